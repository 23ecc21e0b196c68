// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docent {

/// A part of multipart/form-data (RFC 7578).
struct BodyPart {
    std::string name;
    std::optional<std::string> fileName;  ///< as it was given: any bytes
    std::string_view content;             ///< lies in the body
};

/// The boundary that a Content-Type names; nothing where it is another type. Throws RequestError 400 where it names
/// none.
[[nodiscard]] std::optional<std::string> multipartBoundary(std::string_view contentType);

/// The parts of a body, at most `limit`. Throws RequestError 400 for one that is cut short or is not made like that,
/// 413 for more parts.
[[nodiscard]] std::vector<BodyPart> multipartParts(std::string_view body, const std::string& boundary,
                                                   std::size_t limit);

}  // namespace docent
