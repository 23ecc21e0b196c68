// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/CombinedFile.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "experts/WeightsCheck.h"
#include "nn/ModelFile.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

using Json = nlohmann::json;

constexpr const char* factsKey = "docent_combined";
constexpr const char* formatVersion = "1";
constexpr int largestImage = 4096;

[[noreturn]] void fail(const fs::path& path, const std::string& problem) {
    throw Error(path.string() + " cannot be used as a model of several experts: " + problem,
                "Write it again with 'docent models combine', or restore it from a copy");
}

Json toJson(const CombinedExpert& expert) {
    return {{"name", expert.name},
            {"node", expert.node},
            {"classes", expert.classes},
            {"adapter_ratio", expert.adapterRatio},
            {"weights_hash", expert.weightsHash},
            {"validation_accuracy", expert.validationAccuracy}};
}

CombinedExpert expertFromJson(const Json& json) {
    return {.name = json.at("name").get<std::string>(),
            .node = json.at("node").get<std::string>(),
            .classes = json.at("classes").get<std::vector<std::string>>(),
            .adapterRatio = json.at("adapter_ratio").get<double>(),
            .weightsHash = json.at("weights_hash").get<std::string>(),
            .validationAccuracy = json.at("validation_accuracy").get<double>()};
}

CombinedExpert expertOf(const ModelRecord& record) {
    return {.name = record.name,
            .node = record.node,
            .classes = record.classes,
            .adapterRatio = record.config.adapterRatio,
            .weightsHash = record.weightsHash,
            .validationAccuracy = record.result.validationAccuracy};
}

std::string prefixOfName(const std::string& name) {
    return "experts." + name + ".";
}

/// What comes into the file of one of the models.
struct Part {
    CombinedExpert expert;
    std::string prefix;
    std::shared_ptr<const SafetensorsFile> file;
};

/// Which models go in: the baseline first.
std::vector<ModelRecord> chooseModels(const ExpertBank& bank, const CombineOptions& options, RunContext& context) {
    std::vector<ModelRecord> experts;
    if (options.experts.empty()) {
        int unfinished = 0;
        for (ModelRecord& record : bank.list()) {
            if (record.kind == ModelKind::AdapterExpert &&
                (options.baseline.empty() || record.parent == options.baseline)) {
                if (record.weightsHash.empty()) {
                    ++unfinished;
                } else {
                    experts.push_back(std::move(record));
                }
            }
        }
        if (unfinished > 0) {
            context.note("Adapter experts that have no weights yet and are left out: " + std::to_string(unfinished));
        }
    }
    std::set<std::string> named;
    for (const std::string& name : options.experts) {
        if (named.insert(name).second) {
            experts.push_back(bank.load(name));
        }
    }
    if (experts.empty()) {
        throw Error(options.baseline.empty() ? std::string("There is no trained adapter expert")
                                             : "There is no trained adapter expert on '" + options.baseline + "'",
                    "Train some first: docent train experts --source NAME --kind adapter");
    }
    const std::string baseline = options.baseline.empty() ? experts.front().parent : options.baseline;
    for (const ModelRecord& expert : experts) {
        if (expert.kind != ModelKind::AdapterExpert) {
            throw Error("'" + expert.name + "' is no adapter expert: it shares no weights with a baseline",
                        "Leave it out, or train one of its node with --kind adapter");
        }
        if (expert.parent != baseline) {
            throw Error("'" + expert.name + "' is an expert on '" + expert.parent + "', not on '" + baseline + "'",
                        "Combine the experts of one baseline; name it with --baseline");
        }
        if (expert.weightsHash.empty()) {
            throw Error("The model '" + expert.name + "' has no weights yet", "Let its training end, or leave it out");
        }
    }
    experts.insert(experts.begin(), bank.load(baseline));
    return experts;
}

/// Null for the baseline itself: the file of the baseline.
Part openPart(const ExpertBank& bank, const ModelRecord& record, const ModelRecord& baseline,
              const SafetensorsFile* baselineFile) {
    const bool isBaseline = baselineFile == nullptr;
    if (!isBaseline) {
        requireBaselineOf(record, baseline);
    }
    Part part{.expert = expertOf(record),
              .prefix = isBaseline ? std::string() : prefixOfName(record.name),
              .file = std::make_shared<SafetensorsFile>(bank.weights(record.name))};
    part.file->requireIntact();
    std::vector<const SafetensorsFile*> files = {part.file.get()};
    if (!isBaseline) {
        files.push_back(baselineFile);
    }
    requireWeights(bank, record, trunkHashOf(files));
    return part;
}

/// Counts what is written, and can be stopped in between.
class Writing {
public:
    Writing(RunContext& context, const fs::path& path) : m_context(context) {
        m_progress.stage = "Writing " + path.filename().string();
    }
    void expect(std::uint64_t bytes) { m_progress.total += static_cast<std::int64_t>(bytes); }
    void wrote(std::uint64_t bytes) {
        m_context.checkStop();
        m_progress.done += static_cast<std::int64_t>(bytes);
        m_context.progress(m_progress);
    }

private:
    RunContext& m_context;
    Progress m_progress;
};

}  // namespace

CombinedFile::CombinedFile(const fs::path& path) : m_file(std::make_shared<SafetensorsFile>(path)) {
    const auto& metadata = m_file->metadata();
    const auto version = metadata.find(factsKey);
    if (version == metadata.end()) {
        fail(path, "it does not say that it is one");
    }
    if (version->second != formatVersion) {
        fail(path, "its format is " + quotedName(version->second) + ", which this Docent does not know");
    }
    m_config = configOf(*m_file);
    try {
        readFacts();
    } catch (const Json::exception&) {
        fail(path, "the list of its experts is damaged");
    }
    const std::vector<std::string> tensors = m_file->names();
    std::set<std::string> named = {m_baseline.name};
    checkExpert(m_baseline, tensors);
    for (CombinedExpert& expert : m_experts) {
        if (!named.insert(expert.name).second) {
            fail(path, "there are two experts " + quotedName(expert.name));
        }
        checkExpert(expert, tensors);
    }
}

void CombinedFile::readFacts() {
    const auto text = [this](const char* key) {
        const auto found = m_file->metadata().find(key);
        return found == m_file->metadata().end() ? std::string("null") : found->second;
    };
    const Json pictures = Json::parse(text("docent_pictures"));
    const Json& size = pictures.at("size");
    const std::int64_t side = size.is_number_integer() ? size.get<std::int64_t>() : 0;
    const std::string rule = pictures.at("resize").get<std::string>();
    if (side < 1 || side > largestImage) {
        fail(m_file->path(), "its pictures have a side of " + size.dump() + " px");
    }
    m_imageSize = static_cast<int>(side);
    bool isKnown = false;
    for (const auto& [value, name] : EnumNames<ResizeRule>::values) {
        if (name == rule) {
            m_resize = value;
            isKnown = true;
        }
    }
    if (!isKnown) {
        fail(m_file->path(), "its resize rule is " + quotedName(rule));
    }
    m_baseline = expertFromJson(Json::parse(text("docent_baseline")));
    for (const Json& expert : Json::parse(text("docent_experts"))) {
        m_experts.push_back(expertFromJson(expert));
    }
}

/// Shape of its head and that its adapters can be there at all; that each has its shape is seen where it is used.
void CombinedFile::checkExpert(CombinedExpert& expert, const std::vector<std::string>& names) const {
    ModelConfig config = m_config;
    config.adapterRatio = expert.adapterRatio;
    for (const std::string& problem : config.check()) {
        fail(m_file->path(), "of " + quotedName(expert.name) + ", " + problem);
    }
    const std::string prefix = prefixOf(expert);
    const auto count = static_cast<std::int64_t>(expert.classes.size());
    const std::string head = prefix + "head.fc.weight";
    if (m_file->has(head) || count > 0) {
        const std::vector<std::int64_t> shape = {count, m_config.embeddingSize(), 1, 1};
        if (!m_file->has(head)) {
            fail(m_file->path(), quotedName(head) + " is missing");
        }
        // Published weights may have a head without names for its outputs.
        if (count > 0 && m_file->tensor(head).shape != shape) {
            fail(m_file->path(),
                 quotedName(head) + " is " + shapeText(m_file->tensor(head).shape) + " instead of " + shapeText(shape));
        }
    }
    expert.bytes = 0;
    // The names are sorted, so that those with the prefix stand together.
    for (auto name = std::lower_bound(names.begin(), names.end(), prefix);
         name != names.end() && name->starts_with(prefix); ++name) {
        const bool isOwn = !prefix.empty() || !name->starts_with("experts.");
        expert.bytes += isOwn ? m_file->tensor(*name).data.size() : 0;
    }
    if (expert.bytes == 0) {
        fail(m_file->path(), "it has no tensor of " + quotedName(expert.name));
    }
}

const CombinedExpert& CombinedFile::find(const std::string& name) const {
    if (name == m_baseline.name) {
        return m_baseline;
    }
    const auto found = std::find_if(m_experts.begin(), m_experts.end(),
                                    [&name](const CombinedExpert& expert) { return expert.name == name; });
    if (found == m_experts.end()) {
        throw Error("There is no expert " + quotedName(name) + " in " + m_file->path().string(),
                    "Name one of " + someNames());
    }
    return *found;
}

std::string CombinedFile::prefixOf(const CombinedExpert& expert) const {
    return expert.name == m_baseline.name ? std::string() : prefixOfName(expert.name);
}

std::string CombinedFile::someNames() const {
    constexpr std::size_t most = 12;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most, m_experts.size()); ++i) {
        names.push_back(m_experts[i].name);
    }
    if (m_experts.size() > most) {
        names.emplace_back("...");
    }
    names.push_back(m_baseline.name);
    return joined(names);
}

bool isCombinedModel(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) {
        return false;
    }
    try {
        return SafetensorsFile(path).metadata().contains(factsKey);
    } catch (const Error&) {
        return false;
    }
}

std::vector<std::string> CombineOptions::check() const {
    std::vector<std::string> problems;
    if (file.empty()) {
        problems.emplace_back("file must be given");
    }
    return problems;
}

CombineResult combineExperts(const ExpertBank& bank, const CombineOptions& options, RunContext& context) {
    const fs::path path = options.file;
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        throw Error(path.string() + " is a folder", "Name the file to write in it");
    }
    if (!options.replace && fs::exists(path, ignored)) {
        throw Error(path.string() + " is there already", "Name another file, or write over it with --replace");
    }
    const std::vector<ModelRecord> records = chooseModels(bank, options, context);
    const ModelRecord& baseline = records.front();
    Writing writing(context, path);
    std::vector<Part> parts;
    std::vector<TensorView> tensors;
    HalfWeights halves;
    Json experts = Json::array();
    for (const ModelRecord& record : records) {
        context.checkStop();
        parts.push_back(openPart(bank, record, baseline, parts.empty() ? nullptr : parts.front().file.get()));
        Part& part = parts.back();
        for (const std::string& name : part.file->names()) {
            TensorView tensor = part.file->tensor(name);
            tensor.name = part.prefix + name;
            part.expert.bytes += tensor.data.size();
            if (options.precision == WeightPrecision::Float16) {
                halves.add(tensor);
            }
            tensors.push_back(std::move(tensor));
        }
        writing.expect(part.expert.bytes);
        if (!part.prefix.empty()) {
            experts.push_back(toJson(part.expert));
        }
    }
    std::map<std::string, std::string> metadata = metadataOf(configOf(*parts.front().file));
    metadata[factsKey] = formatVersion;
    metadata["docent_baseline"] = toJson(parts.front().expert).dump();
    metadata["docent_pictures"] =
        Json{{"size", baseline.imageSize}, {"resize", std::string(enumName(baseline.resize))}}.dump();
    metadata["docent_experts"] = experts.dump();
    if (path.has_parent_path()) {
        makeFolder(path.parent_path());
    }
    writeSafetensors(path, tensors, metadata, [&](const TensorView& tensor) {
        writing.wrote(tensor.data.size());
        return halves.data(tensor);
    });
    const CombinedFile written(path);
    return {.file = path, .bytes = fs::file_size(path), .baseline = written.baseline(), .experts = written.experts()};
}

}  // namespace docent
