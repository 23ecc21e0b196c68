// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "base/Random.h"
#include "data/ImageSource.h"
#include "recipes/Layer.h"

namespace docent {

/// Red, green and blue in [0, 1].
struct Colour {
    float red = 0;
    float green = 0;
    float blue = 0;

    [[nodiscard]] float brightness() const { return 0.299F * red + 0.587F * green + 0.114F * blue; }
};

[[nodiscard]] Colour mixed(Colour a, Colour b, float share);  ///< `share` of b
[[nodiscard]] Colour randomColour(Random& random);
/// One whose brightness differs from that of `other` by 0.35 at least.
[[nodiscard]] Colour contrastingColour(Colour other, Random& random);

struct Point {
    double x = 0;
    double y = 0;
};

/// A square picture in the making. Coordinates are pixels, a pixel's middle at .5, y downwards.
class Canvas {
public:
    explicit Canvas(int side, Colour paper = {1, 1, 1});

    [[nodiscard]] int side() const { return m_side; }
    [[nodiscard]] Colour at(int x, int y) const { return m_pixels[index(x, y)]; }
    /// Lays a colour over a pixel; outside nothing happens.
    void blend(int x, int y, Colour colour, float alpha);
    /// Every pixel by its middle.
    void fill(const std::function<Colour(double x, double y)>& colour);
    /// Smoothed at the edge. The polygon may be concave, but does not cut itself.
    void polygon(const std::vector<Point>& corners, Colour colour);
    void disc(Point middle, double radius, Colour colour);
    void line(Point from, Point to, double width, Colour colour);
    /// Lays a picture with alpha over it: its middle at `middle`, its longer side `extent` pixels, turned by `angle`
    /// radians.
    void lay(const Layer& layer, Point middle, double extent, double angle, bool isMirrored = false);
    /// Adds normal noise of this deviation, of 255, to every sample.
    void noise(double deviation, Random& random);
    [[nodiscard]] Picture picture() const;

private:
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_side) + static_cast<std::size_t>(x);
    }

    int m_side;
    std::vector<Colour> m_pixels;
};

/// Smooth noise in [0, 1], one value about every `period` pixels; the same for one seed.
[[nodiscard]] double smoothNoise(double x, double y, double period, std::uint64_t seed);

/// Normally distributed, mean 0, deviation 1 (Box and Muller).
[[nodiscard]] double normalNumber(Random& random);
/// Uniform in [from, to).
[[nodiscard]] double uniformNumber(Random& random, double from, double to);

}  // namespace docent
