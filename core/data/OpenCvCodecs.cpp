// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/OpenCvCodecs.h"

#include "base/LateLibrary.h"

namespace docent {

cv::Mat decodeByOpenCv(const cv::Mat& bytes, int mode) {
    static const OpenCvDecoder decode = [] {
        constexpr const char* name = "docent_opencv.so";
        void* const library = openLateLibrary(name, "OpenCV's codecs");
        return *static_cast<const OpenCvDecoder*>(lateSymbol(library, openCvCodecsSymbol, name));
    }();
    cv::Mat image;
    decode(bytes, mode, image);
    return image;
}

}  // namespace docent
