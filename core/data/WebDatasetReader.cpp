// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/WebDatasetReader.h"

#include <algorithm>
#include <charconv>
#include <list>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "data/Archive.h"
#include "data/ArchiveSource.h"
#include "data/ImageDecoder.h"
#include "data/JsonText.h"
#include "data/ListColumns.h"
#include "data/PicturePlace.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

using Json = nlohmann::json;

/// A label, or the JSON that holds one.
constexpr std::uint64_t maxLabelFileBytes = 1U << 20;
constexpr std::size_t maxLabelBytes = 1024;
constexpr std::uint64_t maxNamesBytes = 16U << 20;
/// Shards whose files are open at once.
constexpr std::size_t mostOpen = 8;
/// Entries of a folder that are looked at to recognise it.
constexpr int maxLooked = 10'000;

bool isShard(const fs::path& path) {
    const std::string name = path.filename().string();
    return !name.starts_with('.') && (name.ends_with(".tar") || name.ends_with(".tar.gz") || name.ends_with(".tgz"));
}

/// "000017" of "part/000017.seg.png", with the folder.
std::string_view keyOf(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    return name.substr(0, name.find('.', slash == std::string_view::npos ? 0 : slash));
}

std::string_view endingOf(std::string_view name) {
    const std::string_view key = keyOf(name);
    return key.size() < name.size() ? name.substr(key.size() + 1) : std::string_view();
}

/// The shards at a path, with their folders inside it.
std::vector<fs::path> shardsAt(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return {path};
    }
    std::vector<fs::path> shards;
    fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        if (entry.depth() > 1) {
            entry.disable_recursion_pending();
        } else if (isShard(entry->path()) && entry->is_regular_file(error)) {
            shards.push_back(entry->path());
        }
    }
    std::sort(shards.begin(), shards.end());
    return shards;
}

Split splitOf(const fs::path& shard, const fs::path& root) {
    const fs::path relative = shard.lexically_relative(root);
    const std::string name = relative.filename().string();
    // A word of the name, wherever it stands: "train-000001.tar", "flowers_val.000.tar".
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.size(), name.find_first_of("-_.", at));
        const auto word = splitOfWord(name.substr(at, end - at));
        if (word && *word != Split::Unassigned) {
            return *word;
        }
        at = end + 1;
    }
    return relative.has_parent_path() ? splitOfWord(relative.begin()->string()).value_or(Split::Unassigned)
                                      : Split::Unassigned;
}

std::vector<std::string> readNames(const fs::path& folder) {
    std::vector<std::string> names;
    for (const char* name : {"classes.txt", "classnames.txt"}) {
        std::error_code ignored;
        if (names.empty() && fs::is_regular_file(folder / name, ignored)) {
            std::istringstream text(readTextFile(folder / name, maxNamesBytes));
            for (std::string line; std::getline(text, line);) {
                names.emplace_back(trimmed(line));
            }
        }
    }
    return names;
}

/// The label in the JSON of a sample.
std::optional<std::string> labelOfJson(const std::vector<std::uint8_t>& content) {
    const Json object = Json::parse(content.begin(), content.end(), nullptr, false);
    if (!object.is_object()) {
        return std::nullopt;
    }
    for (const char* key : {"label_name", "class_name", "label", "class", "cls", "category"}) {
        if (const auto found = object.find(key); found != object.end()) {
            return found->is_string()           ? std::optional(found->get<std::string>())
                   : found->is_number_integer() ? std::optional(std::to_string(found->get<std::int64_t>()))
                                                : std::nullopt;
        }
    }
    return std::nullopt;
}

/// Reads the samples of shards one after the other.
class Samples {
public:
    Samples(Catalog& catalog, std::vector<std::string> names, RunContext& context)
        : m_catalog(catalog), m_names(std::move(names)), m_context(context) {}

    void read(const fs::path& shard, Split split) {
        m_shard = shard.lexically_relative(m_catalog.root).string();
        m_split = split;
        ArchiveStream stream(shard);
        std::unordered_set<std::string> seen;
        while (const auto entry = stream.next()) {
            m_context.checkStop();
            if (!entry->refusal.empty()) {
                skip(entry->name, entry->refusal);
                continue;
            }
            if (const std::string key(keyOf(entry->name)); key != m_key) {
                finish();
                m_key = key;
            }
            const std::string_view ending = endingOf(entry->name);
            if (isPictureFile(entry->name)) {
                if (!m_picture.empty()) {
                    skip(entry->name, "is a further picture of one sample");
                } else if (entry->name.find('#') != std::string::npos) {
                    skip(entry->name, "has a '#' in its name");
                } else if (!seen.insert(entry->name).second) {
                    skip(entry->name, "is in the archive twice: the first one counts");
                } else {
                    m_picture = entry->name;
                }
            } else if (ending == "cls" || ending == "class" || ending == "label") {
                const auto content = stream.read(maxLabelFileBytes);
                m_label = trimmed({reinterpret_cast<const char*>(content.data()), content.size()});
            } else if (ending == "json" && m_label.empty()) {
                m_label = labelOfJson(stream.read(maxLabelFileBytes)).value_or(std::string());
            }
        }
        finish();
    }

    [[nodiscard]] std::int64_t count() const { return std::ssize(m_catalog.images); }

private:
    void skip(const std::string& name, const std::string& reason) {
        m_catalog.skipped.push_back({m_shard + "#" + name, reason});
    }

    /// Takes the sample that was read.
    void finish() {
        const std::string picture = std::exchange(m_picture, {});
        std::string label = std::exchange(m_label, {});
        m_key.clear();
        if (picture.empty()) {
            return;
        }
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
        if (!label.empty() && !m_names.empty() && error == std::errc() && end == label.data() + label.size()) {
            if (number >= m_names.size() || m_names[number].empty()) {
                skip(picture, "has the label " + label + ", and the names are " + std::to_string(m_names.size()));
                return;
            }
            label = m_names[number];
        }
        if (label.empty()) {
            skip(picture, "has no label");
        } else if (label.size() > maxLabelBytes || !isUtf8(label) ||
                   std::any_of(label.begin(), label.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
            skip(picture, "has a label that is no text of one line");
        } else {
            try {
                const NodeId node = m_catalog.hierarchy.addPath(label);
                m_catalog.hasOwnSplits = m_catalog.hasOwnSplits || m_split != Split::Unassigned;
                m_catalog.images.push_back({.location = m_shard + "#" + picture, .label = node, .split = m_split});
            } catch (const Error& problem) {
                skip(picture, "has a label that cannot be used: " + problem.reason());
            }
        }
    }

    Catalog& m_catalog;
    std::vector<std::string> m_names;
    RunContext& m_context;
    std::string m_shard;
    Split m_split = Split::Unassigned;
    std::string m_key;  ///< of the sample that is being read
    std::string m_picture;
    std::string m_label;
};

/// The pictures of many shards, of which a few are open at once.
class ShardsSource final : public ImageSource {
public:
    explicit ShardsSource(const Catalog& catalog) {
        const PictureFiles files(catalog);
        std::map<std::string, std::size_t, std::less<>> known;
        for (const ImageRecord& image : catalog.images) {
            const std::string_view file = files.of(image.location);
            auto place = known.find(file);
            if (place == known.end()) {
                place = known.emplace(file, m_shards.size()).first;
                m_shards.push_back({catalog.root / file, fileFingerprint(catalog.root / file), {}, {}});
            }
            Shard& shard = m_shards[place->second];
            m_places.emplace_back(place->second, std::ssize(shard.names));
            shard.names.push_back(image.location.substr(std::min(file.size() + 1, image.location.size())));
        }
    }
    [[nodiscard]] std::int64_t size() const override { return std::ssize(m_places); }
    [[nodiscard]] Picture get(std::int64_t index, int size) const override {
        const auto& [shard, number] = m_places.at(static_cast<std::size_t>(index));
        return opened(shard)->get(number, size);
    }
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override {
        return m_shards[m_places.at(static_cast<std::size_t>(index)).first].fingerprint;
    }

private:
    struct Shard {
        fs::path path;
        std::string fingerprint;
        std::vector<std::string> names;
        std::shared_ptr<const ArchiveSource> source;
    };
    std::shared_ptr<const ArchiveSource> opened(std::size_t index) const {
        const std::lock_guard lock(m_mutex);
        Shard& shard = m_shards[index];
        if (shard.source == nullptr) {
            if (m_open.size() == mostOpen) {
                m_shards[m_open.front()].source.reset();
                m_open.pop_front();
            }
            shard.source = std::make_shared<const ArchiveSource>(shard.path, shard.names);
            m_open.push_back(index);
        }
        return shard.source;
    }

    std::vector<std::pair<std::size_t, std::int64_t>> m_places;
    mutable std::mutex m_mutex;
    mutable std::vector<Shard> m_shards;
    mutable std::list<std::size_t> m_open;  ///< the oldest first
};

}  // namespace

bool areSamples(const std::vector<std::string>& pictures, const std::vector<std::string>& others) {
    std::unordered_set<std::string_view> keys;
    for (const std::string& picture : pictures) {
        keys.insert(keyOf(picture));
    }
    std::unordered_set<std::string_view> labelled;
    for (const std::string& other : others) {
        const std::string_view ending = endingOf(other);
        if ((ending == "cls" || ending == "class" || ending == "label" || ending == "json") &&
            keys.contains(keyOf(other))) {
            labelled.insert(keyOf(other));
        }
    }
    return !labelled.empty() && 2 * labelled.size() >= keys.size();
}

std::optional<std::string> WebDatasetReader::recognise(const std::filesystem::path& path) const {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return std::nullopt;  // one shard is an archive, whose content tells
    }
    int shards = 0;
    int looked = 0;
    fs::path first;
    fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end && looked < maxLooked;
         entry.increment(error), ++looked) {
        if (entry.depth() > 1) {
            entry.disable_recursion_pending();
        } else if (isShard(entry->path())) {
            first = shards++ == 0 ? entry->path() : first;
        } else if (isPictureFile(entry->path())) {
            return std::nullopt;
        }
    }
    if (shards == 0) {
        return std::nullopt;
    }
    return "it holds " + counted(shards, "tar archive", "tar archives") + ", such as " +
           first.lexically_relative(path).string();
}

Catalog WebDatasetReader::read(const std::filesystem::path& path, RunContext& context) const {
    const std::vector<fs::path> shards = shardsAt(path);
    if (shards.empty()) {
        throw Error("There is no tar archive in " + path.string(), "Give the folder that holds the shards");
    }
    std::error_code error;
    Catalog catalog;
    catalog.root = fs::is_directory(path, error) ? path : fs::absolute(path).parent_path();
    catalog.format = DatasetFormat::WebDataset;
    Samples samples(catalog, readNames(catalog.root), context);
    for (std::size_t i = 0; i < shards.size(); ++i) {
        context.progress({.stage = "Reading shards",
                          .done = static_cast<std::int64_t>(i),
                          .total = std::ssize(shards),
                          .doneAtStart = 0,
                          .detail = counted(samples.count(), "picture", "pictures")});
        samples.read(shards[i], splitOf(shards[i], catalog.root));
    }
    if (catalog.images.empty()) {
        throw Error(
            path.string() + " holds no sample with a picture and a label" +
                (catalog.skipped.empty() ? std::string()
                                         : "; the first that was left out, " + catalog.skipped.front().location + ", " +
                                               catalog.skipped.front().reason),
            "Give shards whose pictures have a .cls or .json file of the same name beside them");
    }
    return catalog;
}

std::unique_ptr<ImageSource> WebDatasetReader::open(const Catalog& catalog) const {
    return std::make_unique<ShardsSource>(catalog);
}

}  // namespace docent
