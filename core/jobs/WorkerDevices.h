// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace docent {

/// The devices that get a worker each, of those that LibTorch can use: every CUDA device where there are several, so
/// that jobs spread over them; else "auto", one worker on the best there is.
[[nodiscard]] std::vector<std::string> workerDevices(const std::vector<std::string>& available);
/// The same of this machine. LibTorch is asked only where the system has more than one card, because it takes time to
/// wake.
[[nodiscard]] std::vector<std::string> workerDevices(const std::filesystem::path& deviceFolder = "/dev");

}  // namespace docent
