// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/CellTask.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/Error.h"
#include "base/Hash.h"
#include "base/Random.h"
#include "base/Words.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

/// Of each class so many examples, of different groups as far as there are such, drawn by the seed.
std::vector<std::int64_t> drawExamples(const CachedImages& images, const std::vector<std::int32_t>& groups,
                                       std::int64_t perClass, std::uint64_t seed) {
    std::map<std::int64_t, std::vector<std::int64_t>> byClass;
    for (std::int64_t i = 0; i < images.size(); ++i) {
        byClass[images.labels()[static_cast<std::size_t>(i)]].push_back(i);
    }
    std::vector<std::int64_t> drawn;
    for (auto& [label, positions] : byClass) {
        Random random({seed, 0xfe3, static_cast<std::uint64_t>(label)});
        random.shuffle(positions);
        std::set<std::int32_t> seen;
        std::vector<std::int64_t> alike;
        std::vector<std::int64_t> ordered;
        for (const std::int64_t position : positions) {
            const std::int32_t group = groups[static_cast<std::size_t>(position)];
            (group == noGroup || seen.insert(group).second ? ordered : alike).push_back(position);
        }
        ordered.insert(ordered.end(), alike.begin(), alike.end());
        positions = std::move(ordered);
        positions.resize(static_cast<std::size_t>(std::min<std::int64_t>(perClass, std::ssize(positions))));
        drawn.insert(drawn.end(), positions.begin(), positions.end());
    }
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

/// Classes that have some, but fewer than so many.
std::int64_t smallClasses(const CachedImages& images, std::int64_t perClass) {
    std::map<std::int64_t, std::int64_t> counts;
    for (const std::int64_t label : images.labels()) {
        ++counts[label];
    }
    return std::count_if(counts.begin(), counts.end(), [perClass](const auto& one) { return one.second < perClass; });
}

}  // namespace

CellKey cellOf(const StrategyJob& job) {
    return {.source = job.source,
            .task = job.task,
            .examplesPerClass = job.options.examplesPerClass,
            .seed = job.options.seed};
}

CellTask::CellTask(const Workspace& workspace, const StrategyJob& job, const std::vector<ModelRecord>& models,
                   RunContext& context) {
    const std::int64_t perClass = job.options.examplesPerClass;
    std::vector<std::pair<int, ResizeRule>> ways;
    for (const ModelRecord& model : models) {
        const std::pair<int, ResizeRule> way{model.imageSize, model.resize};
        if (std::find(ways.begin(), ways.end(), way) != ways.end()) {
            continue;
        }
        ways.push_back(way);
        const OpenedDataset task = openDataset(workspace, job.task, model.imageSize, context, model.resize);
        CachedImages train = selectImages(task.catalog, task.cache, Split::Train);
        std::vector<std::int32_t> groups;
        for (const std::int64_t index : train.indices()) {
            groups.push_back(task.catalog.images[static_cast<std::size_t>(index)].group);
        }
        if (perClass > 0) {
            const std::vector<std::int64_t> drawn = drawExamples(train, groups, perClass, job.options.seed);
            const std::int64_t small = smallClasses(train, perClass);
            if (std::ssize(drawn) == train.size()) {
                context.note("No class of '" + job.task + "' has more than " + std::to_string(perClass) +
                             " training pictures, so all are taken");
            } else if (small > 0) {
                context.note("Fewer than " + std::to_string(perClass) + " training pictures are in " +
                             counted(small, "class", "classes") + " of '" + job.task + "'; all of these are taken");
            }
            train = train.subset(drawn);
            std::vector<std::int32_t> chosen;
            for (const std::int64_t position : drawn) {
                chosen.push_back(groups[static_cast<std::size_t>(position)]);
            }
            groups = std::move(chosen);
        }
        CachedImages test = selectImages(task.catalog, task.cache, Split::Test);
        if (test.size() == 0) {
            throw Error(
                "The task '" + job.task + "' has no test pictures",
                "Import it again with a larger --test-fraction, or where its groups are too large for that, with a "
                "list that says which pictures are to test");
        }
        if (m_pictures.empty()) {
            m_groups = std::move(groups);
            m_mirrors = task.record.mirror;
            for (const NodeId node : task.catalog.classes()) {
                m_classes.push_back(task.catalog.hierarchy.path(node));
            }
            for (const std::int64_t index : test.indices()) {
                m_testLocations.push_back(task.catalog.images[static_cast<std::size_t>(index)].location);
            }
        }
        m_pictures.push_back({std::move(train), std::move(test)});
    }
}

const CellTask::Pictures& CellTask::picturesOf(const ModelRecord& model) const {
    return *std::find_if(m_pictures.begin(), m_pictures.end(), [&model](const Pictures& pictures) {
        return pictures.train.imageSize() == model.imageSize && pictures.train.cache().resizeRule() == model.resize;
    });
}

std::vector<CachedImages> CellTask::trainSets() const {
    std::vector<CachedImages> sets;
    for (const Pictures& pictures : m_pictures) {
        sets.push_back(pictures.train);
    }
    return sets;
}

std::string CellTask::hashWith(const std::vector<ModelRecord>& models, bool withNames) const {
    Hasher hasher;
    hasher.add(train().hash()).add(test().hash());
    if (withNames) {
        for (const ModelRecord& model : models) {
            hasher.add(model.name).add(model.weightsHash);
        }
        return hasher.hex();
    }
    std::vector<std::string> weights;
    for (const ModelRecord& model : models) {
        weights.push_back(model.weightsHash);
    }
    std::sort(weights.begin(), weights.end());  // the models are in the order of their names
    for (const std::string& one : weights) {
        hasher.add(one);
    }
    return hasher.hex();
}

}  // namespace docent
