// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "models/DatasetView.h"

class QLabel;

namespace docent {

class ElidedLabel;
class PictureGallery;

/// The pictures under a node as thumbnails; Enter or a double click shows one in full.
class ThumbnailPane final : public QWidget {
    Q_OBJECT
public:
    explicit ThumbnailPane(QWidget* parent = nullptr);
    /// `classes`: under the node, at the level by which they are grouped.
    void showNode(const std::shared_ptr<const DatasetView>& view, NodeId node, std::int32_t classes);
    /// Another level.
    void setClasses(std::int32_t classes);
    [[nodiscard]] PictureGallery* gallery() const { return m_gallery; }

private:
    std::shared_ptr<const DatasetView> m_view;
    NodeId m_node = noNode;
    ElidedLabel* m_title;
    QLabel* m_facts;
    QLabel* m_problem;
    PictureGallery* m_gallery;
};

}  // namespace docent
