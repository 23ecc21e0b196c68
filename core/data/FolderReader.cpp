// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/FolderReader.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/FolderListing.h"
#include "base/Parallel.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "data/ImageDecoder.h"
#include "data/ListColumns.h"
#include "data/PictureSource.h"

namespace docent {

namespace {

constexpr std::string_view noClassFolder = "lies in no class folder";
/// Entries that recognise() looks at before it gives up.
constexpr int maxRecogniseEntries = 20'000;
/// Folders that are listed at once, by all processors; what stands in them is held meanwhile.
constexpr std::size_t listedAhead = 64;

std::string under(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder + "/" + name;
}

bool isInside(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

class Walk {
public:
    Walk(const fs::path& root, Catalog& catalog, RunContext& context)
        : m_root(root), m_realRoot(fs::canonical(root)), m_catalog(catalog), m_context(context) {}

    /// Locations of pictures, relative to the root, in ascending order of folders and names.
    std::vector<std::string> pictures() {
        const FolderListing root = list("");
        if (root.error && root.entries.empty()) {
            throw Error("Cannot read the folder " + m_root.string() + ": " + root.error.message(),
                        "Check its permissions");
        }
        m_visited.insert(root.id);
        m_read.push_back(m_realRoot);
        readFolder("", root);
        report(true);
        return std::move(m_pictures);
    }

private:
    using Kind = FolderEntry::Kind;

    void skip(const std::string& location, std::string reason) {
        m_catalog.skipped.push_back({withEscapedBytes(location), std::move(reason)});
    }

    [[nodiscard]] FolderListing list(const std::string& folder) const {
        return listFolder(m_root / folder, [](std::string_view name) { return isPictureFile(name); });
    }

    void readFolder(const std::string& folder, const FolderListing& listing) {
        if (listing.error) {
            skip(folder, "is a folder that cannot be read: " + listing.error.message());
        }
        std::vector<std::string> folders;
        for (const FolderEntry& entry : listing.entries) {
            if (entry.kind == Kind::Folder && isNamed(entry.name)) {
                folders.push_back(under(folder, entry.name));
            }
        }
        std::vector<FolderListing> ahead;  // of the folders that come next
        std::size_t next = 0;              // of the folders
        for (const FolderEntry& entry : listing.entries) {
            m_context.checkStop();
            report(false);
            const std::string location = under(folder, entry.name);
            if (next == folders.size() || folders[next] != location) {
                readEntry(location, entry);
                continue;
            }
            const std::size_t place = next++ % listedAhead;
            if (place == 0) {
                ahead.assign(std::min(listedAhead, folders.size() - next + 1), {});
                parallelFor(static_cast<std::int64_t>(ahead.size()), 0, [&, first = next - 1](std::int64_t i) {
                    ahead[static_cast<std::size_t>(i)] = list(folders[first + static_cast<std::size_t>(i)]);
                });
            }
            visit(location, std::exchange(ahead[place], {}));
        }
        if (listing.entries.empty() && !folder.empty() && !listing.error) {
            skip(folder, "is an empty folder");
        }
    }

    void visit(const std::string& location, const FolderListing& listing) {
        const bool isRead = !listing.error || !listing.entries.empty();
        if (isRead && !m_visited.insert(listing.id).second) {
            std::error_code ignored;
            skip(location,
                 "leads to " + fs::canonical(m_root / location, ignored).string() + ", which was read already");
        } else {
            readFolder(location, listing);
        }
    }

    /// Whether a name may be that of something to read.
    static bool isNamed(const std::string& name) { return name.front() != '.' && isUtf8(name); }

    /// Anything but a folder that is to be read.
    void readEntry(const std::string& location, const FolderEntry& entry) {
        const bool isLink = entry.kind == Kind::Link;
        std::error_code error;
        const fs::file_status status = isLink ? fs::status(m_root / location, error) : fs::file_status();
        const bool isFolder = isLink ? fs::is_directory(status) : entry.kind == Kind::Folder;
        const bool isFile = isLink ? fs::is_regular_file(status) : entry.kind == Kind::File;
        if (entry.name.front() == '.') {
            skip(location, isFolder ? "is a hidden folder" : "is hidden");
        } else if (!isUtf8(entry.name)) {
            skip(location, "has a name that is not UTF-8: rename it");
        } else if (isLink && !mayFollow(location, m_root / location, isFolder)) {
            return;
        } else if (isFolder) {
            visit(location, list(location));
        } else if (!entry.isWanted) {
            const std::string extension = fs::path(entry.name).extension().string();
            skip(location, "is not a picture (" + (extension.empty() ? "no extension" : extension) + ")");
        } else if (!isFile) {
            skip(location, "is not a file");
        } else if (isLink ? fs::file_size(m_root / location, error) == 0 && !error : entry.isEmpty) {
            skip(location, "is empty");
        } else {
            m_pictures.push_back(location);
        }
    }

    /// Whether a link leads to something that is read nowhere else; if not, it has been listed as skipped.
    bool mayFollow(const std::string& location, const fs::path& path, bool isFolder) {
        std::error_code error;
        const fs::path target = fs::canonical(path, error);
        if (error) {
            std::error_code ignored;
            skip(location, "is a link to " + fs::read_symlink(path, ignored).string() +
                               ", which cannot be reached: " + error.message());
            return false;
        }
        for (const fs::path& folder : m_read) {
            if (isInside(target, folder)) {
                const fs::path shown = folder == m_realRoot ? target.lexically_relative(folder) : target;
                skip(location, "is a link to " + shown.string() + " inside the data set");
                return false;
            }
        }
        if (isFolder && isInside(m_realRoot, target)) {
            skip(location, "is a link to " + target.string() + ", which holds the data set itself");
            return false;
        }
        if (isFolder) {
            m_read.push_back(target);
        } else if (isPictureFile(path)) {
            const auto [first, isNew] = m_linked.emplace(target.string(), location);
            if (!isNew) {
                skip(location, "is a link to " + target.string() + ", as " + first->second + " is");
                return false;
            }
        }
        return true;
    }

    void report(bool now) {
        ++m_entries;
        const auto time = std::chrono::steady_clock::now();
        if (now || time - m_reported > std::chrono::milliseconds(100)) {
            m_reported = time;
            m_context.progress({.stage = "Reading folders",
                                .done = static_cast<std::int64_t>(m_pictures.size()),
                                .total = now ? static_cast<std::int64_t>(m_pictures.size()) : 0,
                                .doneAtStart = 0,
                                .detail = counted(m_pictures.size(), "picture", "pictures") + " among " +
                                          counted(m_entries - (now ? 1 : 0), "entry", "entries")});
        }
    }

    const fs::path& m_root;
    fs::path m_realRoot;
    Catalog& m_catalog;
    RunContext& m_context;
    std::vector<std::string> m_pictures;
    std::vector<fs::path> m_read;  ///< the real root, and real folders outside that links lead to
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_visited;  ///< FolderListing::id
    std::map<std::string, std::string> m_linked;  ///< picture outside, and the link through which it was read
    std::int64_t m_entries = 0;
    std::chrono::steady_clock::time_point m_reported{};
};

std::string_view topFolder(std::string_view location) {
    const std::size_t slash = location.find('/');
    return slash == std::string::npos ? std::string_view{} : location.substr(0, slash);
}

bool topFoldersAreSplits(const std::vector<std::string>& pictures, std::size_t prefix) {
    std::set<Split> found;
    std::string_view last;
    for (const std::string& location : pictures) {
        const std::string_view top = topFolder(std::string_view(location).substr(prefix));
        if (!top.empty() && top != last) {
            last = top;
            found.insert(splitOfFolder(top).value_or(Split::Unassigned));
        }
    }
    return found.contains(Split::Train) && found.size() >= 2 && !found.contains(Split::Unassigned);
}

/// The length of `pictures` common beginning with one more folder than `prefix`; 0 where they do not share it.
std::size_t sharedFolder(const std::vector<std::string>& pictures, std::size_t prefix) {
    const std::string_view first = pictures.front();
    const std::string_view top = topFolder(first.substr(prefix));
    const std::size_t next = prefix + top.size() + 1;
    const bool isShared =
        !top.empty() && std::all_of(pictures.begin(), pictures.end(), [&](const std::string& location) {
            return location.size() > next && location.compare(0, next, first, 0, next) == 0;
        });
    return isShared ? next : 0;
}

/// The length of the path of a folder, or of several one in the other, that hold all pictures, right above those that
/// are splits; else 0.
std::size_t foldersAboveSplits(const std::vector<std::string>& pictures) {
    std::size_t prefix = 0;
    while (!topFoldersAreSplits(pictures, prefix)) {
        prefix = sharedFolder(pictures, prefix);
        if (prefix == 0) {
            return 0;
        }
    }
    return prefix;
}

/// The length of "images/" where a folder called so holds those of all classes; else 0.
std::size_t folderAboveClasses(const std::vector<std::string>& pictures) {
    constexpr std::string_view names[] = {"images", "imgs", "pictures", "photos", "data", "jpegimages"};
    const std::size_t prefix = sharedFolder(pictures, 0);
    if (prefix == 0) {
        return 0;
    }
    const std::string name = lowerCase(pictures.front().substr(0, prefix - 1));
    const bool holdsClasses = std::find(std::begin(names), std::end(names), name) != std::end(names) &&
                              std::all_of(pictures.begin(), pictures.end(), [&](const std::string& location) {
                                  return location.find('/', prefix) != std::string::npos;
                              });
    return holdsClasses ? prefix : 0;
}

/// Tells of lists beside the folders.
void noteLists(Catalog& catalog) {
    constexpr std::size_t most = 4;
    std::vector<std::string> lists;
    for (const SkippedFile& file : catalog.skipped) {
        if (file.location.find('/') == std::string::npos && isListName(file.location)) {
            lists.push_back("'" + file.location + "'");
        }
    }
    if (lists.size() == 1) {
        catalog.notes.push_back(lists.front() +
                                " lies beside the folders and was not read: where it says the labels, import it "
                                "instead.");
    } else if (lists.size() > 1) {
        std::sort(lists.begin(), lists.end());
        lists.resize(std::min(most, lists.size()));
        catalog.notes.push_back(joined(lists, ", ", " and ") +
                                " lie beside the folders and were not read: where one says the labels, import it "
                                "instead.");
    }
}

/// Tells of classes that are called as splits are: they may be meant so.
void noteSplitsAmongClasses(Catalog& catalog) {
    const LabelHierarchy& hierarchy = catalog.hierarchy;
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        std::map<Split, std::string> found;
        for (const NodeId child : hierarchy.children(node)) {
            const std::string name = hierarchy.name(child);
            if (const auto split = splitOfFolder(name); split && *split != Split::Unassigned) {
                found.emplace(*split, name);
            }
        }
        if (found.size() >= 2 && found.contains(Split::Train)) {
            const std::string where = node == hierarchy.root() ? std::string() : " of '" + hierarchy.path(node) + "'";
            catalog.notes.push_back("The folders '" + found.begin()->second + "' and '" +
                                    std::next(found.begin())->second + "'" + where +
                                    " count as classes. Where they are the set's own parts, let them alone stand at "
                                    "the top, with the classes in them.");
            return;  // one says it for all
        }
    }
}

/// The folder of a picture, below `prefix` bytes of its path.
std::string_view folderOf(std::string_view location, std::size_t prefix) {
    const std::size_t slash = location.rfind('/');
    return slash == std::string_view::npos || slash < prefix ? std::string_view{}
                                                             : location.substr(prefix, slash - prefix);
}

/// "owl/old" of "train/owl/old".
std::string_view belowTop(std::string_view folder) {
    const std::size_t slash = folder.find('/');
    return slash == std::string_view::npos ? std::string_view{} : folder.substr(slash + 1);
}

/// The name of a folder that holds the pictures of each class ("n01443537/images") and so tells no class from another;
/// else "". `hasSplits`: the first folder of each is that of a split.
std::string folderInEachClass(const std::vector<std::string>& pictures, std::size_t prefix, bool hasSplits) {
    std::string_view name;
    std::set<std::string_view> classes;
    std::string_view last;
    for (const std::string& location : pictures) {
        std::string_view folder = folderOf(location, prefix);
        if (folder == last && !classes.empty()) {
            continue;
        }
        last = folder;
        folder = hasSplits ? belowTop(folder) : folder;
        if (folder.empty()) {
            continue;
        }
        const std::string_view own = lastPart(folder);
        if (name.empty()) {
            name = own;
        }
        if (own != name) {
            return {};
        }
        if (own.size() < folder.size()) {
            classes.insert(folder.substr(0, folder.size() - own.size() - 1));
        }
    }
    return classes.size() >= 2 ? std::string(name) : std::string();
}

/// The label and split of the pictures in a folder; no label where it is that of no class.
/// `inEach`: folderInEachClass().
ImageRecord recordIn(std::string_view folder, bool hasSplits, std::string_view inEach, LabelHierarchy& hierarchy) {
    ImageRecord record{.location = {}, .label = noNode};
    if (hasSplits) {
        record.split = splitOfFolder(folder.substr(0, folder.find('/'))).value_or(Split::Unassigned);
        folder = belowTop(folder);
    }
    if (!inEach.empty() && !folder.empty()) {  // with the '/' before it
        folder.remove_suffix(std::min(inEach.size() + 1, folder.size()));
    }
    record.label = folder.empty() ? noNode : hierarchy.addPath(folder);
    return record;
}

}  // namespace

std::optional<std::string> FolderReader::recognise(const std::filesystem::path& path) const {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return std::nullopt;
    }
    int entries = 0;
    fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end && entries < maxRecogniseEntries;
         entry.increment(error), ++entries) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with('.')) {
            entry.disable_recursion_pending();
        } else if (isPictureFile(entry->path())) {
            return "it is a folder that holds pictures, such as " + entry->path().lexically_relative(path).string();
        }
    }
    return std::nullopt;
}

Catalog FolderReader::read(const std::filesystem::path& path, RunContext& context) const {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        throw Error("Cannot read the data set " + path.string() + ": " +
                        (fs::exists(path, error) ? "it is not a folder" : "there is no such folder"),
                    "Check the path");
    }
    Catalog catalog;
    catalog.root = path;
    catalog.format = DatasetFormat::Folders;
    std::vector<std::string> pictures = Walk(path, catalog, context).pictures();
    if (pictures.empty()) {
        throw Error("The folder " + path.string() + " holds no picture (" + std::to_string(catalog.skipped.size()) +
                        " other files or folders were looked at" +
                        (catalog.skipped.empty()
                             ? std::string()
                             : "; " + catalog.skipped.front().location + " " + catalog.skipped.front().reason) +
                        ")",
                    "Give a folder whose folders hold PNG, JPEG, WebP, TIFF, BMP or GIF files");
    }
    std::size_t prefix = foldersAboveSplits(pictures);
    if (prefix > 0) {
        catalog.notes.push_back("The folder '" + pictures.front().substr(0, prefix - 1) +
                                "' is no label: it holds the set's own parts alone.");
    } else if (prefix = folderAboveClasses(pictures); prefix > 0) {
        catalog.notes.push_back("The folder '" + pictures.front().substr(0, prefix - 1) +
                                "' is no label: it holds the folders of all classes.");
    }
    noteLists(catalog);
    labelByFolders(std::move(pictures), prefix, catalog);
    return catalog;
}

void labelByFolders(std::vector<std::string> pictures, std::size_t prefix, Catalog& catalog) {
    const bool hasSplits = topFoldersAreSplits(pictures, prefix);
    const std::string inEach = folderInEachClass(pictures, prefix, hasSplits);
    if (!inEach.empty()) {
        catalog.notes.push_back("The folder '" + inEach + "' in that of each class is no label.");
    }
    const std::size_t count = pictures.size();
    catalog.images.reserve(count);
    ImageRecord like;  // the pictures of a folder stand together, and are alike but for the location
    std::string of;
    bool isFirst = true;
    for (std::string& location : pictures) {
        const std::string_view folder = folderOf(location, prefix);
        if (isFirst || folder != of) {
            isFirst = false;
            of = folder;
            like = recordIn(folder, hasSplits, inEach, catalog.hierarchy);
        }
        if (like.label == noNode) {
            catalog.skipped.push_back({std::move(location), std::string(noClassFolder)});
        } else {
            catalog.images.push_back({std::move(location), like.label, like.split});
        }
    }
    if (catalog.images.empty()) {
        throw Error(catalog.root.string() + " holds " + counted(count, "picture", "pictures") +
                        " but no class folders, so all of them are of one class",
                    "Put the pictures of each class into a folder of its own");
    }
    catalog.hasOwnSplits = hasSplits;
    noteSplitsAmongClasses(catalog);
}

std::unique_ptr<ImageSource> FolderReader::open(const Catalog& catalog) const {
    return openPictures(catalog);
}

}  // namespace docent
