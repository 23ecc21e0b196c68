// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "study/CellRecord.h"
#include "study/StudySpec.h"
#include "study/SvgChart.h"

namespace docent {

/// One line a cell and strategy: source, task, group, examples_per_class, seed, strategy, model, accuracies, interval,
/// costs. RFC 4180.
[[nodiscard]] std::string resultsCsv(const StudySpec& spec, const std::vector<CellRecord>& cells);
/// One line a cell and candidate: its scores by every proxy, and its accuracies where it was fine-tuned.
[[nodiscard]] std::string candidatesCsv(const StudySpec& spec, const std::vector<CellRecord>& cells);

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
[[nodiscard]] std::string reportMarkdown(const std::vector<ReportPart>& report);
/// One page with the charts in it, which needs no other file.
[[nodiscard]] std::string reportHtml(const StudySpec& spec, const std::vector<ReportPart>& report);

/// Writes results.csv, candidates.csv, report.md with charts/*.svg, and report.html into the study's folder. Returns
/// the path of the last.
std::filesystem::path writeReport(const StudySpec& spec, const StudyStore& store);

}  // namespace docent
