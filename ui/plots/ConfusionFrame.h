// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/ConfusionView.h"

namespace docent {

inline constexpr double confusionMargin = 6;  ///< pixels beside names

struct ConfusionView::Frame {
    QRectF matrix;  ///< the part of the drawing where cells are
    double side = 1;
    bool dark = false;  ///< its theme
    QImage colours;     ///< a pixel a cell
    QPointF scrolled;
    double labelsLeft = 0;   ///< room for names, without the axis' title
    double labelsBelow = 0;  ///< the same
    std::size_t firstRow = 0, endRow = 0, firstColumn = 0, endColumn = 0;

    [[nodiscard]] QRectF cell(std::size_t truth, std::size_t predicted) const {
        return {matrix.left() + side * static_cast<double>(predicted) - scrolled.x(),
                matrix.top() + side * static_cast<double>(truth) - scrolled.y(), side, side};
    }
};

}  // namespace docent
