// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <optional>

#include "plots/CurveData.h"

namespace docent {

/// How curves are looked at. One choice for all plots of the window, kept in its settings.
struct CurveOptions {
    double smoothing = 0;   ///< weight of the moving average of training curves, 0 to 0.99; 0 = none
    bool logScale = false;  ///< of loss and learning rate
    CurveX x = CurveX::Step;
    bool learningRate = true;  ///< whether its panel is there

    [[nodiscard]] static CurveOptions remembered();
    void remember() const;
    bool operator==(const CurveOptions&) const = default;
};

/// The colours that a person gave to runs, by their names.
struct RunColours {
    [[nodiscard]] static std::optional<QColor> chosen(const QString& run);
    static void choose(const QString& run, const QColor& colour);
    /// Back to the standard colours.
    static void forget();
    [[nodiscard]] static bool areChosen();
    /// Of the n-th curve: the theme's series, and from the eighth on their darker shades.
    [[nodiscard]] static QColor standard(std::size_t index, bool dark);
};

}  // namespace docent
