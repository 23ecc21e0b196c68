// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureHeader.h"
#include "fuzz/PictureChecks.h"

namespace docent::fuzz {

void parse(Bytes input) {
    if (readPictureHeader(input).format != PictureFormat::Jpeg) {
        return;
    }
    decodeAndCheck(input);
}

std::vector<std::string> seeds() {
    return samplePictures({".jpg"});
}

}  // namespace docent::fuzz
