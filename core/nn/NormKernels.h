// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "nn/Vectorised.h"

/// Loops of GroupNorm + ReLU over NHWC data, on bare pointers. Each (image, group) is reduced by one thread in a fixed
/// order, and sums over images are added in the order of the images, so results do not depend on the thread count.
namespace docent::kernels {

struct NormShape {
    std::int64_t images;
    std::int64_t pixels;
    std::int64_t channels;
    std::int64_t groups;
};

/// y = relu(gamma * (x - mean) * rstd + beta), [images, pixels, channels]; mean, rstd: [images, groups].
/// With `shortcut`, x + shortcut is normalised instead of x, and written to `sum`, which may be x or shortcut itself.
/// y may be x where there is no shortcut.
template <typename T>
struct NormForward {
    NormShape shape;
    const T* x;
    const T* shortcut = nullptr;
    T* sum = nullptr;
    const float* gamma;
    const float* beta;
    float eps;
    T* y;
    float* mean;
    float* rstd;
};
void run(const NormForward<float>& norm, int threads);
void run(const NormForward<BFloat16>& norm, int threads);

/// From dL/dy: dx [images, pixels, channels], and dgamma, dbeta [channels]. `dsum`, where given, is added to dx: the
/// gradient that reaches the sum of a residual block on its other way.
template <typename T>
struct NormBackward {
    NormShape shape;
    const T* x;
    const T* dy;
    const T* dsum = nullptr;
    const float* gamma;
    const float* beta;
    const float* mean;
    const float* rstd;
    T* dx;
    float* dgamma;
    float* dbeta;
};
void run(const NormBackward<float>& norm, int threads);
void run(const NormBackward<BFloat16>& norm, int threads);

}  // namespace docent::kernels
