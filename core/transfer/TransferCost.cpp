// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/TransferCost.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace docent {

namespace {

MeasuredRate rateOf(std::vector<double> rates, bool fromRuns) {
    std::sort(rates.begin(), rates.end());
    return {.samples = static_cast<std::int64_t>(rates.size()),
            .fromRuns = fromRuns,
            .secondsPerPass = rates[rates.size() / 2],
            .fastest = rates.front(),
            .slowest = rates.back()};
}

void addRate(std::vector<double>& rates, const Cost& cost) {
    const double passes = static_cast<double>(cost.trainingPasses) + static_cast<double>(cost.forwardPasses) / 3;
    if (cost.trainingPasses > 0 && cost.seconds > 0) {
        rates.push_back(cost.seconds / passes);
    }
}

}  // namespace

TransferOptions withBudget(TransferOptions options, TransferBudget budget) {
    const TransferOptions standard;
    options.learningRates = standard.learningRates;
    options.steps = standard.steps;
    options.repeats = standard.repeats;
    if (budget == TransferBudget::Quick) {
        options.learningRates = {0.03};
        options.steps = {100};
    } else if (budget == TransferBudget::Thorough) {
        options.learningRates = {0.1, 0.03, 0.01, 0.003};
        options.steps = {100, 400, 1000};
        options.repeats = 3;
    }
    return options;
}

TransferPasses passesOf(const TransferOptions& options, std::int64_t trainImages, std::int64_t testImages) {
    TransferPasses passes;
    if (options.steps.empty()) {
        return passes;
    }
    const auto rates = static_cast<std::int64_t>(options.learningRates.size());
    const auto [shortest, longest] = std::minmax_element(options.steps.begin(), options.steps.end());
    passes.trials = rates * static_cast<std::int64_t>(options.steps.size());
    const std::int64_t sweep = rates * std::accumulate(options.steps.begin(), options.steps.end(), std::int64_t{0});
    passes.trainingLeast = options.batchSize * (sweep + options.repeats * *shortest);
    passes.trainingMost = options.batchSize * (sweep + options.repeats * *longest);
    const auto validation =
        static_cast<std::int64_t>(std::llround(options.validationFraction * static_cast<double>(trainImages)));
    passes.forward = passes.trials * validation + options.repeats * testImages;
    return passes;
}

MeasuredRate measuredRate(const ModelRecord& model, const std::vector<RunRecord>& runs,
                          const std::vector<ModelRecord>& models) {
    std::vector<double> rates;
    for (const RunRecord& run : runs) {
        if (run.state == ModelState::Complete && run.config.arch == model.config.arch &&
            run.imageSize == model.imageSize) {
            addRate(rates, run.cost);
        }
    }
    if (!rates.empty()) {
        return rateOf(std::move(rates), true);
    }
    for (const ModelRecord& other : models) {
        if (other.config.arch == model.config.arch && other.imageSize == model.imageSize) {
            addRate(rates, other.result.cost);
        }
    }
    return rates.empty() ? MeasuredRate{} : rateOf(std::move(rates), false);
}

}  // namespace docent
