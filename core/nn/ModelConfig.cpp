// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/ModelConfig.h"

#include <algorithm>
#include <cmath>

#include "base/Error.h"

namespace docent {

namespace {

struct Preset {
    ModelConfig config;
    int imageSize;
};

const std::vector<Preset>& presets() {
    // 'small' is the one that two CPU cores train at several hundred images a second; its eight groups keep at least
    // two channels in a group at the narrowest layer.
    static const std::vector<Preset> all = {
        {.config = {.arch = "small",
                    .depths = {1, 1, 1, 1},
                    .widths = {16, 32, 64, 128},
                    .stemWidth = 32,
                    .stem = Stem::Small,
                    .groups = 8},
         .imageSize = 32},
        {.config = {.arch = "r26",
                    .depths = {2, 2, 2, 2},
                    .widths = {64, 128, 256, 512},
                    .stemWidth = 64,
                    .stem = Stem::Small,
                    .groups = 32},
         .imageSize = 32},
        {.config = {.arch = "r50x1",
                    .depths = {3, 4, 6, 3},
                    .widths = {64, 128, 256, 512},
                    .stemWidth = 64,
                    .stem = Stem::Large,
                    .groups = 32},
         .imageSize = 224},
    };
    return all;
}

const Preset& findPreset(const std::string& arch) {
    std::string names;
    for (const Preset& preset : presets()) {
        if (preset.config.arch == arch) {
            return preset;
        }
        names += (names.empty() ? "" : ", ") + preset.config.arch;
    }
    throw Error("There is no architecture '" + arch + "'", "Choose one of: " + names);
}

}  // namespace

std::vector<std::string> ModelConfig::check() const {
    constexpr int maxStages = 8;
    constexpr int maxDepth = 1000;
    constexpr int maxWidth = 1 << 16;
    std::vector<std::string> problems;
    if (depths.empty() || depths.size() > maxStages) {
        problems.push_back("depths has " + std::to_string(depths.size()) + " stages; 1 to 8 are possible");
    }
    if (widths.size() != depths.size()) {
        problems.push_back("widths has " + std::to_string(widths.size()) + " stages and depths has " +
                           std::to_string(depths.size()) + "; give one width for each stage");
    }
    for (const int depth : depths) {
        if (depth < 1 || depth > maxDepth) {
            problems.push_back("depths holds " + std::to_string(depth) + "; 1 to 1000 blocks a stage are possible");
        }
    }
    if (groups < 1) {
        problems.push_back("groups is " + std::to_string(groups) + "; it must be at least 1");
    }
    const auto checkChannels = [&](const char* name, int channels) {
        if (channels < 1 || channels > maxWidth) {
            problems.push_back(std::string(name) + " holds " + std::to_string(channels) +
                               "; 1 to 65536 channels are possible");
        } else if (groups >= 1 && channels % groups != 0) {
            problems.push_back(std::string(name) + " holds " + std::to_string(channels) +
                               ", which groups = " + std::to_string(groups) + " does not divide");
        }
    };
    checkChannels("stem_width", stemWidth);
    for (const int width : widths) {
        checkChannels("widths", width);
    }
    if (!(adapterRatio >= 0 && adapterRatio <= 1)) {
        problems.push_back("adapter_ratio is " + std::to_string(adapterRatio) + "; it must be from 0 (none) to 1");
    }
    if (numClasses < 0) {
        problems.push_back("num_classes is " + std::to_string(numClasses) + "; it must be 0 (no head) or more");
    }
    if (!(standardisationEps > 0 && standardisationEps < 1)) {
        problems.push_back("standardisation_eps is " + std::to_string(standardisationEps) +
                           "; it must be above 0 and below 1");
    }
    return problems;
}

int ModelConfig::adapterWidth(int channels) const {
    const int wanted = static_cast<int>(std::ceil(adapterRatio * channels));
    return (wanted + adapterGroupSize - 1) / adapterGroupSize * adapterGroupSize;
}

std::int64_t ModelConfig::adapterParameterCount() const {
    std::int64_t count = 0;
    int channels = stemWidth;
    for (std::size_t stage = 0; stage < depths.size(); ++stage) {
        for (int block = 0; block < depths[stage]; ++block) {
            const std::int64_t width = adapterWidth(channels);
            count += 2 * width * channels + 2 * width;
            channels = 4 * widths[stage];
        }
    }
    return count;
}

std::int64_t ModelConfig::parameterCount() const {
    const std::int64_t stemSide = stem == Stem::Large ? 7 : 3;
    std::int64_t channels = stemWidth;
    std::int64_t count = 3 * stemSide * stemSide * channels;
    for (std::size_t stage = 0; stage < depths.size(); ++stage) {
        const std::int64_t width = widths[stage];
        count += channels * 4 * width;
        for (int block = 0; block < depths[stage]; ++block) {
            const std::int64_t norms = 2 * (channels + width + width);
            count += norms + channels * width + 9 * width * width + width * 4 * width;
            channels = 4 * width;
        }
    }
    count += adapterParameterCount();
    return count + 2 * channels + (numClasses > 0 ? (channels + 1) * numClasses : 0);
}

ModelConfig modelPreset(const std::string& arch) {
    return findPreset(arch).config;
}

std::vector<std::string> modelPresets() {
    std::vector<std::string> names;
    for (const Preset& preset : presets()) {
        names.push_back(preset.config.arch);
    }
    return names;
}

int defaultImageSize(const std::string& arch) {
    return findPreset(arch).imageSize;
}

}  // namespace docent
