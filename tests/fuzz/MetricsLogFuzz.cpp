// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/MetricsLog.h"

#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const std::filesystem::path path = write("log.jsonl", input);
    const std::vector<MetricRow> rows = MetricsReader(path).poll();
    if (input.size() % 8 == 0) {  // a resumed run: what it keeps are whole rows
        constexpr std::int64_t kept = 3;
        const MetricsLog log(path, "train", kept);
        for (const MetricRow& row : MetricsReader(path).poll()) {
            require(row.series != "train" || row.step <= kept, "later rows are removed");
        }
    }
}

std::vector<std::string> seeds() {
    const std::filesystem::path path = folder() / "seed.jsonl";
    MetricsLog log(path, "train", 0);
    log.append({.step = 1, .epoch = 0.5, .seconds = 2, .loss = 1.5, .accuracy = 0.25, .learningRate = 0.1});
    log.append({.series = "lr 0.01, 100 steps",
                .step = 20,
                .imagesPerSecond = 100,
                .validationLoss = 1e-3,
                .validationAccuracy = 1});
    std::string text(std::filesystem::file_size(path), '\0');
    std::FILE* file = std::fopen(path.c_str(), "rb");
    require(std::fread(text.data(), 1, text.size(), file) == text.size(), "a file can be read");
    std::fclose(file);
    return {text, "{\"series\": \"train\", \"step\": 2.0, \"later\": {\"a\": [1, null]}}\n{\"step\"\n"};
}

}  // namespace docent::fuzz
