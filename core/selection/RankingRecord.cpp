// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "selection/Ranking.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

constexpr std::string_view allProxies = "all";

/// "93 %"; neither all nor nothing where a few resamples say otherwise.
std::string wholePercent(double part) {
    if (part > 0.995 && part < 1) {
        return "over 99 %";
    }
    if (part < 0.005 && part > 0) {
        return "under 1 %";
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * part);
    return text;
}

std::string calledBy(const RankedModel& model) {
    return (model.kind == ModelKind::Baseline ? "the baseline '" : "'") + model.name + "'";
}

Yaml toYaml(const RankedModel& model) {
    Yaml yaml;
    yaml.set("name", model.name);
    yaml.set("kind", enumName(model.kind));
    yaml.set("node", model.node);
    yaml.set("score", model.score);
    yaml.set("interval", std::vector<double>{model.interval.low, model.interval.high});
    yaml.set("tied_with_best", model.tiedWithBest);
    yaml.set("best_probability", model.bestProbability);
    yaml.set("cached", model.cached);
    yaml.set("class_scores", model.classScores);
    yaml.set("other_scores", model.otherScores);
    yaml.set("embedding_key", model.embeddingKey);
    if (!model.dataHash.empty()) {
        yaml.set("data_hash", model.dataHash);
    }
    if (!model.roundScores.empty()) {
        yaml.set("fate", enumName(model.fate));
        yaml.set("examples", model.examples);
        yaml.set("round_scores", model.roundScores);
    }
    return yaml;
}

RankedModel rankedModelFromYaml(const Yaml& yaml, std::size_t classes, std::size_t others) {
    RankedModel model;
    yaml.require("name", model.name);
    std::string kind;
    yaml.require("kind", kind);
    model.kind = enumValue<ModelKind>(kind, "kind of model");
    yaml.get("node", model.node);
    yaml.require("score", model.score);
    std::vector<double> interval;
    yaml.require("interval", interval);
    if (interval.size() != 2) {
        yaml.fail("interval", "must be two numbers", "Rank the task again");
    }
    model.interval = {interval[0], interval[1]};
    if (!std::isfinite(model.score) || !std::isfinite(model.interval.low) || !std::isfinite(model.interval.high)) {
        yaml.fail("score", "must be a finite number, as its interval", "Rank the task again");
    }
    yaml.get("tied_with_best", model.tiedWithBest);
    yaml.get("cached", model.cached);
    yaml.get("best_probability", model.bestProbability);
    yaml.get("class_scores", model.classScores);
    yaml.get("other_scores", model.otherScores);
    yaml.get("embedding_key", model.embeddingKey);
    yaml.get("data_hash", model.dataHash);
    std::string fate = enumName(model.fate);
    yaml.get("fate", fate);
    model.fate = enumValue<RankedFate>(fate, "fate of a model");
    yaml.get("examples", model.examples);
    yaml.get("round_scores", model.roundScores);
    if (!model.classScores.empty() && model.classScores.size() != classes) {
        yaml.fail("class_scores", "must be one number for each of the " + std::to_string(classes) + " classes",
                  "Rank the task again");
    }
    if (model.otherScores.size() != others) {
        yaml.fail("other_scores", "must be one number for each of the " + std::to_string(others) + " other proxies",
                  "Rank the task again");
    }
    yaml.rejectUnknown();
    return model;
}

}  // namespace

std::vector<std::string> RankingOptions::check() const {
    constexpr std::size_t mostProblems = 5;  // a list of thousands of wrong names is told by the first of them
    std::vector<std::string> problems;
    const auto require = [&problems](const std::string& name, const std::string& option) {
        try {
            (void)proxyInfo(name);
        } catch (const Error& error) {
            problems.push_back(option + ": " + error.what());
        }
    };
    require(proxy, "proxy");
    for (const std::string& name : also) {
        if (name != allProxies && name != proxy && problems.size() < mostProblems) {
            require(name, "also");
        }
    }
    if (bootstrapResamples < 100 || bootstrapResamples > 100'000) {
        problems.push_back("bootstrap_resamples must be 100 to 100000");
    }
    if (!(confidence > 0 && confidence < 1)) {
        problems.push_back("confidence must be between 0 and 1, for example 0.95");
    }
    if (!(halvingBudget > 0 && halvingBudget <= 1)) {
        problems.push_back("halving_budget must be over 0 and at most 1, for example 0.25");
    }
    return problems;
}

std::vector<std::string> RankingOptions::otherProxies() const {
    std::vector<std::string> others;
    const auto add = [&](std::string_view name) {
        if (name != proxy && std::find(others.begin(), others.end(), name) == others.end()) {
            others.emplace_back(name);
        }
    };
    for (const std::string& name : also) {
        if (name != allProxies) {
            add(name);
            continue;
        }
        for (const ProxyInfo& known : knownProxies()) {
            add(known.name);
        }
    }
    return others;
}

std::int64_t RankingResult::bestExamples() const {
    return rounds.empty() || models.empty() || models.front().examples == 0 ? images : models.front().examples;
}

std::string RankingResult::recommendation() const {
    if (models.empty()) {
        return "There is no model to choose from";
    }
    const RankedModel& best = models.front();
    std::string text = calledBy(best);
    if (best.kind == ModelKind::Baseline) {
        text.front() = 'T';
    }
    text += models.size() == 1 ? " is the only model (" : " fits best (";
    const bool isAccuracy = proxyInfo(options.proxy).isAccuracy;
    text +=
        (isAccuracy ? "" : std::string(proxyInfo(options.proxy).title) + " ") + scoreText(options.proxy, best.score);
    if (models.size() > 1 && best.bestProbability >= 0) {
        text += ", the best with " + wholePercent(best.bestProbability);
    }
    text += ")";
    const auto tied =
        std::count_if(models.begin() + 1, models.end(), [](const RankedModel& model) { return model.tiedWithBest; });
    if (tied == 1) {
        const auto other =
            std::find_if(models.begin() + 1, models.end(), [](const RankedModel& model) { return model.tiedWithBest; });
        text += ", within noise of " + calledBy(*other);
    } else if (tied > 1) {
        text += ", within noise of " + std::to_string(tied) + " others";
        if (best.kind != ModelKind::Baseline &&
            std::any_of(models.begin() + 1, models.end(), [](const RankedModel& model) {
                return model.tiedWithBest && model.kind == ModelKind::Baseline;
            })) {
            text += ", the baseline among them";
        }
    }
    const auto likeliest = std::max_element(
        models.begin(), models.end(),
        [](const RankedModel& a, const RankedModel& b) { return a.bestProbability < b.bestProbability; });
    if (tied > 0 && likeliest->tiedWithBest && best.bestProbability >= 0 &&
        wholePercent(likeliest->bestProbability) != wholePercent(best.bestProbability)) {
        text += "; on resampled pictures " + calledBy(*likeliest) + " is the best most often, with " +
                wholePercent(likeliest->bestProbability);
    }
    const auto unranked = std::count_if(models.begin(), models.end(),
                                        [](const RankedModel& model) { return model.fate == RankedFate::Unranked; });
    if (unranked > 0) {
        text += "; " + std::to_string(unranked) + (unranked == 1 ? " other was" : " others were") +
                " dropped early within noise of it";
    }
    if (isAccuracy && best.score <= chance) {
        text += "; but always naming the largest class would be right in " + scoreText(options.proxy, chance) + " too";
    }
    return text;
}

Yaml toYaml(const RankingResult& result) {
    Yaml yaml;
    yaml.set("task", result.task);
    yaml.set("created", result.created);
    yaml.set("options", fieldsToYaml(result.options));
    yaml.set("images", result.images);
    yaml.set("classes", result.classes);
    yaml.set("class_images", result.classImages);
    yaml.set("data_hash", result.dataHash);
    yaml.set("other_proxies", result.otherProxies);
    yaml.set("chosen", result.chosen);
    yaml.set("chance", result.chance);
    yaml.set("cost", fieldsToYaml(result.cost));
    yaml.set("pictures_read", result.picturesRead);
    yaml.set("full_passes", result.fullPasses);
    yaml.set("whole_passes", result.wholePasses);
    yaml.set("embed_seconds", result.embedSeconds);
    yaml.set("score_seconds", result.scoreSeconds);
    if (!result.rounds.empty()) {
        std::vector<Yaml> rounds;
        for (const HalvingRound& round : result.rounds) {
            Yaml& yamlRound = rounds.emplace_back();
            yamlRound.set("examples", round.examples);
            yamlRound.set("models", round.models);
            yamlRound.set("kept", round.kept);
        }
        yaml.set("rounds", rounds);
    }
    std::vector<Yaml> models;
    models.reserve(result.models.size());
    for (const RankedModel& model : result.models) {
        models.push_back(toYaml(model));
    }
    yaml.set("models", models);
    return yaml;
}

RankingResult rankingFromYaml(const Yaml& yaml) {
    RankingResult result;
    yaml.require("task", result.task);
    yaml.get("created", result.created);
    readFieldsStrictly(yaml.child("options"), result.options);
    yaml.require("images", result.images);
    yaml.require("classes", result.classes);
    yaml.get("class_images", result.classImages);
    yaml.get("data_hash", result.dataHash);
    yaml.get("other_proxies", result.otherProxies);
    yaml.get("chosen", result.chosen);
    if (const std::vector<std::string> problems = result.options.check(); !problems.empty()) {
        yaml.fail("options", problems.front(), "Rank the task again");
    }
    for (const std::string& name : result.otherProxies) {
        (void)proxyInfo(name);
    }
    if (!result.classImages.empty() && result.classImages.size() != result.classes.size()) {
        yaml.fail("class_images", "must be one number for each of the classes", "Rank the task again");
    }
    yaml.require("chance", result.chance);
    readFieldsStrictly(yaml.child("cost"), result.cost);
    yaml.get("pictures_read", result.picturesRead);
    yaml.get("full_passes", result.fullPasses);
    yaml.get("whole_passes", result.wholePasses);
    for (const Yaml& round : yaml.children("rounds")) {
        HalvingRound& read = result.rounds.emplace_back();
        round.require("examples", read.examples);
        round.require("models", read.models);
        round.require("kept", read.kept);
        round.rejectUnknown();
    }
    yaml.get("embed_seconds", result.embedSeconds);
    yaml.get("score_seconds", result.scoreSeconds);
    for (const Yaml& model : yaml.children("models")) {
        result.models.push_back(rankedModelFromYaml(model, result.classes.size(), result.otherProxies.size()));
    }
    yaml.rejectUnknown();
    return result;
}

}  // namespace docent
