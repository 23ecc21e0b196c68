// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/RunRecord.h"

#include "fuzz/Records.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const RunRecord record =
        readTwice(input, runRecordFromYaml, [](const RunRecord& read) { return toYaml(read).text(); });
    require(record.chosen >= -1 && record.chosen < static_cast<int>(record.trials.size()),
            "the trial that was chosen is there");
    const std::size_t classes = record.evaluation.classes.size();
    require(record.evaluation.confusion.size() == classes * classes, "a confusion matrix is square");
    require(record.config.check().empty(), "the network of a record can be built");
}

std::vector<std::string> seeds() {
    RunRecord record{.name = "stamps-x", .task = "stamps", .model = "x", .classes = {"a", "b"}, .trainImages = 12};
    std::vector<std::string> made = {toYaml(record).text()};
    record.trials = {{.learningRate = 0.1, .steps = 100, .validationAccuracy = 0.5, .validationLoss = 1},
                     {.learningRate = 0.01, .steps = 100, .diverged = true}};
    record.chosen = 0;
    record.testAccuracies = {0.5, 0.75};
    record.evaluation = {.images = 4,
                         .accuracy = 0.5,
                         .interval = {0.25, 0.75},
                         .balancedAccuracy = 0.5,
                         .crossEntropy = 1,
                         .classes = {{.name = "a", .support = 2}, {.name = "b", .support = 2}},
                         .confusion = {1, 1, 1, 1}};
    made.push_back(toYaml(record).text());
    return made;
}

}  // namespace docent::fuzz
