// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/JobBridge.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace docent {
namespace {
constexpr int flushMilliseconds = 50;
}

/// The newest record of each job that the window has not been told of. Shared with the listener, which may still be
/// under way on a worker thread when the bridge goes.
struct JobBridge::Inbox {
    std::mutex mutex;
    std::map<std::string, JobRecord> records;
    bool announced = false;
    JobBridge* bridge = nullptr;  ///< null once the bridge is gone

    void put(const JobRecord& record) {
        const std::lock_guard lock(mutex);
        if (!bridge) {
            return;
        }
        records[record.id] = record;
        if (!announced) {
            announced = true;
            QMetaObject::invokeMethod(
                bridge,
                [target = bridge] {
                    const auto wait = flushMilliseconds - target->m_sinceFlush.elapsed();
                    target->m_timer.start(static_cast<int>(std::clamp<qint64>(wait, 0, flushMilliseconds)));
                },
                Qt::QueuedConnection);
        }
    }
};

JobBridge::JobBridge(JobQueue& queue, QObject* parent)
    : QObject(parent), m_queue(queue), m_inbox(std::make_shared<Inbox>()) {
    m_inbox->bridge = this;
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &JobBridge::flush);
    m_sinceFlush.start();
    m_queue.setListener([inbox = m_inbox](const JobRecord& record) { inbox->put(record); });
}

JobBridge::~JobBridge() {
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->bridge = nullptr;
    }
    m_queue.setListener({});
}

void JobBridge::take(const JobRecord& record) {
    m_inbox->put(record);
}

void JobBridge::flush() {
    std::map<std::string, JobRecord> records;
    {
        const std::lock_guard lock(m_inbox->mutex);
        records.swap(m_inbox->records);
        m_inbox->announced = false;
    }
    m_sinceFlush.restart();
    for (const auto& [id, record] : records) {
        Q_EMIT jobChanged(record);
    }
}

}  // namespace docent
