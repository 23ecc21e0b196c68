// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Comparison.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/Error.h"

namespace docent {

double exactMcNemar(std::int64_t onlyFirst, std::int64_t onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
        throw Error("McNemar's test needs two counts");
    }
    const std::int64_t n = onlyFirst + onlySecond;
    const std::int64_t fewer = std::min(onlyFirst, onlySecond);
    // In logarithms: 2^-n vanishes beyond a thousand differing pictures.
    const double whole = std::lgamma(static_cast<double>(n) + 1) - static_cast<double>(n) * std::log(2.0);
    double tail = 0;
    for (std::int64_t k = 0; k <= fewer; ++k) {
        tail += std::exp(whole - std::lgamma(static_cast<double>(k) + 1) - std::lgamma(static_cast<double>(n - k) + 1));
    }
    return std::min(1.0, 2 * tail);
}

std::string whyNotComparable(const RunRecord& first, const RunRecord& second) {
    if (first.task != second.task) {
        return "'" + first.name + "' is of the task '" + first.task + "', '" + second.name + "' of '" + second.task +
               "'";
    }
    for (const RunRecord* run : {&first, &second}) {
        if (run->state != ModelState::Complete) {
            return "'" + run->name + "' is not finished";
        }
    }
    if (first.classes != second.classes) {
        return "'" + first.name + "' and '" + second.name + "' tell other classes apart: the task was imported anew " +
               "between them";
    }
    return {};
}

RunComparison comparePredictions(const std::vector<Prediction>& first, const std::vector<Prediction>& second) {
    const auto differ = [](const std::string& what) {
        throw Error("The two runs were not tested on the same pictures: " + what,
                    "Fine-tune one of them again on the task as it is now");
    };
    if (first.size() != second.size()) {
        differ(std::to_string(first.size()) + " against " + std::to_string(second.size()));
    }
    std::unordered_map<std::string, const Prediction*> others;
    for (const Prediction& prediction : second) {
        others.emplace(prediction.image, &prediction);
    }
    RunComparison result;
    result.images = static_cast<std::int64_t>(first.size());
    for (const Prediction& prediction : first) {
        const auto found = others.find(prediction.image);
        if (found == others.end()) {
            differ("'" + prediction.image + "' is in one alone");
        }
        if (found->second->label != prediction.label) {
            differ("'" + prediction.image + "' has another label in each");
        }
        const bool mine = prediction.isCorrect();
        const bool theirs = found->second->isCorrect();
        if (mine && !theirs) {
            result.onlyFirst.push_back(prediction.image);
        } else if (theirs && !mine) {
            result.onlySecond.push_back(prediction.image);
        } else {
            ++(mine ? result.bothRight : result.bothWrong);
        }
    }
    const auto gained = static_cast<std::int64_t>(result.onlySecond.size());
    const auto lost = static_cast<std::int64_t>(result.onlyFirst.size());
    result.difference = result.images > 0 ? static_cast<double>(gained - lost) / static_cast<double>(result.images) : 0;
    result.p = exactMcNemar(lost, gained);
    return result;
}

}  // namespace docent
