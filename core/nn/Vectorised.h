// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

/// Compiles a function once for AVX-512, once for AVX2 with FMA and once for the baseline; the loader picks one.
/// Sanitizers' own start-up does not survive the loader's choice, so they get the baseline alone.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define DOCENT_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DOCENT_VECTORISED
#endif
/// For the bodies of such functions: only what is inlined into a clone is compiled for it.
#define DOCENT_INLINE [[gnu::always_inline]] inline

namespace docent {

/// Waking other threads, and waiting for them on a busy machine, costs more than this many elements do.
inline constexpr std::int64_t worthThreads = 1 << 15;

/// The upper half of a float, as the hardware's and Torch's bfloat16.
struct BFloat16 {
    std::uint16_t bits;
};

DOCENT_INLINE float toFloat(float value) {
    return value;
}
DOCENT_INLINE float toFloat(BFloat16 value) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16);
}

template <typename T>
DOCENT_INLINE T fromFloat(float value);
template <>
DOCENT_INLINE float fromFloat<float>(float value) {
    return value;
}
template <>
DOCENT_INLINE BFloat16 fromFloat<BFloat16>(float value) {
    // Round to nearest even; a NaN keeps being one.
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
    return {static_cast<std::uint16_t>(value != value ? 0x7fc0u : rounded)};
}

}  // namespace docent
