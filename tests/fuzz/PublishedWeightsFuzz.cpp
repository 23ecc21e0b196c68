// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte tells which of the three forms the rest is of.
#include "nn/PublishedWeights.h"

#include "base/Files.h"
#include "fuzz/Fuzz.h"
#include "nn/WeightFile.h"
#include "support/NpzBytes.h"

namespace docent::fuzz {

namespace {

constexpr const char* files[] = {"in.npz", "model.safetensors", "model.safetensors.index.json"};

std::string safetensors(const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& shapes) {
    const std::vector<std::uint8_t> data(1024, 0);
    std::vector<TensorView> tensors;
    for (const auto& [name, shape] : shapes) {
        std::size_t bytes = 2;
        for (const std::int64_t extent : shape) {
            bytes *= static_cast<std::size_t>(extent);
        }
        tensors.push_back(
            {.name = name, .type = TensorType::F16, .shape = shape, .data = std::span(data).first(bytes)});
    }
    const std::filesystem::path path = folder() / "seed.safetensors";
    writeSafetensors(path, tensors);
    return readFile(path);
}

}  // namespace

void parse(Bytes input) {
    if (input.empty()) {
        return;
    }
    const std::filesystem::path path = write(files[input[0] % std::size(files)], input.subspan(1));
    const PublishedWeights weights(path);
    weights.requireFit();
}

std::vector<std::string> seeds() {
    return {std::string(1, '\0') + zipBytes({floatPart("resnet/root_block/standardized_conv2d/kernel", {3, 3, 3, 2},
                                                       std::vector<float>(54, 1))}),
            "\1" + safetensors({{"stem.conv.weight", {2, 3, 3, 3}},
                                {"stages.0.blocks.0.conv1.weight", {2, 2, 1, 1}},
                                {"head.fc.weight", {2, 8, 1, 1}}}),
            "\1" + safetensors({{"bit.embedder.convolution.weight", {2, 3, 7, 7}},
                                {"bit.encoder.stages.0.layers.0.conv1.weight", {2, 2, 1, 1}},
                                {"classifier.1.bias", {3}}}),
            "\2" + std::string(R"({"metadata": {}, "weight_map": {"stem.conv.weight": "model.safetensors"}})")};
}

}  // namespace docent::fuzz
