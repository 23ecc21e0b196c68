// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cmath>
#include <limits>

#include "base/Error.h"
#include "base/Random.h"
#include "selection/Knn.h"
#include "support/Python.h"

using namespace docent;

namespace {

Matrix matrix(std::int64_t rows, std::vector<float> values) {
    return {rows, static_cast<std::int64_t>(values.size()) / rows, std::move(values)};
}

/// Roughly normal.
Matrix randomMatrix(std::int64_t rows, std::int64_t columns, std::uint64_t seed, float offset = 0) {
    Random random(seed);
    Matrix result{rows, columns, {}};
    for (std::int64_t i = 0; i < rows * columns; ++i) {
        const double value = random.uniform() + random.uniform() + random.uniform() - 1.5;
        result.values.push_back(static_cast<float>(value) + offset);
    }
    return result;
}

/// Differences of every pair, summed in long double.
std::vector<std::int64_t> slowNeighbours(const Matrix& points) {
    std::vector<std::int64_t> result;
    for (std::int64_t i = 0; i < points.rows; ++i) {
        long double best = std::numeric_limits<long double>::infinity();
        std::int64_t nearest = -1;
        for (std::int64_t j = 0; j < points.rows; ++j) {
            long double sum = 0;
            for (std::int64_t k = 0; k < points.columns; ++k) {
                const long double difference = static_cast<long double>(points.row(i)[k]) - points.row(j)[k];
                sum += difference * difference;
            }
            if (j != i && sum < best) {
                best = sum;
                nearest = j;
            }
        }
        result.push_back(nearest);
    }
    return result;
}

QByteArray pythonPredictions(const Matrix& points, const std::vector<std::int64_t>& labels, const QString& file,
                             const QString& algorithm) {
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return {};
    }
    out.write(reinterpret_cast<const char*>(points.values.data()),
              static_cast<qint64>(points.values.size() * sizeof(float)));
    out.write(reinterpret_cast<const char*>(labels.data()), static_cast<qint64>(labels.size() * sizeof(std::int64_t)));
    out.close();
    // Asked without points, scikit-learn gives each training point its nearest other one.
    const PythonRun run = runPython(R"(
import sys, numpy
from sklearn.neighbors import NearestNeighbors
n, d = int(sys.argv[2]), int(sys.argv[3])
data = open(sys.argv[1], "rb").read()
x = numpy.frombuffer(data, numpy.float32, n * d).reshape(n, d).astype(float)
y = numpy.frombuffer(data, numpy.int64, n, n * d * 4)
nearest = NearestNeighbors(n_neighbors=1, algorithm=sys.argv[4]).fit(x).kneighbors(return_distance=False)[:, 0]
print(" ".join(str(label) for label in y[nearest]))
)",
                                    {file, QString::number(points.rows), QString::number(points.columns), algorithm});
    return run.exitCode == 0 ? run.output.trimmed() : run.errors;
}

}  // namespace

class KnnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNeighboursWorkedByHand() {
        // On a line: 0, 1, 3, 7, 8.
        const KnnResult result = leaveOneOutNearestNeighbour(matrix(5, {0, 1, 3, 7, 8}), {0, 0, 1, 1, 1});
        QCOMPARE(result.neighbours, (std::vector<std::int64_t>{1, 0, 1, 4, 3}));
        QCOMPARE(result.correct, (std::vector<std::uint8_t>{1, 1, 0, 1, 1}));
        QCOMPARE(result.accuracy, 0.8);
    }

    void givesEqualDistancesToTheLowestIndex() {
        // 1 lies between 0 and 2, all four corners of a square are equally far from its middle.
        QCOMPARE(leaveOneOutNearestNeighbour(matrix(3, {0, 1, 2}), {0, 1, 2}).neighbours,
                 (std::vector<std::int64_t>{1, 0, 1}));
        QCOMPARE(leaveOneOutNearestNeighbour(matrix(5, {1, 1, -1, 1, 0, 0, 1, -1, -1, -1}), {0, 0, 0, 0, 0}).neighbours,
                 (std::vector<std::int64_t>{2, 2, 0, 2, 2}));
        // Three copies of one point, far from the origin, where |a|^2 + |b|^2 - 2ab alone would be noise.
        const Matrix copies = matrix(4, {1e4F + 0.1F, 3e4F, 1e4F, 3e4F, 1e4F + 0.1F, 3e4F, 1e4F + 0.1F, 3e4F});
        QCOMPARE(leaveOneOutNearestNeighbour(copies, {0, 1, 0, 0}).neighbours, (std::vector<std::int64_t>{2, 0, 0, 0}));
    }

    void survivesAModelThatSeesNothing() {
        Matrix zeros{3000, 64, std::vector<float>(3000 * 64, 0.0F)};
        const KnnResult result = leaveOneOutNearestNeighbour(zeros, std::vector<std::int64_t>(3000, 0));
        QCOMPARE(result.neighbours[0], 1);
        QCOMPARE(result.neighbours[2999], 0);
        QCOMPARE(result.accuracy, 1.0);
    }

    void agreesWithNumbersMadeElsewhere() {
        for (const auto& item : readBaseline("selection_baseline.json").object()["knn"].toArray()) {
            const QJsonObject expected = item.toObject();
            Matrix points;
            for (const auto& row : expected["points"].toArray()) {
                for (const auto& value : row.toArray()) {
                    points.values.push_back(static_cast<float>(value.toDouble()));
                }
                ++points.rows;
            }
            points.columns = static_cast<std::int64_t>(points.values.size()) / points.rows;
            std::vector<std::int64_t> labels;
            std::vector<std::int64_t> neighbours;
            for (const auto& value : expected["labels"].toArray()) {
                labels.push_back(value.toInt());
            }
            for (const auto& value : expected["neighbours"].toArray()) {
                neighbours.push_back(value.toInt());
            }
            const KnnResult result = leaveOneOutNearestNeighbour(points, labels);
            QCOMPARE(result.neighbours, neighbours);
            QCOMPARE(result.accuracy, expected["accuracy"].toDouble());
        }
    }

    void isExactWhereTheProductCancels_data() {
        QTest::addColumn<float>("offset");
        QTest::newRow("centred") << 0.0F;
        QTest::newRow("far from the origin") << 4096.0F;
        QTest::newRow("very far") << 1e6F;
    }
    void isExactWhereTheProductCancels() {
        QFETCH(float, offset);
        Matrix points = randomMatrix(300, 24, 5, offset);
        std::copy_n(points.row(17), points.columns, points.row(211));
        std::copy_n(points.row(17), points.columns, points.row(250));
        const std::vector<std::int64_t> labels(300, 0);
        QCOMPARE(leaveOneOutNearestNeighbour(points, labels).neighbours, slowNeighbours(points));
    }

    void predictsLikeScikitLearn_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<bool>("withDuplicates");
        QTest::newRow("2 x 1") << 2 << 1 << false;
        QTest::newRow("50 x 3") << 50 << 3 << false;
        QTest::newRow("100 x 256") << 100 << 256 << false;
        QTest::newRow("1000 x 128") << 1000 << 128 << false;
        QTest::newRow("90 x 8, duplicates") << 90 << 8 << true;
        QTest::newRow("800 x 40, duplicates") << 800 << 40 << true;
    }
    void predictsLikeScikitLearn() {
        if (!pythonHas("numpy, sklearn")) {
            QSKIP("needs python3-sklearn");
        }
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(bool, withDuplicates);
        Matrix points = randomMatrix(rows, columns, static_cast<std::uint64_t>(rows));
        Random random(9);
        std::vector<std::int64_t> labels;
        for (int i = 0; i < rows; ++i) {
            labels.push_back(static_cast<std::int64_t>(random.below(5)));
        }
        if (withDuplicates) {
            // Pairs of equal points. Those of two labels lie apart, so that no third point is as near to both: which of
            // equal points scikit-learn takes is not defined.
            for (int i = 0; i + 7 < rows; i += 14) {
                if (i < 70) {
                    points.row(i)[0] += static_cast<float>(100 + i);
                } else {
                    labels[static_cast<std::size_t>(i) + 7] = labels[static_cast<std::size_t>(i)];
                }
                std::copy_n(points.row(i), columns, points.row(i + 7));
            }
        }
        const KnnResult result = leaveOneOutNearestNeighbour(points, labels);
        QStringList predictions;
        for (const std::int64_t neighbour : result.neighbours) {
            predictions << QString::number(labels[static_cast<std::size_t>(neighbour)]);
        }
        QTemporaryDir folder;
        QCOMPARE(predictions.join(' ').toLatin1(),
                 pythonPredictions(points, labels, folder.filePath("points"), withDuplicates ? "kd_tree" : "brute"));
    }

    void stopsWhenAsked() {
        class Stopping final : public RunContext {
            [[nodiscard]] bool stopRequested() const override { return true; }
        };
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)leaveOneOutNearestNeighbour(
                                              {.rows = 3, .columns = 1, .values = {0, 1, 2}}, {0, 1, 0}, Stopping()));
    }

    void tellsItsTime() {
        const Matrix points = randomMatrix(1000, 2048, 3);
        const std::vector<std::int64_t> labels(1000, 0);
        const auto start = std::chrono::steady_clock::now();
        QCOMPARE(leaveOneOutNearestNeighbour(points, labels).accuracy, 1.0);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        qInfo("1000 examples, 2048 values: %.3f s", seconds);
    }

    void refusesWhatCannotBeScored() {
        QVERIFY_THROWS_EXCEPTION(Error, (void)leaveOneOutNearestNeighbour(matrix(1, {1, 2}), {0}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)leaveOneOutNearestNeighbour(Matrix{}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)leaveOneOutNearestNeighbour(matrix(2, {1, 2}), {0}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)leaveOneOutNearestNeighbour(matrix(2, {1, NAN}), {0, 1}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)leaveOneOutNearestNeighbour(matrix(2, {1, INFINITY}), {0, 1}));
    }
};

QTEST_GUILESS_MAIN(KnnTest)
#include "KnnTest.moc"
