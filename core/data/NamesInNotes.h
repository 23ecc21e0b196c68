// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace docent {

/// The first few of the names that a note of a catalog is about, and its end: "owl, duck and others."
[[nodiscard]] std::string someNames(const std::vector<std::string>& names);
/// "'a', 'b', 'c', ...": fewer, within a note.
[[nodiscard]] std::string nameExamples(const std::vector<std::string>& names);

}  // namespace docent
