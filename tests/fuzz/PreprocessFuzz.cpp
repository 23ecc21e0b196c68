// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Preprocess.h"

#include <cmath>

#include "fuzz/Records.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const Preprocess preprocess =
        readTwice(input, preprocessFromYaml, [](const Preprocess& read) { return toYaml(read).text(); });
    require(preprocess.mean.size() == 3 && preprocess.deviation.size() == 3, "there are three channels");
    for (std::size_t i = 0; i < 3; ++i) {
        require(std::isfinite(preprocess.mean[i]) && std::isfinite(preprocess.deviation[i]), "channels are finite");
    }
}

std::vector<std::string> seeds() {
    return {toYaml(Preprocess{.model = "x", .weightsHash = "00", .docentVersion = "0.1.0"}).text()};
}

}  // namespace docent::fuzz
