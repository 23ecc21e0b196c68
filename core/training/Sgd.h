// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

namespace docent {

/// Stochastic gradient descent with momentum and weight decay, as PyTorch defines it: g += decay * p;
/// v = momentum * v + g (v = g at the first step); p -= lr * v. One pass over memory for float parameters on the CPU,
/// with the same bits whatever the number of threads; ATen elsewhere.
class Sgd {
public:
    /// `decay[i]` tells whether weight decay applies to parameters[i]; norms and biases are usually spared.
    Sgd(std::vector<torch::Tensor> parameters, const std::vector<bool>& decay);

    /// Scales the gradients down together where their L2 norm over all parameters is above `largest` (Pascanu et al.
    /// 2013), and returns what it was.
    double limitGradient(double largest);
    /// Parameters without a gradient are left alone.
    void step(double learningRate, double momentum, double weightDecay);
    /// Drops the gradients, so that the next backward pass writes instead of adding.
    void zeroGrad();

    [[nodiscard]] const std::vector<torch::Tensor>& parameters() const { return m_parameters; }
    /// Momentum buffers beside parameters(), zeros before the first step: with the parameters, all that a checkpoint
    /// needs. They may be written in place.
    [[nodiscard]] std::vector<torch::Tensor>& buffers() { return m_buffers; }

private:
    std::vector<torch::Tensor> m_parameters;
    std::vector<torch::Tensor> m_buffers;
    std::vector<bool> m_decay;
};

}  // namespace docent
