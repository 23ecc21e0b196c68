// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Inference.h"

#include <algorithm>
#include <cstring>

#include "training/BatchTensors.h"

namespace docent {

namespace {

template <typename Forward>
Matrix run(ResNetV2& model, const CachedImages& images, std::int64_t columns, const InferenceOptions& options,
           RunContext& context, const Forward& forward) {
    const std::string device = resolveDevice(options.device);
    model->eval();
    model->to(torch::Device(device));
    model->setPrecision(resolvePrecision(options.precision, device));
    const int side = images.imageSize();
    BatchLoaderOptions loading;
    loading.batchSize = options.batchSize > 0
                            ? options.batchSize
                            : std::clamp<std::int64_t>(64 * 64 * 64 / (std::int64_t{side} * side), 16, 64);
    BatchLoader loader(images, side, loading);
    loader.start(0);

    Matrix result;
    result.rows = images.size();
    result.columns = columns;
    result.values.resize(static_cast<std::size_t>(result.rows * columns));
    Progress progress{.stage = options.stage, .total = images.size()};
    const torch::NoGradGuard noGradients;
    Batch batch;
    while (loader.next(batch)) {
        context.checkStop();
        const torch::Tensor output =
            forward(model, batchImages(batch, side, device)).to(torch::kCPU, torch::kFloat).contiguous();
        std::memcpy(result.row(progress.done), output.data_ptr<float>(),
                    static_cast<std::size_t>(batch.size() * columns) * sizeof(float));
        progress.done += batch.size();
        context.progress(progress);
    }
    return result;
}

}  // namespace

Matrix computeLogits(ResNetV2& model, const CachedImages& images, const InferenceOptions& options,
                     RunContext& context) {
    return run(model, images, model->config().numClasses, options, context,
               [](ResNetV2& network, const torch::Tensor& input) { return network->forward(input); });
}

Matrix computeEmbeddings(ResNetV2& model, const CachedImages& images, const InferenceOptions& options,
                         RunContext& context) {
    return run(model, images, model->config().embeddingSize(), options, context,
               [](ResNetV2& network, const torch::Tensor& input) { return network->embed(input); });
}

}  // namespace docent
