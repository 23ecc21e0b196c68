// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "experts/ExpertBank.h"
#include "transfer/RunRecord.h"

namespace docent {

/// What is fine-tuned on what.
struct TransferInput {
    std::string name;  ///< of the run
    std::string task;
    std::string model;  ///< of the bank
    const CachedImages* train = nullptr;
    const CachedImages* test = nullptr;
    std::vector<std::string> classes;        ///< label paths by class index
    std::vector<std::string> testLocations;  ///< of the test images, for predictions.csv
    std::vector<std::int32_t> trainGroups;   ///< of each training image, see ImageRecord::group; empty = none has one
    std::int64_t testInSource = -1;          ///< see RunRecord
    std::int64_t testInTraining = -1;        ///< the same
    std::string proxy;                       ///< the same
    double proxyScore = -1;                  ///< the same
};

/// The downstream protocol of VTAB-1k (Zhai et al. 2020) as in Puigcerver et al. 2021: 80 % of the training images
/// train and 20 % choose among the sweep's learning rates and lengths; the chosen setting is trained again on all of
/// them; the whole network is tuned, or the part that the options name, the head starts at zero; SGD with momentum, no
/// weight decay, linear warm-up, a tenth at 30 %, 60 % and 90 %; accuracy on the whole test part. Finished trials of an
/// unfinished run of the same input and options are not run again. Stopped is thrown at a stop; finished trials are
/// kept.
RunRecord fineTune(const ExpertBank& bank, const RunStore& runs, const TransferInput& input,
                   const TransferOptions& options, RunContext& context);

}  // namespace docent
