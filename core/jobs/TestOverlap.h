// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "workspace/Workspace.h"

namespace docent {

/// Test pictures of a task that were trained on too.
struct TestOverlap {
    std::int64_t pictures = 0;
    std::string example;         ///< location in the task of the first of them
    std::string exampleTrained;  ///< and of the picture that was trained on
};

/// How many of these pictures are training pictures of a source, or near-copies of one (see findNearCopies()): what is
/// measured on them is too good for a model that was trained on the source. Nothing where the source, or what was
/// decoded of it at the same size by the same rule, is not there. Takes about 20 us a picture of the source.
[[nodiscard]] std::optional<TestOverlap> findSourceOverlap(const Workspace& workspace, const std::string& source,
                                                           const Catalog& task, const CachedImages& pictures,
                                                           RunContext& context);
/// The same with training pictures of the task itself, which its own splits may divide from their copies.
[[nodiscard]] TestOverlap findTrainingOverlap(const Catalog& task, const CachedImages& train,
                                              const CachedImages& pictures, RunContext& context);

}  // namespace docent
