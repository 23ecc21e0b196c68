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
    void showNode(const std::shared_ptr<const DatasetView>& view, NodeId node);

private:
    ElidedLabel* m_title;
    QLabel* m_facts;
    QLabel* m_problem;
    PictureGallery* m_gallery;
};

}  // namespace docent
