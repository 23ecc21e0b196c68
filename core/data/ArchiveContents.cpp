// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ArchiveContents.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_set>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "data/Archive.h"
#include "data/ImageDecoder.h"
#include "data/ListColumns.h"

namespace docent {

namespace {

std::string fileName(const std::string& name) {
    return name.substr(name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
}

bool isHidden(const std::string& name) {
    return name.starts_with('.') || name.find("/.") != std::string::npos || name.starts_with("__MACOSX/");
}

/// Of the formats that pack many pictures into a file.
bool isPackedPart(const std::string& name) {
    const std::string file = fileName(name);
    return file.find("idx3") != std::string::npos || file.find("idx1") != std::string::npos ||
           file.ends_with("_label_names.txt") || file == "batches.meta.txt" ||
           (file.ends_with(".bin") &&
            (file.starts_with("data_batch_") || file == "test_batch.bin" || file == "train.bin" || file == "test.bin"));
}

}  // namespace

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

bool isUnpacked(const std::string& name) {
    return isListName(name) || isPackedPart(name);
}

ArchiveContents contentsOfArchive(const std::filesystem::path& path, RunContext& context) {
    ArchiveContents contents;
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
            contents.listBytes += isUnpacked(entry->name) ? entry->bytes : 0;
        } else if (entry->bytes == 0) {
            contents.skipped.push_back({entry->name, "is empty"});
        } else {
            contents.pictures.push_back(entry->name);
        }
    }
    return contents;
}

void unpackArchive(const std::filesystem::path& path, const std::filesystem::path& folder,
                   const std::function<bool(const std::string&)>& isTaken, RunContext* context) {
    ArchiveStream stream(path);
    std::uint64_t left = maxUnpackedBytes;
    std::unordered_set<std::string> seen;
    while (const auto entry = stream.next()) {
        if (context != nullptr) {
            context->checkStop();
        }
        if (!entry->refusal.empty() || isHidden(entry->name) || !isTaken(entry->name) ||
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

}  // namespace docent
