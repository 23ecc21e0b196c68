// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>
#include <vector>

#include "plots/IcicleLayout.h"

class QPainter;

namespace docent {

/// The colour of a value of an icicle.
[[nodiscard]] QColor icicleColour(const IcicleData& data, double value, bool dark);
/// "62.1 %", "1,204", or words for none.
[[nodiscard]] QString icicleValueText(const IcicleData& data, double value);
/// Draws a block's ground, and its name and value where they fit.
void paintIcicleBlock(QPainter& painter, const IcicleData& data, const IcicleBlock& block, bool dark);
/// Draws what the colours mean, in one line.
void paintIcicleScale(QPainter& painter, const IcicleData& data, const QRectF& line, bool dark);

}  // namespace docent
