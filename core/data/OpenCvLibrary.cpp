// SPDX-License-Identifier: GPL-3.0-or-later
// docent_opencv.so: see OpenCvCodecs.h.
#include <opencv2/imgcodecs.hpp>

#include "data/OpenCvCodecs.h"

namespace {

void decode(const cv::Mat& bytes, int mode, cv::Mat& image) {
    image = cv::imdecode(bytes, mode);
}

}  // namespace

extern "C" {
extern const docent::OpenCvCodecs docentOpenCvCodecs;
const docent::OpenCvCodecs docentOpenCvCodecs = {DOCENT_VERSION, &decode};
}
