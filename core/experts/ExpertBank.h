// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "data/LabelHierarchy.h"
#include "experts/ExpertOptions.h"
#include "experts/ModelRecord.h"

namespace docent {

/// The models of a workspace: one folder each, with model.yaml, weights.safetensors, log.jsonl and checkpoint/.
class ExpertBank {
public:
    explicit ExpertBank(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Every model, baselines first, then by name. A damaged record is left out and told in `problems`.
    [[nodiscard]] std::vector<ModelRecord> list(std::vector<std::string>* problems = nullptr) const;
    /// Throws Error that lists the names there are.
    [[nodiscard]] ModelRecord load(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;
    /// Throws the Error of load() where there is none of that name.
    void require(const std::string& name) const;
    void save(const ModelRecord& record) const;

    [[nodiscard]] std::filesystem::path folder(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] std::filesystem::path weights(const std::string& name) const {
        return m_folder / name / "weights.safetensors";
    }
    [[nodiscard]] std::filesystem::path log(const std::string& name) const { return m_folder / name / "log.jsonl"; }

private:
    std::filesystem::path m_folder;
};

/// The name that an expert on this node of this source gets: "clipart-animals-birds", "tiere-vögel". Where the path has
/// signs that a name cannot have, or is too long, a few digits made of the path follow, so that no two nodes share a
/// name. One that starts from another baseline than the source's own, "clipart-baseline", has that in its name:
/// "clipart-r50x1-animals". That of an adapter expert ends with "-adapter". `sharesName`: the node is one of
/// nodesThatShareNames(), and the digits follow too. Throws Error for nothing.
[[nodiscard]] std::string expertName(const std::string& source, const std::string& nodePath,
                                     const std::string& baseline = {}, ExpertKind kind = ExpertKind::Full,
                                     bool sharesName = false);
/// The nodes with others below them whose experts would have one name without further digits: "a b", "a-b" and "a/b".
[[nodiscard]] std::unordered_set<NodeId> nodesThatShareNames(const LabelHierarchy& labels);

}  // namespace docent
