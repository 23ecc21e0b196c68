// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace docent {

/// "best:knn" as "The best by 1-NN"; what is no strategy stays as it is.
[[nodiscard]] QString strategyText(const std::string& strategy);
/// What a job does, in the words of the window: "best:knn (3 of 6) model 1 of 1: Sweep" as "The best by 1-NN (3 of 6),
/// model 1 of 1: Sweep", all else as coreText().
[[nodiscard]] QString stageText(const std::string& stage);

}  // namespace docent
