// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ListColumns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Utf8.h"
#include "base/Words.h"

namespace docent {

namespace {

// In order of preference.
constexpr std::array<std::string_view, 16> pathNames{
    "file_name", "filename", "path", "file",    "filepath", "file_path",  "image_path", "image_file",
    "image",     "img_path", "img",  "picture", "photo",    "image_name", "image_id",   "id"};
constexpr std::array<std::string_view, 20> labelNames{
    "label",          "labels",        "class",        "category", "class_name", "label_name", "category_name",
    "classname",      "target",        "species_name", "breed",    "species",    "diagnosis",  "dx",
    "finding_labels", "finding_label", "choice",       "class_id", "classid",    "y"};
constexpr std::array<std::string_view, 5> splitNames{"split", "subset", "partition", "set", "dataset_split"};
constexpr std::array<std::pair<std::string_view, Split>, 7> splitFlagNames{{{"is_valid", Split::Validation},
                                                                            {"is_val", Split::Validation},
                                                                            {"is_validation", Split::Validation},
                                                                            {"is_test", Split::Test},
                                                                            {"is_train", Split::Train},
                                                                            {"is_training", Split::Train},
                                                                            {"is_training_image", Split::Train}}};
constexpr std::array<std::string_view, 3> groupNames{"group", "group_id", "groups"};
/// Whose pictures are as good as near-copies.
constexpr std::array<std::string_view, 4> ownerNames{"patient_id", "patient", "subject_id", "lesion_id"};
/// Of living things, widest first; two or more of them are levels.
constexpr std::array<std::string_view, 9> ranks{"kingdom", "phylum",  "class",      "order", "family",
                                                "genus",   "species", "subspecies", "breed"};
constexpr std::array<std::string_view, 5> levelStems{"label", "level", "class", "category", "l"};

std::string plain(std::string_view name) {
    std::string result;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ' || c == '-') {
            result += '_';
        } else {
            result += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        }
    }
    const auto first = result.find_first_not_of('_');
    const auto last = result.find_last_not_of('_');
    return first == std::string::npos ? std::string() : result.substr(first, last - first + 1);
}

int indexOf(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

template <std::size_t n>
int firstOf(const std::vector<std::string>& names, const std::array<std::string_view, n>& wanted) {
    for (const std::string_view name : wanted) {
        if (const int index = indexOf(names, name); index >= 0) {
            return index;
        }
    }
    return -1;
}

/// "label_1", "label_2"; "level0", "level1": by their numbers. Empty with fewer than two.
std::vector<int> numberedLevels(const std::vector<std::string>& names) {
    for (const std::string_view stem : levelStems) {
        std::map<int, int> byNumber;
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string_view rest = names[i];
            if (!rest.starts_with(stem)) {
                continue;
            }
            rest.remove_prefix(stem.size());
            if (rest.starts_with('_')) {
                rest.remove_prefix(1);
            }
            if (!rest.empty() && rest.size() <= 2 &&
                std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; })) {
                byNumber.emplace(std::stoi(std::string(rest)), static_cast<int>(i));
            }
        }
        if (byNumber.size() >= 2) {
            std::vector<int> levels;
            for (const auto& [number, index] : byNumber) {
                levels.push_back(index);
            }
            return levels;
        }
    }
    return {};
}

std::vector<ListColumns::SplitFlag> splitFlagsOf(const std::vector<std::string>& names) {
    std::vector<ListColumns::SplitFlag> flags;
    for (const auto& [name, split] : splitFlagNames) {
        if (const int index = indexOf(names, name); index >= 0) {
            flags.push_back({.column = index, .split = split});
        }
    }
    return flags;
}

/// As pandas writes the numbers of rows: "", and "Unnamed: 0" when it is read and written again.
bool isNameless(std::string_view plainName) {
    return plainName.empty() || plainName.starts_with("unnamed:");
}

std::vector<int> rankLevels(const std::vector<std::string>& names) {
    std::vector<int> levels;
    for (const std::string_view rank : ranks) {
        if (const int index = indexOf(names, rank); index >= 0) {
            levels.push_back(index);
        }
    }
    return levels.size() >= 2 ? levels : std::vector<int>();
}

/// For a sentence: a table may have thousands, and each may be long.
std::vector<std::string> shownOf(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20;
    constexpr std::size_t mostBytes = 200;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i) {
        const std::size_t end = cutWithin(names[i], mostBytes);
        shown.push_back(names[i].substr(0, end) + (end < names[i].size() ? "…" : ""));
    }
    if (names.size() > most) {
        shown.push_back(std::to_string(names.size() - most) + " more");
    }
    return shown;
}

}  // namespace

ListColumns findColumns(const std::vector<std::string>& names, const ListOptions& options) {
    std::vector<std::string> plainNames;
    for (const std::string& name : names) {
        plainNames.push_back(plain(name));
    }
    ListColumns columns;
    columns.path =
        options.pathColumn.empty() ? firstOf(plainNames, pathNames) : indexOf(plainNames, plain(options.pathColumn));
    columns.split = firstOf(plainNames, splitNames);
    if (!options.labelColumns.empty()) {
        for (const std::string& name : options.labelColumns) {
            const int index = indexOf(plainNames, plain(name));
            if (index < 0) {
                columns.labels.clear();
                break;
            }
            columns.labels.push_back(index);
        }
    } else if (const int label = indexOf(plainNames, "label"); label >= 0) {
        columns.labels = {label};
    } else if (columns.labels = numberedLevels(plainNames); columns.labels.empty()) {
        columns.labels = rankLevels(plainNames);
        const int other = firstOf(plainNames, labelNames);
        const int x = indexOf(plainNames, "x");
        const bool isPlace = other >= 0 && plainNames[static_cast<std::size_t>(other)] == "y" &&
                             ((x >= 0 && x != columns.path) || indexOf(plainNames, "w") >= 0);
        if (columns.labels.empty() && other >= 0 && !isPlace) {
            columns.labels = {other};
        }
    }
    const auto isLabel = [&](int i) {
        return std::find(columns.labels.begin(), columns.labels.end(), i) != columns.labels.end();
    };
    const int group =
        options.groupColumn.empty() ? firstOf(plainNames, groupNames) : indexOf(plainNames, plain(options.groupColumn));
    columns.group = group != columns.path && !isLabel(group) ? group : -1;
    columns.split = columns.split == columns.group ? -1 : columns.split;
    if (columns.split < 0) {
        columns.splitFlags = splitFlagsOf(plainNames);
        std::erase_if(columns.splitFlags, [&](const ListColumns::SplitFlag& flag) {
            return flag.column == columns.path || flag.column == columns.group || isLabel(flag.column);
        });
    }
    const auto isSplitFlag = [&](int i) {
        return std::any_of(columns.splitFlags.begin(), columns.splitFlags.end(),
                           [i](const ListColumns::SplitFlag& flag) { return flag.column == i; });
    };
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        if (i != columns.path && i != columns.split && i != columns.group && !isLabel(i) && !isSplitFlag(i) &&
            !isNameless(plainNames[static_cast<std::size_t>(i)])) {
            columns.unused.push_back(i);
        }
    }
    return columns;
}

ListColumns requireColumns(const std::vector<std::string>& names, const ListOptions& options, const std::string& origin,
                           const std::string& what) {
    const std::string there =
        origin + (what == "keys" ? " has the keys " : " has the columns ") + joined(shownOf(names), ", ", " and ");
    std::vector<std::string> wanted = options.labelColumns;
    wanted.push_back(options.pathColumn);
    wanted.push_back(options.groupColumn);
    for (const std::string& name : wanted) {
        const bool isThere = name.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& one) {
                                 return plain(one) == plain(name);
                             });
        if (!isThere) {
            throw Error(there + ", and none called '" + name + "'",
                        "Correct --label-columns, --path-column or --group-column");
        }
    }
    ListColumns columns = findColumns(names, options);
    if (columns.path < 0) {
        throw Error(there + "; none of them is known to name pictures (path, file, file_name, image)",
                    "Name the one that does with --path-column");
    }
    if (columns.labels.empty()) {
        throw Error(there + "; none of them is known to hold labels (label, class, category, label_1 and label_2)",
                    "Name those that do with --label-columns: levels widest first, or a column of 0 and 1 a class");
    }
    if (!options.groupColumn.empty() && columns.group < 0) {
        throw Error("'" + options.groupColumn + "' of " + origin + " says the picture or its label, and no group",
                    "Correct --group-column, or leave it out");
    }
    return columns;
}

std::string describeColumns(const std::vector<std::string>& names, const ListColumns& columns) {
    std::vector<std::string> used{names.at(static_cast<std::size_t>(columns.path))};
    for (const int label : columns.labels) {
        used.push_back(names.at(static_cast<std::size_t>(label)));
    }
    if (columns.split >= 0) {
        used.push_back(names.at(static_cast<std::size_t>(columns.split)));
    }
    for (const ListColumns::SplitFlag& flag : columns.splitFlags) {
        used.push_back(names.at(static_cast<std::size_t>(flag.column)));
    }
    if (columns.group >= 0) {
        used.push_back(names.at(static_cast<std::size_t>(columns.group)));
    }
    return joined(used, ", ", " and ");
}

std::vector<std::string> columnsNotes(const std::vector<std::string>& names, const ListColumns& columns) {
    std::vector<std::string> notes;
    for (const ListColumns::SplitFlag& flag : columns.splitFlags) {
        notes.push_back("The column '" + names.at(static_cast<std::size_t>(flag.column)) +
                        "' was taken for the split: true stands for '" + std::string(toString(flag.split)) + "'.");
    }
    const auto owner = std::find_if(columns.unused.begin(), columns.unused.end(), [&](int column) {
        const std::string name = plain(names.at(static_cast<std::size_t>(column)));
        return std::find(ownerNames.begin(), ownerNames.end(), name) != ownerNames.end();
    });
    if (owner != columns.unused.end() && columns.group < 0) {
        notes.push_back("Pictures with the same '" + names.at(static_cast<std::size_t>(*owner)) +
                        "' may come to lie in training and test: to keep them together, name it with --group-column.");
    }
    if (columns.unused.empty()) {
        return notes;
    }
    constexpr std::size_t most = 8;
    std::vector<std::string> unused;
    for (std::size_t i = 0; i < std::min(most, columns.unused.size()); ++i) {
        unused.push_back(names.at(static_cast<std::size_t>(columns.unused[i])));
    }
    if (columns.unused.size() > most) {
        unused.push_back(std::to_string(columns.unused.size() - most) + " more");
    }
    notes.push_back("Not used of the list: " + joined(unused, ", ", " and ") + ".");
    return notes;
}

std::string splitWord(const ListColumns& columns, const std::function<std::string(int)>& cell) {
    if (columns.split >= 0) {
        return cell(columns.split);
    }
    std::vector<std::string> words;
    bool isTold = false;
    for (const ListColumns::SplitFlag& flag : columns.splitFlags) {
        std::string value = cell(flag.column);
        const std::optional<bool> isOf = flagOfWord(value);
        if (!isOf && !trimmed(value).empty()) {
            return value;  // no split that is known, and told as such
        }
        isTold = isTold || isOf;
        if (isOf.value_or(false)) {
            words.emplace_back(toString(flag.split));
        }
    }
    if (!words.empty() || !isTold) {
        return joined(words, ", ", " and ");  // several are no split that is known
    }
    for (const Split rest : {Split::Train, Split::Test, Split::Validation}) {
        if (std::none_of(columns.splitFlags.begin(), columns.splitFlags.end(),
                         [rest](const ListColumns::SplitFlag& flag) { return flag.split == rest; })) {
            return std::string(toString(rest));
        }
    }
    return {};
}

std::optional<bool> flagOfWord(std::string_view word) {
    const std::string wanted = plain(trimmed(word));
    if (wanted == "true" || wanted == "1" || wanted == "1.0") {
        return true;
    }
    if (wanted == "false" || wanted == "0" || wanted == "0.0") {
        return false;
    }
    return std::nullopt;
}

std::optional<Split> splitOfWord(std::string_view word) {
    static constexpr std::pair<std::string_view, Split> words[] = {
        {"", Split::Unassigned},      {"unassigned", Split::Unassigned},
        {"train", Split::Train},      {"training", Split::Train},
        {"trn", Split::Train},        {"val", Split::Validation},
        {"valid", Split::Validation}, {"validation", Split::Validation},
        {"dev", Split::Validation},   {"tune", Split::Validation},
        {"test", Split::Test},        {"testing", Split::Test},
        {"eval", Split::Test},        {"holdout", Split::Test}};
    const std::string wanted = plain(word);
    for (const auto& [known, split] : words) {
        if (known == wanted) {
            return split;
        }
    }
    return std::nullopt;
}

std::optional<Split> splitOfFolder(std::string_view name) {
    constexpr std::size_t digitsOfYear = 4;  // others count folds: "train1" and "train2" hold the same pictures
    constexpr std::string_view further[] = {"mini", "set", "data", "images", "imgs", "pictures"};
    std::string word = lowerCase(name);
    const auto trim = [&word] { word.erase(word.find_last_not_of("_- ") + 1); };
    const auto trimYear = [&] {
        trim();
        const std::size_t end = word.find_last_not_of("0123456789") + 1;
        if (word.size() - end == digitsOfYear) {
            word.resize(end);
        }
        trim();
    };
    trimYear();
    for (const std::string_view ending : further) {
        if (word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            break;
        }
    }
    trimYear();
    return word.empty() ? std::nullopt : splitOfWord(word);
}

bool isListName(const std::string& name) {
    const std::string extension = lowerExtension(name);
    constexpr std::array<std::string_view, 5> lists{".csv", ".tsv", ".json", ".jsonl", ".ndjson"};
    return std::find(lists.begin(), lists.end(), extension) != lists.end();
}

}  // namespace docent
