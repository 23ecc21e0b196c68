// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/OwnWeights.h"

#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "experts/ModelRecord.h"
#include "nn/WeightFile.h"
#include "transfer/RunRecord.h"

namespace docent {

namespace {

bool isUsable(const OwnWeights& own, const ModelConfig& config) {
    return own.imageSize >= 8 && own.imageSize <= 1024 &&
           (own.classes.empty() || own.classes.size() == static_cast<std::size_t>(config.numClasses));
}

std::optional<OwnWeights> fromHeader(const std::map<std::string, std::string>& metadata, const ModelConfig& config) {
    const auto size = metadata.find("image_size");
    const auto rule = metadata.find("resize");
    if (size == metadata.end() || rule == metadata.end()) {
        return std::nullopt;
    }
    OwnWeights own{.told = "its header"};
    const char* end = size->second.data() + size->second.size();
    if (std::from_chars(size->second.data(), end, own.imageSize).ptr != end) {
        return std::nullopt;
    }
    own.resize = enumValue<ResizeRule>(rule->second, "resize rule");
    if (const auto classes = metadata.find("classes"); classes != metadata.end()) {
        for (const nlohmann::json& name : nlohmann::json::parse(classes->second, nullptr, false)) {
            own.classes.push_back(name.is_string() ? name.get<std::string>() : std::string());
        }
    }
    return isUsable(own, config) ? std::optional(own) : std::nullopt;
}

template <typename Record>
std::optional<OwnWeights> fromRecord(const Record& record, const char* file, const ModelConfig& config) {
    const OwnWeights own{record.imageSize, record.resize, record.classes, std::string(file) + " beside it"};
    return record.config == config && isUsable(own, config) ? std::optional(own) : std::nullopt;
}

}  // namespace

std::optional<OwnWeights> readOwnWeights(const std::filesystem::path& file, const ModelConfig& config) {
    if (file.extension() != ".safetensors") {
        return std::nullopt;
    }
    try {
        const std::filesystem::path folder = file.parent_path();
        std::optional<OwnWeights> own;
        if (file.filename() == "weights.safetensors") {  // other files there are not the record's
            if (std::filesystem::exists(folder / "model.yaml")) {
                own = fromRecord(modelRecordFromYaml(Yaml::load(folder / "model.yaml")), "model.yaml", config);
            } else if (std::filesystem::exists(folder / "run.yaml")) {
                own = fromRecord(runRecordFromYaml(Yaml::load(folder / "run.yaml")), "run.yaml", config);
            }
        }
        return own ? own : fromHeader(SafetensorsFile(file).metadata(), config);
    } catch (const std::exception&) {
        return std::nullopt;  // then it is as any other's weights
    }
}

}  // namespace docent
