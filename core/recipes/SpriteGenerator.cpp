// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <numbers>

#include "recipes/Generators.h"
#include "recipes/Look.h"
#include "recipes/Shapes.h"

namespace docent {

namespace {

/// What of the shape is the class: the factors of dSprites (Matthey et al. 2017).
enum class SpriteFactor { X, Y, Orientation, Scale, Shape };

}  // namespace

template <>
struct EnumNames<SpriteFactor> {
    static constexpr std::pair<SpriteFactor, std::string_view> values[] = {{SpriteFactor::X, "x"},
                                                                           {SpriteFactor::Y, "y"},
                                                                           {SpriteFactor::Orientation, "orientation"},
                                                                           {SpriteFactor::Scale, "scale"},
                                                                           {SpriteFactor::Shape, "shape"}};
};

namespace {

struct SpriteOptions {
    SpriteFactor factor = SpriteFactor::X;
    int bins = 8;      ///< of x, y, orientation or scale
    int things = 400;  ///< pictures a class
    int clutter = 0;   ///< small shapes beside it, at most

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("factor", factor, "what is the class: x, y, orientation, scale or shape");
        visit("bins", bins, "classes of x, y, orientation or scale");
        visit("things", things, "pictures a class");
        visit("clutter", clutter, "small shapes beside it, at most");
    }
};

/// The shapes that look the same at no other angle.
constexpr std::string_view directed[] = {"heart", "arrow"};

/// One shape of one colour on paper. Its middle is where its corners' circle has it, and is what x and y are binned by.
class SpriteGenerator final : public Generator {
public:
    explicit SpriteGenerator(const Yaml& yaml) {
        m_look.paper = Paper::Varied;
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.bins < 2 || m_options.bins > 50) {
            yaml.fail("bins", "must be 2 to 50");
        }
        if (m_options.things < 1) {
            yaml.fail("things", "must be 1 or more");
        }
        m_classes = m_options.factor == SpriteFactor::Shape ? static_cast<int>(shapeNames().size()) : m_options.bins;
    }

    std::vector<Thing> list(Listing&) override {
        std::vector<Thing> things;
        for (int c = 0; c < m_classes; ++c) {
            for (int i = 0; i < m_options.things; ++i) {
                Thing thing;
                thing.label = m_options.factor == SpriteFactor::Shape
                                  ? std::string(shapeNames()[static_cast<std::size_t>(c)])
                                  : binLabel(c);
                thing.origin = "sprite " + enumName(m_options.factor) + " " + thing.label;
                thing.origin.append(" number ").append(std::to_string(i));
                thing.number = c;
                things.push_back(std::move(thing));
            }
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        const auto c = static_cast<std::size_t>(thing.number);
        const auto isFactor = [&](SpriteFactor factor) { return m_options.factor == factor; };
        const auto within = [&](SpriteFactor factor, double from, double to) {
            const double step = (to - from) / m_options.bins;
            const double low = isFactor(factor) ? from + step * static_cast<double>(c) : from;
            return uniformNumber(random, low, isFactor(factor) ? low + step : to);
        };
        const std::string_view name = isFactor(SpriteFactor::Shape) ? shapeNames()[c]
                                      : isFactor(SpriteFactor::Orientation)
                                          ? directed[random.below(std::size(directed))]
                                          : shapeNames()[random.below(shapeNames().size())];
        const double radius = within(SpriteFactor::Scale, 0.1, 0.28) * side;
        // The smaller ones have no more room than the largest, or their place would tell their size.
        const double x = within(SpriteFactor::X, 0.28, 0.72) * side;
        const double y = within(SpriteFactor::Y, 0.28, 0.72) * side;
        const double angle = within(SpriteFactor::Orientation, 0, 2 * std::numbers::pi);
        Canvas canvas = makePaper(m_look, side, random);
        const Colour paper = middleColour(canvas);
        const auto clutter = random.below(static_cast<std::uint64_t>(m_options.clutter) + 1);
        for (std::uint64_t i = 0; i < clutter; ++i) {
            const double left = uniformNumber(random, 0, side);
            const double top = uniformNumber(random, 0, side);
            const double turn = uniformNumber(random, 0, 6.28);
            const std::string_view other = shapeNames()[random.below(shapeNames().size())];
            canvas.polygon(placed(shapeCorners(other), {left, top}, 0.05 * side, turn), randomColour(random));
        }
        canvas.polygon(placed(shapeCorners(name), {x, y}, radius, angle), contrastingColour(paper, random));
        canvas.noise(uniformNumber(random, 0, m_look.noise), random);
        return canvas.picture();
    }

private:
    [[nodiscard]] std::string binLabel(int bin) const {
        // With a 0 before one digit, so that names sort as numbers do.
        std::string label = enumName(m_options.factor);
        return label.append(bin < 9 ? " 0" : " ").append(std::to_string(bin + 1));
    }

    SpriteOptions m_options;
    LookOptions m_look;
    int m_classes = 0;
};

}  // namespace

std::unique_ptr<Generator> createSpriteGenerator(const Yaml& yaml) {
    return std::make_unique<SpriteGenerator>(yaml);
}

}  // namespace docent
