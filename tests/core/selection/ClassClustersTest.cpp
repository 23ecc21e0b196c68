// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/ClassClusters.h"

#include <QtTest>
#include <cmath>
#include <limits>

#include "base/Error.h"

using namespace docent;

class ClassClustersTest : public QObject {
    Q_OBJECT
    /// Directions in a plane, in degrees, of any length.
    static Matrix directions(const std::vector<double>& degrees) {
        Matrix means{static_cast<std::int64_t>(degrees.size()), 2, {}};
        for (std::size_t i = 0; i < degrees.size(); ++i) {
            const double angle = degrees[i] * std::acos(-1.0) / 180;
            means.values.push_back(static_cast<float>(std::cos(angle) * static_cast<double>(i + 1)));
            means.values.push_back(static_cast<float>(std::sin(angle) * static_cast<double>(i + 1)));
        }
        return means;
    }

private Q_SLOTS:
    /// As scipy.cluster.hierarchy.linkage(method="average") merges these; three bundles of directions.
    void findsBundles() {
        const auto clusters = clusterClasses(directions({0, 120, 5, 240, 115, 3, 236, 124, 243}));
        QCOMPARE(clusters, (std::vector<std::size_t>{0, 1, 0, 2, 1, 0, 2, 1, 2}));
    }

    void cutsWhereTheStepIsLargest() {
        // Two pairs and a single one that is far from both.
        QCOMPARE(clusterClasses(directions({0, 4, 60, 66, 200})), (std::vector<std::size_t>{0, 0, 1, 1, 2}));
    }

    void refusesWhatHasNoClusters() {
        QVERIFY_EXCEPTION_THROWN((void)clusterClasses(directions({0, 90})), Error);
        Matrix bad = directions({0, 90, 180});
        bad.values[2] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN((void)clusterClasses(bad), Error);
        // All the same: any grouping is as good, and none fails.
        QCOMPARE(clusterClasses(directions({10, 10, 10, 10})).size(), std::size_t{4});
    }
};

QTEST_GUILESS_MAIN(ClassClustersTest)
#include "ClassClustersTest.moc"
