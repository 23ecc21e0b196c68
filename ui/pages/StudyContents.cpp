// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyContents.h"

#include <algorithm>

#include "jobs/Studies.h"

namespace docent {

const CellRecord* StudyContents::cell(const std::string& name) const {
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [&name](const CellRecord& record) { return record.key.name() == name; });
    return found == cells.end() ? nullptr : &*found;
}

std::shared_ptr<const StudyContents> readStudy(const Workspace& workspace, const std::string& name,
                                               RunContext& context) {
    auto contents = std::make_shared<StudyContents>();
    contents->spec = loadStudyOf(workspace, name);
    contents->cells = StudyStore(workspace.studyFolder(name)).cells();
    context.checkStop();
    contents->open = openCells(workspace, contents->spec);
    context.checkStop();
    contents->report = makeReport(contents->spec, contents->cells);
    return contents;
}

}  // namespace docent
