// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/Cost.h"
#include "base/Numbers.h"
#include "selection/Bootstrap.h"

namespace docent {

/// Columns of text, each as wide as its widest cell. A column whose heading ends in '>' is aligned to the right.
class Table {
public:
    explicit Table(std::vector<std::string> headings);
    void add(std::vector<std::string> cells);
    [[nodiscard]] std::string text(const std::string& indent = "") const;
    /// What was added since the last call, as lines below the last ones: columns get no narrower. The first time with
    /// the headings.
    [[nodiscard]] std::string takeText();

private:
    [[nodiscard]] std::vector<std::size_t> widths() const;
    [[nodiscard]] std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

    std::vector<std::string> m_headings;
    std::vector<bool> m_right;
    std::vector<std::vector<std::string>> m_rows;
    std::vector<std::size_t> m_takenWidths;  ///< empty before the first takeText()
};

[[nodiscard]] std::string percent(const Interval& interval);  ///< "58.9 to 65.2 %"

}  // namespace docent
