// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVector>
#include <QWidget>
#include <vector>

#include "plots/Chart.h"
#include "training/MetricsLog.h"

class QAction;
class QCPAxisRect;
class QCPGraph;
class QCustomPlot;

namespace docent {

class Session;

/// The log of one model or run.
struct CurveRun {
    QString name;
    std::vector<MetricRow> rows;
};

/// Loss above accuracy against steps. One run: training and validation each in a colour. Several (a sweep): a colour
/// for each, with a line for training and dots for validation. Wheel zooms, dragging moves, a double click shows all.
class CurvePlot final : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);
    /// One run without a name. Rows that were only added to are appended, at the cost of what is new.
    void setRows(const std::vector<MetricRow>& rows);
    /// Several runs over each other; their names tell them apart.
    void setRuns(const QVector<CurveRun>& runs);
    /// Where "Copied" is said; may be null.
    void setSession(Session* session) { m_session = session; }
    /// Proposed for the file of a saved chart: "curves-clipart-animals".
    void setChartName(const QString& name) { m_chartName = name; }
    /// What is said where there are no rows yet.
    void setEmptyText(const QString& text);
    /// Save chart, copy chart, log axis, show all: for the menu of a page.
    [[nodiscard]] QList<QAction*> chartActions() const { return m_chartActions; }
    [[nodiscard]] Chart chart();
    [[nodiscard]] QCustomPlot* plot() const { return m_plot; }
    /// All curves in view again, and from then on as they grow.
    void showAll();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void addCurve(QCPAxisRect* rect, const QString& name, const QColor& colour, bool dots, const QVector<double>& x,
                  const QVector<double>& y, bool inLegend);

    std::vector<MetricRow> m_rows;
    Session* m_session = nullptr;
    QString m_chartName;
    QList<QAction*> m_chartActions;
    bool m_followAll = true;
    QCustomPlot* m_plot;
    QCPAxisRect* m_loss;
    QCPAxisRect* m_accuracy;
};

}  // namespace docent
