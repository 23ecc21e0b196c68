// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace docent {

/// "picture" for one, "pictures" for any other number.
template <typename Number>
[[nodiscard]] std::string plural(Number count, const char* one, const char* several) {
    static_assert(std::is_integral_v<Number>);
    return count == 1 ? one : several;
}

/// "1 picture", "12 pictures". packaging/core-texts makes a text for each of both.
template <typename Number>
[[nodiscard]] std::string counted(Number count, const char* one, const char* several) {
    return std::to_string(count) + " " + plural(count, one, several);
}

/// "a, b and c" with `last` " and "; without one "a, b, c".
[[nodiscard]] std::string joined(const std::vector<std::string>& words, const std::string& separator = ", ",
                                 const std::string& last = {});

/// As the command line reads lists: "a,b", and a comma within a word as "\\,".
[[nodiscard]] std::string joinedList(const std::vector<std::string>& words);

/// With control characters, which a name may have, as "\\n", "\\t" or "\\x1b": for a line of text.
[[nodiscard]] std::string printable(std::string_view text);

/// Without the blanks and ends of lines around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// With A to Z as a to z; letters of other alphabets stay.
[[nodiscard]] std::string lowerCase(std::string_view text);

}  // namespace docent
