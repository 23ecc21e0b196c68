// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/Error.h"
#include "base/Parallel.h"
#include "base/Random.h"
#include "selection/BarnesHut.h"
#include "selection/Pca.h"
#include "selection/Projection.h"
#include "support/Python.h"

using namespace docent;

namespace {

Matrix randomMatrix(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    Random random(seed);
    Matrix result{rows, columns, {}};
    for (std::int64_t i = 0; i < rows * columns; ++i) {
        result.values.push_back(static_cast<float>(random.uniform() + random.uniform() + random.uniform() - 1.5));
    }
    return result;
}

std::vector<double> randomPositions(std::int64_t n, double width, std::uint64_t seed) {
    Random random(seed);
    std::vector<double> positions;
    for (std::int64_t i = 0; i < 2 * n; ++i) {
        positions.push_back(width * (random.uniform() - 0.5));
    }
    return positions;
}

double squared(const std::vector<double>& y, std::size_t i, std::size_t j) {
    return std::pow(y[2 * i] - y[2 * j], 2) + std::pow(y[2 * i + 1] - y[2 * j + 1], 2);
}

/// The divergence as its definition has it, all pairs in turn.
double slowDivergence(const Affinities& p, const std::vector<double>& y) {
    const auto n = static_cast<std::size_t>(p.rows());
    double z = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            z += i == j ? 0 : 1 / (1 + squared(y, i, j));
        }
    }
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (auto e = static_cast<std::size_t>(p.rowBegins[i]); e < static_cast<std::size_t>(p.rowBegins[i + 1]); ++e) {
            const double q = 1 / (1 + squared(y, i, static_cast<std::size_t>(p.columns[e]))) / z;
            sum += p.values[e] * std::log(p.values[e] / q);
        }
    }
    return sum;
}

/// 4 sum_j (p_ij - q_ij) (y_i - y_j) / (1 + |y_i - y_j|^2), all pairs in turn.
std::vector<double> slowGradient(const Affinities& p, const std::vector<double>& y, double exaggeration) {
    const auto n = static_cast<std::size_t>(p.rows());
    std::vector<double> dense(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (auto e = static_cast<std::size_t>(p.rowBegins[i]); e < static_cast<std::size_t>(p.rowBegins[i + 1]); ++e) {
            dense[i * n + static_cast<std::size_t>(p.columns[e])] = p.values[e];
        }
    }
    double z = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            z += i == j ? 0 : 1 / (1 + squared(y, i, j));
        }
    }
    std::vector<double> gradient(2 * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double q = 1 / (1 + squared(y, i, j));
            for (std::size_t axis = 0; axis < 2 && i != j; ++axis) {
                gradient[2 * i + axis] +=
                    4 * (exaggeration * dense[i * n + j] - q / z) * q * (y[2 * i + axis] - y[2 * j + axis]);
            }
        }
    }
    return gradient;
}

/// |a - b| / |b|
double relativeError(const std::vector<double>& a, const std::vector<double>& b) {
    double difference = 0;
    double size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference += std::pow(a[i] - b[i], 2);
        size += std::pow(b[i], 2);
    }
    return std::sqrt(difference / size);
}

/// How few points came near that were not (Venna and Kaski 2001): 1 = none.
double trustworthiness(const Matrix& points, const Matrix& layout, std::int64_t k) {
    const std::int64_t n = points.rows;
    const Neighbourhood all = nearestNeighbours(points, n - 1);
    const Neighbourhood near = nearestNeighbours(layout, k);
    double sum = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        std::vector<std::int64_t> rank(static_cast<std::size_t>(n), 0);
        for (std::int64_t r = 0; r < n - 1; ++r) {
            rank[static_cast<std::size_t>(all.indices[static_cast<std::size_t>(i * (n - 1) + r)])] = r + 1;
        }
        for (std::int64_t j = 0; j < k; ++j) {
            const std::int64_t r = rank[static_cast<std::size_t>(near.indices[static_cast<std::size_t>(i * k + j)])];
            sum += static_cast<double>(std::max<std::int64_t>(0, r - k));
        }
    }
    const auto dn = static_cast<double>(n);
    const auto dk = static_cast<double>(k);
    return 1 - 2 * sum / (dn * dk * (2 * dn - 3 * dk - 1));
}

struct Case {
    Matrix points;
    std::vector<int> labels;
    QJsonObject expected;
};

std::vector<Case> readCases() {
    std::vector<Case> cases;
    for (const auto& item : readBaseline("projection_baseline.json").object()["tsne"].toArray()) {
        Case one{.expected = item.toObject()};
        for (const auto& row : one.expected["points"].toArray()) {
            for (const auto& value : row.toArray()) {
                one.points.values.push_back(static_cast<float>(value.toDouble()));
            }
            ++one.points.rows;
        }
        one.points.columns = static_cast<std::int64_t>(one.points.values.size()) / one.points.rows;
        for (const auto& label : one.expected["labels"].toArray()) {
            one.labels.push_back(label.toInt());
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

class Following final : public RunContext {
public:
    void progress(const Progress& progress) override { last = progress; }
    [[nodiscard]] bool stopRequested() const override { return stopAt > 0 && last.done >= stopAt; }
    Progress last;
    std::int64_t stopAt = 0;
};

}  // namespace

class TsneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neighboursAreTheNearest() {
        const Matrix points = randomMatrix(300, 12, 4);
        const Neighbourhood found = nearestNeighbours(points, 7);
        QCOMPARE(found.k, std::int64_t{7});
        for (std::int64_t i = 0; i < points.rows; ++i) {
            const std::vector<Neighbour> all = nearestRows(points, points.row(i), 8);
            QCOMPARE(all[0].row, i);  // itself
            for (std::size_t j = 0; j < 7; ++j) {
                const std::size_t at = static_cast<std::size_t>(i * 7) + j;
                QCOMPARE(static_cast<std::int64_t>(found.indices[at]), all[j + 1].row);
                QVERIFY(std::abs(std::sqrt(static_cast<double>(found.squaredDistances[at])) - all[j + 1].distance) <
                        1e-5);
            }
        }
        QCOMPARE(nearestNeighbours(randomMatrix(4, 2, 1), 9).k, std::int64_t{3});
        QCOMPARE(nearestNeighbours(randomMatrix(1, 2, 1), 9).k, std::int64_t{0});
    }

    void affinitiesHaveTheirPerplexity() {
        const Matrix points = randomMatrix(200, 5, 8);
        const Neighbourhood all = nearestNeighbours(points, 199);
        const Affinities p = affinities(all, 20);
        QVERIFY(std::abs(std::accumulate(p.values.begin(), p.values.end(), 0.0) - 1) < 1e-9);
        // Symmetric.
        std::vector<double> dense(200 * 200, 0.0);
        for (std::size_t i = 0; i < 200; ++i) {
            for (auto e = static_cast<std::size_t>(p.rowBegins[i]); e < static_cast<std::size_t>(p.rowBegins[i + 1]);
                 ++e) {
                dense[i * 200 + static_cast<std::size_t>(p.columns[e])] = p.values[e];
            }
        }
        for (std::size_t i = 0; i < 200; ++i) {
            QCOMPARE(dense[i * 200 + i], 0.0);
            for (std::size_t j = 0; j < 200; ++j) {
                QVERIFY(std::abs(dense[i * 200 + j] - dense[j * 200 + i]) < 1e-15);
            }
        }
        // One point with all neighbours at one distance shares evenly; the entropy of n even shares is log n.
        Neighbourhood even{.rows = 1, .k = 4, .indices = {0, 0, 0, 0}, .squaredDistances = {2, 2, 2, 2}};
        for (const double value : affinities(even, 3).values) {
            QVERIFY(std::abs(value - 1) < 1e-12);  // merged: they were all of the pair (0, 0)
        }
    }

    void gradientIsThatOfTheDefinition_data() {
        QTest::addColumn<double>("width");
        QTest::newRow("at the start") << 1e-4;
        QTest::newRow("spread") << 20.0;
    }
    void gradientIsThatOfTheDefinition() {
        QFETCH(double, width);
        const Affinities p = affinities(nearestNeighbours(randomMatrix(250, 6, 2), 30), 10);
        std::vector<double> y = randomPositions(250, width, 3);
        std::copy_n(y.begin(), 2, y.begin() + 40);  // two points in one place
        std::copy_n(y.begin(), 2, y.begin() + 60);
        std::vector<double> gradient;
        double divergence = 0;
        tsneGradient(p, y, 0, 1, gradient, &divergence);
        QVERIFY(relativeError(gradient, slowGradient(p, y, 1)) < 1e-9);
        QVERIFY(std::abs(divergence - slowDivergence(p, y)) < 1e-9);
        tsneGradient(p, y, 0, 12, gradient);
        QVERIFY(relativeError(gradient, slowGradient(p, y, 12)) < 1e-9);
        // Differences of the divergence.
        tsneGradient(p, y, 0, 1, gradient);
        for (const std::size_t i : {3U, 77U, 400U}) {
            const double step = 1e-5 * std::max(width, 1.0);
            std::vector<double> moved = y;
            moved[i] += step;
            const double up = slowDivergence(p, moved);
            moved[i] -= 2 * step;
            QVERIFY(std::abs((up - slowDivergence(p, moved)) / (2 * step) - gradient[i]) < 1e-6);
        }
    }

    void farPointsAreTakenTogetherWithLittleError() {
        const Affinities p = affinities(nearestNeighbours(randomMatrix(2000, 6, 2), 60), 20);
        const std::vector<double> y = randomPositions(2000, 80, 5);
        std::vector<double> gradient;
        double divergence = 0;
        tsneGradient(p, y, 0.5, 1, gradient, &divergence);
        const double error = relativeError(gradient, slowGradient(p, y, 1));
        qInfo("relative error at theta 0.5: %.2e", error);
        QVERIFY(error < 0.02);
        QVERIFY(std::abs(divergence / slowDivergence(p, y) - 1) < 0.01);
    }

    void keepsNeighboursAsScikitLearnDoes() {
        for (const Case& one : readCases()) {
            Following context;
            const Projection projection = project(
                one.points, {.method = ProjectionMethod::Tsne, .perplexity = one.expected["perplexity"].toDouble()},
                context);
            QCOMPARE(context.last.done, std::int64_t{1000});
            const Matrix layout{one.points.rows, 2, {projection.positions.begin(), projection.positions.end()}};
            const double trust = trustworthiness(one.points, layout, 10);
            const double expectedTrust = one.expected["trustworthiness"].toDouble();
            const double expectedDivergence = one.expected["divergence"].toDouble();
            qInfo("divergence %.4f (scikit-learn %.4f), trustworthiness %.4f (%.4f)", projection.divergence,
                  expectedDivergence, trust, expectedTrust);
            QVERIFY(projection.divergence < expectedDivergence * 1.05);
            QVERIFY(projection.divergence > expectedDivergence * 0.9);
            QVERIFY(trust > expectedTrust - 0.01);
            // The clusters that are really there stay together: the nearest in the plane is of the own one.
            const Neighbourhood nearest = nearestNeighbours(layout, 1);
            const Neighbourhood before = nearestNeighbours(one.points, 1);
            int own = 0;
            int ownBefore = 0;
            for (std::size_t i = 0; i < one.labels.size(); ++i) {
                own += one.labels[static_cast<std::size_t>(nearest.indices[i])] == one.labels[i] ? 1 : 0;
                ownBefore += one.labels[static_cast<std::size_t>(before.indices[i])] == one.labels[i] ? 1 : 0;
            }
            QVERIFY(own >= ownBefore - static_cast<int>(one.labels.size() / 25));
        }
    }

    void givesTheSameForTheSameSeedAndAnyThreads() {
        const Matrix points = randomMatrix(400, 8, 6);
        const auto run = [&](int threads, std::uint64_t seed) {
            setThreadLimit(threads);
            Following context;
            const ProjectionOptions options{.method = ProjectionMethod::Tsne, .iterations = 60, .seed = seed};
            std::vector<double> positions = project(points, options, context).positions;
            setThreadLimit(0);
            return positions;
        };
        const std::vector<double> first = run(1, 7);
        QVERIFY(first == run(3, 7));
        QVERIFY(first != run(1, 8));
    }

    void tellsHowItSettlesAndStops() {
        const Matrix points = randomMatrix(100, 8, 6);
        Following context;
        context.stopAt = 30;
        int calls = 0;
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)project(points, {.method = ProjectionMethod::Tsne}, context,
                                                        [&](const std::vector<double>& positions, int iteration) {
                                                            ++calls;
                                                            QCOMPARE(positions.size(), std::size_t{200});
                                                            QCOMPARE(iteration, calls);
                                                        }));
        QCOMPARE(calls, 30);
    }

    void survivesFewAndEqualPoints() {
        for (const std::int64_t n : {1, 2, 3, 5}) {
            Following context;
            const Projection projection =
                project(randomMatrix(n, 4, 1), {.method = ProjectionMethod::Tsne, .iterations = 300}, context);
            QCOMPARE(static_cast<std::int64_t>(projection.positions.size()), 2 * n);
            QVERIFY(std::all_of(projection.positions.begin(), projection.positions.end(),
                                [](double value) { return std::isfinite(value); }));
            QCOMPARE(projection.perplexity, n == 5 ? 4.0 / 3 : 1.0);  // not the 30 that was asked for
        }
        Following context;
        const Matrix equal{500, 3, std::vector<float>(1500, 1.0F)};
        const Projection projection = project(equal, {.method = ProjectionMethod::Tsne, .iterations = 100}, context);
        QVERIFY(std::all_of(projection.positions.begin(), projection.positions.end(),
                            [](double value) { return std::isfinite(value); }));
    }

    void refusesOptionsOutOfRange() {
        Following context;
        const Matrix points = randomMatrix(10, 4, 1);
        QVERIFY_THROWS_EXCEPTION(Error, (void)tsne(points, {.perplexity = 0.5}, context));
        QVERIFY_THROWS_EXCEPTION(Error, (void)tsne(points, {.iterations = 0}, context));
        QVERIFY_THROWS_EXCEPTION(Error, (void)tsne(points, {.theta = 0.9}, context));
        QVERIFY_THROWS_EXCEPTION(Error, (void)tsne(Matrix{}, {}, context));
    }
};

QTEST_GUILESS_MAIN(TsneTest)
#include "TsneTest.moc"
