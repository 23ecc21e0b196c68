// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// Files that were left out for one kind of reason.
struct SkippedGroup {
    std::string reason;              ///< without what differs from file to file: "is named twice"
    std::vector<std::size_t> files;  ///< indices among those that were grouped
};

/// By kind of reason, or where that is the same for all of a kind by reason; the largest group first.
[[nodiscard]] std::vector<SkippedGroup> groupByReason(const std::vector<SkippedFile>& files);
/// A header `file,reason`, then a line a file.
[[nodiscard]] std::string skippedToCsv(const std::vector<SkippedFile>& files);
/// What skippedToCsv() wrote. Throws Error with `origin` and the line for any other text.
[[nodiscard]] std::vector<SkippedFile> skippedFromCsv(std::string_view csv, const std::string& origin);

}  // namespace docent
