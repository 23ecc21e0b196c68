// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/DatasetReader.h"

namespace docent {

/// Which columns of a table, or keys of a JSON object, say what of a picture. Names are compared without regard to
/// case, and to blanks and '-' for '_'.
struct ListColumns {
    int path = -1;
    std::vector<int> labels;  ///< one, or one a level of the hierarchy
    int split = -1;           ///< -1 = there is none
    int group = -1;           ///< of near-copies that no split may divide; -1 = there is none
    std::vector<int> unused;

    [[nodiscard]] bool isComplete() const { return path >= 0 && !labels.empty(); }
};

/// What of `names` can be told by name, with the options before all. Does not throw: what is missing is left empty.
[[nodiscard]] ListColumns findColumns(const std::vector<std::string>& names, const ListOptions& options);
/// The same; throws Error that names what was looked for, and the columns that there are. `what`: "columns".
[[nodiscard]] ListColumns requireColumns(const std::vector<std::string>& names, const ListOptions& options,
                                         const std::string& origin, const std::string& what);
/// "file, label, split and group"
[[nodiscard]] std::string describeColumns(const std::vector<std::string>& names, const ListColumns& columns);
/// A sentence on the columns that say nothing to Docent; empty where there is none.
[[nodiscard]] std::string unusedColumnsNote(const std::vector<std::string>& names, const ListColumns& columns);

/// "train", "Validation", "dev", "testing"; nothing for another word. An empty word and "-" are `Unassigned`.
[[nodiscard]] std::optional<Split> splitOfWord(std::string_view word);

}  // namespace docent
