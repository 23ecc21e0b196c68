// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Matrix.h"
#include "experts/ExpertBank.h"
#include "nn/ResNetV2.h"

namespace docent {

/// A model of the bank with its weights, in evaluation mode: a full one from its own file, an adapter expert from its
/// baseline's and its own. Throws Error where a file is missing or does not fit, and where the baseline is not the one
/// that the adapters were trained on.
[[nodiscard]] ResNetV2 loadBankModel(const ExpertBank& bank, const ModelRecord& record);
/// The same, without the head, into a model of the record's shape with any head.
void loadBankTrunk(ResNetV2& model, const ExpertBank& bank, const ModelRecord& record);
/// What the model's own head says of embeddings [n, d]: probabilities of its classes [n, z]. None, [n, 0], where it has
/// no head. Throws Error where its file is missing or the head does not fit.
[[nodiscard]] Matrix headProbabilities(const ExpertBank& bank, const ModelRecord& record, const Matrix& embeddings);
/// Writes the record's weight file: of an adapter expert its adapters and head alone.
void saveBankModel(const ResNetV2& model, const ExpertBank& bank, const ModelRecord& record);

}  // namespace docent
