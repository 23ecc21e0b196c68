// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/CandidateScore.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

#include "base/Parallel.h"
#include "nn/ShardThreads.h"
#include "selection/CombinedScore.h"
#include "selection/MatrixRows.h"
#include "selection/proxies/Spectrum.h"

namespace docent {

namespace {

/// Of several proxies that are: fewer, for they take as many times as long, and their mean varies less than each.
constexpr int combinedResamples = 25;
/// That all its threads may take together.
constexpr double resampleBytes = 2.0 * 1024 * 1024 * 1024;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool isCombined(const std::string& proxy) {
    return proxyInfo(proxy).view == ProxyView::Proxies;
}

/// The scores by these proxies on one resample: an example that is drawn twice stands once and weighs two.
std::vector<double> scoresOn(const std::vector<std::int64_t>& drawn, int resample, const ProxyInput& input,
                             const std::vector<std::string>& proxies) {
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
    proxies::SharedSpectra shared;
    const ProxyInput some{.embeddings = rows,
                          .labels = labels,
                          .classes = input.classes,
                          .weights = &weights,
                          .slice = &slice,
                          .lot = input.lot,
                          .resample = resample,
                          .shared = &shared};
    std::vector<double> scores;
    for (const std::string& proxy : proxies) {
        scores.push_back(scoreProxy(proxy, some).score);
    }
    return scores;
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

/// By proxy and resample.
std::vector<std::vector<double>> resampledScores(const ProxyInput& input, const std::vector<std::string>& proxies,
                                                 int resamples, std::uint64_t seed, const RunContext& context) {
    std::vector<std::vector<double>> scores(proxies.size(), std::vector<double>(static_cast<std::size_t>(resamples)));
    if (proxies.empty()) {
        return scores;
    }
    // An example takes its floats, and doubles of itself, of a product and of the left singular vectors, twice where
    // these are shared.
    const double bytes = static_cast<double>(input.embeddings.rows * input.embeddings.columns) * 40;
    const int threads =
        std::clamp(static_cast<int>(resampleBytes / std::max(bytes, 1.0)), 1, std::min(availableThreads(), resamples));
    std::mutex mutex;  // of the context
    onThreads(threads, [&](int thread) {
        // Torch gives a new thread its number of threads at the first question, so ask before saying otherwise.
        static_cast<void>(at::get_num_threads());
        useOneThreadHere();
        for (int r = thread; r < resamples; r += threads) {
            {
                const std::lock_guard lock(mutex);
                context.checkStop();
            }
            const std::vector<double> own = scoresOn(drawTwoClasses(input.labels, r, seed), r, input, proxies);
            for (std::size_t p = 0; p < proxies.size(); ++p) {
                scores[p][static_cast<std::size_t>(r)] = own[p];
            }
        }
    });
    return scores;
}

/// The means of the parts on the same resamples.
std::vector<double> resampledMeans(const std::vector<double>& parts, const std::vector<std::int64_t>& labels,
                                   int resamples, std::uint64_t seed) {
    std::vector<double> means;
    for (int r = 0; r < resamples; ++r) {
        double sum = 0;
        for (const std::int64_t example : drawTwoClasses(labels, r, seed)) {
            sum += parts[static_cast<std::size_t>(example)];
        }
        means.push_back(sum / static_cast<double>(parts.size()));
    }
    return means;
}

/// Scores a candidate by one proxy after another, by each once.
class Scoring {
public:
    Scoring(const ProxyInput& input, const CandidateQuestion& question, const RunContext& context)
        : m_input(input), m_question(question), m_context(context) {
        m_input.shared = &m_shared;
    }

    /// All of these; with `resamples` > 0 so that a bootstrap can be made: with parts, or so many resampled scores.
    void score(const std::vector<std::string>& proxies, int resamples) {
        std::vector<std::string> toResample;
        for (const std::string& proxy : proxies) {
            m_context.checkStop();
            if (m_known.contains(proxy) && (resamples == 0 || isEnough(m_known[proxy], resamples))) {
                continue;
            }
            KnownScore& known = m_known[proxy];
            if (m_question.load && m_question.load(proxy, known) && (resamples == 0 || isEnough(known, resamples))) {
                continue;
            }
            if (!whatIsMissing(proxyInfo(proxy), m_input).empty()) {
                known = {.score = unknown};
                continue;
            }
            ProxyScore scored = scoreProxy(proxy, m_input, m_context);
            known = {.score = scored.score, .parts = std::move(scored.parts)};
            if (resamples == 0) {
                known.parts.clear();
            } else if (known.parts.empty()) {
                toResample.push_back(proxy);
                continue;
            }
            keep(proxy);
        }
        const auto resampled = resampledScores(m_input, toResample, resamples, m_question.options.seed, m_context);
        for (std::size_t p = 0; p < toResample.size(); ++p) {
            m_known[toResample[p]].resampled = resampled[p];
            keep(toResample[p]);
        }
    }

    [[nodiscard]] const KnownScore& of(const std::string& proxy) const { return m_known.at(proxy); }

    /// What a combination needs of it.
    [[nodiscard]] KnownScore member(const std::string& proxy, int resamples) const {
        const auto found = m_known.find(proxy);
        if (found == m_known.end() || !std::isfinite(found->second.score)) {
            return {.score = unknown,
                    .parts = {},
                    .resampled = std::vector<double>(static_cast<std::size_t>(resamples), unknown)};
        }
        const KnownScore& known = found->second;
        KnownScore member{.score = known.score};
        if (resamples > 0) {
            member.resampled = known.parts.empty()
                                   ? known.resampled
                                   : resampledMeans(known.parts, m_input.labels, resamples, m_question.options.seed);
            member.resampled.resize(static_cast<std::size_t>(resamples));
        }
        return member;
    }

private:
    [[nodiscard]] bool isEnough(const KnownScore& known, int resamples) const {
        return std::ssize(known.parts) == std::ssize(m_input.labels) || std::ssize(known.resampled) >= resamples ||
               !std::isfinite(known.score);
    }

    void keep(const std::string& proxy) {
        if (m_question.save) {
            m_question.save(proxy, m_known[proxy]);
        }
    }

    ProxyInput m_input;
    const CandidateQuestion& m_question;
    const RunContext& m_context;
    proxies::SharedSpectra m_shared;
    std::map<std::string, KnownScore> m_known;
};

}  // namespace

CandidateScore scoreCandidate(const ProxyInput& input, const CandidateQuestion& question, const RunContext& context) {
    const std::string& ranking = question.options.proxy;
    const bool combines = isCombined(ranking);
    const int resamples = combines ? combinedResamples : scoreResamples;
    Scoring scoring(input, question, context);
    scoring.score(combines ? question.members : std::vector<std::string>{ranking}, resamples);
    CandidateScore candidate;
    if (!combines) {
        const KnownScore& known = scoring.of(ranking);
        candidate.score = known.score;
        candidate.parts = known.parts;
        candidate.resampled = known.resampled;
    }
    bool tellsCombined = combines;
    for (const std::string& other : question.others) {
        if (isCombined(other)) {
            tellsCombined = true;
            scoring.score(question.members, 0);
            candidate.others.push_back(unknown);
        } else {
            scoring.score({other}, 0);
            candidate.others.push_back(scoring.of(other).score);
        }
    }
    if (tellsCombined) {
        for (const std::string& member : combinedProxies()) {
            const bool compares =
                std::find(question.members.begin(), question.members.end(), member) != question.members.end();
            candidate.members.push_back(
                scoring.member(compares ? member : std::string(), combines ? combinedResamples : 0));
        }
    }
    return candidate;
}

std::vector<std::string> combineCandidates(const std::vector<CandidateScore*>& candidates,
                                           const RankingOptions& options, const std::vector<std::string>& others) {
    const auto beside = std::find_if(others.begin(), others.end(), isCombined);
    const bool ranks = isCombined(options.proxy);
    if (!ranks && beside == others.end()) {
        return {};
    }
    /// [members][candidates], by what `valueOf` takes of each.
    const auto table = [&](const auto& valueOf) {
        std::vector<std::vector<double>> scores(combinedProxies().size());
        for (std::size_t p = 0; p < scores.size(); ++p) {
            for (const CandidateScore* candidate : candidates) {
                scores[p].push_back(valueOf(candidate->members.at(p)));
            }
        }
        return scores;
    };
    const std::vector<std::vector<double>> scores = table([](const KnownScore& member) { return member.score; });
    const std::vector<double> whole = combineScores(scores);
    std::vector<std::string> silent;
    for (std::size_t p = 0; p < scores.size(); ++p) {
        if (!tellsApart(scores[p])) {
            silent.push_back(combinedProxies()[p]);
        }
    }
    for (std::size_t m = 0; m < candidates.size(); ++m) {
        if (ranks) {
            candidates[m]->score = whole[m];
            candidates[m]->resampled.clear();
        } else {
            candidates[m]->others.at(static_cast<std::size_t>(beside - others.begin())) = whole[m];
        }
    }
    for (std::size_t r = 0; ranks && r < combinedResamples; ++r) {
        std::vector<std::vector<double>> drawn =
            table([r](const KnownScore& member) { return member.resampled.at(r); });
        for (std::size_t p = 0; p < drawn.size(); ++p) {
            if (!tellsApart(scores[p])) {
                drawn[p].assign(candidates.size(), unknown);  // as in the whole
            }
        }
        const std::vector<double> resampled = combineScores(drawn, scores.size() - silent.size());
        for (std::size_t m = 0; m < candidates.size(); ++m) {
            candidates[m]->resampled.push_back(resampled[m]);
        }
    }
    return silent;
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
    BootstrapResult result =
        bootstrapScores(scores, resampled, options.confidence, options.bootstrapResamples, options.seed);
    if (proxy.isAccuracy) {
        for (Interval& interval : result.intervals) {
            interval = {std::max(interval.low, 0.0), std::min(interval.high, 1.0)};
        }
    }
    return result;
}

}  // namespace docent
