// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Shapes.h"

#include <cmath>
#include <numbers>
#include <string>

#include "base/Error.h"

namespace docent {

namespace {

std::vector<Point> regular(int corners, double inner = 1) {
    std::vector<Point> points;
    const int count = inner < 1 ? 2 * corners : corners;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count - std::numbers::pi / 2;
        const double radius = inner < 1 && i % 2 == 1 ? inner : 1;
        points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return points;
}

std::vector<Point> heart() {
    std::vector<Point> points;
    for (int i = 0; i < 40; ++i) {
        const double t = 2 * std::numbers::pi * i / 40;
        const double s = std::sin(t);
        points.push_back(
            {16 * s * s * s / 17,
             -(13 * std::cos(t) - 5 * std::cos(2 * t) - 2 * std::cos(3 * t) - std::cos(4 * t) + 2.5) / 17});
    }
    return points;
}

}  // namespace

const std::vector<std::string_view>& shapeNames() {
    static const std::vector<std::string_view> names{"triangle", "square", "pentagon", "star",
                                                     "heart",    "cross",  "arrow",    "disc"};
    return names;
}

std::vector<Point> shapeCorners(std::string_view name) {
    if (name == "triangle") {
        return regular(3);
    }
    if (name == "square") {
        return placed(regular(4), {0, 0}, 1, std::numbers::pi / 4);
    }
    if (name == "pentagon") {
        return regular(5);
    }
    if (name == "star") {
        return regular(5, 0.42);
    }
    if (name == "heart") {
        return heart();
    }
    if (name == "cross") {
        constexpr double a = 0.3;
        constexpr double b = 0.95;
        return {{-a, -b}, {a, -b}, {a, -a}, {b, -a}, {b, a},   {a, a},
                {a, b},   {-a, b}, {-a, a}, {-b, a}, {-b, -a}, {-a, -a}};
    }
    if (name == "arrow") {
        return {{0, -1}, {0.75, -0.1}, {0.28, -0.1}, {0.28, 0.95}, {-0.28, 0.95}, {-0.28, -0.1}, {-0.75, -0.1}};
    }
    if (name == "disc") {
        return regular(32);
    }
    throw Error("There is no shape '" + std::string(name) + "'");
}

std::vector<Point> placed(std::vector<Point> corners, Point middle, double scale, double angle) {
    const double cosine = std::cos(angle) * scale;
    const double sine = std::sin(angle) * scale;
    for (Point& corner : corners) {
        corner = {middle.x + corner.x * cosine - corner.y * sine, middle.y + corner.x * sine + corner.y * cosine};
    }
    return corners;
}

}  // namespace docent
