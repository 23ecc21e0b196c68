// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SparklineDelegate.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

#include "support/Theme.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {
constexpr int curveWidth = 56;
constexpr int gap = 6;
constexpr qreal dotRadius = 2;
}  // namespace

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const auto values = index.data(RecordTable::dataRole).value<QVector<double>>();
    const QRectF area(option.rect.left() + gap, option.rect.top() + 6, curveWidth, option.rect.height() - 12);
    const QVector<QPointF> curve = points(values, area);
    if (curve.isEmpty()) {
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor colour = selected ? option.palette.color(QPalette::HighlightedText) : themeColours().accent;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.4));
    painter->drawPolyline(curve.constData(), static_cast<int>(curve.size()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawEllipse(curve.constLast(), dotRadius, dotRadius);
    painter->restore();
}

QSize SparklineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return QStyledItemDelegate::sizeHint(option, index) + QSize(curveWidth + gap, 0);
}

QVector<QPointF> SparklineDelegate::points(const QVector<double>& values, const QRectF& area) {
    QVector<QPointF> curve;
    if (values.size() < 2) {
        return curve;
    }
    const auto [least, largest] = std::minmax_element(values.cbegin(), values.cend());
    const double range = *largest - *least;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(values.size() - 1);
        const double y = range > 0 ? (values[i] - *least) / range : 0.5;
        curve << QPointF(area.left() + x * area.width(), area.bottom() - y * area.height());
    }
    return curve;
}

QVector<double> thinned(const QVector<double>& values, qsizetype most) {
    if (values.size() <= most) {
        return values;
    }
    QVector<double> result;
    for (qsizetype i = 0; i < most; ++i) {
        const auto begin = values.cbegin() + i * values.size() / most;
        const auto end = values.cbegin() + (i + 1) * values.size() / most;
        result << std::accumulate(begin, end, 0.0) / static_cast<double>(end - begin);
    }
    return result;
}

}  // namespace docent
