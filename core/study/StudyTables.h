// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "study/CellRecord.h"
#include "study/StudySpec.h"

namespace docent {

/// One line a cell and strategy: source, task, group, examples_per_class, seed, strategy, model, accuracies, interval,
/// costs. RFC 4180.
[[nodiscard]] std::string resultsCsv(const StudySpec& spec, const std::vector<CellRecord>& cells);
/// One line a cell and candidate: its scores by every proxy, and its accuracies where it was fine-tuned.
[[nodiscard]] std::string candidatesCsv(const StudySpec& spec, const std::vector<CellRecord>& cells);

}  // namespace docent
