// Names the classes of pictures by the model @MODEL@.
//
//     @CPP_BUILD@
//     ./classify picture.png [another.jpg ...]
//
// A line a picture: its path, the first class and the probability of it. This program may be used for anything.
// Needs @CPP_NEEDS@.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <stdexcept>
#include <string>
#include <vector>
@CPP_INCLUDE@
constexpr int size = @SIZE@;
const std::string resizeRule = "@RESIZE@";  // as preprocess.yaml tells

// The pixels of a picture in RGB: the way up that EXIF says, on white where it is clear.
cv::Mat load(const std::string& path) {
    cv::Mat picture = cv::imread(path, cv::IMREAD_UNCHANGED);
    if (picture.empty()) {
        throw std::runtime_error("cannot be read");
    }
    if (picture.channels() != 4) {
        picture = cv::imread(path, cv::IMREAD_COLOR);
        cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
        return picture;
    }
    if (picture.depth() == CV_16U) {
        picture.convertTo(picture, CV_8U, 1.0 / 257);
    }
    cv::Mat result(picture.size(), CV_8UC3);
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const auto& in = picture.at<cv::Vec4b>(y, x);
            for (int c = 0; c < 3; ++c) {
                result.at<cv::Vec3b>(y, x)[c] =
                    static_cast<unsigned char>((in[2 - c] * in[3] + 255 * (255 - in[3]) + 127) / 255);
            }
        }
    }
    return result;
}

// uint8 [size, size, 3] in the way that the model was trained with.
cv::Mat square(cv::Mat picture) {
    cv::Size inner(size, size);
    if (resizeRule == "crop") {
        const int side = std::min(picture.cols, picture.rows);
        picture = picture(cv::Rect((picture.cols - side) / 2, (picture.rows - side) / 2, side, side)).clone();
    } else if (resizeRule == "fit") {
        const double scale = static_cast<double>(size) / std::max(picture.cols, picture.rows);
        const auto scaled = [&](int side) {
            return std::min(size, std::max(1, static_cast<int>(std::lround(side * scale))));
        };
        inner = {scaled(picture.cols), scaled(picture.rows)};
    }
    // Areas are averaged where a side shrinks; what grows is interpolated.
    const cv::Size smaller(std::min(picture.cols, inner.width), std::min(picture.rows, inner.height));
    cv::Mat shrunk;
    cv::resize(picture, shrunk, smaller, 0, 0, cv::INTER_AREA);
    cv::Mat target(size, size, CV_8UC3, cv::Scalar::all(255));
    cv::Mat middle =
        target(cv::Rect((size - inner.width) / 2, (size - inner.height) / 2, inner.width, inner.height));
    cv::resize(shrunk, middle, inner, 0, 0, cv::INTER_LINEAR);
    return target;
}

@CPP_MODEL@
int main(int argc, char** argv) {
    try {
        if (argc < 2) {
            throw std::runtime_error("usage: classify picture.png [another.jpg ...]");
        }
        const auto folder = std::filesystem::absolute(argv[0]).parent_path();
        std::vector<std::string> labels;
        std::ifstream file(folder / "labels.txt");
        for (std::string line; std::getline(file, line);) {
            labels.push_back(line);
        }
        Model model((folder / std::filesystem::u8path(@FILE@)).string());
        bool failed = false;
        for (int i = 1; i < argc; ++i) {
            cv::Mat picture;
            try {
                picture = square(load(argv[i]));
            } catch (const std::exception& error) {
                std::fprintf(stderr, "%s: %s\n", argv[i], error.what());
                failed = true;
                continue;
            }
            const std::vector<float> scores = model.probabilities(picture);
            const auto best = std::max_element(scores.begin(), scores.end());
            std::printf("%s\t%s\t%.6f\n", argv[i], labels.at(best - scores.begin()).c_str(), *best);
        }
        return failed ? 1 : 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
