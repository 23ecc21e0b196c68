// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ForwardModel.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

#include "base/Error.h"
#include "exporting/PictureTensor.h"
#include "exporting/SquareBatches.h"
#include "transfer/Evaluation.h"

namespace docent {

namespace {

void append(const torch::Tensor& rows, Matrix& matrix) {
    const torch::Tensor values = rows.to(torch::kFloat).contiguous();
    const float* data = values.data_ptr<float>();
    matrix.values.insert(matrix.values.end(), data, data + values.numel());
    matrix.rows += values.size(0);
}

}  // namespace

ClassifiedPictures ForwardModel::predict(const std::vector<Picture>& pictures) const {
    Matrix logits{.columns = static_cast<std::int64_t>(m_classes.size())};
    Matrix embeddings;
    const torch::NoGradGuard noGradients;
    forEachSquareBatch(pictures, imageSize(), resizeRule(), [&](const SquarePictures& pixels) {
        try {
            const Output output = m_forward(pictureTensor(pixels, m_preprocess));
            append(output.logits, logits);
            if (output.embedding.defined()) {
                embeddings.columns = output.embedding.size(1);
                append(output.embedding, embeddings);
            }
        } catch (const c10::Error& e) {
            throw Error("The model in " + m_file.string() + " cannot be run: " + e.what_without_backtrace(),
                        "Export the model again");
        }
    });
    requireNumbers(logits, m_file);
    return {.probabilities = softmax(logits), .embeddings = std::move(embeddings)};
}

void requireNumbers(const Matrix& outputs, const std::filesystem::path& file) {
    if (!std::all_of(outputs.values.begin(), outputs.values.end(), [](float value) { return std::isfinite(value); })) {
        throw Error("The model in " + file.string() + " gives outputs that are no numbers, so it is damaged",
                    "Restore the file from a copy, or export the model again");
    }
}

}  // namespace docent
