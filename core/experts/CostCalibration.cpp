// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <chrono>

#include "experts/CostEstimate.h"
#include "nn/Device.h"
#include "nn/ResNetV2.h"
#include "training/Backpropagation.h"
#include "training/Sgd.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double secondsInAll = 1.5;
/// A step that takes this long is measured well enough, and a larger batch would take too long.
constexpr double longStep = 0.25;
/// But smaller batches than this may not be shared out among threads, which then wait for one another at each layer: on
/// a busy machine that takes many times as long as a training does.
constexpr std::int64_t fewImages = 64;
constexpr double secondsForFew = 3 * secondsInAll;
/// The batches that are chosen for so many are the largest.
constexpr std::int64_t manyImages = 1'000'000;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

TrainingRate measureRate(const ModelConfig& config, int imageSize, const TrainingOptions& asked, RunContext& context) {
    const TrainingOptions training = asked.fittedTo(manyImages, TrainingStart::Random);
    ModelConfig shape = config;
    shape.numClasses = std::max(2, shape.numClasses);
    const std::string device = resolveDevice(training.device);
    ResNetV2 model(shape);
    model->initialise(training.seed);
    model->to(torch::Device(device));
    model->setPrecision(resolvePrecision(training.precision, device));
    model->train();
    std::vector<torch::Tensor> parameters = model->parameters();
    std::vector<bool> decay;
    for (const torch::Tensor& parameter : parameters) {
        decay.push_back(parameter.dim() > 1);
    }
    Sgd sgd(parameters, decay);

    const auto begin = Clock::now();
    std::int64_t batch = std::min<std::int64_t>(2, training.batchSize);
    double best = 0;
    while (!context.stopRequested()) {
        const torch::Tensor images = torch::rand({batch, imageSize, imageSize, 3})
                                         .mul_(2)
                                         .sub_(1)
                                         .permute({0, 3, 1, 2})
                                         .to(torch::Device(device));
        const torch::Tensor labels = torch::randint(shape.numClasses, {batch}, torch::kLong).to(torch::Device(device));
        const auto start = Clock::now();
        backpropagate(model, images, labels, training.labelSmoothing);  // reads the loss, so it waits for the device
        sgd.step(training.learningRate, training.momentum, training.weightDecay);
        const double seconds = std::max(1e-9, secondsSince(start));
        best = std::max(best, static_cast<double>(batch) / seconds);
        const double soFar = secondsSince(begin);
        const bool isWorthMore =
            seconds < longStep ? soFar < secondsInAll : batch < fewImages && soFar + 2 * seconds < secondsForFew;
        if (isWorthMore && batch < training.batchSize) {
            batch = std::min(2 * batch, training.batchSize);
        } else if (soFar >= secondsInAll || seconds > secondsInAll / 2) {
            break;
        }
    }
    if (best <= 0) {
        return findRate({}, config, imageSize, training);
    }
    return {.basis = RateBasis::Measured, .imagesPerSecond = best, .model = {}};
}

}  // namespace docent
