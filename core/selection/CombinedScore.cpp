// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/CombinedScore.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

/// Beside the largest score, a spread that rounding makes: H-score is the same of all models where features are many.
constexpr double rounding = 1e-9;

struct Spread {
    double mean = 0;
    double deviation = 0;  ///< 0 where the scores do not tell models apart
};

/// Of those that are there.
Spread spreadOf(const std::vector<double>& scores) {
    std::vector<double> known;
    std::copy_if(scores.begin(), scores.end(), std::back_inserter(known),
                 [](double score) { return std::isfinite(score); });
    if (known.size() < 2) {
        return {};
    }
    const auto count = static_cast<double>(known.size());
    Spread spread;
    for (const double score : known) {
        spread.mean += score / count;
    }
    double squares = 0;
    double largest = 0;
    for (const double score : known) {
        squares += (score - spread.mean) * (score - spread.mean) / count;
        largest = std::max(largest, std::abs(score));
    }
    if (const double deviation = std::sqrt(squares); deviation > rounding * largest) {
        spread.deviation = deviation;
    }
    return spread;
}

}  // namespace

const std::vector<std::string>& combinedProxies() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> some;
        for (const ProxyInfo& proxy : knownProxies()) {
            if (proxy.view != ProxyView::Proxies && proxy.view != ProxyView::Runs && proxy.view != ProxyView::Nothing) {
                some.emplace_back(proxy.name);
            }
        }
        return some;
    }();
    return names;
}

std::vector<std::string> withCombinedProxies(std::vector<std::string> names) {
    if (std::none_of(names.begin(), names.end(),
                     [](const std::string& name) { return proxyInfo(name).view == ProxyView::Proxies; })) {
        return names;
    }
    for (const std::string& member : combinedProxies()) {
        if (std::find(names.begin(), names.end(), member) == names.end()) {
            names.push_back(member);
        }
    }
    return names;
}

bool tellsApart(const std::vector<double>& scores) {
    return spreadOf(scores).deviation > 0;
}

std::vector<double> combineScores(const std::vector<std::vector<double>>& scores, std::size_t telling) {
    if (scores.empty()) {
        return {};
    }
    std::vector<double> sums(scores.front().size(), 0);
    std::size_t counted = 0;
    for (const std::vector<double>& own : scores) {
        const Spread spread = spreadOf(own);
        if (spread.deviation <= 0) {
            continue;
        }
        ++counted;
        for (std::size_t m = 0; m < own.size(); ++m) {
            sums[m] += std::isfinite(own[m]) ? (own[m] - spread.mean) / spread.deviation : 0;
        }
    }
    for (double& sum : sums) {
        sum /= static_cast<double>(std::max<std::size_t>(telling == 0 ? counted : telling, 1));
    }
    return sums;
}

}  // namespace docent
