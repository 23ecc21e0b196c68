// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "selection/Bootstrap.h"

namespace docent {

/// "1-NN", "LogME", as the window calls a proxy.
[[nodiscard]] QString proxyTitle(const std::string& proxy);
/// What it measures, in a sentence.
[[nodiscard]] QString proxySummary(const std::string& proxy);
/// "62.1 %" of an accuracy, "-0.4271" of another score, "–" where there is none.
[[nodiscard]] QString proxyScoreText(const std::string& proxy, double score);
/// "between 58.9 % and 65.2 %"
[[nodiscard]] QString proxyIntervalText(const std::string& proxy, const Interval& interval);
/// Whether scores are parts of pictures that were right, with a chance level.
[[nodiscard]] bool isAccuracyProxy(const std::string& proxy);

}  // namespace docent
