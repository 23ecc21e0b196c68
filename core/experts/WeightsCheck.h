// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experts/ExpertBank.h"

namespace docent {

/// Why the weights of a model cannot be used: missing, cut short, or no safetensors. "" where they can, and where there
/// are none yet. Reads the header alone, which tells whether the file is whole, so that a large bank is gone through in
/// a moment; that no value has changed it does not tell.
[[nodiscard]] std::string weightsProblem(const ExpertBank& bank, const ModelRecord& model);
/// Throws Error unless weights of this trunk hash are those that the model's record names.
void requireWeights(const ExpertBank& bank, const ModelRecord& model, const std::string& trunkHash);
/// Throws Error unless `baseline` is still the one that the adapters of `expert` were trained on.
void requireBaselineOf(const ModelRecord& expert, const ModelRecord& baseline);

}  // namespace docent
