// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/EmptyTensor.h>
#include <ATen/native/CPUFallback.h>
#include <ATen/ops/_reshape_alias_native.h>
#include <ATen/ops/as_strided_native.h>
#include <ATen/ops/resize_native.h>
#include <ATen/ops/view_native.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/library.h>
#include <torch/torch.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <tuple>

#include "nn/BlockAllocator.h"

/// A device that is none: its tensors lie in ordinary memory and are computed with on the CPU, but as with a graphics
/// card none of the CPU's may be among them. So what a card would refuse is seen where there is no card. It stands
/// where LibTorch has a place without code for another maker's, to which modules can move: which that is depends on the
/// version. For one unit of a program, which then can name it.
#if TORCH_VERSION_MAJOR < 2
#define DOCENT_OTHER_DEVICE XPU
#else
#define DOCENT_OTHER_DEVICE HPU
#endif

namespace docent::otherdevice {

inline constexpr c10::DeviceType type = c10::DeviceType::DOCENT_OTHER_DEVICE;
inline constexpr auto key = c10::DispatchKey::DOCENT_OTHER_DEVICE;
inline const std::string name = c10::Device(type, 0).str();

inline void freeBlock(void* data) {
    std::free(data);
}

inline c10::DataPtr allocateBlock(std::size_t bytes) {
    constexpr std::size_t alignment = 64;
    void* data = bytes == 0 ? nullptr : std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
    return {data, data, &freeBlock, c10::Device(type, 0)};
}

inline c10::Allocator* allocator() {
    static BlockAllocator<&allocateBlock, &freeBlock> allocator;
    return &allocator;
}

class Guard final : public c10::impl::DeviceGuardImplInterface {
public:
    c10::DeviceType type() const override { return otherdevice::type; }
    c10::Device exchangeDevice(c10::Device /*device*/) const override { return device(); }
    c10::Device getDevice() const override { return device(); }
    void setDevice(c10::Device /*device*/) const override {}
    void uncheckedSetDevice(c10::Device /*device*/) const noexcept override {}
    c10::Stream getStream(c10::Device /*device*/) const noexcept override { return stream(); }
    c10::Stream getDefaultStream(c10::Device /*device*/) const override { return stream(); }
    c10::Stream exchangeStream(c10::Stream /*stream*/) const noexcept override { return stream(); }
    c10::DeviceIndex deviceCount() const noexcept override { return 1; }

private:
    static c10::Device device() { return {otherdevice::type, 0}; }
    static c10::Stream stream() { return c10::Stream(c10::Stream::DEFAULT, device()); }
};
C10_REGISTER_GUARD_IMPL(DOCENT_OTHER_DEVICE, Guard)

/// The same memory, as a tensor of the CPU.
inline at::Tensor onCpu(const at::Tensor& tensor) {
    return tensor.device().is_cpu()
               ? tensor
               : at::from_blob(tensor.data_ptr(), tensor.sizes(), tensor.strides(), tensor.options().device(at::kCPU));
}

inline at::Tensor empty(at::IntArrayRef size, c10::optional<at::ScalarType> scalar,
                        c10::optional<at::Layout> /*layout*/, c10::optional<at::Device> /*device*/,
                        c10::optional<bool> /*pinned*/, c10::optional<at::MemoryFormat> format) {
    return at::detail::empty_generic(size, allocator(), c10::DispatchKeySet(key), c10::dtype_or_default(scalar),
                                     format);
}

inline at::Tensor emptyStrided(at::IntArrayRef size, at::IntArrayRef stride, c10::optional<at::ScalarType> scalar,
                               c10::optional<at::Layout> /*layout*/, c10::optional<at::Device> /*device*/,
                               c10::optional<bool> /*pinned*/) {
    return at::detail::empty_strided_generic(size, stride, allocator(), c10::DispatchKeySet(key),
                                             c10::dtype_or_default(scalar));
}

inline at::Tensor copyFrom(const at::Tensor& from, const at::Tensor& to, bool /*nonBlocking*/) {
    onCpu(to).copy_(onCpu(from));
    return to;
}

inline at::Tensor copyFromAndResize(const at::Tensor& from, const at::Tensor& to) {
    at::native::resize_(to, from.sizes());
    return copyFrom(from, to, false);
}

inline at::Tensor view(const at::Tensor& tensor, at::IntArrayRef size) {
    return at::native::view(tensor, size);
}

inline at::Tensor asStrided(const at::Tensor& tensor, at::IntArrayRef size, at::IntArrayRef stride,
                            c10::optional<std::int64_t> offset) {
    return at::native::as_strided_tensorimpl(tensor, size, stride, offset);
}

inline at::Tensor reshapeAlias(const at::Tensor& tensor, at::IntArrayRef size, at::IntArrayRef stride) {
    return at::native::_reshape_alias(tensor, size, stride);
}

inline const at::Tensor& resize(const at::Tensor& tensor, at::IntArrayRef size,
                                c10::optional<at::MemoryFormat> format) {
    return at::native::resize_(tensor, size, format);
}

/// A number on the CPU may stand beside the tensors of a card, nothing else.
inline void requireHere(const at::Tensor& tensor, const std::string& operation) {
    TORCH_CHECK(!tensor.defined() || tensor.dim() == 0 || tensor.device().type() == type,
                "Expected all tensors on the same device, but ", operation, " got one on the CPU");
}

inline at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias,
                              at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation,
                              bool transposed, at::IntArrayRef outputPadding, std::int64_t groups) {
    requireHere(input, "convolution");
    requireHere(weight, "convolution");
    const auto onCpuBias = bias.has_value() && bias->defined() ? c10::optional<at::Tensor>(onCpu(*bias)) : c10::nullopt;
    return at::convolution(onCpu(input), onCpu(weight), onCpuBias, stride, padding, dilation, transposed, outputPadding,
                           groups)
        .to(input.device());
}

inline std::tuple<at::Tensor, at::Tensor, at::Tensor> convolutionBackward(
    const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride,
    at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed, at::IntArrayRef outputPadding,
    std::int64_t groups, std::array<bool, 3> mask) {
    for (const at::Tensor& tensor : {gradient, input, weight}) {
        requireHere(tensor, "convolution_backward");
    }
    const auto [a, b, c] = at::convolution_backward(onCpu(gradient), onCpu(input), onCpu(weight), {}, stride, padding,
                                                    dilation, transposed, outputPadding, groups, mask);
    const auto here = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.to(input.device()) : at::Tensor();
    };
    return {here(a), here(b), here(c)};
}

/// All else: copied to the CPU and back, once it is sure that a card would take it.
inline void fallBack(const c10::OperatorHandle& operation, torch::jit::Stack* stack) {
    const std::string& operationName = operation.schema().name();
    const std::size_t arguments = operation.schema().arguments().size();
    // These take their indices to the card.
    const bool mayMix = operationName == "aten::index" || operationName == "aten::index_put_";
    for (const c10::IValue& argument : torch::jit::last(*stack, arguments)) {
        if (argument.isTensor() && !mayMix) {
            requireHere(argument.toTensor(), operationName);
        } else if (argument.isTensorList() && !mayMix) {
            for (const at::Tensor& tensor : argument.toTensorVector()) {
                requireHere(tensor, operationName);
            }
        } else if (argument.isGenerator()) {
            TORCH_CHECK(argument.toGenerator().device().type() == type, operationName,
                        " expected a generator of the device, but got one of the CPU");
        }
    }
    at::native::cpu_fallback(operation, stack);
}

TORCH_LIBRARY_IMPL(aten, DOCENT_OTHER_DEVICE, library) {
    library.impl("empty.memory_format", &empty);
    library.impl("empty_strided", &emptyStrided);
    library.impl("_copy_from", &copyFrom);
    library.impl("_copy_from_and_resize", &copyFromAndResize);
    library.impl("view", &view);
    library.impl("as_strided", &asStrided);
    library.impl("_reshape_alias", &reshapeAlias);
    library.impl("resize_", &resize);
    library.impl("convolution_overrideable", &convolution);
    library.impl("convolution_backward_overrideable", &convolutionBackward);
}

TORCH_LIBRARY_IMPL(_, DOCENT_OTHER_DEVICE, library) {
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&fallBack>());
}

}  // namespace docent::otherdevice
