// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace docent {

/// Streaming XXH3 128-bit hash: a key for caches, not a signature.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    Hasher& add(const void* data, std::size_t bytes);
    /// Adds the text and its length, so that ("ab", "c") and ("a", "bc") differ.
    Hasher& add(std::string_view text);
    template <typename Number>
    requires std::is_arithmetic_v<Number> Hasher& add(Number value) { return add(&value, sizeof value); }

    /// 32 hexadecimal digits.
    [[nodiscard]] std::string hex() const;

private:
    void* m_state;
};

}  // namespace docent
