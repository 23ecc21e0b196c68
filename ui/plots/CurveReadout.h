// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QVector>
#include <QWidget>
#include <optional>

#include "plots/CurveData.h"
#include "plots/CurveOptions.h"
#include "plots/CurveStyle.h"

namespace docent {

/// The values of all visible curves at one place, as measured and not as smoothed.
struct CurveReadout {
    struct Row {
        QString name;
        QColor colour;
        QStringList values;  ///< a column each; "–" where nothing was measured
    };
    struct Dot {
        CurveQuantity quantity = CurveQuantity::Loss;
        double x = 0;
        double value = 0;
        QColor colour;
    };
    QString title;        ///< "Step 1,200, epoch 3.2, 1 min 10 s"
    QStringList columns;  ///< "Loss", "Accuracy"
    QVector<Row> rows;
    QVector<Dot> dots;

    /// As one text, for those who do not see it.
    [[nodiscard]] QString text() const;
};

/// The place nearest to `x` at which a visible curve has a row.
[[nodiscard]] std::optional<double> nearestPlace(const CurveData& data, const CurveStyles& styles, CurveX axis,
                                                 double x);
/// The next such place to the right (`direction` 1) or left (-1) of `x`; the last one where there is none beyond.
[[nodiscard]] std::optional<double> nextPlace(const CurveData& data, const CurveStyles& styles, CurveX axis, double x,
                                              int direction);
[[nodiscard]] CurveReadout readOut(const CurveData& data, const CurveStyles& styles, const CurveOptions& options,
                                   double x);

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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
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
