// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ArchiveReader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
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
#include "data/ArchiveContents.h"
#include "data/DetectionLayout.h"
#include "data/FolderReader.h"
#include "data/FormatReader.h"
#include "data/ImageDecoder.h"
#include "data/ImageNetReader.h"
#include "data/JsonText.h"
#include "data/ListColumns.h"
#include "data/PictureFolders.h"
#include "data/PictureSource.h"
#include "data/WebDatasetReader.h"
#include "data/WordNetTree.h"

namespace docent {

namespace {

constexpr const char* unpackIt = "Unpack it, and give the folder or the list";

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

/// What is at `path`, by the first of these formats whose reader knows it, of those that may be `wanted`.
std::optional<Found> findAs(std::initializer_list<DatasetFormat> formats, const fs::path& path, DatasetFormat wanted,
                            const ListOptions& options) {
    for (const DatasetFormat format : formats) {
        if (wanted != DatasetFormat::Auto && wanted != format) {
            continue;
        }
        auto reader = createFormatReader(format, options);
        if (const auto because = reader->recognise(path)) {
            return Found{std::move(reader), path, *because};
        }
    }
    return std::nullopt;
}

std::optional<Found> findList(const fs::path& list, DatasetFormat wanted, const ListOptions& options) {
    return findAs({DatasetFormat::Csv, DatasetFormat::Coco, DatasetFormat::Json}, list, wanted, options);
}

std::vector<Found> findLists(const fs::path& unpacked, const std::vector<std::string>& others, DatasetFormat wanted,
                             const ListOptions& options) {
    std::vector<Found> found;
    for (const std::string& name : others) {
        if (auto list = isListName(name) ? findList(unpacked / name, wanted, options) : std::nullopt) {
            found.push_back(std::move(*list));
        }
    }
    return found;
}

/// The list that a person named. Where no reader knows it, by what it is called: that one says best what is wrong.
Found namedList(const fs::path& list, DatasetFormat wanted, const ListOptions& options) {
    if (auto found = findList(list, wanted, options)) {
        return std::move(*found);
    }
    const std::string extension = lowerExtension(list);
    const DatasetFormat byName = extension == ".csv" || extension == ".tsv" ? DatasetFormat::Csv : DatasetFormat::Json;
    return {createFormatReader(wanted == DatasetFormat::Auto ? byName : wanted, options), list, "it was named"};
}

/// The pictures of an IDX or CIFAR set, unpacked for as long as they are asked for.
class UnpackedSource final : public ImageSource {
public:
    explicit UnpackedSource(const Catalog& catalog) : m_fingerprint(fileFingerprint(catalog.root)) {
        unpackArchive(catalog.root, m_folder.path(), isUnpacked, nullptr);
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

/// `path`: of the archive.
Catalog readLists(const fs::path& path, const ArchiveContents& contents, const Found& found, const fs::path& unpacked,
                  RunContext& context) {
    Catalog catalog;
    try {
        catalog = found.reader->read(found.path, context);
    } catch (const JsonSyntaxError& error) {
        throw JsonSyntaxError(inArchive(error.file, unpacked, path), error.problem);
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

/// The lists of an archive that tell of pictures in it, after each was read.
struct TriedLists {
    std::vector<std::string> names;   ///< of those that do, and of damaged ones, which may
    std::optional<Catalog> catalog;   ///< of the first of them
    std::string because;              ///< it is a list
    std::exception_ptr problem;       ///< of one that cannot be read, a damaged one before others
    bool isOfPictures = false;        ///< that one is a list of pictures at least
    std::vector<SkippedFile> others;  ///< that tell of no picture here: other tables, templates, names of classes
};

/// `isAsked`: set by the readers' `hasPicture`.
TriedLists tryLists(const fs::path& path, const ArchiveContents& contents, const std::vector<Found>& found,
                    const fs::path& unpacked, bool& isAsked, RunContext& context) {
    TriedLists tried;
    for (const Found& list : found) {
        const std::string name = list.path.lexically_relative(unpacked).string();
        isAsked = false;
        try {
            Catalog catalog = readLists(path, contents, list, unpacked, context);
            if (tried.names.empty()) {
                tried.catalog = std::move(catalog);
                tried.because = inArchive(list.because, unpacked, path);
            }
        } catch (const Error& error) {
            const bool isDamaged = dynamic_cast<const JsonSyntaxError*>(&error) != nullptr ||
                                   error.reason().starts_with((path / name).string() + ", line ");
            // A JSON file may be anything; the other formats were told by what is in them.
            const bool isOfPictures = isDamaged || isAsked || list.reader->format() != DatasetFormat::Json;
            if (!tried.problem || isDamaged || (isOfPictures && !tried.isOfPictures)) {
                tried.problem = std::current_exception();
                tried.isOfPictures = isOfPictures;
            }
            if (!isDamaged) {
                tried.others.push_back({name, "is no list of pictures in the archive"});
                continue;
            }
        }
        tried.names.push_back(name);
    }
    return tried;
}

/// Whether the pictures are in folders that may be classes: not only in one, or in "train2017" and "val2017".
bool hasClassFolders(const std::vector<std::string>& pictures) {
    const std::size_t common = commonFolder(pictures).size();
    return std::any_of(pictures.begin(), pictures.end(), [&](const std::string& name) {
        const std::size_t end = name.find('/', common);
        return end != std::string::npos &&
               (name.find('/', end + 1) != std::string::npos || !splitOfFolder(name.substr(common, end - common)));
    });
}

[[noreturn]] void refuseSeveral(const fs::path& path, std::vector<std::string> names) {
    constexpr std::size_t mostNamed = 6;
    // Of a list to train and one to predict, the former.
    std::sort(names.begin(), names.end());
    const auto toTrain = std::find_if(names.begin(), names.end(),
                                      [](const std::string& name) { return name.find("train") != std::string::npos; });
    const fs::path example = path / (toTrain == names.end() ? names.front() : *toTrain);
    if (names.size() > mostNamed) {
        const std::size_t more = names.size() - mostNamed;
        names.resize(mostNamed);
        names.push_back(std::to_string(more) + " more");
    }
    throw Error(path.string() + " holds several lists of pictures: " + joined(names, ", ", " and "),
                "Give the one to read: " + example.string());
}

Catalog readFolders(const fs::path& path, ArchiveContents& contents) {
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

/// What was read, and what it was told by.
struct Reading {
    Catalog catalog;
    std::string because;
};

/// The options for readers of what is unpacked, which look for pictures in the archive. `isAsked`: set when they do.
ListOptions optionsInside(ListOptions options, const fs::path& path, const std::vector<std::string>& pictures,
                          const fs::path& unpacked, bool& isAsked) {
    if (!options.root.empty()) {
        options.root = unpacked / insideArchive(options.root, path, pictures);
    }
    options.folders = foldersOf(pictures, unpacked);
    const auto names = std::make_shared<std::unordered_set<std::string>>(pictures.begin(), pictures.end());
    options.hasPicture = [names, unpacked, &isAsked](const fs::path& picture) {
        isAsked = true;
        return names->contains(picture.lexically_normal().lexically_relative(unpacked).string());
    };
    return options;
}

/// "images_001" and "images_002" are no classes: what is in them a list says, whatever its columns are called.
void refusePieces(const fs::path& path, const ArchiveContents& contents, const fs::path& unpacked,
                  const ListOptions& options) {
    const std::string common = commonFolder(contents.pictures);
    std::set<fs::path> found;
    for (const std::string& name : contents.pictures) {
        const std::size_t end = name.find('/', common.size());
        if (end == std::string::npos) {
            return;
        }
        found.insert(unpacked / name.substr(0, end));
    }
    const std::vector<fs::path> folders(found.begin(), found.end());
    if (!arePieces(folders)) {
        return;
    }
    for (const std::string& name : contents.others) {
        if (isListName(name) && namesPictureIn(unpacked / name, folders, options.hasPicture)) {
            throw Error(path.string() + " holds a list of its pictures, whose folders are no classes",
                        "Give the list: " + (path / name).string());
        }
    }
}

/// What lists and packed files in an archive say of it; nothing where the folders of its pictures are what counts.
std::optional<Reading> readUnpacked(const fs::path& path, ArchiveContents& contents, DatasetFormat wanted,
                                    const ListOptions& given, RunContext& context) {
    if (contents.listBytes > maxUnpackedBytes) {
        throw Error("The lists in " + path.string() + " have " + formatBytes(contents.listBytes) + ", and at most " +
                        formatBytes(maxUnpackedBytes) + " are unpacked",
                    unpackIt);
    }
    const TemporaryFolder unpacked;
    unpackArchive(path, unpacked.path(), isUnpacked, &context);
    bool isAsked = false;
    const ListOptions options = optionsInside(given, path, contents.pictures, unpacked.path(), isAsked);
    std::vector<std::string> all = contents.pictures;
    all.insert(all.end(), contents.others.begin(), contents.others.end());
    if (const auto whole = findAs(
            {DatasetFormat::Idx, DatasetFormat::Cifar, DatasetFormat::Csv, DatasetFormat::Coco, DatasetFormat::Json},
            unpacked.path() / commonFolder(all), wanted, options)) {
        return Reading{readLists(path, contents, *whole, unpacked.path(), context),
                       inArchive(whole->because, unpacked.path(), path)};
    }
    const std::vector<Found> found = findLists(unpacked.path(), contents.others, wanted, options);
    TriedLists tried = tryLists(path, contents, found, unpacked.path(), isAsked, context);
    // Annotations of COCO are never of pictures in folders of classes.
    const bool mayBeFolders = wanted == DatasetFormat::Auto && hasClassFolders(contents.pictures) &&
                              std::none_of(found.begin(), found.end(), [](const Found& list) {
                                  return list.reader->format() == DatasetFormat::Coco;
                              });
    if (tried.names.size() > 1 && !mayBeFolders) {
        refuseSeveral(path, std::move(tried.names));
    }
    if (tried.names.size() == 1 && tried.catalog) {
        tried.catalog->skipped.insert(tried.catalog->skipped.end(), tried.others.begin(), tried.others.end());
        return Reading{std::move(*tried.catalog), std::move(tried.because)};
    }
    const bool isToTell = tried.isOfPictures || wanted != DatasetFormat::Auto;
    if (tried.problem && isToTell && !(mayBeFolders && found.size() > 1)) {
        std::rethrow_exception(tried.problem);
    }
    if (wanted == DatasetFormat::Auto) {
        refusePieces(path, contents, unpacked.path(), options);
    }
    return std::nullopt;
}

/// All of an archive.
Reading readWhole(const fs::path& path, ArchiveContents& contents, DatasetFormat wanted, const ListOptions& options,
                  RunContext& context) {
    if (wanted == DatasetFormat::WebDataset ||
        (wanted == DatasetFormat::Auto && areSamples(contents.pictures, contents.others))) {
        return {WebDatasetReader().read(path, context), "its pictures have labels beside them"};
    }
    const bool isOfFolders = wanted == DatasetFormat::Folders || wanted == DatasetFormat::ImageNet;
    if (!isOfFolders && std::any_of(contents.others.begin(), contents.others.end(), isUnpacked)) {
        if (auto reading = readUnpacked(path, contents, wanted, options, context)) {
            return std::move(*reading);
        }
    }
    if (!isOfFolders && wanted != DatasetFormat::Auto) {
        throw Error("There is no data set of the format " + std::string(toString(wanted)) + " in " + path.string(),
                    "Leave out the format, or name another one");
    }
    if (wanted == DatasetFormat::Auto) {
        refuseDetection(path, contents.pictures, contents.others);
    }
    Catalog catalog = readFolders(path, contents);
    std::string because = "it holds pictures in folders, such as " + catalog.images.front().location;
    if (wanted == DatasetFormat::ImageNet || (wanted == DatasetFormat::Auto && hasWordNetIds(catalog))) {
        catalog.format = DatasetFormat::ImageNet;
        because = "its folders are named by WordNet ids";
        nameByWordNet(catalog, path.parent_path());
    }
    return {std::move(catalog), std::move(because)};
}

/// A list in an archive.
Reading readNamed(const ArchivedPath& at, const ArchiveContents& contents, DatasetFormat wanted,
                  const ListOptions& given, RunContext& context) {
    if (!isListName(at.name) ||
        std::find(contents.others.begin(), contents.others.end(), at.name) == contents.others.end()) {
        const auto list = std::find_if(contents.others.begin(), contents.others.end(), isListName);
        const std::string what =
            "There is no list (CSV, TSV, JSON or JSONL) called " + at.name + " in " + at.archive.string();
        if (list == contents.others.end()) {
            throw Error(what, "Give the archive itself");
        }
        throw Error(what, "Give a list that is in it, such as " + *list + ", or the archive itself");
    }
    const TemporaryFolder unpacked;
    unpackArchive(
        at.archive, unpacked.path(), [&](const std::string& name) { return name == at.name; }, &context);
    bool isAsked = false;
    const ListOptions options = optionsInside(given, at.archive, contents.pictures, unpacked.path(), isAsked);
    const Found found = namedList(unpacked.path() / at.name, wanted, options);
    return {readLists(at.archive, contents, found, unpacked.path(), context),
            inArchive(found.because, unpacked.path(), at.archive)};
}

}  // namespace

std::optional<ArchivedPath> archivedPath(const std::filesystem::path& path) {
    std::error_code error;
    for (fs::path at = path; !at.empty(); at = at.parent_path()) {
        if (fs::is_regular_file(at, error)) {
            const fs::path inside = path.lexically_relative(at);
            return isArchive(at) ? std::optional<ArchivedPath>({at, inside == "." ? std::string() : inside.string()})
                                 : std::nullopt;
        }
        if (fs::exists(at, error) || at == at.parent_path()) {
            break;
        }
    }
    return std::nullopt;
}

ArchiveReader::ArchiveReader(DatasetFormat format, ListOptions options)
    : m_format(format), m_options(std::move(options)) {}

std::optional<std::string> ArchiveReader::recognise(const std::filesystem::path& path) const {
    const std::optional<ArchivedPath> at = archivedPath(path);
    if (!at) {
        return std::nullopt;
    }
    return "it is " + std::string(at->name.empty() ? "" : "in ") + "a " + archiveKind(at->archive) +
           (m_because.empty() ? "" : "; " + m_because);
}

Catalog ArchiveReader::read(const std::filesystem::path& path, RunContext& context) const {
    const ArchivedPath at = archivedPath(path).value_or(ArchivedPath{path, {}});
    ArchiveContents contents = contentsOfArchive(at.archive, context);
    Reading reading = at.name.empty() ? readWhole(at.archive, contents, m_format, m_options, context)
                                      : readNamed(at, contents, m_format, m_options, context);
    m_format = reading.catalog.format;
    m_because = std::move(reading.because);
    return std::move(reading.catalog);
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
