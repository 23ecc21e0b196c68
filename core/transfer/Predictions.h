// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace docent {

/// What a run said of one test picture: a line of its predictions.csv.
struct Prediction {
    std::string image;          ///< location in the task's data set
    std::size_t label = 0;      ///< index into the run's classes
    std::size_t predicted = 0;  ///< the same
    double probability = 0;     ///< of the predicted class, 0 to 1

    [[nodiscard]] bool isCorrect() const { return label == predicted; }
};

/// Reads `image,label,predicted,probability,correct`, a line a picture. Throws Error with the line for another header,
/// a class that is none of `classes`, a probability that is none, a `correct` that contradicts the classes, and a
/// picture that is named twice.
[[nodiscard]] std::vector<Prediction> predictionsFromCsv(std::string_view text, const std::string& origin,
                                                         const std::vector<std::string>& classes);
/// The file of a run's folder. Throws Error where it cannot be read.
[[nodiscard]] std::vector<Prediction> readPredictions(const std::filesystem::path& runFolder,
                                                      const std::vector<std::string>& classes);

}  // namespace docent
