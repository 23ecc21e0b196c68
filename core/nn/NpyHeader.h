// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docent {

enum class NpyType {
    F2,
    F4,
    F8,
    BF16,  ///< two bytes that NumPy has no type for: "|V2", as ml_dtypes' bfloat16 is written
    Other  ///< whole numbers, text and the like: what is no weight
};

/// What an npy array says of itself (NumPy's format.py, versions 1 to 3).
struct NpyHeader {
    std::string descr;  ///< NumPy's name of the type: "<f4"
    NpyType type = NpyType::Other;
    std::size_t itemBytes = 0;
    bool isBigEndian = false;
    bool isFortranOrder = false;  ///< the first index runs fastest
    std::vector<std::int64_t> shape;
    std::uint64_t dataBytes = 0;  ///< shape times size
};

/// Magic, version and length: what an npy array begins with.
inline constexpr std::size_t npyPrefixBytes = 8;
/// Bytes of the length that follow the prefix, 2 or 4. Throws Error whose text is the reason.
[[nodiscard]] std::size_t npyLengthBytes(std::string_view prefix);
/// From the text of the header, a Python dictionary. Throws Error whose text is the reason ("says a shape of ...").
[[nodiscard]] NpyHeader parseNpyHeader(std::string_view text);

}  // namespace docent
