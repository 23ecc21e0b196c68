// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/ProxyCheck.h"

#include <map>

#include "selection/RankCorrelation.h"

namespace docent {

ProxyCheck checkProxy(const RankingResult& ranking, const std::vector<RunRecord>& runs) {
    std::map<std::string, const RunRecord*> bestRuns;
    for (const RunRecord& run : runs) {
        if (run.task != ranking.task || run.state != ModelState::Complete || run.evaluation.images == 0) {
            continue;
        }
        const RunRecord*& best = bestRuns[run.model];
        if (best == nullptr || run.evaluation.accuracy > best->evaluation.accuracy) {
            best = &run;
        }
    }
    ProxyCheck check;
    check.task = ranking.task;
    check.proxy = ranking.options.proxy;
    std::vector<double> scores;
    std::vector<double> accuracies;
    double bestAccuracy = -1;
    for (const RankedModel& model : ranking.models) {
        const auto run = bestRuns.find(model.name);
        if (run == bestRuns.end() || model.examples != ranking.models.front().examples) {
            continue;  // a score of a part of the pictures does not compare with one of more
        }
        const Evaluation& evaluation = run->second->evaluation;
        check.points.push_back({.model = model.name,
                                .kind = model.kind,
                                .score = model.score,
                                .scoreInterval = model.interval,
                                .accuracy = evaluation.accuracy,
                                .accuracyInterval = evaluation.interval,
                                .run = run->second->name});
        scores.push_back(model.score);
        accuracies.push_back(evaluation.accuracy);
        if (evaluation.accuracy > bestAccuracy) {
            bestAccuracy = evaluation.accuracy;
            check.best = model.name;
        }
    }
    check.tau = kendallTau(scores, accuracies);
    check.weightedTau = weightedTau(scores, accuracies);
    if (!ranking.models.empty()) {
        check.recommended = ranking.models.front().name;
        check.recommendedWasTuned = !check.points.empty() && check.points.front().model == check.recommended;
        check.regret = check.recommendedWasTuned ? bestAccuracy - check.points.front().accuracy : 0;
    }
    return check;
}

}  // namespace docent
