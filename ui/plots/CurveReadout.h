// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <QVector>
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
    QString title;                      ///< "Step 1,200, epoch 3.2, 1 min 10 s"
    QStringList columns;                ///< "Loss", "Accuracy"
    QVector<CurveQuantity> quantities;  ///< of the columns
    QVector<Row> rows;
    QVector<Dot> dots;

    /// With the columns of one quantity only, for a box that would else cover the curves.
    [[nodiscard]] CurveReadout only(CurveQuantity quantity) const;
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

}  // namespace docent
