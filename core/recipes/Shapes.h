// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "recipes/Canvas.h"

namespace docent {

/// Shapes that are none of another's turned or stretched forms: "triangle", "square", "pentagon", "star", "heart",
/// "cross", "arrow", "disc".
[[nodiscard]] const std::vector<std::string_view>& shapeNames();

/// The corners of a shape around the origin within the circle of radius 1, upright. Throws Error for an unknown name.
[[nodiscard]] std::vector<Point> shapeCorners(std::string_view name);

/// Turned by `angle` radians, then `scale` times as large, then moved to `middle`.
[[nodiscard]] std::vector<Point> placed(std::vector<Point> corners, Point middle, double scale, double angle);

}  // namespace docent
