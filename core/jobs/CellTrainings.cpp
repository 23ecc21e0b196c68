// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/CellTrainings.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "experts/ExpertTraining.h"
#include "jobs/Operations.h"
#include "selection/SourcePredictions.h"
#include "transfer/FineTuner.h"

namespace docent {

CellTrainings::CellTrainings(const Workspace& workspace, const StrategyJob& job, const CellTask& task,
                             const std::vector<ModelRecord>& models, std::string device)
    : m_workspace(workspace),
      m_job(job),
      m_task(task),
      m_store(workspace.studyFolder(job.study)),
      m_device(std::move(device)),
      m_dataHash(task.hashWith(models)) {}

std::string CellTrainings::runName(const ModelRecord& model) const {
    StrategyOptions options = m_job.options;
    options.strategies.clear();
    options.proxies.clear();
    options.keepWeights = false;
    options.device = "auto";
    const std::string hash =
        Hasher().add(model.weightsHash).add(m_dataHash).add(fieldsToYaml(options).text()).hex().substr(0, 12);
    return cellOf(m_job).name() + "+" + hash;
}

RunRecord CellTrainings::fineTuned(const ExpertBank& bank, const ModelRecord& model, const std::string& name,
                                   TransferOptions options, RunContext& context) const {
    const RunStore runs = m_store.runs();
    if (runs.has(name)) {
        const RunRecord earlier = runs.load(name);
        if (earlier.state == ModelState::Complete && earlier.modelHash == model.weightsHash) {
            return earlier;
        }
        if (earlier.options.device != m_device) {  // begun on another device, where it cannot go on
            std::error_code ignored;
            fs::remove_all(runs.folder(name), ignored);
        }
    }
    const CellTask::Pictures& pictures = m_task.picturesOf(model);
    TransferInput input{.name = name,
                        .task = m_job.task,
                        .model = model.name,
                        .train = &pictures.train,
                        .test = &pictures.test,
                        .classes = m_task.classes(),
                        .testLocations = m_task.testLocations(),
                        .trainGroups = m_task.trainGroups()};
    options.flip = options.flip && m_task.mirrors();
    options.device = m_device;
    RunRecord run = fineTune(bank, runs, input, options, context);
    if (!m_job.options.keepWeights) {
        std::error_code ignored;
        fs::remove(runs.weights(name), ignored);
    }
    return run;
}

ModelRecord CellTrainings::reweighted(const ModelRecord& baseline, RunContext& context) const {
    // Of these pictures and this baseline alone.
    const std::string name =
        cellOf(m_job).name() + "+reweighted-" +
        Hasher().add(m_task.picturesOf(baseline).train.hash()).add(baseline.weightsHash).hex().substr(0, 8);
    const ExpertBank bank = m_store.models();
    const std::map<std::string, double> weights = taskWeights(baseline, context);
    const OpenedDataset source =
        openDataset(m_workspace, baseline.source, baseline.imageSize, context, baseline.resize);
    TrainingOptions training = baseline.training;
    training.device = m_device;
    training.seed = m_job.options.seed;
    if (bank.has(name)) {
        const ModelRecord earlier = bank.load(name);
        if (earlier.state != ModelState::Complete && earlier.training.device != training.device) {
            std::error_code ignored;  // begun on another device, where it cannot go on
            fs::remove_all(bank.folder(name), ignored);
        }
    }
    return trainModel(bank, source.catalog, source.cache,
                      {.name = name,
                       .source = baseline.source,
                       .node = {},
                       .parent = {},
                       .config = baseline.config,
                       .expert = {},
                       .training = training,
                       .classWeights = weights},
                      context);
}

void CellTrainings::dropWeights(const ModelRecord& adapted) const {
    if (!m_job.options.keepWeights) {
        std::error_code ignored;
        fs::remove(m_store.models().weights(adapted.name), ignored);
    }
}

std::map<std::string, double> CellTrainings::taskWeights(const ModelRecord& baseline, RunContext& context) const {
    std::map<std::string, double> counts;
    const Catalog catalog = m_workspace.catalog(baseline.source);
    double total = 0;
    for (const ImageRecord& image : catalog.images) {
        if (image.split == Split::Train) {
            ++counts[catalog.hierarchy.path(image.label)];
            ++total;
        }
    }
    const std::vector<double> said =
        meanPredictions(m_workspace.bank(), baseline, m_task.picturesOf(baseline).train,
                        m_workspace.embeddings(m_job.task), m_device, m_job.options.precision, context);
    std::map<std::string, double> weights;
    for (std::size_t z = 0; z < baseline.classes.size() && z < said.size(); ++z) {
        const auto count = counts.find(baseline.classes[z]);
        if (count != counts.end()) {
            weights[baseline.classes[z]] = said[z] / (count->second / total);
        }
    }
    return weights;
}

}  // namespace docent
