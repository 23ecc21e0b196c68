// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CocoLists.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/Files.h"
#include "base/Words.h"
#include "data/ListColumns.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

constexpr std::size_t headBytes = std::size_t{64} << 10;
/// More JSON files than that in a folder are one a picture.
constexpr std::size_t mostLists = 100;
constexpr std::size_t mostNames = 20;
/// What Roboflow calls the list in the folder of each part.
constexpr const char* listInPart = "_annotations.coco.json";
/// COCO's lists of boxes, beside those of captions and of the joints of people.
constexpr const char* ofBoxes = "instances";

/// The JSON files in a folder that are annotations.
std::vector<fs::path> annotationsIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (lowerExtension(entry->path()) == ".json" && !entry->path().filename().string().starts_with('.')) {
            files.push_back(entry->path());
            if (files.size() > mostLists) {
                return {};
            }
        }
    }
    std::erase_if(files, [](const fs::path& file) { return cocoKey(file).empty(); });
    return files;
}

/// A list with what its name says beside the part: "instances" and "2017" of "instances_train2017".
struct NamedList {
    std::string kind;
    std::string year;
    CocoList list;
};

NamedList named(const fs::path& file) {
    const std::string stem = file.stem().string();
    const auto isSeparator = [](char c) { return std::string_view("_-. ").find(c) != std::string_view::npos; };
    const auto asPart = [&](std::size_t begin, std::size_t end, const std::string& kind) -> std::optional<NamedList> {
        const std::string part = stem.substr(begin, end - begin);
        const std::optional<Split> split = splitOfFolder(part);
        const std::size_t year = part.find_first_of("0123456789");
        return split ? std::optional(
                           NamedList{kind, year == std::string::npos ? "" : part.substr(year), {file, *split, part}})
                     : std::nullopt;
    };
    for (std::size_t at = 0; at < stem.size(); ++at) {  // the part at its end
        if (at == 0 || isSeparator(stem[at - 1])) {
            if (auto list = asPart(at, stem.size(), stem.substr(0, at == 0 ? 0 : at - 1))) {
                return *list;
            }
        }
    }
    for (std::size_t at = stem.size(); at-- > 1;) {  // or at its beginning
        if (isSeparator(stem[at])) {
            if (auto list = asPart(0, at, stem.substr(at + 1))) {
                return *list;
            }
        }
    }
    return {stem, {}, {file, Split::Unassigned, {}}};
}

void sortBySize(std::vector<CocoList>& lists) {
    std::sort(lists.begin(), lists.end(), [](const CocoList& a, const CocoList& b) {
        std::error_code ignored;
        return std::pair(fs::file_size(b.file, ignored), a.file) < std::pair(fs::file_size(a.file, ignored), b.file);
    });
}

/// The lists of one kind and year: of boxes, or else of those that are the most. Empty where several are, for lists of
/// two years tell of the same pictures, and where a list of no part stands beside others, which may be of all.
std::vector<CocoList> ofOneKind(const std::vector<fs::path>& files) {
    std::map<std::pair<std::string, std::string>, std::vector<CocoList>> kinds;
    bool areOfBoxes = false;
    for (const fs::path& file : files) {
        NamedList list = named(file);
        if (list.kind.find("caption") == std::string::npos) {
            areOfBoxes = areOfBoxes || list.kind == ofBoxes;
            kinds[{list.kind, list.year}].push_back(std::move(list.list));
        }
    }
    std::vector<CocoList> most;
    bool isClear = false;
    for (auto& [kind, lists] : kinds) {
        if (areOfBoxes && kind.first != ofBoxes) {
            continue;
        }
        if (lists.size() >= most.size()) {
            isClear = lists.size() > most.size();
            most = lists;
        }
    }
    const bool namesParts =
        std::all_of(most.begin(), most.end(), [](const CocoList& list) { return list.split != Split::Unassigned; });
    if (!isClear || (!namesParts && most.size() > 1)) {
        return {};
    }
    sortBySize(most);
    return most;
}

/// Of the folders that are parts, each with a list of its own.
std::vector<CocoList> inFoldersOfParts(const fs::path& folder) {
    std::vector<CocoList> lists;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string part = entry->path().filename().string();
        if (const std::optional<Split> split = splitOfFolder(part)) {
            if (const fs::path own = entry->path() / listInPart; !cocoKey(own).empty()) {
                lists.push_back({own, *split, part});
            }
        }
    }
    sortBySize(lists);
    return lists;
}

/// Whether the pictures of a folder all lie in `images` in it, so that its folders are no classes.
bool hasImagesAlone(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && entry->path().filename() != "images") {
            return false;
        }
    }
    return !error;
}

/// The first pictures that a list names, where it does so at its beginning.
std::vector<std::string> firstNames(const fs::path& list) {
    constexpr std::string_view key = "\"file_name\"";
    const std::string head = readTextHead(list, headBytes);
    std::vector<std::string> names;
    for (std::size_t at = head.find(key); at != std::string::npos && names.size() < mostNames;
         at = head.find(key, at)) {
        at = std::min(head.find('"', at + key.size()), head.size());
        std::size_t end = at + 1;
        while (end < head.size() && head[end] != '"') {
            end += head[end] == '\\' ? 2 : 1;
        }
        const auto name = nlohmann::json::parse(head.substr(at, end + 1 - at), nullptr, false);
        if (name.is_string()) {
            names.push_back(name.get<std::string>());
        }
        at = std::min(end + 1, head.size());
    }
    return names;
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

std::vector<CocoList> cocoListsIn(const fs::path& folder, const HasPictureOf& hasPictureOf) {
    if (const std::vector<fs::path> files = annotationsIn(folder / cocoListFolder); !files.empty()) {
        return ofOneKind(files);
    }
    if (std::vector<CocoList> lists = inFoldersOfParts(folder); !lists.empty()) {
        return lists;
    }
    std::vector<CocoList> lists = ofOneKind(annotationsIn(folder));
    const bool areOfIt = std::any_of(lists.begin(), lists.end(), [&](const CocoList& list) {
        return (list.split != Split::Unassigned || hasImagesAlone(folder)) && hasPictureOf(list, firstNames(list.file));
    });
    return areOfIt ? lists : std::vector<CocoList>();
}

}  // namespace docent
