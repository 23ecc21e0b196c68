// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <map>
#include <memory>
#include <string>

#include "jobs/JobRecord.h"
#include "pages/StudyContents.h"

namespace docent {

class RecordTable;
class StudyCellPane;

/// The cells of a study with how each stands, and beside them the one that is chosen.
class StudyCellsPane final : public QSplitter {
    Q_OBJECT
public:
    explicit StudyCellsPane(QWidget* parent = nullptr);

    /// Another study, or the same with more cells; null for none. `jobs`: the newest of each cell, by its name.
    void setContents(std::shared_ptr<const StudyContents> contents, std::map<std::string, JobRecord> jobs);

private:
    void rebuild();
    void showCell();

    std::shared_ptr<const StudyContents> m_contents;
    std::map<std::string, JobRecord> m_jobs;
    RecordTable* m_table;
    StudyCellPane* m_cell;
};

}  // namespace docent
