// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Loops of weight standardisation on bare pointers; each filter is handled by one thread.
namespace docent::kernels {

/// For each of `filters` rows of `size` weights: y = (w - mean) * rstd, rstd = 1 / sqrt(biased variance + eps).
/// mean and rstd, [filters], may be null.
void standardise(const float* w, std::int64_t filters, std::int64_t size, float eps, float* y, float* mean, float* rstd,
                 int threads);

/// dw from dL/dy.
void standardiseBackward(const float* w, const float* dy, const float* mean, const float* rstd, std::int64_t filters,
                         std::int64_t size, float* dw, int threads);

}  // namespace docent::kernels
