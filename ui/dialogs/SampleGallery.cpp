// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/SampleGallery.h"

#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <exception>
#include <utility>

#include "dialogs/PictureDialog.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr int side = 84;
constexpr int margin = 10;

/// In the middle of a square, so that names stand in one line. Pictures of a few pixels are enlarged as they are.
QPixmap framed(const QImage& image, qreal ratio) {
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.fill(Qt::transparent);
    QSize size = image.size();
    const bool isTiny = std::max(size.width(), size.height()) < side / 2;
    size.scale(pixmap.size(), Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !isTiny);
    painter.drawImage(QRect(QPoint((pixmap.width() - size.width()) / 2, (pixmap.height() - size.height()) / 2), size),
                      image);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

bool sameSamples(const ImportPreview& a, const ImportPreview& b) {
    const auto isSame = [&](std::int64_t of, std::int64_t other) {
        const ImageRecord& image = a.catalog.images[static_cast<std::size_t>(of)];
        const ImageRecord& second = b.catalog.images[static_cast<std::size_t>(other)];
        return image.location == second.location &&
               a.catalog.hierarchy.path(image.label) == b.catalog.hierarchy.path(second.label);
    };
    return a.source && b.source && a.catalog.root == b.catalog.root &&
           std::equal(a.samples.begin(), a.samples.end(), b.samples.begin(), b.samples.end(), isSame);
}

}  // namespace

SampleGallery::SampleGallery(QWidget* parent) : QListWidget(parent) {
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setIconSize(QSize(side, side));
    setGridSize(QSize(side + 2 * margin, side + fontMetrics().height() + 2 * margin));
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListWidget::activated, this, [this](const QModelIndex& index) { openPicture(index.row()); });
}

SampleGallery::~SampleGallery() {
    if (m_task) {
        m_task->cancel();
    }
}

void SampleGallery::setPreview(std::shared_ptr<const ImportPreview> preview) {
    if (m_preview && preview && sameSamples(*m_preview, *preview)) {
        m_preview = std::move(preview);
        return;
    }
    const int scrolled = verticalScrollBar()->value();
    if (m_task) {
        m_task->cancel();
        m_task.reset();
    }
    m_preview = std::move(preview);
    m_next = 0;
    clear();
    if (!m_preview) {
        return;
    }
    const QIcon waiting = icon(QStringLiteral("picture"));
    for (const std::int64_t sample : m_preview->samples) {
        const ImageRecord& image = m_preview->catalog.images[static_cast<std::size_t>(sample)];
        const NodeId label = image.label;
        auto* item = new QListWidgetItem(
            waiting, qs(m_preview->catalog.hierarchy.path(label)).section(QLatin1Char('/'), -2), this);
        item->setToolTip(tr("%1\nLabel: %2").arg(qs(image.location), qs(m_preview->catalog.hierarchy.path(label))));
    }
    doItemsLayout();
    verticalScrollBar()->setValue(scrolled);
    if (isVisible()) {
        decodeNext();
    }
}

void SampleGallery::showEvent(QShowEvent* event) {
    QListWidget::showEvent(event);
    decodeNext();
}

void SampleGallery::decodeNext() {
    if (m_task || !m_preview || !m_preview->source || m_next >= count()) {
        return;
    }
    const int row = m_next++;
    m_task = runInBackground(
        this,
        [preview = m_preview, row, pixels = static_cast<int>(side * devicePixelRatioF())](RunContext&) {
            Decoded decoded{row, {}};
            try {
                const QImage image =
                    toImage(preview->source->get(preview->samples[static_cast<std::size_t>(row)], pixels));
                decoded.image = std::max(image.width(), image.height()) > pixels
                                    ? image.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                                    : image;
            } catch (const std::exception&) {
                decoded.image = {};  // marked; the import tells why it is left out
            }
            return decoded;
        },
        [this](const Decoded& decoded) { show(decoded); }, [](const QString&) {});
}

void SampleGallery::show(const Decoded& decoded) {
    m_task.reset();
    if (QListWidgetItem* item = this->item(decoded.row)) {
        if (decoded.image.isNull()) {
            item->setIcon(icon(QStringLiteral("warning")));
            item->setToolTip(tr("%1\nIt cannot be read, and will be left out.").arg(item->toolTip()));
        } else {
            item->setIcon(QIcon(framed(decoded.image, devicePixelRatioF())));
        }
    }
    decodeNext();
}

void SampleGallery::openPicture(int row) {
    if (!m_preview || !m_preview->source) {
        return;
    }
    const auto facts = [preview = m_preview](int position) {
        const std::int64_t index = preview->samples[static_cast<std::size_t>(position)];
        const ImageRecord& image = preview->catalog.images[static_cast<std::size_t>(index)];
        return PictureFacts{.index = index,
                            .location = qs(image.location),
                            .label = qs(preview->catalog.hierarchy.path(image.label)),
                            .split = image.split == Split::Train        ? tr("training")
                                     : image.split == Split::Validation ? tr("validation")
                                     : image.split == Split::Test       ? tr("test")
                                                                        : tr("not divided"),
                            .file = qs(preview->catalog.root / image.location)};
    };
    (new PictureDialog(m_preview->source, facts, count(), row, window()))->open();
}

}  // namespace docent
