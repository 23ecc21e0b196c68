// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace docent {

/// Where the first byte lies that is not UTF-8 as RFC 3629 has it; npos where all of it is.
[[nodiscard]] std::size_t firstNonUtf8(std::string_view text);

[[nodiscard]] bool isUtf8(std::string_view text);

/// With each byte that is not UTF-8 as "\\xE9": names of files may be any bytes, records and lists may not.
[[nodiscard]] std::string withEscapedBytes(std::string_view text);

/// In the composed form of Unicode, NFC ("ü" is one character): file systems and archives of macOS write names in the
/// decomposed one, NFD ("u" and two dots), lists and keyboards the composed one. Text that is not UTF-8 stays as it is.
[[nodiscard]] std::string composed(std::string_view text);
[[nodiscard]] std::string decomposed(std::string_view text);

/// Composed, and each letter of any script in lower case: for comparing.
[[nodiscard]] std::string lowerComposed(std::string_view text);

/// Where text of UTF-8 may be cut to `most` bytes, or to fewer where that lies within a character.
[[nodiscard]] std::size_t cutWithin(std::string_view text, std::size_t most);

}  // namespace docent
