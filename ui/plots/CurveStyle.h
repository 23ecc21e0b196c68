// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <vector>

namespace docent {

/// How the curves of one table are drawn. Training is a solid line; validation a dashed one with markers.
struct CurveStyle {
    QString name;
    QColor training;
    QColor validation;
    bool showTraining = true;
    bool showValidation = true;
    bool showLearningRate = true;
    bool showBest = true;
    int marker = 0;  ///< shape of the validation's markers, so that runs differ by more than colour
    bool operator==(const CurveStyle&) const = default;
};

/// Of every table of a CurveData.
using CurveStyles = std::vector<CurveStyle>;

}  // namespace docent
