// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "exporting/Preprocess.h"

namespace docent {

/// An ONNX file that onnxBytes() made, run by OpenCV. A file with other operations than Docent writes, or without what
/// it says of itself, is refused before it reaches OpenCV. One in 8 bits is run with its weights as they are and
/// without rounding in between, so that it differs from what ONNX Runtime computes by about what that differs from
/// float.
class OnnxNetwork {
public:
    /// Throws Error for a file that cannot be read or is not Docent's.
    explicit OnnxNetwork(const std::filesystem::path& path);
    ~OnnxNetwork();
    OnnxNetwork(const OnnxNetwork&) = delete;
    OnnxNetwork& operator=(const OnnxNetwork&) = delete;

    [[nodiscard]] const Preprocess& preprocess() const { return m_preprocess; }
    [[nodiscard]] const std::vector<std::string>& classes() const { return m_classes; }

    struct Output {
        Matrix scores;      ///< [n, classes]: logits, or probabilities
        Matrix embeddings;  ///< [n, d]; no columns where the file does not give them
        bool areProbabilities = false;
    };
    /// Of square pictures, uint8 [size, size, 3] each. May be called from several threads; they take turns.
    [[nodiscard]] Output forward(const std::vector<std::span<const std::uint8_t>>& pictures) const;

private:
    struct Runtime;
    std::unique_ptr<Runtime> m_runtime;
    Preprocess m_preprocess;
    std::vector<std::string> m_classes;
    bool m_takesBytes = false;
    bool m_givesEmbedding = false;
};

}  // namespace docent
