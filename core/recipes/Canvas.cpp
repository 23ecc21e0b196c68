// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Canvas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace docent {

namespace {

/// Distance from a point to the line between two others.
double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double along = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

bool isInside(Point p, const std::vector<Point>& corners) {
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const Point& a = corners[i];
        const Point& b = corners[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

double lattice(std::int64_t x, std::int64_t y, std::uint64_t seed) {
    return Random{seed, static_cast<std::uint64_t>(x), static_cast<std::uint64_t>(y)}.uniform();
}

}  // namespace

Colour mixed(Colour a, Colour b, float share) {
    return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share};
}

Colour randomColour(Random& random) {
    const auto value = [&] { return static_cast<float>(random.uniform()); };
    const float red = value();
    const float green = value();
    return {red, green, value()};
}

Colour contrastingColour(Colour other, Random& random) {
    Colour colour = randomColour(random);
    for (int tries = 0; tries < 64 && std::abs(colour.brightness() - other.brightness()) < 0.35F; ++tries) {
        colour = randomColour(random);
    }
    const float far = other.brightness() > 0.5F ? 0.0F : 1.0F;
    return std::abs(colour.brightness() - other.brightness()) < 0.35F ? Colour{far, far, far} : colour;
}

Canvas::Canvas(int side, Colour paper)
    : m_side(side), m_pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), paper) {}

void Canvas::blend(int x, int y, Colour colour, float alpha) {
    if (x >= 0 && y >= 0 && x < m_side && y < m_side && alpha > 0) {
        Colour& pixel = m_pixels[index(x, y)];
        pixel = mixed(pixel, colour, std::min(alpha, 1.0F));
    }
}

void Canvas::fill(const std::function<Colour(double x, double y)>& colour) {
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            m_pixels[index(x, y)] = colour(x + 0.5, y + 0.5);
        }
    }
}

void Canvas::polygon(const std::vector<Point>& corners, Colour colour) {
    double left = m_side;
    double top = m_side;
    double right = 0;
    double bottom = 0;
    for (const Point& corner : corners) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y);
    }
    for (int y = std::max(0, static_cast<int>(top) - 1); y < std::min(m_side, static_cast<int>(bottom) + 2); ++y) {
        for (int x = std::max(0, static_cast<int>(left) - 1); x < std::min(m_side, static_cast<int>(right) + 2); ++x) {
            const Point p{x + 0.5, y + 0.5};
            double distance = std::numeric_limits<double>::max();
            for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
                distance = std::min(distance, distanceToSegment(p, corners[i], corners[j]));
            }
            const double inside = isInside(p, corners) ? distance : -distance;
            blend(x, y, colour, static_cast<float>(std::clamp(0.5 + inside, 0.0, 1.0)));
        }
    }
}

void Canvas::disc(Point middle, double radius, Colour colour) {
    line(middle, middle, 2 * radius, colour);
}

void Canvas::line(Point from, Point to, double width, Colour colour) {
    const double margin = width / 2 + 1;
    const int left = std::max(0, static_cast<int>(std::min(from.x, to.x) - margin));
    const int right = std::min(m_side, static_cast<int>(std::max(from.x, to.x) + margin) + 1);
    const int top = std::max(0, static_cast<int>(std::min(from.y, to.y) - margin));
    const int bottom = std::min(m_side, static_cast<int>(std::max(from.y, to.y) + margin) + 1);
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const double inside = width / 2 - distanceToSegment({x + 0.5, y + 0.5}, from, to);
            blend(x, y, colour, static_cast<float>(std::clamp(0.5 + inside, 0.0, 1.0)));
        }
    }
}

void Canvas::lay(const Layer& layer, Point middle, double extent, double angle, bool isMirrored) {
    const int longer = std::max(layer.width, layer.height);
    if (longer == 0 || extent < 1) {
        return;
    }
    // Averaged to the size that it is shown at first, or the turning below would skip pixels.
    const double scale = extent / longer;
    const auto side = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    const Layer shrunk = scale < 1 ? shrunkLayer(layer, side(layer.width), side(layer.height)) : layer;
    const double stepX = shrunk.width / (layer.width * scale);
    const double stepY = shrunk.height / (layer.height * scale);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const double reach = std::hypot(layer.width, layer.height) * scale / 2 + 1;
    for (int y = static_cast<int>(middle.y - reach); y <= static_cast<int>(middle.y + reach); ++y) {
        for (int x = static_cast<int>(middle.x - reach); x <= static_cast<int>(middle.x + reach); ++x) {
            const double dx = x + 0.5 - middle.x;
            const double dy = y + 0.5 - middle.y;
            const double u = (dx * cosine + dy * sine) * stepX;
            const double v = (dy * cosine - dx * sine) * stepY;
            const Sample sample = sampled(shrunk, shrunk.width / 2.0 + (isMirrored ? -u : u), shrunk.height / 2.0 + v);
            if (sample.alpha > 0) {
                blend(x, y, {sample.red / sample.alpha, sample.green / sample.alpha, sample.blue / sample.alpha},
                      sample.alpha);
            }
        }
    }
}

void Canvas::noise(double deviation, Random& random) {
    if (deviation <= 0) {
        return;
    }
    for (Colour& pixel : m_pixels) {
        pixel.red += static_cast<float>(normalNumber(random) * deviation / 255);
        pixel.green += static_cast<float>(normalNumber(random) * deviation / 255);
        pixel.blue += static_cast<float>(normalNumber(random) * deviation / 255);
    }
}

Picture Canvas::picture() const {
    Picture picture{m_side, m_side, {}};
    picture.pixels.reserve(m_pixels.size() * 3);
    for (const Colour& pixel : m_pixels) {
        for (const float value : {pixel.red, pixel.green, pixel.blue}) {
            picture.pixels.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255)));
        }
    }
    return picture;
}

double smoothNoise(double x, double y, double period, std::uint64_t seed) {
    const double column = std::floor(x / period);
    const double row = std::floor(y / period);
    const auto smooth = [](double t) { return t * t * (3 - 2 * t); };
    const double u = smooth(x / period - column);
    const double v = smooth(y / period - row);
    const auto i = static_cast<std::int64_t>(column);
    const auto j = static_cast<std::int64_t>(row);
    const double above = lattice(i, j, seed) * (1 - u) + lattice(i + 1, j, seed) * u;
    const double below = lattice(i, j + 1, seed) * (1 - u) + lattice(i + 1, j + 1, seed) * u;
    return above * (1 - v) + below * v;
}

double normalNumber(Random& random) {
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

double uniformNumber(Random& random, double from, double to) {
    return from + (to - from) * random.uniform();
}

}  // namespace docent
