// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/RunContext.h"

namespace docent {

class ExportedModel;

/// One of many pictures, and what a model says of it.
struct StreamedPicture {
    std::string path;
    std::string error;                 ///< why there is no answer: "is truncated"; "" = there is one
    std::string mend;                  ///< what would mend that; may be empty
    std::vector<float> probabilities;  ///< in the order of the model's classes
    std::vector<float> embedding;      ///< empty where the model file does not give it
};

/// Sets the path of the next picture, or its `error` where that is known already; false at the end. It is called by one
/// thread at a time, not always the same; while it waits for something it asks `isOver` and returns false when that is
/// so.
using NextPicture = std::function<bool(StreamedPicture& picture, const std::function<bool()>& isOver)>;

struct PictureStreamOptions {
    int threads = 0;  ///< that decode; 0 = availableThreads()
};

/// Classifies pictures as long as `next` has one: threads decode ahead, the caller's thread computes in batches and
/// calls `use` with one answer after another, in the order of the input. What is held at a time is bounded by some
/// batches of the model's input, however many pictures there are. A picture that cannot be decoded is an answer with an
/// `error`. One that comes alone is answered within a tenth of a second after it was decoded. Throws Stopped when
/// `context` asks, and what `next`, `use` and the model throw.
void classifyPictures(const ExportedModel& model, const PictureStreamOptions& options, const NextPicture& next,
                      const std::function<void(StreamedPicture&&)>& use, RunContext& context);

}  // namespace docent
