// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>
#include <vector>

#include "models/HierarchyModel.h"

namespace docent {

/// The tree of a label hierarchy. Unfolds many places in one layout, and tells which are unfolded in a way that
/// outlives a search.
class HierarchyTree final : public QTreeView {
    Q_OBJECT
public:
    using Way = std::vector<NodeId>;

    explicit HierarchyTree(HierarchyModel* model, QWidget* parent = nullptr);

    /// Unfolds these places and no others.
    void unfoldOnly(const std::vector<Way>& ways);
    /// The way to each unfolded place.
    [[nodiscard]] std::vector<Way> unfolded() const;
    /// Unfolds what is above these nodes, so that the first place of each shows.
    void unfoldTo(const std::vector<NodeId>& nodes);
    /// Unfolds a place and all below it, as far as `mostUnfolded` places go; returns whether that were all.
    bool unfoldBelow(const QModelIndex& index);

    /// Makes a place the current one, and the only one that is selected.
    void choose(const QModelIndex& index);
    /// Each selected node below the root once, the current one first.
    [[nodiscard]] std::vector<NodeId> selectedNodes() const;

    static constexpr int mostUnfolded = 5000;

Q_SIGNALS:
    /// The selected nodes were dragged onto another one.
    void droppedOn(docent::NodeId target);

protected:
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    template <typename Unfold>
    void inOneLayout(Unfold unfold);

    HierarchyModel* m_model;
};

}  // namespace docent
