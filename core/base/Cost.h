// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace docent {

/// What a step cost. Passes are counted beside seconds because machines differ.
struct Cost {
    std::int64_t trainingPasses = 0;  ///< images that went forward and backward
    std::int64_t forwardPasses = 0;   ///< images that went forward only (validation, embedding, test)
    double seconds = 0;

    Cost& operator+=(const Cost& other) {
        trainingPasses += other.trainingPasses;
        forwardPasses += other.forwardPasses;
        seconds += other.seconds;
        return *this;
    }
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("training_passes", trainingPasses, "");
        visit("forward_passes", forwardPasses, "");
        visit("seconds", seconds, "");
    }
};

}  // namespace docent
