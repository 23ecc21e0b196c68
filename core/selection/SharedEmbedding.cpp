// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/SharedEmbedding.h"

#include <torch/torch.h>

#include <memory>
#include <string>
#include <utility>

#include "experts/BankWeights.h"
#include "experts/WeightsCheck.h"
#include "nn/Device.h"
#include "nn/MappedWeights.h"

namespace docent {

namespace {

/// A model of the pass: its own network from a level up, or the trunk's with adapters.
struct Branch {
    std::size_t model = 0;
    int level = -1;
    ResNetV2 network = nullptr;
    AdapterSet adapters;  ///< in place of the network's own
    bool isAdapted = false;

    torch::Tensor embed(const torch::Tensor& input) {
        if (level < 0) {
            return network->embed(input);
        }
        return network->embedFromStage(input, level, isAdapted ? &adapters : nullptr);
    }
};

/// A network whose lower part serves several branches.
struct Trunk {
    ResNetV2 network = nullptr;
    bool isOfMember = false;
    std::size_t member = 0;        ///< whose network it is, where it is one of the group's
    std::vector<Branch> branches;  ///< the lowest level first
};

class SharedRun {
public:
    SharedRun(const ExpertBank& bank, const std::vector<ModelRecord>& records, const InferenceOptions& options)
        : m_bank(bank),
          m_records(records),
          m_device(resolveDevice(options.device)),
          m_precision(resolvePrecision(options.precision, m_device)) {}

    void addAlone(std::size_t model) {
        m_alone.push_back({.model = model, .level = -1, .network = load(m_records[model])});
    }

    void addGroup(const TrunkGroup& group) {
        Trunk trunk = makeTrunk(group);
        for (const TrunkGroup::Member& member : group.members) {
            const ModelRecord& record = m_records[member.model];
            if (record.kind == ModelKind::AdapterExpert) {
                addAdapters(member, trunk);
            } else if (trunk.isOfMember && trunk.member == member.model) {
                trunk.branches.push_back({.model = member.model, .level = member.level, .network = trunk.network});
            } else {
                addFrozen(member, trunk);
            }
        }
        m_trunks.push_back(std::move(trunk));
    }

    /// A batch takes long where models are many: a stop is asked for before each.
    void forward(const torch::Tensor& images, std::int64_t first, std::map<std::size_t, Matrix>& rows,
                 const RunContext& context) {
        for (Branch& branch : m_alone) {
            context.checkStop();
            putRows(branch.embed(images), first, rows.at(branch.model));
        }
        for (Trunk& trunk : m_trunks) {
            torch::Tensor input = trunk.network->stageInput(images, 0);
            int level = 0;
            for (Branch& branch : trunk.branches) {
                context.checkStop();
                if (branch.level < 0) {
                    putRows(branch.embed(images), first, rows.at(branch.model));
                    continue;
                }
                if (branch.level > level) {
                    input = trunk.network->nextStageInput(input, level, branch.level);
                    level = branch.level;
                }
                putRows(branch.embed(input), first, rows.at(branch.model));
            }
        }
    }

private:
    void prepare(ResNetV2& network) const {
        network->eval();
        network->to(torch::Device(m_device));
        network->setPrecision(m_precision);
    }

    ResNetV2 load(const ModelRecord& record) const {
        ResNetV2 network = loadBankModel(m_bank, record);
        requireWeights(m_bank, record, trunkHash(network));
        prepare(network);
        return network;
    }

    /// The baseline; without it in the pass, and no adapters, the expert that left the most stages as they are serves.
    Trunk makeTrunk(const TrunkGroup& group) const {
        Trunk trunk;
        std::string parent;
        for (const TrunkGroup::Member& member : group.members) {
            const ModelRecord& record = m_records[member.model];
            if (record.kind == ModelKind::Baseline) {
                trunk.network = load(record);
                trunk.isOfMember = true;
                trunk.member = member.model;
                return trunk;
            }
            if (record.kind == ModelKind::AdapterExpert) {
                parent = record.parent;
            }
        }
        if (!parent.empty()) {
            trunk.network = load(m_bank.load(parent));
            return trunk;
        }
        trunk.isOfMember = true;
        trunk.member = group.members.back().model;
        trunk.network = load(m_records[trunk.member]);
        return trunk;
    }

    /// Its own tensors alone are read; all others are the trunk's.
    void addAdapters(const TrunkGroup::Member& member, Trunk& trunk) const {
        const ModelRecord& record = m_records[member.model];
        Branch branch{.model = member.model, .level = member.level, .network = trunk.network, .isAdapted = true};
        const auto file = std::make_shared<SafetensorsFile>(m_bank.weights(record.name));
        branch.adapters = mappedAdapters(file, record.config);
        if (trunkHash(trunk.network, branch.adapters) != record.weightsHash) {
            requireWeights(m_bank, record, trunkHash(loadBankModel(m_bank, record)));  // says what is wrong
        }
        for (AdapterWeights& adapter : branch.adapters) {
            for (torch::Tensor* tensor : {&adapter.down, &adapter.normWeight, &adapter.normBias, &adapter.up}) {
                *tensor = tensor->to(torch::Device(m_device));
            }
        }
        trunk.branches.push_back(std::move(branch));
    }

    void addFrozen(const TrunkGroup::Member& member, Trunk& trunk) const {
        Branch branch{.model = member.model, .level = member.level, .network = load(m_records[member.model])};
        if (!sharesLowerStages(trunk.network, branch.network, member.level)) {
            branch.level = -1;
        }
        trunk.branches.push_back(std::move(branch));
    }

    /// Whether the stem and the stages below the level are the same, and then keeps them once.
    static bool sharesLowerStages(const ResNetV2& trunk, const ResNetV2& network, int level) {
        const auto isBelow = [level](const std::string& name) {
            bool below = name.starts_with("stem.");
            for (int stage = 0; stage < level; ++stage) {
                below = below || name.starts_with("stages." + std::to_string(stage) + ".");
            }
            return below;
        };
        const auto lower = trunk->named_parameters();
        std::vector<std::pair<torch::Tensor, torch::Tensor>> same;
        for (const auto& entry : network->named_parameters()) {
            if (isBelow(entry.key())) {
                if (!torch::equal(entry.value(), lower[entry.key()])) {
                    return false;
                }
                same.emplace_back(entry.value(), lower[entry.key()]);
            }
        }
        for (auto& [own, shared] : same) {
            own.set_data(shared);
        }
        return true;
    }

    const ExpertBank& m_bank;
    const std::vector<ModelRecord>& m_records;
    std::string m_device;
    Precision m_precision;
    std::vector<Branch> m_alone;
    std::vector<Trunk> m_trunks;
};

}  // namespace

std::map<std::size_t, Matrix> embedTogether(const ExpertBank& bank, const std::vector<ModelRecord>& records,
                                            const EmbeddingPass& pass, const CachedImages& images,
                                            const InferenceOptions& options, RunContext& context) {
    const torch::NoGradGuard noGradients;
    SharedRun run(bank, records, options);
    for (const std::size_t model : pass.alone) {
        run.addAlone(model);
    }
    for (const TrunkGroup& group : pass.groups) {
        run.addGroup(group);
    }
    std::map<std::size_t, Matrix> rows;
    for (const std::size_t model : pass.models()) {
        Matrix& matrix = rows[model];
        matrix.rows = images.size();
        matrix.columns = records[model].config.embeddingSize();
        matrix.values.resize(static_cast<std::size_t>(matrix.rows * matrix.columns));
    }
    forEachBatch(images, options, context,
                 [&](const torch::Tensor& input, std::int64_t first) { run.forward(input, first, rows, context); });
    return rows;
}

}  // namespace docent
