// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experts/ModelRecord.h"
#include "selection/Ranking.h"
#include "transfer/RunRecord.h"

namespace docent {

/// A way of choosing what is fine-tuned on a task.
struct Strategy {
    enum class Kind {
        Baseline,    ///< the source's baseline
        Random,      ///< an expert by lot
        Best,        ///< the first of the ranking by a proxy, the baseline among the candidates
        Halving,     ///< the same of a ranking by halving
        Top,         ///< the first k of it are fine-tuned, and the best on the validation part is taken
        Oracle,      ///< all are fine-tuned, and the best on the validation part is taken
        Probe,       ///< a linear probe on the baseline
        Reweighted,  ///< Domain Adaptive Transfer: the baseline trained again, on its source weighted for the task
    };
    std::string name;  ///< as it was given, "top-3:logme"
    Kind kind = Kind::Baseline;
    std::string proxy;  ///< of Best, Halving and Top
    int k = 0;          ///< of Top, >= 2

    [[nodiscard]] bool ranks() const { return !proxy.empty(); }
};

/// "baseline", "random", "best:PROXY", "halving:PROXY", "top-K:PROXY", "oracle", "probe" or "reweighted"; without
/// ":PROXY" by 1-NN. Throws Error that lists them for another name, and for a proxy that is not known or that only
/// fine-tuning tells.
[[nodiscard]] Strategy parseStrategy(const std::string& name);

/// How a cell of a study is computed: which strategies, on how many examples, and how each fine-tunes.
struct StrategyOptions {
    std::vector<std::string> strategies = {"baseline", "random", "best:knn", "oracle"};
    std::vector<std::string> proxies = {"knn"};  ///< told of each candidate beside those that the strategies use
    std::int64_t examplesPerClass = 0;           ///< of the training part of the task; 0 = all
    std::uint64_t seed = 0;                      ///< of the examples, the lot, and the fine-tuning
    std::vector<double> learningRates = TransferOptions{}.learningRates;
    std::vector<std::int64_t> steps = TransferOptions{}.steps;
    std::int64_t batchSize = TransferOptions{}.batchSize;
    double validationFraction = TransferOptions{}.validationFraction;
    bool refit = TransferOptions{}.refit;
    bool augment = TransferOptions{}.augment;
    double minCropArea = TransferOptions{}.minCropArea;
    double halvingBudget = RankingOptions{}.halvingBudget;
    bool keepWeights = false;  ///< of what was fine-tuned
    Precision precision = Precision::Auto;
    std::string device = "auto";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("strategies", strategies,
              "baseline, random, best:PROXY, halving:PROXY, top-K:PROXY, oracle, probe, reweighted");
        visit("proxies", proxies, "to tell of each candidate, beside those of the strategies; or all");
        visit("examples_per_class", examplesPerClass, "training examples of each class (0: all)");
        visit("seed", seed, "of the examples, the lot and the fine-tuning");
        visit("learning_rates", learningRates, "of each fine-tuning's sweep");
        visit("steps", steps, "schedule lengths of each fine-tuning's sweep");
        visit("batch_size", batchSize, "images per step");
        visit("validation_fraction", validationFraction, "of the training images, to choose by");
        visit("refit", refit, "train on all pictures with the best setting; no keeps what the sweep trained");
        visit("augment", augment, "random crops, and flips where the task allows them");
        visit("min_crop_area", minCropArea, "smallest random crop, relative to the picture");
        visit("halving_budget", halvingBudget, "of rankings by halving");
        visit("keep_weights", keepWeights, "keep the weights of what was fine-tuned");
        visit("precision", precision, "auto, fp32 or bf16");
        visit("device", device, "auto, cpu, cuda or cuda:N");
    }
    [[nodiscard]] std::vector<std::string> check() const;
    /// Those of the strategies first, then the others, each once.
    [[nodiscard]] std::vector<std::string> allProxies() const;
    [[nodiscard]] TransferOptions transfer() const;
    /// That tells all proxies; which of them ranks is of no account.
    [[nodiscard]] RankingOptions ranking() const;
};

/// Whether results of both can stand side by side: the same but for the cell (examples and seed), which strategies and
/// proxies are asked for, the device, and what is kept.
[[nodiscard]] bool isSameProtocol(StrategyOptions a, StrategyOptions b);
/// The first option in which they are not: "steps: [60], and not steps: [150]"; "" where they are the same.
[[nodiscard]] std::string protocolDifference(StrategyOptions a, StrategyOptions b);

}  // namespace docent
