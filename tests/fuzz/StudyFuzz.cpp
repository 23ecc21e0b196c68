// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a study, and a cell of one.
#include "fuzz/Records.h"
#include "support/StudyCells.h"

namespace docent::fuzz {

void parse(Bytes input) {
    if (input.empty()) {
        return;
    }
    const bool isSpec = input.front() % 2 == 0;
    const Bytes rest = input.subspan(1);
    if (isSpec) {
        const StudySpec spec =
            readTwice(rest, studyFromYaml, [](const StudySpec& read) { return toYaml(read).text(); });
        require(spec.check().empty(), "a study that was read can be run");
        for (const std::string& strategy : spec.options.strategies) {
            static_cast<void>(parseStrategy(strategy));
        }
        return;
    }
    const CellRecord cell = readTwice(rest, cellFromYaml, [](const CellRecord& read) { return toYaml(read).text(); });
    for (const CellCandidate& candidate : cell.candidates) {
        require(candidate.scores.size() == cell.proxies.size(), "a candidate has a score by each proxy");
    }
    for (const StrategyResult& result : cell.results) {
        require(result.testAccuracy >= 0 && result.testAccuracy <= 1, "an accuracy is a fraction");
    }
}

std::vector<std::string> seeds() {
    return {"0" + toYaml(makeStudySpec()).text(), "1" + toYaml(makeStudyCells().front()).text(),
            "0name: a\nsources: [b]\ntasks: [c, d]\nseeds: [3]\n"};
}

}  // namespace docent::fuzz
