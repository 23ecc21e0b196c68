// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "plots/Chart.h"
#include "study/SvgChart.h"

namespace docent {

/// A chart of a study's report, in the colours of the window, as large as there is room.
class ReportChart final : public QWidget {
    Q_OBJECT
public:
    explicit ReportChart(QWidget* parent = nullptr);
    void setChart(SvgChart chart);
    /// Its numbers: a line a point.
    [[nodiscard]] Chart chart(const QString& name) const;
    [[nodiscard]] QSize sizeHint() const override { return {760, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SvgChart m_chart;
};

}  // namespace docent
