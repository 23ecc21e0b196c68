// SPDX-License-Identifier: GPL-3.0-or-later
// Proxies that look at the data that a model was trained on, and those that bound the others.
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>
#include <optional>

#include "base/Error.h"
#include "base/Random.h"
#include "data/WordNet.h"
#include "selection/ExpertPrediction.h"
#include "selection/NameMatching.h"
#include "selection/proxies/Proxy.h"
#include "support/Python.h"

using namespace docent;

namespace {

QJsonArray rowsOf(const Matrix& matrix) {
    QJsonArray rows;
    for (std::int64_t i = 0; i < matrix.rows; ++i) {
        QJsonArray row;
        for (std::int64_t j = 0; j < matrix.columns; ++j) {
            row << static_cast<double>(matrix.row(i)[j]);
        }
        rows << row;
    }
    return rows;
}

QJsonArray arrayOf(const auto& values) {
    QJsonArray array;
    for (const auto value : values) {
        array << static_cast<double>(value);
    }
    return array;
}

Matrix randomMatrix(std::int64_t rows, std::int64_t columns, Random& random) {
    Matrix matrix{rows, columns, {}};
    for (std::int64_t i = 0; i < rows * columns; ++i) {
        matrix.values.push_back(static_cast<float>(random.uniform()));
    }
    return matrix;
}

/// Pictures of six classes as clouds, and three slices that lie in one another: all, classes 0 to 2, class 0 and 1.
struct Source {
    Matrix embeddings{0, 5, {}};
    std::vector<std::int64_t> labels;
    std::vector<std::vector<double>> slices{{1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6},
                                            {1.0 / 3, 1.0 / 3, 1.0 / 3, 0, 0, 0},
                                            {0.5, 0.5, 0, 0, 0, 0}};
    Source() {
        Random random(3);
        const Matrix means = randomMatrix(6, 5, random);
        for (std::int64_t i = 0; i < 90; ++i) {
            labels.push_back(i % 6);
            ++embeddings.rows;
            for (std::int64_t j = 0; j < 5; ++j) {
                embeddings.values.push_back(
                    static_cast<float>(3 * means.row(i % 6)[j] + random.uniform() + random.uniform()));
            }
        }
    }
};

const std::vector<std::pair<QString, QString>> namePairs{{"dog", "cat"},      {"owl", "sparrow"}, {"dog", "violin"},
                                                         {"piano", "violin"}, {"crane", "heron"}, {"dog", "zzzz"}};

}  // namespace

class SourceProxyTest : public QObject {
    Q_OBJECT

    Source m_source;
    Matrix m_rows;
    Matrix m_said;
    std::vector<double> m_shares{0.5, 0.25, 0.25, 0, 0, 0};
    std::vector<std::int64_t> m_labels = std::vector<std::int64_t>(20, 0);
    QJsonObject m_expected;

    [[nodiscard]] ProxyScore score(std::string_view proxy, const SliceEvidence& slice, int resample = -1,
                                   std::uint64_t lot = 1) const {
        static const Matrix none{20, 0, {}};
        return scoreProxy(
            proxy,
            {.embeddings = none, .labels = m_labels, .classes = 2, .slice = &slice, .lot = lot, .resample = resample});
    }

private Q_SLOTS:
    void initTestCase() {
        for (std::size_t i = 0; i < 7; ++i) {
            m_labels[i] = 1;
        }
        Random random(4);
        m_rows = randomMatrix(20, 5, random);
        for (float& value : m_rows.values) {
            value *= 4;
        }
        m_said = randomMatrix(20, 6, random);
        for (std::int64_t i = 0; i < 20; ++i) {
            const float sum = std::accumulate(m_said.row(i), m_said.row(i) + 6, 0.0F);
            std::for_each(m_said.row(i), m_said.row(i) + 6, [sum](float& value) { value /= sum; });
        }
        if (!pythonHas("numpy, scipy, sklearn")) {
            QSKIP("needs Debian's python3-numpy, python3-scipy and python3-sklearn");
        }
        QJsonArray slices;
        for (const auto& slice : m_source.slices) {
            slices << arrayOf(slice);
        }
        QJsonArray pairs;
        for (const auto& [first, second] : namePairs) {
            pairs << QJsonArray{first, second};
        }
        QTemporaryDir folder;
        QFile file(folder.filePath("case.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(QJsonObject{{"said", rowsOf(m_said)},
                                             {"shares", arrayOf(m_shares)},
                                             {"source", rowsOf(m_source.embeddings)},
                                             {"labels", arrayOf(m_source.labels)},
                                             {"slices", slices},
                                             {"rows", rowsOf(m_rows)},
                                             {"pairs", pairs}})
                       .toJson());
        file.close();
        QFile script(QStringLiteral(DOCENT_TEST_DATA "/source_proxies.py"));
        QVERIFY(script.open(QIODevice::ReadOnly));
        const PythonRun run = runPython(QString::fromUtf8(script.readAll()), {file.fileName()});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        m_expected = QJsonDocument::fromJson(run.output).object();
    }

    void labelsMatchByDivergence() {
        SliceEvidence slice{.sourcePredictions = &m_said, .shares = m_shares};
        const ProxyScore mine = score("label-matching", slice);
        QVERIFY(mine.parts.empty());
        QVERIFY(std::abs(mine.score - m_expected["label-matching"].toDouble(0)) < 1e-6);
        // As the task, and nothing in common.
        Matrix sure{20, 6, std::vector<float>(120, 0)};
        for (std::int64_t i = 0; i < 20; ++i) {
            sure.row(i)[i % 2] = 1;
        }
        slice = {.sourcePredictions = &sure, .shares = {0.5, 0.5, 0, 0, 0, 0}};
        QVERIFY(std::abs(score("label-matching", slice).score) < 1e-12);
        slice.shares = {0, 0, 0, 0, 0, 1};
        QVERIFY(std::abs(score("label-matching", slice).score + 1) < 1e-12);
    }

    void aWeightIsARepetition() {
        std::vector<double> weights(20, 1);
        weights[3] = 3;
        Matrix repeated = m_said;
        std::vector<std::int64_t> labels = m_labels;
        for (int time = 0; time < 2; ++time) {
            repeated.values.insert(repeated.values.end(), m_said.row(3), m_said.row(3) + 6);
            ++repeated.rows;
            labels.push_back(m_labels[3]);
        }
        const Matrix none{20, 0, {}};
        const Matrix noneToo{22, 0, {}};
        const SliceEvidence once{.sourcePredictions = &m_said, .shares = m_shares};
        const SliceEvidence often{.sourcePredictions = &repeated, .shares = m_shares};
        const double weighed =
            scoreProxy("label-matching",
                       {.embeddings = none, .labels = m_labels, .classes = 2, .weights = &weights, .slice = &once})
                .score;
        const double expected =
            scoreProxy("label-matching", {.embeddings = noneToo, .labels = labels, .classes = 2, .slice = &often})
                .score;
        QVERIFY(std::abs(weighed - expected) < 1e-9);
    }

    void expertsArePredictedAsByLogisticRegression() {
        const Matrix mine = predictExperts(
            {.embeddings = m_source.embeddings, .labels = m_source.labels, .shares = m_source.slices}, m_rows, {});
        const QJsonArray theirs = m_expected["expert-prediction"].toArray();
        QCOMPARE(mine.rows, 20);
        QCOMPARE(theirs.size(), 20);
        for (std::int64_t i = 0; i < 20; ++i) {
            for (std::int64_t e = 0; e < 3; ++e) {
                const double expected =
                    theirs[static_cast<qsizetype>(i)].toArray()[static_cast<qsizetype>(e)].toDouble();
                QVERIFY2(std::abs(mine.row(i)[e] - expected) < 2e-4,
                         qPrintable(QStringLiteral("%1, not %2").arg(mine.row(i)[e]).arg(expected)));
            }
        }
        // Pictures of the narrow slice are most likely its own, those of none but the whole are of the whole.
        const Matrix own =
            predictExperts({.embeddings = m_source.embeddings, .labels = m_source.labels, .shares = m_source.slices},
                           m_source.embeddings, {});
        std::vector<double> means(6 * 3, 0);
        for (std::int64_t i = 0; i < own.rows; ++i) {
            for (std::int64_t e = 0; e < 3; ++e) {
                means[static_cast<std::size_t>(m_source.labels[static_cast<std::size_t>(i)] * 3 + e)] += own.row(i)[e];
            }
        }
        QVERIFY(means[2] > means[1] && means[1] > means[0]);
        QVERIFY(means[15] > means[16] && means[15] > means[17]);
        SliceEvidence slice;
        for (std::int64_t i = 0; i < 20; ++i) {
            slice.memberships.push_back(mine.row(i)[1]);
        }
        const ProxyScore proxy = score("expert-prediction", slice);
        QCOMPARE(proxy.parts, slice.memberships);
        QCOMPARE(proxy.score, std::accumulate(proxy.parts.begin(), proxy.parts.end(), 0.0) / 20);
    }

    void aClassInNoSliceIsTold() {
        std::vector<std::vector<double>> slices{{1, 0, 0, 0, 0, 0}};
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)predictExperts(
                       {.embeddings = m_source.embeddings, .labels = m_source.labels, .shares = slices}, m_rows, {}));
    }

    void namesAreAsCloseAsInWordNet() {
        const auto folder = findWordNet();
        if (!folder) {
            QSKIP("needs Debian's wordnet-base");
        }
        const WordNet wordNet(*folder);
        NameMatching matching(&wordNet);
        const QJsonArray expected = m_expected["similarities"].toArray();
        for (std::size_t i = 0; i < namePairs.size(); ++i) {
            const auto& [first, second] = namePairs[i];
            const double mine = matching.similarity(first.toStdString(), second.toStdString());
            QVERIFY2(std::abs(mine - expected[static_cast<qsizetype>(i)].toDouble(-1)) < 1e-12,
                     qPrintable(QStringLiteral("%1, %2: %3").arg(first, second).arg(mine)));
        }
        QCOMPARE(matching.similarity("Barn_Owl", "barn owl"), 1.0);
        QCOMPARE(matching.similarity("quite old piano", "violin"), matching.similarity("piano", "violin"));
        // By hand: 'owl' is in the slice, 'violin' is not; birds match owls better than a slice of all does.
        const std::vector<std::string> task{"owl", "sparrow"};
        const std::vector<std::string> birds{"animals/birds/owl", "animals/birds/hawk"};
        std::vector<std::string> all = birds;
        for (const char* other : {"music/violin", "music/piano", "music/drum", "tools/hammer"}) {
            all.emplace_back(other);
        }
        const std::vector<double> narrow = matching.match(task, birds, "animals/birds");
        const std::vector<double> wide = matching.match(task, all, "");
        QCOMPARE(narrow.size(), 2);
        QVERIFY(narrow[0] > wide[0] && narrow[1] > wide[1]);
        const double hawk = std::max({matching.similarity("hawk", "owl"), matching.similarity("hawk", "sparrow"),
                                      matching.similarity("birds", "owl"), matching.similarity("birds", "sparrow")});
        QCOMPARE(narrow[0], (1 + (1 + hawk) / 2) / 2);
        QVERIFY(matching.match(task, {}, "").empty());
    }

    void withoutWordNetNamesAreAlikeOrNot() {
        NameMatching matching(nullptr);
        QCOMPARE(matching.similarity("Owl", "owl"), 1.0);
        QCOMPARE(matching.similarity("owl", "sparrow"), 0.0);
        const SliceEvidence slice{.nameMatches = {0.25, 0.75}};
        const ProxyScore proxy = score("label-names", slice);
        QCOMPARE(proxy.score, (13 * 0.25 + 7 * 0.75) / 20);
    }

    void theOracleTellsWhatFineTuningGave() {
        const SliceEvidence slice{.tunedAccuracy = 0.8, .tunedExamples = 50};
        QCOMPARE(score("oracle", slice).score, 0.8);
        double mean = 0;
        double squares = 0;
        for (int r = 0; r < 400; ++r) {
            const double drawn = score("oracle", slice, r).score;
            mean += drawn / 400;
            squares += drawn * drawn / 400;
        }
        QVERIFY(std::abs(mean - 0.8) < 0.02);
        QVERIFY(std::abs(std::sqrt(squares - mean * mean) - std::sqrt(0.8 * 0.2 / 50)) < 0.01);
        QVERIFY_THROWS_EXCEPTION(Error, (void)score("oracle", SliceEvidence{}));
    }

    void theLotIsDrawnAnewForEachModel() {
        const SliceEvidence none;
        const double first = score("random", none).score;
        QCOMPARE(score("random", none).score, first);
        QVERIFY(score("random", none, -1, 2).score != first);
        QVERIFY(first >= 0 && first < 1);
    }

    void saysWhatIsNotKnown_data() {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("message");
        QTest::newRow("label-matching") << "label-matching"
                                        << "what its baseline says";
        QTest::newRow("expert-prediction") << "expert-prediction"
                                           << "are not in this workspace";
        QTest::newRow("label-names") << "label-names"
                                     << "names of the classes";
        QTest::newRow("knn") << "knn"
                             << "embeddings are not there";
    }
    void saysWhatIsNotKnown() {
        QFETCH(QString, proxy);
        QFETCH(QString, message);
        try {
            (void)score(proxy.toStdString(), SliceEvidence{});
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(message), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(SourceProxyTest)
#include "SourceProxyTest.moc"
