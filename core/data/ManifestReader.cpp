// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ManifestReader.h"

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "base/Csv.h"
#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "data/ImageDecoder.h"
#include "data/ListColumns.h"
#include "data/PictureLists.h"
#include "data/PictureSource.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

constexpr std::uint64_t maxBytes = std::uint64_t{512} << 20;
constexpr std::size_t headBytes = std::size_t{64} << 10;
constexpr std::size_t maxColumns = 1000;
constexpr std::size_t rowsLookedAt = 50;
constexpr const char* metadataName = "metadata.csv";
constexpr const char* correctLine = "Correct that line";

/// How a table is to be read.
struct Layout {
    enum class Labels {
        Columns,
        Flags,   ///< a column a class: the name of the one with 1 is the label
        Folders  ///< the columns of labels name none
    };
    char delimiter = ',';
    bool hasHeader = true;
    bool isLabelGuessed = false;  ///< as no other column is left
    Labels labels = Labels::Columns;
    std::vector<std::string> names;
    ListColumns columns;
    ListOptions options;             ///< with the columns that were told by what is in them
    std::vector<std::string> notes;  ///< that say so
};

std::string nameOf(char delimiter) {
    return delimiter == ' '    ? std::string("blanks")
           : delimiter == '\t' ? std::string("tabs")
                               : std::string{'\'', delimiter, '\''};
}

/// Excel's first line "sep=;".
bool takeSeparatorLine(std::string_view& text, char& delimiter) {
    if (text.size() < 5 || !text.starts_with("sep=")) {
        return false;
    }
    delimiter = text[4];
    text.remove_prefix(std::min(text.find('\n'), text.size()));
    return true;
}

std::vector<std::string> firstRow(std::string_view text, const std::string& origin, char delimiter) {
    std::vector<std::string> fields;
    CsvRows rows(text, origin, correctLine, delimiter);
    (void)rows.next(fields);
    return fields;
}

/// "owl.png 0" a line, as ImageNet's lists are: each of the first lines has two parts, and the first names a picture.
bool isSeparatedByBlanks(std::string_view text) {
    std::size_t seen = 0;
    while (!text.empty() && seen < rowsLookedAt) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            continue;
        }
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos || line.find(' ', blank + 1) != std::string_view::npos ||
            !isPictureFile(line.substr(0, blank))) {
            return false;
        }
        ++seen;
    }
    return seen > 0;
}

/// Whether all values of a column in the first rows are names of pictures.
std::vector<bool> columnsOfPictures(std::string_view text, const std::string& origin, const Layout& layout) {
    std::vector<bool> arePictures(layout.names.size(), true);
    std::size_t seen = 0;
    try {
        CsvRows rows(text, origin, correctLine, layout.delimiter);
        std::vector<std::string> fields;
        (void)rows.next(fields);
        while (seen < rowsLookedAt && rows.next(fields)) {
            if (fields.size() != layout.names.size()) {
                continue;
            }
            ++seen;
            for (std::size_t i = 0; i < fields.size(); ++i) {
                arePictures[i] = arePictures[i] && isPictureFile(fields[i]);
            }
        }
    } catch (const Error&) {
        // What is wrong there is told when it is read; a head may end within a row.
    }
    return seen > 0 ? arePictures : std::vector<bool>(layout.names.size(), false);
}

/// Columns whose names say nothing, by what is in them: pictures are named by files, and of what a table has beside
/// these one column can only be the label.
void guessColumns(std::string_view text, const std::string& origin, Layout& layout) {
    if (layout.columns.path < 0 && layout.options.pathColumn.empty()) {
        const std::vector<bool> arePictures = columnsOfPictures(text, origin, layout);
        const auto found = std::find(arePictures.begin(), arePictures.end(), true);
        if (found == arePictures.end()) {
            return;
        }
        std::string& name = layout.names[static_cast<std::size_t>(found - arePictures.begin())];
        name = name.empty() ? "column " + std::to_string(found - arePictures.begin() + 1) : name;
        layout.options.pathColumn = name;
        layout.columns = findColumns(layout.names, layout.options);
        layout.notes.push_back("The column '" + layout.options.pathColumn +
                               "' was taken for the pictures: its values are names of files.");
    }
    const std::vector<int>& left = layout.columns.unused;
    if (layout.columns.path >= 0 && layout.columns.labels.empty() && layout.options.labelColumns.empty() &&
        left.size() == 1) {
        layout.options.labelColumns = {layout.names[static_cast<std::size_t>(left.front())]};
        layout.columns = findColumns(layout.names, layout.options);
        layout.isLabelGuessed = true;
    }
}

/// The folder of a picture as a label, without that of the split, which is given in `split`.
std::string folderLabel(std::string path, std::string& split) {
    if (path.find('/') == std::string::npos) {
        std::replace(path.begin(), path.end(), '\\', '/');
    }
    const fs::path folder = fs::path(path).lexically_normal().parent_path();
    const std::optional<Split> of = folder.empty() ? std::nullopt : splitOfFolder(folder.begin()->string());
    if (!of) {
        return folder.string();
    }
    split = toString(*of);
    const fs::path label = folder.lexically_relative(*folder.begin());
    return label == "." ? std::string() : label.string();
}

/// How many values there are, and how many different ones.
class Distinct {
public:
    void add(std::string_view value) {
        if (!value.empty()) {
            ++m_count;
            m_hashes.insert(std::hash<std::string_view>()(value));
        }
    }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] std::size_t different() const { return m_hashes.size(); }
    /// Several, of two values each on average.
    [[nodiscard]] bool areClasses() const { return different() >= 2 && 2 * different() <= m_count; }

private:
    std::size_t m_count = 0;
    std::unordered_set<std::size_t> m_hashes;
};

/// Calls `visit` with each row that has all columns, as a function that gives the value of one. What is wrong with a
/// row is told when it is read; a head may end within one.
template <typename Visitor>
void lookThrough(std::string_view text, const std::string& origin, const Layout& layout, RunContext& context,
                 const Visitor& visit) {
    try {
        CsvRows rows(text, origin, correctLine, layout.delimiter);
        std::vector<std::string> fields;
        (void)rows.next(fields);
        while (rows.next(fields)) {
            context.checkStop();
            if (fields.size() == layout.names.size()) {
                visit([&fields](int column) { return trimmed(fields[static_cast<std::size_t>(column)]); });
            }
        }
    } catch (const Error&) {
        return;
    }
}

/// Whether the folders of the pictures are classes and the values of the column that is left are none.
bool areFoldersLabels(std::string_view text, const std::string& origin, const Layout& layout, RunContext& context) {
    Distinct labels;
    Distinct folders;
    bool areInFolders = true;
    lookThrough(text, origin, layout, context, [&](const auto& field) {
        std::string split;
        const std::string folder = folderLabel(std::string(field(layout.columns.path)), split);
        areInFolders = areInFolders && !folder.empty() && !folder.starts_with('/') && !folder.starts_with("..");
        folders.add(folder);
        labels.add(field(layout.columns.labels.front()));
    });
    return areInFolders && folders.areClasses() && !labels.areClasses();
}

/// Whether columns that were named for labels hold 0 and 1, and flags of splits what they are called.
void judgeFlags(std::string_view text, const std::string& origin, Layout& layout, RunContext& context) {
    ListColumns& columns = layout.columns;
    bool areFlags = !layout.isLabelGuessed && !layout.options.labelColumns.empty() && columns.labels.size() >= 2;
    if (!areFlags && columns.splitFlags.empty()) {
        return;
    }
    std::size_t lines = 0;
    std::size_t withOneFlag = 0;
    std::vector<std::size_t> held(columns.splitFlags.size());
    lookThrough(text, origin, layout, context, [&](const auto& field) {
        ++lines;
        int set = 0;
        for (const int column : columns.labels) {
            const std::optional<bool> flag = flagOfWord(field(column));
            areFlags = areFlags && flag.has_value();
            set += flag.value_or(false) ? 1 : 0;
        }
        withOneFlag += set == 1 ? 1 : 0;
        for (std::size_t i = 0; i < held.size(); ++i) {
            held[i] += flagOfWord(field(columns.splitFlags[i].column)).value_or(false) ? 1 : 0;
        }
    });
    if (areFlags && 2 * withOneFlag >= lines) {
        layout.labels = Layout::Labels::Flags;
        layout.notes.emplace_back(
            "The columns of labels hold 0 and 1: the name of the one with 1 was taken for the label.");
    }
    // "is_valid" may also say that a picture is sound.
    for (std::size_t i = held.size(); i-- > 0;) {
        if (columns.splitFlags[i].split != Split::Train && 2 * held[i] > lines) {
            columns.unused.push_back(columns.splitFlags[i].column);
            columns.splitFlags.erase(columns.splitFlags.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
}

/// What only the values of all rows tell of columns. `decided`: whether a guessed column or the folders are the labels,
/// where that is known for all lists of a set.
void judgeValues(std::string_view text, const std::string& origin, Layout& layout,
                 std::optional<Layout::Labels> decided, RunContext& context) {
    judgeFlags(text, origin, layout, context);
    if (!layout.isLabelGuessed) {
        return;
    }
    if (!decided) {
        decided = areFoldersLabels(text, origin, layout, context) ? Layout::Labels::Folders : Layout::Labels::Columns;
    }
    layout.labels = *decided;
    const std::string& name = layout.options.labelColumns.front();
    if (layout.labels == Layout::Labels::Folders) {
        layout.notes.push_back("The folders of the pictures were taken for the labels: the values of the column '" +
                               name + "' are nearly all different, or all the same. To take it, name it with " +
                               "--label-columns.");
    } else {
        layout.notes.push_back("The column '" + name + "' was taken for the label: no other is left.");
    }
}

/// Of columns of 0 and 1, the name of the one with 1. Throws Error for none and for several.
std::string labelOfFlags(const Layout& layout, const std::vector<std::string>& fields) {
    std::vector<std::string> names;
    for (const int column : layout.columns.labels) {
        if (flagOfWord(fields[static_cast<std::size_t>(column)]).value_or(false)) {
            names.push_back(layout.names[static_cast<std::size_t>(column)]);
        }
    }
    if (names.empty()) {
        throw Error("has no label: no column of labels has 1");
    }
    if (names.size() > 1) {
        throw Error("has several labels: '" + joined(names, "', '", "' and '") + "', and Docent learns one a picture");
    }
    return names.front();
}

PictureEntry entryOf(const Layout& layout, const std::vector<std::string>& fields) {
    const auto field = [&](int column) { return fields[static_cast<std::size_t>(column)]; };
    PictureEntry entry{.path = field(layout.columns.path), .levels = {}, .split = {}, .place = {}};
    if (layout.columns.group >= 0) {
        entry.group = field(layout.columns.group);
    }
    switch (layout.labels) {
        case Layout::Labels::Columns:
            for (const int column : layout.columns.labels) {
                entry.levels.push_back(field(column));
            }
            break;
        case Layout::Labels::Flags:
            entry.levels = {labelOfFlags(layout, fields)};
            break;
        case Layout::Labels::Folders:
            entry.levels = {folderLabel(std::string(trimmed(entry.path)), entry.split)};
            break;
    }
    if (layout.columns.split >= 0 || !layout.columns.splitFlags.empty()) {
        entry.split = splitWord(layout.columns, field);
    }
    return entry;
}

/// By the delimiter that gives the first row the columns that are needed, else the most columns. Throws Error for a
/// first row that cannot be read with any.
Layout layoutOf(std::string_view& text, const ListOptions& options, const std::string& origin) {
    Layout layout;
    std::vector<char> delimiters{',', ';', '\t', '|'};
    if (char named = 0; takeSeparatorLine(text, named)) {
        delimiters = {named};
    } else if (isSeparatedByBlanks(text)) {
        delimiters.push_back(' ');
    }
    std::exception_ptr problem;  // with the first delimiter, the likeliest
    for (const char delimiter : delimiters) {
        std::vector<std::string> names;
        try {
            names = firstRow(text, origin, delimiter);
        } catch (const Error&) {
            problem = problem ? problem : std::current_exception();
            continue;
        }
        if (names.size() > maxColumns) {
            continue;
        }
        for (std::string& name : names) {
            name = trimmed(name);
        }
        ListColumns columns = findColumns(names, options);
        const bool isBetter = columns.isComplete() != layout.columns.isComplete() ? columns.isComplete()
                                                                                  : names.size() > layout.names.size();
        if (layout.names.empty() || isBetter) {
            layout = {.delimiter = delimiter,
                      .hasHeader = true,
                      .isLabelGuessed = false,
                      .labels = Layout::Labels::Columns,
                      .names = std::move(names),
                      .columns = std::move(columns),
                      .options = options,
                      .notes = {}};
        }
    }
    if (layout.names.empty() && problem) {
        std::rethrow_exception(problem);
    }
    const bool isData = !layout.columns.isComplete() && layout.names.size() >= 2 && options.labelColumns.empty() &&
                        options.pathColumn.empty() && options.groupColumn.empty() &&
                        isPictureFile(layout.names.front());
    if (!isData && !layout.columns.isComplete()) {
        guessColumns(text, origin, layout);
    }
    if (isData) {
        const bool hasSplit = layout.names.size() >= 3 && splitOfWord(layout.names[2]);
        layout.hasHeader = false;
        layout.columns = {.path = 0, .labels = {1}, .split = hasSplit ? 2 : -1};
        for (int i = hasSplit ? 3 : 2; i < static_cast<int>(layout.names.size()); ++i) {
            layout.columns.unused.push_back(i);
        }
        for (std::size_t i = 0; i < layout.names.size(); ++i) {
            layout.names[i] = "column " + std::to_string(i + 1);
        }
    }
    return layout;
}

/// Whether the folders are the labels of all lists of a set, as those of one say: a short one tells little.
std::optional<Layout::Labels> decideLabels(const std::vector<fs::path>& lists, const ListOptions& options,
                                           RunContext& context) {
    if (lists.size() < 2) {
        return std::nullopt;
    }
    std::optional<Layout::Labels> decided;
    for (const fs::path& file : lists) {
        const std::string content = readTextFile(file, maxBytes);
        std::string_view text = content;
        const Layout layout = layoutOf(text, options, file.string());
        if (!layout.isLabelGuessed || !layout.columns.isComplete()) {
            continue;
        }
        if (areFoldersLabels(text, file.string(), layout, context)) {
            return Layout::Labels::Folders;
        }
        decided = Layout::Labels::Columns;
    }
    return decided;
}

void readTable(const fs::path& file, const ListOptions& options, PictureList& list,
               std::optional<Layout::Labels> decided, RunContext& context) {
    const std::string content = readTextFile(file, maxBytes);
    std::string_view text = content;
    const std::string origin = file.string();
    Layout layout = layoutOf(text, options, origin);
    if (layout.names.empty()) {
        throw Error(origin + " is empty", "Give a table with a line a picture");
    }
    if (layout.hasHeader) {
        layout.columns = requireColumns(layout.names, layout.options, origin, "columns");
        judgeValues(text, origin, layout, decided, context);
    } else {
        list.note("The list has no header: its first column was taken for the picture, the second for the label.");
    }
    for (const std::string& note : layout.notes) {
        list.note(note);
    }
    for (const std::string& note : columnsNotes(layout.names, layout.columns)) {
        list.note(note);
    }
    CsvRows rows(text, origin, correctLine, layout.delimiter);
    std::vector<std::string> fields;
    if (layout.hasHeader) {
        (void)rows.next(fields);
    }
    while (rows.next(fields)) {
        context.checkStop();
        const std::string place = "line " + std::to_string(rows.line());
        if (fields.size() != layout.names.size()) {
            const auto path = static_cast<std::size_t>(layout.columns.path);
            list.skip(path < fields.size() ? fields[path] : std::string(),
                      "has another number of columns than the header: " + std::to_string(fields.size()) +
                          " instead of " + std::to_string(layout.names.size()),
                      place);
            continue;
        }
        PictureEntry entry;
        try {
            entry = entryOf(layout, fields);
        } catch (const Error& error) {
            list.skip(fields[static_cast<std::size_t>(layout.columns.path)], error.reason(), place);
            continue;
        }
        entry.place = place;
        list.add(entry);
    }
}

}  // namespace

ManifestReader::ManifestReader(ListOptions options) : m_options(std::move(options)) {}

std::optional<std::string> ManifestReader::recognise(const std::filesystem::path& path) const {
    const std::vector<fs::path> lists = listsAt(path, metadataName);
    std::error_code error;
    if (lists.empty() || !fs::is_regular_file(lists.front(), error)) {
        return std::nullopt;
    }
    try {
        const std::string head = readTextHead(lists.front(), headBytes);  // only the first line counts
        std::string_view text = head;
        Layout layout = layoutOf(text, m_options, path.string());
        if (!layout.columns.isComplete()) {
            return std::nullopt;
        }
        if (layout.hasHeader) {
            RunContext ignored;
            judgeValues(text, path.string(), layout, std::nullopt, ignored);
        }
        std::string reason = "it is a table";
        if (fs::is_directory(path, error)) {
            reason = "it holds " + lists.front().lexically_relative(path).string() + ", a table";
        }
        return reason + (layout.hasHeader ? " with the columns " : " without header, of ") +
               describeColumns(layout.names, layout.columns) + ", separated by " + nameOf(layout.delimiter);
    } catch (const Error&) {
        return std::nullopt;  // read() tells what is wrong with it
    }
}

Catalog ManifestReader::read(const std::filesystem::path& path, RunContext& context) const {
    const std::vector<fs::path> lists = listsAt(path, metadataName);
    if (lists.empty()) {
        throw Error("The folder " + path.string() + " holds no " + metadataName, "Give the CSV file itself");
    }
    const std::optional<Layout::Labels> decided = decideLabels(lists, m_options, context);
    return readPictureLists(
        {.path = path,
         .name = metadataName,
         .lists = lists,
         .root = m_options.root,
         .format = DatasetFormat::Csv,
         .hasPicture = m_options.hasPicture,
         .folders = m_options.folders},
        [&](const fs::path& file, PictureList& list) { readTable(file, m_options, list, decided, context); }, context);
}

std::unique_ptr<ImageSource> ManifestReader::open(const Catalog& catalog) const {
    return openPictures(catalog);
}

}  // namespace docent
