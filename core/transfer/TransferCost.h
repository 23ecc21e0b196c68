// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "transfer/RunRecord.h"

namespace docent {

/// How much is spent on a fine-tuning, in a word.
enum class TransferBudget {
    Quick,     ///< one setting, 100 steps
    Standard,  ///< the sweep of VTAB-1k: two rates, two lengths
    Thorough   ///< four rates, three lengths, the best trained three times
};
template <>
struct EnumNames<TransferBudget> {
    static constexpr std::pair<TransferBudget, std::string_view> values[] = {{TransferBudget::Quick, "quick"},
                                                                             {TransferBudget::Standard, "standard"},
                                                                             {TransferBudget::Thorough, "thorough"}};
};

/// `options` with the sweep and the repeats of a budget; all else stays.
[[nodiscard]] TransferOptions withBudget(TransferOptions options, TransferBudget budget);

/// What a fine-tuning will cost, counted as fineTune() works.
struct TransferPasses {
    std::int64_t trials = 0;
    std::int64_t trainingLeast = 0;  ///< training passes where the shortest schedule is chosen
    std::int64_t trainingMost = 0;   ///< and where the longest is
    std::int64_t forward = 0;        ///< validation of each trial, test of each repeat
};
[[nodiscard]] TransferPasses passesOf(const TransferOptions& options, std::int64_t trainImages,
                                      std::int64_t testImages);

/// Seconds that a training pass took in what was made before; a forward pass is counted as a third of one, since the
/// backward half costs two forward ones.
struct MeasuredRate {
    std::int64_t samples = 0;      ///< 0: nothing is known, and the rates are 0
    bool fromRuns = false;         ///< measured while fine-tuning, else while the models themselves were trained
    std::string otherDevice = {};  ///< measured on this kind only, and brought over by a guess; "" = on the same kind
    bool otherPrecision = false;   ///< measured in another precision only
    double secondsPerPass = 0;     ///< the median
    double fastest = 0;
    double slowest = 0;

    [[nodiscard]] bool isGuess() const { return !otherDevice.empty() || otherPrecision; }
    [[nodiscard]] double seconds(std::int64_t trainingPasses, std::int64_t forwardPasses) const {
        return secondsPerPass * (static_cast<double>(trainingPasses) + static_cast<double>(forwardPasses) / 3);
    }
};
/// From the complete runs of networks like `model` (architecture and picture size), or where there are none from the
/// training of such models. Of all these only those count that are most like what is wanted: rather on its kind of
/// device than in its precision, and rather that than runs. A device "auto" is taken for that of the newest record,
/// since asking Torch takes too long for a form.
[[nodiscard]] MeasuredRate measuredRate(const ModelRecord& model, const std::vector<RunRecord>& runs,
                                        const std::vector<ModelRecord>& models, const TransferOptions& wanted = {});

}  // namespace docent
