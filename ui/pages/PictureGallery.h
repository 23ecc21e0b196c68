// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QListView>
#include <memory>
#include <vector>

#include "models/DatasetView.h"

namespace docent {

class ThumbnailModel;

/// Pictures of a data set as thumbnails, decoded as they come into view; Enter or a double click shows one in full,
/// with its facts and its neighbours in the gallery.
class PictureGallery final : public QListView {
    Q_OBJECT
public:
    explicit PictureGallery(QWidget* parent = nullptr);

    /// `images`: indices in the view's catalog. `captions`: what stands under a picture instead of its file name, by
    /// its index in the catalog.
    void setPictures(std::shared_ptr<const DatasetView> view, std::vector<std::int64_t> images,
                     const QHash<std::int64_t, QString>& captions = {});
    [[nodiscard]] ThumbnailModel* thumbnails() const { return m_model; }
    /// The index in the catalog of the current picture; -1 where there is none.
    [[nodiscard]] std::int64_t currentPicture() const;

Q_SIGNALS:
    void currentPictureChanged(std::int64_t image);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void openPicture(int row);

    ThumbnailModel* m_model;
    QHash<std::int64_t, QString> m_captions;
};

}  // namespace docent
