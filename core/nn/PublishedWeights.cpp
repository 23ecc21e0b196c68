// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/PublishedWeights.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "nn/FloatStream.h"
#include "nn/ModelFile.h"
#include "nn/NpzFile.h"
#include "nn/TensorText.h"
#include "nn/WeightFile.h"

namespace docent {

namespace {

using Json = nlohmann::json;
using Shape = std::vector<std::int64_t>;

constexpr int maxStages = 8;
constexpr int maxDepth = 1000;
/// BiT's and timm's number, which no tensor tells.
constexpr int publishedGroups = 32;
/// The largest BiT, R152x4 with 21,843 classes, has 1.1e9.
constexpr std::int64_t maxParameters = std::int64_t{1} << 31;
constexpr const char* whatToUse =
    "Use BiT's .npz, or the .safetensors of timm's resnetv2_*_bit or Hugging Face's BitForImageClassification";

/// "a, b, c and 4 more"
std::string firstOf(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

enum class Container { Npz, Safetensors, Shards };

Container recognise(const fs::path& path) {
    if (path.filename().string().ends_with(".index.json")) {
        return Container::Shards;
    }
    const MappedFile file(path);
    const std::span<const std::uint8_t> bytes = file.bytes();
    if (bytes.size() >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 8 && bytes[3] < 9) {
        return Container::Npz;
    }
    constexpr std::uint8_t pickle = 0x80;
    if (bytes.size() > 8 && bytes[0] == pickle && bytes[1] >= 2 && bytes[1] <= 5 && bytes[8] != '{') {
        throw Error("Cannot use " + path.string() +
                        ": it begins (byte 0) like a Python pickle, which may run any code when it is loaded; Docent "
                        "never loads one",
                    "Use the .npz or .safetensors file of the same model");
    }
    return Container::Safetensors;
}

}  // namespace

/// The tensors of the file or files, whatever their format.
class PublishedWeights::Source {
public:
    struct Entry {
        std::string name;
        Shape shape;
        bool isFloat = false;
    };
    virtual ~Source() = default;

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const Entry* find(const std::string& name) const {
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? nullptr : &m_entries[found->second];
    }
    [[nodiscard]] std::size_t indexOf(const Entry& entry) const {
        return static_cast<std::size_t>(&entry - m_entries.data());
    }
    /// Whether there is one whose name begins so.
    [[nodiscard]] bool hasBeginning(const std::string& prefix) const {
        const auto next = m_byName.lower_bound(prefix);
        return next != m_byName.end() && next->first.starts_with(prefix);
    }
    [[nodiscard]] virtual std::vector<fs::path> files() const = 0;
    /// See NpzFile::read().
    virtual void read(std::size_t index, std::span<float> out, const Shape& strides) const = 0;
    /// The shape that Docent wrote into a file of its own.
    [[nodiscard]] virtual std::optional<ModelConfig> ownConfig() const { return std::nullopt; }

protected:
    void add(Entry entry) {
        m_byName.emplace(entry.name, m_entries.size());
        m_entries.push_back(std::move(entry));
    }

private:
    std::vector<Entry> m_entries;
    std::map<std::string, std::size_t> m_byName;
};

namespace {

class NpzSource final : public PublishedWeights::Source {
public:
    explicit NpzSource(const fs::path& path) : m_file(path) {
        for (const NpzArray& array : m_file.arrays()) {
            add({.name = array.name, .shape = array.shape(), .isFloat = array.isFloat()});
        }
    }
    [[nodiscard]] std::vector<fs::path> files() const override { return {m_file.path()}; }
    void read(std::size_t index, std::span<float> out, const Shape& strides) const override {
        m_file.read(index, out, strides);
    }

private:
    NpzFile m_file;
};

class SafetensorsSource final : public PublishedWeights::Source {
public:
    explicit SafetensorsSource(const std::vector<fs::path>& paths) {
        for (const fs::path& path : paths) {
            const auto& file = m_files.emplace_back(std::make_unique<SafetensorsFile>(path));
            for (const std::string& name : file->names()) {
                const TensorView& tensor = file->tensor(name);
                if (find(name) != nullptr) {
                    throw Error("Cannot use " + path.string() + ": the tensor " + quotedName(name) +
                                    " stands in another file of the same model too",
                                "Download all files of the model again");
                }
                add({.name = name,
                     .shape = tensor.shape,
                     .isFloat = tensor.type != TensorType::I64 && tensor.type != TensorType::U8});
                m_fileOf.push_back(m_files.size() - 1);
            }
        }
    }
    [[nodiscard]] std::vector<fs::path> files() const override {
        std::vector<fs::path> paths;
        for (const auto& file : m_files) {
            paths.push_back(file->path());
        }
        return paths;
    }
    [[nodiscard]] bool has(const fs::path& path, const std::string& name) const {
        return std::any_of(m_files.begin(), m_files.end(),
                           [&](const auto& file) { return file->path() == path && file->has(name); });
    }

    void read(std::size_t index, std::span<float> out, const Shape& strides) const override {
        const SafetensorsFile& file = *m_files[m_fileOf.at(index)];
        const TensorView& tensor = file.tensor(entries()[index].name);
        ScatteredFloats scattered(out, tensor.shape, strides, false);
        std::optional<std::size_t> bad;
        if (tensor.type == TensorType::F32) {
            bad = putFloats<float>(
                tensor.data, false, [](float value) { return value; }, scattered);
        } else {
            bad = putFloats<std::uint16_t>(
                tensor.data, false, tensor.type == TensorType::F16 ? floatFromHalf : floatFromBFloat16, scattered);
        }
        if (bad) {
            throw Error("Cannot use " + file.path().string() + ": the tensor " + quotedName(tensor.name) +
                            " holds a weight that is not a finite number (NaN or infinity) at byte " +
                            std::to_string(file.byteOf(tensor) + *bad * bytesPerElement(tensor.type)),
                        "Use a file of weights that were trained to the end");
        }
    }
    [[nodiscard]] std::optional<ModelConfig> ownConfig() const override {
        const bool isOwn = m_files.size() == 1 && m_files.front()->metadata().contains("stem_width");
        return isOwn ? std::optional(configOf(*m_files.front())) : std::nullopt;
    }

private:
    std::vector<std::unique_ptr<SafetensorsFile>> m_files;
    std::vector<std::size_t> m_fileOf;  ///< of each entry
};

/// What Hugging Face writes beside weights in several files: {"weight_map": {tensor: file}}.
std::unique_ptr<PublishedWeights::Source> openShards(const fs::path& index) {
    const auto fail = [&index](const std::string& problem) {
        throw Error("Cannot read " + index.string() + " as the list of a model's files: " + problem,
                    "Download it again, with the files that it names");
    };
    constexpr std::uint64_t mostBytes = 100'000'000;
    const Json json = Json::parse(readFile(index, mostBytes), nullptr, false);
    if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object()) {
        fail("it holds no \"weight_map\"");
    }
    std::set<fs::path> paths;
    for (const auto& [tensor, file] : json["weight_map"].items()) {
        const std::string name = file.is_string() ? file.get<std::string>() : "";
        if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos) {
            fail("it places the tensor " + quotedName(tensor) + " in no file beside it");
        }
        paths.insert(index.parent_path() / name);
    }
    if (paths.empty()) {
        fail("it names no file");
    }
    auto source = std::make_unique<SafetensorsSource>(std::vector<fs::path>(paths.begin(), paths.end()));
    for (const auto& [tensor, file] : json["weight_map"].items()) {
        if (!source->has(index.parent_path() / file.get<std::string>(), tensor)) {
            fail("the tensor " + quotedName(tensor) + " is not in " + file.get<std::string>());
        }
    }
    return source;
}

std::unique_ptr<PublishedWeights::Source> open(const fs::path& path) {
    switch (recognise(path)) {
        case Container::Npz:
            return std::make_unique<NpzSource>(path);
        case Container::Safetensors:
            return std::make_unique<SafetensorsSource>(std::vector{path});
        case Container::Shards:
            break;
    }
    return openShards(path);
}

/// "r50x1" for the networks that BiT published, else "resnetv2".
std::string archOf(const ModelConfig& config) {
    const std::pair<std::vector<int>, const char*> published[] = {
        {{3, 4, 6, 3}, "r50x"}, {{3, 4, 23, 3}, "r101x"}, {{3, 8, 36, 3}, "r152x"}};
    const int factor = config.stemWidth / 64;
    if (config.stem == Stem::Large && factor > 0 && config.stemWidth == 64 * factor &&
        config.widths == std::vector{64 * factor, 128 * factor, 256 * factor, 512 * factor}) {
        for (const auto& [depths, name] : published) {
            if (config.depths == depths) {
                return name + std::to_string(factor);
            }
        }
    }
    return "resnetv2";
}

/// "blocks 3, 4, 6, 3, channels 64, 128, 256, 512"
std::string describe(const ModelConfig& config) {
    std::string blocks;
    std::string channels;
    for (std::size_t i = 0; i < config.depths.size(); ++i) {
        blocks += (i == 0 ? " " : ", ") + std::to_string(config.depths[i]);
        channels += (i == 0 ? " " : ", ") + std::to_string(config.widths[i]);
    }
    return "blocks" + blocks + ", channels" + channels;
}

}  // namespace

PublishedWeights::PublishedWeights(const fs::path& file) : m_file(file), m_source(open(file)) {
    std::vector<std::string> names;
    for (const Source::Entry& entry : m_source->entries()) {
        names.push_back(entry.name);
    }
    const std::optional<WeightNames> known = WeightNames::recognise(names);
    if (!known) {
        for (std::string& name : names) {
            name = quotedName(name);
        }
        throw Error("Cannot use " + file.string() + ": none of its " + std::to_string(names.size()) +
                        " tensors has the name of one of a ResNet-v2" +
                        (names.empty() ? "" : " (they are " + firstOf(names) + ")"),
                    whatToUse);
    }
    m_report.format = known->format();
    m_report.config = readConfig(*known);
    compare(*known);
}

PublishedWeights::~PublishedWeights() = default;

ModelConfig PublishedWeights::readConfig(const WeightNames& names) const {
    const auto fail = [&](const std::string& problem) {
        throw Error("Cannot use " + m_file.string() + " as the weights of a ResNet-v2: " + problem, whatToUse);
    };
    if (auto own = m_source->ownConfig()) {
        return *own;
    }
    /// An extent of the network's tensor, by the index that it has there.
    const auto extent = [&](const std::string& timmName, std::size_t axis, std::size_t dimensions) -> int {
        const std::string name = names.of(timmName);
        const Source::Entry* entry = m_source->find(name);
        if (entry == nullptr) {
            fail("the tensor " + quotedName(name) + " is missing");
        }
        const std::vector<std::size_t> axes = names.axes({timmName, Shape(dimensions, 1)});
        const auto place = static_cast<std::size_t>(std::find(axes.begin(), axes.end(), axis) - axes.begin());
        constexpr std::int64_t most = 1 << 24;
        if (entry->shape.size() != axes.size() || entry->shape[place] < 1 || entry->shape[place] > most) {
            fail("the tensor " + quotedName(name) + " is " + shapeText(entry->shape));
        }
        return static_cast<int>(entry->shape[place]);
    };
    ModelConfig config;
    config.depths.clear();
    config.widths.clear();
    config.groups = publishedGroups;
    config.standardisationEps =
        names.format() == WeightsFormat::BitNpz ? bitStandardisationEps : timmStandardisationEps;
    config.stemWidth = extent("stem.conv.weight", 0, 4);
    const int side = extent("stem.conv.weight", 2, 4);
    if (side != 3 && side != 7) {
        fail("its stem is a convolution of " + std::to_string(side) + "x" + std::to_string(side) +
             ", and 7x7 and 3x3 are known");
    }
    config.stem = side == 7 ? Stem::Large : Stem::Small;
    for (int stage = 0; stage < maxStages; ++stage) {
        int depth = 0;
        for (int block = 0; block < maxDepth; ++block) {
            depth = m_source->hasBeginning(names.blockPrefix(stage, block)) ? block + 1 : depth;
        }
        if (depth == 0) {
            break;
        }
        config.depths.push_back(depth);
        config.widths.push_back(extent("stages." + std::to_string(stage) + ".blocks.0.conv1.weight", 0, 4));
    }
    if (m_source->find(names.of("head.fc.weight")) != nullptr) {
        config.numClasses = extent("head.fc.weight", 0, 4);
    } else if (m_source->find(names.of("head.fc.bias")) != nullptr) {
        config.numClasses = extent("head.fc.bias", 0, 1);
    }
    config.arch = archOf(config);
    for (const std::string& problem : config.check()) {
        fail(problem);
    }
    return config;
}

void PublishedWeights::compare(const WeightNames& names) {
    const ModelConfig& config = m_report.config;
    if (config.parameterCount() > maxParameters) {
        throw Error("Cannot use " + m_file.string() + ": it describes a network of " +
                        std::to_string(config.parameterCount()) + " parameters, and " + std::to_string(maxParameters) +
                        " are the most that can be loaded",
                    whatToUse);
    }
    std::set<std::string> wanted;
    for (const NetworkTensor& tensor : networkTensors(config)) {
        const std::string name = names.of(tensor.name);
        wanted.insert(name);
        const Source::Entry* entry = m_source->find(name);
        if (entry == nullptr) {
            m_report.missing.push_back(name);
            continue;
        }
        const Shape own = rowMajorStrides(tensor.shape);
        Shape shape;
        Loaded loaded{.tensor = tensor, .index = m_source->indexOf(*entry), .strides = {}};
        for (const std::size_t axis : names.axes(tensor)) {
            shape.push_back(tensor.shape[axis]);
            loaded.strides.push_back(own[axis]);
        }
        if (entry->shape != shape) {
            m_report.misshapen.push_back(name + " is " + shapeText(entry->shape) + " instead of " + shapeText(shape));
        } else if (!entry->isFloat) {
            m_report.misshapen.push_back(name + " holds no floating-point numbers");
        } else {
            ++m_report.tensors;
            m_report.parameters += std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
            m_loaded.push_back(std::move(loaded));
        }
    }
    for (const Source::Entry& entry : m_source->entries()) {
        if (!wanted.contains(entry.name)) {
            (names.isWithin(entry.name) ? m_report.strange : m_report.unused).push_back(entry.name);
        }
    }
}

void PublishedWeights::requireFit() const {
    if (m_report.fits()) {
        return;
    }
    std::string problems;
    const auto add = [&problems](const std::vector<std::string>& names, const std::string& what) {
        if (!names.empty()) {
            problems += (problems.empty() ? "" : "; ") + std::to_string(names.size()) + " " + what + " (" +
                        firstOf(names) + ")";
        }
    };
    add(m_report.missing, "missing");
    add(m_report.misshapen, "of another shape");
    add(m_report.strange, "that it does not have");
    throw Error("The weights in " + m_file.string() + " do not fit the ResNet-v2 that they describe (" +
                    describe(m_report.config) + "): " + problems,
                whatToUse);
}

std::string PublishedWeights::hash(RunContext& context) const {
    constexpr std::size_t pieceBytes = std::size_t{1} << 26;
    Hasher hasher;
    for (const fs::path& path : m_source->files()) {
        const MappedFile file(path);
        for (std::size_t at = 0; at < file.bytes().size(); at += pieceBytes) {
            context.checkStop();
            const auto piece = file.bytes().subspan(at).first(std::min(pieceBytes, file.bytes().size() - at));
            hasher.add(piece.data(), piece.size());
        }
    }
    return hasher.hex();
}

std::string PublishedWeights::write(const fs::path& target, const std::map<std::string, std::string>& metadata,
                                    RunContext& context) const {
    requireFit();
    std::vector<TensorView> views;
    std::map<std::string, const Loaded*> byName;
    for (const Loaded& loaded : m_loaded) {
        views.push_back(
            {.name = loaded.tensor.name, .type = TensorType::F32, .shape = loaded.tensor.shape, .data = {}});
        byName.emplace(loaded.tensor.name, &loaded);
    }
    std::map<std::string, std::string> all = metadataOf(m_report.config);
    all.insert(metadata.begin(), metadata.end());
    std::vector<float> values;
    Progress progress{.stage = "Reading " + m_file.filename().string(), .total = m_report.parameters};
    writeSafetensors(target, views, all, [&](const TensorView& view) -> std::span<const std::uint8_t> {
        context.checkStop();
        context.progress(progress);
        const Loaded& loaded = *byName.at(view.name);
        values.assign(static_cast<std::size_t>(
                          std::accumulate(view.shape.begin(), view.shape.end(), std::int64_t{1}, std::multiplies<>())),
                      0);
        m_source->read(loaded.index, values, loaded.strides);
        progress.done += static_cast<std::int64_t>(values.size());
        return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(float)};
    });
    return trunkHashOf(SafetensorsFile(target));
}

}  // namespace docent
