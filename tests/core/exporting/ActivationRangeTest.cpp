// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ActivationRange.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace docent;

namespace {

/// What rounding to the nearest of the 256 values costs, by trying all of them.
double squaredError(const ActivationHistogram& histogram, const ByteScale& bytes) {
    double sum = 0;
    const double width = (histogram.high - histogram.low) / static_cast<double>(histogram.counts.size());
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        const double value = histogram.low + (static_cast<double>(bin) + 0.5) * width;
        double nearest = std::numeric_limits<double>::infinity();
        for (int byte = 0; byte <= 255; ++byte) {
            nearest = std::min(nearest, std::abs(bytes.scale * (byte - bytes.zero) - value));
        }
        sum += histogram.counts[bin] * nearest * nearest;
    }
    return sum;
}

bool isAbout(double a, double b) {
    return std::abs(a - b) <= 1e-6 * std::abs(b);
}

}  // namespace

class ActivationRangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coversAllAndZero() {
        const ByteScale both = byteScale({.low = -1, .high = 3, .counts = {}}, RangeRule::MinMax);
        QVERIFY(isAbout(both.scale, 4.0 / 255));
        QCOMPARE(int{both.zero}, 64);  // 63.75
        // Zero is exact also where no value is near it.
        const ByteScale above = byteScale({.low = 2, .high = 6, .counts = {}}, RangeRule::MinMax);
        QVERIFY(isAbout(above.scale, 6.0 / 255));
        QCOMPARE(int{above.zero}, 0);
        const ByteScale below = byteScale({.low = -5, .high = -1, .counts = {}}, RangeRule::MinMax);
        QVERIFY(isAbout(below.scale, 5.0 / 255));
        QCOMPARE(int{below.zero}, 255);
    }

    /// Of a layer that says the same of all, and of one that says next to nothing.
    void aRangeWithoutWidthHasAScale() {
        for (const RangeRule rule : {RangeRule::MinMax, RangeRule::Percentile, RangeRule::LeastError}) {
            for (const double value : {0.0, 1e-40}) {
                const ByteScale bytes = byteScale({.low = 0, .high = value, .counts = {1, 0, 1}}, rule);
                QCOMPARE(bytes.scale, 1.0F);
                QCOMPARE(int{bytes.zero}, 0);
            }
        }
        // Nothing was counted: all of the range.
        QVERIFY(isAbout(byteScale({.low = 0, .high = 4, .counts = {}}, RangeRule::Percentile).scale, 4.0 / 255));
    }

    /// Ten bins over [0, 10); a twenty-thousandth may go at each end.
    void leavesOutliersOut() {
        ActivationHistogram histogram{.low = 0, .high = 10, .counts = std::vector<double>(10, 0)};
        histogram.counts[0] = histogram.counts[1] = 1'000'000;
        histogram.counts[9] = 99;
        QVERIFY(isAbout(byteScale(histogram, RangeRule::Percentile).scale, 2.0 / 255));
        histogram.counts[9] = 150;  // of 2,000,150 that is more than a twenty-thousandth
        QVERIFY(isAbout(byteScale(histogram, RangeRule::Percentile).scale, 10.0 / 255));
        QVERIFY(isAbout(byteScale(histogram, RangeRule::MinMax).scale, 10.0 / 255));
    }

    void theLeastErrorIsTheLeast() {
        // Nearly all within a tenth of the range, a few far out on both sides.
        ActivationHistogram histogram{.low = -20, .high = 80, .counts = std::vector<double>(400, 0)};
        for (std::size_t bin = 0; bin < 400; ++bin) {
            const double value = -20 + (static_cast<double>(bin) + 0.5) / 4;
            histogram.counts[bin] = std::round(1e5 * std::exp(-value * value / 8)) + (bin % 100 == 0 ? 1 : 0);
        }
        const ByteScale chosen = byteScale(histogram, RangeRule::LeastError);
        const double error = squaredError(histogram, chosen);
        QVERIFY(error < 0.5 * squaredError(histogram, byteScale(histogram, RangeRule::MinMax)));
        for (int i = 0; i < 50; ++i) {
            const double part = 1 - i / 50.0;
            const ByteScale other = byteScale({.low = -20 * part, .high = 80 * part, .counts = {}}, RangeRule::MinMax);
            QVERIFY2(error <= squaredError(histogram, other) * (1 + 1e-9), std::to_string(part).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(ActivationRangeTest)
#include "ActivationRangeTest.moc"
