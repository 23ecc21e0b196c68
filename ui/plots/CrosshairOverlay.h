// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QVector>
#include <QWidget>

#include "plots/CurveReadout.h"

namespace docent {

/// Lies over the curves and draws the crosshair, its dots and the box: moving the mouse does not draw the curves anew.
class CrosshairOverlay final : public QWidget {
    Q_OBJECT
public:
    explicit CrosshairOverlay(QWidget* plot);

    struct Mark {
        QPointF place;
        QColor colour;
    };
    /// `x` in pixels; `panels`: where the line is drawn; `mouseY` < 0 puts the box to the top.
    void show(const CurveReadout& readout, double x, const QVector<QRect>& panels, const QVector<Mark>& marks,
              int mouseY);
    void clear();
    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] const CurveReadout& readout() const { return m_readout; }
    [[nodiscard]] QRect box() const { return m_box; }
    /// How wide its box would be.
    [[nodiscard]] int widthOf(const CurveReadout& readout) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QVector<int> columnWidths(const CurveReadout& readout) const;
    void layOut(int mouseY);
    void drawBox(QPainter& painter) const;

    bool m_shown = false;
    CurveReadout m_readout;
    double m_x = 0;
    QVector<QRect> m_panels;
    QVector<Mark> m_marks;
    QRect m_box;
    QVector<int> m_widths;  ///< of the columns, the names first
};

}  // namespace docent
