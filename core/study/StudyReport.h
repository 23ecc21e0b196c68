// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "study/CellRecord.h"
#include "study/StudySpec.h"
#include "study/SvgChart.h"

namespace docent {

/// Below, an interval over tasks says little.
constexpr std::int64_t fewTasks = 5;

/// A piece of a report: words, a table or a chart.
struct ReportPart {
    std::string heading;                          ///< "" = goes on with the one before
    std::string text;                             ///< a paragraph
    std::vector<std::vector<std::string>> table;  ///< the first row is its head
    std::string chartName;                        ///< "gain-picto-all", of its file
    SvgChart chart;                               ///< where chartName is not empty
};

/// What the cells that there are show, so far as they go: does choosing help, by how much, at which cost.
[[nodiscard]] std::vector<ReportPart> makeReport(const StudySpec& spec, const std::vector<CellRecord>& cells);

}  // namespace docent
