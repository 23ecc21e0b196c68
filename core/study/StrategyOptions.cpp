// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StrategyOptions.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "base/Error.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

constexpr const char* allStrategies =
    "Use baseline, random, best:PROXY, halving:PROXY, top-K:PROXY with K from 2 to 99, oracle, probe or reweighted";
constexpr std::string_view defaultProxy = "knn";

/// Throws Error for one that says nothing before the models are fine-tuned.
void requireCheap(const std::string& proxy) {
    if (proxyInfo(proxy).view == ProxyView::Runs) {
        throw Error("'" + proxy + "' is known once all models are fine-tuned, so nothing is chosen by it",
                    "Use the strategy oracle");
    }
}

}  // namespace

Strategy parseStrategy(const std::string& name) {
    const std::size_t colon = name.find(':');
    std::string word = name.substr(0, colon);
    Strategy strategy{.name = name};
    using Kind = Strategy::Kind;
    constexpr std::pair<std::string_view, Kind> plain[] = {{"baseline", Kind::Baseline},
                                                           {"random", Kind::Random},
                                                           {"oracle", Kind::Oracle},
                                                           {"probe", Kind::Probe},
                                                           {"reweighted", Kind::Reweighted}};
    for (const auto& [known, kind] : plain) {
        if (name == known) {
            strategy.kind = kind;
            return strategy;
        }
    }
    if (word == "best") {
        strategy.kind = Kind::Best;
    } else if (word == "halving") {
        strategy.kind = Kind::Halving;
    } else if (word.starts_with("top-")) {
        strategy.kind = Kind::Top;
        const char* end = word.data() + word.size();
        const auto [last, error] = std::from_chars(word.data() + 4, end, strategy.k);
        if (error != std::errc() || last != end || strategy.k < 2 || strategy.k > 99) {
            throw Error("There is no strategy '" + name + "'", allStrategies);
        }
    } else {
        throw Error("There is no strategy '" + name + "'", allStrategies);
    }
    strategy.proxy = colon == std::string::npos ? std::string(defaultProxy) : name.substr(colon + 1);
    requireCheap(strategy.proxy);
    return strategy;
}

std::vector<std::string> StrategyOptions::check() const {
    std::vector<std::string> problems;
    const auto attempt = [&problems](const auto& body) {
        try {
            body();
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
    };
    if (strategies.empty()) {
        problems.emplace_back("strategies must name one or more");
    }
    for (std::size_t i = 0; i < strategies.size(); ++i) {
        attempt([&] { (void)parseStrategy(strategies[i]); });
        if (std::find(strategies.begin(), strategies.begin() + static_cast<std::ptrdiff_t>(i), strategies[i]) !=
            strategies.begin() + static_cast<std::ptrdiff_t>(i)) {
            problems.push_back("the strategy '" + strategies[i] + "' is named twice");
        }
    }
    for (const std::string& proxy : proxies) {
        if (proxy != "all") {
            attempt([&] { requireCheap(proxy); });
        }
    }
    if (examplesPerClass < 0 || examplesPerClass == 1) {
        problems.emplace_back("examples_per_class must be 2 or more, or 0 for all");
    }
    if (problems.empty()) {
        const std::vector<std::string> ofTransfer = transfer().check();
        problems.insert(problems.end(), ofTransfer.begin(), ofTransfer.end());
        const std::vector<std::string> ofRanking = ranking().check();
        problems.insert(problems.end(), ofRanking.begin(), ofRanking.end());
    }
    return problems;
}

std::vector<std::string> StrategyOptions::allProxies() const {
    std::vector<std::string> all;
    const auto add = [&all](std::string_view proxy) {
        if (std::find(all.begin(), all.end(), proxy) == all.end()) {
            all.emplace_back(proxy);
        }
    };
    for (const std::string& strategy : strategies) {
        if (const Strategy parsed = parseStrategy(strategy); parsed.ranks()) {
            add(parsed.proxy);
        }
    }
    for (const std::string& proxy : proxies) {
        if (proxy != "all") {
            add(proxy);
            continue;
        }
        for (const ProxyInfo& known : knownProxies()) {
            if (known.view != ProxyView::Runs) {
                add(known.name);
            }
        }
    }
    return all;
}

bool isSameProtocol(StrategyOptions a, StrategyOptions b) {
    return protocolDifference(std::move(a), std::move(b)).empty();
}

std::string protocolDifference(StrategyOptions a, StrategyOptions b) {
    for (StrategyOptions* one : {&a, &b}) {
        one->examplesPerClass = 0;
        one->seed = 0;
        one->strategies = {"baseline"};
        one->proxies.clear();
        one->keepWeights = false;
        one->device = "auto";
    }
    std::istringstream first(fieldsToYaml(a).text());
    std::istringstream second(fieldsToYaml(b).text());
    std::string ofFirst;
    std::string ofSecond;
    while (std::getline(first, ofFirst) && std::getline(second, ofSecond)) {  // the same words, in the same order
        if (ofFirst != ofSecond) {
            return ofFirst + ", and not " + ofSecond;
        }
    }
    return {};
}

TransferOptions StrategyOptions::transfer() const {
    return {.learningRates = learningRates,
            .steps = steps,
            .batchSize = batchSize,
            .validationFraction = validationFraction,
            .augment = augment,
            .minCropArea = minCropArea,
            .refit = refit,
            .seed = seed,
            .precision = precision,
            .device = device};
}

RankingOptions StrategyOptions::ranking() const {
    const std::vector<std::string> all = allProxies();
    // No interval is asked for, so the one that ranks is quick to resample, where models embed the pictures anyhow.
    const bool embeds = std::any_of(all.begin(), all.end(),
                                    [](const std::string& proxy) { return proxyInfo(proxy).needsEmbeddings(); });
    RankingOptions options{.proxy = embeds || all.empty() ? std::string(defaultProxy) : all.front(),
                           .also = all,
                           .halvingBudget = halvingBudget,
                           .seed = seed,
                           .precision = precision,
                           .device = device};
    return options;
}

}  // namespace docent
