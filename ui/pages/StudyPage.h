// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <map>
#include <memory>
#include <optional>

#include "jobs/JobRecord.h"
#include "pages/Page.h"
#include "pages/StudyContents.h"
#include "plots/Chart.h"
#include "support/Background.h"

class QListWidget;
class QProgressBar;
class QTabWidget;

namespace docent {

class RecordTable;
class ReportChart;
class StudyCellPane;

/// Whether choosing an expert helps, over tasks and seeds: a study while its cells are computed, what it shows so far,
/// and each of its cells.
class StudyPage final : public Page {
    Q_OBJECT
public:
    explicit StudyPage(QWidget* parent = nullptr);
    ~StudyPage() override;
    void pose() override;

protected:
    void onSessionChanged() override;
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    QWidget* makeStrategies();
    QWidget* makeCharts();
    QWidget* makeCells();
    /// The names of the studies there are.
    void refill();
    /// Reads the study in the background, at most every other second while it runs.
    void load();
    void showStudy(std::shared_ptr<const StudyContents> contents);
    void showStrategies();
    void showCharts();
    void showCells();
    void showCell();
    void updateState();
    void runStudy();
    void runFile();
    void newStudy();
    void submitAll(const StudySpec& spec);
    [[nodiscard]] QString name() const;
    /// Jobs of the chosen study that have not ended.
    [[nodiscard]] std::vector<JobRecord> openJobs() const;
    /// Of each cell of the study that has jobs, by its name.
    [[nodiscard]] std::map<std::string, JobRecord> newestJobs() const;
    [[nodiscard]] std::optional<Chart> currentChart() const;

    std::shared_ptr<const StudyContents> m_contents;
    QString m_shownSlices;   ///< of the study that is shown: sources, groups and examples
    QString m_read;          ///< name of the study that is being read; "" = none
    bool m_isStale = false;  ///< it changed meanwhile
    BackgroundHandle m_loading;
    BackgroundHandle m_writing;
    bool m_isWriting = false;  ///< the report
    QTimer m_wait;

    QAction* m_new = nullptr;
    QAction* m_fromFile = nullptr;
    QAction* m_run = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_report = nullptr;
    QAction* m_saveChart = nullptr;
    QAction* m_copyChart = nullptr;

    QComboBox* m_studies;
    QLabel* m_state;
    QProgressBar* m_bar;
    QTabWidget* m_tabs;
    QComboBox* m_slice = nullptr;
    QLabel* m_verdict = nullptr;
    RecordTable* m_strategies = nullptr;
    QListWidget* m_charts = nullptr;
    ReportChart* m_chart = nullptr;
    RecordTable* m_cells = nullptr;
    StudyCellPane* m_cell = nullptr;
};

}  // namespace docent
