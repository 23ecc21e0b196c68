// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "study/StudySpec.h"

namespace docent {

/// How many pictures and classes a task has.
struct TaskSize {
    std::int64_t trainImages = 0;
    std::int64_t testImages = 0;
    std::int64_t classes = 0;
};

/// What a study costs at most. Which models its strategies take shows in the end, and a model that several take is
/// fine-tuned once.
struct StudyCost {
    std::int64_t cells = 0;
    std::int64_t fineTunings = 0;
    std::int64_t trainingPasses = 0;     ///< of the fine-tunings, where the longest schedule is chosen
    std::int64_t forwardPasses = 0;      ///< theirs, and the embeddings of the rankings
    std::int64_t upstreamTrainings = 0;  ///< of a baseline anew, for the strategy reweighted; not among the passes
};

/// `models` counts each source's models, the baseline among them. A task or a source that is not told of counts as
/// having nothing.
[[nodiscard]] StudyCost costOf(const StudySpec& spec, const std::map<std::string, std::int64_t>& models,
                               const std::map<std::string, TaskSize>& tasks);

}  // namespace docent
