// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyFilter.h"

#include <algorithm>
#include <utility>

#include "support/Text.h"

namespace docent {
namespace {

void appendFolded(std::string& to, const std::string& name) {
    if (std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 128; })) {
        for (const char c : name) {
            to += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    } else {
        to += qs(name).toCaseFolded().toStdString();
    }
}

}  // namespace

void HierarchyFilter::setView(std::shared_ptr<const DatasetView> view) {
    m_view = std::move(view);
    m_names.clear();
    m_begin.clear();
    mark();
}

bool HierarchyFilter::set(const QString& text, std::int64_t minImages) {
    if (text.trimmed() == m_text && minImages == m_minImages) {
        return false;
    }
    m_text = text.trimmed();
    m_minImages = minImages;
    mark();
    return true;
}

void HierarchyFilter::foldNames() {
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    m_begin.reserve(static_cast<std::size_t>(hierarchy.size()) + 1);
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        m_begin.push_back(static_cast<std::uint32_t>(m_names.size()));
        appendFolded(m_names, hierarchy.name(node));
    }
    m_begin.push_back(static_cast<std::uint32_t>(m_names.size()));
}

std::string_view HierarchyFilter::folded(NodeId node) const {
    const auto i = static_cast<std::size_t>(node);
    return std::string_view(m_names).substr(m_begin[i], m_begin[i + 1] - m_begin[i]);
}

bool HierarchyFilter::matchesPath(NodeId node, const std::vector<std::string>& parts, std::size_t last) const {
    const std::string_view name = folded(node);
    const bool isLast = last + 1 == parts.size();
    const bool isFirst = last == 0;
    const bool fits = isLast && isFirst ? name.find(parts[last]) != std::string_view::npos
                      : isLast          ? name.starts_with(parts[last])
                      : isFirst         ? name.ends_with(parts[last])
                                        : name == parts[last];
    if (!fits || isFirst) {
        return fits;
    }
    const auto& parents = m_view->catalog.hierarchy.parents(node);
    return std::any_of(parents.begin(), parents.end(),
                       [&](NodeId parent) { return parent != 0 && matchesPath(parent, parts, last - 1); });
}

void HierarchyFilter::mark() {
    m_visible.clear();
    m_matches.clear();
    if (!m_view || (m_text.isEmpty() && m_minImages <= 0)) {
        return;
    }
    const LabelHierarchy& hierarchy = m_view->catalog.hierarchy;
    const auto enough = [this](NodeId node) {
        return m_view->counts.below[static_cast<std::size_t>(node)] >= m_minImages;
    };
    m_visible.assign(static_cast<std::size_t>(hierarchy.size()), 0);
    m_visible[0] = 1;  // the root says what is looked at, also where nothing matches
    if (m_begin.empty()) {
        foldNames();
    }
    std::vector<std::string> parts;
    const QString path = QString(m_text).replace(QStringLiteral("›"), QStringLiteral("/"));
    for (const QString& part : path.split(QLatin1Char('/'))) {
        parts.push_back(part.trimmed().toCaseFolded().toStdString());
    }
    if (parts.size() > 1 && parts.front().empty()) {
        parts.erase(parts.begin());
    }
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        if (enough(node) && matchesPath(node, parts, parts.size() - 1)) {
            m_matches.push_back(node);
        }
    }
    const auto spread = [&](const auto& next) {
        std::vector<std::uint8_t> seen(m_visible.size(), 0);
        std::vector<NodeId> open = m_matches;
        while (!open.empty()) {
            const auto node = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (!seen[node]) {
                seen[node] = 1;
                m_visible[node] = 1;
                for (const NodeId other : next(static_cast<NodeId>(node))) {
                    if (!seen[static_cast<std::size_t>(other)] && enough(other)) {
                        open.push_back(other);
                    }
                }
            }
        }
    };
    spread([&](NodeId node) -> const auto& { return hierarchy.parents(node); });
    if (!m_text.isEmpty()) {
        spread([&](NodeId node) -> const auto& { return hierarchy.children(node); });
    }
}

}  // namespace docent
