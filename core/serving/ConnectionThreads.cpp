// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/ConnectionThreads.h"

namespace docent {

ConnectionThreads::Enqueued ConnectionThreads::enqueue(std::function<void()> task) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_tasks.size() < m_idle || m_threads.size() < m_limit) {
            m_tasks.push_back(std::move(task));
            if (m_tasks.size() > m_idle) {
                m_threads.emplace_back([this] { work(); });
            }
            m_changed.notify_one();
            return static_cast<Enqueued>(true);
        }
    }
    task();
    return static_cast<Enqueued>(true);
}

void ConnectionThreads::shutdown() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
}

void ConnectionThreads::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_changed.wait(lock, [this] { return m_isOver || !m_tasks.empty(); });
        --m_idle;
        if (m_tasks.empty()) {
            return;
        }
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

}  // namespace docent
