// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Int8Loss.h"

#include <cmath>
#include <cstdio>

#include "base/Files.h"
#include "base/Words.h"

namespace docent {

namespace {

std::string number(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

}  // namespace

std::string describe(const Int8Loss& loss) {
    return "float32 is right on " + number("%.1f", 100 * loss.floatAccuracy) + " % of " +
           counted(loss.images, "test picture", "test pictures") + " (" + formatBytes(loss.floatBytes) + "), int8 on " +
           number("%.1f", 100 * loss.int8Accuracy) + " % (" + formatBytes(loss.int8Bytes) +
           "): " + number("%.1f", std::abs(loss.points())) + " points " + (loss.points() < 0 ? "more" : "less") +
           " (95 % interval of the loss " + number("%.1f", 100 * loss.lossInterval.low) + " to " +
           number("%.1f", 100 * loss.lossInterval.high) + ")";
}

}  // namespace docent
