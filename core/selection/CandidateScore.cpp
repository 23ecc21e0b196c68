// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/CandidateScore.h"

#include <torch/torch.h>

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>

#include "base/Parallel.h"
#include "nn/ShardThreads.h"
#include "selection/MatrixRows.h"

namespace docent {

namespace {

/// Of a proxy that is computed anew on each: enough for a standard error (Efron & Tibshirani 1993, section 6.4).
constexpr int scoreResamples = 50;
/// That all its threads may take together.
constexpr double resampleBytes = 2.0 * 1024 * 1024 * 1024;

/// The score on one resample: an example that is drawn twice stands once and weighs two.
double scoreOn(const std::vector<std::int64_t>& drawn, int resample, const ProxyInput& input,
               const RankingOptions& options) {
    std::map<std::int64_t, double> times;
    for (const std::int64_t example : drawn) {
        ++times[example];
    }
    std::vector<std::int64_t> examples;
    std::vector<std::int64_t> labels;
    std::vector<double> weights;
    for (const auto& [example, count] : times) {
        examples.push_back(example);
        labels.push_back(input.labels[static_cast<std::size_t>(example)]);
        weights.push_back(count);
    }
    const Matrix rows = rowsAt(input.embeddings, examples);
    // Of what else is known, what a proxy sees that is no mean over examples.
    SliceEvidence slice;
    Matrix said;
    if (input.slice != nullptr) {
        slice.tunedAccuracy = input.slice->tunedAccuracy;
        slice.tunedExamples = input.slice->tunedExamples;
        if (input.slice->sourcePredictions != nullptr) {
            said = rowsAt(*input.slice->sourcePredictions, examples);
            slice.sourcePredictions = &said;
            slice.shares = input.slice->shares;
        }
    }
    return scoreProxy(options.proxy, {.embeddings = rows,
                                      .labels = labels,
                                      .classes = input.classes,
                                      .weights = &weights,
                                      .slice = &slice,
                                      .lot = input.lot,
                                      .resample = resample})
        .score;
}

/// The resample of that number, or where it is of one class alone, which has no score, the next that is not.
std::vector<std::int64_t> drawTwoClasses(const std::vector<std::int64_t>& labels, int resample, std::uint64_t seed) {
    for (int number = resample;; number += scoreResamples) {
        std::vector<std::int64_t> drawn = drawResample(std::ssize(labels), seed, number);
        const std::int64_t first = labels[static_cast<std::size_t>(drawn.front())];
        if (std::any_of(drawn.begin(), drawn.end(),
                        [&](std::int64_t i) { return labels[static_cast<std::size_t>(i)] != first; })) {
            return drawn;
        }
    }
}

std::vector<double> resampledScores(const ProxyInput& input, const RankingOptions& options, const RunContext& context) {
    std::vector<double> scores(scoreResamples);
    // An example takes its floats, and doubles of itself, of a product and of the left singular vectors.
    const double bytes = static_cast<double>(input.embeddings.rows * input.embeddings.columns) * 32;
    const int threads = std::clamp(static_cast<int>(resampleBytes / std::max(bytes, 1.0)), 1,
                                   std::min(availableThreads(), scoreResamples));
    std::mutex mutex;  // of the context
    onThreads(threads, [&](int thread) {
        // Torch gives a new thread its number of threads at the first question, so ask before saying otherwise.
        static_cast<void>(at::get_num_threads());
        useOneThreadHere();
        for (int r = thread; r < scoreResamples; r += threads) {
            {
                const std::lock_guard lock(mutex);
                context.checkStop();
            }
            scores[static_cast<std::size_t>(r)] =
                scoreOn(drawTwoClasses(input.labels, r, options.seed), r, input, options);
        }
    });
    return scores;
}

}  // namespace

CandidateScore scoreCandidate(const ProxyInput& input, const RankingOptions& options,
                              const std::vector<std::string>& others, const RunContext& context) {
    ProxyScore score = scoreProxy(options.proxy, input, context);
    CandidateScore candidate{.score = score.score, .parts = std::move(score.parts), .resampled = {}, .others = {}};
    if (candidate.parts.empty()) {
        candidate.resampled = resampledScores(input, options, context);
    }
    for (const std::string& other : others) {
        context.checkStop();
        const bool isThere = whatIsMissing(proxyInfo(other), input).empty();
        candidate.others.push_back(isThere ? scoreProxy(other, input, context).score
                                           : std::numeric_limits<double>::quiet_NaN());
    }
    return candidate;
}

BootstrapResult compareCandidates(const std::vector<const CandidateScore*>& candidates, const RankingOptions& options) {
    std::vector<double> scores;
    std::vector<std::vector<double>> parts;
    std::vector<std::vector<double>> resampled;
    for (const CandidateScore* candidate : candidates) {
        scores.push_back(candidate->score);
        parts.push_back(candidate->parts);
        resampled.push_back(candidate->resampled);
    }
    const ProxyInfo proxy = proxyInfo(options.proxy);
    if (proxy.view == ProxyView::Nothing) {  // the next draw may be any
        const std::size_t count = candidates.size();
        return {.intervals = std::vector<Interval>(count, {0, 1}),
                .tiedWithBest = std::vector<std::uint8_t>(count, 1),
                .bestProbability = std::vector<double>(count, 1 / static_cast<double>(count))};
    }
    if (!parts.empty() && !parts.front().empty()) {
        return bootstrapMeans(parts, options.bootstrapResamples, options.confidence, options.seed);
    }
    BootstrapResult result = bootstrapScores(scores, resampled, options.confidence);
    if (proxy.isAccuracy) {
        for (Interval& interval : result.intervals) {
            interval = {std::max(interval.low, 0.0), std::min(interval.high, 1.0)};
        }
    }
    return result;
}

}  // namespace docent
