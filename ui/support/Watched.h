// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <memory>
#include <mutex>
#include <utility>

#include "base/RunContext.h"

namespace docent {

/// What a background computation last told of itself: written on its thread, read by the window on a timer.
template <typename News>
class Board {
public:
    void put(News news) {
        const std::lock_guard lock(m_mutex);
        m_news = std::move(news);
    }
    [[nodiscard]] News take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_news, {});
    }

private:
    std::mutex m_mutex;
    News m_news{};
};

/// Writes the progress of a computation on a board.
class WatchedContext final : public RunContext {
public:
    WatchedContext(RunContext& outer, std::shared_ptr<Board<Progress>> board)
        : m_outer(outer), m_board(std::move(board)) {}
    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void progress(const Progress& progress) override { m_board->put(progress); }

private:
    RunContext& m_outer;
    std::shared_ptr<Board<Progress>> m_board;
};

/// Held by what runs for long on a thread of the global pool: meanwhile the pool has one more for short tasks.
class LongTask {
public:
    LongTask() { QThreadPool::globalInstance()->releaseThread(); }
    ~LongTask() { QThreadPool::globalInstance()->reserveThread(); }
    LongTask(const LongTask&) = delete;
    LongTask& operator=(const LongTask&) = delete;
};

}  // namespace docent
