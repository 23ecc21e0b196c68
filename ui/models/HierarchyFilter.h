// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/DatasetView.h"

namespace docent {

/// Which nodes of a hierarchy a search leaves: those that match, all above them and all below, as far as they have
/// enough pictures. It is computed on the graph, once for a text, so it neither unfolds a tree nor walks a node twice
/// that has several parents.
class HierarchyFilter {
public:
    void setView(std::shared_ptr<const DatasetView> view);
    /// `text`: a part of a name, whatever its case; with '/' (or '›') parts of a path, "birds/ow". `minImages`: at
    /// least this many pictures under a node. Returns whether anything has changed.
    bool set(const QString& text, std::int64_t minImages);

    /// Whether anything is left out.
    [[nodiscard]] bool isActive() const { return !m_visible.empty(); }
    [[nodiscard]] bool shows(NodeId node) const {
        return m_visible.empty() || m_visible[static_cast<std::size_t>(node)] != 0;
    }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] std::int64_t minImages() const { return m_minImages; }
    /// The nodes that match the text themselves; those that have enough pictures where there is no text.
    [[nodiscard]] const std::vector<NodeId>& matches() const { return m_matches; }

private:
    void mark();
    void foldNames();
    [[nodiscard]] std::string_view folded(NodeId node) const;
    [[nodiscard]] bool matchesPath(NodeId node, const std::vector<std::string>& parts, std::size_t last) const;

    std::shared_ptr<const DatasetView> m_view;
    QString m_text;
    std::int64_t m_minImages = 0;
    std::string m_names;  ///< of all nodes, in the case that searches compare, one after another
    std::vector<std::uint32_t> m_begin;
    std::vector<std::uint8_t> m_visible;  ///< by node; empty: all
    std::vector<NodeId> m_matches;
};

}  // namespace docent
