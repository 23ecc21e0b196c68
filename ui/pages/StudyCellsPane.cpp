// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyCellsPane.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "pages/StudyCellPane.h"
#include "support/CoreText.h"
#include "support/Text.h"
#include "widgets/JobText.h"
#include "widgets/RecordTable.h"

namespace docent {

StudyCellsPane::StudyCellsPane(QWidget* parent) : QSplitter(parent) {
    setObjectName(QStringLiteral("studyCellSplitter"));
    setChildrenCollapsible(false);
    setHandleWidth(14);
    m_table = new RecordTable({{.title = tr("Task"), .stretch = true},
                               {.title = tr("Source")},
                               {.title = tr("Examples"), .numeric = true, .toolTip = tr("Of each class")},
                               {.title = tr("Seed"), .numeric = true},
                               {.title = tr("State")},
                               {.title = tr("Baseline"), .numeric = true},
                               {.title = tr("Best gain"),
                                .numeric = true,
                                .toolTip = tr("Of all strategies, over the fine-tuned baseline")}});
    m_table->setObjectName(QStringLiteral("studyCells"));
    m_table->setAccessibleName(tr("Cells"));
    addWidget(m_table);
    m_cell = new StudyCellPane;
    addWidget(m_cell);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setSizes({600, 400});
    connect(m_table, &RecordTable::currentKeyChanged, this, &StudyCellsPane::showCell);
}

void StudyCellsPane::setContents(std::shared_ptr<const StudyContents> contents, std::map<std::string, JobRecord> jobs) {
    m_contents = std::move(contents);
    m_jobs = std::move(jobs);
    if (m_contents) {
        rebuild();
    }
}

void StudyCellsPane::rebuild() {
    std::set<std::string> open;
    for (const CellKey& key : m_contents->open) {
        open.insert(key.name());
    }
    const auto stateOf = [&](const std::string& cellName) {
        const auto job = m_jobs.find(cellName);
        const bool hasJob = job != m_jobs.end();
        if (!open.contains(cellName)) {
            return tr("Complete");
        }
        if (hasJob && (job->second.state == JobState::Failed || !isFinished(job->second.state))) {
            return stateText(job->second.state);
        }
        return m_contents->cell(cellName) ? tr("Unfinished") : tr("Not begun");
    };
    QVector<Record> records;
    for (const CellKey& key : m_contents->spec.cells()) {
        const std::string cellName = key.name();
        const CellRecord* cell = m_contents->cell(cellName);
        const StrategyResult* baseline = cell ? cell->result("baseline") : nullptr;
        std::optional<double> best;  // of the others
        if (baseline) {
            for (const StrategyResult& result : cell->results) {
                const double gain = result.testAccuracy - baseline->testAccuracy;
                best = &result == baseline ? best : std::max(gain, best.value_or(gain));
            }
        }
        records << Record{
            .key = qs(cellName),
            .cells = {{qs(key.task)},
                      {qs(key.source)},
                      {key.examplesPerClass == 0 ? tr("all") : number(key.examplesPerClass),
                       static_cast<qlonglong>(key.examplesPerClass)},
                      {QString::number(key.seed), static_cast<qulonglong>(key.seed)},
                      {stateOf(cellName)},
                      {baseline ? percent(baseline->testAccuracy) : QStringLiteral("–"),
                       baseline ? baseline->testAccuracy : -1.0},
                      {best ? QLocale().toString(100 * *best, 'f', 1) : QStringLiteral("–"), best.value_or(-1.0)}}};
    }
    m_table->setRecords(records);
    if (m_table->currentKey().isEmpty() && !records.isEmpty()) {
        m_table->setCurrentKey(records.front().key);
    }
    showCell();
}

void StudyCellsPane::showCell() {
    const QString key = m_table->currentKey();
    const CellRecord* cell = m_contents ? m_contents->cell(key.toStdString()) : nullptr;
    QString title;
    QString problem;
    if (m_contents && !key.isEmpty()) {
        for (const CellKey& one : m_contents->spec.cells()) {
            if (qs(one.name()) == key) {
                title =
                    tr("%1 by the models of %2, seed %3").arg(qs(one.task), qs(one.source), QString::number(one.seed));
            }
        }
        if (const auto job = m_jobs.find(key.toStdString());
            job != m_jobs.end() && job->second.state == JobState::Failed) {
            problem = coreText(job->second.error);
        }
    }
    m_cell->setCell(cell, title, problem);
}

}  // namespace docent
