// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/ExpertBank.h"

#include <algorithm>
#include <unordered_map>

#include "base/Hash.h"
#include "base/NameText.h"
#include "base/RecordFolders.h"

namespace docent {

namespace {
constexpr const char* recordFile = "model.yaml";
}

std::vector<ModelRecord> ExpertBank::list(std::vector<std::string>* problems) const {
    std::vector<ModelRecord> records = loadRecords<ModelRecord>(
        m_folder, recordFile, [&](const std::string& name) { return load(name); }, problems);
    std::stable_sort(records.begin(), records.end(), [](const ModelRecord& a, const ModelRecord& b) {
        return a.kind == ModelKind::Baseline && b.kind != ModelKind::Baseline;
    });
    return records;
}

bool ExpertBank::has(const std::string& name) const {
    std::error_code ignored;  // a name that is too long for a file is none that is there
    return isRecordName(name) && fs::exists(m_folder / name / recordFile, ignored);
}

void ExpertBank::require(const std::string& name) const {
    if (!has(name)) {
        throw noSuchRecord("model", name, recordNames(m_folder, recordFile));
    }
}

ModelRecord ExpertBank::load(const std::string& name) const {
    require(name);
    ModelRecord record = modelRecordFromYaml(Yaml::load(m_folder / name / recordFile));
    record.name = name;  // the folder's, whatever a copy by hand or a rename cut short left in it
    return record;
}

void ExpertBank::save(const ModelRecord& record) const {
    makeFolder(m_folder / record.name);
    writeFileAtomically(m_folder / record.name / recordFile, toYaml(record).text());
}

std::string expertName(const std::string& source, const std::string& nodePath, const std::string& baseline,
                       ExpertKind kind, bool sharesName) {
    if (nodePath.empty()) {
        throw Error("An expert needs a node below the root", "Name one, for example animals/birds");
    }
    const std::string end = kind == ExpertKind::Adapter ? "-adapter" : "";
    const std::size_t longest = 100 - end.size();
    const bool isOwn = baseline.empty() || baseline == source + "-baseline";
    std::string name = source + "-";
    name += isOwn ? "" : baseline + "-";
    bool isLossless = true;
    for (std::size_t at = 0; at < nodePath.size(); ++at) {
        const char c = nodePath[at];
        if (const std::size_t letter = letterAt(nodePath, at); letter > 0 || c == '_' || c == '.') {
            name += nodePath.substr(at, std::max<std::size_t>(letter, 1));
            at += std::max<std::size_t>(letter, 1) - 1;
            continue;
        }
        isLossless = isLossless && (c == '/' || c == ' ' || c == '-') && name.back() != '-';
        if (name.back() != '-') {
            name += '-';
        }
    }
    if (isLossless && !sharesName && name.back() != '-' && name.size() <= longest) {
        return name + end;
    }
    // What names cannot hold, or no room was left for, must not make two nodes share a model.
    Hasher hasher;
    const std::string mark = hasher.add(isOwn ? nodePath : baseline + "/" + nodePath).hex().substr(0, 8);
    std::size_t kept = std::min(name.size(), longest - mark.size() - 1);
    while (kept < name.size() && (static_cast<unsigned char>(name[kept]) & 0xc0U) == 0x80U) {
        --kept;  // not within a letter
    }
    name.resize(kept);
    return name + (name.back() == '-' ? "" : "-") + mark + end;
}

std::unordered_set<NodeId> nodesThatShareNames(const LabelHierarchy& labels) {
    std::unordered_map<std::string, NodeId> firstOf;
    std::unordered_set<NodeId> sharing;
    for (NodeId node = 1; node < labels.size(); ++node) {
        if (labels.children(node).empty()) {
            continue;  // an expert tells classes below its node apart
        }
        const auto [first, isNew] = firstOf.emplace(expertName({}, labels.path(node)), node);
        if (!isNew) {
            sharing.insert({first->second, node});
        }
    }
    return sharing;
}

}  // namespace docent
