// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <map>
#include <memory>

#include "jobs/JobRecord.h"
#include "pages/Page.h"
#include "pages/StudyContents.h"
#include "support/Background.h"

class QProgressBar;
class QTabWidget;

namespace docent {

class StudyCellsPane;
class StudyChartsPane;
class StudyStrategiesPane;

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
    /// The names of the studies there are.
    void refill();
    /// Reads the study in the background, at most every other second while it runs.
    void load();
    void showStudy(std::shared_ptr<const StudyContents> contents);
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

    std::shared_ptr<const StudyContents> m_contents;
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
    StudyStrategiesPane* m_strategies;
    StudyChartsPane* m_charts;
    StudyCellsPane* m_cells;
};

}  // namespace docent
