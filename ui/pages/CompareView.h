// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "models/RunResult.h"
#include "plots/Chart.h"

class QLabel;
class QTabWidget;

namespace docent {

class CurvePlot;
class DatasetViews;
class DifferencePane;
class RecordTable;
class Session;

/// Two runs or more side by side: their figures, their final trainings over each other, and of two the difference of
/// their matrices.
class CompareView final : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);
    void setSession(Session* session, DatasetViews* views);
    void showRuns(const QStringList& names);
    [[nodiscard]] std::optional<Chart> currentChart() const;
    /// Whether the tab that is shown is one with a chart.
    [[nodiscard]] bool hasChart() const;

Q_SIGNALS:
    void tabChanged();

private:
    void refresh();
    void readCurves();
    void onResult(int generation, const std::shared_ptr<const RunResult>& result);
    void showFigures();

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    QStringList m_names;
    std::vector<RunRecord> m_runs;  ///< the most accurate first
    bool m_isOneTask = true;
    std::vector<std::shared_ptr<const RunResult>> m_results;  ///< in the order of m_runs; null while not there
    int m_generation = 0;
    QLabel* m_title;
    QLabel* m_note;
    QTabWidget* m_tabs;
    RecordTable* m_figures;
    CurvePlot* m_curves;
    DifferencePane* m_difference;
};

}  // namespace docent
