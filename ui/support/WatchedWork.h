// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <utility>

#include "jobs/EtaClock.h"
#include "support/Background.h"
#include "support/Watched.h"

namespace docent {

/// A long computation in the background that tells how far it is, and is stopped with its owner.
class WatchedWork final : public QObject {
    Q_OBJECT
public:
    explicit WatchedWork(QObject* parent = nullptr);
    ~WatchedWork() override;

    /// Runs `work(RunContext&)`, then `done(result)` or `failed(message)`, as runInBackground() does. Replaces what is
    /// under way.
    template <typename Work, typename Done, typename Failed>
    void start(Work work, Done done, Failed failed) {
        stop();
        begin();
        m_task = runInBackground(
            this,
            [work = std::move(work), board = m_board](RunContext& task) mutable {
                const LongTask room;
                WatchedContext context(task, board);
                return work(context);
            },
            [this, done = std::move(done)](auto result) mutable {
                end();
                done(std::move(result));
            },
            [this, failed = std::move(failed)](const QString& problem) mutable {
                end();
                failed(problem);
            });
    }
    /// Neither of both is called then.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_task != nullptr; }

Q_SIGNALS:
    /// `etaSeconds`: to the end of this stage, -1 where it is not known.
    void progressed(const docent::Progress& progress, double etaSeconds);

private:
    void begin();
    void end();
    void look();

    BackgroundHandle m_task;
    std::shared_ptr<Board<Progress>> m_board;
    EtaClock m_eta;
    QString m_stage;
    QTimer m_timer;
};

/// "Embedding: 120 of 400, 12 s left".
[[nodiscard]] QString progressText(const Progress& progress, double etaSeconds);

}  // namespace docent
