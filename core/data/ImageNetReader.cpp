// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageNetReader.h"

#include <system_error>

#include "data/FolderReader.h"
#include "data/PictureSource.h"
#include "data/WordNet.h"
#include "data/WordNetTree.h"

namespace docent {

namespace {

namespace fs = std::filesystem;

/// Folders that are looked at; ImageNet has a thousand, of which each tells.
constexpr int maxLooked = 10'000;

struct Folders {
    int ids = 0;
    int others = 0;
    std::string first;
};

void countFolders(const fs::path& folder, const fs::path& root, Folders& folders) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (folders.ids + folders.others >= maxLooked) {
            return;
        }
        if (name.starts_with('.') || !entry->is_directory(error)) {
            continue;
        }
        if (isWordNetId(name)) {
            ++folders.ids;
            folders.first = folders.first.empty() ? entry->path().lexically_relative(root).string() : folders.first;
        } else {
            ++folders.others;
        }
    }
}

}  // namespace

std::optional<std::string> ImageNetReader::recognise(const std::filesystem::path& path) const {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return std::nullopt;
    }
    Folders folders;
    countFolders(path, path, folders);
    for (const char* split : {"train", "val", "test"}) {
        if (folders.ids == 0 && fs::is_directory(path / split, error)) {
            folders.others = 0;
            countFolders(path / split, path, folders);
        }
    }
    if (folders.ids < 2 || folders.ids <= folders.others) {
        return std::nullopt;
    }
    return "its folders are named by WordNet ids, such as " + folders.first;
}

Catalog ImageNetReader::read(const std::filesystem::path& path, RunContext& context) const {
    Catalog catalog = FolderReader().read(path, context);
    catalog.format = DatasetFormat::ImageNet;
    nameByWordNet(catalog, path);
    return catalog;
}

std::unique_ptr<ImageSource> ImageNetReader::open(const Catalog& catalog) const {
    return openPictures(catalog);
}

void nameByWordNet(Catalog& catalog, const std::filesystem::path& near) {
    const auto folder = findWordNet(near);
    if (!folder) {
        catalog.notes.emplace_back(
            "There is no WordNet on this machine, so the classes have no hierarchy: install the package wordnet-base, "
            "or put wordnet.is_a.txt and words.txt beside the folders, and import again.");
        return;
    }
    attachWordNetIds(catalog, WordNet(*folder));
    catalog.notes.push_back("The hierarchy is that of WordNet in " + folder->string() + ".");
}

}  // namespace docent
