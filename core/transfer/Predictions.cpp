// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Predictions.h"

#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "base/Csv.h"
#include "base/Files.h"

namespace docent {

std::vector<Prediction> predictionsFromCsv(std::string_view text, const std::string& origin,
                                           const std::vector<std::string>& classes) {
    std::unordered_map<std::string, std::size_t> indices;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        indices.emplace(classes[i], i);
    }
    CsvRows rows(text, origin, "Correct that line, or fine-tune again under another name");
    std::vector<std::string> fields;
    if (!rows.next(fields) ||
        fields != std::vector<std::string>{"image", "label", "predicted", "probability", "correct"}) {
        rows.fail("the first line must be 'image,label,predicted,probability,correct'");
    }
    const auto classOf = [&](const std::string& name) {
        const auto found = indices.find(name);
        if (found == indices.end()) {
            rows.fail("'" + name + "' is none of the run's " + std::to_string(classes.size()) + " classes");
        }
        return found->second;
    };
    std::vector<Prediction> predictions;
    std::unordered_set<std::string> seen;
    while (rows.next(fields)) {
        if (fields.size() != 5) {
            rows.fail("it has " + std::to_string(fields.size()) + " fields instead of 5");
        }
        Prediction prediction{.image = fields[0], .label = classOf(fields[1]), .predicted = classOf(fields[2])};
        const char* const end = fields[3].data() + fields[3].size();
        const auto [stop, failure] = std::from_chars(fields[3].data(), end, prediction.probability);
        if (failure != std::errc() || stop != end || !(prediction.probability >= 0 && prediction.probability <= 1)) {
            rows.fail("'" + fields[3] + "' is no probability");
        }
        if (fields[4] != (prediction.isCorrect() ? "1" : "0")) {
            rows.fail("'correct' is '" + fields[4] + "', which its two classes contradict");
        }
        if (!seen.insert(prediction.image).second) {
            rows.fail("the picture '" + prediction.image + "' stands there twice");
        }
        predictions.push_back(std::move(prediction));
    }
    return predictions;
}

std::vector<Prediction> readPredictions(const fs::path& runFolder, const std::vector<std::string>& classes) {
    const fs::path path = runFolder / "predictions.csv";
    return predictionsFromCsv(readFile(path), path.string(), classes);
}

}  // namespace docent
