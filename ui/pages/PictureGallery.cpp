// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PictureGallery.h"

#include "dialogs/PictureDialog.h"
#include "models/ThumbnailDelegate.h"
#include "models/ThumbnailModel.h"
#include "support/Text.h"

namespace docent {

PictureGallery::PictureGallery(QWidget* parent) : QListView(parent), m_model(new ThumbnailModel(this)) {
    // Wrapped rows of a list: lays out tens of thousands of items of one size at once, unlike free icons.
    setViewMode(QListView::ListMode);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(new ThumbnailDelegate(this));
    setGridSize(ThumbnailDelegate::cellSize(fontMetrics()));
    setModel(m_model);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { openPicture(index.row()); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentPictureChanged(currentPicture()); });
}

void PictureGallery::setPictures(std::shared_ptr<const DatasetView> view, std::vector<std::int64_t> images,
                                 const QHash<std::int64_t, QString>& captions) {
    m_captions = captions;
    m_model->setImages(std::move(view), std::move(images), captions);
    scrollToTop();
}

std::int64_t PictureGallery::currentPicture() const {
    return currentIndex().isValid() ? m_model->imageAt(currentIndex().row()) : -1;
}

void PictureGallery::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    m_model->setPixelSize(static_cast<int>(ThumbnailDelegate::side() * devicePixelRatioF()), devicePixelRatioF());
}

void PictureGallery::openPicture(int row) {
    const auto view = m_model->view();
    if (!view || !view->source) {
        return;
    }
    // The gallery may show others by the time a neighbour is asked for, so the dialog has its own.
    auto images = std::make_shared<std::vector<std::int64_t>>();
    for (int i = 0; i < m_model->rowCount(); ++i) {
        images->push_back(m_model->imageAt(i));
    }
    const auto facts = [view, images, captions = m_captions](int position) {
        const std::int64_t index = (*images)[static_cast<std::size_t>(position)];
        const ImageRecord& image = view->catalog.images[static_cast<std::size_t>(index)];
        const auto split = image.split == Split::Train        ? tr("training")
                           : image.split == Split::Validation ? tr("validation")
                           : image.split == Split::Test       ? tr("test")
                                                              : tr("not used");
        return PictureFacts{.index = index,
                            .location = qs(image.location),
                            .label = qs(view->catalog.hierarchy.path(image.label)),
                            .split = split,
                            .file = qs(view->catalog.root / image.location),
                            .note = captions.value(index)};
    };
    (new PictureDialog(view->source, facts, static_cast<int>(images->size()), row, window()))->open();
}

}  // namespace docent
