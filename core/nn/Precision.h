// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace docent {

/// The number format of convolutions and matrix products; norms, loss and master weights are always fp32.
enum class Precision { Auto, Float32, BFloat16 };
[[nodiscard]] std::string toString(Precision precision);  ///< "auto", "fp32", "bf16"
[[nodiscard]] Precision precisionFromString(const std::string& text);
/// What `Auto` means on this device: bf16 where the hardware multiplies tiles of it (AMX, CUDA), else fp32.
[[nodiscard]] Precision resolvePrecision(Precision precision, const std::string& device);

}  // namespace docent
