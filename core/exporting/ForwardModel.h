// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "exporting/ExportedModel.h"
#include "exporting/Preprocess.h"

namespace docent {

/// A classifier around a function of tensors.
class ForwardModel : public ExportedModel {
public:
    [[nodiscard]] const std::string& name() const override { return m_preprocess.model; }
    [[nodiscard]] const std::vector<std::string>& classes() const override { return m_classes; }
    [[nodiscard]] int imageSize() const override { return m_preprocess.size; }
    [[nodiscard]] ResizeRule resizeRule() const override { return m_preprocess.resize; }
    [[nodiscard]] const std::filesystem::path& file() const override { return m_file; }
    [[nodiscard]] ClassifiedPictures predict(const std::vector<Picture>& pictures) const override;

    struct Output {
        torch::Tensor logits;     ///< [n, classes]
        torch::Tensor embedding;  ///< [n, d]; undefined where the model file does not give it
    };
    /// Of float [n, 3, size, size]; may be called from several threads at once.
    using Forward = std::function<Output(const torch::Tensor&)>;

protected:
    Preprocess m_preprocess;
    std::vector<std::string> m_classes;
    std::filesystem::path m_file;
    Forward m_forward;
};

/// Throws Error where one of a model's outputs is no number: its file is damaged.
void requireNumbers(const Matrix& outputs, const std::filesystem::path& file);

}  // namespace docent
