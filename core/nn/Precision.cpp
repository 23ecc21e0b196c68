// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/Precision.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include "base/Error.h"

namespace docent {

namespace {

/// AMX multiplies whole tiles of bf16. AVX-512's instructions for it alone make no network faster: what is gained in
/// the products is lost in the conversions around them.
bool cpuMultipliesBFloat16() {
#if defined(__x86_64__)
    constexpr unsigned int amxBFloat16 = 1U << 22;
    constexpr unsigned int amxTile = 1U << 24;
    unsigned int a = 0;
    unsigned int b = 0;
    unsigned int c = 0;
    unsigned int d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & amxBFloat16) != 0 && (d & amxTile) != 0;
#else
    return false;
#endif
}

}  // namespace

std::string toString(Precision precision) {
    switch (precision) {
        case Precision::Auto:
            return "auto";
        case Precision::Float32:
            return "fp32";
        case Precision::BFloat16:
            return "bf16";
    }
    throw Error("There is no such precision");
}

Precision precisionFromString(const std::string& text) {
    for (const Precision precision : {Precision::Auto, Precision::Float32, Precision::BFloat16}) {
        if (text == toString(precision)) {
            return precision;
        }
    }
    throw Error("There is no precision '" + text + "'", "Choose one of: auto, fp32, bf16");
}

Precision resolvePrecision(Precision precision, const std::string& device) {
    if (precision != Precision::Auto) {
        return precision;
    }
    const bool fast = device.rfind("cuda", 0) == 0 || cpuMultipliesBFloat16();
    return fast ? Precision::BFloat16 : Precision::Float32;
}

}  // namespace docent
