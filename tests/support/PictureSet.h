// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "data/ImageSource.h"

namespace docent {

/// A class of a made picture set: its pictures show one shape in shades of one colour, at places, sizes and
/// brightnesses that the seed gives, on a light ground. Classes of one shape differ in colour and the other way about,
/// so a small network can learn all of them and a hierarchy of shapes over colours means something.
struct PictureClass {
    std::string path;  ///< folder, "shapes/disc/red"
    enum class Shape { Disc, Square, Triangle, Cross, Ring, Bars } shape = Shape::Disc;
    std::uint32_t colour = 0xc03030;  ///< 0xRRGGBB
    int count = 12;
};

/// The picture number `index` of a class.
[[nodiscard]] Picture makePicture(const PictureClass& pictureClass, int index, int side, std::uint64_t seed);

/// Writes the classes as nested folders of PNG files; returns the number of files.
int writePictureSet(const std::filesystem::path& folder, const std::vector<PictureClass>& classes, int side = 24,
                    std::uint64_t seed = 1);

/// Four top folders (discs, squares, crosses, rings) of three colours each: 12 classes in 2 levels.
[[nodiscard]] std::vector<PictureClass> sourceClasses(int imagesPerClass = 12);
/// Four classes in one level, of shapes and colours unlike the source's: a task.
[[nodiscard]] std::vector<PictureClass> taskClasses(int imagesPerClass = 12);

}  // namespace docent
