// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "recipes/Generators.h"
#include "recipes/Look.h"

namespace docent {

namespace {

constexpr double pi = std::numbers::pi;

struct TextureOptions {
    std::vector<std::string> kinds;  ///< empty = all
    int things = 200;                ///< pictures a class
    double warp = 3;                 ///< most pixels that a place is moved by

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("kinds", kinds, "of surfaces (default: all)");
        visit("things", things, "pictures a class");
        visit("warp", warp, "most pixels that a place is moved by");
    }
};

/// A surface as heights in [0, 1] over the plane, of about one period a unit.
struct Surface {
    std::uint64_t seed;
    double ratio;  ///< any number in [0.3, 0.7]: a kind's own proportion

    [[nodiscard]] double noise(double x, double y) const { return smoothNoise(x, y, 1, seed); }
    [[nodiscard]] double clouds(double x, double y) const {
        return 0.5 * noise(x, y) + 0.3 * smoothNoise(x, y, 0.5, seed + 1) + 0.2 * smoothNoise(x, y, 0.25, seed + 2);
    }
    /// Distances to the nearest and the second of points scattered one a cell.
    [[nodiscard]] std::pair<double, double> nearest(double x, double y, double scatter) const {
        double first = 9;
        double second = 9;
        for (int j = -1; j <= 1; ++j) {
            for (int i = -1; i <= 1; ++i) {
                const double column = std::floor(x) + i;
                const double row = std::floor(y) + j;
                Random random{seed, static_cast<std::uint64_t>(static_cast<std::int64_t>(column)),
                              static_cast<std::uint64_t>(static_cast<std::int64_t>(row))};
                const double px = column + 0.5 + scatter * (random.uniform() - 0.5);
                const double py = row + 0.5 + scatter * (random.uniform() - 0.5);
                const double distance = std::hypot(x - px, y - py);
                second = std::min(second, std::max(first, distance));
                first = std::min(first, distance);
            }
        }
        return {first, second};
    }
};

double wave(double x) {
    return 0.5 + 0.5 * std::sin(2 * pi * x);
}
double part(double x) {
    return x - std::floor(x);
}
/// 1 above 0, 0 below, with an edge of about a pixel where a unit is ten.
double step(double x) {
    return std::clamp(0.5 + 8 * x, 0.0, 1.0);
}

using Height = double (*)(const Surface&, double, double);

double bricks(const Surface& s, double x, double y) {
    const double row = std::floor(2 * y);
    const double along = part(x + (std::fmod(std::abs(row), 2) < 1 ? 0 : 0.5));
    const double mortar = 0.08 + 0.06 * s.ratio;
    return step(along - mortar) * step(part(2 * y) - 2 * mortar) * (0.8 + 0.2 * s.noise(3 * x, 3 * y));
}
double weave(const Surface& s, double x, double y) {
    const bool isOver = std::fmod(std::abs(std::floor(2 * x) + std::floor(2 * y)), 2) < 1;
    const double across = isOver ? part(2 * x) : part(2 * y);
    return std::sin(pi * across) * (isOver ? 1 : 0.6 + 0.2 * s.ratio);
}
double scales(const Surface& s, double x, double y) {
    const double row = std::floor(2 * y);
    const double u = part(x * 1.5 + (std::fmod(std::abs(row), 2) < 1 ? 0 : 0.5)) - 0.5;
    return std::clamp(1.2 - std::hypot(2 * u, part(2 * y)) * (0.9 + 0.3 * s.ratio), 0.0, 1.0);
}
double hexagons(const Surface& s, double x, double y) {
    const double h = std::sqrt(3.0);
    const auto cell = [&](double a, double b) {
        const double u = std::abs(part(a) - 0.5);
        const double v = std::abs(part(b / h) - 0.5) * h;
        return std::max(u, 0.5 * u + v * h / 2);
    };
    return step(0.46 - 0.08 * s.ratio - std::min(cell(x, y), cell(x + 0.5, y + h / 2)));
}

/// By name, ascending.
constexpr std::array<std::pair<std::string_view, Height>, 24> surfaces{{
    {"bricks", bricks},
    {"bubbles",
     [](const Surface& s, double x, double y) { return step(0.2 + 0.3 * s.ratio - s.nearest(x, y, 0.9).first); }},
    {"cells", [](const Surface& s, double x, double y) { return std::min(1.0, s.nearest(x, y, 1).first); }},
    {"checks", [](const Surface&, double x, double y) { return step(std::sin(2 * pi * x) * std::sin(2 * pi * y)); }},
    {"clouds", [](const Surface& s, double x, double y) { return s.clouds(x, y); }},
    {"cracks",
     [](const Surface& s, double x, double y) {
         const auto [a, b] = s.nearest(x, y, 1);
         return step(b - a - 0.06 - 0.06 * s.ratio);
     }},
    {"dots", [](const Surface& s, double x,
                double y) { return step(s.ratio * 0.55 - std::hypot(part(x) - 0.5, part(y) - 0.5)); }},
    {"fibres",
     [](const Surface& s, double x, double y) {
         return 0.7 * smoothNoise(6 * x, y / 2, 1, s.seed) + 0.3 * smoothNoise(14 * x, y, 1, s.seed + 3);
     }},
    {"grain", [](const Surface& s, double x, double y) { return smoothNoise(8 * x, 8 * y, 1, s.seed); }},
    {"grid",
     [](const Surface& s, double x, double y) {
         return std::max(step(0.05 + 0.1 * s.ratio - part(x)), step(0.05 + 0.1 * s.ratio - part(y)));
     }},
    {"hatching",
     [](const Surface& s, double x, double y) {
         return 1 - std::max(step(0.1 * s.ratio - std::abs(part(2 * x + y) - 0.5)),
                             step(0.1 * s.ratio - std::abs(part(2 * x - y) - 0.5)));
     }},
    {"hexagons", hexagons},
    {"marble", [](const Surface& s, double x, double y) { return wave(x + 2.2 * s.clouds(x, y)); }},
    {"plaid",
     [](const Surface& s, double x, double y) {
         return 0.5 * (step(part(x) - s.ratio) + step(part(y) - s.ratio)) * 0.8 + 0.2 * wave(4 * x) * wave(4 * y);
     }},
    {"puddles", [](const Surface& s, double x, double y) { return step(s.clouds(x, y) - s.ratio * 0.4 - 0.3); }},
    {"rings", [](const Surface& s, double x,
                 double y) { return wave(1.5 * std::hypot(x - 2 * s.ratio, y - 1.2) + 0.25 * s.noise(x, y)); }},
    {"ripples", [](const Surface& s, double x,
                   double y) { return wave(x + 0.25 * std::sin(2 * pi * y * s.ratio) + 0.6 * s.noise(x / 2, y / 2)); }},
    {"scales", scales},
    {"scratches",
     [](const Surface& s, double x, double y) {
         return 1 - step(smoothNoise(10 * x + 3 * y, y / 3, 1, s.seed) - 0.72) -
                0.6 * step(smoothNoise(9 * x - 4 * y, y / 3, 1, s.seed + 5) - 0.75);
     }},
    {"stripes", [](const Surface& s, double x, double) { return step(part(x) - s.ratio); }},
    {"turf",
     [](const Surface& s, double x, double y) {
         return 0.5 * smoothNoise(9 * x, 2 * y, 1, s.seed) + 0.5 * smoothNoise(7 * x + 4 * y, 2 * y, 1, s.seed + 7);
     }},
    {"weave", weave},
    {"wood",
     [](const Surface& s, double x, double y) {
         return part(3 * (x + 0.7 * s.noise(x / 2, y / 5)) + 0.15 * smoothNoise(9 * x, y, 1, s.seed + 9));
     }},
    {"zigzag", [](const Surface& s, double x, double y) { return step(part(x + std::abs(part(y) - 0.5)) - s.ratio); }},
}};

class TextureGenerator final : public Generator {
public:
    explicit TextureGenerator(const Yaml& yaml) {
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        for (const std::string& kind : m_options.kinds) {
            if (std::none_of(surfaces.begin(), surfaces.end(), [&](const auto& one) { return one.first == kind; })) {
                yaml.fail("kinds", "knows no surface '" + kind + "'");
            }
        }
        if (m_options.things < 1) {
            yaml.fail("things", "must be 1 or more");
        }
    }

    std::vector<Thing> list(Listing&) override {
        std::vector<Thing> things;
        for (std::size_t c = 0; c < surfaces.size(); ++c) {
            const std::string name(surfaces[c].first);
            if (!m_options.kinds.empty() &&
                std::find(m_options.kinds.begin(), m_options.kinds.end(), name) == m_options.kinds.end()) {
                continue;
            }
            for (int i = 0; i < m_options.things; ++i) {
                Thing thing;
                thing.label = name;
                thing.origin = "texture " + name + " number " + std::to_string(i);
                thing.number = static_cast<std::int64_t>(c);
                things.push_back(std::move(thing));
            }
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        const Height height = surfaces[static_cast<std::size_t>(thing.number)].second;
        Surface surface{random.next(), 0};
        surface.ratio = uniformNumber(random, 0.3, 0.7);
        const double angle = uniformNumber(random, 0, 2 * pi);
        const double period = uniformNumber(random, 9, 24);
        const double stretch = uniformNumber(random, 0.8, 1.25);
        const double warp = uniformNumber(random, 0, m_options.warp);
        const double offset = uniformNumber(random, 20, 60);
        const double shading = uniformNumber(random, 0, 0.35);
        const std::uint64_t seed = random.next();
        const Colour one = randomColour(random);
        Colour other = randomColour(random);
        for (int i = 0; i < 16 && std::abs(one.brightness() - other.brightness()) < 0.15F; ++i) {
            other = randomColour(random);
        }
        Canvas canvas(side);
        canvas.fill([&](double column, double row) {
            const double x = column + warp * 2 * (smoothNoise(column, row, 14, seed) - 0.5);
            const double y = row + warp * 2 * (smoothNoise(column, row, 14, seed + 1) - 0.5);
            const double u = (x * std::cos(angle) + y * std::sin(angle)) / period * stretch + offset;
            const double v = (y * std::cos(angle) - x * std::sin(angle)) / period + offset;
            const double light = 1 - shading * smoothNoise(column, row, 40, seed + 2);
            const Colour colour = mixed(one, other, static_cast<float>(std::clamp(height(surface, u, v), 0.0, 1.0)));
            return mixed({0, 0, 0}, colour, static_cast<float>(light));
        });
        canvas.noise(uniformNumber(random, 0, m_look.noise), random);
        return canvas.picture();
    }

private:
    TextureOptions m_options;
    LookOptions m_look;
};

}  // namespace

std::unique_ptr<Generator> createTextureGenerator(const Yaml& yaml) {
    return std::make_unique<TextureGenerator>(yaml);
}

}  // namespace docent
