// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/DatasetReader.h"

#include <sys/stat.h>

#include <system_error>

#include "base/Error.h"
#include "data/FolderReader.h"
#include "data/IdxReader.h"

namespace docent {

std::string fileFingerprint(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        return "missing";
    }
    return std::to_string(info.st_size) + ":" + std::to_string(info.st_mtim.tv_sec) + "." +
           std::to_string(info.st_mtim.tv_nsec);
}

std::unique_ptr<DatasetReader> createDatasetReader(DatasetFormat format, const std::filesystem::path& path) {
    switch (format) {
        case DatasetFormat::Folders:
            return std::make_unique<FolderReader>();
        case DatasetFormat::Idx:
            return std::make_unique<IdxReader>();
        case DatasetFormat::Auto:
            break;
    }
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw Error("Cannot read the data set " + path.string() + ": there is no such file or folder",
                    "Check the path");
    }
    if (auto idx = std::make_unique<IdxReader>(); idx->recognise(path)) {
        return idx;
    }
    if (auto folders = std::make_unique<FolderReader>(); folders->recognise(path)) {
        return folders;
    }
    throw Error("There are no pictures of a known layout in " + path.string() +
                    ": looked for train-images-idx3-ubyte[.gz] or one such file (idx), and for PNG, JPEG, WebP, TIFF, "
                    "BMP or GIF files in class folders (folders)",
                "Check the path, or name the format");
}

}  // namespace docent
