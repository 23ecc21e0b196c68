// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyCost.h"

#include <algorithm>

#include "transfer/TransferCost.h"

namespace docent {

namespace {

/// Of a strategy, in a cell with so many models.
std::int64_t tunedBy(const Strategy& strategy, std::int64_t models) {
    using Kind = Strategy::Kind;
    switch (strategy.kind) {
        case Kind::Top:
            return std::min<std::int64_t>(strategy.k, models);
        case Kind::Oracle:
            return models;
        case Kind::Probe:
        case Kind::Reweighted:
            return 0;
        default:
            return 1;
    }
}

}  // namespace

StudyCost costOf(const StudySpec& spec, const std::map<std::string, std::int64_t>& models,
                 const std::map<std::string, TaskSize>& tasks) {
    StudyCost cost;
    for (const CellKey& cell : spec.cells()) {
        const auto bank = models.find(cell.source);
        const auto task = tasks.find(cell.task);
        const std::int64_t all = bank == models.end() ? 0 : bank->second;
        TaskSize size = task == tasks.end() ? TaskSize{} : task->second;
        if (cell.examplesPerClass > 0) {
            size.trainImages = std::min(size.trainImages, cell.examplesPerClass * size.classes);
        }
        std::int64_t shared = 0;  // by strategies that may take the same models
        std::int64_t adapted = 0;
        bool ranks = false;
        for (const std::string& name : spec.strategiesOf(cell)) {
            const Strategy strategy = parseStrategy(name);
            shared += tunedBy(strategy, all);
            adapted += strategy.kind == Strategy::Kind::Reweighted ? 1 : 0;
            ranks = ranks || strategy.ranks();
            if (strategy.kind == Strategy::Kind::Probe) {
                cost.forwardPasses += size.trainImages + size.testImages;
            }
        }
        const std::int64_t tuned = std::min(shared, all) + adapted;
        const TransferPasses passes = passesOf(spec.options.transfer(), size.trainImages, size.testImages);
        ++cost.cells;
        cost.fineTunings += tuned;
        cost.trainingPasses += tuned * passes.trainingMost;
        cost.forwardPasses += tuned * passes.forward;
        if (ranks || !spec.options.allProxies().empty()) {
            cost.forwardPasses += all * size.trainImages;
        }
        cost.upstreamTrainings += adapted;
    }
    return cost;
}

}  // namespace docent
