// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Bootstrap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "base/Error.h"
#include "base/Parallel.h"
#include "base/Random.h"

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

std::int64_t weightedHits(const std::vector<std::uint8_t>& hits, const std::vector<std::uint16_t>& counts) {
    // Blocks keep the inner sum in 32 bits, which the compiler vectorises: 2^15 counts of at most 2^16.
    constexpr std::size_t block = std::size_t{1} << 15;
    std::int64_t total = 0;
    for (std::size_t begin = 0; begin < hits.size(); begin += block) {
        const std::size_t end = std::min(begin + block, hits.size());
        std::uint32_t sum = 0;
        for (std::size_t i = begin; i < end; ++i) {
            sum += std::uint32_t{hits[i]} * counts[i];
        }
        total += sum;
    }
    return total;
}

/// The quantile of sorted values, interpolated linearly between order statistics (type 7 of Hyndman & Fan 1996).
double quantile(const std::vector<std::int64_t>& sorted, double probability) {
    const double position = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = position - static_cast<double>(below);
    return static_cast<double>(sorted[below]) * (1 - part) + static_cast<double>(sorted[above]) * part;
}

}  // namespace

BootstrapResult bootstrapMeans(const std::vector<std::vector<std::uint8_t>>& correct, int resamples, double confidence,
                               std::uint64_t seed) {
    BootstrapResult result;
    if (correct.empty()) {
        return result;
    }
    const std::size_t n = correct.front().size();
    if (n == 0) {
        throw Error("A bootstrap needs at least one example", "Give the task some training pictures");
    }
    for (const auto& hits : correct) {
        if (hits.size() != n) {
            throw Error("A bootstrap compares candidates on the same examples, but one has " +
                        std::to_string(hits.size()) + " and another " + std::to_string(n));
        }
    }
    if (resamples < 1 || !(confidence > 0 && confidence < 1)) {
        throw Error("A bootstrap needs 1 resample or more and a confidence between 0 and 1",
                    "Use for example 1000 resamples and a confidence of 0.95");
    }

    const std::size_t candidates = correct.size();
    std::vector<std::vector<std::int64_t>> sums(candidates, std::vector<std::int64_t>(resamples));
    parallelFor(resamples, 0, [&](std::int64_t resample) {
        thread_local std::vector<std::uint16_t> counts;
        counts.resize(n);
        Random random({seed, static_cast<std::uint64_t>(resample)});
        drawCounts(random, counts);
        for (std::size_t m = 0; m < candidates; ++m) {
            sums[m][static_cast<std::size_t>(resample)] = weightedHits(correct[m], counts);
        }
    });

    std::vector<std::int64_t> totals(candidates, 0);
    for (std::size_t m = 0; m < candidates; ++m) {
        for (const std::uint8_t hit : correct[m]) {
            totals[m] += hit;
        }
    }
    const auto best = static_cast<std::size_t>(std::max_element(totals.begin(), totals.end()) - totals.begin());
    const double tail = (1 - confidence) / 2;
    const auto images = static_cast<double>(n);
    for (std::size_t m = 0; m < candidates; ++m) {
        std::vector<std::int64_t> difference(sums[m].size());
        for (std::size_t r = 0; r < difference.size(); ++r) {
            difference[r] = sums[best][r] - sums[m][r];
        }
        std::sort(difference.begin(), difference.end());
        result.tiedWithBest.push_back(quantile(difference, tail) <= 0 ? 1 : 0);
        std::vector<std::int64_t> sorted = sums[m];
        std::sort(sorted.begin(), sorted.end());
        result.intervals.push_back({quantile(sorted, tail) / images, quantile(sorted, 1 - tail) / images});
    }
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
