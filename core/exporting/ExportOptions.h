// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Options.h"

namespace docent {

enum class ExportFormat { TorchScript, Onnx, Safetensors };
template <>
struct EnumNames<ExportFormat> {
    static constexpr std::pair<ExportFormat, std::string_view> values[] = {{ExportFormat::TorchScript, "torchscript"},
                                                                           {ExportFormat::Onnx, "onnx"},
                                                                           {ExportFormat::Safetensors, "safetensors"}};
};

/// How the numbers of a file are kept.
enum class ExportPrecision {
    Float32,
    Float16,  ///< weights of half the size, cast to float where the file is loaded
    Int8      ///< of ONNX alone: convolutions and head compute in 8 bits, see Quantisation
};
template <>
struct EnumNames<ExportPrecision> {
    static constexpr std::pair<ExportPrecision, std::string_view> values[] = {
        {ExportPrecision::Float32, "float32"}, {ExportPrecision::Float16, "float16"}, {ExportPrecision::Int8, "int8"}};
};
/// Percentage points of accuracy that an int8 file may lose unless told otherwise: one of so many is hardly wanted.
inline constexpr double defaultMaxAccuracyLoss = 5;

/// All that this build can write, by name.
[[nodiscard]] inline std::vector<std::string> allExportFormats() {
#ifdef DOCENT_WITHOUT_ONNX
    return {"torchscript", "safetensors"};
#else
    return {"torchscript", "onnx", "safetensors"};
#endif
}

struct ExportOptions {
    std::vector<ExportFormat> formats;
    ExportPrecision precision = ExportPrecision::Float32;  ///< of each file that can have it
    bool embedding = false;                                ///< ONNX gives the embedding beside the logits
    bool preprocessing = false;                            ///< ONNX takes bytes and gives probabilities
    double maxAccuracyLoss = defaultMaxAccuracyLoss;       ///< of int8 on the test pictures, in percentage points
};

}  // namespace docent
