// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/PictureSet.h"

#include <algorithm>
#include <cmath>

#include "base/Files.h"
#include "base/Random.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

using Shape = PictureClass::Shape;

/// Whether the point (x, y) in [-1, 1]^2 lies in the shape.
bool covers(Shape shape, double x, double y) {
    const double radius = std::hypot(x, y);
    switch (shape) {
        case Shape::Disc:
            return radius < 1;
        case Shape::Square:
            return std::max(std::abs(x), std::abs(y)) < 0.85;
        case Shape::Triangle:
            return y < 0.8 && y > 2 * std::abs(x) - 0.9;
        case Shape::Cross:
            return std::min(std::abs(x), std::abs(y)) < 0.25 && std::max(std::abs(x), std::abs(y)) < 1;
        case Shape::Ring:
            return radius < 1 && radius > 0.6;
        case Shape::Bars:
            return std::max(std::abs(x), std::abs(y)) < 1 && std::fmod(y + 2, 0.6) < 0.3;
    }
    return false;
}

}  // namespace

Picture makePicture(const PictureClass& pictureClass, int index, int side, std::uint64_t seed) {
    Random random(
        {seed, static_cast<std::uint64_t>(index), pictureClass.colour, static_cast<std::uint64_t>(pictureClass.shape)});
    const double radius = side * (0.28 + 0.15 * random.uniform());
    const double centreX = side * (0.4 + 0.2 * random.uniform());
    const double centreY = side * (0.4 + 0.2 * random.uniform());
    const double brightness = 0.8 + 0.2 * random.uniform();
    const double ground = 225 + 30 * random.uniform();
    Picture picture{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side * 3)};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool inside = covers(pictureClass.shape, (x - centreX) / radius, (y - centreY) / radius);
            for (int channel = 0; channel < 3; ++channel) {
                const double colour = (pictureClass.colour >> (16 - 8 * channel) & 0xff) * brightness;
                const double noise = 10 * random.uniform() - 5;
                const double value = std::clamp((inside ? colour : ground) + noise, 0.0, 255.0);
                picture.pixels[(static_cast<std::size_t>(y) * side + x) * 3 + channel] =
                    static_cast<std::uint8_t>(value);
            }
        }
    }
    return picture;
}

int writePictureSet(const std::filesystem::path& folder, const std::vector<PictureClass>& classes, int side,
                    std::uint64_t seed) {
    int files = 0;
    for (const PictureClass& pictureClass : classes) {
        makeFolder(folder / pictureClass.path);
        for (int i = 0; i < pictureClass.count; ++i, ++files) {
            writePng(folder / pictureClass.path / ("picture" + std::to_string(i) + ".png"),
                     makePicture(pictureClass, i, side, seed));
        }
    }
    return files;
}

std::vector<PictureClass> sourceClasses(int imagesPerClass) {
    const std::pair<const char*, Shape> shapes[] = {
        {"discs", Shape::Disc}, {"squares", Shape::Square}, {"crosses", Shape::Cross}, {"rings", Shape::Ring}};
    const std::pair<const char*, std::uint32_t> colours[] = {
        {"red", 0xc03030}, {"green", 0x30a040}, {"blue", 0x3050d0}};
    std::vector<PictureClass> classes;
    for (const auto& [shapeName, shape] : shapes) {
        for (const auto& [colourName, colour] : colours) {
            classes.push_back({std::string(shapeName) + "/" + colourName, shape, colour, imagesPerClass});
        }
    }
    return classes;
}

std::vector<PictureClass> taskClasses(int imagesPerClass) {
    return {{"triangle-orange", Shape::Triangle, 0xe08020, imagesPerClass},
            {"triangle-violet", Shape::Triangle, 0x8030b0, imagesPerClass},
            {"bars-orange", Shape::Bars, 0xe08020, imagesPerClass},
            {"bars-violet", Shape::Bars, 0x8030b0, imagesPerClass}};
}

}  // namespace docent
