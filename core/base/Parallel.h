// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace docent {

/// Threads that may be used: the CPUs this process is allowed to run on.
[[nodiscard]] int availableThreads();

/// Calls `body(i)` for i in [0, count) on up to `threads` threads (0 = availableThreads()), handing out indices in
/// order. The first exception ends the loop and is thrown again here.
void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& body);

}  // namespace docent
