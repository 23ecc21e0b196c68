// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/RunContext.h"
#include "selection/Bootstrap.h"
#include "selection/Ranking.h"
#include "selection/proxies/Proxy.h"

namespace docent {

/// What the proxies say of one candidate, with what a bootstrap needs.
struct CandidateScore {
    double score = 0;               ///< of the proxy that ranks
    std::vector<double> parts;      ///< [n], see ProxyScore
    std::vector<double> resampled;  ///< where there are no parts: the score on each of some resamples
    std::vector<double> others;     ///< of the proxies beside it; NaN where one cannot be computed
};

/// Scores by `options.proxy`, and by `others`, which are told beside it. Throws Error for a ranking proxy that lacks
/// what it looks at; Stopped.
[[nodiscard]] CandidateScore scoreCandidate(const ProxyInput& input, const RankingOptions& options,
                                            const std::vector<std::string>& others, const RunContext& context);

/// Intervals, ties and probabilities of candidates that were scored on the same examples.
[[nodiscard]] BootstrapResult compareCandidates(const std::vector<const CandidateScore*>& candidates,
                                                const RankingOptions& options);

}  // namespace docent
