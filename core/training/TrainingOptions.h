// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Cost.h"
#include "base/Options.h"
#include "data/BatchLoader.h"
#include "nn/Precision.h"

namespace docent {

enum class Schedule {
    Cosine,  ///< warm-up, then half a cosine down to 0
    Step     ///< warm-up, then a tenth at 30 %, 60 % and 90 % of the steps (BiT)
};
template <>
struct EnumNames<Schedule> {
    static constexpr std::pair<Schedule, std::string_view> values[] = {{Schedule::Cosine, "cosine"},
                                                                       {Schedule::Step, "step"}};
};
template <>
struct EnumNames<Precision> {
    static constexpr std::pair<Precision, std::string_view> values[] = {
        {Precision::Auto, "auto"}, {Precision::Float32, "fp32"}, {Precision::BFloat16, "bf16"}};
};

/// What a training begins with.
enum class TrainingStart {
    Random,    ///< fresh weights: a baseline
    Baseline,  ///< those of a baseline: a full expert
    Adapters   ///< those of a baseline that stays, with fresh adapters
};

/// How a network is trained. Everything that changes the weights is here. What is 0 to be chosen, fittedTo() chooses.
struct TrainingOptions {
    int epochs = 0;              ///< passes over the training images, 1 to 100,000; 0 = chosen
    std::int64_t maxSteps = 0;   ///< > 0: this many steps instead of epochs
    std::int64_t batchSize = 0;  ///< images per step, 1 to 65,536; 0 = chosen
    double learningRate = 0;     ///< the highest of the schedule, > 0; 0 = chosen
    double momentum = 0.9;       ///< [0, 1)
    double weightDecay = 1e-4;   ///< on convolution and head weights, >= 0
    Schedule schedule = Schedule::Cosine;
    double warmup = 0.05;       ///< part of the steps with a rising rate, [0, 1)
    double labelSmoothing = 0;  ///< [0, 1)
    double clipNorm = 5;        ///< > 0: gradients of a larger L2 norm over all parameters are scaled down to it
    double ema = 0;             ///< > 0: weights are averaged over the steps with this decay, [0, 1)
    int patience = 0;           ///< > 0: ends after so many epochs without a better validation
    bool augment = true;        ///< random crop, and flip where `flip` says so
    bool flip = true;           ///< mirror pictures; wrong for digits and letters
    double minCropArea = 0.5;   ///< smallest random crop, relative to the picture, (0, 1]
    std::uint64_t seed = 0;
    Precision precision = Precision::Auto;
    std::string device = "auto";    ///< "auto", "cpu", "cuda", "cuda:1"
    double checkpointSeconds = 60;  ///< between checkpoints, > 0; there is one at a stop too

    /// All problems as text; empty when the options are usable.
    [[nodiscard]] std::vector<std::string> check() const;
    /// The same with everything chosen that was left open, for this many training images.
    [[nodiscard]] TrainingOptions fittedTo(std::int64_t images, TrainingStart start) const;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("epochs", epochs, "passes over the training images (0: chosen, more of few)");
        visit("max_steps", maxSteps, "this many steps instead of epochs (0: epochs)");
        visit("batch_size", batchSize, "images per step (0: chosen, fewer of few)");
        visit("learning_rate", learningRate, "the highest of the schedule (0: chosen)");
        visit("momentum", momentum, "of SGD");
        visit("weight_decay", weightDecay, "on convolution and head weights");
        visit("schedule", schedule, "cosine, or step: a tenth at 30 %, 60 % and 90 %");
        visit("warmup", warmup, "part of the steps with a rising rate");
        visit("label_smoothing", labelSmoothing, "0 to 1");
        visit("clip_norm", clipNorm, "largest norm of the gradient (0: no limit)");
        visit("ema_decay", ema, "of the moving average of the weights, such as 0.999 (0: no average)");
        visit("patience", patience, "end after so many epochs without a better validation (0: never)");
        visit("augment", augment, "random crops and flips");
        visit("flip", flip, "mirror pictures; wrong for digits and letters");
        visit("min_crop_area", minCropArea, "smallest random crop, relative to the picture");
        visit("seed", seed, "of initialisation, order and augmentation");
        visit("precision", precision, "auto, fp32 or bf16");
        visit("device", device, "auto, cpu, cuda or cuda:N");
        visit("checkpoint_seconds", checkpointSeconds, "time between checkpoints");
    }
};

struct TrainingResult {
    bool stopped = false;            ///< a stop was asked for; a checkpoint lies in the folder
    std::int64_t steps = 0;          ///< of all parts, before and after a resume
    int bestEpoch = 0;               ///< counted from 1; 0 without validation
    double validationAccuracy = -1;  ///< at the best epoch; -1 without validation images
    double validationLoss = -1;
    double trainingLoss = 0;  ///< mean of the last epoch
    std::string warning;      ///< that it learned nothing, and what may help; "" = it did learn
    Cost cost;                ///< of all parts
};

/// The learning rate at `step` (counted from 0) of `totalSteps`.
[[nodiscard]] double learningRateAt(const TrainingOptions& options, std::int64_t step, std::int64_t totalSteps);

}  // namespace docent
