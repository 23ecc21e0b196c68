// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QListView>
#include <memory>
#include <vector>

#include "models/DatasetView.h"

namespace docent {

class ThumbnailDelegate;
class ThumbnailModel;

/// Pictures of a data set as thumbnails, decoded as they come into view; Enter or a double click shows one in full,
/// with its facts and its neighbours in the gallery. A list in everything but its layout: all cells are of one size, so
/// the place of one is reckoned from its number, and a million of them cost no more than those in view.
class PictureGallery final : public QListView {
    Q_OBJECT
public:
    explicit PictureGallery(QWidget* parent = nullptr);

    /// `images`: indices in the view's catalog. `captions`: what stands under a picture instead of its file name, by
    /// its index in the catalog.
    void setPictures(std::shared_ptr<const DatasetView> view, std::vector<std::int64_t> images,
                     const QHash<std::int64_t, QString>& captions = {});
    /// What is said of a picture in full, by its index in the catalog; until the next setPictures(). Without a note
    /// the caption is said.
    void setNotes(const QHash<std::int64_t, QString>& notes) { m_notes = notes; }
    [[nodiscard]] ThumbnailModel* thumbnails() const { return m_model; }
    /// Lets several pictures be selected, and offers what may be done with them in the menu of a picture.
    void setSeveralSelectable(const QList<QAction*>& actions);
    /// Indices in the catalog of the selected pictures, ascending.
    [[nodiscard]] std::vector<std::int64_t> selectedPictures() const;
    /// The index in the catalog of the current picture; -1 where there is none.
    [[nodiscard]] std::int64_t currentPicture() const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void keyboardSearch(const QString& text) override;

Q_SIGNALS:
    void currentPictureChanged(std::int64_t image);
    void selectedPicturesChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QVector<int>& roles) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void openPicture(int row);
    [[nodiscard]] int count() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] int lines() const;
    /// In the contents, before scrolling.
    [[nodiscard]] QRect cell(int row) const;
    /// Rows of the model whose cells touch `area` of the viewport, from the first to the last.
    [[nodiscard]] std::pair<int, int> rowsIn(const QRect& area) const;

    ThumbnailModel* m_model;
    ThumbnailDelegate* m_delegate;
    QHash<std::int64_t, QString> m_notes;
    QList<QAction*> m_menuActions;
    QSize m_cell;
    int m_lines = 1;  ///< of the captions
};

}  // namespace docent
