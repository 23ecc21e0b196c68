// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "training/MetricsLog.h"

class QCPAxisRect;
class QCPGraph;
class QCustomPlot;

namespace docent {

/// Loss above accuracy against steps. One run: training and validation each in a colour. Several (a sweep): a colour
/// for each, with a line for training and dots for validation. Wheel zooms, dragging moves, a double click shows all.
class CurvePlot final : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);
    void setRows(const std::vector<MetricRow>& rows);
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
    bool m_followAll = true;
    QCustomPlot* m_plot;
    QCPAxisRect* m_loss;
    QCPAxisRect* m_accuracy;
};

}  // namespace docent
