// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/DatasetReader.h"

namespace docent {

/// Which columns of a table, or keys of a JSON object, say what of a picture. Names are compared without regard to
/// case, and to blanks and '-' for '_'.
struct ListColumns {
    /// A column of true and false, "is_valid": where it is true, the picture is of that split.
    struct SplitFlag {
        int column = -1;
        Split split = Split::Unassigned;
    };
    int path = -1;
    std::vector<int> labels = {};            ///< one, or one a level of the hierarchy
    int split = -1;                          ///< -1 = there is none
    std::vector<SplitFlag> splitFlags = {};  ///< only where there is no `split`
    int group = -1;                          ///< of near-copies that no split may divide; -1 = there is none
    std::vector<int> unused = {};            ///< without those that have no name, as the numbers of rows

    [[nodiscard]] bool isComplete() const { return path >= 0 && !labels.empty(); }
};

/// What of `names` can be told by name, with the options before all. Does not throw: what is missing is left empty.
[[nodiscard]] ListColumns findColumns(const std::vector<std::string>& names, const ListOptions& options);
/// The same; throws Error that names what was looked for, and the columns that there are. `what`: "columns".
[[nodiscard]] ListColumns requireColumns(const std::vector<std::string>& names, const ListOptions& options,
                                         const std::string& origin, const std::string& what);
/// "file, label, split and group"
[[nodiscard]] std::string describeColumns(const std::vector<std::string>& names, const ListColumns& columns);
/// Sentences on the columns that were taken for what their names do not quite say, and on those that say nothing to
/// Docent.
[[nodiscard]] std::vector<std::string> columnsNotes(const std::vector<std::string>& names, const ListColumns& columns);

/// What a picture's columns say of its split, as a word for splitOfWord(); `cell` gives the value of a column.
[[nodiscard]] std::string splitWord(const ListColumns& columns, const std::function<std::string(int)>& cell);
/// "True", "1" and "1.0"; "False", "0" and "0.0"; nothing for another word.
[[nodiscard]] std::optional<bool> flagOfWord(std::string_view word);
/// "train", "Validation", "dev", "testing"; nothing for another word. An empty word and "-" are `Unassigned`.
[[nodiscard]] std::optional<Split> splitOfWord(std::string_view word);
/// The same of the name of a folder, which may say more: "train_mini", "val2017", "test-images".
[[nodiscard]] std::optional<Split> splitOfFolder(std::string_view name);

/// Whether a file may be a list of pictures, by its name: CSV or JSON.
[[nodiscard]] bool isListName(const std::string& name);

}  // namespace docent
