// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/Error.h"

namespace docent {

/// Where a long operation stands. Plain data, safe to copy between threads.
struct Progress {
    std::string stage;             ///< what is being done, e.g. "Training" or "Embedding with 'animals'"
    std::int64_t done = 0;         ///< units finished, counted since the very beginning (before a resume too)
    std::int64_t total = 0;        ///< units in all; 0 = unknown
    std::int64_t doneAtStart = 0;  ///< units that were done before this process began, so that an ETA stays true
    std::string detail;            ///< e.g. "epoch 3 of 10, loss 1.23"
    double imagesPerSecond = 0;    ///< of late; 0 = not known, or not counted in images
    std::string phase;             ///< a word for programs: "decode", "embed" or "score" of a ranking; "" = none
    std::int64_t parts = 0;        ///< larger pieces in all, such as models to rank; 0 = it is not cut so
    std::int64_t partsDone = 0;
    std::int64_t partsReused = 0;  ///< of those done, what was there already, such as embeddings from the cache
};

/// Handed to every long operation: it asks `stopRequested()` at every batch and tells its progress. Algorithms know
/// nothing of threads; implementations of this class do.
class RunContext {
public:
    virtual ~RunContext() = default;
    [[nodiscard]] virtual bool stopRequested() const { return false; }
    virtual void progress(const Progress&) {}
    /// A sentence for the log, for example a warning about a class that is small.
    virtual void note(const std::string&) {}

    /// Throws `Stopped` when a stop was asked for.
    void checkStop() const {
        if (stopRequested()) {
            throw Stopped{};
        }
    }
};

}  // namespace docent
