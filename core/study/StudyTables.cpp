// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyTables.h"

#include <cmath>
#include <cstdio>

#include "base/Csv.h"
#include "base/Numbers.h"
#include "study/StudyStatistics.h"

namespace docent {

std::string resultsCsv(const StudySpec& spec, const std::vector<CellRecord>& cells) {
    std::string csv =
        "source,task,group,examples_per_class,seed,train_images,test_images,strategy,model,fine_tuned,"
        "validation_accuracy,test_accuracy,low,high,selection_passes,transfer_passes,upstream_passes,passes,"
        "selection_seconds,transfer_seconds,upstream_seconds,timed,whole_passes,same_as_whole\n";
    for (const CellRecord* cell : cellsOf(spec, cells, {})) {
        const auto group = spec.groups.find(cell->key.task);
        for (const StrategyResult& result : cell->results) {
            auto put = [&csv, isFirst = true](const std::string& value) mutable {
                if (!isFirst) {
                    csv += ',';
                }
                isFirst = false;
                appendCsvField(csv, value);
            };
            put(cell->key.source);
            put(cell->key.task);
            put(group == spec.groups.end() ? "" : group->second);
            put(std::to_string(cell->key.examplesPerClass));
            put(std::to_string(cell->key.seed));
            put(std::to_string(cell->trainImages));
            put(std::to_string(cell->testImages));
            put(result.strategy);
            put(result.model);
            put(std::to_string(result.models.size()));
            put(fixed(result.validationAccuracy, 6));
            put(fixed(result.testAccuracy, 6));
            put(fixed(result.interval.low, 6));
            put(fixed(result.interval.high, 6));
            put(fixed(equivalentPasses(result.selection), 1));
            put(fixed(equivalentPasses(result.transfer), 1));
            put(fixed(equivalentPasses(result.upstream), 1));
            put(fixed(equivalentPasses(result.total()), 1));
            put(fixed(result.selection.seconds, 3));
            put(fixed(result.transfer.seconds, 3));
            put(fixed(result.upstream.seconds, 3));
            put(result.isTimed ? "1" : "0");
            put(std::to_string(result.wholePasses));
            put(result.wholePasses > 0 ? (result.isSameAsWhole ? "1" : "0") : "");
            csv += '\n';
        }
    }
    return csv;
}

std::string candidatesCsv(const StudySpec& spec, const std::vector<CellRecord>& cells) {
    std::string csv =
        "source,task,examples_per_class,seed,model,kind,node,validation_accuracy,test_accuracy,seconds,proxy,score\n";
    for (const CellRecord* cell : cellsOf(spec, cells, {})) {
        for (const CellCandidate& candidate : cell->candidates) {
            for (std::size_t p = 0; p < cell->proxies.size(); ++p) {
                if (!std::isfinite(candidate.scores[p])) {
                    continue;
                }
                for (const std::string& value :
                     {cell->key.source, cell->key.task, std::to_string(cell->key.examplesPerClass),
                      std::to_string(cell->key.seed), candidate.model, enumName(candidate.kind), candidate.node,
                      candidate.isTuned() ? fixed(candidate.validationAccuracy, 6) : std::string(),
                      candidate.isTuned() ? fixed(candidate.testAccuracy, 6) : std::string(),
                      fixed(candidate.cost.seconds, 3), cell->proxies[p]}) {
                    appendCsvField(csv, value);
                    csv += ',';
                }
                char score[40];
                (void)std::snprintf(score, sizeof score, "%.9g", candidate.scores[p]);
                csv += score;
                csv += '\n';
            }
        }
    }
    return csv;
}

}  // namespace docent
