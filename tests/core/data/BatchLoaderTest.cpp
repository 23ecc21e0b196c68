// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/BatchLoader.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

#include "base/Error.h"

using namespace docent;

namespace {

constexpr int side = 8;
constexpr std::size_t samples = std::size_t{side} * side * 3;

/// Picture i holds i in its first sample; the others are a ramp over the columns.
class Pictures final : public ImageDataset {
public:
    explicit Pictures(std::int64_t count) {
        for (std::int64_t i = 0; i < count; ++i) {
            std::vector<std::uint8_t> pixels;
            for (std::size_t k = 0; k < samples; ++k) {
                pixels.push_back(static_cast<std::uint8_t>(k / 3 % side * 20 + 5 * (k / 3 / side)));
            }
            pixels[0] = static_cast<std::uint8_t>(i);
            m_pictures.push_back(std::move(pixels));
        }
    }
    [[nodiscard]] std::int64_t size() const override { return static_cast<std::int64_t>(m_pictures.size()); }
    [[nodiscard]] LabelledImage get(std::int64_t index) const override {
        if (index == failing) {
            throw Error("Picture 5 cannot be had");
        }
        return {m_pictures.at(static_cast<std::size_t>(index)), index % 3};
    }
    std::int64_t failing = -1;

private:
    std::vector<std::vector<std::uint8_t>> m_pictures;
};

int numberOf(const Batch& batch, std::size_t k) {
    return static_cast<int>(std::lround((batch.pixels.at(k * samples) * 0.5 + 0.5) * 255));
}

/// The numbers of the pictures of an epoch in order, from a batch on.
std::vector<int> numbersOf(BatchLoader& loader, std::int64_t epoch, std::int64_t first = 0) {
    loader.start(epoch, first);
    Batch batch;
    std::vector<int> numbers;
    while (loader.next(batch)) {
        for (std::size_t k = 0; k < batch.labels.size(); ++k) {
            numbers.push_back(numberOf(batch, k));
        }
    }
    return numbers;
}

std::vector<float> pixelsOf(BatchLoader& loader, std::int64_t epoch, std::int64_t first = 0) {
    loader.start(epoch, first);
    Batch batch;
    std::vector<float> pixels;
    while (loader.next(batch)) {
        pixels.insert(pixels.end(), batch.pixels.begin(), batch.pixels.end());
    }
    return pixels;
}

/// Pixel columns of a picture's last row, in red, as 8-bit values.
std::vector<int> lastRow(const Batch& batch, std::size_t k = 0) {
    std::vector<int> row;
    for (int x = 0; x < side; ++x) {
        const std::size_t at = k * samples + static_cast<std::size_t>((side - 1) * side + x) * 3;
        row.push_back(static_cast<int>(std::lround((batch.pixels.at(at) * 0.5 + 0.5) * 255)));
    }
    return row;
}

}  // namespace

class BatchLoaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisesEveryValue() {
        class All final : public ImageDataset {
        public:
            All() {
                for (std::size_t i = 0; i < 768; ++i) {
                    m_pixels.push_back(static_cast<std::uint8_t>(i));
                }
            }
            [[nodiscard]] std::int64_t size() const override { return 1; }
            [[nodiscard]] LabelledImage get(std::int64_t) const override { return {m_pixels, 7}; }
            std::vector<std::uint8_t> m_pixels;
        };
        const All all;
        BatchLoader loader(all, 16, {.prefetch = 0});
        loader.start(0);
        Batch batch;
        QVERIFY(loader.next(batch));
        QCOMPARE(batch.labels, std::vector<std::int64_t>{7});
        for (std::size_t i = 0; i < 768; ++i) {
            const double expected = (static_cast<double>(i % 256) / 255 - 0.5) / 0.5;
            QVERIFY(std::abs(batch.pixels[i] - expected) < 1e-6);
        }
        QCOMPARE(batch.pixels[0], -1.0F);
        QCOMPARE(batch.pixels[255], 1.0F);
    }

    void goesThroughAllInOrder_data() {
        QTest::addColumn<int>("prefetch");
        for (const int prefetch : {0, 1, 3}) {
            QTest::addRow("%d ahead", prefetch) << prefetch;
        }
    }
    void goesThroughAllInOrder() {
        QFETCH(int, prefetch);
        const Pictures pictures(10);
        BatchLoader loader(pictures, side, {.batchSize = 4, .prefetch = prefetch});
        QCOMPARE(loader.batchesPerEpoch(), 3);
        QCOMPARE(numbersOf(loader, 0), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(numbersOf(loader, 1, 2), (std::vector<int>{8, 9}));
        QVERIFY(numbersOf(loader, 1, 3).empty());
        loader.start(0, 2);
        Batch batch;
        QVERIFY(loader.next(batch));
        QCOMPARE(batch.labels, (std::vector<std::int64_t>{2, 0}));
        QCOMPARE(batch.pixels.size(), 2 * samples);
        QVERIFY(!loader.next(batch));
        QVERIFY(!loader.next(batch));
    }

    void evenBatches_data() {
        QTest::addColumn<int>("pictures");
        QTest::addColumn<QList<qint64>>("sizes");
        QTest::newRow("one too many") << 9 << QList<qint64>{3, 3, 3};
        QTest::newRow("by one") << 10 << QList<qint64>{4, 3, 3};
        QTest::newRow("full") << 8 << QList<qint64>{4, 4};
        QTest::newRow("fewer than a batch") << 3 << QList<qint64>{3};
    }
    void evenBatches() {
        QFETCH(int, pictures);
        QFETCH(QList<qint64>, sizes);
        const Pictures set(pictures);
        BatchLoader loader(set, side, {.batchSize = 4, .shuffle = true, .even = true});
        QCOMPARE(loader.batchesPerEpoch(), sizes.size());
        loader.start(0);
        QList<qint64> seen;
        for (Batch batch; loader.next(batch);) {
            seen << batch.size();
        }
        QCOMPARE(seen, sizes);
        std::vector<int> numbers = numbersOf(loader, 1);
        std::sort(numbers.begin(), numbers.end());
        for (int i = 0; i < pictures; ++i) {
            QCOMPARE(numbers.at(static_cast<std::size_t>(i)), i);
        }
    }

    void ofNoPictureNoBatch() {
        const Pictures none(0);
        BatchLoader empty(none, side, {});
        QCOMPARE(empty.batchesPerEpoch(), 0);
        QVERIFY(numbersOf(empty, 0).empty());
    }

    void shufflesByEpochAndSeed() {
        const Pictures pictures(100);
        BatchLoader loader(pictures, side, {.batchSize = 7, .shuffle = true, .seed = 1});
        BatchLoader other(pictures, side, {.batchSize = 7, .shuffle = true, .seed = 2});
        const std::vector<int> first = numbersOf(loader, 0);
        const std::vector<int> second = numbersOf(loader, 1);
        QCOMPARE(std::set<int>(first.begin(), first.end()).size(), std::size_t{100});
        QVERIFY(first != second);
        QVERIFY(first != numbersOf(other, 0));
        QCOMPARE(numbersOf(loader, 0), first);
        QCOMPARE(numbersOf(loader, 1, 5), (std::vector<int>{second.begin() + 35, second.end()}));
    }

    void resumesWithTheSameBits_data() {
        QTest::addColumn<double>("minCropArea");
        QTest::newRow("shift") << 1.0;
        QTest::newRow("crop") << 0.3;
    }
    void resumesWithTheSameBits() {
        QFETCH(double, minCropArea);
        const Pictures pictures(50);
        const BatchLoaderOptions options{
            .batchSize = 8, .shuffle = true, .augment = {.enabled = true, .minCropArea = minCropArea}, .seed = 4};
        BatchLoaderOptions inCaller = options;
        inCaller.prefetch = 0;
        BatchLoader whole(pictures, side, options);
        BatchLoader resumed(pictures, side, inCaller);
        const std::vector<float> all = pixelsOf(whole, 3);
        const std::vector<float> rest = pixelsOf(resumed, 3, 4);
        QVERIFY(
            std::equal(rest.begin(), rest.end(), all.begin() + 32 * static_cast<std::ptrdiff_t>(samples), all.end()));
        QVERIFY(pixelsOf(resumed, 3) == all);
        QVERIFY(pixelsOf(resumed, 2) != all);
    }

    void shiftsWithTheEdgeGoingOnAndFlips() {
        // The last row is a ramp of 20 a column: after a shift of dx it reads 20 * clamp(x + dx), mirrored or not.
        const Pictures pictures(1);
        BatchLoader loader(pictures, side, {.augment = {.enabled = true, .cropPadding = 3}, .prefetch = 0});
        std::set<std::pair<int, bool>> seen;
        Batch batch;
        for (int epoch = 0; epoch < 400; ++epoch) {
            loader.start(epoch);
            QVERIFY(loader.next(batch));
            const std::vector<int> row = lastRow(batch);
            bool explained = false;
            for (const bool flip : {false, true}) {
                for (int dx = -3; dx <= 3 && !explained; ++dx) {
                    for (int y = side - 4; y < side && !explained; ++y) {
                        std::vector<int> expected;
                        for (int x = 0; x < side; ++x) {
                            expected.push_back(std::clamp(x + dx, 0, side - 1) * 20 + 5 * y);
                        }
                        if (flip) {
                            std::reverse(expected.begin(), expected.end());
                        }
                        explained = row == expected;
                        if (explained) {
                            seen.insert({dx, flip});
                        }
                    }
                }
            }
            QVERIFY(explained);
        }
        QCOMPARE(seen.size(), std::size_t{14});
    }

    void doesNotFlipWhenToldSo() {
        const Pictures pictures(1);
        BatchLoader loader(pictures, side, {.augment = {.enabled = true, .flip = false}, .prefetch = 0});
        Batch batch;
        for (int epoch = 0; epoch < 50; ++epoch) {
            loader.start(epoch);
            QVERIFY(loader.next(batch));
            const std::vector<int> row = lastRow(batch);
            QVERIFY(std::is_sorted(row.begin(), row.end()));
        }
    }

    void cropsAndResizesBack() {
        const Pictures pictures(1);
        BatchLoader loader(pictures, side,
                           {.augment = {.enabled = true, .flip = false, .minCropArea = 0.25}, .prefetch = 0});
        Batch batch;
        std::set<int> spans;
        for (int epoch = 0; epoch < 200; ++epoch) {
            loader.start(epoch);
            QVERIFY(loader.next(batch));
            // A crop of a ramp is a flatter ramp within it.
            const std::vector<int> row = lastRow(batch);
            QVERIFY(std::is_sorted(row.begin(), row.end()));
            QVERIFY(row.front() >= 0 && row.back() <= 20 * (side - 1) + 5 * (side - 1));
            spans.insert(row.back() - row.front());
        }
        QVERIFY(*spans.begin() >= 20 && *spans.begin() <= 60);  // 3 or 4 of 8 columns
        QCOMPARE(*spans.rbegin(), 140);                         // all of them
        QVERIFY(spans.size() >= 4);
    }

    void passesOnWhatADatasetThrows() {
        for (const int prefetch : {0, 2}) {
            Pictures pictures(10);
            pictures.failing = 5;
            BatchLoader loader(pictures, side, {.batchSize = 2, .prefetch = prefetch});
            loader.start(0);
            Batch batch;
            QVERIFY(loader.next(batch));
            QVERIFY(loader.next(batch));
            QVERIFY_EXCEPTION_THROWN((void)loader.next(batch), Error);
            QVERIFY_EXCEPTION_THROWN((void)loader.next(batch), Error);
            loader.start(0, 3);
            QVERIFY(loader.next(batch));
            QCOMPARE(numberOf(batch, 0), 6);
        }
    }

    void startsAnewAtAnyTime() {
        const Pictures pictures(200);
        BatchLoader loader(pictures, side, {.batchSize = 4, .shuffle = true});
        std::vector<std::vector<int>> epochs;
        for (int epoch = 0; epoch < 4; ++epoch) {
            epochs.push_back(numbersOf(loader, epoch));
        }
        Batch batch;
        for (int round = 0; round < 200; ++round) {
            const int epoch = round % 4;
            const int first = round * 7 % 50;
            loader.start(epoch, first);
            for (int b = first; b < std::min(50, first + round % 3); ++b) {
                QVERIFY(loader.next(batch));
                QCOMPARE(numberOf(batch, 0), epochs[static_cast<std::size_t>(epoch)][static_cast<std::size_t>(b) * 4]);
            }
        }
    }

    void endsWhileBatchesAreWaiting() {
        const Pictures pictures(100);
        for (int i = 0; i < 20; ++i) {
            BatchLoader loader(pictures, side, {.batchSize = 4});
            if (i % 2 == 0) {
                loader.start(0);
            }
        }
    }

    void refusesWhatCannotBe() {
        const Pictures pictures(4);
        QVERIFY_EXCEPTION_THROWN((BatchLoader{pictures, side, {.batchSize = 0}}), Error);
        QVERIFY_EXCEPTION_THROWN((BatchLoader{pictures, 0, {}}), Error);
        QVERIFY_EXCEPTION_THROWN((BatchLoader{pictures, side, {.prefetch = -1}}), Error);
        QVERIFY_EXCEPTION_THROWN((BatchLoader{pictures, side, {.augment = {.cropPadding = 9}}}), Error);
        QVERIFY_EXCEPTION_THROWN((BatchLoader{pictures, side, {.augment = {.minCropArea = 0}}}), Error);
        BatchLoader loader(pictures, side, {});
        Batch batch;
        QVERIFY_EXCEPTION_THROWN((void)loader.next(batch), Error);
        QVERIFY_EXCEPTION_THROWN(loader.start(0, 2), Error);
        QVERIFY_EXCEPTION_THROWN(loader.start(-1), Error);
        BatchLoader wrongSize(pictures, 16, {});
        wrongSize.start(0);
        QVERIFY_EXCEPTION_THROWN((void)wrongSize.next(batch), Error);
    }
};

QTEST_GUILESS_MAIN(BatchLoaderTest)
#include "BatchLoaderTest.moc"
