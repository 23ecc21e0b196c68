// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/DatasetReader.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <system_error>
#include <tuple>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ArchiveReader.h"
#include "data/CifarReader.h"
#include "data/CocoLists.h"
#include "data/CocoReader.h"
#include "data/DetectionLayout.h"
#include "data/FolderReader.h"
#include "data/FormatReader.h"
#include "data/IdxReader.h"
#include "data/ImageDecoder.h"
#include "data/ImageNetReader.h"
#include "data/JsonReader.h"
#include "data/ListColumns.h"
#include "data/ManifestReader.h"
#include "data/PictureFolders.h"
#include "data/WebDatasetReader.h"

namespace docent {

std::string fileFingerprint(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        return "missing";
    }
    return std::to_string(info.st_size) + ":" + std::to_string(info.st_mtim.tv_sec) + "." +
           std::to_string(info.st_mtim.tv_nsec);
}

namespace {

namespace fs = std::filesystem;

template <typename Reader, typename... Options>
std::unique_ptr<DatasetReader> ifRecognised(const std::filesystem::path& path, const Options&... options) {
    auto reader = std::make_unique<Reader>(options...);
    return reader->recognise(path) ? std::move(reader) : nullptr;
}

/// Debian has no package of Arrow, whose library reads Parquet.
[[noreturn]] void refuseParquet(const fs::path& path) {
    throw Error(path.string() +
                    " is a Parquet data set, and reading it needs a build with Apache Arrow, which Debian has "
                    "no package of",
                "Write its pictures into folders or into WebDataset shards with the Python package 'datasets'");
}

/// Whether a folder holds shards of the Hugging Face hub, "data/train-00000-of-00002.parquet".
bool holdsParquet(const fs::path& path) {
    std::error_code error;
    for (const fs::path& folder : {path, path / "data"}) {
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
            if (lowerExtension(entry->path()) == ".parquet") {
                return true;
            }
        }
    }
    return false;
}

/// COCO as it is distributed: the lists beside the folders of pictures, which would be taken for classes.
void refuseCocoFolder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> lists;
    for (fs::directory_iterator entry(path / cocoListFolder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (lowerExtension(entry->path()) == ".json") {
            lists.push_back(entry->path());
        }
    }
    if (lists.empty()) {
        return;
    }
    std::sort(lists.begin(), lists.end());
    const auto instances = std::find_if(lists.begin(), lists.end(), [](const fs::path& list) {
        return list.filename().string().starts_with("instances");
    });
    const fs::path& list = instances == lists.end() ? lists.front() : *instances;
    throw Error(path.string() + " holds lists of annotations beside its pictures, as COCO does",
                "Give the list: " + list.string());
}

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

/// Whether a folder, or the one in it that is called "images", has pictures in it, and no folder; not where it cannot
/// be read.
bool holdsPicturesAlone(const fs::path& folder) {
    bool hasPicture = false;
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (!isHidden(entry->path()) && entry->is_directory(ignored)) {
            folders.push_back(entry->path());
            if (hasPicture || folders.size() > 1 || folders.front().filename() != "images") {
                return false;
            }
        }
        hasPicture = hasPicture || isPictureFile(entry->path());
    }
    return !error && (folders.empty() ? hasPicture : !hasPicture && holdsPicturesAlone(folders.front()));
}

/// "data_batch_1" or "train" beside the names of the classes, without the ".bin" of the version that is read.
bool isCifarOfPython(const fs::path& path) {
    return (isFile(path / "data_batch_1") && isFile(path / "batches.meta")) ||
           (isFile(path / "train") && isFile(path / "meta"));
}

/// Sends to one of the lists in a folder: of one to train and one to predict, or of a part of them, to the former.
[[noreturn]] void refuseForList(const fs::path& path, std::vector<fs::path> lists) {
    std::sort(lists.begin(), lists.end(), [](const fs::path& a, const fs::path& b) {
        const auto rank = [](const fs::path& list) {
            std::error_code ignored;
            const bool isToTrain = list.stem().string().find("train") != std::string::npos;
            return std::tuple(!isToTrain, -static_cast<std::int64_t>(fs::file_size(list, ignored)));
        };
        return std::pair(rank(a), a) < std::pair(rank(b), b);
    });
    throw Error(path.string() + " holds a list of its pictures, whose folders are no classes",
                "Give the list: " + lists.front().string());
}

/// A list beside folders of pictures that have no classes in them: "train.csv" and "train/1.jpg".
void refuseFolderWithList(const fs::path& path, const ListOptions& options) {
    std::vector<fs::path> lists;
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (isHidden(entry->path())) {
            continue;
        }
        if (entry->is_directory(ignored)) {
            folders.push_back(entry->path());
            if (folders.size() > 1 && !arePieces({folders.front(), folders.back()}) &&
                (!splitOfFolder(folders.front().filename().string()) ||
                 !splitOfFolder(folders.back().filename().string()))) {
                return;  // folders of classes
            }
        } else if (isPictureFile(entry->path())) {
            return;
        } else {
            lists.push_back(entry->path());
        }
    }
    if (folders.empty() || !std::all_of(folders.begin(), folders.end(), holdsPicturesAlone)) {
        return;
    }
    const bool ofPieces = arePieces(folders);
    std::erase_if(lists, [&](const fs::path& list) {
        const bool isOfThese =
            ofPieces && isListName(list.filename().string()) && namesPictureIn(list, folders, isFile);
        return !isOfThese && !ifRecognised<ManifestReader>(list, options) && !ifRecognised<CocoReader>(list, options) &&
               !ifRecognised<JsonReader>(list, options);
    });
    if (!lists.empty()) {
        refuseForList(path, lists);
    }
}

/// By what a file is called, where no reader knows it: that one says best what is wrong with it.
std::unique_ptr<DatasetReader> readerOfFile(const std::filesystem::path& path, const ListOptions& list) {
    const std::string extension = lowerExtension(path);
    if (extension == ".csv" || extension == ".tsv") {
        return std::make_unique<ManifestReader>(list);
    }
    if (extension == ".json" || extension == ".jsonl" || extension == ".ndjson") {
        return std::make_unique<JsonReader>(list);
    }
    for (const char* archive : {".zip", ".tar", ".gz", ".tgz", ".xz", ".bz2", ".7z", ".rar", ".zst", ".lz4"}) {
        if (extension == archive) {
            throw Error(path.string() + " is no zip and no tar archive that can be read",
                        "Unpack it, and give the folder");
        }
    }
    for (const char* table : {".xlsx", ".xls", ".ods"}) {
        if (extension == table) {
            throw Error(path.string() + " is a spreadsheet", "Save it as CSV, and give that file");
        }
    }
    if (extension == ".parquet") {
        refuseParquet(path);
    }
    if (isPictureFile(path)) {
        throw Error(path.string() + " is a single picture", "Give the folder that holds the folders of the classes");
    }
    return nullptr;
}

}  // namespace

std::unique_ptr<DatasetReader> createDatasetReader(DatasetFormat format, const std::filesystem::path& path,
                                                   const ListOptions& list) {
    if (archivedPath(path)) {
        return std::make_unique<ArchiveReader>(format, list);
    }
    if (auto reader = createFormatReader(format, list)) {
        return reader;
    }
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw Error("Cannot read the data set " + path.string() + ": there is no such file or folder",
                    "Check the path");
    }
    std::unique_ptr<DatasetReader> reader = ifRecognised<IdxReader>(path);
    reader = reader ? std::move(reader) : ifRecognised<CifarReader>(path);
    for (const auto& candidate : {ifRecognised<ManifestReader, ListOptions>, ifRecognised<CocoReader, ListOptions>,
                                  ifRecognised<JsonReader, ListOptions>}) {
        reader = reader ? std::move(reader) : candidate(path, list);
    }
    if (!reader) {
        refuseCocoFolder(path);
    }
    reader = reader ? std::move(reader) : ifRecognised<ImageNetReader>(path);
    reader = reader ? std::move(reader) : ifRecognised<WebDatasetReader>(path);
    if (!reader) {
        refuseFolderWithList(path, list);
        refuseDetection(path);
    }
    reader = reader ? std::move(reader) : ifRecognised<FolderReader>(path);
    if (!reader && holdsParquet(path)) {
        refuseParquet(path);
    }
    if (!reader && std::filesystem::is_regular_file(path, error)) {
        reader = readerOfFile(path, list);
    }
    if (reader) {
        return reader;
    }
    if (isCifarOfPython(path)) {
        throw Error(path.string() + " holds CIFAR as Python pickles it, and a pickle may run any program",
                    "Take the binary version, with data_batch_1.bin or train.bin");
    }
    throw Error("There are no pictures of a known layout in " + path.string() +
                    ": looked for train-images-idx3-ubyte[.gz] or one such file (idx), data_batch_1.bin or train.bin "
                    "with fine_label_names.txt (cifar), a table or list of pictures (csv, json, coco), tar shards "
                    "(webdataset), and PNG, JPEG, WebP, TIFF, BMP or GIF files in class "
                    "folders (folders)",
                "Check the path, or name the format");
}

}  // namespace docent
