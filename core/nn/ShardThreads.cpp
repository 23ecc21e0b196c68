// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/ShardThreads.h"

#include <cstddef>
#include <exception>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#else
#include <thread>
#endif

namespace docent {

void onThreads(int count, const std::function<void(int)>& body) {
    std::vector<std::exception_ptr> failures(static_cast<std::size_t>(count));
    const auto run = [&](int i) {
        try {
            body(i);
        } catch (...) {
            failures[static_cast<std::size_t>(i)] = std::current_exception();
        }
    };
#ifdef _OPENMP
#pragma omp parallel for num_threads(count) schedule(static, 1)
    for (int i = 0; i < count; ++i) {
        run(i);
    }
#else
    std::vector<std::thread> threads;
    for (int i = 1; i < count; ++i) {
        threads.emplace_back(run, i);
    }
    run(0);
    for (std::thread& thread : threads) {
        thread.join();
    }
#endif
    for (const std::exception_ptr& failure : failures) {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
}

void useOneThreadHere() {
#ifdef _OPENMP
    omp_set_num_threads(1);
#endif
}

}  // namespace docent
