// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace docent {

[[nodiscard]] inline float floatFromBFloat16(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

/// IEEE 754 binary16.
[[nodiscard]] inline float floatFromHalf(std::uint16_t bits) {
    const std::uint32_t sign = (bits & 0x8000U) << 16;
    const std::uint32_t exponent = bits >> 10 & 0x1fU;
    const std::uint32_t fraction = bits & 0x3ffU;
    if (exponent == 0) {  // zero, or a number below the smallest normal one
        return std::copysign(std::ldexp(static_cast<float>(fraction), -24), std::bit_cast<float>(sign | 0x3f800000U));
    }
    const std::uint32_t wide = exponent == 0x1f ? 0xffU : exponent + 112;
    return std::bit_cast<float>(sign | wide << 23 | fraction << 13);
}

/// Puts values that come in the order of a file where an array with these strides has them.
class ScatteredFloats {
public:
    /// `shape` and `strides` of the same indices; the last one runs fastest in the file, or the first one.
    ScatteredFloats(std::span<float> out, const std::vector<std::int64_t>& shape,
                    const std::vector<std::int64_t>& strides, bool firstRunsFastest)
        : m_out(out) {
        for (std::size_t i = 0; i < shape.size(); ++i) {
            const std::size_t index = firstRunsFastest ? i : shape.size() - 1 - i;
            m_axes.push_back({.extent = shape[index], .stride = strides[index]});
        }
    }

    void put(float value) {
        m_out[static_cast<std::size_t>(m_at)] = value;
        for (Axis& axis : m_axes) {
            m_at += axis.stride;
            if (++axis.count < axis.extent) {
                return;
            }
            m_at -= axis.stride * axis.extent;
            axis.count = 0;
        }
    }

private:
    struct Axis {
        std::int64_t extent = 0;
        std::int64_t stride = 0;
        std::int64_t count = 0;
    };
    std::span<float> m_out;
    std::vector<Axis> m_axes;  ///< the fastest first
    std::int64_t m_at = 0;
};

/// Takes `bytes`, whole numbers of the type Bits, as values that `convert` makes floats of. Returns the index of the
/// first that is not finite; the values before it have been put.
template <typename Bits, typename Convert>
[[nodiscard]] std::optional<std::size_t> putFloats(std::span<const std::uint8_t> bytes, bool swapped,
                                                   const Convert& convert, ScatteredFloats& out) {
    for (std::size_t i = 0; i < bytes.size() / sizeof(Bits); ++i) {
        std::array<std::uint8_t, sizeof(Bits)> item{};
        std::memcpy(item.data(), bytes.data() + i * sizeof(Bits), sizeof(Bits));
        if (swapped) {
            std::reverse(item.begin(), item.end());
        }
        const float value = convert(std::bit_cast<Bits>(item));
        if (!std::isfinite(value)) {
            return i;
        }
        out.put(value);
    }
    return std::nullopt;
}

}  // namespace docent
