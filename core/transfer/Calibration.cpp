// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Calibration.h"

#include <algorithm>
#include <cmath>

#include "base/Error.h"

namespace docent {

Calibration calibrationOf(const std::vector<Prediction>& predictions, int bins) {
    if (predictions.empty() || bins < 1) {
        throw Error("A reliability diagram needs a prediction and a bin");
    }
    Calibration result;
    result.images = static_cast<std::int64_t>(predictions.size());
    result.bins.resize(static_cast<std::size_t>(bins));
    for (int i = 0; i < bins; ++i) {
        CalibrationBin& bin = result.bins[static_cast<std::size_t>(i)];
        bin.low = static_cast<double>(i) / bins;
        bin.high = static_cast<double>(i + 1) / bins;
    }
    std::int64_t hits = 0;
    for (const Prediction& prediction : predictions) {
        // The bin's own edges decide, not a rounded product of them: 0.2 belongs to the bin that ends at 0.2.
        auto index = static_cast<std::size_t>(
            std::clamp(static_cast<int>(std::ceil(prediction.probability * bins)) - 1, 0, bins - 1));
        while (index > 0 && prediction.probability <= result.bins[index].low) {
            --index;
        }
        while (index + 1 < result.bins.size() && prediction.probability > result.bins[index].high) {
            ++index;
        }
        CalibrationBin& bin = result.bins[index];
        ++bin.images;
        bin.correct += prediction.isCorrect() ? 1 : 0;
        bin.confidence += prediction.probability;
        hits += prediction.isCorrect() ? 1 : 0;
        result.confidence += prediction.probability;
    }
    const auto all = static_cast<double>(result.images);
    result.confidence /= all;
    result.accuracy = static_cast<double>(hits) / all;
    for (CalibrationBin& bin : result.bins) {
        bin.interval = wilsonInterval(bin.correct, bin.images);
        if (bin.images == 0) {
            continue;
        }
        const auto count = static_cast<double>(bin.images);
        bin.confidence /= count;
        bin.accuracy = static_cast<double>(bin.correct) / count;
        const double gap = std::abs(bin.accuracy - bin.confidence);
        result.expectedError += gap * count / all;
        result.maximumError = std::max(result.maximumError, gap);
    }
    return result;
}

}  // namespace docent
