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
struct ClassifiedPictures {
    Matrix probabilities;  ///< [pictures, classes]
    Matrix embeddings;     ///< [pictures, embedding size]; no columns where the model file does not give them
};

/// A finished classifier that names pictures: an exported folder, or a run of a workspace.
class ExportedModel {
public:
    virtual ~ExportedModel() = default;
    ExportedModel(const ExportedModel&) = delete;
    ExportedModel& operator=(const ExportedModel&) = delete;

    [[nodiscard]] virtual const std::string& name() const = 0;
    [[nodiscard]] virtual const std::vector<std::string>& classes() const = 0;
    [[nodiscard]] virtual int imageSize() const = 0;
    [[nodiscard]] virtual ResizeRule resizeRule() const = 0;
    /// The model file that was opened.
    [[nodiscard]] virtual const std::filesystem::path& file() const = 0;
    /// Probabilities of pictures of any shape, see decodePictureFile() for how to get them, with the embeddings, which
    /// a safetensors file gives, an ONNX file where it was asked for, and a TorchScript file does not. May be called
    /// from several threads at once.
    [[nodiscard]] virtual ClassifiedPictures predict(const std::vector<Picture>& pictures) const = 0;

protected:
    ExportedModel() = default;
};

/// Opens what exportRun() wrote: a folder with preprocess.yaml, labels.txt and a model file (safetensors is taken
/// before TorchScript, and that before ONNX), or one of the model files in it; an ONNX file needs no folder. A
/// TorchScript or ONNX file is loaded only when it holds nothing but the operations that Docent writes. Throws Error
/// for anything that is missing or does not fit.
[[nodiscard]] std::unique_ptr<ExportedModel> openExportedModel(const std::filesystem::path& folderOrFile);
/// Opens a run with its weights.
[[nodiscard]] std::unique_ptr<ExportedModel> openRunModel(const RunRecord& run, const std::filesystem::path& weights);

}  // namespace docent
