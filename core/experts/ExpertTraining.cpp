// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/ExpertTraining.h"

#include <algorithm>
#include <cmath>

#include "base/Random.h"
#include "base/Words.h"
#include "experts/BankWeights.h"
#include "nn/Device.h"
#include "nn/ResNetV2.h"
#include "training/LearningCheck.h"
#include "training/Trainer.h"

namespace docent {

namespace {

/// As many pictures as there are, each drawn with the weight of its class.
CachedImages drawByClass(const Catalog& source, const CachedImages& images, NodeId node,
                         const ModelTrainingOptions& options) {
    std::vector<double> weights;
    for (const NodeId label : classesUnder(source, node)) {
        const auto weight = options.classWeights.find(source.hierarchy.path(label));
        weights.push_back(weight == options.classWeights.end() ? 0 : weight->second);
    }
    std::vector<double> upTo;
    double sum = 0;
    for (const std::int64_t label : images.labels()) {
        sum += weights[static_cast<std::size_t>(label)];
        upTo.push_back(sum);
    }
    if (!(sum > 0 && std::isfinite(sum))) {
        throw Error("No picture of the data set '" + options.source + "' has a weight above 0",
                    "Weigh classes that it has training pictures of");
    }
    Random random({options.training.seed, 0xda7});
    std::vector<std::int64_t> positions;
    for (std::int64_t i = 0; i < images.size(); ++i) {
        const auto drawn = std::upper_bound(upTo.begin(), upTo.end(), random.uniform() * sum);
        positions.push_back(std::min<std::int64_t>(drawn - upTo.begin(), images.size() - 1));
    }
    return images.subset(positions);
}

/// Below this many steps a network is about what it was before.
constexpr std::int64_t fewSteps = 50;

std::string modelTitle(const ModelTrainingOptions& options) {
    return options.node.empty() ? "the baseline '" + options.name + "'" : "the expert '" + options.name + "'";
}

/// What was asked for, before anything is trained.
ModelRecord makeRecord(const ExpertBank& bank, const Catalog& source, const ImageCache& cache,
                       const CachedImages& train, const CachedImages& validation, NodeId node,
                       const ModelTrainingOptions& options) {
    ModelRecord record;
    record.name = options.name;
    const bool isAdapter = options.expert.kind == ExpertKind::Adapter;
    record.kind = options.node.empty() ? ModelKind::Baseline
                  : isAdapter          ? ModelKind::AdapterExpert
                                       : ModelKind::FullExpert;
    record.source = options.source;
    record.node = options.node;
    for (const NodeId label : classesUnder(source, node)) {
        record.classes.push_back(source.hierarchy.path(label));
    }
    record.trainImages = train.size();
    record.validationImages = validation.size();
    record.imageSize = cache.imageSize();
    record.resize = cache.resizeRule();
    const TrainingStart start = record.kind == ModelKind::Baseline ? TrainingStart::Random
                                : isAdapter                        ? TrainingStart::Adapters
                                                                   : TrainingStart::Baseline;
    record.training = options.training.fittedTo(train.size(), start);
    record.dataHash = train.hash();
    if (!options.classWeights.empty()) {
        for (const std::string& path : record.classes) {
            const auto weight = options.classWeights.find(path);
            record.classWeights.push_back(weight == options.classWeights.end() ? 0 : weight->second);
        }
    }
    record.config = options.config;
    if (!options.node.empty()) {
        const ModelRecord parent = bank.load(options.parent);
        if (parent.state == ModelState::Training) {
            throw Error("The baseline '" + options.parent + "' is not trained yet",
                        "Train it first, or resume its job");
        }
        if (parent.imageSize != cache.imageSize()) {
            throw Error("The baseline '" + options.parent + "' takes pictures of " + std::to_string(parent.imageSize) +
                        " px, these are " + std::to_string(cache.imageSize()) + " px");
        }
        record.config = parent.config;
        if (isAdapter) {
            record.config.adapterRatio = options.expert.adapterRatio;
        } else {
            record.frozenStages = options.expert.frozenStages;
        }
        record.parent = parent.name;
        record.parentHash = parent.weightsHash;
    }
    record.config.numClasses = static_cast<int>(record.classes.size());
    record.device = resolveDevice(options.training.device);
    record.docentVersion = DOCENT_VERSION;
    record.created = utcNow();
    return record;
}

/// As far as it comes: a record of before may tell epochs that its largest number of steps leaves none.
std::string trainingText(const ModelRecord& record) {
    return fieldsToYaml(record.training.fittedTo(record.trainImages, TrainingStart::Random)).text();
}

/// The same work as far as weights go.
bool isSameWork(const ModelRecord& a, const ModelRecord& b) {
    return a.source == b.source && a.node == b.node && a.classes == b.classes && a.config == b.config &&
           a.kind == b.kind && a.frozenStages == b.frozenStages && a.dataHash == b.dataHash &&
           a.parentHash == b.parentHash && a.imageSize == b.imageSize && trainingText(a) == trainingText(b);
}

void keep(ResNetV2& model, const ExpertBank& bank, ModelRecord& record, const TrainingResult& result,
          ModelState state) {
    record.result = result;
    saveBankModel(model, bank, record);
    record.weightsHash = trunkHash(model);
    record.state = state;
    bank.save(record);
}

/// Trains, and writes weights and record: the whole, or the best so far of a training that was stopped or diverged.
TrainingResult trainAndKeep(ResNetV2& model, const ExpertBank& bank, ModelRecord& record, const CachedImages& train,
                            const CachedImages& validation, const TrainingPlace& place, RunContext& context) {
    TrainingResult result;
    try {
        result = docent::train(model, train, &validation, record.training, place, context);
    } catch (const Diverged& diverged) {
        if (diverged.soFar().bestEpoch == 0) {
            throw Error(diverged.reason(),
                        "Train it under another name, or after removing this one, with a smaller --learning-rate, such "
                        "as " +
                            lowerRate(record.training));
        }
        keep(model, bank, record, diverged.soFar(), ModelState::Stopped);
        throw Error(diverged.reason(),
                    "The weights of its best epoch are kept. Train another under another name, or after removing this "
                    "one, with a smaller --learning-rate, such as " +
                        lowerRate(record.training));
    }
    if (result.stopped) {
        keep(model, bank, record, result, ModelState::Stopped);
        throw Stopped{};
    }
    result.warning = learningWarning(result, record.training, train.labels(), validation.labels(),
                                     static_cast<int>(record.classes.size()));
    keep(model, bank, record, result, ModelState::Complete);
    return result;
}

}  // namespace

ModelRecord trainModel(const ExpertBank& bank, const Catalog& source, std::shared_ptr<const ImageCache> cache,
                       const ModelTrainingOptions& options, RunContext& context) {
    const NodeId node = source.hierarchy.find(options.node);
    if (node == noNode) {
        throw Error("There is no node '" + options.node + "' in the data set '" + options.source + "'",
                    "The command 'docent dataset show' lists the nodes");
    }
    CachedImages train = selectImages(source, cache, Split::Train, node);
    if (!options.classWeights.empty()) {
        train = drawByClass(source, train, node, options);
    }
    const CachedImages validation = selectImages(source, cache, Split::Validation, node);
    ModelRecord record = makeRecord(bank, source, *cache, train, validation, node, options);
    if (record.classes.size() < 2) {
        throw Error("The node '" + options.node + "' has " + (record.classes.empty() ? "no class" : "one class only") +
                        ": an expert needs at least two to tell apart",
                    "Choose a node that has more classes under it");
    }
    const fs::path folder = bank.folder(options.name);
    const fs::path checkpoints = folder / "checkpoint";
    if (bank.has(options.name)) {
        const ModelRecord earlier = bank.load(options.name);
        if (!isSameWork(earlier, record)) {
            throw Error("There is a model '" + options.name + "' of other options or pictures",
                        "Remove or rename that one, or give the new one another name");
        }
        if (earlier.state == ModelState::Complete) {
            context.note("The model '" + options.name + "' was there already, of the same options and pictures");
            return earlier;
        }
        record.created = earlier.created;
        record.result = earlier.result;
        record.weightsHash = earlier.weightsHash;
        record.state = earlier.state;
    }

    ResNetV2 model(record.config);
    model->initialise(options.training.seed);
    if (record.kind != ModelKind::Baseline) {
        loadWeights(model, bank.weights(record.parent), WeightPart::Base);
    }
    if (record.kind == ModelKind::AdapterExpert) {
        model->freezeBase();
    } else if (record.frozenStages > 0) {
        model->freezeStages(record.frozenStages);
    }
    bank.save(record);
    const TrainingResult result = trainAndKeep(model, bank, record, train, validation,
                                               {.folder = folder, .stage = "Training " + modelTitle(options)}, context);
    if (!result.warning.empty()) {
        context.note(result.warning);
    }
    if (result.steps < fewSteps) {
        context.note("The training of " + modelTitle(options) + " had " + counted(result.steps, "step", "steps") +
                     " only, which changes little: " +
                     (options.training.maxSteps > 0
                          ? std::string("give it more steps")
                          : std::string("more epochs or smaller batches make more of few pictures")));
    }
    std::error_code ignored;
    fs::remove_all(checkpoints, ignored);
    return record;
}

}  // namespace docent
