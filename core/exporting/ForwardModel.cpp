// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ForwardModel.h"

#include <torch/torch.h>

#include <algorithm>
#include <span>

#include "base/Error.h"
#include "data/ImageDecoder.h"
#include "exporting/PictureTensor.h"
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

Prediction ForwardModel::predict(const std::vector<Picture>& pictures) const {
    const auto batchSize = static_cast<std::size_t>(std::clamp((1 << 18) / (imageSize() * imageSize()), 1, 64));
    Matrix logits{.columns = static_cast<std::int64_t>(m_classes.size())};
    Matrix embeddings;
    const torch::NoGradGuard noGradients;
    for (std::size_t begin = 0; begin < pictures.size(); begin += batchSize) {
        std::vector<Picture> square;
        for (std::size_t i = begin; i < std::min(begin + batchSize, pictures.size()); ++i) {
            square.push_back(resizePicture(pictures[i], imageSize(), resizeRule()));
        }
        std::vector<std::span<const std::uint8_t>> pixels;
        for (const Picture& picture : square) {
            pixels.emplace_back(picture.pixels);
        }
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
    }
    return {.probabilities = softmax(logits), .embeddings = std::move(embeddings)};
}

}  // namespace docent
