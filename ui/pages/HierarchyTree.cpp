// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/HierarchyTree.h"

#include <QDragMoveEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <algorithm>
#include <deque>

namespace docent {
namespace {
constexpr int numberWidth = 76;
constexpr int expertWidth = 104;
}  // namespace

HierarchyTree::HierarchyTree(HierarchyModel* model, QWidget* parent) : QTreeView(parent), m_model(model) {
    setModel(model);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(true);  // onto a node, never between two
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(HierarchyModel::NodeColumn, QHeaderView::Stretch);
    header()->resizeSection(HierarchyModel::ImagesColumn, numberWidth);
    header()->resizeSection(HierarchyModel::ClassesColumn, numberWidth);
    header()->resizeSection(HierarchyModel::ExpertColumn, expertWidth);
}

void HierarchyTree::choose(const QModelIndex& index) {
    // By the model: the view would take a Ctrl that is still held for "this one too".
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

std::vector<NodeId> HierarchyTree::selectedNodes() const {
    std::vector<NodeId> nodes;
    const auto add = [&](const QModelIndex& index) {
        const NodeId node = m_model->nodeOf(index);
        if (node > 0 && std::find(nodes.begin(), nodes.end(), node) == nodes.end()) {
            nodes.push_back(node);
        }
    };
    if (currentIndex().isValid() && selectionModel()->isSelected(currentIndex())) {
        add(currentIndex());
    }
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        add(row);
    }
    return nodes;
}

void HierarchyTree::dragMoveEvent(QDragMoveEvent* event) {
    QTreeView::dragMoveEvent(event);
    if (event->source() != this || !indexAt(event->position().toPoint()).isValid()) {
        event->ignore();
    }
}

void HierarchyTree::dropEvent(QDropEvent* event) {
    const QModelIndex target = indexAt(event->position().toPoint());
    stopAutoScroll();
    setState(NoState);
    if (event->source() == this && target.isValid()) {
        // The labels change, and with them the model. After a move the view would clear what was dragged.
        event->setDropAction(Qt::CopyAction);
        event->accept();
        Q_EMIT droppedOn(m_model->nodeOf(target));
    } else {
        event->ignore();
    }
    viewport()->update();
}

template <typename Unfold>
void HierarchyTree::inOneLayout(Unfold unfold) {
    // While a layout is due, expand() only notes the place.
    scheduleDelayedItemsLayout();
    unfold();
    executeDelayedItemsLayout();
}

void HierarchyTree::unfoldOnly(const std::vector<Way>& ways) {
    collapseAll();
    inOneLayout([&] {
        for (const Way& way : ways) {
            if (const QModelIndex index = m_model->indexOfWay(way); index.isValid()) {
                expand(index);
            }
        }
    });
}

std::vector<HierarchyTree::Way> HierarchyTree::unfolded() const {
    std::vector<Way> ways;
    std::vector<QModelIndex> open{m_model->index(0, 0)};
    while (!open.empty()) {
        const QModelIndex index = open.back();
        open.pop_back();
        if (!isExpanded(index)) {
            continue;
        }
        ways.push_back(m_model->wayTo(index));
        for (int row = 0; row < m_model->rowCount(index); ++row) {
            if (const QModelIndex child = m_model->index(row, 0, index); m_model->rowCount(child) > 0) {
                open.push_back(child);
            }
        }
    }
    return ways;
}

void HierarchyTree::unfoldTo(const std::vector<NodeId>& nodes) {
    inOneLayout([&] {
        expand(m_model->index(0, 0));
        for (const NodeId node : nodes) {
            for (QModelIndex above = m_model->indexOf(node).parent(); above.isValid() && !isExpanded(above);
                 above = above.parent()) {
                expand(above);
            }
        }
    });
}

bool HierarchyTree::unfoldBelow(const QModelIndex& index) {
    std::deque<QModelIndex> open{index};
    inOneLayout([&] {
        for (int places = 0; !open.empty() && places < mostUnfolded;) {
            const QModelIndex at = open.front();
            open.pop_front();
            const int rows = m_model->rowCount(at);
            if (rows == 0) {
                continue;
            }
            expand(at);
            places += rows;
            for (int row = 0; row < rows; ++row) {
                open.push_back(m_model->index(row, 0, at));
            }
        }
    });
    return open.empty();
}

}  // namespace docent
