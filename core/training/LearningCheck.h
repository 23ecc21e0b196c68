// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "training/TrainingOptions.h"

namespace docent {

/// The lowest mean cross-entropy, in nats, that the same answer for every picture can have: the entropy of the classes'
/// shares, with label smoothing that of the smoothed ones. ln(classes) where all are as large. `labels` are 0 to
/// `classes` - 1.
[[nodiscard]] double entropyOfShares(const std::vector<std::int64_t>& labels, int classes, double labelSmoothing = 0);

/// What to try where the learning rate was too high: a fifth of it, "0.006".
[[nodiscard]] std::string lowerRate(const TrainingOptions& training);

/// What to tell of a training whose last loss is hardly below that (of the best epoch's too, or it got lost again), or
/// whose best validation names no more pictures right than the name of the largest class does; "" for one that learned.
/// `validation` may be empty.
[[nodiscard]] std::string learningWarning(const TrainingResult& result, const TrainingOptions& training,
                                          const std::vector<std::int64_t>& labels,
                                          const std::vector<std::int64_t>& validation, int classes);

}  // namespace docent
