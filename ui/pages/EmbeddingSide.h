// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSplitter>
#include <memory>
#include <vector>

#include "models/DatasetView.h"

class QLabel;

namespace docent {

class PictureGallery;
class PointCloud;

/// Beside a point cloud: its classes, and the pictures of the selected points with their mix of classes.
class EmbeddingSide final : public QSplitter {
    Q_OBJECT
public:
    explicit EmbeddingSide(PointCloud& cloud, QWidget* parent = nullptr);
    /// `images`: of each point of the cloud its index in the view's catalog.
    void setPictures(std::shared_ptr<const DatasetView> view, std::vector<std::int64_t> images);

private:
    void showSelection();
    [[nodiscard]] QString mixOf(const std::vector<int>& points) const;

    PointCloud& m_cloud;
    QLabel* m_selected;
    QLabel* m_mix;
    PictureGallery* m_gallery;
    std::shared_ptr<const DatasetView> m_view;
    std::vector<std::int64_t> m_images;
    QHash<std::int64_t, int> m_pointOf;
};

}  // namespace docent
