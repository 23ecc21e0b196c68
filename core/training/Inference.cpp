// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Inference.h"

#include <algorithm>
#include <chrono>
#include <cstring>

#include "nn/Device.h"
#include "training/BatchTensors.h"
#include "training/MicroBatch.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

/// Not from the first moments alone.
double perSecond(std::int64_t images, Clock::time_point start) {
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return seconds >= 0.2 ? static_cast<double>(images) / seconds : 0;
}

template <typename Forward>
Matrix run(ResNetV2& model, const CachedImages& images, std::int64_t columns, const InferenceOptions& options,
           RunContext& context, const Forward& forward) {
    const std::string device = resolveDevice(options.device);
    model->eval();
    model->to(torch::Device(device));
    model->setPrecision(resolvePrecision(options.precision, device));
    Matrix result;
    result.rows = images.size();
    result.columns = columns;
    result.values.resize(static_cast<std::size_t>(result.rows * columns));
    const torch::NoGradGuard noGradients;
    forEachBatch(images, options, context, [&](const torch::Tensor& input, std::int64_t first) {
        putRows(forward(model, input), first, result);
    });
    return result;
}

}  // namespace

void forEachBatch(const CachedImages& images, const InferenceOptions& options, RunContext& context,
                  const BatchForward& forward) {
    const std::string device = resolveDevice(options.device);
    const int side = images.imageSize();
    BatchLoaderOptions loading;
    loading.batchSize = options.batchSize > 0
                            ? options.batchSize
                            : std::clamp<std::int64_t>(64 * 64 * 64 / (std::int64_t{side} * side), 16, 64);
    BatchLoader loader(images, side, loading);
    loader.start(0);
    Progress progress{.stage = options.stage, .total = images.size()};
    MicroBatch microBatch;
    const Clock::time_point start = Clock::now();
    Batch batch;
    while (loader.next(batch)) {
        context.checkStop();
        const bool shrunk = microBatch.fit(batch.size(), [&](std::int64_t atOnce) {
            const torch::Tensor input = batchImages(batch, side, device);
            for (std::int64_t begin = 0; begin < batch.size(); begin += atOnce) {
                forward(input.narrow(0, begin, std::min(atOnce, batch.size() - begin)), progress.done + begin);
            }
        });
        if (shrunk) {
            context.note(microBatch.note(batch.size()));
        }
        progress.done += batch.size();
        progress.imagesPerSecond = perSecond(progress.done, start);
        context.progress(progress);
    }
}

void putRows(const torch::Tensor& rows, std::int64_t first, Matrix& matrix) {
    const torch::Tensor output = rows.to(torch::kCPU, torch::kFloat).contiguous();
    std::memcpy(matrix.row(first), output.data_ptr<float>(), static_cast<std::size_t>(output.numel()) * sizeof(float));
}

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
