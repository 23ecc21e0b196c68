// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "transfer/Predictions.h"
#include "transfer/RunRecord.h"

namespace docent {

/// Two-sided p of McNemar's test (1947) in its exact form: under the null each of the pictures on which two
/// classifiers differ is a fair coin, so that the smaller count is binomial. 1 where they never differ. Throws Error
/// for a negative count.
[[nodiscard]] double exactMcNemar(std::int64_t onlyFirst, std::int64_t onlySecond);

/// Two runs on the same test pictures, picture by picture.
struct RunComparison {
    std::int64_t images = 0;
    std::vector<std::string> onlyFirst;   ///< pictures that only the first named rightly, in its order
    std::vector<std::string> onlySecond;  ///< the same of the second, in the order of the first
    std::int64_t bothRight = 0;
    std::int64_t bothWrong = 0;
    double difference = 0;  ///< accuracy of the second minus that of the first
    double p = 1;           ///< exactMcNemar() of the two lists
};

/// Why two runs cannot be compared picture by picture, in a sentence; "" where they can: same task and same classes,
/// both tested.
[[nodiscard]] std::string whyNotComparable(const RunRecord& first, const RunRecord& second);
/// Throws Error when the two were not tested on the same pictures with the same labels. Class indices must mean the
/// same in both, see whyNotComparable().
[[nodiscard]] RunComparison comparePredictions(const std::vector<Prediction>& first,
                                               const std::vector<Prediction>& second);

}  // namespace docent
