// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/FineTuner.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

#include "base/Numbers.h"
#include "base/Random.h"
#include "experts/BankWeights.h"
#include "nn/Device.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"
#include "selection/proxies/Proxy.h"
#include "training/Inference.h"
#include "training/Trainer.h"
#include "transfer/LinearProbe.h"

namespace docent {

namespace {

constexpr double farBehind = 0.1;  ///< of an accuracy, what its model's score says

struct Halves {
    std::vector<std::int64_t> train;
    std::vector<std::int64_t> validation;
};

/// Takes `fraction` of each class for validation (rounded so that the total comes out right, at least one example of
/// each class stays in training).
Halves splitForSweep(const std::vector<std::int64_t>& labels, double fraction, std::uint64_t seed) {
    std::map<std::int64_t, std::vector<std::int64_t>> byClass;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        byClass[labels[i]].push_back(static_cast<std::int64_t>(i));
    }
    Halves halves;
    double owed = 0.5;  // carries the rounding over from class to class
    for (auto& [label, positions] : byClass) {
        Random random({seed, 0x5011, static_cast<std::uint64_t>(label)});
        random.shuffle(positions);
        owed += fraction * static_cast<double>(positions.size());
        const auto take = std::min(static_cast<std::size_t>(owed), positions.size() - 1);
        owed -= static_cast<double>(take);
        halves.validation.insert(halves.validation.end(), positions.begin(),
                                 positions.begin() + static_cast<std::ptrdiff_t>(take));
        halves.train.insert(halves.train.end(), positions.begin() + static_cast<std::ptrdiff_t>(take), positions.end());
    }
    std::sort(halves.train.begin(), halves.train.end());
    std::sort(halves.validation.begin(), halves.validation.end());
    return halves;
}

/// The same with whole groups, as far as they allow it.
Halves splitGroupsForSweep(const std::vector<std::int64_t>& labels, const std::vector<std::int32_t>& groups,
                           double fraction, std::uint64_t seed) {
    const std::vector<std::size_t> classes(labels.begin(), labels.end());
    std::vector<std::int64_t> counts;
    for (const std::size_t c : classes) {
        counts.resize(std::max(counts.size(), c + 1), 0);
        ++counts[c];
    }
    std::vector<std::int64_t> give;
    double owed = 0.5;
    for (const std::int64_t count : counts) {
        owed += fraction * static_cast<double>(count);
        give.push_back(std::min(static_cast<std::int64_t>(owed), std::max<std::int64_t>(count - 1, 0)));
        owed -= static_cast<double>(give.back());
    }
    Halves halves;
    halves.validation = drawWholeGroups(classes, groups, give, seed);
    for (std::int64_t i = 0; i < std::ssize(labels); ++i) {
        if (!std::binary_search(halves.validation.begin(), halves.validation.end(), i)) {
            halves.train.push_back(i);
        }
    }
    return halves;
}

class FineTuning {
public:
    FineTuning(const ExpertBank& bank, const RunStore& runs, const TransferInput& input, const TransferOptions& options,
               RunContext& context)
        : m_bank(bank), m_runs(runs), m_input(input), m_options(options), m_context(context) {}

    RunRecord run() {
        prepare();
        if (m_record.state == ModelState::Complete) {
            return m_record;
        }
        try {
            work();
        } catch (const Stopped&) {
            m_record.state = ModelState::Stopped;
            m_runs.save(m_record);
            throw;
        }
        return m_record;
    }

private:
    void work() {
        sweep(m_input.train->subset(m_halves.train), m_input.train->subset(m_halves.validation));
        finalTrainings();
    }

    /// What of the training pictures chooses among settings.
    [[nodiscard]] Halves halvesForSweep() const {
        const auto& groups = m_input.trainGroups;
        const bool hasGroups =
            std::any_of(groups.begin(), groups.end(), [](std::int32_t group) { return group != noGroup; });
        Halves halves;
        if (hasGroups) {
            halves = splitGroupsForSweep(m_input.train->labels(), groups, m_options.validationFraction, m_options.seed);
        }
        if (halves.validation.empty()) {
            halves = splitForSweep(m_input.train->labels(), m_options.validationFraction, m_options.seed);
            if (hasGroups && !halves.validation.empty()) {
                m_context.note("The groups of the training pictures of '" + m_input.task +
                               "' are too large to set some of them aside, so pictures of one group choose among "
                               "settings that were trained on others of it");
            }
        }
        if (halves.validation.empty()) {
            throw Error("The task '" + m_input.task + "' has too few training pictures (" +
                            std::to_string(m_input.train->size()) + ") to set some aside to choose by",
                        "Give it more, or a larger --validation-fraction");
        }
        return halves;
    }

    void prepare() {
        const ModelRecord model = m_bank.load(m_input.model);
        if (model.state == ModelState::Training) {
            throw Error("The model '" + m_input.model + "' is not trained yet", "Train it first, or resume its job");
        }
        if (model.imageSize != m_input.train->imageSize()) {
            throw Error("The model '" + m_input.model + "' takes pictures of " + std::to_string(model.imageSize) +
                        " px, these are " + std::to_string(m_input.train->imageSize()) + " px");
        }
        if (m_input.test->size() == 0) {
            throw Error(
                "The task '" + m_input.task + "' has no test pictures",
                "Import it again with a larger --test-fraction, or where its groups are too large for that, with a "
                "list that says which pictures are to test");
        }
        m_record.name = m_input.name;
        m_record.task = m_input.task;
        m_record.model = model.name;
        m_record.modelNode = model.node;
        m_record.modelHash = model.weightsHash;
        m_record.dataHash = m_input.train->hash();
        m_record.classes = m_input.classes;
        if (m_options.tune == TunedPart::Adapters && model.kind != ModelKind::AdapterExpert) {
            throw Error("'" + m_input.model + "' has no adapters to tune alone",
                        "Tune all of it, or choose an adapter expert");
        }
        m_record.config = model.config;
        m_record.config.numClasses = static_cast<int>(m_input.classes.size());
        m_record.imageSize = model.imageSize;
        m_record.resize = m_input.train->cache().resizeRule();
        m_record.trainImages = m_input.train->size();
        m_record.options = m_options;
        m_record.proxy = m_input.proxy;
        m_record.proxyScore = m_input.proxyScore;
        m_record.testInSource = m_input.testInSource;
        m_record.testInTraining = m_input.testInTraining;
        m_record.device = resolveDevice(m_options.device);
        m_record.docentVersion = DOCENT_VERSION;
        m_record.created = utcNow();
        if (m_runs.has(m_input.name)) {
            const RunRecord earlier = m_runs.load(m_input.name);
            const bool same = earlier.task == m_record.task && earlier.modelHash == m_record.modelHash &&
                              earlier.dataHash == m_record.dataHash && earlier.classes == m_record.classes &&
                              fieldsToYaml(earlier.options).text() == fieldsToYaml(m_options).text();
            if (!same) {
                throw Error("There is a run '" + m_input.name + "' of other options or pictures",
                            "Give the new one another name, or remove the old one first");
            }
            m_record = earlier;
            if (earlier.state == ModelState::Complete) {
                m_context.note("The run '" + m_input.name + "' was there already, of the same options and pictures");
                return;
            }
            m_context.note("Went on with the run '" + m_input.name + "'");
        }
        // Before the workspace gets a run that could never go on: too few pictures, weights that cannot be read.
        m_halves = halvesForSweep();
        ResNetV2 probe(m_record.config);
        loadBankTrunk(probe, m_bank, m_bank.load(m_input.model));
        m_runs.save(m_record);
        const std::int64_t longest = *std::max_element(m_options.steps.begin(), m_options.steps.end());
        std::int64_t steps = m_options.refit ? m_options.repeats * longest : 0;
        for (const std::int64_t length : m_options.steps) {
            steps += length * static_cast<std::int64_t>(m_options.learningRates.size());
        }
        m_total = steps * m_options.batchSize;
    }

    [[nodiscard]] TrainingOptions trainingOptions(double learningRate, std::int64_t steps, std::uint64_t seed) const {
        return {.maxSteps = steps,
                .batchSize = m_options.batchSize,
                .learningRate = learningRate,
                .momentum = m_options.momentum,
                .weightDecay = 0,
                .schedule = Schedule::Step,
                .warmup = 0.1,
                .clipNorm = 0,
                .augment = m_options.augment,
                .flip = m_options.flip,
                .minCropArea = m_options.minCropArea,
                .seed = seed,
                .precision = m_options.precision,
                .device = m_options.device};
    }

    /// Trains the model with a zero head. Its checkpoint stays until dropCheckpoint().
    Cost trainFrom(ResNetV2& model, const CachedImages& images, const TrainingOptions& options,
                   const std::string& series, const std::string& stage) {
        model->initialise(m_options.seed);
        loadBankTrunk(model, m_bank, m_bank.load(m_input.model));
        if (m_options.tune == TunedPart::Head) {
            return probe(model, images, options, stage);
        }
        if (m_options.tune == TunedPart::Adapters) {
            model->freezeBase();
        }
        const TrainingResult result = train(model, images, nullptr, options,
                                            {.folder = m_runs.folder(m_input.name),
                                             .series = series,
                                             .stage = stage,
                                             .progressBase = m_done,
                                             .progressTotal = m_total},
                                            m_context);
        if (result.stopped) {
            throw Stopped{};
        }
        m_done += options.maxSteps * options.batchSize;
        return result.cost;
    }

    /// Trains the head alone. Passes are those of pictures that the network had not seen yet.
    Cost probe(ResNetV2& model, const CachedImages& images, const TrainingOptions& options, const std::string& stage) {
        Cost cost;
        const Matrix embeddings = m_probe.embed(model, images, inference(stage), cost, m_context);
        const auto start = std::chrono::steady_clock::now();
        LinearProbe::trainHead(model, embeddings, images.labels(), options, m_context);
        cost.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        m_done += options.maxSteps * options.batchSize;
        m_context.progress({.stage = stage, .done = m_done, .total = m_total});
        return cost;
    }

    [[nodiscard]] InferenceOptions inference(const std::string& stage) const {
        return {.precision = m_options.precision, .device = m_options.device, .stage = stage};
    }

    /// Called before the record says that this part is done: a checkpoint left behind would not fit the next part.
    void dropCheckpoint() const {
        std::error_code ignored;
        fs::remove_all(m_runs.folder(m_input.name) / "checkpoint", ignored);
    }

    Evaluation evaluate(ResNetV2& model, const CachedImages& images, const std::string& stage, Matrix& logits,
                        Cost& cost) {
        const auto start = std::chrono::steady_clock::now();
        if (m_options.tune == TunedPart::Head) {
            logits = LinearProbe::logits(model, m_probe.embed(model, images, inference(stage), cost, m_context));
        } else {
            logits = computeLogits(model, images, inference(stage), m_context);
            cost.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            cost.forwardPasses += images.size();
        }
        if (!std::all_of(logits.values.begin(), logits.values.end(),
                         [](float value) { return std::isfinite(value); })) {
            throw Diverged("The trained model gives outputs that are not finite",
                           "Fine-tune under another name with lower learning rates");
        }
        return evaluateLogits(logits, images.labels(), m_input.classes);
    }

    void sweep(const CachedImages& train, const CachedImages& validation) {
        const std::size_t count = m_options.learningRates.size() * m_options.steps.size();
        for (std::size_t t = 0; t < count; ++t) {
            const std::int64_t steps = m_options.steps[t / m_options.learningRates.size()];
            const double rate = m_options.learningRates[t % m_options.learningRates.size()];
            if (t < m_record.trials.size()) {
                m_done += steps * m_options.batchSize;
                continue;
            }
            const std::string series = trialSeries(rate, steps);
            const std::string stage = "Sweep, trial " + std::to_string(t + 1) + " of " + std::to_string(count);
            const std::int64_t begin = m_done;
            ResNetV2 model(m_record.config);
            SweepTrial trial{.learningRate = rate, .steps = steps};
            try {
                trial.cost = trainFrom(model, train, trainingOptions(rate, steps, m_options.seed), series, stage);
                Matrix logits;
                const Evaluation evaluation = evaluate(model, validation, stage + ": validating", logits, trial.cost);
                trial.validationAccuracy = evaluation.accuracy;
                trial.validationLoss = evaluation.crossEntropy;
                if (!m_options.refit && isBestSoFar(trial)) {
                    saveTrained(model, 0, {});  // its cost is the trial's
                }
            } catch (const Diverged& e) {
                // A sweep is there to find out which rates are too high.
                trial.diverged = true;
                m_done = begin + steps * m_options.batchSize;
                m_context.note(stage + " (" + series + "): " + e.reason());
            }
            dropCheckpoint();
            m_record.trials.push_back(trial);
            m_record.cost += trial.cost;
            m_runs.save(m_record);
        }
        choose();
    }

    /// Of two trials that did not diverge.
    static bool isBetter(const SweepTrial& trial, const SweepTrial& than) {
        return trial.validationAccuracy > than.validationAccuracy ||
               (trial.validationAccuracy == than.validationAccuracy && trial.validationLoss < than.validationLoss);
    }

    /// Against the trials that are recorded.
    [[nodiscard]] bool isBestSoFar(const SweepTrial& trial) const {
        return std::all_of(m_record.trials.begin(), m_record.trials.end(), [&trial](const SweepTrial& earlier) {
            return earlier.diverged || isBetter(trial, earlier);
        });
    }

    void choose() {
        m_record.chosen = -1;
        for (std::size_t t = 0; t < m_record.trials.size(); ++t) {
            const SweepTrial& trial = m_record.trials[t];
            if (trial.diverged) {
                continue;
            }
            if (m_record.chosen < 0 || isBetter(trial, m_record.trials[static_cast<std::size_t>(m_record.chosen)])) {
                m_record.chosen = static_cast<int>(t);
            }
        }
        if (m_record.chosen < 0) {
            throw Error("No trial of the sweep ended with a finite loss",
                        "Fine-tune under another name with lower learning rates");
        }
    }

    [[nodiscard]] fs::path repeatWeights(int repeat) const {
        return m_runs.folder(m_input.name) / ("repeat-" + std::to_string(repeat) + ".safetensors");
    }

    /// The cost lies in the same file, so that neither is there without the other.
    void saveTrained(const ResNetV2& model, int repeat, const Cost& cost) const {
        saveWeights(model, repeatWeights(repeat),
                    {{"training_passes", std::to_string(cost.trainingPasses)},
                     {"forward_passes", std::to_string(cost.forwardPasses)},
                     {"seconds", std::to_string(cost.seconds)}});
    }

    Cost loadTrained(ResNetV2& model, int repeat) const {
        const fs::path path = repeatWeights(repeat);
        try {
            loadWeights(model, path);
            const std::map<std::string, std::string> facts = SafetensorsFile(path).metadata();
            return {.trainingPasses = std::stoll(facts.at("training_passes")),
                    .forwardPasses = std::stoll(facts.at("forward_passes")),
                    .seconds = std::stod(facts.at("seconds"))};
        } catch (const std::exception& e) {
            throw Error("The trained weights of this run cannot be read: " + std::string(e.what()),
                        m_options.refit ? "Remove " + path.string() + " to train them again"
                                        : "Remove this run and fine-tune again");
        }
    }

    void finalTrainings() {
        const SweepTrial chosen = m_record.trials[static_cast<std::size_t>(m_record.chosen)];
        ResNetV2 model(m_record.config);
        for (int repeat = static_cast<int>(m_record.testAccuracies.size()); repeat < m_options.repeats; ++repeat) {
            const std::string suffix =
                m_options.repeats > 1 ? " " + std::to_string(repeat + 1) + " of " + std::to_string(m_options.repeats)
                                      : "";
            const TrainingOptions training =
                trainingOptions(chosen.learningRate, chosen.steps, m_options.seed + static_cast<std::uint64_t>(repeat));
            Cost cost;
            if (fs::exists(repeatWeights(repeat))) {  // by the sweep, or before a stop, but not tested
                cost = loadTrained(model, repeat);
                m_done += m_options.refit ? training.maxSteps * training.batchSize : 0;
            } else {
                if (!m_options.refit) {
                    throw Error(
                        "The weights that the sweep trained are not there any more: " + repeatWeights(repeat).string(),
                        "Remove this run and fine-tune again");
                }
                cost =
                    trainFrom(model, *m_input.train, training, "final" + suffix, "Training on all pictures" + suffix);
                saveTrained(model, repeat, cost);
            }
            dropCheckpoint();
            Matrix logits;
            const Evaluation evaluation = evaluate(model, *m_input.test, "Testing" + suffix, logits, cost);
            m_logits[repeat] = std::move(logits);
            m_record.testAccuracies.push_back(evaluation.accuracy);
            m_record.cost += cost;
            m_runs.save(m_record);
        }
        keepMedian(model);
    }

    void keepMedian(ResNetV2& model) {
        std::vector<int> order(static_cast<std::size_t>(m_options.repeats));
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return m_record.testAccuracies[static_cast<std::size_t>(a)] <
                   m_record.testAccuracies[static_cast<std::size_t>(b)];
        });
        const int kept = order[(order.size() - 1) / 2];
        loadWeights(model, repeatWeights(kept));
        Matrix logits;
        if (const auto found = m_logits.find(kept); found != m_logits.end()) {
            logits = std::move(found->second);
        } else {  // it was tested before a stop
            Cost repeated;
            (void)evaluate(model, *m_input.test, "Testing", logits, repeated);
        }
        m_record.evaluation = evaluateLogits(logits, m_input.test->labels(), m_input.classes);
        m_record.weightsHash = trunkHash(model);
        writeFileAtomically(m_runs.folder(m_input.name) / "predictions.csv",
                            predictionsCsv(m_input.testLocations, logits, m_input.test->labels(), m_input.classes));
        saveWeights(model, m_runs.weights(m_input.name), {{"docent_run", m_input.name}});
        m_record.state = ModelState::Complete;
        m_record.warning = warningOfResult();
        m_runs.save(m_record);
        if (!m_record.warning.empty()) {
            m_context.note(m_record.warning);
        }
        for (int repeat = 0; repeat < m_options.repeats; ++repeat) {
            std::error_code ignored;
            fs::remove(repeatWeights(repeat), ignored);
        }
    }

    /// A network that has learned nothing names one class for all pictures, which looks like a result; and one that
    /// names fewer rightly than neighbours in the embedding that it began from was not trained enough.
    [[nodiscard]] std::string warningOfResult() const {
        std::map<std::int64_t, std::int64_t> counts;
        std::int64_t most = 0;
        for (const std::int64_t label : m_input.test->labels()) {
            most = std::max(most, ++counts[label]);
        }
        const double chance = static_cast<double>(most) / static_cast<double>(m_input.test->size());
        const double accuracy = m_record.evaluation.accuracy;
        if (accuracy <= chance) {
            return "The test accuracy is no better than naming the largest class for every picture: nothing was "
                   "learned. Use more steps, or other learning rates";
        }
        const std::string& proxy = m_record.proxy;
        const bool isRanked = !proxy.empty() && proxy != "oracle" && proxyInfo(proxy).isAccuracy;
        if (isRanked && m_record.proxyScore > std::max(accuracy + farBehind, m_record.evaluation.interval.high)) {
            return "The ranking told " + scoreText(proxy, m_record.proxyScore) +
                   " without any training, and the test accuracy is " + percent(accuracy) +
                   ": it was trained too little. Use more steps, or other learning rates";
        }
        return {};
    }

    const ExpertBank& m_bank;
    const RunStore& m_runs;
    const TransferInput& m_input;
    const TransferOptions& m_options;
    RunContext& m_context;
    RunRecord m_record;
    Halves m_halves;  ///< of the training pictures
    LinearProbe m_probe;
    std::map<int, Matrix> m_logits;  ///< of the test pictures, by repeat
    std::int64_t m_done = 0;         ///< images of the finished parts
    std::int64_t m_total = 0;        ///< images of all parts, the last one taken at its longest
};

}  // namespace

RunRecord fineTune(const ExpertBank& bank, const RunStore& runs, const TransferInput& input,
                   const TransferOptions& options, RunContext& context) {
    if (const auto problems = options.check(); !problems.empty()) {
        throw Error("Cannot fine-tune: " + problems.front(), "Correct that option");
    }
    return FineTuning(bank, runs, input, options, context).run();
}

}  // namespace docent
