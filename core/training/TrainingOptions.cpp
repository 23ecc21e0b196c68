// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/TrainingOptions.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace docent {

std::vector<std::string> TrainingOptions::check() const {
    std::vector<std::string> problems;
    const auto require = [&](bool ok, const char* text) {
        if (!ok) {
            problems.emplace_back(text);
        }
    };
    require(epochs >= 1 && epochs <= 100000, "epochs must be 1 to 100,000");
    require(maxSteps >= 0, "max_steps must not be negative");
    require(batchSize >= 1 && batchSize <= 65536, "batch_size must be 1 to 65,536");
    require(std::isfinite(learningRate) && learningRate > 0, "learning_rate must be above 0");
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
