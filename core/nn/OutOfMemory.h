// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>

#include "base/Error.h"

namespace docent {

/// There is no memory for a tensor, or not even for one picture at a time.
class OutOfMemory final : public Error {
public:
    using Error::Error;
};

/// Whether an exception says that memory ran out, in whatever way the C++ library, LibTorch on the CPU and on CUDA, and
/// oneDNN say so. Such work may succeed with less at a time.
[[nodiscard]] bool isOutOfMemory(const std::exception& error);

}  // namespace docent
