// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureHeader.h"

#include "data/UnreadFormat.h"
#include "fuzz/PictureChecks.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const int orientation = exifOrientation(input);
    require(orientation >= 1 && orientation <= 8, "an orientation is 1 to 8");
    static_cast<void>(whyFormatIsNotRead(input));
    const PictureHeader header = readPictureHeader(input);
    require(header.orientation >= 1 && header.orientation <= 8, "a header's orientation is 1 to 8");
}

std::vector<std::string> seeds() {
    return samplePictures({".webp", ".tif", ".bmp", ".png", ".jpg", ".gif"});
}

}  // namespace docent::fuzz
