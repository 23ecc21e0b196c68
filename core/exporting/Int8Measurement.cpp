// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Int8Measurement.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numeric>
#include <span>

#include "base/Random.h"
#include "base/Words.h"
#include "exporting/ActivationRange.h"
#include "exporting/PictureTensor.h"
#include "exporting/SquareBatches.h"

namespace docent {

namespace {

using torch::Tensor;

constexpr std::int64_t bins = 2048;
constexpr std::uint64_t seed = 8;
constexpr RangeRule rules[] = {RangeRule::MinMax, RangeRule::Percentile, RangeRule::LeastError};

/// Which of so many pictures, ascending; the same for the same count.
std::vector<std::int64_t> someOf(std::int64_t count) {
    std::vector<std::int64_t> chosen(static_cast<std::size_t>(count));
    std::iota(chosen.begin(), chosen.end(), 0);
    Random random({seed, static_cast<std::uint64_t>(count)});
    random.shuffle(chosen);
    chosen.resize(static_cast<std::size_t>(std::min(count, maxCalibrationImages)));
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// Mean Kullback-Leibler divergence of the classes' probabilities, in nats.
double divergence(const Tensor& expected, const Tensor& logits) {
    const Tensor p = torch::log_softmax(expected.to(torch::kDouble), 1);
    const Tensor q = torch::log_softmax(logits.to(torch::kDouble), 1);
    return (p.exp() * (p - q)).sum(1).mean().item<double>();
}

/// 95 % interval of a difference of paired proportions (Agresti & Min 2005: a half is added to each of the four counts,
/// so that no difference seen is not taken for none).
Interval pairedInterval(std::int64_t images, std::int64_t onlyFloat, std::int64_t onlyInt8) {
    constexpr double z = 1.959964;
    const double n = static_cast<double>(images) + 2;
    const double b = static_cast<double>(onlyFloat) + 0.5;
    const double c = static_cast<double>(onlyInt8) + 0.5;
    const double half = z * std::sqrt(b + c - (b - c) * (b - c) / n) / n;
    return {std::max(-1.0, (b - c) / n - half), std::min(1.0, (b - c) / n + half)};
}

class Measuring {
public:
    Measuring(const FoldedNetwork& network, const ExportInput& input, RunContext& context)
        : m_network(network),
          m_preprocess({.size = input.run.imageSize, .resize = input.run.resize}),
          m_calibration(input.train->subset(someOf(input.train->size()))),
          m_test(*input.test),
          m_context(context) {
        m_progress.stage = "Measuring what '" + input.run.name + "' loses in 8 bits";
        m_progress.total = (2 + std::ssize(rules)) * m_calibration.size() + 2 * m_test.size();
    }

    Int8Measurement measure() {
        const std::map<std::string, ActivationHistogram> histograms = watch();
        Int8Measurement result;
        result.loss.calibrationDivergence = -1;
        for (const RangeRule rule : rules) {
            Quantisation candidate{.rule = rule, .activations = {}};
            for (const auto& [name, histogram] : histograms) {
                candidate.activations[name] = byteScale(histogram, rule);
            }
            const double diverges = divergence(m_expected, inBytes(m_calibration, candidate));
            if (result.loss.calibrationDivergence < 0 || diverges < result.loss.calibrationDivergence) {
                result.quantisation = std::move(candidate);
                result.loss.calibrationDivergence = std::max(0.0, diverges);
            }
        }
        compare(result);
        return result;
    }

private:
    using Forward = std::function<Tensor(const Tensor&)>;

    Tensor run(const CachedImages& images, const Forward& forward) {
        const torch::NoGradGuard noGradients;
        const auto batchSize = static_cast<std::int64_t>(squareBatchSize(m_preprocess.size));
        std::vector<Tensor> logits;
        for (std::int64_t begin = 0; begin < images.size(); begin += batchSize) {
            m_context.checkStop();
            SquarePictures pixels;
            for (std::int64_t i = begin; i < std::min(begin + batchSize, images.size()); ++i) {
                pixels.push_back(images.get(i).pixels);
            }
            logits.push_back(forward(pictureTensor(pixels, m_preprocess)));
            m_progress.done += std::ssize(pixels);
            m_context.progress(m_progress);
        }
        return torch::cat(logits);
    }
    Tensor inFloat(const CachedImages& images, const FoldedNetwork::Observer& observer = {}) {
        return run(images, [&](const Tensor& input) { return m_network.forward(input, observer).logits; });
    }
    Tensor inBytes(const CachedImages& images, const Quantisation& quantisation) {
        return run(images, [&](const Tensor& input) { return m_network.forward(input, quantisation).logits; });
    }

    /// Of every activation: first how far it goes, then how often it is where.
    std::map<std::string, ActivationHistogram> watch() {
        std::map<std::string, ActivationHistogram> histograms;
        m_expected = inFloat(m_calibration, [&](const std::string& name, const Tensor& x) {
            ActivationHistogram& histogram = histograms[name];
            const auto [low, high] = torch::aminmax(x);
            histogram.low = std::min(histogram.low, low.item<double>());
            histogram.high = std::max(histogram.high, high.item<double>());
        });
        if (!torch::isfinite(m_expected).all().item<bool>()) {
            throw Error("The trained model gives outputs that are not finite, so it is of no use elsewhere",
                        "Fine-tune again with a lower learning rate");
        }
        (void)inFloat(m_calibration, [&](const std::string& name, const Tensor& x) {
            ActivationHistogram& histogram = histograms[name];
            histogram.counts.resize(bins);
            if (!(histogram.high > histogram.low)) {
                return;
            }
            const Tensor counts = torch::histc(x, bins, histogram.low, histogram.high).to(torch::kDouble);
            for (std::int64_t bin = 0; bin < bins; ++bin) {
                histogram.counts[static_cast<std::size_t>(bin)] += counts.data_ptr<double>()[bin];
            }
        });
        return histograms;
    }

    void compare(Int8Measurement& result) {
        const Tensor labels = torch::tensor(m_test.labels(), torch::kLong);
        const Tensor whole = inFloat(m_test).argmax(1);
        const Tensor bytes = inBytes(m_test, result.quantisation).argmax(1);
        const Tensor wholeRight = whole.eq(labels);
        const Tensor bytesRight = bytes.eq(labels);
        Int8Loss& loss = result.loss;
        loss.images = m_test.size();
        loss.floatAccuracy = wholeRight.to(torch::kDouble).mean().item<double>();
        loss.int8Accuracy = bytesRight.to(torch::kDouble).mean().item<double>();
        loss.changed = whole.ne(bytes).sum().item<std::int64_t>();
        loss.lossInterval = pairedInterval(loss.images, (wholeRight & ~bytesRight).sum().item<std::int64_t>(),
                                           (bytesRight & ~wholeRight).sum().item<std::int64_t>());
        loss.rule = result.quantisation.rule;
        loss.calibrationImages = m_calibration.size();
    }

    const FoldedNetwork& m_network;
    Preprocess m_preprocess;
    CachedImages m_calibration;
    const CachedImages& m_test;
    RunContext& m_context;
    Progress m_progress;
    Tensor m_expected;  ///< logits in float of the calibration pictures
};

}  // namespace

Int8Measurement measureNetwork(const FoldedNetwork& network, const ExportInput& input, RunContext& context) {
    if (input.train == nullptr || input.train->size() == 0 || input.test == nullptr || input.test->size() == 0) {
        throw Error("There are no training and test pictures to measure 8 bits of '" + input.run.name + "' on",
                    "Export in full or half precision");
    }
    // Test pictures of now may have been training pictures then, and a label another class.
    if (input.train->hash() != input.run.dataHash || input.taskClasses != input.run.classes) {
        throw Error("The task '" + input.run.task + "' has other " +
                        (input.taskClasses == input.run.classes ? "training pictures" : "classes") + " than when '" +
                        input.run.name + "' was fine-tuned on it, so what 8 bits lose cannot be measured",
                    "Fine-tune again, or export in full or half precision");
    }
    return Measuring(network, input, context).measure();
}

}  // namespace docent
