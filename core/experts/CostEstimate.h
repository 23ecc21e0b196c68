// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "experts/ModelRecord.h"

namespace docent {

/// A training whose cost is asked for, before it has a record.
struct TrainingJobSize {
    std::int64_t trainImages = 0;
    std::int64_t validationImages = 0;
    ModelConfig config;  ///< with the number of classes
    int imageSize = 32;
    TrainingOptions training;
    TrainingStart start = TrainingStart::Random;
    std::int64_t newCacheImages = 0;  ///< pictures that must be decoded at this size first
    bool onSharedBase = false;        ///< an adapter expert: only adapters and head are trained and kept
};

enum class RateBasis {
    Record,    ///< a model of the workspace: this network, picture size, device and precision
    Scaled,    ///< a model of this network, on other picture sizes, in another precision or on another card
    Measured,  ///< a few steps just now
    Guess      ///< no model of this network was trained here yet, or only on another kind of device
};
template <>
struct EnumNames<RateBasis> {
    static constexpr std::pair<RateBasis, std::string_view> values[] = {{RateBasis::Record, "record"},
                                                                        {RateBasis::Scaled, "scaled"},
                                                                        {RateBasis::Measured, "measured"},
                                                                        {RateBasis::Guess, "guess"}};
};

/// How fast a network is trained, and how that is known.
struct TrainingRate {
    RateBasis basis = RateBasis::Guess;
    double imagesPerSecond = 0;   ///< that go forward and backward
    std::string model;            ///< whose record it is from; "" = none
    std::string measuredOn = {};  ///< of a Guess from a record: the device of that

    /// "from the rate of 'x-baseline', 250 images a second".
    [[nodiscard]] std::string explanation() const;
};

/// What a training will take. Sums of several add up, except for what lies on the disk only while one is trained.
struct CostEstimate {
    std::int64_t trainingPasses = 0;
    std::int64_t forwardPasses = 0;
    double seconds = 0;
    std::uint64_t bytes = 0;           ///< that stay: weights, and pictures decoded anew
    std::uint64_t temporaryBytes = 0;  ///< of the checkpoint, gone when the training is complete

    CostEstimate& operator+=(const CostEstimate& other);
};

/// Multiplications and additions of one picture going forward through the trunk, with its adapters, and the head.
[[nodiscard]] double macsPerImage(const ModelConfig& config, int imageSize);
/// The same of the stem and of each stage: [1 + stages].
[[nodiscard]] std::vector<double> macsByStage(const ModelConfig& config, int imageSize);

/// Multiplications a second of a whole training step on a device, where nothing was measured.
[[nodiscard]] double guessedSpeed(const std::string& device);
/// "cuda" of "cuda:1".
[[nodiscard]] std::string deviceKind(const std::string& device);

/// The rate by the records of models that were trained before: rather on the same device than in the same precision,
/// and rather that than on pictures of the same size. One from another kind of device, a processor for a graphics card,
/// is brought over by guessedSpeed() and is a guess. Where no model of this network was trained, a guess from the
/// number of its operations. A picture that goes forward only counts as a third of a pass. May wake Torch.
[[nodiscard]] TrainingRate findRate(const std::vector<ModelRecord>& models, const ModelConfig& config, int imageSize,
                                    const TrainingOptions& training);

/// Trains a fresh network of this shape for a few steps on random pictures and measures; takes some seconds, one step
/// at least. Returns a guess when it is stopped at once.
[[nodiscard]] TrainingRate measureRate(const ModelConfig& config, int imageSize, const TrainingOptions& training,
                                       RunContext& context);

/// About how many validation pictures are under a node, by its part of the source's training pictures.
[[nodiscard]] inline std::int64_t validationShare(std::int64_t validationImages, std::int64_t trainImages,
                                                  std::int64_t sliceImages) {
    return trainImages > 0 ? validationImages * sliceImages / trainImages : 0;
}

[[nodiscard]] CostEstimate estimateCost(const TrainingJobSize& job, const TrainingRate& rate);

}  // namespace docent
