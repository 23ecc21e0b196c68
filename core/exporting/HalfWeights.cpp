// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/HalfWeights.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <opencv2/core.hpp>

#include "base/Error.h"
#include "nn/TensorText.h"

namespace docent {

void HalfWeights::add(TensorView& tensor) {
    if (tensor.type == TensorType::F32) {
        tensor.type = TensorType::F16;
        m_names.insert(tensor.name);
    }
}

std::span<const std::uint8_t> HalfWeights::data(const TensorView& tensor) {
    static_assert(std::endian::native == std::endian::little && sizeof(cv::float16_t) == 2);
    if (!m_names.contains(tensor.name)) {
        return tensor.data;
    }
    m_numbers.resize(tensor.data.size() / 2);
    for (std::size_t i = 0; i < tensor.data.size() / sizeof(float); ++i) {
        float value = 0;  // a foreign file need not align its tensors
        std::memcpy(&value, tensor.data.data() + i * sizeof value, sizeof value);
        const cv::float16_t half(value);
        if (std::isfinite(value) && !std::isfinite(static_cast<float>(half))) {
            throw Error(quotedName(tensor.name) + " holds the number " + std::to_string(value) +
                            ", too large for half precision",
                        "Write it in full precision (float32)");
        }
        std::memcpy(m_numbers.data() + i * sizeof half, &half, sizeof half);
    }
    return m_numbers;
}

void halveWeights(const std::filesystem::path& path) {
    const SafetensorsFile file(path);
    HalfWeights halves;
    std::vector<TensorView> tensors;
    for (const std::string& name : file.names()) {
        tensors.push_back(file.tensor(name));
        halves.add(tensors.back());
    }
    auto metadata = file.metadata();
    if (metadata.contains(checksumKey)) {
        TensorChecksum checksum;
        for (const TensorView& tensor : tensors) {
            checksum.add(tensor, halves.data(tensor));
        }
        metadata[checksumKey] = checksum.hex();
    }
    writeSafetensors(path, tensors, metadata, [&](const TensorView& tensor) { return halves.data(tensor); });
}

}  // namespace docent
