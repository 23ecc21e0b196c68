// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <memory>
#include <vector>

#include "models/DatasetView.h"

namespace docent {

/// The label hierarchy as a tree, filled as it is unfolded. A node with several parents shows under each, and is ticked
/// under each. A tick is of the node itself ("train an expert here"); a node above a ticked one is partially checked.
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

    void setTicked(const QSet<NodeId>& nodes);
    [[nodiscard]] const QSet<NodeId>& ticked() const { return m_ticked; }
    [[nodiscard]] NodeId nodeOf(const QModelIndex& index) const;
    /// The first place of a node, by the shortest way from the root.
    [[nodiscard]] QModelIndex indexOf(NodeId node) const;
    /// Items made so far, for tests of the lazy filling.
    [[nodiscard]] int itemCount() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Item;
    [[nodiscard]] Item* itemOf(const QModelIndex& index) const;
    [[nodiscard]] QVariant checkState(NodeId node) const;
    [[nodiscard]] QVariant placeOfTick(NodeId node) const;
    void updatePartial();
    void announce(Item& item);

    std::shared_ptr<const DatasetView> m_view;
    std::unique_ptr<Item> m_root;
    QHash<QString, QString> m_expertStates;
    QSet<NodeId> m_ticked;
    std::vector<std::uint8_t> m_partial;  ///< by node: something below it is ticked
};

}  // namespace docent
