// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/NearCopies.h"

#include <QTemporaryDir>
#include <QtTest>
#include <bit>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "data/DatasetReader.h"
#include "support/PictureSet.h"

using namespace docent;

namespace {

cv::Mat matOf(Picture picture) {
    cv::Mat rgb(picture.height, picture.width, CV_8UC3, picture.pixels.data());
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

/// The hash as its definition has it, by OpenCV's DCT, on a grey picture of 32 x 32.
std::uint64_t reference(const std::vector<std::uint8_t>& pixels) {
    cv::Mat grey(32, 32, CV_32F);
    for (int i = 0; i < 32 * 32; ++i) {
        const auto at = static_cast<std::size_t>(i) * 3;
        grey.at<float>(i / 32, i % 32) = 0.299F * pixels[at] + 0.587F * pixels[at + 1] + 0.114F * pixels[at + 2];
    }
    cv::Mat transformed;
    cv::dct(grey, transformed);
    std::vector<float> values;
    for (int y = 1; y <= 8; ++y) {
        for (int x = 1; x <= 8; ++x) {
            values.push_back(transformed.at<float>(y, x));
        }
    }
    std::vector<float> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        hash |= std::uint64_t{values[i] > sorted[32]} << i;
    }
    return hash;
}

}  // namespace

class NearCopiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHashIsThatOfTheCosineTransform() {
        for (int i = 0; i < 20; ++i) {
            const Picture picture = makePicture(sourceClasses()[static_cast<std::size_t>(i) % 12], i, 32, 5);
            // Values near the median may fall on either side by rounding.
            QVERIFY(std::popcount(perceptualHash(picture.pixels, 32) ^ reference(picture.pixels)) <= 1);
        }
    }

    void correlationKnowsItsEnds() {
        const std::vector<std::uint8_t> a{0, 10, 20, 30};
        const std::vector<std::uint8_t> twice{0, 20, 40, 60};
        const std::vector<std::uint8_t> back{30, 20, 10, 0};
        const std::vector<std::uint8_t> flat{7, 7, 7, 7};
        QCOMPARE(pictureCorrelation(a, twice), 1.0);
        QCOMPARE(pictureCorrelation(a, back), -1.0);
        QCOMPARE(pictureCorrelation(a, flat), 0.0);
        QCOMPARE(pictureCorrelation(flat, flat), 1.0);
    }

    /// Other encodings, sizes and slight crops are found; other drawings of the same class are not.
    void findsWhatWasSavedAgain() {
        QTemporaryDir made;
        const fs::path folder = made.path().toStdString();
        fs::create_directories(folder / "a");
        const auto classes = sourceClasses();
        for (int i = 0; i < 36; ++i) {
            const cv::Mat drawn = matOf(makePicture(classes[static_cast<std::size_t>(i) % 12], i, 96, 3));
            const std::string stem = (folder / "a" / std::to_string(100 + i)).string();
            cv::imwrite(stem + ".png", drawn);
            if (i % 3 == 0) {
                cv::imwrite(stem + "-jpeg.jpg", drawn, {cv::IMWRITE_JPEG_QUALITY, 80});
            } else if (i % 3 == 1) {
                cv::Mat larger;
                cv::resize(drawn, larger, {}, 1.5, 1.5, cv::INTER_CUBIC);
                cv::imwrite(stem + "-large.png", larger);
            }
        }
        RunContext context;
        const auto reader = createDatasetReader(DatasetFormat::Folders, folder);
        Catalog catalog = reader->read(folder, context);
        const auto cache =
            ImageCache::openOrBuild(folder / "cache", catalog, *reader->open(catalog), {.size = 32}, context);
        const std::vector<std::int64_t> firsts = findNearCopies(*cache, 2, context);
        int copies = 0;
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            const std::string& mine = catalog.images[i].location;
            const std::string& first = catalog.images[static_cast<std::size_t>(firsts[i])].location;
            QCOMPARE(QString::fromStdString(first.substr(0, 5)), QString::fromStdString(mine.substr(0, 5)));
            copies += firsts[i] == static_cast<std::int64_t>(i) ? 0 : 1;
        }
        QCOMPARE(copies, 24);
    }
};

QTEST_GUILESS_MAIN(NearCopiesTest)
#include "NearCopiesTest.moc"
