// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

#include "jobs/JobQueue.h"

namespace docent {

/// The one thing that turns the queue's callbacks, which come on worker threads, into signals on the thread of the
/// window: at most 20 a second for each job, always ending with its latest record.
class JobBridge final : public QObject {
    Q_OBJECT
public:
    explicit JobBridge(JobQueue& queue, QObject* parent = nullptr);
    /// The queue must still live: its listener is taken away.
    ~JobBridge() override;

    /// What the queue calls; from any thread.
    void take(const JobRecord& record);

Q_SIGNALS:
    void jobChanged(const docent::JobRecord& record);

private:
    struct Inbox;
    void flush();

    JobQueue& m_queue;
    std::shared_ptr<Inbox> m_inbox;
    QTimer m_timer;
    QElapsedTimer m_sinceFlush;
};

}  // namespace docent
