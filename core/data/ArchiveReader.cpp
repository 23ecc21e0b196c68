// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ArchiveReader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/TemporaryFolder.h"
#include "base/Words.h"
#include "data/Archive.h"
#include "data/FolderReader.h"
#include "data/FormatReader.h"
#include "data/ImageDecoder.h"
#include "data/ImageNetReader.h"
#include "data/PictureSource.h"
#include "data/WebDatasetReader.h"
#include "data/WordNetTree.h"

namespace docent {

namespace {

/// What is unpacked for a while at most: the annotations of COCO have 2 GB, those of iNaturalist 5.
constexpr std::uint64_t maxUnpackedBytes = std::uint64_t{16} << 30;
constexpr const char* unpackIt = "Unpack it, and give the folder or the list";

std::string fileName(const std::string& name) {
    return name.substr(name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
}

bool isHidden(const std::string& name) {
    return name.starts_with('.') || name.find("/.") != std::string::npos || name.starts_with("__MACOSX/");
}

bool isList(const std::string& name) {
    const std::string extension = lowerExtension(name);
    constexpr std::array<std::string_view, 5> lists{".csv", ".tsv", ".json", ".jsonl", ".ndjson"};
    return std::find(lists.begin(), lists.end(), extension) != lists.end();
}

/// Of the formats that pack many pictures into a file.
bool isPackedPart(const std::string& name) {
    const std::string file = fileName(name);
    return file.find("idx3") != std::string::npos || file.find("idx1") != std::string::npos ||
           file.ends_with("_label_names.txt") || file == "batches.meta.txt" ||
           (file.ends_with(".bin") &&
            (file.starts_with("data_batch_") || file == "test_batch.bin" || file == "train.bin" || file == "test.bin"));
}

/// The folders that hold all of these, "birds/train/", or "".
std::string commonFolder(const std::vector<std::string>& names) {
    std::string common;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string folder = names[i].substr(0, names[i].rfind('/') + 1);
        if (i == 0) {
            common = folder;
        }
        std::size_t same = static_cast<std::size_t>(
            std::mismatch(common.begin(), common.end(), folder.begin(), folder.end()).first - common.begin());
        same = same == 0 ? 0 : common.rfind('/', same - 1) + 1;
        common.resize(same);
    }
    return common;
}

/// What an archive names.
struct Contents {
    std::vector<std::string> pictures;
    std::vector<std::string> others;
    std::vector<SkippedFile> skipped;
    std::uint64_t listBytes = 0;  ///< of what would be unpacked
};

bool isWanted(const std::string& name) {
    return isList(name) || isPackedPart(name);
}

Contents contentsOf(const fs::path& path, RunContext& context) {
    Contents contents;
    ArchiveStream stream(path);
    std::error_code ignored;
    const auto total = static_cast<std::int64_t>(fs::file_size(path, ignored));
    auto reported = std::chrono::steady_clock::now();
    std::unordered_set<std::string> seen;
    while (const auto entry = stream.next()) {
        context.checkStop();
        if (const auto now = std::chrono::steady_clock::now(); now - reported > std::chrono::milliseconds(100)) {
            reported = now;
            context.progress({.stage = "Reading the archive",
                              .done = std::min(total, static_cast<std::int64_t>(stream.bytesRead())),
                              .total = total,
                              .doneAtStart = 0,
                              .detail = counted(contents.pictures.size(), "picture", "pictures")});
        }
        if (!entry->refusal.empty()) {
            contents.skipped.push_back({entry->name, entry->refusal});
        } else if (isHidden(entry->name)) {
            contents.skipped.push_back({entry->name, "is hidden"});
        } else if (!seen.insert(entry->name).second) {
            contents.skipped.push_back({entry->name, "is in the archive twice: the first one counts"});
        } else if (!isPictureFile(entry->name)) {
            contents.others.push_back(entry->name);
            contents.listBytes += isWanted(entry->name) ? entry->bytes : 0;
        } else if (entry->bytes == 0) {
            contents.skipped.push_back({entry->name, "is empty"});
        } else {
            contents.pictures.push_back(entry->name);
        }
    }
    return contents;
}

/// Writes the lists and packed files of an archive, with their folders.
void unpackOthers(const fs::path& path, const fs::path& folder, RunContext* context) {
    ArchiveStream stream(path);
    std::uint64_t left = maxUnpackedBytes;
    std::unordered_set<std::string> seen;
    while (const auto entry = stream.next()) {
        if (context != nullptr) {
            context->checkStop();
        }
        if (!entry->refusal.empty() || isHidden(entry->name) || !isWanted(entry->name) ||
            !seen.insert(entry->name).second) {
            continue;
        }
        const fs::path target = folder / entry->name;
        makeFolder(target.parent_path());
        std::ofstream file(target, std::ios::binary);
        stream.read(left, [&](const void* data, std::size_t bytes) {
            file.write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
            left -= bytes;
            if (context != nullptr) {
                context->checkStop();
            }
        });
        file.close();
        if (!file) {
            throw Error("Cannot unpack " + entry->name + " of " + path.string() + " into " + folder.string(),
                        "Free some space there, or name another folder in TMPDIR");
        }
    }
}

/// `text` with the archive's name in the place of the temporary folder's.
std::string inArchive(std::string text, const fs::path& folder, const fs::path& archive) {
    for (std::size_t at = text.find(folder.string()); at != std::string::npos; at = text.find(folder.string(), at)) {
        text.replace(at, folder.string().size(), archive.string());
        at += archive.string().size();
    }
    return text;
}

/// The folder of an archive that a person names as root, by its path in there or with that of the archive before it.
fs::path insideArchive(const fs::path& root, const fs::path& archive, const std::vector<std::string>& pictures) {
    const fs::path below = fs::absolute(root).lexically_normal().lexically_relative(fs::absolute(archive));
    const bool hasArchive = !below.empty() && *below.begin() != "..";
    std::string folder = ((hasArchive ? below : root) / "").lexically_normal().string();
    folder = folder == "./" ? "" : folder;
    if (std::none_of(pictures.begin(), pictures.end(),
                     [&](const std::string& name) { return name.starts_with(folder); })) {
        throw Error("There is no folder " + folder + " with pictures in " + archive.string(),
                    "Name the folder in the archive that the paths of its list start from with --root");
    }
    return folder;
}

/// The folders that hold pictures, and those above them, as they would lie under `unpacked`: the nearest to the top
/// first, and not more than are looked at elsewhere.
std::vector<fs::path> foldersOf(const std::vector<std::string>& pictures, const fs::path& unpacked) {
    constexpr std::size_t mostFolders = 200;
    std::set<std::pair<std::ptrdiff_t, std::string>> folders;  // by their depth
    for (const std::string& name : pictures) {
        std::string folder = name;
        for (std::size_t end = folder.rfind('/'); end != std::string::npos; end = folder.rfind('/')) {
            folder.resize(end);
            if (!folders.emplace(std::count(folder.begin(), folder.end(), '/'), folder).second) {
                break;  // and so are those above it
            }
        }
    }
    std::vector<fs::path> paths;
    for (const auto& [depth, folder] : folders) {
        if (paths.size() < mostFolders) {
            paths.push_back(unpacked / folder);
        }
    }
    return paths;
}

/// A reader with what it is to read.
struct Found {
    std::unique_ptr<DatasetReader> reader;
    fs::path path;
    std::string because;
};

/// What of the unpacked files is a data set, in the order in which a folder is looked at; the list files after it.
std::vector<Found> findSets(const fs::path& root, const fs::path& unpacked, const std::vector<std::string>& others,
                            DatasetFormat wanted, const ListOptions& options) {
    std::vector<Found> found;
    const auto look = [&](DatasetFormat format, const fs::path& path) {
        if (wanted != DatasetFormat::Auto && wanted != format) {
            return false;
        }
        auto reader = createFormatReader(format, options);
        const auto because = reader->recognise(path);
        if (because) {
            found.push_back({std::move(reader), path, *because});
        }
        return because.has_value();
    };
    for (const DatasetFormat format :
         {DatasetFormat::Idx, DatasetFormat::Cifar, DatasetFormat::Csv, DatasetFormat::Json}) {
        if (look(format, root)) {
            return found;
        }
    }
    for (const std::string& name : others) {
        if (!isList(name)) {
            continue;
        }
        for (const DatasetFormat format : {DatasetFormat::Csv, DatasetFormat::Coco, DatasetFormat::Json}) {
            if (look(format, unpacked / name)) {
                break;
            }
        }
    }
    return found;
}

/// The pictures of an IDX or CIFAR set, unpacked for as long as they are asked for.
class UnpackedSource final : public ImageSource {
public:
    explicit UnpackedSource(const Catalog& catalog) : m_fingerprint(fileFingerprint(catalog.root)) {
        unpackOthers(catalog.root, m_folder.path(), nullptr);
        Catalog inner;
        inner.format = catalog.format;
        inner.images = catalog.images;
        std::vector<std::string> names;
        for (const ImageRecord& image : inner.images) {
            names.push_back(image.location);
        }
        const std::string common = commonFolder(names);
        for (ImageRecord& image : inner.images) {
            image.location.erase(0, common.size());
        }
        inner.root = m_folder.path() / common;
        m_pictures = createFormatReader(catalog.format, {})->open(inner);
    }
    [[nodiscard]] std::int64_t size() const override { return m_pictures->size(); }
    [[nodiscard]] Picture get(std::int64_t index, int size) const override { return m_pictures->get(index, size); }
    [[nodiscard]] std::string fingerprint(std::int64_t) const override { return m_fingerprint; }

private:
    std::string m_fingerprint;
    TemporaryFolder m_folder;
    std::unique_ptr<ImageSource> m_pictures;
};

Catalog readLists(const fs::path& path, const Contents& contents, const Found& found, const fs::path& unpacked,
                  RunContext& context) {
    Catalog catalog;
    try {
        catalog = found.reader->read(found.path, context);
    } catch (const Error& error) {
        throw Error(inArchive(error.reason(), unpacked, path), inArchive(error.mend(), unpacked, path));
    }
    const fs::path inner = (catalog.root / ".").lexically_normal().lexically_relative(unpacked);
    std::string prefix = inner == "." ? std::string() : inner.string();
    if (!prefix.empty() && !prefix.ends_with('/')) {
        prefix += '/';
    }
    for (ImageRecord& image : catalog.images) {
        image.location.insert(0, prefix);
    }
    for (SkippedFile& file : catalog.skipped) {
        file.location = prefix + inArchive(file.location, unpacked, path);
        file.reason = inArchive(file.reason, unpacked, path);
    }
    for (std::string& note : catalog.notes) {
        note = inArchive(note, unpacked, path);
    }
    catalog.skipped.insert(catalog.skipped.end(), contents.skipped.begin(), contents.skipped.end());
    catalog.root = path;
    return catalog;
}

Catalog readFolders(const fs::path& path, Contents& contents) {
    Catalog catalog;
    catalog.root = path;
    catalog.format = DatasetFormat::Folders;
    catalog.skipped = std::move(contents.skipped);
    for (const std::string& name : contents.others) {
        const std::string extension = fs::path(name).extension().string();
        catalog.skipped.push_back(
            {name, "is not a picture (" + (extension.empty() ? "no extension" : extension) + ")"});
    }
    if (contents.pictures.empty()) {
        throw Error("The archive " + path.string() + " holds no picture (" +
                        counted(catalog.skipped.size(), "other file was", "other files were") + " looked at" +
                        (catalog.skipped.empty()
                             ? std::string()
                             : "; " + catalog.skipped.front().location + " " + catalog.skipped.front().reason) +
                        ")",
                    "Give an archive whose folders hold PNG, JPEG, WebP, TIFF, BMP or GIF files");
    }
    // A folder that holds all is no class, but what holds the pictures themselves is one.
    std::string common = commonFolder(contents.pictures);
    const bool holdsPictures =
        std::any_of(contents.pictures.begin(), contents.pictures.end(),
                    [&](const std::string& name) { return name.find('/', common.size()) == std::string::npos; });
    if (holdsPictures && !common.empty()) {
        common.resize(common.rfind('/', common.size() - 2) + 1);
    }
    labelByFolders(std::move(contents.pictures), common.size(), catalog);
    return catalog;
}

}  // namespace

ArchiveReader::ArchiveReader(DatasetFormat format, ListOptions options)
    : m_format(format), m_options(std::move(options)) {}

std::optional<std::string> ArchiveReader::recognise(const std::filesystem::path& path) const {
    const std::string kind = archiveKind(path);
    if (kind.empty()) {
        return std::nullopt;
    }
    return "it is a " + kind + (m_because.empty() ? "" : "; " + m_because);
}

Catalog ArchiveReader::read(const std::filesystem::path& path, RunContext& context) const {
    Contents contents = contentsOf(path, context);
    const DatasetFormat wanted = m_format;
    const auto take = [this](Catalog catalog, const std::string& because) {
        m_format = catalog.format;
        m_because = because;
        return catalog;
    };
    if (wanted == DatasetFormat::WebDataset ||
        (wanted == DatasetFormat::Auto && areSamples(contents.pictures, contents.others))) {
        const WebDatasetReader reader;
        return take(reader.read(path, context), "its pictures have labels beside them");
    }
    const bool hasLists = std::any_of(contents.others.begin(), contents.others.end(), isWanted);
    if (hasLists && wanted != DatasetFormat::Folders && wanted != DatasetFormat::ImageNet) {
        if (contents.listBytes > maxUnpackedBytes) {
            throw Error("The lists in " + path.string() + " have " + formatBytes(contents.listBytes) +
                            ", and at most " + formatBytes(maxUnpackedBytes) + " are unpacked",
                        unpackIt);
        }
        const TemporaryFolder unpacked;
        unpackOthers(path, unpacked.path(), &context);
        const std::unordered_set<std::string> names(contents.pictures.begin(), contents.pictures.end());
        ListOptions options = m_options;
        if (!options.root.empty()) {
            options.root = unpacked.path() / insideArchive(options.root, path, contents.pictures);
        }
        options.folders = foldersOf(contents.pictures, unpacked.path());
        options.hasPicture = [&](const fs::path& picture) {
            return names.contains(picture.lexically_normal().lexically_relative(unpacked.path()).string());
        };
        std::vector<std::string> all = contents.pictures;
        all.insert(all.end(), contents.others.begin(), contents.others.end());
        std::vector<Found> found =
            findSets(unpacked.path() / commonFolder(all), unpacked.path(), contents.others, wanted, options);
        if (found.size() > 1) {
            const std::string folders = commonFolder(contents.pictures);
            const bool hasClasses = std::any_of(
                contents.pictures.begin(), contents.pictures.end(),
                [&](const std::string& name) { return name.find('/', folders.size()) != std::string::npos; });
            if (!hasClasses || wanted != DatasetFormat::Auto) {
                throw Error(path.string() + " holds several lists of pictures, such as " +
                                found[0].path.lexically_relative(unpacked.path()).string() + " and " +
                                found[1].path.lexically_relative(unpacked.path()).string(),
                            unpackIt);
            }
            found.clear();
        }
        if (!found.empty()) {
            Catalog catalog = readLists(path, contents, found.front(), unpacked.path(), context);
            return take(std::move(catalog), inArchive(found.front().because, unpacked.path(), path));
        }
    }
    if (wanted != DatasetFormat::Auto && wanted != DatasetFormat::Folders && wanted != DatasetFormat::ImageNet) {
        throw Error("There is no data set of the format " + std::string(toString(wanted)) + " in " + path.string(),
                    "Leave out the format, or name another one");
    }
    Catalog catalog = readFolders(path, contents);
    std::string because = "it holds pictures in folders, such as " + catalog.images.front().location;
    if (wanted == DatasetFormat::ImageNet || (wanted == DatasetFormat::Auto && hasWordNetIds(catalog))) {
        catalog.format = DatasetFormat::ImageNet;
        because = "its folders are named by WordNet ids";
        nameByWordNet(catalog, path.parent_path());
    }
    return take(std::move(catalog), because);
}

std::unique_ptr<ImageSource> ArchiveReader::open(const Catalog& catalog) const {
    switch (catalog.format) {
        case DatasetFormat::Idx:
        case DatasetFormat::Cifar:
            return std::make_unique<UnpackedSource>(catalog);
        case DatasetFormat::WebDataset:
            return WebDatasetReader().open(catalog);
        default:
            return openPictures(catalog);
    }
}

}  // namespace docent
