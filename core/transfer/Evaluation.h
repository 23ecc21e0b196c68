// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "base/Yaml.h"
#include "selection/Bootstrap.h"

namespace docent {

struct ClassReport {
    std::string name;
    std::int64_t support = 0;  ///< test images of the class
    double precision = 0;      ///< 0 where the class was never predicted
    double recall = 0;
    double f1 = 0;
};

/// Figures of a classifier on a labelled set.
struct Evaluation {
    std::int64_t images = 0;
    double accuracy = 0;
    Interval interval;            ///< Wilson, 95 %
    double balancedAccuracy = 0;  ///< mean recall of the classes that have images
    double crossEntropy = 0;      ///< nats
    std::vector<ClassReport> classes;
    std::vector<std::int64_t> confusion;  ///< [classes, classes], row = truth, column = prediction

    [[nodiscard]] std::int64_t confusionAt(std::size_t truth, std::size_t predicted) const {
        return confusion[truth * classes.size() + predicted];
    }
};

/// `logits`: [n, c]; `labels`: [n] in 0..c-1; `names`: [c]. Of equal logits the lowest class is predicted.
[[nodiscard]] Evaluation evaluateLogits(const Matrix& logits, const std::vector<std::int64_t>& labels,
                                        const std::vector<std::string>& names);
/// Row-wise softmax, in double inside.
[[nodiscard]] Matrix softmax(const Matrix& logits);

/// CSV `image,label,predicted,probability,correct`, a line an image.
[[nodiscard]] std::string predictionsCsv(const std::vector<std::string>& locations, const Matrix& logits,
                                         const std::vector<std::int64_t>& labels,
                                         const std::vector<std::string>& names);

[[nodiscard]] Yaml toYaml(const Evaluation& evaluation);
[[nodiscard]] Evaluation evaluationFromYaml(const Yaml& yaml);

}  // namespace docent
