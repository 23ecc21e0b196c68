// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/StandardisationKernels.h"

#include <algorithm>
#include <cmath>

#include "nn/Vectorised.h"

namespace docent::kernels {

namespace {

using Index = std::int64_t;

/// Partial sums run in this many lanes over this many steps in float before they are added up in double.
constexpr Index lanes = 16;
constexpr Index blockSize = lanes * 32;

/// Sum of f(i) for i in [0, size), in an order that does not depend on the machine's vectors.
template <typename Function>
DOCENT_INLINE double sum(Index size, const Function& f) {
    double total = 0;
    for (Index begin = 0; begin < size; begin += blockSize) {
        const Index end = std::min(begin + blockSize, size);
        const Index whole = begin + (end - begin) / lanes * lanes;
        float partial[lanes] = {};
        for (Index i = begin; i < whole; i += lanes) {
            for (Index lane = 0; lane < lanes; ++lane) {
                partial[lane] += f(i + lane);
            }
        }
        for (Index i = whole; i < end; ++i) {
            partial[i - whole] += f(i);
        }
        for (const float part : partial) {
            total += part;
        }
    }
    return total;
}

DOCENT_VECTORISED void standardiseFilter(const float* w, Index size, float eps, float* y, float* mean, float* rstd) {
    const double count = static_cast<double>(size);
    const double average = sum(size, [=](Index i) { return w[i]; }) / count;
    const float m = static_cast<float>(average);
    const double squares = sum(size, [=](Index i) { return (w[i] - m) * (w[i] - m); });
    const double offset = average - m;
    const float scale =
        static_cast<float>(1.0 / std::sqrt(std::max(squares / count - offset * offset, 0.0) + double{eps}));
    for (Index i = 0; i < size; ++i) {
        y[i] = (w[i] - m) * scale;
    }
    if (mean != nullptr) {
        *mean = m;
    }
    if (rstd != nullptr) {
        *rstd = scale;
    }
}

DOCENT_VECTORISED void filterGradient(const float* w, const float* dy, float mean, float rstd, Index size, float* dw) {
    const double count = static_cast<double>(size);
    const double gradient = sum(size, [=](Index i) { return dy[i]; }) / count;
    const double product = sum(size, [=](Index i) { return dy[i] * (w[i] - mean); }) / count;
    // dw = rstd (dy - mean(dy) - y mean(dy y)) with y = (w - mean) rstd
    const float constant = static_cast<float>(gradient);
    const float slope = static_cast<float>(product * double{rstd} * double{rstd});
    for (Index i = 0; i < size; ++i) {
        dw[i] = rstd * (dy[i] - constant - (w[i] - mean) * slope);
    }
}

}  // namespace

void standardise(const float* w, Index filters, Index size, float eps, float* y, float* mean, float* rstd,
                 int threads) {
#pragma omp parallel for num_threads(threads) schedule(static) if (filters * size >= worthThreads)
    for (Index filter = 0; filter < filters; ++filter) {
        standardiseFilter(w + filter * size, size, eps, y + filter * size, mean != nullptr ? mean + filter : nullptr,
                          rstd != nullptr ? rstd + filter : nullptr);
    }
}

void standardiseBackward(const float* w, const float* dy, const float* mean, const float* rstd, Index filters,
                         Index size, float* dw, int threads) {
#pragma omp parallel for num_threads(threads) schedule(static) if (filters * size >= worthThreads)
    for (Index filter = 0; filter < filters; ++filter) {
        filterGradient(w + filter * size, dy + filter * size, mean[filter], rstd[filter], size, dw + filter * size);
    }
}

}  // namespace docent::kernels
