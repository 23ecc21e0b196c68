// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/FusedGroupNorm.h"

#include <torch/torch.h>

#include "nn/NormKernels.h"
#include "nn/TorchThreads.h"

namespace docent {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

bool isFusable(const Tensor& x) {
    return x.device().is_cpu() && x.dim() == 4 && x.numel() > 0 &&
           (x.scalar_type() == torch::kFloat || x.scalar_type() == torch::kBFloat16) &&
           x.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

bool isFusable(const Tensor& x, const Tensor& gamma, const Tensor& beta) {
    return isFusable(x) && gamma.device().is_cpu() && gamma.scalar_type() == torch::kFloat && gamma.is_contiguous() &&
           beta.device().is_cpu() && beta.scalar_type() == torch::kFloat && beta.is_contiguous();
}

bool recordsGradient(const Tensor& x, const Tensor& gamma, const Tensor& beta) {
    return torch::GradMode::is_enabled() && (x.requires_grad() || gamma.requires_grad() || beta.requires_grad());
}

Tensor atenNormRelu(const Tensor& x, const Tensor& gamma, const Tensor& beta, std::int64_t groups) {
    // Under bf16 ATen's group_norm on the CPU wants all of its inputs in one type, and fp32 is the right one.
    return torch::relu(torch::group_norm(x.to(torch::kFloat), groups, gamma, beta, groupNormEps)).to(x.scalar_type());
}

kernels::NormShape shapeOf(const Tensor& x, std::int64_t groups) {
    return {.images = x.size(0), .pixels = x.size(2) * x.size(3), .channels = x.size(1), .groups = groups};
}

template <typename T>
T* data(const Tensor& tensor) {
    return tensor.defined() ? static_cast<T*>(tensor.data_ptr()) : nullptr;
}

struct Statistics {
    Tensor mean;
    Tensor rstd;
};

template <typename T>
Statistics forwardTyped(const Tensor& x, const Tensor& shortcut, const Tensor& sum, const Tensor& y,
                        const Tensor& gamma, const Tensor& beta, std::int64_t groups) {
    const auto options = x.options().dtype(torch::kFloat).memory_format(torch::MemoryFormat::Contiguous);
    Statistics statistics{torch::empty({x.size(0), groups}, options), torch::empty({x.size(0), groups}, options)};
    kernels::run(kernels::NormForward<T>{.shape = shapeOf(x, groups),
                                         .x = data<T>(x),
                                         .shortcut = data<T>(shortcut),
                                         .sum = data<T>(sum),
                                         .gamma = data<float>(gamma),
                                         .beta = data<float>(beta),
                                         .eps = static_cast<float>(groupNormEps),
                                         .y = data<T>(y),
                                         .mean = data<float>(statistics.mean),
                                         .rstd = data<float>(statistics.rstd)},
                 torchThreads());
    return statistics;
}

Statistics forward(const Tensor& x, const Tensor& shortcut, const Tensor& sum, const Tensor& y, const Tensor& gamma,
                   const Tensor& beta, std::int64_t groups) {
    return x.scalar_type() == torch::kFloat ? forwardTyped<float>(x, shortcut, sum, y, gamma, beta, groups)
                                            : forwardTyped<BFloat16>(x, shortcut, sum, y, gamma, beta, groups);
}

template <typename T>
void backwardTyped(const Tensor& x, const Tensor& dy, const Tensor& dsum, const Tensor& gamma, const Tensor& beta,
                   const Tensor& mean, const Tensor& rstd, const Tensor& dx, const Tensor& dgamma,
                   const Tensor& dbeta) {
    kernels::run(kernels::NormBackward<T>{.shape = shapeOf(x, mean.size(1)),
                                          .x = data<T>(x),
                                          .dy = data<T>(dy),
                                          .dsum = data<T>(dsum),
                                          .gamma = data<float>(gamma),
                                          .beta = data<float>(beta),
                                          .mean = data<float>(mean),
                                          .rstd = data<float>(rstd),
                                          .dx = data<T>(dx),
                                          .dgamma = data<float>(dgamma),
                                          .dbeta = data<float>(dbeta)},
                 torchThreads());
}

Tensor inLayoutOf(const Tensor& gradient, const Tensor& x) {
    return gradient.defined() ? gradient.to(x.scalar_type()).contiguous(torch::MemoryFormat::ChannelsLast) : gradient;
}

/// {dx, dgamma, dbeta} from the saved {x, gamma, beta, mean, rstd}; dsum may be undefined, and so may dy.
tensor_list backward(const tensor_list& saved, const Tensor& dsum, const Tensor& dy) {
    TORCH_CHECK(!torch::GradMode::is_enabled(), "the fused GroupNorm can be differentiated once");
    const Tensor& x = saved[0];
    if (!dy.defined()) {
        return {dsum, Tensor(), Tensor()};
    }
    const Tensor gradient = inLayoutOf(dy, x);
    const Tensor sumGradient = inLayoutOf(dsum, x);
    Tensor dx = torch::empty_like(x);
    Tensor dgamma = torch::empty_like(saved[1]);
    Tensor dbeta = torch::empty_like(saved[2]);
    if (x.scalar_type() == torch::kFloat) {
        backwardTyped<float>(x, gradient, sumGradient, saved[1], saved[2], saved[3], saved[4], dx, dgamma, dbeta);
    } else {
        backwardTyped<BFloat16>(x, gradient, sumGradient, saved[1], saved[2], saved[3], saved[4], dx, dgamma, dbeta);
    }
    return {dx, dgamma, dbeta};
}

struct GroupNormRelu final : torch::autograd::Function<GroupNormRelu> {
    static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& gamma, const Tensor& beta,
                          std::int64_t groups) {
        Tensor y = torch::empty_like(x);
        const Statistics statistics = docent::forward(x, Tensor(), Tensor(), y, gamma, beta, groups);
        context->save_for_backward({x, gamma, beta, statistics.mean, statistics.rstd});
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        tensor_list results = docent::backward(context->get_saved_variables(), Tensor(), gradients[0]);
        results.emplace_back();
        return results;
    }
};

struct AddGroupNormRelu final : torch::autograd::Function<AddGroupNormRelu> {
    static tensor_list forward(AutogradContext* context, const Tensor& x, const Tensor& shortcut, const Tensor& gamma,
                               const Tensor& beta, std::int64_t groups) {
        Tensor sum = torch::empty_like(x);
        Tensor y = torch::empty_like(x);
        const Statistics statistics = docent::forward(x, shortcut, sum, y, gamma, beta, groups);
        context->save_for_backward({sum, gamma, beta, statistics.mean, statistics.rstd});
        // Where nothing follows but the norm, the sum has no gradient of its own; zeros would cost a pass over memory.
        context->set_materialize_grads(false);
        return {sum, y};
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        tensor_list results = docent::backward(context->get_saved_variables(), gradients[0], gradients[1]);
        return {results[0], results[0], results[1], results[2], Tensor()};
    }
};

}  // namespace

Tensor groupNormRelu(const Tensor& x, const Tensor& gamma, const Tensor& beta, std::int64_t groups, bool mayOverwrite) {
    if (!isFusable(x, gamma, beta)) {
        return atenNormRelu(x, gamma, beta, groups);
    }
    TORCH_CHECK(groups > 0 && x.size(1) % groups == 0, groups, " groups do not divide ", x.size(1), " channels");
    if (recordsGradient(x, gamma, beta)) {
        return GroupNormRelu::apply(x, gamma, beta, groups);
    }
    Tensor y = mayOverwrite ? x : torch::empty_like(x);
    forward(x, Tensor(), Tensor(), y, gamma, beta, groups);
    return y;
}

std::pair<Tensor, Tensor> addGroupNormRelu(const Tensor& x, const Tensor& shortcut, const Tensor& gamma,
                                           const Tensor& beta, std::int64_t groups, bool needSum) {
    if (!isFusable(x, gamma, beta) || !isFusable(shortcut) || x.sizes() != shortcut.sizes() ||
        x.scalar_type() != shortcut.scalar_type()) {
        const Tensor sum = x + shortcut;
        return {sum, atenNormRelu(sum, gamma, beta, groups)};
    }
    TORCH_CHECK(groups > 0 && x.size(1) % groups == 0, groups, " groups do not divide ", x.size(1), " channels");
    if (recordsGradient(x, gamma, beta) || recordsGradient(shortcut, gamma, beta)) {
        const tensor_list results = AddGroupNormRelu::apply(x, shortcut, gamma, beta, groups);
        return {results[0], results[1]};
    }
    Tensor y = needSum ? torch::empty_like(x) : x;
    forward(x, shortcut, x, y, gamma, beta, groups);
    return {x, y};
}

}  // namespace docent
