// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Options.h"
#include "nn/WeightFile.h"

namespace docent {

/// How a file keeps the numbers of weights.
enum class WeightPrecision {
    Float32,
    Float16  ///< IEEE 754 binary16, 11 binary digits: half the size, made floats again where the file is loaded
};
template <>
struct EnumNames<WeightPrecision> {
    static constexpr std::pair<WeightPrecision, std::string_view> values[] = {{WeightPrecision::Float32, "float32"},
                                                                              {WeightPrecision::Float16, "float16"}};
};

/// Tensors that become half as large while they are written.
class HalfWeights {
public:
    /// Calls it F16 where it is F32. Its data stay the floats.
    void add(TensorView& tensor);
    /// What to write of it, valid until the next call: of a tensor of floats that was added, each number rounded to the
    /// nearest that half precision has, ties to even. Throws Error that names the tensor where a finite number becomes
    /// infinite: 65,504 is the largest.
    [[nodiscard]] std::span<const std::uint8_t> data(const TensorView& tensor);

private:
    std::set<std::string> m_names;
    std::vector<std::uint8_t> m_numbers;
};

/// Rewrites a safetensors file, atomically, with its F32 tensors in half precision; all else stays as it is.
void halveWeights(const std::filesystem::path& path);

}  // namespace docent
