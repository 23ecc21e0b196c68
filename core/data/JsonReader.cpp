// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/JsonReader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "data/JsonText.h"
#include "data/ListColumns.h"
#include "data/PictureLists.h"
#include "data/PictureSource.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t maxBytes = std::uint64_t{512} << 20;
/// As a tree in memory a document takes about ten times its size; a list of lines is read line by line.
constexpr std::uint64_t maxTreeBytes = std::uint64_t{128} << 20;
constexpr std::size_t maxLineBytes = std::size_t{1} << 20;
constexpr std::size_t headBytes = std::size_t{64} << 10;
constexpr const char* metadataName = "metadata.jsonl";

enum class Shape { Array, Lines, Map, Other };

/// What the beginning of a text says of all of it.
Shape shapeOf(std::string_view text) {
    const std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return Shape::Other;
    }
    if (text[first] == '[') {
        return Shape::Array;
    }
    if (text[first] != '{') {
        return Shape::Other;
    }
    const std::string_view line = text.substr(first, text.find('\n', first) - first);
    if (line.size() < maxLineBytes && Json::accept(line)) {
        int keys = 0;  // only the first counts
        const auto object = parseJson<nlohmann::json>(line, {}, [&keys](const std::string&) { return ++keys == 1; });
        const bool isMap = !object.empty() && isPictureFile(object.begin().key());
        return isMap ? Shape::Map : Shape::Lines;
    }
    const auto quote = text.find('"', first);
    const auto end = quote == std::string_view::npos ? quote : text.find('"', quote + 1);
    return end != std::string_view::npos && isPictureFile(std::string(text.substr(quote + 1, end - quote - 1)))
               ? Shape::Map
               : Shape::Other;
}

/// A value as a cell of a table: text, numbers, and the path of a Hugging Face picture; nothing for any other.
template <typename Value>
std::optional<std::string> cellOf(const Value& value) {
    if (value.is_string()) {
        return value.template get<std::string>();
    }
    if (value.is_null()) {
        return "";
    }
    if (value.is_number() || value.is_boolean()) {
        return value.dump();
    }
    if (value.is_object() && value.contains("path") && value["path"].is_string()) {
        return value["path"].template get<std::string>();
    }
    if (value.is_array() && value.size() == 1) {
        return cellOf(value.front());
    }
    return std::nullopt;
}

/// Adds objects to a list, with the columns that the first of them has, and the split and the group of the first that
/// names one.
class Objects {
public:
    Objects(const ListOptions& options, std::string origin, PictureList& list)
        : m_options(options), m_origin(std::move(origin)), m_list(list) {}

    void add(const Json& object, const std::string& place) {
        if (!object.is_object()) {
            m_list.skip("", "is no object", place);
            return;
        }
        if (m_names.empty()) {
            for (const auto& [key, value] : object.items()) {
                m_names.push_back(key);
            }
            m_columns = columnsOfFirst();
            m_known.insert(m_names.begin(), m_names.end());
            // What flags hold in all is known at the end alone.
            for (const ListColumns::SplitFlag& flag : m_columns.splitFlags) {
                m_columns.unused.push_back(flag.column);
            }
            m_columns.splitFlags.clear();
            for (const std::string& note : columnsNotes(m_names, m_columns)) {
                m_list.note(note);
            }
        }
        if (m_columns.split < 0 || m_columns.group < 0) {
            lookForMore(object);
        }
        PictureEntry entry{.path = {}, .levels = {}, .split = {}, .place = place};
        const auto read = [&](int column) -> std::string {
            const std::string& key = m_names[static_cast<std::size_t>(column)];
            const auto value = object.find(key);
            const auto cell = value == object.end() ? std::optional<std::string>("") : cellOf(*value);
            if (!cell) {
                throw Error(column == m_columns.path    ? "has a path that is no text"
                            : column == m_columns.group ? "has a group that is no text"
                            : value->is_array()         ? "has several labels, and Docent learns one a picture"
                                                        : "has a label that is no text");
            }
            return *cell;
        };
        try {
            entry.path = read(m_columns.path);
            for (const int column : m_columns.labels) {
                entry.levels.push_back(read(column));
            }
            entry.split = m_columns.split >= 0 ? read(m_columns.split) : std::string();
            entry.group = m_columns.group >= 0 ? read(m_columns.group) : std::string();
        } catch (const Error& error) {
            m_list.skip(entry.path, error.reason(), place);
            return;
        }
        m_list.add(entry);
    }

    /// Throws Error where the key of the groups that a person named is in none of the objects.
    void requireGroup() const {
        if (!m_names.empty() && !m_options.groupColumn.empty() && m_columns.group < 0) {
            throw Error("No object of " + m_origin + " has a key called '" + m_options.groupColumn + "'",
                        "Correct --group-column");
        }
    }

private:
    [[nodiscard]] ListColumns columnsOfFirst() const {
        ListOptions options = m_options;
        const bool hasGroup = findColumns(m_names, {.groupColumn = options.groupColumn}).group >= 0;
        if (options.groupColumn.empty() || hasGroup) {
            return requireColumns(m_names, options, m_origin, "keys");
        }
        options.groupColumn.clear();
        ListColumns columns = requireColumns(m_names, options, m_origin, "keys");
        columns.group = -1;  // not another one, that it would be found by its name
        return columns;
    }

    /// The first object may be of those that name no split or group.
    void lookForMore(const Json& object) {
        for (const auto& [key, value] : object.items()) {
            if (!m_known.insert(key).second) {
                continue;
            }
            const ListColumns found = findColumns({key}, {.groupColumn = m_options.groupColumn});
            int* column = found.split >= 0 && m_columns.split < 0   ? &m_columns.split
                          : found.group >= 0 && m_columns.group < 0 ? &m_columns.group
                                                                    : nullptr;
            if (column != nullptr) {
                *column = static_cast<int>(m_names.size());
                m_names.push_back(key);
            }
        }
    }

    const ListOptions& m_options;
    std::string m_origin;
    PictureList& m_list;
    std::vector<std::string> m_names;
    std::unordered_set<std::string> m_known;
    ListColumns m_columns;
};

void readLines(std::string_view text, const fs::path& file, Objects& objects, RunContext& context) {
    std::int64_t line = 0;
    while (!text.empty()) {
        context.checkStop();
        ++line;
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const std::string place = "line " + std::to_string(line);
        if (one.size() > maxLineBytes) {
            throw Error(file.string() + ", " + place + ": it is longer than " + formatBytes(maxLineBytes),
                        "Correct that line");
        }
        try {
            objects.add(parseJson<Json>(one, file), place);
        } catch (const JsonSyntaxError& error) {
            throw Error(file.string() + ", " + place + ": it is no JSON object (" + error.problem + ")",
                        "Correct that line");
        }
    }
}

void readList(const fs::path& file, const ListOptions& options, PictureList& list, RunContext& context) {
    const std::string text = readTextFile(file, maxBytes);
    const Shape shape = shapeOf(text);
    Objects objects(options, file.string(), list);
    if (shape == Shape::Lines) {
        readLines(text, file, objects, context);
        objects.requireGroup();
        return;
    }
    if (shape == Shape::Other) {
        throw Error(file.string() +
                        " is no list of pictures: looked for an array of objects, one object a line, or an "
                        "object of picture files and labels",
                    "Write it as [{\"file\": \"owl.png\", \"label\": \"animals/bird\"}], or as CSV");
    }
    if (text.size() > maxTreeBytes) {
        throw Error(file.string() + " has " + formatBytes(text.size()) + ", and a JSON document may have " +
                        formatBytes(maxTreeBytes),
                    "Write it as one object a line (.jsonl), or as CSV");
    }
    if (shape == Shape::Array) {
        const Json document = parseJson<Json>(text, file);
        std::int64_t number = 0;
        for (const Json& object : document) {
            context.checkStop();
            objects.add(object, "entry " + std::to_string(++number));
        }
        objects.requireGroup();
        return;
    }
    // Sorted: an object that keeps the order of its keys looks at all of them for each that is added.
    const nlohmann::json document = parseJson<nlohmann::json>(text, file);
    for (const auto& [path, label] : document.items()) {
        context.checkStop();
        const std::string place = "the entry '" + path + "'";
        const auto cell = cellOf(label);
        if (cell) {
            list.add({.path = path, .levels = {*cell}, .split = {}, .place = place});
        } else {
            list.skip(path, "has a label that is no text", place);
        }
    }
}

}  // namespace

JsonReader::JsonReader(ListOptions options) : m_options(std::move(options)) {}

std::optional<std::string> JsonReader::recognise(const std::filesystem::path& path) const {
    const std::vector<fs::path> lists = listsAt(path, metadataName);
    std::error_code error;
    if (lists.empty() || !fs::is_regular_file(lists.front(), error)) {
        return std::nullopt;
    }
    const std::string extension = lists.front().extension().string();
    if (extension != ".json" && extension != ".jsonl" && extension != ".ndjson") {
        return std::nullopt;
    }
    const std::string file = lists.front().filename().string();
    switch (shapeOf(readTextHead(lists.front(), headBytes))) {
        case Shape::Array:
            return file + " is a JSON list";
        case Shape::Lines:
            return file + " holds a JSON object a line";
        case Shape::Map:
            return file + " is a JSON object of pictures and labels";
        case Shape::Other:
            break;
    }
    return std::nullopt;
}

Catalog JsonReader::read(const std::filesystem::path& path, RunContext& context) const {
    const std::vector<fs::path> lists = listsAt(path, metadataName);
    if (lists.empty()) {
        throw Error("The folder " + path.string() + " holds no " + metadataName, "Give the JSON file itself");
    }
    return readPictureLists(
        {.path = path,
         .name = metadataName,
         .lists = lists,
         .root = m_options.root,
         .format = DatasetFormat::Json,
         .hasPicture = m_options.hasPicture,
         .folders = m_options.folders},
        [&](const fs::path& file, PictureList& list) { readList(file, m_options, list, context); }, context);
}

std::unique_ptr<ImageSource> JsonReader::open(const Catalog& catalog) const {
    return openPictures(catalog);
}

}  // namespace docent
