// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyModel.h"

#include <QImage>
#include <algorithm>

#include "support/Text.h"

namespace docent {

/// One place of a node in the tree. Children are made when they are first asked for.
struct HierarchyModel::Item {
    NodeId node = 0;
    int row = 0;
    Item* parent = nullptr;
    std::vector<std::unique_ptr<Item>> children;

    Item* child(const LabelHierarchy& hierarchy, int at) {
        const auto& nodes = hierarchy.children(node);
        if (children.empty()) {
            children.resize(nodes.size());
        }
        auto& slot = children[static_cast<std::size_t>(at)];
        if (!slot) {
            slot = std::make_unique<Item>();
            slot->node = nodes[static_cast<std::size_t>(at)];
            slot->row = at;
            slot->parent = this;
        }
        return slot.get();
    }
    [[nodiscard]] int count() const {
        int sum = 1;
        for (const auto& item : children) {
            sum += item ? item->count() : 0;
        }
        return sum;
    }
};

HierarchyModel::HierarchyModel(QObject* parent) : QAbstractItemModel(parent) {}

HierarchyModel::~HierarchyModel() = default;

void HierarchyModel::setView(std::shared_ptr<const DatasetView> view) {
    beginResetModel();
    m_view = std::move(view);
    m_root.reset();
    m_ticked.clear();
    m_partial.clear();
    if (m_view) {
        m_root = std::make_unique<Item>();
        m_partial.assign(static_cast<std::size_t>(m_view->catalog.hierarchy.size()), 0);
    }
    endResetModel();
    Q_EMIT ticksChanged();
}

void HierarchyModel::setExpertStates(const QHash<QString, QString>& states) {
    if (states != m_expertStates) {
        m_expertStates = states;
        if (m_root) {
            announce(*m_root);
        }
    }
}

void HierarchyModel::setTicked(const QSet<NodeId>& nodes) {
    if (nodes == m_ticked || !m_view) {
        return;
    }
    m_ticked = nodes;
    updatePartial();
    announce(*m_root);
    Q_EMIT ticksChanged();
}

void HierarchyModel::updatePartial() {
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    m_partial.assign(m_partial.size(), 0);
    std::vector<NodeId> open(m_ticked.cbegin(), m_ticked.cend());
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        for (const NodeId above : hierarchy.parents(node)) {
            if (auto& mark = m_partial[static_cast<std::size_t>(above)]; !mark) {
                mark = 1;
                open.push_back(above);
            }
        }
    }
}

/// Tells the views of all places that were made, since a node may have many.
void HierarchyModel::announce(Item& item) {
    const QModelIndex first = createIndex(item.row, NodeColumn, &item);
    Q_EMIT dataChanged(first, createIndex(item.row, ColumnCount - 1, &item));
    for (const auto& child : item.children) {
        if (child) {
            announce(*child);
        }
    }
}

HierarchyModel::Item* HierarchyModel::itemOf(const QModelIndex& index) const {
    return static_cast<Item*>(index.internalPointer());
}

NodeId HierarchyModel::nodeOf(const QModelIndex& index) const {
    return index.isValid() ? itemOf(index)->node : noNode;
}

QModelIndex HierarchyModel::indexOf(NodeId node) const {
    if (!m_view || node < 0 || node >= m_view->catalog.hierarchy.size()) {
        return {};
    }
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    std::vector<NodeId> way;
    for (NodeId at = node; at != hierarchy.root();) {
        way.push_back(at);
        const auto& parents = hierarchy.parents(at);
        at = *std::min_element(parents.begin(), parents.end(),
                               [&](NodeId a, NodeId b) { return hierarchy.depth(a) < hierarchy.depth(b); });
    }
    QModelIndex place = index(0, 0);
    for (auto it = way.rbegin(); it != way.rend(); ++it) {
        const auto& children = hierarchy.children(nodeOf(place));
        place = index(static_cast<int>(std::find(children.begin(), children.end(), *it) - children.begin()), 0, place);
    }
    return place;
}

int HierarchyModel::itemCount() const {
    return m_root ? m_root->count() : 0;
}

QModelIndex HierarchyModel::index(int row, int column, const QModelIndex& parent) const {
    if (!m_root || row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(0, column, m_root.get());
    }
    return createIndex(row, column, itemOf(parent)->child(m_view->catalog.hierarchy, row));
}

QModelIndex HierarchyModel::parent(const QModelIndex& child) const {
    if (!child.isValid()) {
        return {};
    }
    Item* above = itemOf(child)->parent;
    return above ? createIndex(above->row, NodeColumn, above) : QModelIndex();
}

int HierarchyModel::rowCount(const QModelIndex& parent) const {
    if (!m_root || parent.column() > 0) {
        return 0;
    }
    if (!parent.isValid()) {
        return 1;  // the root: all pictures
    }
    return static_cast<int>(m_view->catalog.hierarchy.children(itemOf(parent)->node).size());
}

int HierarchyModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant HierarchyModel::checkState(NodeId node) const {
    if (m_ticked.contains(node)) {
        return Qt::Checked;
    }
    if (m_partial[static_cast<std::size_t>(node)]) {
        return Qt::PartiallyChecked;
    }
    return m_view->canHaveExpert(node) ? QVariant(Qt::Unchecked) : QVariant();
}

/// Nodes without a check box keep its place free, so that a level of the tree stays in one line.
QVariant HierarchyModel::placeOfTick(NodeId node) const {
    if (m_view->record.target || checkState(node).isValid()) {
        return {};
    }
    constexpr int tickSide = 14;
    QImage nothing(tickSide, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

QVariant HierarchyModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const NodeId node = itemOf(index)->node;
    const auto i = static_cast<std::size_t>(node);
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    const bool isRoot = node == hierarchy.root();
    const QString path = qs(hierarchy.path(node));
    switch (role) {
        case NodeRole:
            return node;
        case PathRole:
            return path;
        case Qt::CheckStateRole:
            return index.column() == NodeColumn ? checkState(node) : QVariant();
        case Qt::DecorationRole:
            return index.column() == NodeColumn ? placeOfTick(node) : QVariant();
        case Qt::TextAlignmentRole:
            return index.column() == ImagesColumn || index.column() == ClassesColumn
                       ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                       : QVariant();
        case Qt::ToolTipRole: {
            QString text = tr("%1\n%2 pictures, %3 of them to train; %4 with this very label")
                               .arg(isRoot ? tr("All pictures") : path, number(m_view->counts.below[i]),
                                    number(m_view->trainCounts.below[i]), number(m_view->counts.own[i]));
            if (hierarchy.parents(node).size() > 1) {
                text += QLatin1Char('\n') + tr("Lies under %1 nodes").arg(hierarchy.parents(node).size());
            }
            return text;
        }
        case Qt::DisplayRole:
            switch (index.column()) {
                case NodeColumn:
                    return isRoot ? tr("All of %1").arg(qs(m_view->record.name)) : qs(hierarchy.name(node));
                case ImagesColumn:
                    return number(m_view->counts.below[i]);
                case ClassesColumn:
                    return number(m_view->counts.classesBelow[i]);
                case ExpertColumn:
                    return m_expertStates.value(path);
                default:
                    return {};
            }
        default:
            return {};
    }
}

bool HierarchyModel::setData(const QModelIndex& index, const QVariant&, int role) {
    if (role != Qt::CheckStateRole || !index.isValid()) {
        return false;
    }
    // A click on a partial box ticks the node itself, so only the present tick counts.
    const NodeId node = itemOf(index)->node;
    if (!m_view->canHaveExpert(node)) {
        return false;
    }
    QSet<NodeId> nodes = m_ticked;
    if (!nodes.remove(node)) {
        nodes.insert(node);
    }
    setTicked(nodes);
    return true;
}

Qt::ItemFlags HierarchyModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == NodeColumn && m_view->canHaveExpert(itemOf(index)->node)) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant HierarchyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == ImagesColumn || section == ClassesColumn;
        return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role == Qt::DisplayRole) {
        switch (section) {
            case NodeColumn:
                return tr("Node");
            case ImagesColumn:
                return tr("Pictures");
            case ClassesColumn:
                return tr("Classes");
            case ExpertColumn:
                return tr("Expert");
            default:
                return {};
        }
    }
    return {};
}

}  // namespace docent
