// SPDX-License-Identifier: GPL-3.0-or-later
#include "Table.h"

#include <algorithm>
#include <cstdio>

#include "base/Words.h"

namespace docent {

namespace {

/// Characters, not bytes, of UTF-8 text.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

}  // namespace

Table::Table(std::vector<std::string> headings) : m_headings(std::move(headings)) {
    for (std::string& heading : m_headings) {
        m_right.push_back(!heading.empty() && heading.back() == '>');
        if (m_right.back()) {
            heading.pop_back();
        }
    }
}

void Table::add(std::vector<std::string> cells) {
    cells.resize(m_headings.size());
    for (std::string& cell : cells) {
        cell = printable(cell);
    }
    m_rows.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths() const {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < m_headings.size(); ++column) {
        std::size_t widest = std::max(width(m_headings[column]), m_takenWidths.empty() ? 0 : m_takenWidths[column]);
        for (const auto& row : m_rows) {
            widest = std::max(widest, width(row[column]));
        }
        widths.push_back(widest);
    }
    return widths;
}

std::string Table::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string space(widths[column] - width(cells[column]), ' ');
        line += m_right[column] ? space + cells[column] : cells[column] + space;
        line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string Table::text(const std::string& indent) const {
    const std::vector<std::size_t> columns = widths();
    std::string text = indent + line(m_headings, columns);
    for (const auto& row : m_rows) {
        text += indent + line(row, columns);
    }
    return text;
}

std::string Table::takeText() {
    const bool isFirst = m_takenWidths.empty();
    m_takenWidths = widths();
    std::string text = isFirst ? line(m_headings, m_takenWidths) : "";
    for (const auto& row : m_rows) {
        text += line(row, m_takenWidths);
    }
    m_rows.clear();
    return text;
}

std::string percent(const Interval& interval) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.1f to %.1f %%", 100 * interval.low, 100 * interval.high);
    return buffer;
}

}  // namespace docent
