// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureList.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "data/ImageDecoder.h"
#include "data/LabelPath.h"
#include "data/ListColumns.h"
#include "data/MovedPictures.h"
#include "data/PictureFolders.h"
#include "data/SkippedFiles.h"

namespace docent {

namespace {

constexpr std::int64_t filesBetweenProgress = 500;
/// A path has at most 4,096 bytes on Linux.
constexpr std::size_t maxPathBytes = 4096;
constexpr std::size_t moveSamples = 100;  ///< pictures that are looked for at each of their depths
constexpr std::size_t mostReasons = 4;
/// Tried, in this order, for a name that has no such file.
constexpr std::array<const char*, 4> extensions{".jpg", ".jpeg", ".png", ".webp"};

/// " (253 like that; besides 1 'has no label')"; "" where all have one reason.
std::string besides(const std::vector<SkippedGroup>& reasons) {
    std::string others;
    for (std::size_t i = 1; i < std::min(reasons.size(), mostReasons); ++i) {
        const std::string reason = reasons[i].reason.substr(0, reasons[i].reason.find(", in line "));
        others += (i == 1 ? "" : ", ") + std::to_string(reasons[i].files.size()) + " '" + reason + "'";
    }
    return others.empty() ? others
                          : " (" + std::to_string(reasons.front().files.size()) + " like that; besides " + others + ")";
}

/// "C:/Users/ada/owl.png"
bool hasDrive(const std::string& path) {
    return path.size() > 2 && std::isalpha(static_cast<unsigned char>(path[0])) != 0 && path[1] == ':' &&
           path[2] == '/';
}

bool leaves(const std::filesystem::path& relative) {
    return !relative.empty() && *relative.begin() == "..";
}

/// The deepest folder that is `folder`, or above it, and above `path`.
std::filesystem::path aboveBoth(const std::filesystem::path& folder, const std::filesystem::path& path) {
    const auto end = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first;
    std::filesystem::path above;
    for (auto part = folder.begin(); part != end; ++part) {
        above /= *part;
    }
    return above;
}

/// A path as the list has it, and in the other form of Unicode, in which another system writes the names of files.
std::vector<std::string> formsOf(const std::string& path) {
    std::vector<std::string> forms{path};
    for (std::string other : {composed(path), decomposed(path)}) {
        if (std::find(forms.begin(), forms.end(), other) == forms.end()) {
            forms.push_back(std::move(other));
        }
    }
    return forms;
}

}  // namespace

PictureList::PictureList(std::filesystem::path list, const std::filesystem::path& root, bool isRootFixed,
                         std::function<bool(const std::filesystem::path&)> hasPicture,
                         std::vector<std::filesystem::path> folders)
    : m_list(fs::absolute(list).lexically_normal()),
      m_root(fs::absolute(root).lexically_normal()),
      m_isRootFixed(isRootFixed),
      m_hasPicture(std::move(hasPicture)),
      m_folders(std::move(folders)) {
    m_names.push_back(m_list.filename().string());
    if (!m_root.has_filename() && m_root.has_relative_path()) {
        m_root = m_root.parent_path();  // without the '/' at its end
    }
    std::error_code error;
    if (m_isRootFixed && !m_hasPicture && !fs::is_directory(m_root, error)) {
        throw Error("There is no folder " + m_root.string(),
                    "Name the folder that the paths of " + m_list.filename().string() + " start from with --root");
    }
}

bool PictureList::hasPicture(const std::filesystem::path& path) const {
    return m_hasPicture ? m_hasPicture(path) : isFile(path);
}

void PictureList::setFolder(const std::filesystem::path& folder, Split split) {
    m_folder = fs::absolute(folder).lexically_normal().lexically_relative(m_root);
    m_folderSplit = split;
}

void PictureList::skip(const std::string& location, const std::string& reason, const std::string& place) {
    skip({.location = location, .place = place, .list = m_names.size() - 1}, reason);
}

void PictureList::skip(const Entry& entry, const std::string& reason) {
    const std::string& location = entry.location;
    const std::string where = entry.place + " of " + m_names[entry.list];
    m_skipped.push_back({location.empty() ? where : location, reason + (location.empty() ? "" : ", in " + where)});
}

void PictureList::note(const std::string& sentence) {
    // The lists of a folder, one a part, say the same.
    if (!sentence.empty() && std::find(m_notes.begin(), m_notes.end(), sentence) == m_notes.end()) {
        m_notes.push_back(sentence);
    }
}

void PictureList::add(const PictureEntry& entry) {
    ++m_count;
    std::string path(trimmed(entry.path));
    if (path.empty()) {
        skip("", "names no picture", entry.place);
        return;
    }
    if (path.size() > maxPathBytes) {
        skip(path.substr(0, 60) + "…", "has a path of more than " + std::to_string(maxPathBytes) + " bytes",
             entry.place);
        return;
    }
    if (path.starts_with("http://") || path.starts_with("https://")) {
        skip(path, "lies on the net, and Docent reads files only", entry.place);
        return;
    }
    std::string problem;
    Split of = m_folderSplit;
    if (!trimmed(entry.split).empty()) {
        const std::optional<Split> named = splitOfWord(trimmed(entry.split));
        if (!named) {
            skip(path, "has an unknown split: '" + entry.split.substr(0, 60) + "' (train, val and test are known)",
                 entry.place);
            return;
        }
        of = *named;
    }
    NodeId label = noNode;
    try {
        label = addLabel(entry.levels, m_hierarchy, problem);
    } catch (const Error& error) {
        problem = "has a label that cannot be used: " + error.reason();
    }
    if (label == noNode) {
        skip(path, problem, entry.place);
        return;
    }
    if (path.find('\\') != std::string::npos && !hasPicture(m_root / m_folder / path)) {
        std::replace(path.begin(), path.end(), '\\', '/');
    }
    if (hasDrive(path) && !hasPicture(m_root / m_folder / path)) {
        path.erase(0, 2);  // an absolute path, of which the pictures may have been moved
    }
    const std::filesystem::path given(path);
    const auto location = (given.is_absolute() ? given : m_folder / given).lexically_normal();
    std::int32_t group = noGroup;
    if (const std::string_view name = trimmed(entry.group); !name.empty()) {
        group = m_groups.try_emplace(composed(name), static_cast<std::int32_t>(m_groups.size())).first->second;
    }
    m_entries.push_back({.location = location.string(),
                         .label = label,
                         .split = of,
                         .group = group,
                         .place = entry.place,
                         .box = entry.box,
                         .list = m_names.size() - 1});
}

/// Of pictures that are all named by absolute paths, the deepest folder that holds all of them.
void PictureList::chooseRoot() {
    std::filesystem::path common;
    for (const Entry& entry : m_entries) {
        const std::filesystem::path path(entry.location);
        if (path.is_relative()) {
            return;
        }
        common = common.empty() ? path.parent_path() : aboveBoth(common, path);
    }
    if (!common.empty()) {
        m_root = common;
    }
}

/// At most so many of the entries that are absolute, evenly spread, whose picture is not where they say.
std::vector<std::string> PictureList::missingSamples() const {
    std::vector<std::string> samples;
    const std::size_t count = std::min(m_entries.size(), moveSamples);
    for (std::size_t i = 0; i < count; ++i) {
        const Entry& entry = m_entries[i * m_entries.size() / count];
        if (entry.location.starts_with('/') && !isThere(entry.location)) {
            samples.push_back(entry.location);
        }
    }
    return samples;
}

/// Paths of pictures that are not there, but lie under the root as they lay under the folder of before.
void PictureList::followMove() {
    const MovedPictures moved(missingSamples(), [this](const std::string& location) { return isThere(location); });
    for (const std::string& folder : moved.folders()) {
        note("Paths that begin with " + folder + " are read from " + m_root.string() + ", where the pictures are.");
    }
    for (Entry& entry : m_entries) {
        moved.follow(entry.location);
    }
}

/// Where none of the pictures lies where relative paths start from, the folder near the list that holds them, or that
/// of the folders that do so together.
void PictureList::lookNearby() {
    if (m_isRootFixed || (!m_folder.empty() && m_folder != ".")) {
        return;
    }
    std::vector<std::string> samples;
    const std::size_t count = std::min(m_entries.size(), moveSamples);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& location = m_entries[i * m_entries.size() / count].location;
        if (location.starts_with('/') || leaves(location) || isThere(location)) {
            return;
        }
        samples.push_back(location);
    }
    const std::vector<std::filesystem::path> candidates = m_hasPicture ? m_folders : foldersNear(m_list);
    const std::vector<std::filesystem::path> folders = foldersOfPictures(
        m_list, candidates, samples, [this](const std::filesystem::path& path) { return isThere(path.string()); });
    if (folders.empty()) {
        return;
    }
    m_root = folders.front();
    if (folders.size() == 1) {
        note("Paths are read from " + m_root.string() + ", where the pictures are.");
        return;
    }
    for (const std::filesystem::path& folder : folders) {
        m_root = aboveBoth(m_root, folder);
    }
    for (const std::filesystem::path& folder : folders) {
        m_pieces.push_back(folder.lexically_relative(m_root));
    }
    for (const std::filesystem::path& folder : candidates) {
        const auto piece = folder.lexically_relative(m_root);
        if (!piece.empty() && !leaves(piece) && std::find(folders.begin(), folders.end(), folder) == folders.end()) {
            m_rarePieces.push_back(piece);
        }
    }
    note("Paths are read from " + std::to_string(folders.size()) + " folders in " + m_root.string() +
         ", where the pictures are.");
}

/// Puts the folder before the location in which the picture is; false where it lies in two.
bool PictureList::choosePiece(Entry& entry) {
    if (m_pieces.empty() || entry.location.starts_with('/') || leaves(entry.location)) {
        return true;
    }
    std::vector<std::string> found;
    const auto look = [&](const std::filesystem::path& piece) {
        std::string location = (piece / entry.location).lexically_normal().string();
        if (isThere(location)) {
            found.push_back(std::move(location));
        }
    };
    std::for_each(m_pieces.begin(), m_pieces.end(), look);
    for (std::size_t i = 0; i < m_rarePieces.size() && found.empty(); ++i) {
        look(m_rarePieces[i]);
    }
    if (found.size() > 1) {
        skip(entry, "lies in two folders, in " + found[0] + " and in " + found[1]);
        return false;
    }
    entry.location = found.empty() ? entry.location : found.front();
    return true;
}

/// Where no picture can be used: the most frequent reason, and the others with their counts.
void PictureList::refuse() const {
    const std::string names = m_list.string() + " names " + counted(m_count, "picture", "pictures");
    const std::vector<SkippedGroup> reasons = groupByReason(m_skipped);
    if (reasons.empty()) {
        throw Error(names, "Correct the list");
    }
    const SkippedGroup& most = reasons.front();
    const SkippedFile& first = m_skipped[most.files.front()];
    if (most.reason.starts_with("does not exist")) {
        throw Error(names + ", and none is where it says; the first, " + (m_root / first.location).string() +
                        ", does not exist" + besides(reasons),
                    "Name the folder that the paths start from, or that the pictures were moved to, with --root");
    }
    throw Error(names + ", and none can be used; the first, " + first.location + ", " + first.reason + besides(reasons),
                most.reason.starts_with("lies outside") ? "Name a folder that holds all of them with --root"
                                                        : "Correct the list");
}

/// Makes the location relative to the root; false where it lies elsewhere.
bool PictureList::place(Entry& entry) {
    std::filesystem::path path(entry.location);
    if (path.is_absolute()) {
        const auto relative = path.lexically_relative(m_root);
        if (relative.empty() || leaves(relative)) {
            if (isThere(entry.location)) {
                skip(entry, "lies outside the folder of the data set: " + m_root.string());
                ++m_outside;
            } else {
                skip(entry, "does not exist");
            }
            return false;
        }
        path = relative;
    } else if (leaves(path)) {
        skip(entry, "leaves the folder of the data set: " + m_root.string());
        return false;
    }
    entry.location = path.string();
    return true;
}

bool PictureList::find(Entry& entry) const {
    if (findAt(entry)) {
        return true;
    }
    // Paths may start from the list beside others that are absolute, for which a person named a wider root.
    const auto besides = (m_list.parent_path() / entry.location).lexically_normal().lexically_relative(m_root);
    if (!m_isRootFixed || m_hasPicture || besides.empty() || leaves(besides)) {
        return false;
    }
    Entry other = entry;
    other.location = besides.string();
    if (!findAt(other)) {
        return false;
    }
    entry = std::move(other);
    return true;
}

bool PictureList::isThere(const std::string& location) const {
    Entry entry{.location = location};
    return findAt(entry);
}

bool PictureList::findAt(Entry& entry) const {
    if (hasPicture(m_root / entry.location)) {
        return true;
    }
    const std::filesystem::path given(entry.location);
    for (const std::string& folder : formsOf(given.parent_path().string())) {
        for (const std::string& name : formsOf(given.filename().string())) {
            const std::string location = (std::filesystem::path(folder) / name).string();
            const std::filesystem::path path = m_root / location;
            if (hasPicture(path)) {
                entry.location = location;
                return true;
            }
            if (isPictureFile(path)) {
                continue;
            }
            for (const char* extension : extensions) {
                if (hasPicture(path.string() + extension)) {
                    entry.location = location + extension;
                    return true;
                }
            }
        }
    }
    return false;
}

Catalog PictureList::build(DatasetFormat format, RunContext& context) {
    if (!m_isRootFixed) {
        const std::filesystem::path beside = m_root;
        chooseRoot();
        if (m_root != beside && (m_hasPicture || missingSamples().size() == std::min(m_entries.size(), moveSamples))) {
            m_root = beside;  // no picture is where its absolute path says: they may lie beside the list now
        }
    }
    followMove();
    lookNearby();
    Catalog catalog;
    catalog.root = m_root;
    catalog.format = format;
    std::unordered_map<std::string, std::size_t> first;
    std::vector<std::string> places;  // of the images
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Entry& entry = m_entries[i];
        if (static_cast<std::int64_t>(i) % filesBetweenProgress == 0) {
            context.checkStop();
            context.progress({.stage = "Looking for the pictures",
                              .done = static_cast<std::int64_t>(i),
                              .total = static_cast<std::int64_t>(m_entries.size()),
                              .doneAtStart = 0,
                              .detail = {}});
        }
        if (!choosePiece(entry) || !place(entry)) {
            continue;
        }
        if (!find(entry)) {
            skip(entry, "does not exist");
            continue;
        }
        if (!isPictureFile(entry.location)) {
            const std::string extension = std::filesystem::path(entry.location).extension().string();
            skip(entry, "is not a picture (" + (extension.empty() ? "no extension" : extension) + ")");
            continue;
        }
        entry.location += entry.box;
        const auto [known, isNew] = first.emplace(entry.location, catalog.images.size());
        if (!isNew) {
            const NodeId kept = catalog.images[known->second].label;
            const std::string& at = places[known->second];
            skip(entry, kept == entry.label
                            ? "is named twice: first in " + at
                            : "is named twice with different labels: '" + m_hierarchy.path(kept) + "' in " + at +
                                  " counts, '" + m_hierarchy.path(entry.label) + "' does not");
            continue;
        }
        catalog.hasOwnSplits = catalog.hasOwnSplits || entry.split != Split::Unassigned;
        catalog.images.push_back({entry.location, entry.label, entry.split, entry.group});
        places.push_back(entry.place);
    }
    if (catalog.images.empty()) {
        refuse();
    }
    catalog.hierarchy = std::move(m_hierarchy);
    catalog.skipped = std::move(m_skipped);
    catalog.notes = std::move(m_notes);
    catalog.groups.resize(m_groups.size());
    for (const auto& [name, index] : m_groups) {
        catalog.groups[static_cast<std::size_t>(index)] = name;
    }
    if (m_outside > 0) {
        catalog.notes.push_back("Left out: " + counted(m_outside, "picture", "pictures") +
                                " by absolute paths outside " + m_root.string() +
                                "; with --root name a folder that holds all.");
    }
    if (const std::int64_t groups = catalog.countGroups(); groups > 0) {
        catalog.notes.push_back("Pictures of one group stay in one split; the list has " +
                                counted(groups, "group.", "groups."));
    }
    return catalog;
}

}  // namespace docent
