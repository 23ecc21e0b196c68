// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

#include "pages/StudyContents.h"
#include "study/StudyStatistics.h"

namespace docent {

/// "+0.42 (-0.10 to 0.95)", in percentage points.
[[nodiscard]] QString gainText(const StudyMean& gain);
/// "5 examples a class"
[[nodiscard]] QString examplesText(std::int64_t examples);

/// Whether choosing helps, a paragraph a strategy that chooses, in Markdown; "" where there is none.
[[nodiscard]] QString studyVerdict(const StudyContents& contents, const StudySlice& slice);

}  // namespace docent
