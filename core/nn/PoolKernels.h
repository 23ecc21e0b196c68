// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "nn/Vectorised.h"

/// Loops of the stem's pool over NHWC data, on bare pointers.
namespace docent::kernels {

/// Zero pad by 1, then 3x3 stride 2 max pool without padding: [n, h, w, c] -> [n, (h - 1) / 2 + 1, (w - 1) / 2 + 1, c].
struct PoolShape {
    std::int64_t images, height, width, channels;
    [[nodiscard]] std::int64_t outHeight() const { return (height - 1) / 2 + 1; }
    [[nodiscard]] std::int64_t outWidth() const { return (width - 1) / 2 + 1; }
};

/// `winner`, which may be null, becomes the place in the 3x3 window (row by row) that the maximum came from; of equals
/// the first.
void poolForward(const PoolShape& shape, const float* x, float* y, std::uint8_t* winner, int threads);
void poolForward(const PoolShape& shape, const BFloat16* x, BFloat16* y, std::uint8_t* winner, int threads);

/// dx, overwritten, from dL/dy; what a pad's zero won is dropped.
void poolBackward(const PoolShape& shape, const float* dy, const std::uint8_t* winner, float* dx, int threads);
void poolBackward(const PoolShape& shape, const BFloat16* dy, const std::uint8_t* winner, BFloat16* dx, int threads);

}  // namespace docent::kernels
