// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <iterator>

#include "data/ImageDecoder.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

/// Decodes a picture as it is and reduced, and checks that it has the pixels that it says.
inline void decodeAndCheck(Bytes input) {
    constexpr int side = 16;
    for (const int size : {0, side}) {
        const Picture picture = decodePicture(input, size);
        require(picture.width > 0 && picture.height > 0, "a picture has pixels");
        const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
        require(pixels <= static_cast<std::size_t>(maxPicturePixels), "a picture is not larger than the limit");
        require(picture.pixels.size() == 3 * pixels, "a picture has three bytes a pixel");
        const Picture resized = resizePicture(picture, side, ResizeRule::Fit);
        require(resized.pixels.size() == std::size_t{3} * side * side, "a resized picture is square");
    }
}

/// The sample pictures whose names end so.
[[nodiscard]] inline std::vector<std::string> samplePictures(const std::vector<std::string>& endings) {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(DOCENT_FUZZ_PICTURES)) {
        for (const std::string& ending : endings) {
            if (entry.path().extension() == ending) {
                std::ifstream file(entry.path(), std::ios::binary);
                found.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
            }
        }
    }
    return found;
}

}  // namespace docent::fuzz
