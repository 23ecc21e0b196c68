// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyFilter.h"

#include "models/HierarchyModel.h"
#include "support/Text.h"

namespace docent {
namespace {

template <typename Next>
void spread(const LabelHierarchy& hierarchy, const std::vector<NodeId>& from, std::vector<std::uint8_t>& marks,
            Next next) {
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(hierarchy.size()), 0);
    std::vector<NodeId> open = from;
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        if (auto& was = seen[static_cast<std::size_t>(node)]; !was) {
            was = 1;
            marks[static_cast<std::size_t>(node)] = 1;
            const auto& more = next(node);
            open.insert(open.end(), more.begin(), more.end());
        }
    }
}

}  // namespace

HierarchyFilter::HierarchyFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setAutoAcceptChildRows(false);
    setDynamicSortFilter(false);
    connect(this, &QSortFilterProxyModel::sourceModelChanged, this, [this] {
        if (auto* model = sourceModel()) {
            connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_visible.clear(); });
        }
    });
    connect(this, &QAbstractItemModel::modelReset, this, [this] {
        if (!m_text.isEmpty()) {
            mark();
            invalidateFilter();
        }
    });
}

void HierarchyFilter::setText(const QString& text) {
    if (text.trimmed() != m_text) {
        m_text = text.trimmed();
        mark();
        invalidateFilter();
    }
}

void HierarchyFilter::mark() {
    m_visible.clear();
    m_matches = 0;
    const auto* model = qobject_cast<const HierarchyModel*>(sourceModel());
    if (m_text.isEmpty() || !model || !model->view()) {
        return;
    }
    const LabelHierarchy& hierarchy = model->view()->catalog.hierarchy;
    std::vector<NodeId> matches;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        if (qs(hierarchy.name(node)).contains(m_text, Qt::CaseInsensitive)) {
            matches.push_back(node);
        }
    }
    m_matches = static_cast<int>(matches.size());
    m_visible.assign(static_cast<std::size_t>(hierarchy.size()), 0);
    spread(
        hierarchy, matches, m_visible, [&](NodeId node) -> const auto& { return hierarchy.parents(node); });
    spread(
        hierarchy, matches, m_visible, [&](NodeId node) -> const auto& { return hierarchy.children(node); });
    m_visible[0] = 1;  // the root says what is looked at, also where nothing matches
}

bool HierarchyFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (m_visible.empty()) {
        return true;
    }
    const auto* model = qobject_cast<const HierarchyModel*>(sourceModel());
    const NodeId node = model->nodeOf(model->index(row, 0, parent));
    return m_visible[static_cast<std::size_t>(node)] != 0;
}

}  // namespace docent
