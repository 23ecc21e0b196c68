// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Sgd.h"

#include <torch/torch.h>

#include "base/Error.h"
#include "nn/SgdKernels.h"
#include "nn/TorchThreads.h"

namespace docent {

namespace {

using torch::Tensor;

/// Elements lie without gaps and in the same order in both.
bool liesLike(const Tensor& a, const Tensor& b) {
    return a.device().is_cpu() && b.device().is_cpu() && a.scalar_type() == torch::kFloat &&
           b.scalar_type() == torch::kFloat && a.sizes() == b.sizes() && a.strides() == b.strides() &&
           a.is_non_overlapping_and_dense();
}

}  // namespace

Sgd::Sgd(std::vector<Tensor> parameters, const std::vector<bool>& decay)
    : m_parameters(std::move(parameters)), m_decay(decay) {
    if (m_parameters.size() != m_decay.size()) {
        throw Error("The optimiser got " + std::to_string(m_parameters.size()) + " parameters, but says of " +
                    std::to_string(m_decay.size()) + " whether they decay");
    }
    for (const Tensor& parameter : m_parameters) {
        m_buffers.push_back(torch::zeros_like(parameter, torch::TensorOptions().requires_grad(false)));
    }
}

double Sgd::limitGradient(double largest) {
    const torch::NoGradGuard noGrad;
    std::vector<Tensor> norms;
    for (const Tensor& parameter : m_parameters) {
        if (parameter.grad().defined()) {
            norms.push_back(parameter.grad().norm());
        }
    }
    if (norms.empty()) {
        return 0;
    }
    // One number is read, as a graphics card is waited for each time.
    const double norm = torch::stack(norms).to(torch::kDouble).norm().item<double>();
    if (norm > largest) {
        for (Tensor& parameter : m_parameters) {
            if (parameter.grad().defined()) {
                parameter.mutable_grad().mul_(largest / norm);
            }
        }
    }
    return norm;
}

void Sgd::step(double learningRate, double momentum, double weightDecay) {
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        Tensor& parameter = m_parameters[i];
        const Tensor& gradient = parameter.grad();
        if (!gradient.defined()) {
            continue;
        }
        const double decay = m_decay[i] ? weightDecay : 0;
        Tensor& buffer = m_buffers[i];
        if (liesLike(parameter, gradient) && liesLike(parameter, buffer)) {
            kernels::sgdStep(parameter.data_ptr<float>(), gradient.data_ptr<float>(), buffer.data_ptr<float>(),
                             parameter.numel(), static_cast<float>(learningRate), static_cast<float>(momentum),
                             static_cast<float>(decay), torchThreads());
            // What caches something made of the parameter, or saved it for a backward pass, must notice.
            parameter.unsafeGetTensorImpl()->bump_version();
        } else {
            const Tensor decayed = decay != 0 ? gradient.add(parameter, decay) : gradient;
            buffer.mul_(momentum).add_(decayed);
            parameter.add_(buffer, -learningRate);
        }
    }
}

void Sgd::zeroGrad() {
    for (Tensor& parameter : m_parameters) {
        parameter.mutable_grad() = Tensor();
    }
}

}  // namespace docent
