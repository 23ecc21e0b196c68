// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ThumbnailDelegate.h"

#include <QPainter>
#include <QPixmap>

#include "models/ThumbnailModel.h"
#include "support/Theme.h"

namespace docent {
namespace {
constexpr int margin = 8;
constexpr int iconSide = 28;
}  // namespace

ThumbnailDelegate::ThumbnailDelegate(QObject* parent)
    : QStyledItemDelegate(parent),
      m_placeholder(icon(QStringLiteral("picture"))),
      m_failed(icon(QStringLiteral("warning"))) {}

QSize ThumbnailDelegate::cellSize(const QFontMetrics& metrics, int lines) {
    return {side() + 2 * margin, side() + lines * metrics.height() + 2 * margin + 4};
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return cellSize(option.fontMetrics, m_lines);
}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const ThemeColours colours = themeColours();
    const QRect cell = option.rect.adjusted(2, 2, -2, -2);
    if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor ground = option.palette.color(QPalette::Highlight);
        ground.setAlphaF(option.state.testFlag(QStyle::State_Selected) ? 1.0F : 0.4F);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(cell, 6, 6);
    }
    const QRect area(cell.center().x() - side() / 2, option.rect.top() + margin, side(), side());
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    if (!pixmap.isNull()) {
        QSize size = pixmap.size() / pixmap.devicePixelRatio();
        const bool tiny = std::max(size.width(), size.height()) < side() / 2;
        if (tiny) {
            size.scale(side(), side(), Qt::KeepAspectRatio);  // digits of 28 pixels are no use at that size
        }
        QRect target(QPoint(0, 0), size);
        target.moveCenter(area.center());
        painter->setRenderHint(QPainter::SmoothPixmapTransform, !tiny);
        painter->drawPixmap(target, pixmap);
    } else {
        const QRect middle(area.center() - QPoint(iconSide / 2, iconSide / 2), QSize(iconSide, iconSide));
        painter->setOpacity(0.3);
        (index.data(ThumbnailModel::FailedRole).toBool() ? m_failed : m_placeholder).paint(painter, middle);
        painter->setOpacity(1);
    }
    QRect caption(cell.left() + 3, area.bottom() + 4, cell.width() - 6, option.fontMetrics.height());
    painter->setPen(option.state.testFlag(QStyle::State_Selected) ? option.palette.color(QPalette::HighlightedText)
                                                                  : colours.muted);
    for (const QString& line : index.data().toString().split(QLatin1Char('\n')).mid(0, m_lines)) {
        painter->drawText(caption, Qt::AlignCenter,
                          option.fontMetrics.elidedText(line, Qt::ElideMiddle, caption.width()));
        caption.translate(0, caption.height());
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colours.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(cell, 6, 6);
    }
    painter->restore();
}

}  // namespace docent
