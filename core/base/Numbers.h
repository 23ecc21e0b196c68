// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace docent {

/// "0.25" with two digits behind the point, never "-0.00"; "–" for what is no number.
[[nodiscard]] std::string fixed(double value, int digits);
/// "62.1 %" of 0.621; "-" for a negative one, which stands for none.
[[nodiscard]] std::string percent(double fraction);
/// "1,234,567"
[[nodiscard]] std::string grouped(std::int64_t number);

}  // namespace docent
