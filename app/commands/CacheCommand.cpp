// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/CacheCommand.h"

#include <array>
#include <charconv>
#include <cmath>
#include <ctime>
#include <iostream>
#include <map>
#include <string_view>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "base/Error.h"
#include "base/Words.h"
#include "data/CacheStore.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

struct CacheOptions {
    std::string limit;
    std::string folder;
    bool clear = false;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("limit", limit, "how much decoded pictures may take together, such as 20GB or 500MB; none for no limit");
        visit("folder", folder, "where they are kept from now on, on any disk; own for the workspace's own");
        visit("clear", clear, "delete all of them; they are made again when they are needed");
    }
};

/// "20GB", "1.5 TB", "none"; units are powers of 1000, as all that Docent prints.
std::uint64_t bytesOf(const std::string& text) {
    const std::string lower = lowerCase(trimmed(text));
    if (lower == "none") {
        return 0;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(lower.data(), lower.data() + lower.size(), number);
    const std::string unit(trimmed({end, static_cast<std::size_t>(lower.data() + lower.size() - end)}));
    constexpr std::array<std::string_view, 5> units{"", "kb", "mb", "gb", "tb"};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const double bytes = number * std::pow(1000, static_cast<double>(i));
        if (error == std::errc() && unit == units[i] && bytes >= 1e6 && bytes < 1e18) {
            return static_cast<std::uint64_t>(bytes);
        }
    }
    throw Error("'" + text + "' is no limit for the cache", "Give a size of a megabyte or more, such as 20GB, or none");
}

std::string dayOf(std::int64_t seconds) {
    const std::time_t time = seconds;
    std::tm parts{};
    char text[32] = "";
    if (::localtime_r(&time, &parts) != nullptr) {
        (void)std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts);
    }
    return text;
}

void change(Workspace& workspace, const CacheOptions& options) {
    const auto lock = workspace.lock();
    if (options.clear) {
        const std::vector<CacheEntry> entries = cacheEntries(workspace.cacheFolder());
        const std::uint64_t bytes = bytesTogether(entries);
        for (const CacheEntry& entry : entries) {
            removeCacheEntry(entry);
        }
        std::cerr << formatBytes(bytes - bytesTogether(cacheEntries(workspace.cacheFolder()))) << " were freed.\n";
    }
    if (options.limit.empty() && options.folder.empty()) {
        return;
    }
    const std::uint64_t limit = options.limit.empty() ? workspace.cacheLimit() : bytesOf(options.limit);
    const fs::path before = workspace.cacheFolder();
    workspace.setCache(options.folder.empty()    ? before
                       : options.folder == "own" ? fs::path()
                                                 : fs::path(options.folder),
                       limit);
    (void)makeRoomInCache(workspace.cacheFolder(), 0, limit, {});
    if (before != workspace.cacheFolder() && !cacheEntries(before).empty()) {
        std::cerr << "What was decoded so far stays in " << before.string()
                  << ", where it can be deleted; it is made again when it is needed.\n";
    }
}

}  // namespace

void addCacheCommand(CommandTree& tree) {
    Command& command =
        tree.add("cache", "the decoded pictures: what they take, where they lie, how much they may take");
    const auto options = std::make_shared<CacheOptions>();
    command.bind(*options);
    command.examples({"docent cache", "docent cache --limit 20GB", "docent cache --folder /mnt/fast/birds-cache",
                      "docent cache --clear"});
    command.setBody([options](const GlobalOptions& global) {
        Workspace workspace(global.workspace);
        if (options->clear || !options->limit.empty() || !options->folder.empty()) {
            change(workspace, *options);
        }
        Json list = Json::array();
        // A set has others too, of the sizes of models: these are nobody's by name.
        std::map<std::string, std::vector<std::string>> names;
        for (const DatasetRecord& record : workspace.datasets()) {
            names[record.cacheKey].push_back(record.name);
        }
        Table table({"decoded pictures", "of", "pictures>", "pixels>", "size>", "last used"});
        const std::vector<CacheEntry> entries = cacheEntries(workspace.cacheFolder());
        const std::uint64_t total = bytesTogether(entries);
        for (const CacheEntry& entry : entries) {
            const bool isWhole = entry.images > 0;
            const std::vector<std::string>& datasets = names[entry.folder.filename().string()];
            table.add({entry.folder.filename().string(), datasets.empty() ? "-" : joined(datasets, ", "),
                       isWhole ? grouped(entry.images) : "unfinished", isWhole ? std::to_string(entry.imageSize) : "-",
                       formatBytes(entry.bytes), dayOf(entry.lastUsed)});
            list.push_back({{"folder", entry.folder.string()},
                            {"datasets", datasets},
                            {"images", entry.images},
                            {"image_size", entry.imageSize},
                            {"bytes", entry.bytes},
                            {"last_used", entry.lastUsed}});
        }
        const std::uint64_t limit = workspace.cacheLimit();
        if (global.json) {
            printJson({{"folder", workspace.cacheFolder().string()},
                       {"limit", limit},
                       {"bytes", total},
                       {"entries", std::move(list)}});
            return exitDone;
        }
        std::cout << (list.empty() ? std::string() : table.text()) << formatBytes(total) << " in "
                  << workspace.cacheFolder().string()
                  << (limit > 0 ? ", of " + formatBytes(limit) + " at most; the least recently used go first"
                                : ", without a limit")
                  << ".\n";
        return exitDone;
    });
}

}  // namespace docent
