// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace docent {

/// "cpu", "cuda:0", ... that this LibTorch can use, the best last. Before "cpu" stand those of a LibTorch of another
/// maker, such as "xpu:0", which are taken where they are named and not by "auto".
[[nodiscard]] std::vector<std::string> availableDevices();
/// Turns "auto", "cpu", "cuda", "cuda:1" into one of availableDevices(); throws Error when it is not there.
[[nodiscard]] std::string resolveDevice(const std::string& device);

/// Tells Torch how many threads to use (0 = all CPUs of this process) and gives it Docent's memory for large tensors
/// (see TensorMemory.h). Once, in main(), before any other thread.
void setTorchThreads(int threads);

/// Floating-point operations a second of a large matrix product with all threads of a device, in bfloat16 or 32-bit
/// floats: the best of a few, in about half a second. 0 where it cannot do that.
[[nodiscard]] double productSpeed(const std::string& device, bool inBFloat16);

/// Empty, or a sentence to show at start: a 512 x 512 product is so slow that Torch runs on reference BLAS, and which
/// package mends it. Takes some milliseconds.
[[nodiscard]] std::string slowMatrixProductWarning();

}  // namespace docent
