// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/SgdKernels.h"

#include <algorithm>

#include "nn/Vectorised.h"

namespace docent::kernels {

namespace {

/// Elements that one thread takes at a time; a smaller tensor is not worth a fork.
constexpr std::int64_t chunk = 1 << 15;

DOCENT_VECTORISED void stepChunk(float* __restrict p, const float* __restrict g, float* __restrict v,
                                 std::int64_t count, float rate, float momentum, float decay) {
    for (std::int64_t i = 0; i < count; ++i) {
        v[i] = momentum * v[i] + (g[i] + decay * p[i]);
        p[i] -= rate * v[i];
    }
}

}  // namespace

void sgdStep(float* p, const float* g, float* v, std::int64_t count, float rate, float momentum, float decay,
             int threads) {
    const std::int64_t chunks = (count + chunk - 1) / chunk;
#pragma omp parallel for num_threads(threads) schedule(static) if (chunks > 1)
    for (std::int64_t i = 0; i < chunks; ++i) {
        const std::int64_t begin = i * chunk;
        stepChunk(p + begin, g + begin, v + begin, std::min(chunk, count - begin), rate, momentum, decay);
    }
}

}  // namespace docent::kernels
