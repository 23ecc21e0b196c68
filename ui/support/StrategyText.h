// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace docent {

/// "best:knn" as "The best by 1-NN"; what is no strategy stays as it is.
[[nodiscard]] QString strategyText(const std::string& strategy);

}  // namespace docent
