// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QStyledItemDelegate>

namespace docent {

/// Draws a thumbnail in the middle of its cell with a line of caption under it.
class ThumbnailDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ThumbnailDelegate(QObject* parent = nullptr);
    [[nodiscard]] static int side() { return 96; }
    /// `lines`: of the captions.
    [[nodiscard]] static QSize cellSize(const QFontMetrics& metrics, int lines);

    void setLines(int lines) { m_lines = lines; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_lines = 1;
    QIcon m_placeholder;
    QIcon m_failed;
};

}  // namespace docent
