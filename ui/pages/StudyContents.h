// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "study/StudyReport.h"
#include "study/StudySpec.h"
#include "workspace/Workspace.h"

namespace docent {

/// A study as far as it has come, read at once.
struct StudyContents {
    StudySpec spec;
    std::vector<CellRecord> cells;
    std::vector<CellKey> open;  ///< those that lack something
    std::vector<ReportPart> report;

    [[nodiscard]] const CellRecord* cell(const std::string& name) const;
};

/// Throws Error where there is no such study, or its file is damaged; Stopped where the context asks for it.
[[nodiscard]] std::shared_ptr<const StudyContents> readStudy(const Workspace& workspace, const std::string& name,
                                                             RunContext& context);

}  // namespace docent
