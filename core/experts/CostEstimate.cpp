// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/CostEstimate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "base/Parallel.h"
#include "data/EvenBatches.h"
#include "nn/Device.h"

namespace docent {

namespace {

/// A backward pass takes about twice what the forward pass takes.
constexpr double forwardPart = 1.0 / 3;
/// Multiplications a second of a whole training step, where nothing was measured: half of what two cores of a recent
/// machine reach, and what a graphics card reaches with small pictures.
constexpr double guessPerThread = 20e9;
constexpr double guessOnCuda = 3e12;

bool isSameTrunk(ModelConfig a, ModelConfig b) {
    a.arch = b.arch;
    a.numClasses = b.numClasses;
    a.adapterRatio = b.adapterRatio;
    a.standardisationEps = b.standardisationEps;
    return a == b;
}

double measuredRate(const ModelRecord& model) {
    const Cost& cost = model.result.cost;
    const double passes =
        static_cast<double>(cost.trainingPasses) + forwardPart * static_cast<double>(cost.forwardPasses);
    return cost.seconds > 0 ? passes / cost.seconds : 0;
}

std::string deviceOf(const std::string& wanted) {
    try {
        return resolveDevice(wanted);
    } catch (const Error&) {
        return wanted;  // that it is not there is told when the job is checked
    }
}

}  // namespace

std::string TrainingRate::explanation() const {
    char rate[60];
    std::snprintf(rate, sizeof rate, "%.*f images a second", imagesPerSecond < 10 ? 1 : 0, imagesPerSecond);
    switch (basis) {
        case RateBasis::Record:
            return "from the rate of '" + model + "', " + rate;
        case RateBasis::Scaled:
            return "scaled from the rate of '" + model + "', about " + rate;
        case RateBasis::Measured:
            return std::string("measured just now, ") + rate;
        case RateBasis::Guess:
            return std::string("a guess of ") + rate +
                   (model.empty() ? ", as no such network was trained here yet"
                                  : ", from the rate of '" + model + "', which was trained on " + measuredOn);
    }
    return {};
}

CostEstimate& CostEstimate::operator+=(const CostEstimate& other) {
    trainingPasses += other.trainingPasses;
    forwardPasses += other.forwardPasses;
    seconds += other.seconds;
    bytes += other.bytes;
    temporaryBytes = std::max(temporaryBytes, other.temporaryBytes);
    return *this;
}

double macsPerImage(const ModelConfig& config, int imageSize) {
    const std::vector<double> stages = macsByStage(config, imageSize);
    const double head = static_cast<double>(config.embeddingSize()) * config.numClasses;
    return std::accumulate(stages.begin(), stages.end(), head);
}

std::vector<double> macsByStage(const ModelConfig& config, int imageSize) {
    const double stemSide = config.stem == Stem::Large ? 7 : 3;
    double side = config.stem == Stem::Large ? std::ceil(imageSize / 2.0) : imageSize;
    int channels = config.stemWidth;
    std::vector<double> macs = {3 * stemSide * stemSide * channels * side * side};
    side = config.stem == Stem::Large ? std::ceil(side / 2) : side;
    for (std::size_t stage = 0; stage < config.depths.size(); ++stage) {
        const double width = config.widths[stage];
        double sum = 0;
        for (int block = 0; block < config.depths[stage]; ++block) {
            const double before = side * side;
            side = stage > 0 && block == 0 ? std::ceil(side / 2) : side;
            const double after = side * side;
            sum += before * channels * width + after * (9 * width * width + width * 4 * width);
            sum += block == 0 ? after * channels * 4 * width : 0;
            sum += before * 2 * channels * config.adapterWidth(channels);
            channels = 4 * config.widths[stage];
        }
        macs.push_back(sum);
    }
    return macs;
}

double guessedSpeed(const std::string& device) {
    return deviceKind(device) == "cuda" ? guessOnCuda : guessPerThread * availableThreads();
}

std::string deviceKind(const std::string& device) {
    return device.substr(0, device.find(':'));
}

TrainingRate findRate(const std::vector<ModelRecord>& models, const ModelConfig& config, int imageSize,
                      const TrainingOptions& training) {
    const std::string device = deviceOf(training.device);
    const Precision precision = resolvePrecision(training.precision, device);
    const ModelRecord* best = nullptr;
    int bestLikeness = -1;
    constexpr int sameKind = 8;
    for (const ModelRecord& model : models) {
        if (measuredRate(model) <= 0 || !isSameTrunk(model.config, config)) {
            continue;
        }
        const bool samePrecision = resolvePrecision(model.training.precision, model.device) == precision;
        const int likeness = (deviceKind(model.device) == deviceKind(device) ? sameKind : 0) +
                             (model.device == device ? 4 : 0) + (samePrecision ? 2 : 0) +
                             (model.imageSize == imageSize ? 1 : 0);
        // Of those that are equally like it, the one that ran longest tells most.
        if (likeness > bestLikeness ||
            (likeness == bestLikeness && model.result.cost.seconds > best->result.cost.seconds)) {
            best = &model;
            bestLikeness = likeness;
        }
    }
    if (best != nullptr) {
        double rate = measuredRate(*best);
        if (best->imageSize != imageSize) {
            rate *= macsPerImage(best->config, best->imageSize) / macsPerImage(config, imageSize);
        }
        if (bestLikeness < sameKind) {
            return {.basis = RateBasis::Guess,
                    .imagesPerSecond = rate * guessedSpeed(device) / guessedSpeed(best->device),
                    .model = best->name,
                    .measuredOn = best->device};
        }
        constexpr int alike = sameKind + 4 + 2 + 1;
        return {.basis = bestLikeness == alike ? RateBasis::Record : RateBasis::Scaled,
                .imagesPerSecond = rate,
                .model = best->name};
    }
    return {.basis = RateBasis::Guess,
            .imagesPerSecond = guessedSpeed(device) * forwardPart / std::max(1.0, macsPerImage(config, imageSize)),
            .model = {}};
}

CostEstimate estimateCost(const TrainingJobSize& job, const TrainingRate& rate) {
    const TrainingOptions training = job.training.fittedTo(job.trainImages, job.start);
    CostEstimate cost;
    const EvenBatches even(std::max<std::int64_t>(1, job.trainImages), training.batchSize);
    const std::int64_t batches = even.count();
    const std::int64_t steps = training.maxSteps > 0 ? training.maxSteps : training.epochs * batches;
    const std::int64_t epochs = (steps + batches - 1) / batches;
    cost.trainingPasses = steps / batches * job.trainImages + (job.trainImages > 0 ? even.begin(steps % batches) : 0);
    cost.forwardPasses = epochs * job.validationImages;
    if (rate.imagesPerSecond > 0) {
        cost.seconds =
            (static_cast<double>(cost.trainingPasses) + forwardPart * static_cast<double>(cost.forwardPasses)) /
            rate.imagesPerSecond;
    }
    ModelConfig base = job.config;
    base.numClasses = 0;
    base.adapterRatio = 0;
    const std::int64_t shared = job.onSharedBase ? base.parameterCount() : 0;
    const auto weights = sizeof(float) * static_cast<std::uint64_t>(job.config.parameterCount() - shared);
    const auto side = static_cast<std::uint64_t>(job.imageSize);
    cost.bytes = weights + 3 * side * side * static_cast<std::uint64_t>(job.newCacheImages);
    cost.temporaryBytes = (job.validationImages > 0 ? 3 : 2) * weights;  // weights, momentum and the best so far
    return cost;
}

}  // namespace docent
