// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ActivationRange.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace docent {

namespace {

constexpr double largestByte = 255;
constexpr double leftOut = 1e-4;  ///< of the values, by the rule Percentile, at both ends together
constexpr int clips = 50;         ///< ranges that LeastError tries, from all to a fiftieth

struct Range {
    double low = 0;
    double high = 0;
};

ByteScale toScale(Range range) {
    range.low = std::min(range.low, 0.0);
    range.high = std::max(range.high, 0.0);
    const double width = range.high - range.low;
    // Of a width that floats cannot divide by there is nothing to tell apart.
    if (!(width / largestByte > std::numeric_limits<float>::min())) {
        return {};
    }
    const double scale = width / largestByte;
    return {.scale = static_cast<float>(scale),
            .zero = static_cast<std::uint8_t>(std::clamp(std::nearbyint(-range.low / scale), 0.0, largestByte))};
}

double centre(const ActivationHistogram& histogram, std::size_t bin) {
    const double width = (histogram.high - histogram.low) / static_cast<double>(histogram.counts.size());
    return histogram.low + (static_cast<double>(bin) + 0.5) * width;
}

double squaredError(const ActivationHistogram& histogram, const ByteScale& to) {
    double sum = 0;
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        if (histogram.counts[bin] > 0) {
            const double value = centre(histogram, bin);
            const double byte = std::clamp(std::nearbyint(value / to.scale) + to.zero, 0.0, largestByte);
            const double error = (byte - to.zero) * to.scale - value;
            sum += histogram.counts[bin] * error * error;
        }
    }
    return sum;
}

Range withoutOutliers(const ActivationHistogram& histogram) {
    const auto& counts = histogram.counts;
    const double most = std::accumulate(counts.begin(), counts.end(), 0.0) * leftOut / 2;
    std::size_t first = 0;
    for (double below = counts[0]; below <= most && first + 1 < counts.size(); below += counts[++first]) {
    }
    std::size_t last = counts.size() - 1;
    for (double above = counts[last]; above <= most && last > first; above += counts[--last]) {
    }
    const double width = (histogram.high - histogram.low) / static_cast<double>(counts.size());
    return {histogram.low + static_cast<double>(first) * width, histogram.low + static_cast<double>(last + 1) * width};
}

}  // namespace

ByteScale byteScale(const ActivationHistogram& histogram, RangeRule rule) {
    const Range whole{histogram.low, histogram.high};
    if (rule == RangeRule::MinMax || histogram.counts.empty() || !(whole.high > whole.low)) {
        return toScale(whole);
    }
    if (rule == RangeRule::Percentile) {
        return toScale(withoutOutliers(histogram));
    }
    ByteScale best = toScale(whole);
    double least = squaredError(histogram, best);
    for (int i = 1; i < clips; ++i) {
        const double part = 1 - static_cast<double>(i) / clips;
        const ByteScale clipped = toScale({whole.low * part, whole.high * part});
        if (const double error = squaredError(histogram, clipped); error < least) {
            least = error;
            best = clipped;
        }
    }
    return best;
}

}  // namespace docent
