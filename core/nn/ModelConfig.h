// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace docent {

enum class Stem {
    Large,  ///< 7x7 stride 2, zero pad 1, 3x3 stride 2 max pool: BiT's, for pictures of 128 px and more
    Small   ///< 3x3 stride 1, no pool: for 32 to 64 px
};

/// What is added to the variance of a filter when it is standardised: in timm's and Hugging Face's BiT, and in Docent's
/// own networks.
inline constexpr double timmStandardisationEps = 1e-8;
/// The same in BiT's own code, for the weights that it published as npz.
inline constexpr double bitStandardisationEps = 1e-10;

/// Shape of a ResNet-v2 with GroupNorm and weight standardisation (BiT, Kolesnikov et al. 2020).
struct ModelConfig {
    /// Channels of an adapter that are normalised together; its width is a multiple.
    static constexpr int adapterGroupSize = 8;

    std::string arch = "small";                   ///< the preset's name; informative
    std::vector<int> depths = {1, 1, 1, 1};       ///< blocks per stage, 1 to 8 stages
    std::vector<int> widths = {16, 32, 64, 128};  ///< middle channels of each stage; a stage puts out 4 times as many
    int stemWidth = 32;
    Stem stem = Stem::Small;
    int groups = 8;      ///< of each GroupNorm; must divide every channel count
    int numClasses = 0;  ///< outputs of the head; 0 = no head
    /// Above 0, below 1. Filters with small weights feel it: at a variance of 1e-4, 1e-8 makes them 5e-5 smaller.
    double standardisationEps = timmStandardisationEps;
    /// Of the residual adapter in front of each block: its middle channels as a part of the block's; 0 = no adapters.
    double adapterRatio = 0;

    /// All problems as text; empty when the shape is buildable.
    [[nodiscard]] std::vector<std::string> check() const;
    /// Length of the embedding: 4 * widths.back().
    [[nodiscard]] std::int64_t embeddingSize() const { return 4 * std::int64_t{widths.back()}; }
    /// Parameters of the trunk and the head; the config must pass check().
    [[nodiscard]] std::int64_t parameterCount() const;
    /// Middle channels of the adapter in front of a block with this many: the ratio's, rounded up to whole groups.
    [[nodiscard]] int adapterWidth(int channels) const;
    /// Parameters of the adapters alone.
    [[nodiscard]] std::int64_t adapterParameterCount() const;
    bool operator==(const ModelConfig&) const = default;
};

/// "r50x1", "r26" or "small"; throws Error that lists the presets.
[[nodiscard]] ModelConfig modelPreset(const std::string& arch);
[[nodiscard]] std::vector<std::string> modelPresets();
/// Side of the pictures that a preset is meant for: 224, 32, 32.
[[nodiscard]] int defaultImageSize(const std::string& arch);

}  // namespace docent
