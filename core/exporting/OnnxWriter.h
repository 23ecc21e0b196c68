// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "exporting/OnnxGraph.h"
#include "exporting/Preprocess.h"
#include "exporting/Quantisation.h"
#include "nn/ResNetV2.h"

namespace docent {

struct OnnxOptions {
    OnnxStorage storage = OnnxStorage::Float32;
    bool withEmbedding = false;                  ///< a second output "embedding" [n, d]
    bool withPreprocessing = false;              ///< takes bytes and gives probabilities, see below
    const Quantisation* quantisation = nullptr;  ///< in 8 bits, see below
};

/// An ONNX file of the model, as bytes, for batches of any size. It has the input "input", float [n, 3, s, s] that was
/// scaled as `preprocess` says, and the output "logits" [n, classes]; with preprocessing the input is "pixels", uint8
/// [n, s, s, 3] in RGB, and the output "probabilities" [n, classes]. Standardised weights are folded, and a GroupNorm
/// is an InstanceNormalization between two Reshapes, so that only operations of every runtime are needed.
///
/// In 8 bits each weight is int8 behind a DequantizeLinear, and a QuantizeLinear with a DequantizeLinear stands before
/// the inputs and behind the outputs of what a runtime then computes in whole numbers ("QDQ"). ONNX Runtime does so for
/// a convolution only where its output is quantised too.
[[nodiscard]] std::string onnxBytes(const ResNetV2& model, const Preprocess& preprocess, const OnnxOptions& options,
                                    const std::map<std::string, std::string>& metadata);

}  // namespace docent
