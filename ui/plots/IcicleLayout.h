// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRectF>
#include <span>
#include <vector>

#include "plots/IciclePlot.h"

namespace docent {

/// A rectangle of an icicle.
struct IcicleBlock {
    QRectF rect;
    int place = 0;      ///< whose it is; of a block of many, the heaviest
    int count = 1;      ///< siblings that are drawn as this one
    double value = 0;   ///< of the place; of a block of many, their mean by weight
    bool more = false;  ///< there are nodes below it for which there is no room
};

/// Where an icicle's rows lie.
struct IcicleFrame {
    QRectF area;
    double rowHeight = 24;
    int rows = 1;
};

/// The places of an icicle by parent, so that laying out costs by what is drawn and not by what there is.
class IcicleTree {
public:
    IcicleTree() = default;
    explicit IcicleTree(const std::vector<IcicleNode>& nodes);

    /// Heaviest first.
    [[nodiscard]] std::span<const int> children(int place) const;
    /// Levels below a place, 0 for a leaf.
    [[nodiscard]] int levelsBelow(int place) const { return m_below[static_cast<std::size_t>(place)]; }
    /// `top` in the first row and all that is below it. What is narrower than `narrowest` pixels is one block with its
    /// lighter siblings. Row by row, each from left to right.
    [[nodiscard]] std::vector<std::vector<IcicleBlock>> layOut(const std::vector<IcicleNode>& nodes, int top,
                                                               const IcicleFrame& frame, double narrowest) const;
    /// Where a place lies in this frame, also where it is too narrow to be drawn by itself; null where it does not lie
    /// under `top` or lies below the last row.
    [[nodiscard]] QRectF rectOf(const std::vector<IcicleNode>& nodes, int place, int top,
                                const IcicleFrame& frame) const;

private:
    [[nodiscard]] double weight(int place) const { return m_weight[static_cast<std::size_t>(place)]; }
    /// Pixels for a weight of 1 under a place that is `width` pixels wide.
    [[nodiscard]] double scale(int place, double width) const;

    std::vector<int> m_begin;  ///< of the children of a place; one more than there are places
    std::vector<int> m_children;
    std::vector<double> m_weight;
    std::vector<double> m_sum;  ///< of the children's weights
    std::vector<int> m_below;
};

struct IcicleIndex {
    IcicleTree tree;
    QHash<QString, int> firstPlace;  ///< of a key
    std::vector<int> nextPlace;      ///< the next place of the same node; -1
};

}  // namespace docent
