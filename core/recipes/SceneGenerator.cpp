// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "recipes/Generators.h"
#include "recipes/Look.h"
#include "recipes/Shapes.h"

namespace docent {

namespace {

enum class SceneKind {
    Count,     ///< how many shapes
    Distance,  ///< how far two rings are apart
    Clock,     ///< which hour the hands show
    Angle,     ///< that two lines make
    Inside     ///< whether a dot lies inside a closed curve
};

}  // namespace

template <>
struct EnumNames<SceneKind> {
    static constexpr std::pair<SceneKind, std::string_view> values[] = {{SceneKind::Count, "count"},
                                                                        {SceneKind::Distance, "distance"},
                                                                        {SceneKind::Clock, "clock"},
                                                                        {SceneKind::Angle, "angle"},
                                                                        {SceneKind::Inside, "inside"}};
};

namespace {

constexpr double pi = std::numbers::pi;

struct SceneOptions {
    SceneKind kind = SceneKind::Count;
    int classes = 8;   ///< of count, distance and angle; a clock has 12, and inside or outside is 2
    int things = 400;  ///< pictures a class
    int clutter = 3;   ///< of distance: other shapes, at most

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("kind", kind, "count, distance, clock, angle or inside");
        visit("classes", classes, "of count, distance and angle");
        visit("things", things, "pictures a class");
        visit("clutter", clutter, "of distance: other shapes, at most");
    }
};

std::string twoDigits(int number) {
    std::string text = number < 10 ? "0" : "";
    return text.append(std::to_string(number));
}

class SceneGenerator final : public Generator {
public:
    explicit SceneGenerator(const Yaml& yaml) {
        m_look.paper = Paper::Varied;
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        const int most = m_options.kind == SceneKind::Count ? 12 : 20;
        if (m_options.classes < 2 || m_options.classes > most) {
            yaml.fail("classes", "must be 2 to " + std::to_string(most));
        }
        if (m_options.things < 1) {
            yaml.fail("things", "must be 1 or more");
        }
        m_classes = m_options.kind == SceneKind::Clock    ? 12
                    : m_options.kind == SceneKind::Inside ? 2
                                                          : m_options.classes;
    }

    std::vector<Thing> list(Listing&) override {
        std::vector<Thing> things;
        for (int c = 0; c < m_classes; ++c) {
            for (int i = 0; i < m_options.things; ++i) {
                Thing thing;
                thing.label = labelOf(c);
                thing.origin = "scene " + enumName(m_options.kind) + " " + thing.label;
                thing.origin.append(" number ").append(std::to_string(i));
                thing.number = c;
                things.push_back(std::move(thing));
            }
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        Canvas canvas = makePaper(m_look, side, random);
        const Colour paper = middleColour(canvas);
        const auto c = static_cast<int>(thing.number);
        switch (m_options.kind) {
            case SceneKind::Count:
                drawCount(canvas, paper, c + 1, random);
                break;
            case SceneKind::Distance:
                drawDistance(canvas, paper, c, random);
                break;
            case SceneKind::Clock:
                drawClock(canvas, paper, c, random);
                break;
            case SceneKind::Angle:
                drawAngle(canvas, paper, c, random);
                break;
            case SceneKind::Inside:
                drawInside(canvas, paper, c == 1, random);
                break;
        }
        canvas.noise(uniformNumber(random, 0, m_look.noise), random);
        return canvas.picture();
    }

private:
    [[nodiscard]] std::string labelOf(int c) const {
        switch (m_options.kind) {
            case SceneKind::Count:
                return twoDigits(c + 1);
            case SceneKind::Clock:
                return twoDigits(c == 0 ? 12 : c) + " o'clock";
            case SceneKind::Inside:
                return c == 1 ? "inside" : "outside";
            case SceneKind::Distance:
            case SceneKind::Angle:
                break;
        }
        return enumName(m_options.kind) + " " + twoDigits(c + 1);
    }

    /// Shapes of any size that do not touch.
    static void drawCount(Canvas& canvas, Colour paper, int count, Random& random) {
        const double side = canvas.side();
        struct Circle {
            Point middle;
            double radius;
        };
        std::vector<Circle> circles;
        double largest = 0.17;
        for (int tries = 0; static_cast<int>(circles.size()) < count; ++tries) {
            if (tries == 400) {  // they stand in one another's way: begin again with smaller ones
                tries = 0;
                circles.clear();
                largest *= 0.85;
            }
            Circle circle{};
            circle.radius = std::max(3.0, uniformNumber(random, 0.06, largest) * side);
            circle.middle.x = uniformNumber(random, circle.radius + 1, side - circle.radius - 1);
            circle.middle.y = uniformNumber(random, circle.radius + 1, side - circle.radius - 1);
            const bool isFree = std::none_of(circles.begin(), circles.end(), [&](const Circle& other) {
                return std::hypot(other.middle.x - circle.middle.x, other.middle.y - circle.middle.y) <
                       other.radius + circle.radius + 2.5;
            });
            if (isFree) {
                circles.push_back(circle);
            }
        }
        for (const Circle& circle : circles) {
            const std::string_view name = shapeNames()[random.below(shapeNames().size())];
            const double angle = uniformNumber(random, 0, 2 * pi);
            canvas.polygon(placed(shapeCorners(name), circle.middle, circle.radius, angle),
                           contrastingColour(paper, random));
        }
    }

    /// Two rings, and other shapes that lie elsewhere.
    void drawDistance(Canvas& canvas, Colour paper, int c, Random& random) const {
        const double side = canvas.side();
        const double radius = 0.07 * side;
        const double step = (0.85 - 0.17) * side / m_classes;
        Point one;
        Point other;
        do {
            const double distance = 0.17 * side + step * (c + uniformNumber(random, 0.08, 0.92));
            const double angle = uniformNumber(random, 0, 2 * pi);
            one.x = uniformNumber(random, radius + 1, side - radius - 1);
            one.y = uniformNumber(random, radius + 1, side - radius - 1);
            other = {one.x + distance * std::cos(angle), one.y + distance * std::sin(angle)};
        } while (std::min(other.x, other.y) < radius + 1 || std::max(other.x, other.y) > side - radius - 1);
        const auto clutter = random.below(static_cast<std::uint64_t>(std::max(0, m_options.clutter)) + 1);
        for (std::uint64_t i = 0; i < clutter; ++i) {
            Point middle;
            middle.x = uniformNumber(random, 0, side);
            middle.y = uniformNumber(random, 0, side);
            const auto isNear = [&](Point p) { return std::hypot(p.x - middle.x, p.y - middle.y) < 2.6 * radius; };
            const std::string_view name = shapeNames()[random.below(shapeNames().size())];
            const double angle = uniformNumber(random, 0, 2 * pi);
            const Colour colour = randomColour(random);
            if (!isNear(one) && !isNear(other)) {
                canvas.polygon(placed(shapeCorners(name), middle, 1.2 * radius, angle), colour);
            }
        }
        const Colour ink = contrastingColour(paper, random);
        for (const Point& middle : {one, other}) {
            canvas.disc(middle, radius, ink);
            canvas.disc(middle, radius * 0.5, paper);
        }
    }

    /// The hour hand stands between hours as far as the minutes are.
    static void drawClock(Canvas& canvas, Colour paper, int hour, Random& random) {
        const double side = canvas.side();
        const double radius = uniformNumber(random, 0.36, 0.47) * side;
        Point middle;
        middle.x = uniformNumber(random, radius, side - radius);
        middle.y = uniformNumber(random, radius, side - radius);
        const double tilt = uniformNumber(random, -0.12, 0.12);
        const Colour face = mixed(paper, randomColour(random), 0.4F);
        const Colour ink = contrastingColour(face, random);
        const Colour second = contrastingColour(face, random);
        canvas.disc(middle, radius, ink);
        canvas.disc(middle, radius * 0.92, face);
        const auto at = [&](double turn, double length) {
            const double angle = 2 * pi * turn - pi / 2 + tilt;
            return Point{middle.x + length * radius * std::cos(angle), middle.y + length * radius * std::sin(angle)};
        };
        const bool hasAll = random.below(2) == 0;
        for (int i = 0; i < 12; i += hasAll ? 1 : 3) {
            canvas.line(at(i / 12.0, 0.78), at(i / 12.0, 0.88), i == 0 ? 0.07 * radius * 2 : 1.2, ink);
        }
        const double minute = uniformNumber(random, 0, 1);
        canvas.line(middle, at((hour + minute) / 12, uniformNumber(random, 0.42, 0.55)), 0.14 * radius, ink);
        canvas.line(middle, at(minute, uniformNumber(random, 0.72, 0.85)), 0.07 * radius, second);
    }

    /// Two lines from one point, 10 to 170 degrees apart.
    void drawAngle(Canvas& canvas, Colour paper, int c, Random& random) const {
        const double side = canvas.side();
        const double step = (170.0 - 10.0) / m_classes;
        const double opening = (10 + step * (c + uniformNumber(random, 0.08, 0.92))) * pi / 180;
        const double first = uniformNumber(random, 0, 2 * pi);
        Point corner;
        corner.x = uniformNumber(random, 0.35, 0.65) * side;
        corner.y = uniformNumber(random, 0.35, 0.65) * side;
        const double width = uniformNumber(random, 1.5, 4);
        for (const double angle : {first, first + opening}) {
            const double length = uniformNumber(random, 0.22, 0.42) * side;
            canvas.line(corner, {corner.x + length * std::cos(angle), corner.y + length * std::sin(angle)}, width,
                        contrastingColour(paper, random));
        }
    }

    /// A closed curve of several waves around a point.
    struct Curve {
        static constexpr int steps = 96;
        Point middle;
        double base = 0;
        double waves[4] = {};
        double phases[4] = {};

        [[nodiscard]] double radius(double angle) const {
            double sum = 1;
            for (int i = 0; i < 4; ++i) {
                sum += waves[i] * std::sin((i + 2) * angle + phases[i]);
            }
            return base * std::max(0.3, sum);
        }
        [[nodiscard]] Point at(int i) const {
            const double angle = 2 * pi * i / steps;
            return {middle.x + radius(angle) * std::cos(angle), middle.y + radius(angle) * std::sin(angle)};
        }
        [[nodiscard]] bool encloses(Point dot) const {
            return std::hypot(dot.x - middle.x, dot.y - middle.y) <
                   radius(std::atan2(dot.y - middle.y, dot.x - middle.x));
        }
        [[nodiscard]] double distanceTo(Point dot) const {
            double least = 1e9;
            for (int i = 0; i < steps; ++i) {
                least = std::min(least, std::hypot(dot.x - at(i).x, dot.y - at(i).y));
            }
            return least;
        }
    };

    static Curve randomCurve(double side, Random& random) {
        Curve curve;
        for (int i = 0; i < 4; ++i) {
            curve.waves[i] = uniformNumber(random, 0, 0.22);
            curve.phases[i] = uniformNumber(random, 0, 2 * pi);
        }
        curve.base = uniformNumber(random, 0.22, 0.28) * side;
        curve.middle.x = uniformNumber(random, 0.42, 0.58) * side;
        curve.middle.y = uniformNumber(random, 0.42, 0.58) * side;
        return curve;
    }

    /// A curve, and a dot that keeps away from it.
    static void drawInside(Canvas& canvas, Colour paper, bool isInside, Random& random) {
        const double side = canvas.side();
        const double margin = 0.09 * side;
        Curve curve = randomCurve(side, random);
        Point dot;
        for (int tries = 1;; ++tries) {
            // From the same square for both, so that the dot's place alone does not tell.
            dot.x = curve.middle.x + uniformNumber(random, -1.4, 1.4) * curve.base;
            dot.y = curve.middle.y + uniformNumber(random, -1.4, 1.4) * curve.base;
            if (std::min(dot.x, dot.y) >= 4 && std::max(dot.x, dot.y) <= side - 4 && curve.encloses(dot) == isInside &&
                curve.distanceTo(dot) >= margin) {
                break;
            }
            if (tries % 200 == 0) {  // it has no room for one
                curve = randomCurve(side, random);
            }
        }
        const Colour ink = contrastingColour(paper, random);
        for (int i = 0; i < Curve::steps; ++i) {
            canvas.line(curve.at(i), curve.at(i + 1), 1.8, ink);
        }
        canvas.disc(dot, 2.2, contrastingColour(paper, random));
    }

    SceneOptions m_options;
    LookOptions m_look;
    int m_classes = 0;
};

}  // namespace

std::unique_ptr<Generator> createSceneGenerator(const Yaml& yaml) {
    return std::make_unique<SceneGenerator>(yaml);
}

}  // namespace docent
