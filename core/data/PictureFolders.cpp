// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureFolders.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "base/Words.h"
#include "data/TextEncoding.h"

namespace docent {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFolders = 200;
constexpr std::size_t firstLook = 5;  ///< pictures that are looked for in each folder before the others are
/// Folders beside those of the pictures.
constexpr std::array<std::string_view, 6> listFolders{"annotations", "annotation", "labels",
                                                      "lists",       "splits",     "metadata"};

/// Adds the folders that stand in one, by name.
void addFoldersIn(const fs::path& folder, std::vector<fs::path>& folders) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->symlink_status(ignored).type() == fs::file_type::directory &&
            !entry->path().filename().string().starts_with('.')) {
            found.push_back(entry->path());
        }
    }
    std::sort(found.begin(), found.end());
    for (fs::path& path : found) {
        if (folders.size() < mostFolders && std::find(folders.begin(), folders.end(), path) == folders.end()) {
            folders.push_back(std::move(path));
        }
    }
}

void addTwoLevels(const fs::path& folder, std::vector<fs::path>& folders) {
    const std::size_t first = folders.size();
    addFoldersIn(folder, folders);
    const std::size_t end = folders.size();
    for (std::size_t i = first; i < end; ++i) {
        addFoldersIn(fs::path(folders[i]), folders);
    }
}

/// Those of `folders` that hold some of `names`, where they hold nine of ten and none of these lies in two.
std::vector<fs::path> sharedAmong(const std::vector<fs::path>& folders, const std::vector<std::string>& names,
                                  const std::function<bool(const fs::path&)>& hasPicture) {
    if (folders.size() >= mostFolders) {
        return {};  // there may be more that hold some
    }
    std::vector<fs::path> used;
    std::vector<bool> isFound(names.size(), false);
    std::size_t found = 0;
    for (const fs::path& folder : folders) {
        bool isUsed = false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!hasPicture(folder / names[i])) {
                continue;
            }
            if (isFound[i]) {
                return {};
            }
            isFound[i] = true;
            isUsed = true;
            ++found;
        }
        if (isUsed) {
            used.push_back(folder);
        }
    }
    return found * 10 >= names.size() * 9 ? used : std::vector<fs::path>();
}

}  // namespace

std::vector<fs::path> foldersNear(const fs::path& list) {
    std::vector<fs::path> folders;
    const fs::path own = list.parent_path();
    addTwoLevels(own, folders);
    if (std::find(listFolders.begin(), listFolders.end(), lowerCase(own.filename().string())) != listFolders.end()) {
        folders.push_back(own.parent_path());
        addTwoLevels(own.parent_path(), folders);
    }
    return folders;
}

std::vector<fs::path> foldersOfPictures(const fs::path& list, const std::vector<fs::path>& folders,
                                        const std::vector<std::string>& names,
                                        const std::function<bool(const fs::path&)>& hasPicture) {
    const auto hits = [&](const fs::path& folder, std::size_t most) {
        const std::size_t count = std::min(most, names.size());
        std::size_t found = 0;
        for (std::size_t i = 0; i < count; ++i) {
            found += hasPicture(folder / names[i * names.size() / count]) ? 1 : 0;
        }
        return found;
    };
    std::vector<fs::path> best;
    for (const fs::path& folder : folders) {
        if (hits(folder, firstLook) > 0 && hits(folder, names.size()) * 10 >= names.size() * 9) {
            best.push_back(folder);
        }
    }
    if (best.size() > 1) {
        const std::string name = lowerCase(list.stem().string());
        std::erase_if(best, [&name](const fs::path& folder) {
            return name.find(lowerCase(folder.filename().string())) == std::string::npos;
        });
    }
    if (best.empty()) {
        return sharedAmong(folders, names, hasPicture);
    }
    return best.size() == 1 ? best : std::vector<fs::path>();
}

bool arePieces(const std::vector<fs::path>& folders) {
    constexpr std::array<std::string_view, 12> words{"image", "images", "img",  "imgs",  "picture", "pictures",
                                                     "photo", "photos", "part", "parts", "batch",   "batches"};
    const auto stemOf = [](const fs::path& folder) {
        const std::string name = lowerCase(folder.filename().string());
        return name.substr(0, name.find_last_not_of("0123456789") + 1);
    };
    if (folders.empty()) {
        return false;
    }
    const std::string stem = stemOf(folders.front());
    std::string last = stem.substr(0, stem.find_last_not_of("_- ") + 1);
    last.erase(0, last.find_last_of("_- ") + 1);
    return std::find(words.begin(), words.end(), last) != words.end() &&
           std::all_of(folders.begin(), folders.end(), [&](const fs::path& folder) {
               return stemOf(folder) == stem && folder.filename().string().size() > stem.size();
           });
}

bool namesPictureIn(const fs::path& list, const std::vector<fs::path>& folders,
                    const std::function<bool(const fs::path&)>& hasPicture) {
    constexpr std::size_t headBytes = std::size_t{64} << 10;
    constexpr std::size_t mostWords = 200;
    const std::string head = readTextHead(list, headBytes);
    std::size_t count = 0;
    const std::size_t names = head.find('\n');  // of columns, where there is more than a line
    for (std::size_t at = names == std::string::npos ? 0 : names; at < head.size() && count < mostWords; ++count) {
        const std::size_t begin = head.find_first_not_of(",;\t|\"\r\n {}[]:", at);
        if (begin == std::string::npos) {
            break;
        }
        at = std::min(head.find_first_of(",;\t|\"\r\n", begin), head.size());
        const std::string word = head.substr(begin, at - begin);
        for (const fs::path& folder : folders) {
            for (const char* ending : {"", ".jpg", ".jpeg", ".png"}) {
                if (hasPicture(folder / (word + ending)) || hasPicture(folder / "images" / (word + ending))) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace docent
