// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace docent {

/// cv::imdecode(). OpenCV's codecs bring some 120 shared libraries, geographic formats among them, and the system takes
/// an eighth of a second to open them: a program begins without, and opens them, in docent_opencv.so, at the first
/// picture that needs them. Throws cv::Exception, and LateLibraryError where they cannot be opened.
[[nodiscard]] cv::Mat decodeByOpenCv(const cv::Mat& bytes, int mode);

/// What docent_opencv.so gives under the name `openCvCodecsSymbol`.
struct OpenCvCodecs {
    const char* version;  ///< of the Docent that it was built with
    void (*decode)(const cv::Mat& bytes, int mode, cv::Mat& image);
};
inline constexpr const char* openCvCodecsSymbol = "docentOpenCvCodecs";

}  // namespace docent
