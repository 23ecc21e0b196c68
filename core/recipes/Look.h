// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/Options.h"
#include "recipes/Canvas.h"

namespace docent {

/// What lies behind a thing.
enum class Paper {
    White,
    Light,   ///< one light colour
    Plain,   ///< one colour
    Varied,  ///< a colour, two that run into each other, or smooth noise
    Rough    ///< smooth noise of strong colours
};
template <>
struct EnumNames<Paper> {
    static constexpr std::pair<Paper, std::string_view> values[] = {{Paper::White, "white"},
                                                                    {Paper::Light, "light"},
                                                                    {Paper::Plain, "plain"},
                                                                    {Paper::Varied, "varied"},
                                                                    {Paper::Rough, "rough"}};
};

/// How things are placed on a picture, at random within these limits.
struct LookOptions {
    double extentMin = 0.75;  ///< longer side, as a part of the picture's
    double extentMax = 0.95;
    double rotation = 0;  ///< degrees, either way
    double shift = 1;     ///< of the room that is left beside the thing, [0, 1]
    Paper paper = Paper::Light;
    double noise = 0;   ///< most deviation of the noise, of 255
    bool flip = false;  ///< mirrored in half of the cases

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("extent_min", extentMin, "least longer side, as a part of the picture's");
        visit("extent_max", extentMax, "most of it");
        visit("rotation", rotation, "degrees, either way");
        visit("shift", shift, "of the room beside the thing, 0 to 1");
        visit("paper", paper, "white, light, plain, varied or rough");
        visit("noise", noise, "most deviation of the noise, of 255");
        visit("flip", flip, "mirrored in half of the cases");
    }
};

/// Reads the fields of a part that are a look's. Throws Error with the line of one that is out of range.
void readLook(const Yaml& yaml, LookOptions& look);

/// A canvas with its paper.
[[nodiscard]] Canvas makePaper(const LookOptions& look, int side, Random& random);
/// Brightness in the middle of a canvas.
[[nodiscard]] Colour middleColour(const Canvas& canvas);
/// A thing on paper, placed at random, with noise.
[[nodiscard]] Picture showLayer(const Layer& layer, const LookOptions& look, int side, Random& random);
/// A thing alone on white, as large as the picture.
[[nodiscard]] Picture bareLayer(const Layer& layer, int side);
/// Throws Error where a picture is of one colour, or nearly.
void requireContent(const Picture& picture);

}  // namespace docent
