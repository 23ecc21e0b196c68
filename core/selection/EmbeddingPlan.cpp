// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/EmbeddingPlan.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "experts/CostEstimate.h"

namespace docent {

namespace {

/// The baseline that it shares a lower part with; "" = none.
std::string trunkOf(const ModelRecord& record) {
    switch (record.kind) {
        case ModelKind::Baseline:
            return record.weightsHash;
        case ModelKind::AdapterExpert:
            return record.parentHash;
        case ModelKind::FullExpert:
            return record.frozenStages > 0 ? record.parentHash : std::string();
    }
    return {};
}

/// The network without what an expert adds to it.
ModelConfig baseConfig(const ModelRecord& record) {
    ModelConfig config = record.config;
    config.adapterRatio = 0;
    config.numClasses = 0;
    return config;
}

double sum(const std::vector<double>& parts, std::size_t from, std::size_t to) {
    return std::accumulate(parts.begin() + static_cast<std::ptrdiff_t>(from),
                           parts.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
}

/// Of one picture, from a level up; the stem is below level 0.
double macsFrom(const ModelRecord& record, int level) {
    const std::vector<double> stages = macsByStage(record.config, record.imageSize);
    return sum(stages, static_cast<std::size_t>(level + 1), stages.size());
}

double macsBelow(const ModelRecord& record, int level) {
    return sum(macsByStage(baseConfig(record), record.imageSize), 0, static_cast<std::size_t>(level + 1));
}

/// In memory: weights as they are and standardised, and the rows that come out.
double bytesOf(const ModelRecord& record, std::int64_t images) {
    const ModelConfig base = baseConfig(record);
    const double weights = record.kind == ModelKind::AdapterExpert
                               ? static_cast<double>(record.config.adapterParameterCount())
                               : 2 * static_cast<double>(base.parameterCount());
    return sizeof(float) * (weights + static_cast<double>(images) * static_cast<double>(base.embeddingSize()));
}

/// Groups of two and more; the rest is alone.
std::vector<TrunkGroup> findGroups(const std::vector<ModelRecord>& records, const std::vector<std::size_t>& models) {
    std::vector<TrunkGroup> groups;
    for (const std::size_t model : models) {
        const std::string trunk = trunkOf(records[model]);
        auto group = groups.end();
        if (!trunk.empty()) {
            group = std::find_if(groups.begin(), groups.end(), [&](const TrunkGroup& other) {
                return other.trunkHash == trunk &&
                       baseConfig(records[other.members.front().model]) == baseConfig(records[model]);
            });
        }
        if (group == groups.end()) {
            groups.push_back({.trunkHash = trunk, .members = {}});
            group = std::prev(groups.end());
        }
        group->members.push_back({.model = model, .level = records[model].frozenStages});
    }
    for (TrunkGroup& group : groups) {
        int highest = 0;
        for (const TrunkGroup::Member& member : group.members) {
            highest = std::max(highest, member.level);
        }
        for (TrunkGroup::Member& member : group.members) {
            // All of it is the trunk's, so it goes on from where the others leave.
            member.level = records[member.model].kind == ModelKind::Baseline ? highest : member.level;
        }
        std::stable_sort(group.members.begin(), group.members.end(),
                         [](const TrunkGroup::Member& a, const TrunkGroup::Member& b) { return a.level < b.level; });
    }
    return groups;
}

/// Puts models into passes until one is full.
class Planner {
public:
    Planner(const std::vector<ModelRecord>& records, std::int64_t images, const PassLimits& limits)
        : m_records(records), m_images(images), m_limits(limits) {}

    void add(const TrunkGroup& group) {
        if (group.members.size() == 1) {
            const std::size_t model = group.members.front().model;
            reserve(bytesOf(m_records[model], m_images), macsFrom(m_records[model], -1));
            m_passes.back().alone.push_back(model);
            return;
        }
        const ModelRecord& first = m_records[group.members.front().model];
        const double trunkBytes =
            bytesOf(first, 0) + 2 * sizeof(float) * static_cast<double>(baseConfig(first).parameterCount());
        bool isOpen = false;  // whether the pass has this group
        for (const TrunkGroup::Member& member : group.members) {
            const double bytes = bytesOf(m_records[member.model], m_images);
            const double macs = macsFrom(m_records[member.model], member.level);
            if (isOpen && fits(bytes, macs)) {
                take(bytes, macs);
            } else {
                reserve(trunkBytes + bytes, macs + macsBelow(first, group.members.back().level));
                m_passes.back().groups.push_back({.trunkHash = group.trunkHash, .members = {}});
                isOpen = true;
            }
            m_passes.back().groups.back().members.push_back(member);
        }
    }

    std::vector<EmbeddingPass> passes() {
        for (EmbeddingPass& pass : m_passes) {
            // A group of which one member was left over has nobody to share with.
            for (TrunkGroup& group : pass.groups) {
                if (group.members.size() == 1) {
                    pass.alone.push_back(group.members.front().model);
                }
            }
            std::erase_if(pass.groups, [](const TrunkGroup& group) { return group.members.size() == 1; });
        }
        return std::move(m_passes);
    }

private:
    [[nodiscard]] bool fits(double bytes, double macs) const {
        return m_bytes + bytes <= m_limits.bytes && m_macs + macs * static_cast<double>(m_images) <= m_limits.macs;
    }
    void take(double bytes, double macs) {
        m_bytes += bytes;
        m_macs += macs * static_cast<double>(m_images);
    }
    void reserve(double bytes, double macs) {
        if (m_passes.empty() || !fits(bytes, macs)) {
            m_passes.emplace_back();
            m_bytes = 0;
            m_macs = 0;
        }
        take(bytes, macs);
    }

    const std::vector<ModelRecord>& m_records;
    std::int64_t m_images;
    PassLimits m_limits;
    std::vector<EmbeddingPass> m_passes;
    double m_bytes = 0;
    double m_macs = 0;
};

}  // namespace

std::vector<std::size_t> EmbeddingPass::models() const {
    std::vector<std::size_t> all = alone;
    for (const TrunkGroup& group : groups) {
        for (const TrunkGroup::Member& member : group.members) {
            all.push_back(member.model);
        }
    }
    return all;
}

std::vector<EmbeddingPass> planEmbedding(const std::vector<ModelRecord>& records,
                                         const std::vector<std::size_t>& models, std::int64_t images,
                                         const PassLimits& limits) {
    Planner planner(records, images, limits);
    for (const TrunkGroup& group : findGroups(records, models)) {
        planner.add(group);
    }
    return planner.passes();
}

double fullPassesPerImage(const std::vector<ModelRecord>& records, const EmbeddingPass& pass) {
    double passes = 0;
    const auto whole = [](const ModelRecord& record) { return macsFrom(record, -1); };
    const auto wholeBase = [](const ModelRecord& record) {
        const std::vector<double> stages = macsByStage(baseConfig(record), record.imageSize);
        return sum(stages, 0, stages.size());
    };
    for (const std::size_t model : pass.alone) {
        passes += whole(records[model]) / wholeBase(records[model]);
    }
    for (const TrunkGroup& group : pass.groups) {
        const ModelRecord& any = records[group.members.front().model];
        double macs = macsBelow(any, group.members.back().level);
        for (const TrunkGroup::Member& member : group.members) {
            macs += macsFrom(records[member.model], member.level);
        }
        passes += macs / wholeBase(any);
    }
    return passes;
}

}  // namespace docent
