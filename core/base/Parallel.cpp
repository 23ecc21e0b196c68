// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace docent {

namespace {

std::atomic<int> threadLimit{0};

/// The first number of OMP_NUM_THREADS ("4", or "4,2" for nested teams); 0 where it is not set, or no such number.
int threadsOfEnvironment() {
    const char* text = std::getenv("OMP_NUM_THREADS");
    return text == nullptr ? 0 : static_cast<int>(std::clamp(std::strtol(text, nullptr, 10), 0L, 1L << 20));
}

}  // namespace

void setThreadLimit(int threads) {
    threadLimit = std::max(0, threads);
}

int availableCpus() {
    cpu_set_t set;
    CPU_ZERO(&set);
    const int cpus = ::sched_getaffinity(0, sizeof set, &set) == 0
                         ? CPU_COUNT(&set)
                         : static_cast<int>(std::thread::hardware_concurrency());
    return std::max(1, cpus);
}

int availableThreads() {
    if (const int limit = threadLimit; limit > 0) {
        return limit;
    }
    const int asked = threadsOfEnvironment();
    return asked > 0 ? std::min(asked, availableCpus()) : availableCpus();
}

void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& body) {
    if (threads <= 0) {
        threads = availableThreads();
    }
    threads = static_cast<int>(std::min<std::int64_t>(threads, count));
    std::atomic<std::int64_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr error;
    std::mutex mutex;
    const auto work = [&] {
        while (!failed.load(std::memory_order_relaxed)) {
            const std::int64_t i = next.fetch_add(1);
            if (i >= count) {
                return;
            }
            try {
                body(i);
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (!error) {
                    error = std::current_exception();
                }
                failed = true;
            }
        }
    };
    std::vector<std::thread> pool;
    for (int t = 1; t < threads; ++t) {
        pool.emplace_back(work);
    }
    work();
    for (std::thread& thread : pool) {
        thread.join();
    }
    if (error) {
        std::rethrow_exception(error);
    }
}

}  // namespace docent
