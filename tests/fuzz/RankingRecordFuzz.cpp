// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Records.h"
#include "selection/Ranking.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const RankingResult result =
        readTwice(input, rankingFromYaml, [](const RankingResult& read) { return toYaml(read).text(); });
    (void)result.recommendation();
}

std::vector<std::string> seeds() {
    RankingResult result{.task = "stamps",
                         .created = "2026-11-24T16:20:05Z",
                         .images = 12,
                         .classes = {"a", "b"},
                         .classImages = {6, 6},
                         .dataHash = "00ff",
                         .chosen = {"x"},
                         .chance = 0.5};
    result.models.push_back({.name = "x",
                             .kind = ModelKind::Baseline,
                             .score = 0.75,
                             .interval = {0.5, 0.875},
                             .tiedWithBest = true,
                             .classScores = {0.5, 1}});
    return {toYaml(result).text()};
}

}  // namespace docent::fuzz
