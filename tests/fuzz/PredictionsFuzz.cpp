// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Predictions.h"

#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const std::vector<std::string> classes = {"a", "b/c", ""};
    for (const Prediction& prediction : predictionsFromCsv(text(input), "predictions.csv", classes)) {
        require(prediction.label < classes.size() && prediction.predicted < classes.size(), "classes are there");
        require(prediction.probability >= 0 && prediction.probability <= 1, "a probability is 0 to 1");
    }
}

std::vector<std::string> seeds() {
    return {"image,label,predicted,probability,correct\nx.png,a,a,0.75,1\n\"y, z.png\",b/c,a,1,0\n",
            "image,label,predicted,probability,correct\n"};
}

}  // namespace docent::fuzz
