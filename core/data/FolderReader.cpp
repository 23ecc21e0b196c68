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
#include "base/Words.h"
#include "data/ImageDecoder.h"
#include "data/PictureSource.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

constexpr std::string_view noClassFolder = "lies in no class folder";
/// Entries that recognise() looks at before it gives up.
constexpr int maxRecogniseEntries = 20'000;

bool isUtf8(std::string_view text) {
    return firstNonUtf8(text) == std::string_view::npos;
}

/// The name with each byte that is not ASCII written as \xE9, for showing only.
std::string escaped(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            result += c;
        } else {
            result += "\\x";
            result += digits[byte >> 4];
            result += digits[byte & 15];
        }
    }
    return result;
}

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
        m_visited.insert(m_realRoot.string());
        m_read.push_back(m_realRoot);
        std::error_code error;
        fs::directory_iterator probe(m_root, error);
        if (error) {
            throw Error("Cannot read the folder " + m_root.string() + ": " + error.message(), "Check its permissions");
        }
        readFolder("");
        report(true);
        return std::move(m_pictures);
    }

private:
    void skip(const std::string& location, std::string reason) {
        m_catalog.skipped.push_back({isUtf8(location) ? location : escaped(location), std::move(reason)});
    }

    void readFolder(const std::string& folder) {
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator entry(m_root / folder, error), end; !error && entry != end;
             entry.increment(error)) {
            names.push_back(entry->path().filename().string());
        }
        if (error) {
            skip(folder, "is a folder that cannot be read: " + error.message());
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            m_context.checkStop();
            readEntry(under(folder, name), name);
        }
    }

    void readEntry(const std::string& location, const std::string& name) {
        const fs::path path = m_root / location;
        std::error_code error;
        const fs::file_status link = fs::symlink_status(path, error);
        const fs::file_status status = fs::status(path, error);
        const bool isFolder = fs::is_directory(status);
        report(false);
        if (name.front() == '.') {
            skip(location, isFolder ? "is a hidden folder" : "is hidden");
        } else if (!isUtf8(name)) {
            skip(location, "has a name that is not UTF-8: rename it");
        } else if (fs::is_symlink(link) && !mayFollow(location, path, isFolder)) {
            return;
        } else if (isFolder) {
            const fs::path real = fs::canonical(path, error);
            if (error) {
                skip(location, "is a folder that cannot be read: " + error.message());
            } else if (!m_visited.insert(real.string()).second) {
                skip(location, "leads to " + real.string() + ", which was read already");
            } else {
                readFolder(location);
            }
        } else if (!isPictureFile(path)) {
            const std::string extension = path.extension().string();
            skip(location, "is not a picture (" + (extension.empty() ? "no extension" : extension) + ")");
        } else if (!fs::is_regular_file(status)) {
            skip(location, "is not a file");
        } else if (fs::file_size(path, error) == 0 && !error) {
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
    std::vector<fs::path> m_read;                 ///< the real root, and real folders outside that links lead to
    std::set<std::string> m_visited;              ///< real paths of folders
    std::map<std::string, std::string> m_linked;  ///< picture outside, and the link through which it was read
    std::int64_t m_entries = 0;
    std::chrono::steady_clock::time_point m_reported{};
};

Split splitOfFolder(std::string_view name) {
    const std::string lower = lowerCase(name);
    if (lower == "train") {
        return Split::Train;
    }
    if (lower == "val" || lower == "valid" || lower == "validation") {
        return Split::Validation;
    }
    return lower == "test" ? Split::Test : Split::Unassigned;
}

std::string_view topFolder(std::string_view location) {
    const std::size_t slash = location.find('/');
    return slash == std::string::npos ? std::string_view{} : location.substr(0, slash);
}

bool topFoldersAreSplits(const std::vector<std::string>& pictures, std::size_t prefix) {
    std::set<Split> found;
    for (const std::string& location : pictures) {
        if (const std::string_view top = topFolder(std::string_view(location).substr(prefix)); !top.empty()) {
            found.insert(splitOfFolder(top));
        }
    }
    return found.contains(Split::Train) && found.size() >= 2 && !found.contains(Split::Unassigned);
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
    const std::vector<std::string> pictures = Walk(path, catalog, context).pictures();
    if (pictures.empty()) {
        throw Error("The folder " + path.string() + " holds no picture (" + std::to_string(catalog.skipped.size()) +
                        " other files or folders were looked at" +
                        (catalog.skipped.empty()
                             ? std::string()
                             : "; " + catalog.skipped.front().location + " " + catalog.skipped.front().reason) +
                        ")",
                    "Give a folder whose folders hold PNG, JPEG, WebP, TIFF, BMP or GIF files");
    }
    labelByFolders(pictures, 0, catalog);
    return catalog;
}

void labelByFolders(const std::vector<std::string>& pictures, std::size_t prefix, Catalog& catalog) {
    const bool hasSplits = topFoldersAreSplits(pictures, prefix);
    for (const std::string& location : pictures) {
        std::string_view label = std::string_view(location).substr(prefix);
        label = label.substr(0, label.rfind('/') == std::string_view::npos ? 0 : label.rfind('/'));
        Split split = Split::Unassigned;
        if (hasSplits) {
            split = splitOfFolder(topFolder(std::string_view(location).substr(prefix)));
            const std::size_t slash = label.find('/');
            label = slash == std::string_view::npos ? std::string_view{} : label.substr(slash + 1);
        }
        if (label.empty()) {
            catalog.skipped.push_back({location, std::string(noClassFolder)});
        } else {
            catalog.images.push_back({location, catalog.hierarchy.addPath(label), split});
        }
    }
    if (catalog.images.empty()) {
        throw Error(catalog.root.string() + " holds " + counted(pictures.size(), "picture", "pictures") +
                        " but no class folders, so all of them are of one class",
                    "Put the pictures of each class into a folder of its own");
    }
    catalog.hasOwnSplits = hasSplits;
}

std::unique_ptr<ImageSource> FolderReader::open(const Catalog& catalog) const {
    return openPictures(catalog);
}

}  // namespace docent
