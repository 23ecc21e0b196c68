// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/utils.h>

namespace docent {

/// Threads for a loop of our own that runs where an ATen operation would: as many as ATen would take here.
inline int torchThreads() {
    return at::in_parallel_region() ? 1 : at::get_num_threads();
}

}  // namespace docent
