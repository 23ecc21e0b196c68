// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "selection/Bootstrap.h"
#include "transfer/Predictions.h"

namespace docent {

/// Pictures whose top probability lies in (low, high]; the first bin holds 0 as well.
struct CalibrationBin {
    double low = 0;
    double high = 0;
    std::int64_t images = 0;
    std::int64_t correct = 0;
    double confidence = 0;  ///< mean top probability; 0 where there is no picture
    double accuracy = 0;    ///< 0 where there is no picture
    Interval interval;      ///< of the accuracy: Wilson, 95 %
};

/// Whether a classifier is right as often as it says.
struct Calibration {
    std::vector<CalibrationBin> bins;  ///< of equal width, ascending
    std::int64_t images = 0;
    double expectedError = 0;  ///< ECE: mean over the pictures of their bin's |accuracy - confidence|
    double maximumError = 0;   ///< MCE: the largest of the bins that have pictures
    double confidence = 0;     ///< mean top probability of all
    double accuracy = 0;
};

/// The reliability diagram of Guo et al. 2017, "On calibration of modern neural networks", section 2. Throws Error for
/// no prediction and for fewer than one bin.
[[nodiscard]] Calibration calibrationOf(const std::vector<Prediction>& predictions, int bins = 15);

}  // namespace docent
