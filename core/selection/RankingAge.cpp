// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/RankingAge.h"

#include <algorithm>
#include <map>

namespace docent {

RankingAge rankingAge(const RankingResult& ranking, const std::vector<ModelRecord>& models,
                      const std::string& taskCreated) {
    RankingAge age;
    std::map<std::string, const RankedModel*> ranked;
    for (const RankedModel& model : ranking.models) {
        ranked[model.name] = &model;
    }
    std::map<std::string, const ModelRecord*> present;
    for (const ModelRecord& model : models) {
        present[model.name] = &model;
    }
    for (const auto& [name, model] : present) {
        const auto known = ranked.find(name);
        if (model->state == ModelState::Training) {
            continue;  // its new weights are not there yet
        }
        if (known == ranked.end()) {
            if (ranking.chosen.empty()) {
                age.added.push_back(name);
            }
        } else if (!known->second->embeddingKey.empty() &&
                   !known->second->embeddingKey.starts_with(model->weightsHash)) {
            age.retrained.push_back(name);
        }
    }
    for (const auto& [name, model] : ranked) {
        if (!present.contains(name)) {
            age.removed.push_back(name);
        }
    }
    // Both are UTC in ISO 8601, which sorts as time does.
    age.taskChanged = !ranking.created.empty() && ranking.created < taskCreated;
    return age;
}

}  // namespace docent
