// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/MicroBatch.h"

#include <algorithm>

#include "nn/OutOfMemory.h"
#include "nn/TensorMemory.h"

namespace docent {

bool MicroBatch::fit(std::int64_t pictures, const std::function<void(std::int64_t)>& compute) {
    bool shrunk = false;
    while (true) {
        const std::int64_t atOnce = m_size > 0 ? std::min(m_size, pictures) : pictures;
        try {
            compute(atOnce);
            return shrunk;
        } catch (const std::exception& error) {
            if (!isOutOfMemory(error)) {
                throw;
            }
            if (atOnce <= 1) {
                throw OutOfMemory("There is not enough memory to compute even one picture at a time",
                                  "Use smaller pictures or a smaller architecture, or close other programs");
            }
        }
        m_size = (atOnce + 1) / 2;
        shrunk = true;
        // What was freed is of the sizes of the larger part, and would not be taken for the smaller.
        releaseIdleTensorMemory();
    }
}

std::string MicroBatch::note(std::int64_t pictures) const {
    const std::int64_t parts = (pictures + m_size - 1) / m_size;
    return "There was not enough memory for batches of " + std::to_string(pictures) + ": each is now computed in " +
           std::to_string(parts) + " parts of " + (pictures % m_size == 0 ? "" : "up to ") + std::to_string(m_size) +
           ". The result is the same but for rounding.";
}

}  // namespace docent
