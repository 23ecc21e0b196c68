// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "recipes/Layer.h"

namespace docent {

/// Draws an SVG, plain or gzipped, its longer side `side` pixels. Throws Error with a reason.
[[nodiscard]] Layer readSvg(const std::filesystem::path& path, int side);

}  // namespace docent
