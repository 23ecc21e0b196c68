// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Look.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace docent {

namespace {

Colour lightColour(Random& random) {
    const Colour colour = randomColour(random);
    return mixed(colour, {1, 1, 1}, static_cast<float>(uniformNumber(random, 0.6, 1)));
}

void fillNoise(Canvas& canvas, Colour one, Colour other, Random& random) {
    const std::uint64_t seed = random.next();
    const double period = uniformNumber(random, 0.08, 0.35) * canvas.side();
    canvas.fill([&](double x, double y) {
        const double value = 0.7 * smoothNoise(x, y, period, seed) + 0.3 * smoothNoise(x, y, period / 3, seed + 1);
        return mixed(one, other, static_cast<float>(value));
    });
}

void fillGradient(Canvas& canvas, Colour one, Colour other, Random& random) {
    const double angle = uniformNumber(random, 0, 2 * std::numbers::pi);
    const double side = canvas.side();
    canvas.fill([&](double x, double y) {
        const double along = ((x / side - 0.5) * std::cos(angle) + (y / side - 0.5) * std::sin(angle)) / 1.42 + 0.5;
        return mixed(one, other, static_cast<float>(std::clamp(along, 0.0, 1.0)));
    });
}

}  // namespace

void readLook(const Yaml& yaml, LookOptions& look) {
    readFields(yaml, look);
    if (look.extentMin <= 0 || look.extentMin > look.extentMax || look.extentMax > 3) {
        yaml.fail("extent_min", "must be above 0, and at most extent_max and 3");
    }
    if (look.shift < 0 || look.shift > 1) {
        yaml.fail("shift", "must be between 0 and 1");
    }
    if (look.noise < 0 || look.noise > 128) {
        yaml.fail("noise", "must be between 0 and 128");
    }
}

Canvas makePaper(const LookOptions& look, int side, Random& random) {
    Canvas canvas(side);
    switch (look.paper) {
        case Paper::White:
            return canvas;
        case Paper::Light:
            return Canvas(side, lightColour(random));
        case Paper::Plain:
            return Canvas(side, randomColour(random));
        case Paper::Rough:
            break;
        case Paper::Varied: {
            const Colour colour = random.below(2) == 0 ? lightColour(random) : randomColour(random);
            // Two colours that are not far apart, so that ink stands out from both.
            const Colour other = mixed(colour, randomColour(random), 0.35F);
            switch (random.below(3)) {
                case 0:
                    return Canvas(side, colour);
                case 1:
                    fillGradient(canvas, colour, other, random);
                    return canvas;
                default:
                    fillNoise(canvas, colour, other, random);
                    return canvas;
            }
        }
    }
    const Colour one = randomColour(random);
    fillNoise(canvas, one, mixed(one, randomColour(random), 0.7F), random);
    return canvas;
}

Colour middleColour(const Canvas& canvas) {
    Colour sum;
    const int from = canvas.side() / 4;
    const int to = canvas.side() - from;
    for (int y = from; y < to; ++y) {
        for (int x = from; x < to; ++x) {
            const Colour colour = canvas.at(x, y);
            sum = {sum.red + colour.red, sum.green + colour.green, sum.blue + colour.blue};
        }
    }
    const auto count = static_cast<float>((to - from) * (to - from));
    return {sum.red / count, sum.green / count, sum.blue / count};
}

Picture showLayer(const Layer& layer, const LookOptions& look, int side, Random& random) {
    Canvas canvas = makePaper(look, side, random);
    const double longer = uniformNumber(random, look.extentMin, look.extentMax) * side;
    const double angle = uniformNumber(random, -look.rotation, look.rotation) * std::numbers::pi / 180;
    const double scale = longer / std::max({layer.width, layer.height, 1});
    const double wide = scale * (layer.width * std::abs(std::cos(angle)) + layer.height * std::abs(std::sin(angle)));
    const double high = scale * (layer.width * std::abs(std::sin(angle)) + layer.height * std::abs(std::cos(angle)));
    const auto place = [&](double length) {
        const double room = std::max(0.0, side - length) / 2 * look.shift;
        return side / 2.0 + uniformNumber(random, -room, room);
    };
    const double x = place(wide);
    const double y = place(high);
    canvas.lay(layer, {x, y}, longer, angle, look.flip && random.below(2) == 0);
    canvas.noise(uniformNumber(random, 0, look.noise), random);
    return canvas.picture();
}

Picture bareLayer(const Layer& layer, int side) {
    Random unused{0};
    const LookOptions look{.extentMin = 1, .extentMax = 1, .rotation = 0, .shift = 0, .paper = Paper::White};
    return showLayer(layer, look, side, unused);
}

void requireContent(const Picture& picture) {
    const std::size_t count = picture.pixels.size() / 3;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        double sum = 0;
        double squares = 0;
        for (std::size_t i = channel; i < picture.pixels.size(); i += 3) {
            const double value = picture.pixels[i];
            sum += value;
            squares += value * value;
        }
        const double mean = sum / static_cast<double>(count);
        if (squares / static_cast<double>(count) - mean * mean > 4) {
            return;
        }
    }
    throw Error("shows nothing");
}

}  // namespace docent
