// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "study/StudyReport.h"

namespace docent {

[[nodiscard]] std::string reportMarkdown(const std::vector<ReportPart>& report);
/// One page with the charts in it, which needs no other file.
[[nodiscard]] std::string reportHtml(const StudySpec& spec, const std::vector<ReportPart>& report);

/// Writes results.csv, candidates.csv, report.md with charts/*.svg, and report.html into the study's folder. Returns
/// the path of the last.
std::filesystem::path writeReport(const StudySpec& spec, const StudyStore& store);

}  // namespace docent
