// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace docent {

/// The colours of values. They part by lightness first, which every eye sees, so that they are also read in print; on
/// a light ground a large value is the deepest colour, on a dark one the brightest. `at` is clamped to [0, 1]; NaN is
/// "no value".
/// Source of the stops: YlGnBu and PuOr/RdBu of Harrower and Brewer, "ColorBrewer.org" (2003).
[[nodiscard]] QColor sequentialColour(double at, bool dark);
/// Blue below the middle (0.5), orange above it.
[[nodiscard]] QColor divergingColour(double at, bool dark);
/// Of what has no value: a grey that is none of the others.
[[nodiscard]] QColor noValueColour(bool dark);
/// Black or white, whichever is read better on the ground (WCAG 2.1, contrast ratio).
[[nodiscard]] QColor textColourOn(const QColor& ground);
/// The contrast of two colours, 1 to 21 (WCAG 2.1).
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

}  // namespace docent
