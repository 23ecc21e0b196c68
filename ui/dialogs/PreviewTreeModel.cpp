// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PreviewTreeModel.h"

#include <utility>
#include <vector>

#include "support/Text.h"

namespace docent {
namespace {

bool sameNodes(const LabelHierarchy& a, const LabelHierarchy& b) {
    bool isSame = a.size() == b.size();
    for (NodeId node = 0; isSame && node < a.size(); ++node) {
        isSame = a.path(node) == b.path(node) && a.children(node) == b.children(node);
    }
    return isSame;
}

}  // namespace

/// One place of a node. Those below are made when they are first asked for.
struct PreviewTreeModel::Item {
    NodeId node = 0;
    int row = 0;
    Item* parent = nullptr;
    std::vector<std::unique_ptr<Item>> children;
};

PreviewTreeModel::PreviewTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

PreviewTreeModel::~PreviewTreeModel() = default;

bool PreviewTreeModel::setPreview(std::shared_ptr<const ImportPreview> preview) {
    if (m_preview && preview && sameNodes(m_preview->catalog.hierarchy, preview->catalog.hierarchy)) {
        Q_EMIT layoutAboutToBeChanged();
        m_preview = std::move(preview);
        Q_EMIT layoutChanged();
        return false;
    }
    beginResetModel();
    m_preview = std::move(preview);
    m_root = m_preview ? std::make_unique<Item>() : nullptr;
    endResetModel();
    return true;
}

PreviewTreeModel::Item* PreviewTreeModel::itemOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : nullptr;
}

QModelIndex PreviewTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!m_root || row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount) {
        return {};
    }
    Item* above = itemOf(parent);
    if (!above) {
        return createIndex(row, column, m_root.get());
    }
    const std::vector<NodeId>& nodes = m_preview->catalog.hierarchy.children(above->node);
    if (above->children.empty()) {
        above->children.resize(nodes.size());
    }
    std::unique_ptr<Item>& item = above->children[static_cast<std::size_t>(row)];
    if (!item) {
        item = std::make_unique<Item>();
        item->node = nodes[static_cast<std::size_t>(row)];
        item->row = row;
        item->parent = above;
    }
    return createIndex(row, column, item.get());
}

QModelIndex PreviewTreeModel::parent(const QModelIndex& child) const {
    Item* above = child.isValid() ? itemOf(child)->parent : nullptr;
    return above ? createIndex(above->row, NodeColumn, above) : QModelIndex();
}

int PreviewTreeModel::rowCount(const QModelIndex& parent) const {
    if (!m_root || parent.column() > 0) {
        return 0;
    }
    return parent.isValid() ? static_cast<int>(m_preview->catalog.hierarchy.children(itemOf(parent)->node).size()) : 1;
}

int PreviewTreeModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant PreviewTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const NodeId node = itemOf(index)->node;
    const auto at = static_cast<std::size_t>(node);
    const LabelHierarchy& hierarchy = m_preview->catalog.hierarchy;
    switch (role) {
        case Qt::DisplayRole:
            switch (index.column()) {
                case NodeColumn:
                    return node == hierarchy.root() ? tr("All pictures") : qs(hierarchy.name(node));
                case ImagesColumn:
                    return number(m_preview->counts.below[at]);
                default:
                    return number(m_preview->counts.classesBelow[at]);
            }
        case Qt::TextAlignmentRole:
            return index.column() == NodeColumn ? QVariant()
                                                : QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        case Qt::ToolTipRole:
            if (const auto parents = hierarchy.parents(node).size(); parents > 1) {
                return tr("%1\nLies under %2 nodes").arg(qs(hierarchy.path(node))).arg(parents);
            }
            return node == hierarchy.root() ? QVariant() : qs(hierarchy.path(node));
        default:
            return {};
    }
}

QVariant PreviewTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment((section == NodeColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    return section == NodeColumn ? tr("Label") : section == ImagesColumn ? tr("Pictures") : tr("Classes");
}

}  // namespace docent
