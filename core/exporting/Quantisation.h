// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/Options.h"

namespace docent {

/// Training pictures at most that the ranges of activations come from.
inline constexpr std::int64_t maxCalibrationImages = 256;

/// How the range of an activation that 8 bits cover is taken from what was seen of it.
enum class RangeRule {
    MinMax,      ///< all of it
    Percentile,  ///< all but the outermost ten-thousandth
    LeastError   ///< the part of it with the least squared error, of what is clipped and of what is rounded
};
template <>
struct EnumNames<RangeRule> {
    static constexpr std::pair<RangeRule, std::string_view> values[] = {
        {RangeRule::MinMax, "min-max"}, {RangeRule::Percentile, "percentile"}, {RangeRule::LeastError, "least-error"}};
};

/// An activation in 8 bits: value = scale * (byte - zero).
struct ByteScale {
    float scale = 1;
    std::uint8_t zero = 0;
};

/// A network in 8 bits (Jacob et al. 2018): the weights of convolutions and head are int8 from -127 to 127 with a scale
/// for each output channel, their inputs and the outputs of the convolutions are uint8 with one scale for the whole
/// tensor. The stem, which sees the picture itself, and all between convolutions stay float.
struct Quantisation {
    RangeRule rule = RangeRule::MinMax;
    /// Of "<convolution>.in", "<convolution>.out" and "head.fc.in".
    std::map<std::string, ByteScale> activations;
};

}  // namespace docent
