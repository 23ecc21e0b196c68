// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace docent {

/// What the system calls the processor or card behind "cpu" or "cuda:1", "AMD EPYC 7B13"; "" where it does not say.
/// Cards are counted in the order of their bus, as CUDA does it where CUDA_DEVICE_ORDER is PCI_BUS_ID, and only where
/// CUDA_VISIBLE_DEVICES leaves them all in place.
[[nodiscard]] std::string deviceModel(const std::string& device, const std::filesystem::path& proc = "/proc");

}  // namespace docent
