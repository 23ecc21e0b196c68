// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/DeviceModel.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <vector>

namespace docent {

namespace {

namespace fs = std::filesystem;

/// The value of the first line "key : value" of a file.
std::string valueOf(const fs::path& path, const std::string& key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos || !line.starts_with(key)) {
            continue;
        }
        const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
        if (begin != std::string::npos) {
            return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
        }
    }
    return {};
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::vector<fs::path> folders;
    std::error_code ignored;
    for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
        folders.push_back(entry->path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

}  // namespace

std::string deviceModel(const std::string& device, const fs::path& proc) {
    if (device == "cpu") {
        return valueOf(proc / "cpuinfo", "model name");
    }
    constexpr std::string_view prefix = "cuda:";
    std::size_t index = 0;
    if (!device.starts_with(prefix) ||
        std::from_chars(device.data() + prefix.size(), device.data() + device.size(), index).ec != std::errc()) {
        return {};
    }
    const std::vector<fs::path> cards = foldersIn(proc / "driver/nvidia/gpus");
    if (index >= cards.size() || (cards.size() > 1 && std::getenv("CUDA_VISIBLE_DEVICES") != nullptr)) {
        return {};
    }
    return valueOf(cards[index] / "information", "Model");
}

}  // namespace docent
