// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/LinearProbe.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "base/Random.h"
#include "data/EvenBatches.h"
#include "training/Trainer.h"

namespace docent {

namespace {

torch::Tensor asTensor(const Matrix& matrix) {
    return torch::from_blob(const_cast<float*>(matrix.values.data()), {matrix.rows, matrix.columns}, torch::kFloat);
}

torch::Tensor headWeight(const ResNetV2& model) {
    return model->named_parameters()["head.fc.weight"];
}

torch::Tensor headBias(const ResNetV2& model) {
    return model->named_parameters()["head.fc.bias"];
}

}  // namespace

Matrix LinearProbe::embed(ResNetV2& model, const CachedImages& images, const InferenceOptions& options, Cost& cost,
                          RunContext& context) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::int64_t> missing;
    for (std::int64_t i = 0; i < images.size(); ++i) {
        if (!m_rows.contains(images.indices()[static_cast<std::size_t>(i)])) {
            missing.push_back(i);
        }
    }
    const std::int64_t columns = model->config().embeddingSize();
    if (!missing.empty()) {
        const CachedImages fresh = images.subset(missing);
        const Matrix made = computeEmbeddings(model, fresh, options, context);
        for (std::int64_t i = 0; i < fresh.size(); ++i) {
            m_rows[fresh.indices()[static_cast<std::size_t>(i)]].assign(made.row(i), made.row(i) + columns);
        }
        cost.forwardPasses += fresh.size();
    }
    Matrix rows{images.size(), columns, {}};
    rows.values.reserve(static_cast<std::size_t>(rows.rows * columns));
    for (const std::int64_t index : images.indices()) {
        const std::vector<float>& row = m_rows.at(index);
        rows.values.insert(rows.values.end(), row.begin(), row.end());
    }
    cost.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return rows;
}

void LinearProbe::trainHead(ResNetV2& model, const Matrix& embeddings, const std::vector<std::int64_t>& labels,
                            const TrainingOptions& options, RunContext& context) {
    const torch::NoGradGuard noGradients;
    const std::int64_t n = embeddings.rows;
    const torch::Tensor rows = asTensor(embeddings);
    const torch::Tensor classes = torch::from_blob(const_cast<std::int64_t*>(labels.data()), {n}, torch::kLong).clone();
    const std::int64_t outputs = model->config().numClasses;
    torch::Tensor weight = torch::zeros({outputs, embeddings.columns});
    torch::Tensor bias = torch::zeros({outputs});
    torch::Tensor weightMomentum = torch::zeros_like(weight);
    torch::Tensor biasMomentum = torch::zeros_like(bias);
    std::vector<std::int64_t> order(static_cast<std::size_t>(n));
    const EvenBatches batches(n, options.batchSize);
    for (std::int64_t step = 0; step < options.maxSteps; ++step) {
        context.checkStop();
        const std::int64_t batch = step % batches.count();
        if (batch == 0) {
            std::iota(order.begin(), order.end(), std::int64_t{0});
            Random({options.seed, 0x11ea, static_cast<std::uint64_t>(step / batches.count())}).shuffle(order);
        }
        const std::int64_t count = batches.size(batch);
        const torch::Tensor chosen = torch::from_blob(order.data() + batches.begin(batch), {count}, torch::kLong);
        const torch::Tensor x = rows.index_select(0, chosen);
        const torch::Tensor y = classes.index_select(0, chosen);
        const torch::Tensor logProbabilities = torch::log_softmax(torch::addmm(bias, x, weight.t()), 1);
        const double loss = -logProbabilities.gather(1, y.unsqueeze(1)).mean().item<double>();
        if (!std::isfinite(loss)) {
            throw Diverged("The loss of the linear probe is not finite at step " + std::to_string(step + 1),
                           "Use lower learning rates");
        }
        // Of the mean cross-entropy with respect to the logits: (softmax - one-hot) / count.
        torch::Tensor gradient = logProbabilities.exp();
        gradient.scatter_add_(1, y.unsqueeze(1), torch::full({count, 1}, -1.0F));
        gradient.div_(static_cast<double>(count));
        weightMomentum.mul_(options.momentum).add_(gradient.t().mm(x));
        biasMomentum.mul_(options.momentum).add_(gradient.sum(0));
        const double rate = learningRateAt(options, step, options.maxSteps);
        weight.sub_(weightMomentum, rate);
        bias.sub_(biasMomentum, rate);
    }
    headWeight(model).copy_(weight.view_as(headWeight(model)));
    headBias(model).copy_(bias);
    model->forgetCachedWeights();
}

Matrix LinearProbe::logits(const ResNetV2& model, const Matrix& embeddings) {
    const torch::NoGradGuard noGradients;
    // The network may be on another device; embeddings are not.
    const torch::Tensor weight = headWeight(model).to(torch::kCPU, torch::kFloat);
    const torch::Tensor all = torch::addmm(headBias(model).to(torch::kCPU, torch::kFloat), asTensor(embeddings),
                                           weight.view({weight.size(0), -1}).t())
                                  .contiguous();
    Matrix logits{embeddings.rows, weight.size(0), {}};
    logits.values.assign(all.data_ptr<float>(), all.data_ptr<float>() + all.numel());
    return logits;
}

}  // namespace docent
