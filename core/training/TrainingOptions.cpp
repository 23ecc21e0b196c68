// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/TrainingOptions.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace docent {

namespace {

constexpr std::int64_t largestBatch = 64;
constexpr std::int64_t smallestBatch = 16;
/// Batches get smaller where they would be fewer than this in an epoch.
constexpr std::int64_t leastBatches = 32;

/// What is chosen for a start. "How it trains" in the README tells why, and tests/bench/defaults_compare.py measures.
struct Recipe {
    int epochs;
    std::int64_t leastSteps;  ///< few pictures have more epochs, until they make so many steps
    double learningRate;      ///< of the largest batch
};
constexpr Recipe fromRandom{.epochs = 20, .leastSteps = 1000, .learningRate = 0.1};
constexpr Recipe fromBaseline{.epochs = 10, .leastSteps = 250, .learningRate = 0.03};
constexpr Recipe ofAdapters{.epochs = 10, .leastSteps = 250, .learningRate = 0.1};

const Recipe& recipeFor(TrainingStart start) {
    switch (start) {
        case TrainingStart::Baseline:
            return fromBaseline;
        case TrainingStart::Adapters:
            return ofAdapters;
        case TrainingStart::Random:
            break;
    }
    return fromRandom;
}

/// The noise of a step falls with the root of the batch, and the rate that it allows rises with it.
double rateFor(double ofLargest, std::int64_t batchSize) {
    return ofLargest * std::sqrt(static_cast<double>(batchSize) / largestBatch);
}

}  // namespace

std::vector<std::string> TrainingOptions::check() const {
    std::vector<std::string> problems;
    const auto require = [&](bool ok, const char* text) {
        if (!ok) {
            problems.emplace_back(text);
        }
    };
    require(epochs >= 0 && epochs <= 100000, "epochs must be 1 to 100,000, or 0 to be chosen");
    require(maxSteps >= 0, "max_steps must not be negative");
    require(batchSize >= 0 && batchSize <= 65536, "batch_size must be 1 to 65,536, or 0 to be chosen");
    require(std::isfinite(learningRate) && learningRate >= 0, "learning_rate must be above 0, or 0 to be chosen");
    require(momentum >= 0 && momentum < 1, "momentum must be at least 0 and below 1");
    require(std::isfinite(weightDecay) && weightDecay >= 0, "weight_decay must not be negative");
    require(warmup >= 0 && warmup < 1, "warmup must be at least 0 and below 1");
    require(labelSmoothing >= 0 && labelSmoothing < 1, "label_smoothing must be at least 0 and below 1");
    require(std::isfinite(clipNorm) && clipNorm >= 0, "clip_norm must not be negative");
    require(ema >= 0 && ema < 1, "ema_decay must be at least 0 and below 1");
    require(patience >= 0, "patience must not be negative");
    require(minCropArea > 0 && minCropArea <= 1, "min_crop_area must be above 0 and at most 1");
    require(checkpointSeconds > 0, "checkpoint_seconds must be above 0");
    return problems;
}

TrainingOptions TrainingOptions::fittedTo(std::int64_t images, TrainingStart start) const {
    const Recipe& recipe = recipeFor(start);
    TrainingOptions fitted = *this;
    if (batchSize == 0) {
        fitted.batchSize = largestBatch;
        while (fitted.batchSize > smallestBatch && fitted.batchSize * leastBatches > images) {
            fitted.batchSize /= 2;
        }
    }
    const std::int64_t batches = std::max<std::int64_t>(1, (images + fitted.batchSize - 1) / fitted.batchSize);
    if (epochs == 0) {
        fitted.epochs = std::max(recipe.epochs, static_cast<int>((recipe.leastSteps + batches - 1) / batches));
    }
    if (maxSteps > 0) {
        fitted.epochs = static_cast<int>(std::min<std::int64_t>(fitted.epochs, (maxSteps + batches - 1) / batches));
    }
    if (learningRate == 0) {
        const double rate = rateFor(recipe.learningRate, std::min(fitted.batchSize, 4 * largestBatch));
        fitted.learningRate = std::round(1000 * rate) / 1000;
    }
    return fitted;
}

double learningRateAt(const TrainingOptions& options, std::int64_t step, std::int64_t totalSteps) {
    const double warmupSteps = std::floor(options.warmup * static_cast<double>(totalSteps));
    const auto position = static_cast<double>(step);
    if (position < warmupSteps) {
        return options.learningRate * (position + 1) / (warmupSteps + 1);
    }
    if (options.schedule == Schedule::Cosine) {
        const double rest = std::max(1.0, static_cast<double>(totalSteps) - warmupSteps);
        return options.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * (position - warmupSteps) / rest));
    }
    double rate = options.learningRate;
    for (const double boundary : {0.3, 0.6, 0.9}) {
        if (position >= boundary * static_cast<double>(totalSteps)) {
            rate /= 10;
        }
    }
    return rate;
}

}  // namespace docent
