// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>

#include "base/Hash.h"
#include "base/Words.h"
#include "nn/Device.h"
#include "training/Backpropagation.h"
#include "training/BatchTensors.h"
#include "training/Checkpoint.h"
#include "training/Inference.h"
#include "training/MetricsLog.h"
#include "training/MicroBatch.h"
#include "training/Sgd.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void requireUsable(const TrainingOptions& options, const CachedImages& images) {
    std::string problems;
    for (const std::string& problem : options.check()) {
        problems += (problems.empty() ? "" : "; ") + problem;
    }
    if (!problems.empty()) {
        throw Error("Cannot train: " + problems, "Correct these options");
    }
    if (images.size() == 0) {
        throw Error("Cannot train: there is no training picture", "Add pictures, or give the training part more");
    }
}

/// What must be equal for a checkpoint to fit.
std::string fingerprintOf(const ResNetV2& model, const CachedImages& images, const CachedImages* validation,
                          TrainingOptions options) {
    options.checkpointSeconds = 1;  // changes nothing of the weights
    options.device = "auto";
    Hasher hasher;
    hasher.add(fieldsToYaml(options).text()).add(images.hash());
    hasher.add(images.labels().data(), images.labels().size() * sizeof(std::int64_t));
    if (validation != nullptr) {
        hasher.add(validation->hash());
    }
    hasher.add(trunkHash(model)).add(std::int64_t{model->config().numClasses});
    return hasher.hex();
}

/// Gathers the rows between two lines of the log.
struct LogWindow {
    double lossSum = 0;
    std::int64_t hits = 0;
    std::int64_t seen = 0;
    Clock::time_point start = Clock::now();
};

/// Passes the stop on, but not the progress: validation is part of the training's. What is said each time is passed on
/// once.
class Validating final : public RunContext {
public:
    explicit Validating(RunContext& outer) : m_outer(outer) {}
    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void note(const std::string& text) override {
        if (m_told.insert(text).second) {
            m_outer.note(text);
        }
    }

private:
    RunContext& m_outer;
    std::set<std::string> m_told;
};

class Training {
public:
    Training(ResNetV2& model, const CachedImages& images, const CachedImages* validation,
             const TrainingOptions& options, const TrainingPlace& place, RunContext& context)
        : m_model(model),
          m_images(images),
          m_validation(validation != nullptr && validation->size() > 0 ? validation : nullptr),
          m_options(options),
          m_place(place),
          m_context(context),
          m_validating(context),
          m_device(resolveDevice(options.device)),
          m_checkpoint(place.folder.empty() ? fs::path() : place.folder / "checkpoint" / "state.safetensors"),
          m_loader(images, images.imageSize(), loaderOptions(options)) {
        m_batchesPerEpoch = m_loader.batchesPerEpoch();
        m_totalSteps = options.maxSteps > 0 ? options.maxSteps : options.epochs * m_batchesPerEpoch;
        m_logEvery = std::clamp<std::int64_t>(m_totalSteps / 500, 1, 50);
        m_state.fingerprint = fingerprintOf(model, images, m_validation, options);
    }

    TrainingResult run() {
        m_model->to(torch::Device(m_device));
        m_model->setPrecision(resolvePrecision(m_options.precision, m_device));
        std::vector<bool> decay;
        for (const auto& [name, parameter] : learningParameters(m_model)) {
            m_parameters.push_back(parameter);
            decay.push_back(parameter.dim() > 1);  // not on norms and biases
        }
        m_sgd.emplace(m_parameters, decay);
        if (m_options.ema > 0) {
            m_average = cloned(m_parameters);
        }
        resumeFromCheckpoint();
        MetricsLog log(m_place.folder.empty() ? fs::path() : m_place.folder / "log.jsonl", m_place.series,
                       m_state.step);

        m_start = Clock::now();
        m_secondsBefore = m_state.cost.seconds;
        m_firstStep = m_state.step;
        m_lastCheckpoint = m_start;
        tellProgress(0);
        if (m_state.validationPending) {
            MetricRow row = rowHere();
            m_state.validationPending = !validate(row);
            log.append(row);
        }
        bool stopped = false;
        while (m_state.step < m_totalSteps && !isOutOfPatience()) {
            if (m_context.stopRequested()) {
                stopped = true;
                break;
            }
            step(log);
            if (!m_checkpoint.empty() && m_state.step < m_totalSteps &&
                secondsSince(m_lastCheckpoint) >= m_options.checkpointSeconds) {
                checkpoint();
            }
        }
        m_state.cost.seconds = m_secondsBefore + secondsSince(m_start);
        stopped = stopped || m_state.validationPending;
        if (stopped && !m_checkpoint.empty()) {
            checkpoint();
        }
        takeBestWeights();
        if (m_state.best.empty() && !stopped && !isFinite(m_parameters)) {
            diverge(m_state.step);
        }
        return resultHere(stopped);
    }

private:
    static BatchLoaderOptions loaderOptions(const TrainingOptions& options) {
        BatchLoaderOptions loading;
        loading.batchSize = options.batchSize;
        loading.shuffle = true;
        loading.even = true;
        loading.seed = options.seed;
        loading.augment = {
            .enabled = options.augment, .flip = options.flip, .cropPadding = 0, .minCropArea = options.minCropArea};
        return loading;
    }

    void takeBestWeights() {
        if (!m_state.best.empty()) {
            assignTensors(m_parameters, m_state.best);
        } else if (!m_average.empty()) {
            assignTensors(m_parameters, m_average);
        }
        m_model->forgetCachedWeights();
        m_model->eval();
    }

    [[nodiscard]] TrainingResult resultHere(bool stopped) const {
        TrainingResult result;
        result.stopped = stopped;
        result.steps = m_state.step;
        result.bestEpoch = m_state.bestEpoch;
        result.validationAccuracy = m_state.bestAccuracy;
        result.validationLoss = m_state.bestLoss;
        result.trainingLoss = m_state.lastEpochLoss;
        result.cost = m_state.cost;
        return result;
    }

    /// `step` counts from 1.
    [[noreturn]] void diverge(std::int64_t step) {
        m_state.cost.seconds = m_secondsBefore + secondsSince(m_start);
        takeBestWeights();
        char rate[40];
        std::snprintf(rate, sizeof rate, "%g", m_options.learningRate);
        throw Diverged("The training diverged at step " + std::to_string(step) + " of " + std::to_string(m_totalSteps) +
                           ", with the learning rate " + rate + ": loss, gradient or weights are not finite any more",
                       "Use a smaller learning rate or a longer warm-up", resultHere(false));
    }

    void resumeFromCheckpoint() {
        if (m_checkpoint.empty() || !fs::exists(m_checkpoint)) {
            return;
        }
        TrainerState state;
        try {
            state = loadCheckpoint(m_checkpoint, m_model);
        } catch (const Error& e) {
            throw Error("The training cannot go on from its checkpoint: " + e.reason(),
                        "Restore it from a copy, or remove the folder " + m_checkpoint.parent_path().string() +
                            " to begin this training anew");
        }
        if (state.fingerprint != m_state.fingerprint) {
            throw Error("The checkpoint " + m_checkpoint.string() + " is of a run with other options or pictures",
                        "Use the same options to go on, or remove that folder to begin anew");
        }
        assignTensors(m_parameters, state.weights);
        assignTensors(m_sgd->buffers(), state.momentum);
        if (!m_average.empty()) {
            assignTensors(m_average, state.average);
            state.average.clear();
        }
        m_model->forgetCachedWeights();
        m_state = std::move(state);
        m_microBatch = MicroBatch(m_state.microBatch);
        m_context.note("Went on from step " + std::to_string(m_state.step) + " of " + std::to_string(m_totalSteps));
    }

    void checkpoint() {
        m_state.cost.seconds = m_secondsBefore + secondsSince(m_start);
        m_state.microBatch = m_microBatch.size();
        m_state.weights = copyTensors(m_parameters);
        m_state.momentum = copyTensors(m_sgd->buffers());
        m_state.average = copyTensors(m_average);
        saveCheckpoint(m_checkpoint, m_model, m_state);
        m_state.weights.clear();
        m_state.momentum.clear();
        m_state.average.clear();
        m_lastCheckpoint = Clock::now();
    }

    void step(MetricsLog& log) {
        const std::int64_t epoch = m_state.step / m_batchesPerEpoch;
        const std::int64_t batchOfEpoch = m_state.step % m_batchesPerEpoch;
        if (batchOfEpoch == 0 || !m_loading) {
            m_loader.start(epoch, batchOfEpoch);
            m_loading = true;
        }
        if (!m_loader.next(m_batch)) {
            throw Error("The loader gave fewer batches than the epoch has");
        }
        m_model->train();
        const double rate = learningRateAt(m_options, m_state.step, m_totalSteps);
        const auto [lossValue, hits] = gradientsOfBatch();
        if (!std::isfinite(lossValue)) {
            diverge(m_state.step + 1);
        }
        if (m_options.clipNorm > 0 && !std::isfinite(m_sgd->limitGradient(m_options.clipNorm))) {
            diverge(m_state.step + 1);
        }
        m_sgd->step(rate, m_options.momentum, m_options.weightDecay);
        const std::int64_t count = m_batch.size();
        ++m_state.step;
        addToAverage();
        m_state.lossSum += lossValue * static_cast<double>(count);
        m_state.hits += hits;
        m_state.seen += count;
        m_state.cost.trainingPasses += count;
        m_window.lossSum += lossValue * static_cast<double>(count);
        m_window.hits += hits;
        m_window.seen += count;

        const bool epochEnds = m_state.step % m_batchesPerEpoch == 0;
        const bool last = m_state.step == m_totalSteps;
        MetricRow row = rowHere();
        if (m_state.step % m_logEvery == 0 || epochEnds || last) {
            const auto seen = static_cast<double>(m_window.seen);
            row.loss = m_window.lossSum / seen;
            row.accuracy = static_cast<double>(m_window.hits) / seen;
            row.learningRate = rate;
            row.imagesPerSecond = seen / std::max(1e-9, secondsSince(m_window.start));
            m_imagesPerSecond = *row.imagesPerSecond;
        }
        if (epochEnds || last) {
            m_state.lastEpochLoss = m_state.lossSum / static_cast<double>(m_state.seen);
            m_state.lossSum = 0;
            m_state.hits = 0;
            m_state.seen = 0;
            if (m_validation != nullptr) {
                m_state.validationPending = !validate(row);
            }
            if (isOutOfPatience() && !last) {
                m_context.note("No better validation for " + counted(m_options.patience, "epoch", "epochs") +
                               ": the training ends at epoch " + std::to_string(m_state.step / m_batchesPerEpoch) +
                               " of " + std::to_string(epochsInAll()));
            }
        }
        if (row.loss || row.validationLoss) {
            log.append(row);
            m_window = {};
        }
        tellProgress(lossValue);
    }

    BatchOutcome gradientsOfBatch() {
        BatchOutcome outcome;
        const bool shrunk = m_microBatch.fit(m_batch.size(), [&](std::int64_t atOnce) {
            const torch::Tensor labels = batchLabels(m_batch, m_device);
            outcome = backpropagate(m_model, batchImages(m_batch, m_images.imageSize(), m_device), labels,
                                    m_options.labelSmoothing, atOnce);
        });
        if (shrunk) {
            m_context.note(m_microBatch.note(m_batch.size()));
        }
        return outcome;
    }

    /// Exponential moving average (Polyak & Juditsky 1992). The first steps count more, or the random start would stay
    /// in it for long.
    void addToAverage() {
        if (m_average.empty()) {
            return;
        }
        const torch::NoGradGuard noGrad;
        const auto step = static_cast<double>(m_state.step);
        const double decay = std::min(m_options.ema, (1 + step) / (10 + step));
        for (std::size_t i = 0; i < m_average.size(); ++i) {
            m_average[i].lerp_(m_parameters[i], 1 - decay);
        }
    }

    [[nodiscard]] bool isOutOfPatience() const {
        if (m_options.patience == 0 || m_state.bestEpoch == 0 || m_state.validationPending ||
            m_state.step % m_batchesPerEpoch != 0) {
            return false;
        }
        return m_state.step / m_batchesPerEpoch - m_state.bestEpoch >= m_options.patience;
    }

    static bool isFinite(const std::vector<torch::Tensor>& tensors) {
        const torch::NoGradGuard noGrad;
        return std::all_of(tensors.begin(), tensors.end(),
                           [](const torch::Tensor& tensor) { return tensor.isfinite().all().item<bool>(); });
    }

    static std::vector<torch::Tensor> cloned(const std::vector<torch::Tensor>& tensors) {
        std::vector<torch::Tensor> clones;
        for (const torch::Tensor& tensor : tensors) {
            clones.push_back(tensor.detach().clone());
        }
        return clones;
    }

    [[nodiscard]] MetricRow rowHere() const {
        MetricRow row;
        row.series = m_place.series;
        row.step = m_state.step;
        row.epoch = static_cast<double>(m_state.step) / static_cast<double>(m_batchesPerEpoch);
        row.seconds = m_secondsBefore + secondsSince(m_start);
        return row;
    }

    /// False when a stop cut it short: it is then done first of all after a resume. With the average of the weights,
    /// where there is one.
    bool validate(MetricRow& row) {
        if (m_average.empty()) {
            return validateWeights(row);
        }
        const std::vector<torch::Tensor> current = cloned(m_parameters);
        assignTensors(m_parameters, m_average);
        const bool done = validateWeights(row);
        assignTensors(m_parameters, current);
        m_model->forgetCachedWeights();
        return done;
    }

    bool validateWeights(MetricRow& row) {
        m_model->forgetCachedWeights();
        Matrix logits;
        try {
            logits = computeLogits(m_model, *m_validation, {.precision = m_options.precision, .device = m_device},
                                   m_validating);
        } catch (const Stopped&) {
            return false;
        }
        const std::vector<std::int64_t>& labels = m_validation->labels();
        std::int64_t hits = 0;
        double lossSum = 0;
        for (std::int64_t i = 0; i < logits.rows; ++i) {
            const float* values = logits.row(i);
            const auto label = labels[static_cast<std::size_t>(i)];
            const auto best = std::max_element(values, values + logits.columns);
            hits += best - values == label ? 1 : 0;
            double sum = 0;
            for (std::int64_t c = 0; c < logits.columns; ++c) {
                sum += std::exp(static_cast<double>(values[c]) - static_cast<double>(*best));
            }
            lossSum += std::log(sum) + static_cast<double>(*best) - static_cast<double>(values[label]);
        }
        row.validationAccuracy = static_cast<double>(hits) / static_cast<double>(logits.rows);
        row.validationLoss = lossSum / static_cast<double>(logits.rows);
        m_state.cost.forwardPasses += logits.rows;
        const bool better = *row.validationAccuracy > m_state.bestAccuracy ||
                            (*row.validationAccuracy == m_state.bestAccuracy && *row.validationLoss < m_state.bestLoss);
        if (better && std::isfinite(*row.validationLoss)) {
            m_state.bestEpoch = static_cast<int>((m_state.step + m_batchesPerEpoch - 1) / m_batchesPerEpoch);
            m_state.bestAccuracy = *row.validationAccuracy;
            m_state.bestLoss = *row.validationLoss;
            m_state.best = copyTensors(m_parameters);
        }
        return true;
    }

    void tellProgress(double loss) {
        // Counted as if every batch were full, so that the total is known beforehand.
        Progress progress;
        progress.stage = m_place.stage;
        progress.done = m_place.progressBase + m_state.step * m_options.batchSize;
        progress.total = m_place.progressTotal > 0 ? m_place.progressTotal : m_totalSteps * m_options.batchSize;
        progress.doneAtStart = m_place.progressBase + m_firstStep * m_options.batchSize;
        if (m_state.step > m_firstStep) {
            char detail[160];
            std::snprintf(detail, sizeof detail, "epoch %lld of %lld, loss %.3f",
                          static_cast<long long>(std::min(m_state.step / m_batchesPerEpoch + 1, epochsInAll())),
                          static_cast<long long>(epochsInAll()), loss);
            progress.detail = detail;
        }
        // Rows of the log may be far apart where a step takes long.
        constexpr double longEnough = 1;
        if (const double seconds = secondsSince(m_window.start); m_window.seen > 0 && seconds >= longEnough) {
            m_imagesPerSecond = static_cast<double>(m_window.seen) / seconds;
        }
        progress.imagesPerSecond = m_imagesPerSecond;
        m_context.progress(progress);
    }

    [[nodiscard]] std::int64_t epochsInAll() const {
        return (m_totalSteps + m_batchesPerEpoch - 1) / m_batchesPerEpoch;
    }

    ResNetV2& m_model;
    const CachedImages& m_images;
    const CachedImages* m_validation;
    const TrainingOptions m_options;  ///< with nothing left to choose
    const TrainingPlace& m_place;
    RunContext& m_context;
    Validating m_validating;
    MicroBatch m_microBatch;
    std::string m_device;
    fs::path m_checkpoint;
    BatchLoader m_loader;
    Batch m_batch;
    bool m_loading = false;
    std::int64_t m_batchesPerEpoch = 1;
    std::int64_t m_totalSteps = 1;
    std::int64_t m_logEvery = 1;
    std::vector<torch::Tensor> m_parameters;
    std::optional<Sgd> m_sgd;
    std::vector<torch::Tensor> m_average;  ///< beside the parameters; empty where none is kept
    TrainerState m_state;
    LogWindow m_window;
    Clock::time_point m_start;
    Clock::time_point m_lastCheckpoint;
    double m_secondsBefore = 0;
    std::int64_t m_firstStep = 0;  ///< of this process
    double m_imagesPerSecond = 0;
};

}  // namespace

TrainingResult train(ResNetV2& model, const CachedImages& images, const CachedImages* validation,
                     const TrainingOptions& options, const TrainingPlace& place, RunContext& context) {
    requireUsable(options, images);
    return Training(model, images, validation, options.fittedTo(images.size(), TrainingStart::Random), place, context)
        .run();
}

}  // namespace docent
