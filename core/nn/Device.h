// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace docent {

/// The number format of convolutions and matrix products; norms, loss and master weights are always fp32.
enum class Precision { Auto, Float32, BFloat16 };
[[nodiscard]] std::string toString(Precision precision);  ///< "auto", "fp32", "bf16"
[[nodiscard]] Precision precisionFromString(const std::string& text);
/// What `Auto` means on this device: bf16 where the hardware multiplies it (avx512_bf16, CUDA), else fp32.
[[nodiscard]] Precision resolvePrecision(Precision precision, const std::string& device);

/// "cpu", "cuda:0", ... that this LibTorch can use, the best last.
[[nodiscard]] std::vector<std::string> availableDevices();
/// Turns "auto", "cpu", "cuda", "cuda:1" into one of availableDevices(); throws Error when it is not there.
[[nodiscard]] std::string resolveDevice(const std::string& device);

/// Tells Torch how many threads to use (0 = all CPUs of this process) and gives it Docent's memory for large tensors
/// (see TensorMemory.h). Once, in main(), before any other thread.
void setTorchThreads(int threads);

/// Empty, or a sentence to show at start: a 512 x 512 product is so slow that Torch runs on reference BLAS, and which
/// package mends it. Takes some milliseconds.
[[nodiscard]] std::string slowMatrixProductWarning();

}  // namespace docent
