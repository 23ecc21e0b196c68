// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "selection/Bootstrap.h"
#include "selection/Ranking.h"
#include "selection/ScoreCache.h"
#include "selection/proxies/Proxy.h"

namespace docent {

/// Of a proxy that is computed anew on each: enough for a standard error (Efron & Tibshirani 1993, section 6.4).
inline constexpr int scoreResamples = 50;

/// What the proxies say of one candidate, with what a bootstrap needs.
struct CandidateScore {
    double score = 0;               ///< of the proxy that ranks; of 'combined' once combineCandidates() tells it
    std::vector<double> parts;      ///< [n], see ProxyScore
    std::vector<double> resampled;  ///< where there are no parts: the score on each of some resamples
    std::vector<double> others;     ///< of the proxies beside it; NaN where one cannot be computed
    /// Where 'combined' is asked for, in the order of combinedProxies(): NaN where one cannot be computed, and
    /// resamples where 'combined' ranks.
    std::vector<KnownScore> members;
};

/// What is asked of one candidate.
struct CandidateQuestion {
    const RankingOptions& options;           ///< whose proxy ranks
    const std::vector<std::string>& others;  ///< are told beside it
    /// Those of combinedProxies() whose scores compare between the models.
    const std::vector<std::string>& members;
    /// From and to where scores are kept; may be empty.
    std::function<bool(const std::string& proxy, KnownScore& known)> load;
    std::function<void(const std::string& proxy, const KnownScore& known)> save;
};

/// Throws Error for a ranking proxy that lacks what it looks at; Stopped.
[[nodiscard]] CandidateScore scoreCandidate(const ProxyInput& input, const CandidateQuestion& question,
                                            const RunContext& context);

/// Where 'combined' ranks or is told beside, tells it from what the candidates' members say: its score is of all of
/// them together, see combineScores(). Each resample is combined by itself. Returns those of combinedProxies() that
/// count nothing in it, because they do not tell the candidates apart.
std::vector<std::string> combineCandidates(const std::vector<CandidateScore*>& candidates,
                                           const RankingOptions& options, const std::vector<std::string>& others);

/// Intervals, ties and probabilities of candidates that were scored on the same examples.
[[nodiscard]] BootstrapResult compareCandidates(const std::vector<const CandidateScore*>& candidates,
                                                const RankingOptions& options);

}  // namespace docent
