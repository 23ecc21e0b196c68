// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include "nn/WeightFile.h"

namespace docent {

/// Largest difference over the largest expected magnitude.
[[nodiscard]] inline double relativeError(const torch::Tensor& actual, const torch::Tensor& expected) {
    if (actual.sizes() != expected.sizes()) {
        return 1e30;
    }
    const torch::Tensor a = actual.detach().to(torch::kDouble);
    const torch::Tensor e = expected.detach().to(torch::kDouble);
    return ((a - e).abs().max() / e.abs().max().clamp_min(1e-30)).item<double>();
}

/// The same bits.
[[nodiscard]] inline bool identical(const torch::Tensor& a, const torch::Tensor& b) {
    return a.sizes() == b.sizes() && torch::equal(a, b);
}

[[nodiscard]] inline torch::Tensor readTensor(const SafetensorsFile& file, const std::string& name) {
    const TensorView& view = file.tensor(name);
    torch::Tensor tensor = torch::empty(view.shape, view.type == TensorType::I64 ? torch::kLong : torch::kFloat);
    std::copy(view.data.begin(), view.data.end(), static_cast<std::uint8_t*>(tensor.data_ptr()));
    return tensor;
}

[[nodiscard]] inline TensorView viewOf(const std::string& name, const torch::Tensor& contiguousFloat) {
    return {.name = name,
            .type = TensorType::F32,
            .shape = contiguousFloat.sizes().vec(),
            .data = {static_cast<const std::uint8_t*>(contiguousFloat.data_ptr()), contiguousFloat.nbytes()}};
}

}  // namespace docent
