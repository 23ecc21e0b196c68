// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/WeightStandardisation.h"

#include <torch/torch.h>

#include "nn/StandardisationKernels.h"
#include "nn/TorchThreads.h"

namespace docent {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

Tensor standardise(const Tensor& weight, double eps, float* mean, float* rstd) {
    Tensor result = torch::empty_like(weight);
    const std::int64_t filters = weight.size(0);
    kernels::standardise(weight.data_ptr<float>(), filters, weight.numel() / filters, static_cast<float>(eps),
                         result.data_ptr<float>(), mean, rstd, torchThreads());
    return result;
}

struct Standardise final : torch::autograd::Function<Standardise> {
    static Tensor forward(AutogradContext* context, const Tensor& weight, double eps) {
        const auto options = weight.options().memory_format(torch::MemoryFormat::Contiguous);
        Tensor mean = torch::empty({weight.size(0)}, options);
        Tensor rstd = torch::empty({weight.size(0)}, options);
        Tensor result = standardise(weight, eps, mean.data_ptr<float>(), rstd.data_ptr<float>());
        context->save_for_backward({weight, mean, rstd});
        return result;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "the fused weight standardisation can be differentiated once");
        const tensor_list saved = context->get_saved_variables();
        const Tensor& weight = saved[0];
        // Convolutions may hand their gradient over in another layout than the weight's.
        Tensor gradient = gradients[0];
        if (gradient.strides() != weight.strides()) {
            gradient = torch::empty_like(weight).copy_(gradient);
        }
        Tensor result = torch::empty_like(weight);
        const std::int64_t filters = weight.size(0);
        kernels::standardiseBackward(weight.data_ptr<float>(), gradient.data_ptr<float>(), saved[1].data_ptr<float>(),
                                     saved[2].data_ptr<float>(), filters, weight.numel() / filters,
                                     result.data_ptr<float>(), torchThreads());
        return {result, Tensor()};
    }
};

}  // namespace

Tensor standardiseWeight(const Tensor& weight, double eps) {
    const bool filtersAreContiguous = weight.is_contiguous() || weight.is_contiguous(torch::MemoryFormat::ChannelsLast);
    if (!weight.device().is_cpu() || weight.scalar_type() != torch::kFloat || weight.dim() != 4 ||
        weight.numel() == 0 || !filtersAreContiguous) {
        const auto [variance, mean] = torch::var_mean(weight, {1, 2, 3}, /*unbiased=*/false, /*keepdim=*/true);
        return (weight - mean) * torch::rsqrt(variance + eps);
    }
    if (torch::GradMode::is_enabled() && weight.requires_grad()) {
        return Standardise::apply(weight, eps);
    }
    return standardise(weight, eps, nullptr, nullptr);
}

}  // namespace docent
