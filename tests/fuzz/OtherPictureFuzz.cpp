// SPDX-License-Identifier: GPL-3.0-or-later
// WebP, TIFF and BMP, which OpenCV decodes.
#include "data/PictureHeader.h"
#include "fuzz/PictureChecks.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const PictureFormat format = readPictureHeader(input).format;
    if (format == PictureFormat::WebP || format == PictureFormat::Tiff || format == PictureFormat::Bmp) {
        decodeAndCheck(input);
    }
}

std::vector<std::string> seeds() {
    return samplePictures({".webp", ".tif", ".bmp"});
}

}  // namespace docent::fuzz
