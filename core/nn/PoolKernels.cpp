// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/PoolKernels.h"

#include <algorithm>
#include <vector>

namespace docent::kernels {

namespace {

using Index = std::int64_t;

bool inside(Index position, Index extent) {
    return position >= 0 && position < extent;
}

template <bool first, typename T>
DOCENT_INLINE void takeMaximum(const T* row, Index channels, std::uint8_t place, float* best, std::uint8_t* winner) {
#pragma GCC ivdep
    for (Index c = 0; c < channels; ++c) {
        const float value = row != nullptr ? toFloat(row[c]) : 0;
        const bool wins = first || value > best[c] || value != value;
        best[c] = wins ? value : best[c];
        winner[c] = wins ? place : winner[c];
    }
}

/// One row of outputs; `best` and `places` are scratch for one pixel.
template <typename T>
DOCENT_INLINE void poolRow(const PoolShape& shape, const T* image, Index outRow, T* y, std::uint8_t* winner,
                           float* best, std::uint8_t* places) {
    const Index channels = shape.channels;
    for (Index outColumn = 0; outColumn < shape.outWidth(); ++outColumn) {
        std::uint8_t* place = winner != nullptr ? winner + outColumn * channels : places;
        for (int k = 0; k < 9; ++k) {
            const Index row = outRow * 2 - 1 + k / 3;
            const Index column = outColumn * 2 - 1 + k % 3;
            const T* pixel = inside(row, shape.height) && inside(column, shape.width)
                                 ? image + (row * shape.width + column) * channels
                                 : nullptr;
            if (k == 0) {
                takeMaximum<true>(pixel, channels, 0, best, place);
            } else {
                takeMaximum<false>(pixel, channels, static_cast<std::uint8_t>(k), best, place);
            }
        }
        for (Index c = 0; c < channels; ++c) {
            y[outColumn * channels + c] = fromFloat<T>(best[c]);
        }
    }
}

/// One row of inputs: gathers from the (at most four) windows that hold each pixel.
template <typename T>
DOCENT_INLINE void unpoolRow(const PoolShape& shape, const T* dy, const std::uint8_t* winner, Index row, T* dx,
                             float* total) {
    const Index channels = shape.channels;
    for (Index column = 0; column < shape.width; ++column) {
        std::fill(total, total + channels, 0.0f);
        for (Index outRow = row / 2; outRow <= (row + 1) / 2; ++outRow) {
            for (Index outColumn = column / 2; outColumn <= (column + 1) / 2; ++outColumn) {
                if (!inside(outRow, shape.outHeight()) || !inside(outColumn, shape.outWidth())) {
                    continue;
                }
                const Index offset = (outRow * shape.outWidth() + outColumn) * channels;
                const Index place = (row - (outRow * 2 - 1)) * 3 + (column - (outColumn * 2 - 1));
                for (Index c = 0; c < channels; ++c) {
                    total[c] += winner[offset + c] == place ? toFloat(dy[offset + c]) : 0;
                }
            }
        }
        for (Index c = 0; c < channels; ++c) {
            dx[column * channels + c] = fromFloat<T>(total[c]);
        }
    }
}

DOCENT_VECTORISED void poolRowFloat(const PoolShape& shape, const float* image, Index row, float* y,
                                    std::uint8_t* winner, float* best, std::uint8_t* places) {
    poolRow(shape, image, row, y, winner, best, places);
}
DOCENT_VECTORISED void poolRowHalf(const PoolShape& shape, const BFloat16* image, Index row, BFloat16* y,
                                   std::uint8_t* winner, float* best, std::uint8_t* places) {
    poolRow(shape, image, row, y, winner, best, places);
}
DOCENT_VECTORISED void unpoolRowFloat(const PoolShape& shape, const float* dy, const std::uint8_t* winner, Index row,
                                      float* dx, float* total) {
    unpoolRow(shape, dy, winner, row, dx, total);
}
DOCENT_VECTORISED void unpoolRowHalf(const PoolShape& shape, const BFloat16* dy, const std::uint8_t* winner, Index row,
                                     BFloat16* dx, float* total) {
    unpoolRow(shape, dy, winner, row, dx, total);
}

template <typename T, typename Kernel>
void forwardRows(const PoolShape& shape, const T* x, T* y, std::uint8_t* winner, int threads, const Kernel& kernel) {
    const Index inImage = shape.height * shape.width * shape.channels;
    const Index outRow = shape.outWidth() * shape.channels;
#pragma omp parallel num_threads(threads) if (shape.images * inImage >= worthThreads)
    {
        std::vector<float> best(static_cast<std::size_t>(shape.channels));
        std::vector<std::uint8_t> places(static_cast<std::size_t>(shape.channels));
#pragma omp for schedule(static) collapse(2)
        for (Index image = 0; image < shape.images; ++image) {
            for (Index row = 0; row < shape.outHeight(); ++row) {
                const Index offset = (image * shape.outHeight() + row) * outRow;
                kernel(shape, x + image * inImage, row, y + offset, winner != nullptr ? winner + offset : nullptr,
                       best.data(), places.data());
            }
        }
    }
}

template <typename T, typename Kernel>
void backwardRows(const PoolShape& shape, const T* dy, const std::uint8_t* winner, T* dx, int threads,
                  const Kernel& kernel) {
    const Index inRow = shape.width * shape.channels;
    const Index outImage = shape.outHeight() * shape.outWidth() * shape.channels;
#pragma omp parallel num_threads(threads) if (shape.images * shape.height * inRow >= worthThreads)
    {
        std::vector<float> total(static_cast<std::size_t>(shape.channels));
#pragma omp for schedule(static) collapse(2)
        for (Index image = 0; image < shape.images; ++image) {
            for (Index row = 0; row < shape.height; ++row) {
                kernel(shape, dy + image * outImage, winner + image * outImage, row,
                       dx + (image * shape.height + row) * inRow, total.data());
            }
        }
    }
}

}  // namespace

void poolForward(const PoolShape& shape, const float* x, float* y, std::uint8_t* winner, int threads) {
    forwardRows(shape, x, y, winner, threads, poolRowFloat);
}

void poolForward(const PoolShape& shape, const BFloat16* x, BFloat16* y, std::uint8_t* winner, int threads) {
    forwardRows(shape, x, y, winner, threads, poolRowHalf);
}

void poolBackward(const PoolShape& shape, const float* dy, const std::uint8_t* winner, float* dx, int threads) {
    backwardRows(shape, dy, winner, dx, threads, unpoolRowFloat);
}

void poolBackward(const PoolShape& shape, const BFloat16* dy, const std::uint8_t* winner, BFloat16* dx, int threads) {
    backwardRows(shape, dy, winner, dx, threads, unpoolRowHalf);
}

}  // namespace docent::kernels
