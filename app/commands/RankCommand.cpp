// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RankCommand.h"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "EngineOptions.h"
#include "Json.h"
#include "Table.h"
#include "base/Numbers.h"
#include "base/Words.h"
#include "selection/ProxyAgreement.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

/// "480 image passes, as much work as 210 through a whole network, 3 s".
std::string costText(const RankingResult& result) {
    std::string text = grouped(result.cost.forwardPasses) + " image passes, ";
    if (const std::int64_t whole = std::llround(result.fullPasses); whole != result.cost.forwardPasses && whole > 0) {
        text += "as much work as " + grouped(whole) + " through a whole network, ";
    }
    return text + formatDuration(result.cost.seconds);
}

/// How the image passes went down, where most models saw a part of the pictures only.
std::string halvingText(const RankingResult& result) {
    if (result.rounds.empty()) {
        return {};
    }
    std::string text = "Halving: ";
    for (const HalvingRound& round : result.rounds) {
        text +=
            grouped(round.models) + plural(round.models, " model", " models") + " on " + grouped(round.examples) + ", ";
    }
    text += "of " + grouped(result.images) + " pictures";
    if (result.wholePasses > 0) {
        text += "; " + grouped(result.cost.forwardPasses) + " of " + grouped(result.wholePasses) +
                " image passes were made (" +
                percent(static_cast<double>(result.cost.forwardPasses) / static_cast<double>(result.wholePasses)) + ")";
    }
    return text + ".\n";
}

/// What is said of a model beside its figures.
std::string remarkOn(const RankedModel& model, int place) {
    if (model.fate == RankedFate::Kept) {
        return place > 1 && model.tiedWithBest ? "within noise of the best" : "";
    }
    return "dropped after " + grouped(model.examples) + plural(model.examples, " picture", " pictures") +
           (model.fate == RankedFate::Unranked ? ", within noise" : "");
}

std::string rankingTable(const RankingResult& result) {
    std::vector<std::string> columns{">", "model", "node", "score>", "interval>", "the best>"};
    for (const std::string& proxy : result.otherProxies) {
        columns.push_back(proxy + ">");
    }
    columns.emplace_back("");
    Table table(columns);
    const std::string& proxy = result.options.proxy;
    int place = 0;
    for (const RankedModel& model : result.models) {
        std::vector<std::string> cells{std::to_string(++place),
                                       model.name,
                                       model.node.empty() ? "(all)" : model.node,
                                       scoreText(proxy, model.score),
                                       scoreText(proxy, model.interval),
                                       model.bestProbability >= 0 ? percent(model.bestProbability) : "-"};
        for (std::size_t i = 0; i < model.otherScores.size(); ++i) {
            cells.push_back(scoreText(result.otherProxies[i], model.otherScores[i]));
        }
        cells.push_back(remarkOn(model, place));
        table.add(cells);
    }
    return table.text();
}

/// What the score is, and how far the others order the models as it does.
std::string scoreWords(const RankingResult& result) {
    const ProxyInfo proxy = proxyInfo(result.options.proxy);
    const std::int64_t seen = result.bestExamples();
    std::string text =
        "Score: " + std::string(proxy.summary) + " on " + grouped(seen) + plural(seen, " picture", " pictures");
    if (seen < result.images) {
        text += " of " + grouped(result.images) + ", the most that the best model was shown";
    }
    if (proxy.isAccuracy) {
        text += "; naming the largest class always gives " + percent(result.chance);
    }
    text += ".";
    std::vector<ProxyAgreement> agreement = proxyAgreement(result);
    std::erase_if(agreement, [](const ProxyAgreement& other) { return other.first != 0; });
    if (!agreement.empty()) {
        text += "\nAgreement of the order with that of " + result.options.proxy +
                " (weighted Kendall's tau, 1 = the same):";
        std::string separator = " ";
        for (const ProxyAgreement& other : agreement) {
            text += separator + result.otherProxies[other.second - 1] + " " + fixed(other.tau, 2);
            separator = ", ";
        }
        text += ".";
    }
    return text + (agreement.empty() ? " " : "\n");
}

}  // namespace

void addRankCommand(CommandTree& tree) {
    Command& command = tree.add("rank", "say which models fit a task best, from its training pictures alone");
    const auto job = std::make_shared<RankJob>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*job, {.names = {}, .required = {"task"}});
    command.bind(*engine);
    command.examples(
        {"docent rank --task stamps", "docent rank --task stamps --models clipart-animals,clipart-baseline",
         "docent rank --task stamps --proxy logme --also knn,ridge", "docent rank --task stamps --also all",
         "docent rank --task stamps --halving", "docent rank --task stamps --json"});
    command.setBody([job, engine](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto done = runOnEngine(*engine, global, workspace, {*job});
        if (!done) {
            return exitDone;
        }
        const RankingResult result = workspace.ranking(done->front().subject).value();
        if (global.json) {
            printJson(toJson(result));
            return exitDone;
        }
        std::cout << rankingTable(result) << "\n" << result.recommendation() << "\n" << scoreWords(result);
        std::cout << halvingText(result) << costText(result) << ".\n";
        return exitDone;
    });
}

}  // namespace docent
