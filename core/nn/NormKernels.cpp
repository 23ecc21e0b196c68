// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/NormKernels.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace docent::kernels {

namespace {

using Index = std::int64_t;

/// Float sums run over this many pixels before they are added up in double.
constexpr Index blockPixels = 32;

/// A run of whole groups of one image: `width` of `stride` channels at each of `pixels` pixels.
struct Slab {
    Index pixels;
    Index stride;
    Index width;
};

/// Per-channel scratch of one thread.
struct Scratch {
    explicit Scratch(Index width)
        : shift(size(width)), a(size(width)), b(size(width)), c(size(width)), first(size(width)), second(size(width)) {}
    static std::size_t size(Index width) { return static_cast<std::size_t>(width); }
    std::vector<float> shift, a, b, c;
    std::vector<double> first, second;
};

/// Sums of (x - shift) and (x - shift)^2 over the pixels; shift is the first pixel, so that a large mean does not eat
/// the variance's digits. With `shortcut`, x + shortcut takes the place of x and is written to `sum`.
template <bool withShortcut, typename T>
DOCENT_INLINE void moments(const Slab& slab, const T* x, const T* shortcut, T* sum, float* shift, float* partial1,
                           float* partial2, double* total1, double* total2) {
    for (Index c = 0; c < slab.width; ++c) {
        shift[c] = withShortcut ? toFloat(fromFloat<T>(toFloat(x[c]) + toFloat(shortcut[c]))) : toFloat(x[c]);
        total1[c] = 0;
        total2[c] = 0;
    }
    for (Index begin = 0; begin < slab.pixels; begin += blockPixels) {
        const Index end = std::min(begin + blockPixels, slab.pixels);
        for (Index c = 0; c < slab.width; ++c) {
            partial1[c] = 0;
            partial2[c] = 0;
        }
        for (Index p = begin; p < end; ++p) {
            const T* row = x + p * slab.stride;
            const T* shortcutRow = withShortcut ? shortcut + p * slab.stride : nullptr;
            T* sumRow = withShortcut ? sum + p * slab.stride : nullptr;
            // The sum may lie where a summand lies, element on element: no iteration reads what another wrote.
#pragma GCC ivdep
            for (Index c = 0; c < slab.width; ++c) {
                float value;
                if constexpr (withShortcut) {
                    const T rounded = fromFloat<T>(toFloat(row[c]) + toFloat(shortcutRow[c]));
                    sumRow[c] = rounded;
                    value = toFloat(rounded) - shift[c];
                } else {
                    value = toFloat(row[c]) - shift[c];
                }
                partial1[c] += value;
                partial2[c] += value * value;
            }
        }
        for (Index c = 0; c < slab.width; ++c) {
            total1[c] += partial1[c];
            total2[c] += partial2[c];
        }
    }
}

/// y = max(a x + b, 0)
template <typename T>
DOCENT_INLINE void scaleAndRectify(const Slab& slab, const T* x, const float* a, const float* b, T* y) {
    for (Index p = 0; p < slab.pixels; ++p) {
        const T* row = x + p * slab.stride;
        T* out = y + p * slab.stride;
#pragma GCC ivdep
        for (Index c = 0; c < slab.width; ++c) {
            const float value = a[c] * toFloat(row[c]) + b[c];
            out[c] = fromFloat<T>(value < 0 ? 0 : value);
        }
    }
}

/// With g = dy where the ReLU let through: sums of g and of g (x - mean) over the pixels.
template <typename T>
DOCENT_INLINE void gradientSums(const Slab& slab, const T* x, const T* dy, const float* a, const float* b,
                                const float* mean, float* partial1, float* partial2, double* total1, double* total2) {
    for (Index c = 0; c < slab.width; ++c) {
        total1[c] = 0;
        total2[c] = 0;
    }
    for (Index begin = 0; begin < slab.pixels; begin += blockPixels) {
        const Index end = std::min(begin + blockPixels, slab.pixels);
        for (Index c = 0; c < slab.width; ++c) {
            partial1[c] = 0;
            partial2[c] = 0;
        }
        for (Index p = begin; p < end; ++p) {
            const T* row = x + p * slab.stride;
            const T* gradient = dy + p * slab.stride;
#pragma GCC ivdep
            for (Index c = 0; c < slab.width; ++c) {
                const float value = toFloat(row[c]);
                const float g = a[c] * value + b[c] > 0 ? toFloat(gradient[c]) : 0;
                partial1[c] += g;
                partial2[c] += g * (value - mean[c]);
            }
        }
        for (Index c = 0; c < slab.width; ++c) {
            total1[c] += partial1[c];
            total2[c] += partial2[c];
        }
    }
}

/// dx = a g + k x + m (+ dsum)
template <bool withSum, typename T>
DOCENT_INLINE void inputGradient(const Slab& slab, const T* x, const T* dy, const T* dsum, const float* a,
                                 const float* b, const float* k, const float* m, T* dx) {
    for (Index p = 0; p < slab.pixels; ++p) {
        const T* row = x + p * slab.stride;
        const T* gradient = dy + p * slab.stride;
        const T* sumRow = withSum ? dsum + p * slab.stride : nullptr;
        T* out = dx + p * slab.stride;
#pragma GCC ivdep
        for (Index c = 0; c < slab.width; ++c) {
            const float value = toFloat(row[c]);
            const float g = a[c] * value + b[c] > 0 ? toFloat(gradient[c]) : 0;
            float result = a[c] * g + (k[c] * value + m[c]);
            if constexpr (withSum) {
                result += toFloat(sumRow[c]);
            }
            out[c] = fromFloat<T>(result);
        }
    }
}

template <typename T>
DOCENT_INLINE void forwardSlab(const NormForward<T>& norm, Index image, Index firstGroup, Index groups, Scratch& s) {
    const NormShape& shape = norm.shape;
    const Index perGroup = shape.channels / shape.groups;
    const Index channel = firstGroup * perGroup;
    const Slab slab{shape.pixels, shape.channels, groups * perGroup};
    const Index offset = image * shape.pixels * shape.channels + channel;
    const T* input = norm.x + offset;
    if (norm.shortcut != nullptr) {
        moments<true>(slab, input, norm.shortcut + offset, norm.sum + offset, s.shift.data(), s.a.data(), s.b.data(),
                      s.first.data(), s.second.data());
        input = norm.sum + offset;
    } else {
        moments<false, T>(slab, input, nullptr, nullptr, s.shift.data(), s.a.data(), s.b.data(), s.first.data(),
                          s.second.data());
    }
    const double pixels = static_cast<double>(shape.pixels);
    for (Index group = 0; group < groups; ++group) {
        const Index begin = group * perGroup;
        const Index end = begin + perGroup;
        double mean = 0;
        for (Index c = begin; c < end; ++c) {
            mean += s.shift[c] + s.first[c] / pixels;
        }
        mean /= static_cast<double>(perGroup);
        double squares = 0;
        for (Index c = begin; c < end; ++c) {
            const double channelMean = s.first[c] / pixels;
            const double difference = s.shift[c] + channelMean - mean;
            squares += s.second[c] - pixels * channelMean * channelMean + pixels * difference * difference;
        }
        const double variance = std::max(squares, 0.0) / (pixels * static_cast<double>(perGroup));
        const double rstd = 1.0 / std::sqrt(variance + norm.eps);
        norm.mean[image * shape.groups + firstGroup + group] = static_cast<float>(mean);
        norm.rstd[image * shape.groups + firstGroup + group] = static_cast<float>(rstd);
        for (Index c = begin; c < end; ++c) {
            s.a[c] = norm.gamma[channel + c] * static_cast<float>(rstd);
            s.b[c] = norm.beta[channel + c] - static_cast<float>(mean) * s.a[c];
        }
    }
    scaleAndRectify(slab, input, s.a.data(), s.b.data(), norm.y + offset);
}

/// `sums`: [images, channels, 2], this image's part of dbeta and dgamma.
template <typename T>
DOCENT_INLINE void backwardSlab(const NormBackward<T>& norm, Index image, Index firstGroup, Index groups, float* sums,
                                Scratch& s) {
    const NormShape& shape = norm.shape;
    const Index perGroup = shape.channels / shape.groups;
    const Index channel = firstGroup * perGroup;
    const Slab slab{shape.pixels, shape.channels, groups * perGroup};
    const Index offset = image * shape.pixels * shape.channels + channel;
    const float* means = norm.mean + image * shape.groups + firstGroup;
    const float* rstds = norm.rstd + image * shape.groups + firstGroup;
    std::vector<float>& mean = s.shift;
    for (Index c = 0; c < slab.width; ++c) {
        mean[c] = means[c / perGroup];
        s.a[c] = norm.gamma[channel + c] * rstds[c / perGroup];
        s.b[c] = norm.beta[channel + c] - mean[c] * s.a[c];
    }
    std::vector<float> partial(static_cast<std::size_t>(slab.width) * 2);
    gradientSums(slab, norm.x + offset, norm.dy + offset, s.a.data(), s.b.data(), mean.data(), partial.data(),
                 partial.data() + slab.width, s.first.data(), s.second.data());
    float* k = partial.data();
    float* m = partial.data() + slab.width;
    const double count = static_cast<double>(shape.pixels * perGroup);
    float* imageSums = sums + (image * shape.channels + channel) * 2;
    for (Index group = 0; group < groups; ++group) {
        const double rstd = rstds[group];
        double sum = 0;
        double product = 0;
        for (Index c = group * perGroup; c < (group + 1) * perGroup; ++c) {
            imageSums[c * 2] = static_cast<float>(s.first[c]);
            imageSums[c * 2 + 1] = static_cast<float>(s.second[c] * rstd);
            sum += norm.gamma[channel + c] * s.first[c];
            product += norm.gamma[channel + c] * s.second[c];
        }
        // dx = rstd (gamma g - mean(gamma g) - xhat mean(gamma g xhat)), sorted by powers of x.
        const double slope = -product * rstd * rstd * rstd / count;
        const double constant = -sum * rstd / count - slope * means[group];
        for (Index c = group * perGroup; c < (group + 1) * perGroup; ++c) {
            k[c] = static_cast<float>(slope);
            m[c] = static_cast<float>(constant);
        }
    }
    if (norm.dsum != nullptr) {
        inputGradient<true>(slab, norm.x + offset, norm.dy + offset, norm.dsum + offset, s.a.data(), s.b.data(), k, m,
                            norm.dx + offset);
    } else {
        inputGradient<false, T>(slab, norm.x + offset, norm.dy + offset, nullptr, s.a.data(), s.b.data(), k, m,
                                norm.dx + offset);
    }
}

DOCENT_VECTORISED void forwardFloat(const NormForward<float>& norm, Index image, Index group, Index groups,
                                    Scratch& s) {
    forwardSlab(norm, image, group, groups, s);
}
DOCENT_VECTORISED void forwardHalf(const NormForward<BFloat16>& norm, Index image, Index group, Index groups,
                                   Scratch& s) {
    forwardSlab(norm, image, group, groups, s);
}
DOCENT_VECTORISED void backwardFloat(const NormBackward<float>& norm, Index image, Index group, Index groups,
                                     float* sums, Scratch& s) {
    backwardSlab(norm, image, group, groups, sums, s);
}
DOCENT_VECTORISED void backwardHalf(const NormBackward<BFloat16>& norm, Index image, Index group, Index groups,
                                    float* sums, Scratch& s) {
    backwardSlab(norm, image, group, groups, sums, s);
}

/// Calls body(image, first group, groups, scratch) for all images and groups. A few images are cut into runs of
/// groups, so that each thread has some.
template <typename Body>
void forSlabs(const NormShape& shape, int threads, const Body& body) {
    Index slabs = 1;
    while (shape.images * slabs < 2 * Index{threads} && slabs * 2 <= shape.groups) {
        slabs *= 2;
    }
    const Index perSlab = (shape.groups + slabs - 1) / slabs;
#pragma omp parallel num_threads(threads) if (shape.images * shape.pixels * shape.channels >= worthThreads)
    {
        Scratch scratch(perSlab * (shape.channels / shape.groups));
#pragma omp for schedule(static) collapse(2)
        for (Index image = 0; image < shape.images; ++image) {
            for (Index slab = 0; slab < slabs; ++slab) {
                const Index first = slab * perSlab;
                const Index groups = std::min(perSlab, shape.groups - first);
                if (groups > 0) {
                    body(image, first, groups, scratch);
                }
            }
        }
    }
}

template <typename T, typename Kernel>
void runBackward(const NormBackward<T>& norm, int threads, const Kernel& kernel) {
    const NormShape& shape = norm.shape;
    std::vector<float> sums(static_cast<std::size_t>(shape.images * shape.channels) * 2);
    forSlabs(shape, threads, [&](Index image, Index group, Index groups, Scratch& scratch) {
        kernel(norm, image, group, groups, sums.data(), scratch);
    });
    for (Index c = 0; c < shape.channels; ++c) {
        double beta = 0;
        double gamma = 0;
        for (Index image = 0; image < shape.images; ++image) {
            beta += sums[static_cast<std::size_t>((image * shape.channels + c) * 2)];
            gamma += sums[static_cast<std::size_t>((image * shape.channels + c) * 2 + 1)];
        }
        norm.dbeta[c] = static_cast<float>(beta);
        norm.dgamma[c] = static_cast<float>(gamma);
    }
}

}  // namespace

void run(const NormForward<float>& norm, int threads) {
    forSlabs(norm.shape, threads, [&](Index image, Index group, Index groups, Scratch& scratch) {
        forwardFloat(norm, image, group, groups, scratch);
    });
}

void run(const NormForward<BFloat16>& norm, int threads) {
    forSlabs(norm.shape, threads, [&](Index image, Index group, Index groups, Scratch& scratch) {
        forwardHalf(norm, image, group, groups, scratch);
    });
}

void run(const NormBackward<float>& norm, int threads) {
    runBackward(norm, threads, backwardFloat);
}

void run(const NormBackward<BFloat16>& norm, int threads) {
    runBackward(norm, threads, backwardHalf);
}

}  // namespace docent::kernels
