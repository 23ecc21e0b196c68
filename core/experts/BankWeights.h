// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experts/ExpertBank.h"
#include "nn/ResNetV2.h"

namespace docent {

/// A model of the bank with its weights, in evaluation mode: a full one from its own file, an adapter expert from its
/// baseline's and its own. Throws Error where a file is missing or does not fit, and where the baseline is not the one
/// that the adapters were trained on.
[[nodiscard]] ResNetV2 loadBankModel(const ExpertBank& bank, const ModelRecord& record);
/// The same, without the head, into a model of the record's shape with any head.
void loadBankTrunk(ResNetV2& model, const ExpertBank& bank, const ModelRecord& record);
/// Writes the record's weight file: of an adapter expert its adapters and head alone.
void saveBankModel(const ResNetV2& model, const ExpertBank& bank, const ModelRecord& record);

}  // namespace docent
