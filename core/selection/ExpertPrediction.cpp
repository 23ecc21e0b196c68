// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/ExpertPrediction.h"

#include <torch/torch.h>

#include <cstring>
#include <limits>
#include <string>

#include "base/Error.h"

namespace docent {

namespace {

constexpr std::int64_t heldOut = 5;  // of the pictures, one in so many
constexpr double penalties[] = {1e-4, 1e-3, 1e-2, 1e-1, 1};
constexpr int iterations = 100;

torch::Tensor asTensor(const Matrix& matrix) {
    return torch::from_blob(const_cast<float*>(matrix.values.data()), {matrix.rows, matrix.columns}, torch::kFloat)
        .to(torch::kDouble);
}

/// [m, E]: how each picture is divided among the experts.
torch::Tensor targets(const ExpertPredictionData& data) {
    const std::int64_t experts = std::ssize(data.shares);
    torch::Tensor target = torch::empty({std::ssize(data.labels), experts}, torch::kDouble);
    double* value = target.data_ptr<double>();
    for (const std::int64_t label : data.labels) {
        double sum = 0;
        for (const std::vector<double>& shares : data.shares) {
            sum += shares.at(static_cast<std::size_t>(label));
        }
        if (!(sum > 0)) {
            throw Error("A picture of class " + std::to_string(label) + " of the source is in no expert's slice");
        }
        for (const std::vector<double>& shares : data.shares) {
            *value++ = shares[static_cast<std::size_t>(label)] / sum;
        }
    }
    return target;
}

struct Regression {
    torch::Tensor weight;  ///< [E, d]
    torch::Tensor bias;    ///< [E]

    [[nodiscard]] torch::Tensor logits(const torch::Tensor& x) const { return torch::linear(x, weight, bias); }
    [[nodiscard]] torch::Tensor loss(const torch::Tensor& x, const torch::Tensor& target) const {
        return -(target * torch::log_softmax(logits(x), 1)).sum(1).mean();
    }
};

Regression fit(const torch::Tensor& x, const torch::Tensor& target, double penalty, const RunContext& context) {
    Regression model{torch::zeros({target.size(1), x.size(1)}, torch::kDouble).requires_grad_(true),
                     torch::zeros({target.size(1)}, torch::kDouble).requires_grad_(true)};
    torch::optim::LBFGS optimiser({model.weight, model.bias}, torch::optim::LBFGSOptions(1)
                                                                  .max_iter(iterations)
                                                                  .history_size(10)
                                                                  .tolerance_grad(1e-6)
                                                                  .line_search_fn("strong_wolfe"));
    optimiser.step([&] {
        context.checkStop();
        optimiser.zero_grad();
        torch::Tensor loss = model.loss(x, target) + 0.5 * penalty * model.weight.square().sum();
        loss.backward();
        return loss;
    });
    return {model.weight.detach(), model.bias.detach()};
}

}  // namespace

Matrix predictExperts(const ExpertPredictionData& data, const Matrix& rows, const RunContext& context) {
    const std::int64_t m = data.embeddings.rows;
    if (m < 1 || data.shares.empty() || m != std::ssize(data.labels) || data.embeddings.columns != rows.columns) {
        throw Error("The expert prediction has " + std::to_string(m) + " embeddings of " +
                    std::to_string(data.embeddings.columns) + " values for " + std::to_string(data.labels.size()) +
                    " labels, " + std::to_string(data.shares.size()) + " experts, and examples of " +
                    std::to_string(rows.columns) + " values");
    }
    const torch::AutoGradMode gradients(true);
    const torch::Tensor raw = asTensor(data.embeddings);
    const torch::Tensor mean = raw.mean(0);
    const torch::Tensor deviation = raw.std(0, /*unbiased=*/false).clamp_min(1e-12);
    const torch::Tensor x = (raw - mean) / deviation;
    const torch::Tensor target = targets(data);

    const torch::Tensor number = torch::arange(m) % heldOut;
    const torch::Tensor kept = torch::nonzero(number != 0).squeeze(1);
    const torch::Tensor held = torch::nonzero(number == 0).squeeze(1);
    double chosen = penalties[0];
    double smallest = std::numeric_limits<double>::infinity();
    if (kept.numel() > 0) {
        for (const double penalty : penalties) {
            const Regression model = fit(x.index_select(0, kept), target.index_select(0, kept), penalty, context);
            const double loss = model.loss(x.index_select(0, held), target.index_select(0, held)).item<double>();
            if (loss < smallest) {
                smallest = loss;
                chosen = penalty;
            }
        }
    }
    const Regression model = fit(x, target, chosen, context);
    const torch::Tensor probabilities =
        torch::softmax(model.logits((asTensor(rows) - mean) / deviation), 1).to(torch::kFloat).contiguous();
    Matrix result{rows.rows, std::ssize(data.shares), {}};
    result.values.resize(static_cast<std::size_t>(result.rows * result.columns));
    std::memcpy(result.values.data(), probabilities.data_ptr<float>(), result.values.size() * sizeof(float));
    return result;
}

}  // namespace docent
