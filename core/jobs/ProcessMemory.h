// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace docent {

/// Bytes of main memory that this process holds at the moment; 0 where the system does not say.
[[nodiscard]] std::uint64_t residentMemory();

}  // namespace docent
