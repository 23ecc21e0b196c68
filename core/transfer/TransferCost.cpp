// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/TransferCost.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "experts/CostEstimate.h"

namespace docent {

namespace {

/// A record of what was trained before.
struct Sample {
    double secondsPerPass = 0;
    std::string device;
    bool samePrecision = false;
    bool fromRun = false;
};

std::optional<double> secondsPerPass(const Cost& cost) {
    const double passes = static_cast<double>(cost.trainingPasses) + static_cast<double>(cost.forwardPasses) / 3;
    return cost.trainingPasses > 0 && cost.seconds > 0 ? std::optional(cost.seconds / passes) : std::nullopt;
}

MeasuredRate rateOf(const std::vector<Sample>& samples, const std::string& device) {
    const std::string other = deviceKind(samples.front().device);
    const bool isSame = other == deviceKind(device);
    const double scale = isSame ? 1 : guessedSpeed(other) / guessedSpeed(device);
    std::vector<double> rates;
    for (const Sample& sample : samples) {
        rates.push_back(scale * sample.secondsPerPass);
    }
    std::sort(rates.begin(), rates.end());
    return {.samples = static_cast<std::int64_t>(rates.size()),
            .fromRuns = samples.front().fromRun,
            .otherDevice = isSame ? "" : other,
            .otherPrecision = !samples.front().samePrecision,
            .secondsPerPass = rates[rates.size() / 2],
            .fastest = rates.front(),
            .slowest = rates.back()};
}

/// That of the newest record, "" where there is none.
std::string newestDevice(const std::vector<RunRecord>& runs, const std::vector<ModelRecord>& models) {
    std::string device;
    std::string newest;
    const auto look = [&](const auto& record) {
        if (!record.device.empty() && record.created >= newest) {
            newest = record.created;
            device = record.device;
        }
    };
    std::for_each(models.begin(), models.end(), look);
    std::for_each(runs.begin(), runs.end(), look);
    return device;
}

}  // namespace

TransferOptions withBudget(TransferOptions options, TransferBudget budget) {
    const TransferOptions standard;
    options.learningRates = standard.learningRates;
    options.steps = standard.steps;
    options.refit = standard.refit;
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
    const std::int64_t finals = options.refit ? options.repeats : 0;
    passes.trainingLeast = options.batchSize * (sweep + finals * *shortest);
    passes.trainingMost = options.batchSize * (sweep + finals * *longest);
    const auto validation =
        static_cast<std::int64_t>(std::llround(options.validationFraction * static_cast<double>(trainImages)));
    passes.forward = passes.trials * validation + options.repeats * testImages;
    if (options.tune == TunedPart::Head) {
        passes.trainingLeast = passes.trainingMost = 0;
        passes.forward = trainImages + testImages;  // each picture is embedded once
    }
    return passes;
}

MeasuredRate measuredRate(const ModelRecord& model, const std::vector<RunRecord>& runs,
                          const std::vector<ModelRecord>& models, const TransferOptions& wanted) {
    const std::string device = wanted.device == "auto" ? newestDevice(runs, models) : wanted.device;
    const Precision precision = resolvePrecision(wanted.precision, device);
    std::vector<Sample> samples;
    const auto add = [&](const auto& record, const Cost& cost, Precision used, bool fromRun) {
        const std::optional<double> seconds = secondsPerPass(cost);
        if (seconds && record.config.arch == model.config.arch && record.imageSize == model.imageSize) {
            samples.push_back({*seconds, record.device, resolvePrecision(used, record.device) == precision, fromRun});
        }
    };
    for (const RunRecord& run : runs) {
        if (run.state == ModelState::Complete) {
            add(run, run.cost, run.options.precision, true);
        }
    }
    for (const ModelRecord& other : models) {
        add(other, other.result.cost, other.training.precision, false);
    }
    const auto likeness = [&](const Sample& sample) {
        return (deviceKind(sample.device) == deviceKind(device) ? 4 : 0) + (sample.samePrecision ? 2 : 0) +
               (sample.fromRun ? 1 : 0);
    };
    int best = 0;
    for (const Sample& sample : samples) {
        best = std::max(best, likeness(sample));
    }
    std::erase_if(samples, [&](const Sample& sample) { return likeness(sample) < best; });
    return samples.empty() ? MeasuredRate{} : rateOf(samples, device);
}

}  // namespace docent
