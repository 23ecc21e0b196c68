// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace docent {

/// The proxies that 'combined' takes together: all that are known before a model is fine-tuned but the lot.
[[nodiscard]] const std::vector<std::string>& combinedProxies();

/// `names` and, where 'combined' is among them, the proxies that it takes together, each once.
[[nodiscard]] std::vector<std::string> withCombinedProxies(std::vector<std::string> names);

/// Whether a proxy tells models apart: it has a score of two or more, and these differ by more than rounding.
[[nodiscard]] bool tellsApart(const std::vector<double>& scores);

/// [models]: of each model the mean over those proxies that tell models apart of (score - mean) / standard deviation,
/// both over the models that the proxy has a score of (division by their number). The weights are equal: none is
/// fitted (the equal-weight linear composite of Dawes 1979). `scores[p][m]` is of proxy p on model m, NaN where it has
/// none: that model is as the mean then, 0. All are 0 where no proxy tells models apart. `telling`: what the sum is
/// divided by, where that is not the number of these proxies here, as in a resample; 0 = it is.
[[nodiscard]] std::vector<double> combineScores(const std::vector<std::vector<double>>& scores,
                                                std::size_t telling = 0);

}  // namespace docent
