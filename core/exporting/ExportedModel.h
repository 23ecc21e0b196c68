// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "data/ImageSource.h"
#include "transfer/RunRecord.h"

namespace docent {

/// What a model says of some pictures.
struct Prediction {
    Matrix probabilities;  ///< [pictures, classes]
    Matrix embeddings;     ///< [pictures, embedding size]; no columns where the model file does not give them
};

/// A finished classifier that names pictures: an exported folder, or a run of a workspace.
class ExportedModel {
public:
    /// Opens what exportRun() wrote: a folder with preprocess.yaml, labels.txt and a model file (safetensors is taken
    /// before TorchScript), or one of the model files in it. A TorchScript file is loaded only when its code holds
    /// nothing but the operations that Docent writes. Throws Error for anything that is missing or does not fit.
    explicit ExportedModel(const std::filesystem::path& folderOrFile);
    /// Opens a run with its weights.
    ExportedModel(const RunRecord& run, const std::filesystem::path& weights);
    ~ExportedModel();
    ExportedModel(ExportedModel&&) noexcept;
    ExportedModel& operator=(ExportedModel&&) noexcept;

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::vector<std::string>& classes() const;
    [[nodiscard]] int imageSize() const;
    [[nodiscard]] ResizeRule resizeRule() const;
    /// The model file that was opened.
    [[nodiscard]] const std::filesystem::path& file() const;

    /// Probabilities [pictures, classes] of pictures of any shape; see decodePictureFile() for how to get them.
    [[nodiscard]] Matrix classify(const std::vector<Picture>& pictures) const;
    /// The same with the embeddings, which a safetensors file gives and a TorchScript file does not. May be called from
    /// several threads at once.
    [[nodiscard]] Prediction predict(const std::vector<Picture>& pictures) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace docent
