// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QVector>

namespace docent {

/// A small curve to the left of a cell's text: a QVector<double> under RecordTable::dataRole, scaled from the least to
/// the largest of its values. Its last point has a dot.
class SparklineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// The points of the curve within a rectangle; none for fewer than two values.
    [[nodiscard]] static QVector<QPointF> points(const QVector<double>& values, const QRectF& area);
};

/// At most `most` of the values, each the mean of those that it stands for, so that a long curve stays small.
[[nodiscard]] QVector<double> thinned(const QVector<double>& values, qsizetype most);

}  // namespace docent
