// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TriedPictures.h"

#include <QSignalBlocker>
#include <algorithm>
#include <utility>

namespace docent {
namespace {
constexpr int thumbnailSide = 56;
constexpr qsizetype mostTried = 60;
}  // namespace

QPixmap fitted(const QImage& image, int side, qreal ratio) {
    const int pixels = static_cast<int>(side * ratio);
    const bool isSmall = std::max(image.width(), image.height()) < pixels / 2;
    QPixmap pixmap = QPixmap::fromImage(
        image.scaled(pixels, pixels, Qt::KeepAspectRatio, isSmall ? Qt::FastTransformation : Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

TriedPictures::TriedPictures(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Pictures tried so far"));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setIconSize(QSize(thumbnailSide, thumbnailSide));
    setUniformItemSizes(true);
    setFixedHeight(thumbnailSide + 34);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListWidget::currentRowChanged, this, &TriedPictures::currentTriedChanged);
}

void TriedPictures::add(TriedPicture tried) {
    if (m_tried.size() >= mostTried) {
        const QSignalBlocker blocker(this);
        // The oldest that is not shown.
        const int oldest = currentRow() == 0 ? 1 : 0;
        m_tried.removeAt(oldest);
        delete takeItem(oldest);
    }
    const QPixmap thumbnail = fitted(tried.image, thumbnailSide, devicePixelRatioF());
    QIcon icon(thumbnail);
    icon.addPixmap(thumbnail, QIcon::Selected);  // or Qt tints the one that is looked at
    auto* item = new QListWidgetItem(icon, QString());
    item->setToolTip(tried.picture.name);
    item->setData(Qt::AccessibleTextRole, tried.picture.name);
    item->setSizeHint(QSize(thumbnailSide + 12, thumbnailSide + 12));
    m_tried << std::move(tried);
    addItem(item);
}

void TriedPictures::forget() {
    const QSignalBlocker blocker(this);
    clear();
    m_tried.clear();
}

const TriedPicture* TriedPictures::current() const {
    return currentRow() >= 0 && currentRow() < m_tried.size() ? &m_tried[currentRow()] : nullptr;
}

}  // namespace docent
