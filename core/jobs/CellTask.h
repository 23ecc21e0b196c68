// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "experts/ModelRecord.h"
#include "jobs/JobSpec.h"
#include "study/CellRecord.h"
#include "workspace/Workspace.h"

namespace docent {

[[nodiscard]] CellKey cellOf(const StrategyJob& job);

/// The pictures of one cell of a study: of the task's training part all, or so many of each class as the job says,
/// drawn by its seed, of different groups as far as there are such.
class CellTask {
public:
    /// As one way of making pictures square sees them.
    struct Pictures {
        CachedImages train;
        CachedImages test;
    };

    /// Decodes what is not in the cache. Throws Error for a task without test pictures.
    CellTask(const Workspace& workspace, const StrategyJob& job, const std::vector<ModelRecord>& models,
             RunContext& context);

    /// As the first of the models takes them.
    [[nodiscard]] const CachedImages& train() const { return m_pictures.front().train; }
    [[nodiscard]] const CachedImages& test() const { return m_pictures.front().test; }
    /// As this one of the models takes them.
    [[nodiscard]] const Pictures& picturesOf(const ModelRecord& model) const;
    /// For each way in which the models take them.
    [[nodiscard]] std::vector<CachedImages> trainSets() const;
    [[nodiscard]] const std::vector<std::string>& classes() const { return m_classes; }
    [[nodiscard]] const std::vector<std::int32_t>& trainGroups() const { return m_groups; }
    [[nodiscard]] const std::vector<std::string>& testLocations() const { return m_testLocations; }
    /// Of its pictures and of these models' weights. `withNames`: as Docent made it before a study followed models that
    /// have another name.
    [[nodiscard]] std::string hashWith(const std::vector<ModelRecord>& models, bool withNames = false) const;
    /// Whether a mirrored picture keeps its class.
    [[nodiscard]] bool mirrors() const { return m_mirrors; }

private:
    std::vector<Pictures> m_pictures;
    std::vector<std::int32_t> m_groups;
    std::vector<std::string> m_classes;
    std::vector<std::string> m_testLocations;
    bool m_mirrors = true;
};

}  // namespace docent
