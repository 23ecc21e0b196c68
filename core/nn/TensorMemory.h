// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace docent {

/// Memory of large tensors on the CPU. The C library hands each back to the kernel and asks for it anew, page by page
/// and zeroed, which takes a fifth of a training step of a small network. Once installed, blocks come in huge pages
/// where the kernel has them and are kept for the next tensor of about their size.
///
/// Process-wide, for good; called by setTorchThreads(). Tensors made before keep their memory.
void installTensorMemory();

/// Gives what is kept but not in use back to the kernel: when a job ends, for example.
void releaseIdleTensorMemory();

/// Refuses large tensors that would bring those in use above this many bytes, as a machine with so little would; 0 = no
/// limit but the machine's.
void limitTensorMemory(std::size_t bytes);

struct TensorMemoryUse {
    std::size_t used = 0;  ///< bytes in large tensors
    std::size_t idle = 0;  ///< bytes kept for later ones; with `used` never more than the most that was in use at once
};
[[nodiscard]] TensorMemoryUse tensorMemoryUse();

}  // namespace docent
