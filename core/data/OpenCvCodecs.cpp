// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/OpenCvCodecs.h"

#include <string_view>

#include "base/LateLibrary.h"

namespace docent {

cv::Mat decodeByOpenCv(const cv::Mat& bytes, int mode) {
    static const OpenCvCodecs codecs = [] {
        constexpr const char* name = "docent_opencv.so";
        void* const library = openLateLibrary(name, "OpenCV's codecs");
        const auto* found = static_cast<const OpenCvCodecs*>(lateSymbol(library, openCvCodecsSymbol, name));
        if (std::string_view(found->version) != DOCENT_VERSION) {
            throw otherDocent(name);
        }
        return *found;
    }();
    cv::Mat image;
    codecs.decode(bytes, mode, image);
    return image;
}

}  // namespace docent
