// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/IcicleLayout.h"

#include <algorithm>
#include <cmath>

namespace docent {

IcicleTree::IcicleTree(const std::vector<IcicleNode>& nodes)
    : m_begin(nodes.size() + 1, 0),
      m_children(nodes.empty() ? 0 : nodes.size() - 1),
      m_weight(nodes.size()),
      m_sum(nodes.size(), 0),
      m_below(nodes.size(), 0) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        m_weight[i] = nodes[i].weight > 0 ? nodes[i].weight : 0;
        if (i > 0) {
            ++m_begin[static_cast<std::size_t>(nodes[i].parent) + 1];
        }
    }
    for (std::size_t i = 1; i < m_begin.size(); ++i) {
        m_begin[i] += m_begin[i - 1];
    }
    std::vector<int> next(m_begin.begin(), m_begin.end());
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const auto parent = static_cast<std::size_t>(nodes[i].parent);
        m_children[static_cast<std::size_t>(next[parent]++)] = static_cast<int>(i);
        m_sum[parent] += m_weight[i];
    }
    for (std::size_t i = nodes.size(); i-- > 0;) {
        std::stable_sort(m_children.begin() + m_begin[i], m_children.begin() + m_begin[i + 1],
                         [this](int a, int b) { return weight(a) > weight(b); });
        if (i > 0) {
            int& above = m_below[static_cast<std::size_t>(nodes[i].parent)];
            above = std::max(above, m_below[i] + 1);
        }
    }
}

std::span<const int> IcicleTree::children(int place) const {
    const auto i = static_cast<std::size_t>(place);
    return std::span(m_children)
        .subspan(static_cast<std::size_t>(m_begin[i]), static_cast<std::size_t>(m_begin[i + 1] - m_begin[i]));
}

double IcicleTree::scale(int place, double width) const {
    // Pictures of the place itself leave its right end free below; those under two of its children count twice.
    const double whole = std::max(weight(place), m_sum[static_cast<std::size_t>(place)]);
    return whole > 0 ? width / whole : 0;
}

std::vector<std::vector<IcicleBlock>> IcicleTree::layOut(const std::vector<IcicleNode>& nodes, int top,
                                                         const IcicleFrame& frame, double narrowest) const {
    const auto rowRect = [&frame](std::size_t row, double x, double width) {
        return QRectF(x, frame.area.top() + static_cast<double>(row) * frame.rowHeight, width, frame.rowHeight);
    };
    const auto valueOf = [&nodes](int place) { return nodes[static_cast<std::size_t>(place)].value; };
    std::vector<std::vector<IcicleBlock>> rows;
    rows.push_back({{rowRect(0, frame.area.left(), frame.area.width()), top, 1, valueOf(top), false}});
    while (true) {
        const bool isLast = static_cast<int>(rows.size()) == frame.rows;
        std::vector<IcicleBlock> row;
        for (IcicleBlock& above : rows.back()) {
            const std::span<const int> below = children(above.place);
            if (above.count > 1 || below.empty()) {
                continue;
            }
            if (isLast) {
                above.more = true;
                continue;
            }
            const double pixels = scale(above.place, above.rect.width());
            double x = above.rect.left();
            for (std::size_t i = 0; i < below.size(); ++i) {
                const double width = weight(below[i]) * pixels;
                if (width >= narrowest) {
                    row.push_back({rowRect(rows.size(), x, width), below[i], 1, valueOf(below[i]), false});
                    x += width;
                    continue;
                }
                double sum = 0;
                double valued = 0;
                double values = 0;
                for (const int place : below.subspan(i)) {
                    sum += weight(place);
                    if (!std::isnan(valueOf(place))) {
                        valued += weight(place);
                        values += weight(place) * valueOf(place);
                    }
                }
                if (sum * pixels >= narrowest / 4) {
                    row.push_back({rowRect(rows.size(), x, sum * pixels), below[i], static_cast<int>(below.size() - i),
                                   valued > 0 ? values / valued : std::numeric_limits<double>::quiet_NaN(), false});
                }
                break;
            }
        }
        if (row.empty()) {
            return rows;
        }
        rows.push_back(std::move(row));
    }
}

QRectF IcicleTree::rectOf(const std::vector<IcicleNode>& nodes, int place, int top, const IcicleFrame& frame) const {
    std::vector<int> way;
    int at = place;
    for (; at >= 0 && at != top; at = nodes[static_cast<std::size_t>(at)].parent) {
        way.push_back(at);
    }
    if (at < 0 || static_cast<int>(way.size()) >= frame.rows) {
        return {};
    }
    QRectF rect(frame.area.left(), frame.area.top(), frame.area.width(), frame.rowHeight);
    for (auto step = way.rbegin(); step != way.rend(); ++step) {
        const double pixels = scale(at, rect.width());
        double before = 0;
        for (const int child : children(at)) {
            if (child == *step) {
                break;
            }
            before += weight(child);
        }
        rect = {rect.left() + before * pixels, rect.bottom(), weight(*step) * pixels, frame.rowHeight};
        at = *step;
    }
    return rect;
}

}  // namespace docent
