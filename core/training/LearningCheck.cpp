// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/LearningCheck.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace docent {

namespace {

/// A last loss above this part of what needs no pictures tells of no learning: that of an epoch moves by a percent or
/// two by chance.
constexpr double hardlyBelow = 0.97;
/// With fewer validation pictures an accuracy tells little.
constexpr std::size_t fewPictures = 20;
/// Fewer steps than this do not reach far even at the right rate.
constexpr std::int64_t fewSteps = 200;

std::string inShort(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

std::vector<double> sharesOf(const std::vector<std::int64_t>& labels, int classes) {
    std::vector<double> shares(static_cast<std::size_t>(classes), 0);
    for (const std::int64_t label : labels) {
        shares[static_cast<std::size_t>(label)] += 1;
    }
    for (double& share : shares) {
        share /= static_cast<double>(labels.size());
    }
    return shares;
}

/// A rate that is too high shows in the loss, too few steps in their number.
std::string remedy(const TrainingResult& result, const TrainingOptions& training) {
    if (result.steps < fewSteps) {
        return "Use more epochs, or a smaller --learning-rate, such as " + lowerRate(training);
    }
    return "Use a smaller --learning-rate, such as " + lowerRate(training);
}

}  // namespace

std::string lowerRate(const TrainingOptions& training) {
    return inShort(training.learningRate / 5);
}

double entropyOfShares(const std::vector<std::int64_t>& labels, int classes, double labelSmoothing) {
    double entropy = 0;
    for (const double share : sharesOf(labels, classes)) {
        const double smoothed = (1 - labelSmoothing) * share + labelSmoothing / classes;
        entropy -= smoothed > 0 ? smoothed * std::log(smoothed) : 0;
    }
    return entropy;
}

std::string learningWarning(const TrainingResult& result, const TrainingOptions& training,
                            const std::vector<std::int64_t>& labels, const std::vector<std::int64_t>& validation,
                            int classes) {
    if (labels.empty() || classes < 2) {
        return {};
    }
    const double guess = entropyOfShares(labels, classes, training.labelSmoothing);
    const std::vector<double> shares = validation.empty() ? std::vector<double>{0} : sharesOf(validation, classes);
    const double largest = *std::max_element(shares.begin(), shares.end());
    const bool validated = result.bestEpoch > 0 && validation.size() >= fewPictures;
    const bool isUnlearned = !(result.trainingLoss <= hardlyBelow * guess);  // no number is no better
    if (isUnlearned && result.bestEpoch > 0 && result.validationLoss <= hardlyBelow * guess) {
        return "What was learned got lost again: the loss ended at " + inShort(result.trainingLoss) +
               ", and naming the classes by their shares gives " + inShort(guess) + ". The weights of epoch " +
               std::to_string(result.bestEpoch) + " are kept. " + remedy(result, training);
    }
    if (isUnlearned) {
        return "Nothing was learned: the loss ended at " + inShort(result.trainingLoss) +
               ", and naming the classes by their shares gives " + inShort(guess) + ". " + remedy(result, training);
    }
    if (validated && result.validationAccuracy <= largest) {
        return "What was learned does not carry over: of the validation pictures no more are named right than by "
               "naming the largest class for all. Use more pictures, or a smaller --learning-rate, such as " +
               lowerRate(training);
    }
    return {};
}

}  // namespace docent
