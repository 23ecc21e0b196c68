// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace docent {

struct Interval {
    double low = 0;
    double high = 0;
};

/// What chance in the examples leaves open about candidates that were scored on the same ones.
struct BootstrapResult {
    std::vector<Interval> intervals;         ///< of each candidate's score
    std::vector<std::uint8_t> tiedWithBest;  ///< 1 where the interval of (best score - own score) reaches 0
    /// The part of the resamples, or draws, in which it has the highest score; several with the same score share.
    std::vector<double> bestProbability;
};

/// Percentile bootstrap over examples (Efron 1979) for means: every resample is drawn once and applied to all
/// candidates, so differences are paired. `parts[m]` are the [n] contributions of candidate m, such as hits, all of
/// one length n >= 1. Where all are hits, or none is, all resamples are alike: the interval is Wilson's then.
[[nodiscard]] BootstrapResult bootstrapMeans(const std::vector<std::vector<double>>& parts, int resamples,
                                             double confidence, std::uint64_t seed);

/// The examples of a resample, with repetition: the same for every candidate.
[[nodiscard]] std::vector<std::int64_t> drawResample(std::int64_t examples, std::uint64_t seed, int resample);

/// The same for scores that are no means and were computed anew on each resample: `resampled[m][r]`. What is computed
/// on examples that repeat is biased, so only the spread of the resamples counts: intervals are the score plus and
/// minus normal quantiles of its standard error, and probabilities are those of `draws` from the normal distribution
/// that has the scores as its mean and the covariance of the resamples, which may be few.
[[nodiscard]] BootstrapResult bootstrapScores(const std::vector<double>& scores,
                                              const std::vector<std::vector<double>>& resampled, double confidence,
                                              int draws, std::uint64_t seed);

/// Wilson score interval of a proportion.
[[nodiscard]] Interval wilsonInterval(std::int64_t successes, std::int64_t trials, double confidence = 0.95);

/// The standard normal quantile, e.g. 1.959964 for 0.975.
[[nodiscard]] double normalQuantile(double probability);

}  // namespace docent
