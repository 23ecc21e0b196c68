// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <cstdint>
#include <vector>

namespace docent {

/// Keeps the nodes whose name holds a text, with all above them and all below. Works on the graph, so it neither
/// unfolds the tree nor walks a node twice that has several parents.
class HierarchyFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit HierarchyFilter(QObject* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] int matchCount() const { return m_matches; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    void mark();

    QString m_text;
    std::vector<std::uint8_t> m_visible;  ///< by node; empty: all
    int m_matches = 0;
};

}  // namespace docent
