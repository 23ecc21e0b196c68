// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QSet>
#include <QString>
#include <QTimer>
#include <QVector>
#include <QWidget>
#include <vector>

#include "plots/Chart.h"
#include "plots/CurveData.h"
#include "plots/CurveOptions.h"
#include "plots/CurveStyle.h"
#include "training/MetricsLog.h"

class QAction;
class QCustomPlot;
class QLabel;

namespace docent {

class CurveCanvas;
class CurveLegend;
class CurveTools;
class Session;

/// The log of one model or run.
struct CurveRun {
    QString name;
    std::vector<MetricRow> rows;
};

/// Loss, accuracy and learning rate while something is trained, and afterwards. One run: training and validation each
/// in a colour. Several, or the trials of a sweep: a colour for each. Draws at most ten times a second.
class CurvePlot final : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);
    ~CurvePlot() override;

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
    /// In the light theme and with a legend in it, whatever the window has.
    [[nodiscard]] Chart chart();
    /// All curves in view again, and from then on as they grow.
    void showAll();
    /// Takes up what waits for the timer.
    void redrawNow();

    [[nodiscard]] QCustomPlot* plot() const;
    [[nodiscard]] CurveCanvas* canvas() const { return m_canvas; }
    [[nodiscard]] const CurveData& data() const { return m_data; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    void connectParts();
    void update(const QVector<CurveData::Source>& sources);
    [[nodiscard]] CurveStyles stylesOf(bool dark) const;
    void restyle();
    void setOptions(const CurveOptions& options);
    void toggle(const QString& key);
    void showAlone(const QString& key);
    void chooseColour(const QString& key);
    void drawInto(QPainter& painter, QSize size);

    CurveData m_data;
    CurveOptions m_options;
    QSet<QString> m_hidden;  ///< keys of the legend
    Session* m_session = nullptr;
    QString m_chartName;
    QList<QAction*> m_chartActions;
    QTimer m_redraw;
    QTimer m_remember;
    QElapsedTimer m_sinceRedraw;
    CurveTools* m_tools;
    CurveLegend* m_legend;
    CurveCanvas* m_canvas;
    QLabel* m_empty;
};

}  // namespace docent
