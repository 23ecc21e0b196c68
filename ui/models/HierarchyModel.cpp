// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyModel.h"

#include <QIcon>
#include <QImage>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>
#include <algorithm>

#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr int tickSide = 14;
constexpr std::size_t namedParents = 6;  // more are counted only

/// Ticks by path, so that they can be taken back also after the data set was read anew.
class TickCommand final : public QUndoCommand {
public:
    TickCommand(HierarchyModel* model, const QString& what, QString dataset, QStringList before, QStringList after)
        : QUndoCommand(what),
          m_model(model),
          m_dataset(std::move(dataset)),
          m_before(std::move(before)),
          m_after(std::move(after)) {}
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

private:
    void apply(const QStringList& paths) {
        if (m_model) {
            m_model->setTickedPaths(m_dataset, paths);
        }
    }
    QPointer<HierarchyModel> m_model;
    QString m_dataset;
    QStringList m_before;
    QStringList m_after;
};

QStringList pathsOf(const LabelHierarchy& hierarchy, const QSet<NodeId>& nodes) {
    QStringList paths;
    for (const NodeId node : nodes) {
        paths << qs(hierarchy.path(node));
    }
    paths.sort();
    return paths;
}

}  // namespace

/// One place of a node in the tree. Children are made when they are first asked for.
struct HierarchyModel::Item {
    NodeId node = 0;
    int row = 0;
    Item* parent = nullptr;
    bool isFiltered = false;
    std::vector<NodeId> shown;  ///< the children that the filter leaves, once isFiltered
    std::vector<std::unique_ptr<Item>> children;

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
    m_filter.setView(m_view);
    m_root.reset();
    m_ticked.clear();
    m_partial.clear();
    m_classes.clear();
    if (m_view) {
        m_root = std::make_unique<Item>();
        m_partial.assign(static_cast<std::size_t>(m_view->catalog.hierarchy.size()), 0);
        m_classes = m_view->classesAtLevel(m_level);
        for (const QString& path : m_tickedPaths.value(qs(m_view->record.name))) {
            if (const NodeId node = m_view->catalog.hierarchy.find(path.toStdString());
                node != noNode && m_view->canHaveExpert(node)) {
                m_ticked << node;
            }
        }
        updatePartial();
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

QString HierarchyModel::expertState(NodeId node) const {
    return m_expertStates.value(qs(m_view->catalog.hierarchy.path(node)));
}

void HierarchyModel::setLevel(int level) {
    m_level = level;
    if (m_view) {
        m_classes = m_view->classesAtLevel(level);
        announce(*m_root);
    }
}

void HierarchyModel::setFilter(const QString& text, std::int64_t minImages) {
    // Indices point to items, which stand for other rows from now on.
    beginResetModel();
    if (m_filter.set(text, minImages) && m_root) {
        m_root = std::make_unique<Item>();
    }
    endResetModel();
}

void HierarchyModel::setTicked(const QSet<NodeId>& nodes) {
    if (nodes == m_ticked || !m_view) {
        return;
    }
    m_ticked = nodes;
    m_tickedPaths[qs(m_view->record.name)] = pathsOf(m_view->catalog.hierarchy, nodes);
    updatePartial();
    announce(*m_root);
    Q_EMIT ticksChanged();
}

void HierarchyModel::setTickedPaths(const QString& dataset, const QStringList& paths) {
    if (!m_view || qs(m_view->record.name) != dataset) {
        m_tickedPaths[dataset] = paths;
        return;
    }
    QSet<NodeId> nodes;
    for (const QString& path : paths) {
        if (const NodeId node = m_view->catalog.hierarchy.find(path.toStdString());
            node != noNode && m_view->canHaveExpert(node)) {
            nodes << node;
        }
    }
    setTicked(nodes);
}

void HierarchyModel::editTicks(const QSet<NodeId>& nodes, const QString& what) {
    if (nodes == m_ticked || !m_view) {
        return;
    }
    if (!m_undoStack) {
        setTicked(nodes);
        return;
    }
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    m_undoStack->push(
        new TickCommand(this, what, qs(m_view->record.name), pathsOf(hierarchy, m_ticked), pathsOf(hierarchy, nodes)));
}

void HierarchyModel::setUndoStack(QUndoStack* stack) {
    if (stack != m_undoStack) {
        m_undoStack = stack;
        m_tickedPaths.clear();
    }
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
    if (!item.parent) {
        Q_EMIT dataChanged(createIndex(0, NodeColumn, &item), createIndex(0, ColumnCount - 1, &item));
    }
    const auto isMade = [](const std::unique_ptr<Item>& child) { return child != nullptr; };
    const auto first = std::find_if(item.children.begin(), item.children.end(), isMade);
    if (first == item.children.end()) {
        return;
    }
    const auto last = std::find_if(item.children.rbegin(), item.children.rend(), isMade);
    Q_EMIT dataChanged(createIndex((*first)->row, NodeColumn, first->get()),
                       createIndex((*last)->row, ColumnCount - 1, last->get()));
    for (const auto& child : item.children) {
        if (child) {
            announce(*child);
        }
    }
}

const std::vector<NodeId>& HierarchyModel::childrenOf(Item& item) const {
    const std::vector<NodeId>& all = m_view->catalog.hierarchy.children(item.node);
    if (!m_filter.isActive()) {
        return all;
    }
    if (!item.isFiltered) {
        item.isFiltered = true;
        std::copy_if(all.begin(), all.end(), std::back_inserter(item.shown),
                     [this](NodeId node) { return m_filter.shows(node); });
    }
    return item.shown;
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
    std::reverse(way.begin(), way.end());
    return indexOfWay(way);
}

std::vector<NodeId> HierarchyModel::wayTo(const QModelIndex& index) const {
    std::vector<NodeId> way;
    if (index.isValid()) {
        for (const Item* item = itemOf(index); item->parent; item = item->parent) {
            way.push_back(item->node);
        }
    }
    std::reverse(way.begin(), way.end());
    return way;
}

QModelIndex HierarchyModel::indexOfWay(std::span<const NodeId> way) const {
    QModelIndex place = index(0, 0);
    for (const NodeId node : way) {
        if (!place.isValid()) {
            return {};
        }
        const std::vector<NodeId>& children = childrenOf(*itemOf(place));
        const auto found = std::find(children.begin(), children.end(), node);
        place = found == children.end() ? QModelIndex() : index(static_cast<int>(found - children.begin()), 0, place);
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
    Item& above = *itemOf(parent);
    const std::vector<NodeId>& nodes = childrenOf(above);
    above.children.resize(nodes.size());
    auto& item = above.children[static_cast<std::size_t>(row)];
    if (!item) {
        item = std::make_unique<Item>();
        item->node = nodes[static_cast<std::size_t>(row)];
        item->row = row;
        item->parent = &above;
    }
    return createIndex(row, column, item.get());
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
    return static_cast<int>(childrenOf(*itemOf(parent)).size());
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
QVariant HierarchyModel::decoration(NodeId node) const {
    if (m_view->catalog.hierarchy.parents(node).size() > 1) {
        static const QIcon shared = icon(QStringLiteral("shared"));
        return shared;
    }
    if (m_view->record.target || checkState(node).isValid()) {
        return {};
    }
    static const QImage nothing = [] {
        QImage image(tickSide, 1, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        return image;
    }();
    return nothing;
}

QString HierarchyModel::toolTip(NodeId node) const {
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    const auto i = static_cast<std::size_t>(node);
    QString text =
        tr("%1\n%2 pictures, %3 of them to train; %4 with this very label")
            .arg(node == hierarchy.root() ? tr("All pictures") : qs(hierarchy.path(node)),
                 number(m_view->counts.below[i]), number(m_view->trainCounts.below[i]), number(m_view->counts.own[i]));
    const std::vector<NodeId>& parents = hierarchy.parents(node);
    if (parents.size() > 1) {
        QStringList names;
        for (std::size_t p = 0; p < std::min(parents.size(), namedParents); ++p) {
            names << (parents[p] == hierarchy.root() ? tr("All pictures") : qs(hierarchy.path(parents[p])));
        }
        const QString list = names.join(QLatin1Char('\n'));
        text +=
            QLatin1Char('\n') + (parents.size() > namedParents
                                     ? tr("Lies under %1 nodes, among them:\n%2").arg(number(std::ssize(parents)), list)
                                     : tr("Lies under %1 nodes:\n%2").arg(number(std::ssize(parents)), list));
    }
    return text;
}

QString HierarchyModel::text(NodeId node, int column) const {
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    switch (column) {
        case NodeColumn:
            return node == hierarchy.root() ? tr("All of %1").arg(qs(m_view->record.name)) : qs(hierarchy.name(node));
        case ImagesColumn:
            return number(m_view->counts.below[static_cast<std::size_t>(node)]);
        case ClassesColumn:
            return number(classesUnder(node));
        case ExpertColumn:
            return expertState(node);
        default:
            return {};
    }
}

QVariant HierarchyModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const NodeId node = itemOf(index)->node;
    const int column = index.column();
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    switch (role) {
        case NodeRole:
            return node;
        case PathRole:
            return qs(hierarchy.path(node));
        case Qt::CheckStateRole:
            return column == NodeColumn ? checkState(node) : QVariant();
        case Qt::DecorationRole:
            return column == NodeColumn ? decoration(node) : QVariant();
        case Qt::TextAlignmentRole:
            return column == ImagesColumn || column == ClassesColumn
                       ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                       : QVariant();
        case Qt::ToolTipRole:
            return toolTip(node);
        case Qt::AccessibleTextRole:
            return column == NodeColumn && hierarchy.parents(node).size() > 1
                       ? tr("%1, lies under %2 nodes")
                             .arg(text(node, column), number(std::ssize(hierarchy.parents(node))))
                       : text(node, column);
        case Qt::DisplayRole:
            return text(node, column);
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
    const bool wasTicked = nodes.remove(node);
    if (!wasTicked) {
        nodes.insert(node);
    }
    const QString name = qs(m_view->catalog.hierarchy.name(node));
    editTicks(nodes, wasTicked ? tr("Untick %1").arg(name) : tr("Tick %1").arg(name));
    return true;
}

Qt::ItemFlags HierarchyModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid()) {
        // A node is moved by dragging it onto another one; the root stays where it is.
        flags |= Qt::ItemIsDropEnabled;
        flags.setFlag(Qt::ItemIsDragEnabled, itemOf(index)->node != 0);
    }
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
