// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PictureGallery.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QUrl>
#include <algorithm>

#include "dialogs/PictureDialog.h"
#include "models/ThumbnailDelegate.h"
#include "models/ThumbnailModel.h"
#include "support/Text.h"

namespace docent {

PictureGallery::PictureGallery(QWidget* parent) : QListView(parent), m_model(new ThumbnailModel(this)) {
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    m_delegate = new ThumbnailDelegate(this);
    setItemDelegate(m_delegate);
    m_cell = ThumbnailDelegate::cellSize(fontMetrics(), m_lines);
    setModel(m_model);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { openPicture(index.row()); });
}

void PictureGallery::setPictures(std::shared_ptr<const DatasetView> view, std::vector<std::int64_t> images,
                                 const QHash<std::int64_t, QString>& captions) {
    m_notes.clear();
    m_lines = 1;
    for (const QString& caption : captions) {
        m_lines = std::max(m_lines, static_cast<int>(caption.count(QLatin1Char('\n'))) + 1);
    }
    m_delegate->setLines(m_lines);
    m_cell = ThumbnailDelegate::cellSize(fontMetrics(), m_lines);
    m_model->setImages(std::move(view), std::move(images), captions);
    updateGeometries();
    scrollToTop();
}

void PictureGallery::setSeveralSelectable(const QList<QAction*>& actions) {
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_menuActions = actions;
}

std::vector<std::int64_t> PictureGallery::selectedPictures() const {
    std::vector<std::int64_t> pictures;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            pictures.push_back(m_model->imageAt(row));
        }
    }
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

std::int64_t PictureGallery::currentPicture() const {
    return currentIndex().isValid() ? m_model->imageAt(currentIndex().row()) : -1;
}

int PictureGallery::count() const {
    return m_model->rowCount();
}

int PictureGallery::columns() const {
    return std::max(1, viewport()->width() / m_cell.width());
}

int PictureGallery::lines() const {
    return (count() + columns() - 1) / columns();
}

QRect PictureGallery::cell(int row) const {
    // What is left of the width is shared out, so that the columns fill it.
    const int width = std::max(m_cell.width(), viewport()->width() / columns());
    return {row % columns() * width, row / columns() * m_cell.height(), width, m_cell.height()};
}

std::pair<int, int> PictureGallery::rowsIn(const QRect& area) const {
    const int first = std::max(0, area.top() + verticalOffset()) / m_cell.height() * columns();
    const int last = ((area.bottom() + verticalOffset()) / m_cell.height() + 1) * columns() - 1;
    return {first, std::min(last, count() - 1)};
}

int PictureGallery::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect PictureGallery::visualRect(const QModelIndex& index) const {
    return index.isValid() ? cell(index.row()).translated(0, -verticalOffset()) : QRect();
}

QModelIndex PictureGallery::indexAt(const QPoint& point) const {
    const auto [first, last] = rowsIn(QRect(point, QSize(1, 1)));
    const int column = point.x() / cell(0).width();
    return point.x() >= 0 && column < columns() && first + column <= last ? m_model->index(first + column)
                                                                          : QModelIndex();
}

void PictureGallery::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const QRect rect = visualRect(index);
    const int room = viewport()->height();
    const bool above = rect.top() < 0;
    const bool below = rect.bottom() >= room;
    if (!index.isValid() || (hint == EnsureVisible && !above && !below)) {
        return;
    }
    const int centred = rect.top() - (room - rect.height()) / 2;
    const bool toTop = hint == PositionAtTop || (hint == EnsureVisible && above);
    const int by = hint == PositionAtCenter ? centred : toTop ? rect.top() : rect.bottom() - room + 1;
    verticalScrollBar()->setValue(verticalOffset() + by);
}

void PictureGallery::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
}

void PictureGallery::updateGeometries() {
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_cell.height() / 3);
    verticalScrollBar()->setRange(0, std::max(0, lines() * m_cell.height() - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void PictureGallery::scrollContentsBy(int, int dy) {
    scrollDirtyRegion(0, dy);
    viewport()->scroll(0, dy);
}

void PictureGallery::resizeEvent(QResizeEvent* event) {
    // The picture at the top stays there, however many fit beside it.
    const int first = rowsIn(QRect(0, 0, 1, 1)).first;
    const bool wasWide = event->oldSize().width() > 0;
    const int columnsBefore = wasWide ? std::max(1, event->oldSize().width() / m_cell.width()) : columns();
    const int top = wasWide ? verticalOffset() / m_cell.height() * columnsBefore : first;
    QAbstractItemView::resizeEvent(event);
    if (columnsBefore != columns() && count() > 0) {
        verticalScrollBar()->setValue(cell(std::min(top, count() - 1)).top());
    }
}

void PictureGallery::changeEvent(QEvent* event) {
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_cell = ThumbnailDelegate::cellSize(fontMetrics(), m_lines);
        scheduleDelayedItemsLayout();
    }
}

void PictureGallery::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    m_model->setPixelSize(static_cast<int>(ThumbnailDelegate::side() * devicePixelRatioF()), devicePixelRatioF());
    updateGeometries();
}

void PictureGallery::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    const QModelIndex hovered = viewport()->underMouse() ? indexAt(mouse) : QModelIndex();
    const auto [first, last] = rowsIn(event->rect());
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row);
        QStyleOptionViewItem own = option;
        own.rect = visualRect(index);
        own.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        own.state.setFlag(QStyle::State_MouseOver, index == hovered);
        own.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegate()->paint(&painter, own, index);
    }
}

QModelIndex PictureGallery::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (count() == 0) {
        return {};
    }
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    if (current < 0) {
        return m_model->index(std::min(rowsIn(viewport()->rect()).first, count() - 1));
    }
    const int page = std::max(1, viewport()->height() / m_cell.height()) * columns();
    const auto step = [&](int by) {
        // Up and down keep the column; where there is no line that way, nothing moves.
        const int row = current + by;
        return row >= 0 && row < count() ? row : current;
    };
    int row = current;
    switch (action) {
        case MoveLeft:
        case MovePrevious:
            row = step(-1);
            break;
        case MoveRight:
        case MoveNext:
            row = step(1);
            break;
        case MoveUp:
            row = step(-columns());
            break;
        case MoveDown:
            // From above a short last line to its end.
            row = current / columns() < lines() - 1 ? std::min(current + columns(), count() - 1) : current;
            break;
        case MovePageUp:
            row = std::max(current % columns(), current - page);
            break;
        case MovePageDown:
            row = std::min(current + page, count() - 1);
            break;
        case MoveHome:
            row = 0;
            break;
        case MoveEnd:
            row = count() - 1;
            break;
    }
    return m_model->index(row);
}

void PictureGallery::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    QItemSelection selection;
    // From one picture to another all between them, in the order of reading; by a frame what it touches.
    const QModelIndex begin = indexAt(rect.topLeft());
    const QModelIndex end = indexAt(rect.bottomRight());
    const bool isRange = state() != DragSelectingState && begin.isValid() && end.isValid();
    if (isRange) {
        selection.select(m_model->index(std::min(begin.row(), end.row())),
                         m_model->index(std::max(begin.row(), end.row())));
    }
    const auto [first, last] = rowsIn(rect.normalized());
    for (int row = first; row <= last && !isRange; ++row) {
        const QModelIndex index = m_model->index(row);
        if (visualRect(index).intersects(rect.normalized())) {
            selection.select(index, index);
        }
    }
    selectionModel()->select(selection, flags);
}

QRegion PictureGallery::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    const auto [first, last] = rowsIn(viewport()->rect());
    for (const QItemSelectionRange& range : selection) {
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row) {
            region += visualRect(m_model->index(row));
        }
    }
    return region;
}

// The three below leave out the list's own layout, which there is none of.
void PictureGallery::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                 const QVector<int>& roles) {
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void PictureGallery::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    if (QAccessible::isActive() && current.isValid() && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(current.row());
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT currentPictureChanged(currentPicture());
}

void PictureGallery::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QAbstractItemView::selectionChanged(selected, deselected);
    Q_EMIT selectedPicturesChanged();
}

void PictureGallery::keyboardSearch(const QString&) {
    // Would ask a million pictures for their names at a key that was meant for something else.
}

void PictureGallery::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    if (selectionModel()->isSelected(index)) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);  // the others stay selected
    } else {
        setCurrentIndex(index);
    }
    const std::shared_ptr<const DatasetView> view = m_model->view();
    const QString location = index.data(ThumbnailModel::LocationRole).toString();
    const QString file = qs(view->catalog.root / toPath(location));
    QMenu menu(this);
    menu.addAction(tr("&Show in full"), this, [this, row = index.row()] { openPicture(row); });
    menu.addAction(tr("&Copy path"), this, [file] { QGuiApplication::clipboard()->setText(file); });
    QAction* folder = menu.addAction(tr("&Open its folder"), this, [file] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    });
    folder->setEnabled(QFileInfo(file).isFile());
    if (!m_menuActions.isEmpty()) {
        menu.addSeparator();
        menu.addActions(m_menuActions);
    }
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void PictureGallery::openPicture(int row) {
    const auto view = m_model->view();
    if (!view || !view->source) {
        return;
    }
    // The gallery may show others by the time a neighbour is asked for, so the dialog has its own.
    const auto facts = [view, images = m_model->images(), captions = m_model->captions(),
                        notes = m_notes](int position) {
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
                            .file = view->isSourceGone ? QString() : qs(view->catalog.root / image.location),
                            .note = view->isSourceGone ? tr("as it was decoded: the file is gone")
                                                       : notes.value(index, captions.value(index))};
    };
    (new PictureDialog(view->source, facts, count(), row, window()))->open();
}

}  // namespace docent
