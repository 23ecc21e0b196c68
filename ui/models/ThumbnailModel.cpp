// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ThumbnailModel.h"

#include <QImage>
#include <algorithm>
#include <exception>

#include "support/CoreText.h"
#include "support/Text.h"

namespace docent {
namespace {
constexpr qsizetype defaultCacheBytes = qsizetype{32} << 20;  // some four screens at twice the resolution
constexpr std::size_t mostWaiting = 256;                      // a screen of thumbnails and some more
constexpr int decodingThreads = 2;                            // training wants the rest
/// In the format of the screen, so that painting only copies.
QImage thumbnailOf(const Picture& picture, int size) {
    const QImage borrowed(picture.pixels.data(), picture.width, picture.height, 3 * picture.width,
                          QImage::Format_RGB888);
    const bool isLarger = std::max(picture.width, picture.height) > size;
    return isLarger ? borrowed.scaled(size, size, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                          .convertToFormat(QImage::Format_RGB32)
                    : borrowed.convertToFormat(QImage::Format_RGB32);
}

}  // namespace

ThumbnailModel::ThumbnailModel(QObject* parent) : QAbstractListModel(parent), m_cache(defaultCacheBytes) {
    m_pool.setMaxThreadCount(decodingThreads);
}

ThumbnailModel::~ThumbnailModel() {
    m_pool.clear();
    m_pool.waitForDone();
}

void ThumbnailModel::setImages(std::shared_ptr<const DatasetView> view, Images images,
                               const QHash<std::int64_t, QString>& captions) {
    beginResetModel();
    m_view = std::move(view);
    m_images = std::make_shared<const Images>(std::move(images));
    m_captions = captions;
    forget();
    endResetModel();
}

void ThumbnailModel::forget() {
    ++m_generation;  // what is under way comes back for nobody
    m_cache.clear();
    m_waiting.clear();
    m_requested.clear();
    m_failed.clear();
}

void ThumbnailModel::setPixelSize(int size, qreal devicePixelRatio) {
    if (size != m_pixelSize || !qFuzzyCompare(devicePixelRatio, m_ratio)) {
        beginResetModel();
        m_pixelSize = size;
        m_ratio = devicePixelRatio;
        forget();
        endResetModel();
    }
}

void ThumbnailModel::setCacheLimit(qsizetype bytes) {
    m_cache.setMaxCost(bytes);
}

int ThumbnailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_images->size());
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const ImageRecord& image = m_view->catalog.images[static_cast<std::size_t>(imageAt(index.row()))];
    switch (role) {
        case Qt::DecorationRole:
            if (const QPixmap* pixmap = m_cache.object(index.row())) {
                return *pixmap;
            }
            request(index.row());
            return {};
        case Qt::DisplayRole:
            if (const auto caption = m_captions.constFind(imageAt(index.row())); caption != m_captions.cend()) {
                return *caption;
            }
            return qs(image.location).section(QLatin1Char('/'), -1);
        case Qt::ToolTipRole:
            if (const QString reason = index.data(ReasonRole).toString(); !reason.isEmpty()) {
                return tr("%1\nLabel: %2\nCannot be shown: %3")
                    .arg(qs(image.location), qs(m_view->catalog.hierarchy.path(image.label)), reason);
            }
            return tr("%1\nLabel: %2").arg(qs(image.location), qs(m_view->catalog.hierarchy.path(image.label)));
        case LocationRole:
            return qs(image.location);
        case LabelRole:
            return qs(m_view->catalog.hierarchy.path(image.label));
        case ReasonRole:
            return m_view->source ? m_failed.value(index.row()) : m_view->sourceProblem;
        case FailedRole:
            return m_failed.contains(index.row()) || !m_view->source;
        default:
            return {};
    }
}

void ThumbnailModel::request(int row) const {
    if (!m_view->source || m_requested.contains(row) || m_failed.contains(row)) {
        return;
    }
    m_requested.insert(row);
    m_waiting.push_back(row);
    if (m_waiting.size() > mostWaiting) {
        m_requested.remove(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
    }
    // data() is const, and is asked while a view paints: decoding starts when it is done.
    auto* self = const_cast<ThumbnailModel*>(this);
    QMetaObject::invokeMethod(
        self, [self] { self->startNext(); }, Qt::QueuedConnection);
}

void ThumbnailModel::startNext() {
    while (m_running < decodingThreads && !m_waiting.empty()) {
        const int row = m_waiting.back();
        m_waiting.pop_back();
        ++m_running;
        m_pool.start(
            [this, row, generation = m_generation, index = imageAt(row), size = m_pixelSize, source = m_view->source] {
                QImage image;
                QString problem;
                try {
                    image = thumbnailOf(source->get(index, size), size);
                } catch (const std::exception& error) {
                    image = {};
                    problem = errorText(error);
                }
                // The destructor waits for this thread, so the model lives until here.
                QMetaObject::invokeMethod(
                    this, [this, generation, row, image, problem] { onDecoded(generation, row, image, problem); },
                    Qt::QueuedConnection);
            });
    }
}

void ThumbnailModel::onDecoded(int generation, int row, const QImage& image, const QString& problem) {
    --m_running;
    if (generation == m_generation) {
        m_requested.remove(row);
        if (image.isNull()) {
            m_failed.insert(row, problem);
        } else {
            // A copy made here: what stays must not lie scattered among what the decoding threads throw away.
            auto* pixmap = new QPixmap(QPixmap::fromImage(image.copy()));
            pixmap->setDevicePixelRatio(m_ratio);
            m_cache.insert(row, pixmap, qsizetype{4} * image.width() * image.height());
        }
        Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole, FailedRole, ReasonRole});
    }
    startNext();
}

}  // namespace docent
