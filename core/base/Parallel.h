// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace docent {

/// How many threads this process shall use wherever a caller does not say: `threads` > 0, or 0 for all its CPUs. Set by
/// main() for what a person asked for, before there is any other thread.
void setThreadLimit(int threads);

/// CPUs that this process is allowed to run on.
[[nodiscard]] int availableCpus();

/// Threads that may be used: the limit, else as many as there are CPUs, at most the number in OMP_NUM_THREADS, which
/// other programs of the field heed too.
[[nodiscard]] int availableThreads();

/// Calls `body(i)` for i in [0, count) on up to `threads` threads (0 = availableThreads()), handing out indices in
/// order. The first exception ends the loop and is thrown again here.
void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& body);

}  // namespace docent
