// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "models/DatasetView.h"

class QLabel;
class QListView;

namespace docent {

class ElidedLabel;
class ThumbnailModel;

/// The pictures under a node as thumbnails; Enter or a double click shows one in full.
class ThumbnailPane final : public QWidget {
    Q_OBJECT
public:
    explicit ThumbnailPane(QWidget* parent = nullptr);
    void showNode(const std::shared_ptr<const DatasetView>& view, NodeId node);
    [[nodiscard]] ThumbnailModel* model() const { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void openPicture(int row);

    ElidedLabel* m_title;
    QLabel* m_facts;
    QLabel* m_problem;
    QListView* m_list;
    ThumbnailModel* m_model;
};

}  // namespace docent
