// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace docent {

struct Interval {
    double low = 0;
    double high = 0;
};

/// Percentile bootstrap over examples (Efron 1979) for means that are compared on the same examples: every resample is
/// drawn once and applied to all candidates, so differences are paired.
/// `correct[m]` are the [n] hits of candidate m, all of one length n >= 1.
struct BootstrapResult {
    std::vector<Interval> intervals;         ///< of each candidate's mean
    std::vector<std::uint8_t> tiedWithBest;  ///< 1 where the interval of (best mean - own mean) reaches 0
};
[[nodiscard]] BootstrapResult bootstrapMeans(const std::vector<std::vector<std::uint8_t>>& correct, int resamples,
                                             double confidence, std::uint64_t seed);

/// Wilson score interval of a proportion.
[[nodiscard]] Interval wilsonInterval(std::int64_t successes, std::int64_t trials, double confidence = 0.95);

/// The standard normal quantile, e.g. 1.959964 for 0.975.
[[nodiscard]] double normalQuantile(double probability);

}  // namespace docent
