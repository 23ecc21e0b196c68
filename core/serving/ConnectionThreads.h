// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace docent {

/// Threads for connections, made when they are needed. Where all are taken, the accepting thread runs the task itself.
class ConnectionThreads final : public httplib::TaskQueue {
public:
    explicit ConnectionThreads(int limit) : m_limit(static_cast<std::size_t>(limit)) {}

    /// Nothing, or in newer versions whether the task was taken.
    using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));

    Enqueued enqueue(std::function<void()> task) override;
    void shutdown() override;

private:
    void work();

    const std::size_t m_limit;
    std::mutex m_mutex;  ///< of all below
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_isOver = false;
};

}  // namespace docent
