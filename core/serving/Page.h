// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace docent {

/// The page at "/", HTML that needs nothing else. `pageNonce` in it stands for the nonce of its style and its script.
extern const std::string_view pageText;
inline constexpr std::string_view pageNonce = "NONCE";

}  // namespace docent
