// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/StemPool.h"

#include <torch/torch.h>

#include "nn/PoolKernels.h"
#include "nn/TorchThreads.h"

namespace docent {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

kernels::PoolShape shapeOf(at::IntArrayRef sizes) {
    return {.images = sizes[0], .height = sizes[2], .width = sizes[3], .channels = sizes[1]};
}

Tensor forward(const Tensor& x, std::uint8_t* winner) {
    const kernels::PoolShape shape = shapeOf(x.sizes());
    Tensor y = torch::empty({shape.images, shape.channels, shape.outHeight(), shape.outWidth()},
                            x.options().memory_format(torch::MemoryFormat::ChannelsLast));
    if (x.scalar_type() == torch::kFloat) {
        kernels::poolForward(shape, x.data_ptr<float>(), y.data_ptr<float>(), winner, torchThreads());
    } else {
        kernels::poolForward(shape, static_cast<const BFloat16*>(x.data_ptr()), static_cast<BFloat16*>(y.data_ptr()),
                             winner, torchThreads());
    }
    return y;
}

struct ZeroPaddedMaxPool final : torch::autograd::Function<ZeroPaddedMaxPool> {
    static Tensor forward(AutogradContext* context, const Tensor& x) {
        const kernels::PoolShape shape = shapeOf(x.sizes());
        Tensor winner = torch::empty({shape.images, shape.outHeight(), shape.outWidth(), shape.channels},
                                     torch::TensorOptions().dtype(torch::kByte));
        Tensor y = docent::forward(x, winner.data_ptr<std::uint8_t>());
        context->save_for_backward({winner});
        context->saved_data["sizes"] = x.sizes().vec();
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "the fused pool can be differentiated once");
        const Tensor winner = context->get_saved_variables()[0];
        const std::vector<std::int64_t> sizes = context->saved_data["sizes"].toIntVector();
        const Tensor dy = gradients[0].contiguous(torch::MemoryFormat::ChannelsLast);
        Tensor dx = torch::empty(sizes, dy.options().memory_format(torch::MemoryFormat::ChannelsLast));
        const auto* places = winner.data_ptr<std::uint8_t>();
        if (dy.scalar_type() == torch::kFloat) {
            kernels::poolBackward(shapeOf(sizes), dy.data_ptr<float>(), places, dx.data_ptr<float>(), torchThreads());
        } else {
            kernels::poolBackward(shapeOf(sizes), static_cast<const BFloat16*>(dy.data_ptr()), places,
                                  static_cast<BFloat16*>(dx.data_ptr()), torchThreads());
        }
        return {dx};
    }
};

}  // namespace

Tensor zeroPaddedMaxPool(const Tensor& x) {
    const bool fusable = x.device().is_cpu() && x.dim() == 4 && x.numel() > 0 &&
                         (x.scalar_type() == torch::kFloat || x.scalar_type() == torch::kBFloat16) &&
                         x.is_contiguous(torch::MemoryFormat::ChannelsLast);
    if (!fusable) {
        return torch::max_pool2d(torch::constant_pad_nd(x, {1, 1, 1, 1}, 0), 3, 2);
    }
    if (torch::GradMode::is_enabled() && x.requires_grad()) {
        return ZeroPaddedMaxPool::apply(x);
    }
    return forward(x, nullptr);
}

}  // namespace docent
