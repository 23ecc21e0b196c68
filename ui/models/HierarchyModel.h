// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <QStringList>
#include <memory>
#include <span>
#include <vector>

#include "models/DatasetView.h"
#include "models/HierarchyFilter.h"

class QUndoStack;

namespace docent {

/// The label hierarchy as a tree, filled as it is unfolded. A node with several parents shows under each, and is ticked
/// under each. A tick is of the node itself ("train an expert here"); a node above a ticked one is partially checked.
/// Ticks are kept for each data set, also while another is looked at.
class HierarchyModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NodeColumn, ImagesColumn, ClassesColumn, ExpertColumn, ColumnCount };
    enum Role { NodeRole = Qt::UserRole, PathRole };

    explicit HierarchyModel(QObject* parent = nullptr);
    ~HierarchyModel() override;

    void setView(std::shared_ptr<const DatasetView> view);
    [[nodiscard]] const std::shared_ptr<const DatasetView>& view() const { return m_view; }
    /// What the last column says, by path.
    void setExpertStates(const QHash<QString, QString>& states);
    [[nodiscard]] QString expertState(NodeId node) const;
    /// What the column of classes counts, see DatasetView::classesAtLevel().
    void setLevel(int level);
    [[nodiscard]] std::int32_t classesUnder(NodeId node) const { return m_classes[static_cast<std::size_t>(node)]; }

    /// Leaves what HierarchyFilter says. Every index is invalid after it.
    void setFilter(const QString& text, std::int64_t minImages = 0);
    [[nodiscard]] const HierarchyFilter& filter() const { return m_filter; }

    void setTicked(const QSet<NodeId>& nodes);
    [[nodiscard]] const QSet<NodeId>& ticked() const { return m_ticked; }
    /// As a person does it: it can be taken back where there is a stack.
    void editTicks(const QSet<NodeId>& nodes, const QString& what);
    /// Where ticks go that a person sets; null for none. Forgets the ticks of all data sets.
    void setUndoStack(QUndoStack* stack);
    /// Ticks of a data set by path, whether it is looked at or not.
    void setTickedPaths(const QString& dataset, const QStringList& paths);

    [[nodiscard]] NodeId nodeOf(const QModelIndex& index) const;
    /// The first place of a node, by the shortest way from the root; invalid where the filter leaves it out.
    [[nodiscard]] QModelIndex indexOf(NodeId node) const;
    /// The nodes from below the root down to a place, which outlive a change of the filter.
    [[nodiscard]] std::vector<NodeId> wayTo(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfWay(std::span<const NodeId> way) const;
    /// Items made so far, for tests of the lazy filling.
    [[nodiscard]] int itemCount() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Item;
    [[nodiscard]] Item* itemOf(const QModelIndex& index) const;
    [[nodiscard]] const std::vector<NodeId>& childrenOf(Item& item) const;
    [[nodiscard]] QVariant checkState(NodeId node) const;
    [[nodiscard]] QVariant decoration(NodeId node) const;
    [[nodiscard]] QString toolTip(NodeId node) const;
    [[nodiscard]] QString text(NodeId node, int column) const;
    void updatePartial();
    void announce(Item& item);

    std::shared_ptr<const DatasetView> m_view;
    std::unique_ptr<Item> m_root;
    HierarchyFilter m_filter;
    QHash<QString, QString> m_expertStates;
    std::vector<std::int32_t> m_classes;  ///< by node, at the level
    int m_level = 0;
    QSet<NodeId> m_ticked;
    QHash<QString, QStringList> m_tickedPaths;  ///< by data set
    QUndoStack* m_undoStack = nullptr;
    std::vector<std::uint8_t> m_partial;  ///< by node: something below it is ticked
};

}  // namespace docent
