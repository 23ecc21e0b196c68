// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Bootstrap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <optional>

#include "base/Error.h"
#include "base/Parallel.h"
#include "base/Random.h"
#include "selection/Quantile.h"

namespace docent {

namespace {

/// How often each example is in a resample. 16 bits are enough: that one of n examples is drawn 65,536 times in n draws
/// has a probability below 1 / 65,536! for any n.
void drawCounts(Random& random, std::vector<std::uint16_t>& counts) {
    const std::size_t n = counts.size();
    std::fill(counts.begin(), counts.end(), std::uint16_t{0});
    for (std::size_t draw = 0; draw < n; ++draw) {
        ++counts[random.below(n)];
    }
}

double weightedSum(const std::vector<double>& parts, const std::vector<std::uint16_t>& counts) {
    double sum = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sum += parts[i] * counts[i];
    }
    return sum;
}

/// Of each candidate m the part of the resamples r in which `resampled[m][r]` is the largest.
std::vector<double> partsBest(const std::vector<std::vector<double>>& resampled) {
    std::vector<double> best(resampled.size(), 0);
    const std::size_t resamples = resampled.front().size();
    for (std::size_t r = 0; r < resamples; ++r) {
        double highest = resampled.front()[r];
        double holders = 0;
        for (const std::vector<double>& own : resampled) {
            holders = own[r] > highest ? 1 : holders + (own[r] == highest ? 1 : 0);
            highest = std::max(highest, own[r]);
        }
        for (std::size_t m = 0; m < resampled.size(); ++m) {
            best[m] += resampled[m][r] == highest ? 1 / holders / static_cast<double>(resamples) : 0;
        }
    }
    return best;
}

/// [candidates][draws]: of the normal distribution around the scores whose covariance is that of the resamples: sums of
/// these, less their mean, each with a normal weight.
std::vector<std::vector<double>> drawAround(const std::vector<double>& scores,
                                            const std::vector<std::vector<double>>& away, int draws,
                                            std::uint64_t seed) {
    constexpr double smallest = 0x1.0p-54;  // uniform() may be 0
    const std::size_t resamples = away.front().size();
    const double scale = 1 / std::sqrt(static_cast<double>(resamples - 1));
    std::vector<std::vector<double>> drawn(scores.size(), std::vector<double>(static_cast<std::size_t>(draws)));
    Random random({seed, 0xd3a});
    std::vector<double> weights(resamples);
    for (std::size_t d = 0; d < static_cast<std::size_t>(draws); ++d) {
        for (double& weight : weights) {
            weight = scale * normalQuantile(std::max(random.uniform(), smallest));
        }
        for (std::size_t m = 0; m < scores.size(); ++m) {
            drawn[m][d] = std::inner_product(weights.begin(), weights.end(), away[m].begin(), scores[m]);
        }
    }
    return drawn;
}

/// Number of hits where all are hits, or none is.
std::optional<std::int64_t> hitsAllAlike(const std::vector<double>& parts) {
    const double first = parts.front();
    if ((first != 0 && first != 1) ||
        std::any_of(parts.begin(), parts.end(), [&](double part) { return part != first; })) {
        return std::nullopt;
    }
    return first == 1 ? std::ssize(parts) : 0;
}

void checkConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
        throw Error("A bootstrap needs a confidence between 0 and 1", "Use for example 0.95");
    }
}

}  // namespace

BootstrapResult bootstrapMeans(const std::vector<std::vector<double>>& parts, int resamples, double confidence,
                               std::uint64_t seed) {
    BootstrapResult result;
    if (parts.empty()) {
        return result;
    }
    const std::size_t n = parts.front().size();
    if (n == 0) {
        throw Error("A bootstrap needs at least one example", "Give the task some training pictures");
    }
    for (const auto& own : parts) {
        if (own.size() != n) {
            throw Error("A bootstrap compares candidates on the same examples, but one has " +
                        std::to_string(own.size()) + " and another " + std::to_string(n));
        }
    }
    checkConfidence(confidence);
    if (resamples < 1) {
        throw Error("A bootstrap needs 1 resample or more", "Use for example 1000 resamples");
    }

    const std::size_t candidates = parts.size();
    std::vector<std::vector<double>> means(candidates, std::vector<double>(static_cast<std::size_t>(resamples)));
    const auto images = static_cast<double>(n);
    parallelFor(resamples, 0, [&](std::int64_t resample) {
        thread_local std::vector<std::uint16_t> counts;
        counts.resize(n);
        Random random({seed, static_cast<std::uint64_t>(resample)});
        drawCounts(random, counts);
        for (std::size_t m = 0; m < candidates; ++m) {
            means[m][static_cast<std::size_t>(resample)] = weightedSum(parts[m], counts) / images;
        }
    });

    std::vector<double> totals(candidates, 0);
    for (std::size_t m = 0; m < candidates; ++m) {
        for (const double part : parts[m]) {
            totals[m] += part;
        }
    }
    const auto best = static_cast<std::size_t>(std::max_element(totals.begin(), totals.end()) - totals.begin());
    const double tail = (1 - confidence) / 2;
    result.bestProbability = partsBest(means);
    for (std::size_t m = 0; m < candidates; ++m) {
        std::vector<double> difference(means[m].size());
        for (std::size_t r = 0; r < difference.size(); ++r) {
            difference[r] = means[best][r] - means[m][r];
        }
        std::sort(difference.begin(), difference.end());
        result.tiedWithBest.push_back(quantile(difference, tail) <= 0 ? 1 : 0);
        if (const auto hits = hitsAllAlike(parts[m])) {
            result.intervals.push_back(wilsonInterval(*hits, std::ssize(parts[m]), confidence));
            continue;
        }
        std::vector<double> sorted = means[m];
        std::sort(sorted.begin(), sorted.end());
        result.intervals.push_back({quantile(sorted, tail), quantile(sorted, 1 - tail)});
    }
    return result;
}

std::vector<std::int64_t> drawResample(std::int64_t examples, std::uint64_t seed, int resample) {
    Random random({seed, static_cast<std::uint64_t>(resample)});
    std::vector<std::int64_t> drawn(static_cast<std::size_t>(examples));
    for (std::int64_t& example : drawn) {
        example = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(examples)));
    }
    return drawn;
}

BootstrapResult bootstrapScores(const std::vector<double>& scores, const std::vector<std::vector<double>>& resampled,
                                double confidence, int draws, std::uint64_t seed) {
    BootstrapResult result;
    if (scores.empty()) {
        return result;
    }
    checkConfidence(confidence);
    const std::size_t resamples = resampled.empty() ? 0 : resampled.front().size();
    if (resamples < 2 || resampled.size() != scores.size() ||
        std::any_of(resampled.begin(), resampled.end(), [&](const auto& own) { return own.size() != resamples; })) {
        throw Error("A bootstrap of scores needs two resamples or more, the same number for each candidate");
    }
    if (draws < 1) {
        throw Error("A bootstrap needs 1 draw or more", "Use for example 1000");
    }
    std::vector<std::vector<double>> away = resampled;  // of their mean
    for (std::vector<double>& own : away) {
        double mean = 0;
        for (const double score : own) {
            mean += score / static_cast<double>(resamples);
        }
        for (double& score : own) {
            score -= mean;
        }
    }
    const double z = normalQuantile(0.5 + confidence / 2);
    /// z standard errors of the difference of two candidates, or of one alone.
    const auto reach = [&](std::size_t a, const std::vector<double>* other) {
        double squares = 0;
        for (std::size_t r = 0; r < resamples; ++r) {
            const double difference = away[a][r] - (other == nullptr ? 0 : (*other)[r]);
            squares += difference * difference;
        }
        return z * std::sqrt(squares / static_cast<double>(resamples - 1));
    };
    const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t m = 0; m < scores.size(); ++m) {
        const double half = reach(m, nullptr);
        result.intervals.push_back({scores[m] - half, scores[m] + half});
        const double lead = scores[best] - scores[m];
        result.tiedWithBest.push_back(lead <= reach(best, &away[m]) ? 1 : 0);
    }
    result.bestProbability = partsBest(drawAround(scores, away, draws, seed));
    return result;
}

Interval wilsonInterval(std::int64_t successes, std::int64_t trials, double confidence) {
    if (trials < 0 || successes < 0 || successes > trials || !(confidence > 0 && confidence < 1)) {
        throw Error("A Wilson interval needs 0 <= successes <= trials and a confidence between 0 and 1");
    }
    if (trials == 0) {
        return {0, 1};
    }
    // Wilson 1927: the proportions that a score test does not reject.
    const double z = normalQuantile(0.5 + confidence / 2);
    const auto n = static_cast<double>(trials);
    const double p = static_cast<double>(successes) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // Exactly 0 and 1 at the ends, where rounding would leave 1e-17.
    return {successes == 0 ? 0 : std::max(0.0, centre - half), successes == trials ? 1 : std::min(1.0, centre + half)};
}

double normalQuantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
        throw Error("The normal quantile is defined for probabilities between 0 and 1 only");
    }
    if (probability > 0.5) {
        return -normalQuantile(1 - probability);
    }
    // A rough start (Abramowitz & Stegun 26.2.23, error below 4.5e-4), then Halley's iteration on the distribution
    // function, which triples the digits each time. In the lower half erfc keeps full relative precision.
    const double t = std::sqrt(-2 * std::log(probability));
    double x = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    for (int i = 0; i < 3; ++i) {
        const double error = 0.5 * std::erfc(-x / std::numbers::sqrt2) - probability;
        const double step = error * std::sqrt(2 * std::numbers::pi) * std::exp(x * x / 2);
        x -= step / (1 + x * step / 2);
    }
    return x;
}

}  // namespace docent
