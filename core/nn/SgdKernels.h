// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace docent::kernels {

/// v = momentum * v + (g + decay * p); p -= rate * v, for `count` elements.
void sgdStep(float* p, const float* g, float* v, std::int64_t count, float rate, float momentum, float decay,
             int threads);

}  // namespace docent::kernels
