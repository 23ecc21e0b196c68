// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/OutOfMemory.h"

#include <c10/util/Exception.h>

#include <new>
#include <string_view>

namespace docent {

bool isOutOfMemory(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr || dynamic_cast<const OutOfMemory*>(&error) != nullptr ||
        dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr) {
        return true;
    }
    if (dynamic_cast<const Error*>(&error) != nullptr) {
        return false;  // of Docent's own only the above
    }
    // The rest comes as plain errors that differ by their text alone: c10's small tensors and its CUDA allocator of
    // old, cuBLAS and cuDNN, oneDNN.
    const std::string_view text = error.what();
    for (const std::string_view sign : {"can't allocate memory", "out of memory", "STATUS_ALLOC_FAILED",
                                        "could not create a memory", "bad_alloc", "Cannot allocate memory"}) {
        if (text.find(sign) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace docent
