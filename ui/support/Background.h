// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "base/Error.h"
#include "base/RunContext.h"
#include "support/CoreText.h"
#include "support/Text.h"

namespace docent {

/// Stops a background computation whose answer nobody waits for any more.
class BackgroundTask final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return m_stop.load(); }
    void cancel() { m_stop.store(true); }

private:
    std::atomic<bool> m_stop{false};
};

using BackgroundHandle = std::shared_ptr<BackgroundTask>;

/// Runs `work(RunContext&)` on a thread of the pool, then `done(result)` or `failed(message)` on the thread of the
/// window, unless `receiver` is gone or the task was cancelled by then. Nothing here waits. `pool`: one whose owner
/// waits for it, where the work needs what that owns.
template <typename Work, typename Done, typename Failed>
BackgroundHandle runInBackground(QObject* receiver, Work work, Done done, Failed failed,
                                 QThreadPool* pool = QThreadPool::globalInstance()) {
    using Result = decltype(work(std::declval<RunContext&>()));
    auto task = std::make_shared<BackgroundTask>();
    // Copied here, on the thread of the window: whether the receiver lives is asked only there.
    const QPointer<QObject> guard(receiver);
    pool->start([task, guard, work = std::move(work), done = std::move(done), failed = std::move(failed)]() mutable {
        auto result = std::make_shared<std::optional<Result>>();
        QString problem;
        try {
            *result = work(*task);
        } catch (const Stopped&) {
            return;
        } catch (const std::exception& error) {
            problem = errorText(error);
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [task, guard, result, problem, done = std::move(done), failed = std::move(failed)]() mutable {
                if (!guard || task->stopRequested()) {
                    return;
                }
                if (result->has_value()) {
                    done(std::move(**result));
                } else {
                    failed(problem);
                }
            },
            Qt::QueuedConnection);
    });
    return task;
}

}  // namespace docent
