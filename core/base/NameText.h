// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace docent {

/// Bytes of the letter, digit or accent that begins at `at` of UTF-8 text, of any script, and that the name of a record
/// may have; 0 where something else stands there: a sign, a blank, a control character, bytes that are no UTF-8.
[[nodiscard]] std::size_t letterAt(std::string_view text, std::size_t at);

}  // namespace docent
