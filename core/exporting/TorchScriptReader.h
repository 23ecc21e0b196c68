// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

#include <filesystem>

namespace docent {

/// Loads a TorchScript file that torchScriptBytes() made. TorchScript is code: a file that holds an operation other
/// than the few that Docent writes, or code that would run while it is loaded, is refused with an Error.
[[nodiscard]] torch::jit::Module loadTorchScript(const std::filesystem::path& path);

}  // namespace docent
