// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CocoLists.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/Files.h"
#include "base/Words.h"
#include "data/ListColumns.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

constexpr std::size_t headBytes = std::size_t{64} << 10;
constexpr const char* listFolder = "annotations";
/// What Roboflow calls the list in the folder of each part.
constexpr const char* listInPart = "_annotations.coco.json";
/// COCO's lists of boxes, beside those of captions and of the joints of people.
constexpr const char* ofBoxes = "instances";

/// The JSON files in a folder that are annotations, by name.
std::vector<fs::path> annotationsIn(const fs::path& folder) {
    std::vector<fs::path> lists;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->path().filename().string().starts_with('.') && !cocoKey(entry->path()).empty()) {
            lists.push_back(entry->path());
        }
    }
    std::sort(lists.begin(), lists.end());
    return lists;
}

/// "instances" and the training part for "instances_train2017".
struct Name {
    std::string kind;
    Split split = Split::Unassigned;
};

Name nameOf(const fs::path& list) {
    const std::string stem = list.stem().string();
    for (std::size_t begin = 0; begin != std::string::npos;) {
        if (const std::optional<Split> split = splitOfFolder(std::string_view(stem).substr(begin))) {
            return {stem.substr(0, begin == 0 ? 0 : begin - 1), *split};
        }
        const std::size_t separator = stem.find_first_of("_-. ", begin);
        begin = separator == std::string::npos ? separator : separator + 1;
    }
    return {stem, Split::Unassigned};
}

/// Those of boxes, or of the one kind that there is. Lists of parts beside one of no part may tell of the same
/// pictures, so neither is taken.
std::vector<CocoList> ofOneKind(const std::vector<fs::path>& lists) {
    std::map<std::string, std::vector<CocoList>> kinds;
    for (const fs::path& list : lists) {
        const Name name = nameOf(list);
        kinds[name.kind].push_back({list, name.split});
    }
    const auto chosen = kinds.size() == 1 ? kinds.begin() : kinds.find(ofBoxes);
    if (chosen == kinds.end()) {
        return {};
    }
    const bool haveParts = std::all_of(chosen->second.begin(), chosen->second.end(),
                                       [](const CocoList& list) { return list.split != Split::Unassigned; });
    return haveParts || chosen->second.size() == 1 ? chosen->second : std::vector<CocoList>();
}

/// Of the folders that are parts, each with a list of its own.
std::vector<CocoList> inFoldersOfParts(const fs::path& folder) {
    std::vector<CocoList> lists;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        const std::optional<Split> split = splitOfFolder(entry->path().filename().string());
        if (!split || !entry->is_directory(ignored)) {
            continue;
        }
        if (const fs::path own = entry->path() / listInPart; !cocoKey(own).empty()) {
            lists.push_back({own, *split});
        }
    }
    std::sort(lists.begin(), lists.end(), [](const CocoList& a, const CocoList& b) { return a.file < b.file; });
    return lists;
}

/// The first that a list names, where it does so at its beginning.
std::string firstPicture(const fs::path& list) {
    const std::string head = readTextHead(list, headBytes);
    constexpr std::string_view key = "\"file_name\"";
    std::size_t at = head.find(key);
    at = at == std::string::npos ? at : head.find('"', at + key.size());
    if (at == std::string::npos) {
        return {};
    }
    std::size_t end = at + 1;
    while (end < head.size() && head[end] != '"') {
        end += head[end] == '\\' ? 2 : 1;
    }
    const auto name = nlohmann::json::parse(std::string_view(head).substr(at, end + 1 - at), nullptr, false);
    return name.is_string() ? name.get<std::string>() : std::string();
}

}  // namespace

std::string cocoKey(const fs::path& file) {
    if (lowerExtension(file) != ".json" || !isFile(file)) {
        return {};
    }
    const std::string head = readTextHead(file, headBytes);
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || head[first] != '{') {
        return {};
    }
    for (const char* key : {"\"images\"", "\"annotations\"", "\"categories\""}) {
        if (head.find(key) != std::string::npos) {
            return key;
        }
    }
    return {};
}

std::vector<CocoList> cocoListsIn(const fs::path& folder,
                                  const std::function<bool(const fs::path&, const std::string&)>& isThere) {
    if (const std::vector<fs::path> lists = annotationsIn(folder / listFolder); !lists.empty()) {
        return ofOneKind(lists);
    }
    if (std::vector<CocoList> lists = inFoldersOfParts(folder); !lists.empty()) {
        return lists;
    }
    std::vector<CocoList> lists = ofOneKind(annotationsIn(folder));
    const bool areThere = std::any_of(lists.begin(), lists.end(), [&](const CocoList& list) {
        const std::string name = firstPicture(list.file);
        return !name.empty() && isThere(list.file, name);
    });
    return areThere ? lists : std::vector<CocoList>();
}

}  // namespace docent
