// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "exporting/Exporter.h"

namespace docent {

/// MODEL_CARD.md: what the model is for, what it was made from and how, how good it is, what it may be used for, and
/// how to load it (after Mitchell et al. 2019, Model Cards for Model Reporting).
[[nodiscard]] std::string modelCard(const ExportInput& input, const ExportResult& result);

}  // namespace docent
