// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>

#include "base/Random.h"
#include "nn/WeightNames.h"
#include "support/NpzBytes.h"

namespace docent {

/// A network of random weights as BiT published its own: kernels as [h, w, in, out].
[[nodiscard]] inline std::vector<ZipPart> bitParts(const ModelConfig& config, std::uint64_t seed) {
    Random random(seed);
    const WeightNames names = WeightNames::recognise({"resnet/root_block/"}).value();
    std::vector<ZipPart> parts;
    for (const NetworkTensor& tensor : networkTensors(config)) {
        std::vector<std::int64_t> shape;
        std::size_t count = 1;
        for (const std::size_t axis : names.axes(tensor)) {
            shape.push_back(tensor.shape[axis]);
            count *= static_cast<std::size_t>(tensor.shape[axis]);
        }
        const float middle = shape.size() == 1 && tensor.name.ends_with("weight") ? 1 : 0;
        std::vector<float> values(count);
        for (float& value : values) {
            value = middle + static_cast<float>(random.uniform() - 0.5) * 0.2F;
        }
        parts.push_back(floatPart(names.of(tensor.name), shape, values));
    }
    return parts;
}

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// One that trains in a moment on pictures of 16 px and more.
[[nodiscard]] inline ModelConfig tinyBit() {
    return {.arch = "resnetv2",
            .depths = {1, 1},
            .widths = {32, 32},
            .stemWidth = 32,
            .stem = Stem::Small,
            .groups = 32,
            .numClasses = 5,
            .standardisationEps = bitStandardisationEps};
}

}  // namespace docent
