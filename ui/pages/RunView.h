// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "models/RunResult.h"
#include "plots/Chart.h"

class QLabel;
class QTabWidget;

namespace docent {

class CalibrationPane;
class ClassesPane;
class ConfusionPane;
class DatasetViews;
class DifferencePane;
class MistakesPane;
class Session;
class SweepPane;

/// One fine-tuning run: its sweep and curves while it runs, its figures and pictures when it is done. The panes are
/// made when it is first seen: two pages have a view of runs, and the window must not wait for them when it starts.
class RunView final : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);
    void setSession(Session* session, DatasetViews* views);
    /// "" shows none. While its job runs the view follows it.
    void showRun(const QString& name);
    [[nodiscard]] QString run() const { return m_name; }
    /// The tab that compares it with another run.
    void showDifference();
    /// The chart of the tab that is shown; none where it has none.
    [[nodiscard]] std::optional<Chart> currentChart() const;
    /// Whether that tab is one with a chart.
    [[nodiscard]] bool hasChart() const;
    /// The runs have changed: one may be the fine-tuned baseline that the shown one is compared with.
    void refreshBaseline();

Q_SIGNALS:
    void tabChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeNextPane();
    [[nodiscard]] bool isMade() const { return m_difference != nullptr; }
    void givePanesTheSession();
    void showChosen();
    void setLevel(int level);
    void refresh();
    void showFigures(const RunRecord& record);
    void loadResult(const RunRecord& record);
    void loadBaseline();
    void clearResult();
    void setTested(bool tested);

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    QString m_name;
    QString m_loaded;  ///< name and time of the run whose result is shown or asked for
    std::shared_ptr<const RunResult> m_result;
    QTimer m_making;
    QLabel* m_title;
    QLabel* m_figure;
    QLabel* m_facts;
    QLabel* m_baseline;
    QTabWidget* m_tabs;
    SweepPane* m_sweep = nullptr;
    ConfusionPane* m_confusion = nullptr;
    MistakesPane* m_mistakes = nullptr;
    ClassesPane* m_classes = nullptr;
    CalibrationPane* m_calibration = nullptr;
    DifferencePane* m_difference = nullptr;
};

}  // namespace docent
