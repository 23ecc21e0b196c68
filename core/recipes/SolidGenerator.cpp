// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "recipes/Generators.h"
#include "recipes/Look.h"

namespace docent {

namespace {

enum class SolidFactor { Azimuth, Elevation };

}  // namespace

template <>
struct EnumNames<SolidFactor> {
    static constexpr std::pair<SolidFactor, std::string_view> values[] = {{SolidFactor::Azimuth, "azimuth"},
                                                                          {SolidFactor::Elevation, "elevation"}};
};

namespace {

struct SolidOptions {
    SolidFactor factor = SolidFactor::Azimuth;
    int bins = 8;
    int things = 400;  ///< pictures a class

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("factor", factor, "what is the class: azimuth or elevation");
        visit("bins", bins, "classes");
        visit("things", things, "pictures a class");
    }
};

struct Vector {
    double x, y, z;
};

double dot(const Vector& a, const Vector& b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

struct Face {
    std::array<Vector, 4> corners;
    Vector normal;
};

/// The six faces of a box.
void addBox(const Vector& from, const Vector& to, std::vector<Face>& faces) {
    const auto corner = [&](int bits) {
        return Vector{(bits & 1) != 0 ? to.x : from.x, (bits & 2) != 0 ? to.y : from.y,
                      (bits & 4) != 0 ? to.z : from.z};
    };
    const auto add = [&](int a, int b, int c, int d, const Vector& normal) {
        faces.push_back({{corner(a), corner(b), corner(c), corner(d)}, normal});
    };
    add(0, 2, 6, 4, {-1, 0, 0});
    add(1, 3, 7, 5, {1, 0, 0});
    add(0, 1, 5, 4, {0, -1, 0});
    add(2, 3, 7, 6, {0, 1, 0});
    add(0, 1, 3, 2, {0, 0, -1});
    add(4, 5, 7, 6, {0, 0, 1});
}

/// A body of two boxes, a long one and a tower at its end, under a light, seen from anywhere above: what small NORB
/// asks of toys (LeCun et al. 2004).
class SolidGenerator final : public Generator {
public:
    explicit SolidGenerator(const Yaml& yaml) {
        m_look.paper = Paper::Varied;
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.bins < 2 || m_options.bins > 36) {
            yaml.fail("bins", "must be 2 to 36");
        }
        if (m_options.things < 1) {
            yaml.fail("things", "must be 1 or more");
        }
    }

    std::vector<Thing> list(Listing&) override {
        std::vector<Thing> things;
        for (int c = 0; c < m_options.bins; ++c) {
            for (int i = 0; i < m_options.things; ++i) {
                Thing thing;
                thing.label = enumName(m_options.factor);
                thing.label.append(c < 9 ? " 0" : " ").append(std::to_string(c + 1));
                thing.origin = "solid " + thing.label + " number " + std::to_string(i);
                thing.number = c;
                things.push_back(std::move(thing));
            }
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        const auto within = [&](SolidFactor factor, double from, double to) {
            const double step = (to - from) / m_options.bins;
            const bool isClass = factor == m_options.factor;
            const double low = isClass ? from + step * static_cast<double>(thing.number) : from;
            return uniformNumber(random, low, isClass ? low + step : to);
        };
        const double azimuth = within(SolidFactor::Azimuth, 0, 2 * std::numbers::pi);
        const double elevation = within(SolidFactor::Elevation, 0.15, 1.25);
        const double length = uniformNumber(random, 0.8, 1.1);
        const double width = uniformNumber(random, 0.35, 0.6);
        const double low = uniformNumber(random, 0.3, 0.45);
        const double cut = uniformNumber(random, 0.1, 0.5) * length;
        std::vector<Face> faces;
        // The two share no face that shows, so sorting by depth draws them right.
        addBox({-length, -width, 0}, {length, width, low}, faces);
        addBox({cut, -width, low}, {length, width, low + uniformNumber(random, 0.4, 0.6)}, faces);

        Canvas canvas = makePaper(m_look, side, random);
        const Colour colour = contrastingColour(middleColour(canvas), random);
        const double lightAngle = uniformNumber(random, 0, 2 * std::numbers::pi);
        const Vector light{0.6 * std::cos(lightAngle), 0.6 * std::sin(lightAngle), 0.8};
        const Vector across{-std::sin(azimuth), std::cos(azimuth), 0};
        const Vector towards{std::cos(azimuth) * std::cos(elevation), std::sin(azimuth) * std::cos(elevation),
                             std::sin(elevation)};
        const Vector up{-std::cos(azimuth) * std::sin(elevation), -std::sin(azimuth) * std::sin(elevation),
                        std::cos(elevation)};
        const double scale = uniformNumber(random, 0.28, 0.36) * side;
        Point middle;
        middle.x = uniformNumber(random, 0.42, 0.58) * side;
        middle.y = uniformNumber(random, 0.42, 0.58) * side;
        const auto depth = [&](const Face& face) {
            double sum = 0;
            for (const Vector& corner : face.corners) {
                sum += dot(corner, towards);
            }
            return sum;
        };
        // Boxes first: the upper lies on the lower, so from above it is in front of it.
        const auto half = faces.begin() + 6;
        for (const auto& [begin, end] : {std::pair{faces.begin(), half}, std::pair{half, faces.end()}}) {
            std::sort(begin, end, [&](const Face& a, const Face& b) { return depth(a) < depth(b); });
        }
        for (const Face& face : faces) {
            if (dot(face.normal, towards) <= 0) {
                continue;
            }
            std::vector<Point> corners;
            for (Vector corner : face.corners) {
                corner.z -= 0.35;
                corners.push_back({middle.x + scale * dot(corner, across), middle.y - scale * dot(corner, up)});
            }
            const double shade = 0.35 + 0.65 * std::max(0.0, dot(face.normal, light));
            canvas.polygon(corners, mixed({0, 0, 0}, colour, static_cast<float>(shade)));
        }
        canvas.noise(uniformNumber(random, 0, m_look.noise), random);
        return canvas.picture();
    }

private:
    SolidOptions m_options;
    LookOptions m_look;
};

}  // namespace

std::unique_ptr<Generator> createSolidGenerator(const Yaml& yaml) {
    return std::make_unique<SolidGenerator>(yaml);
}

}  // namespace docent
