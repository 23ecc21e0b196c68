// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/WeightNames.h"

#include <algorithm>
#include <cstdio>

#include "base/Error.h"

namespace docent {

namespace {

using Renaming = std::pair<std::string_view, std::string_view>;  // timm's name, another

constexpr Renaming bitNames[] = {{"stem.conv.weight", "resnet/root_block/standardized_conv2d/kernel"},
                                 {"norm.weight", "resnet/group_norm/gamma"},
                                 {"norm.bias", "resnet/group_norm/beta"},
                                 {"head.fc.weight", "resnet/head/conv2d/kernel"},
                                 {"head.fc.bias", "resnet/head/conv2d/bias"}};
constexpr Renaming bitBlockNames[] = {
    {"norm1.weight", "a/group_norm/gamma"},           {"norm1.bias", "a/group_norm/beta"},
    {"norm2.weight", "b/group_norm/gamma"},           {"norm2.bias", "b/group_norm/beta"},
    {"norm3.weight", "c/group_norm/gamma"},           {"norm3.bias", "c/group_norm/beta"},
    {"conv1.weight", "a/standardized_conv2d/kernel"}, {"conv2.weight", "b/standardized_conv2d/kernel"},
    {"conv3.weight", "c/standardized_conv2d/kernel"}, {"downsample.conv.weight", "a/proj/standardized_conv2d/kernel"}};
constexpr Renaming huggingFaceNames[] = {
    {"stem.conv.weight", "embedder.convolution.weight"}, {"norm.weight", "norm.weight"}, {"norm.bias", "norm.bias"}};

template <std::size_t Size>
std::string renamed(const Renaming (&names)[Size], std::string_view name) {
    const auto* found =
        std::find_if(std::begin(names), std::end(names), [name](const Renaming& pair) { return pair.first == name; });
    if (found == std::end(names)) {
        throw Error("A ResNet-v2 has no tensor '" + std::string(name) + "'");
    }
    return std::string(found->second);
}

struct BlockName {
    int stage = 0;
    int block = 0;
    std::string_view rest;
};

/// "stages.1.blocks.2.conv1.weight"
std::optional<BlockName> blockOf(const std::string& name) {
    BlockName found;
    int length = 0;
    if (std::sscanf(name.c_str(), "stages.%d.blocks.%d.%n", &found.stage, &found.block, &length) != 2 || length == 0) {
        return std::nullopt;
    }
    found.rest = std::string_view(name).substr(static_cast<std::size_t>(length));
    return found;
}

bool beginsWithAny(const std::string& name, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&name](std::string_view beginning) { return name.starts_with(beginning); });
}

}  // namespace

std::vector<NetworkTensor> networkTensors(const ModelConfig& config) {
    std::vector<NetworkTensor> tensors;
    const auto addNorm = [&tensors](const std::string& name, std::int64_t channels) {
        tensors.push_back({name + ".weight", {channels}});
        tensors.push_back({name + ".bias", {channels}});
    };
    const std::int64_t side = config.stem == Stem::Large ? 7 : 3;
    tensors.push_back({"stem.conv.weight", {config.stemWidth, 3, side, side}});
    std::int64_t channels = config.stemWidth;
    for (std::size_t stage = 0; stage < config.depths.size(); ++stage) {
        const std::int64_t width = config.widths[stage];
        for (int block = 0; block < config.depths[stage]; ++block) {
            const std::string prefix = "stages." + std::to_string(stage) + ".blocks." + std::to_string(block) + ".";
            addNorm(prefix + "norm1", channels);
            tensors.push_back({prefix + "conv1.weight", {width, channels, 1, 1}});
            addNorm(prefix + "norm2", width);
            tensors.push_back({prefix + "conv2.weight", {width, width, 3, 3}});
            addNorm(prefix + "norm3", width);
            tensors.push_back({prefix + "conv3.weight", {4 * width, width, 1, 1}});
            if (block == 0) {
                tensors.push_back({prefix + "downsample.conv.weight", {4 * width, channels, 1, 1}});
            }
            channels = 4 * width;
        }
    }
    addNorm("norm", channels);
    if (config.numClasses > 0) {
        tensors.push_back({"head.fc.weight", {config.numClasses, channels, 1, 1}});
        tensors.push_back({"head.fc.bias", {config.numClasses}});
    }
    return tensors;
}

std::optional<WeightNames> WeightNames::recognise(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (beginsWithAny(name, {"resnet/root_block/", "resnet/block1/"})) {
            return WeightNames(WeightsFormat::BitNpz, "");
        }
        for (const char* prefix : {"bit.", ""}) {
            const std::string start = prefix;
            if (name.starts_with(start + "embedder.convolution.") || name.starts_with(start + "encoder.stages.")) {
                return WeightNames(WeightsFormat::HuggingFace, start);
            }
        }
        if (beginsWithAny(name, {"stem.conv.weight", "stages.0.blocks.0."})) {
            return WeightNames(WeightsFormat::Timm, "");
        }
    }
    return std::nullopt;
}

std::string WeightNames::of(const std::string& timmName) const {
    if (m_format == WeightsFormat::Timm) {
        return timmName;
    }
    const std::optional<BlockName> block = blockOf(timmName);
    if (m_format == WeightsFormat::BitNpz) {
        return block ? blockPrefix(block->stage, block->block) + renamed(bitBlockNames, block->rest)
                     : renamed(bitNames, timmName);
    }
    if (block) {
        return blockPrefix(block->stage, block->block) + std::string(block->rest);
    }
    constexpr std::string_view head = "head.fc.";
    return timmName.starts_with(head) ? "classifier.1." + timmName.substr(head.size())
                                      : m_prefix + renamed(huggingFaceNames, timmName);
}

std::string WeightNames::blockPrefix(int stage, int block) const {
    char text[80];
    switch (m_format) {
        case WeightsFormat::BitNpz:
            std::snprintf(text, sizeof text, "resnet/block%d/unit%02d/", stage + 1, block + 1);
            return text;
        case WeightsFormat::HuggingFace:
            std::snprintf(text, sizeof text, "encoder.stages.%d.layers.%d.", stage, block);
            return m_prefix + text;
        case WeightsFormat::Timm:
            break;
    }
    std::snprintf(text, sizeof text, "stages.%d.blocks.%d.", stage, block);
    return text;
}

bool WeightNames::isWithin(const std::string& name) const {
    switch (m_format) {
        case WeightsFormat::BitNpz:
            return beginsWithAny(name, {"resnet/root_block/", "resnet/block", "resnet/group_norm/", "resnet/head/"});
        case WeightsFormat::HuggingFace:
            return beginsWithAny(name,
                                 {m_prefix + "embedder.", m_prefix + "encoder.", m_prefix + "norm.", "classifier."});
        case WeightsFormat::Timm:
            break;
    }
    return beginsWithAny(name, {"stem.", "stages.", "norm.", "head."});
}

std::vector<std::size_t> WeightNames::axes(const NetworkTensor& tensor) const {
    if (tensor.shape.size() == 1) {
        return {0};
    }
    if (m_format == WeightsFormat::BitNpz) {
        return {2, 3, 1, 0};
    }
    if (m_format == WeightsFormat::HuggingFace && tensor.name == "head.fc.weight") {
        return {0, 1};
    }
    return {0, 1, 2, 3};
}

}  // namespace docent
