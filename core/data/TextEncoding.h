// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace docent {

/// Whether a file is in UTF-16: by its byte order mark, or as every other byte of its first letters is 0.
[[nodiscard]] bool isUtf16(const std::filesystem::path& path);

/// The text of a file as UTF-8 without a byte order mark: UTF-8, or UTF-16 as spreadsheets write it. Throws Error when
/// the file is larger than `maxBytes`, is no text, or is in another encoding, with the line.
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path, std::uint64_t maxBytes);

/// What at most `bytes` from the beginning of a file say, as UTF-8 without a byte order mark, and unchecked; empty
/// where it cannot be read.
[[nodiscard]] std::string readTextHead(const std::filesystem::path& path, std::size_t bytes);

}  // namespace docent
