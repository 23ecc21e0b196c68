// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/Precision.h"

#include "base/Error.h"

namespace docent {

namespace {

bool cpuMultipliesBFloat16() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0;
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
