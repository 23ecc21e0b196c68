// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "workspace/Workspace.h"

namespace docent {

/// Pictures of a task that a source has too.
struct SourceOverlap {
    std::int64_t pictures = 0;
    std::string example;        ///< location in the task of the first of them
    std::string exampleSource;  ///< and of the source's picture
};

/// How many of these pictures are training pictures of a source, or near-copies of one (see findNearCopies()): what is
/// measured on them is too good for a model that was trained on the source. Nothing where the source, or what was
/// decoded of it at the same size by the same rule, is not there. Takes about 20 us a picture of the source.
[[nodiscard]] std::optional<SourceOverlap> findSourceOverlap(const Workspace& workspace, const std::string& source,
                                                             const Catalog& task, const CachedImages& pictures,
                                                             RunContext& context);

}  // namespace docent
