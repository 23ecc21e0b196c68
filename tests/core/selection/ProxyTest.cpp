// SPDX-License-Identifier: GPL-3.0-or-later
// Holds every proxy against a direct computation in Python (numpy, scipy, scikit-learn), whose formulas are written out
// in tests/baselines/proxies.py.
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/Error.h"
#include "base/Random.h"
#include "selection/proxies/Proxy.h"
#include "support/Python.h"

using namespace docent;

namespace {

struct Case {
    Matrix embeddings;
    std::vector<std::int64_t> labels;
    std::int64_t classes = 0;
    Matrix predictions;

    [[nodiscard]] ProxyScore score(std::string_view proxy) const {
        return scoreProxy(proxy, {.embeddings = embeddings,
                                  .labels = labels,
                                  .classes = classes,
                                  .predictions = predictions.columns > 0 ? &predictions : nullptr});
    }
};

/// Classes as clouds, about `spread` wide, around random means; rectified, as embeddings are.
Case clouds(std::int64_t n, std::int64_t d, std::int64_t classes, double spread, std::uint64_t seed) {
    Random random(seed);
    const auto normal = [&random] { return random.uniform() + random.uniform() + random.uniform() - 1.5; };
    Case made{.embeddings = {n, d, {}}, .labels = {}, .classes = classes, .predictions = {n, 7, {}}};
    std::vector<double> means;
    for (std::int64_t i = 0; i < classes * d; ++i) {
        means.push_back(normal());
    }
    for (std::int64_t i = 0; i < n; ++i) {
        // Uneven: of two draws the lower class.
        const auto label = static_cast<std::int64_t>(std::min(random.below(static_cast<std::uint64_t>(classes)),
                                                              random.below(static_cast<std::uint64_t>(classes))));
        made.labels.push_back(label);
        for (std::int64_t j = 0; j < d; ++j) {
            const double value = means[static_cast<std::size_t>(label * d + j)] + spread * normal();
            made.embeddings.values.push_back(static_cast<float>(std::max(0.0, value + 0.3)));
        }
        double sum = 0;
        std::vector<double> outputs;
        for (std::int64_t z = 0; z < 7; ++z) {
            outputs.push_back(std::exp(3 * normal() + (z == label % 7 ? 1.5 : 0)));
            sum += outputs.back();
        }
        for (const double output : outputs) {
            made.predictions.values.push_back(static_cast<float>(output / sum));
        }
    }
    return made;
}

Case smallCase(std::vector<std::vector<float>> rows, std::vector<std::int64_t> labels, std::int64_t classes) {
    Case made{
        .embeddings = {std::ssize(rows), std::ssize(rows[0]), {}}, .labels = std::move(labels), .classes = classes};
    for (const auto& row : rows) {
        made.embeddings.values.insert(made.embeddings.values.end(), row.begin(), row.end());
    }
    return made;
}

std::map<QString, Case> cases() {
    std::map<QString, Case> all;
    all["many examples"] = clouds(150, 12, 4, 1.0, 1);
    all["more features than examples"] = clouds(45, 100, 5, 1.2, 2);
    all["more features than components"] = clouds(120, 80, 6, 0.8, 3);
    all["one example a class"] = clouds(9, 20, 9, 1.0, 4);
    for (std::size_t i = 0; i < 9; ++i) {
        all["one example a class"].labels[i] = static_cast<std::int64_t>(i);
    }
    all["a constant feature"] = clouds(60, 8, 3, 1.0, 5);
    for (std::int64_t i = 0; i < 60; ++i) {
        all["a constant feature"].embeddings.row(i)[3] = 2.5F;
        all["a constant feature"].embeddings.row(i)[5] = 0;
    }
    all["two examples"] = smallCase({{1, 2, 0.5F}, {2, 0, 1}}, {0, 1}, 2);
    all["a class without examples"] = clouds(80, 10, 3, 1.0, 6);
    all["a class without examples"].classes = 5;
    return all;
}

/// Those that score what the model makes of the pictures; SourceProxyTest has the others.
std::vector<ProxyInfo> lookingAtTheModel() {
    std::vector<ProxyInfo> some = knownProxies();
    std::erase_if(some, [](const ProxyInfo& proxy) {
        return proxy.view != ProxyView::Embeddings && proxy.view != ProxyView::Head;
    });
    return some;
}

}  // namespace

class ProxyTest : public QObject {
    Q_OBJECT

    std::map<QString, Case> m_cases = cases();
    QJsonObject m_expected;

private Q_SLOTS:
    void initTestCase() {
        if (!pythonHas("numpy, scipy, sklearn")) {
            QSKIP("needs Debian's python3-numpy, python3-scipy and python3-sklearn");
        }
        QTemporaryDir folder;
        for (const auto& [name, one] : m_cases) {
            QFile file(folder.filePath(name + ".bin"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            const std::int64_t sizes[] = {one.embeddings.rows, one.embeddings.columns, one.classes,
                                          one.predictions.columns};
            file.write(reinterpret_cast<const char*>(sizes), sizeof sizes);
            const auto put = [&file](const auto& values) {
                file.write(reinterpret_cast<const char*>(values.data()),
                           static_cast<qint64>(values.size() * sizeof values[0]));
            };
            put(one.labels);
            put(one.embeddings.values);
            put(one.predictions.values);
        }
        QFile script(QStringLiteral(DOCENT_TEST_DATA "/proxies.py"));
        QVERIFY(script.open(QIODevice::ReadOnly));
        const PythonRun run = runPython(QString::fromUtf8(script.readAll()), {folder.path()});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        m_expected = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(m_expected.size(), static_cast<qsizetype>(m_cases.size()));
    }

    void isWhatPythonComputes_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("proxy");
        for (const auto& [name, one] : m_cases) {
            const QJsonObject scores = m_expected[name].toObject();
            for (auto score = scores.begin(); score != scores.end(); ++score) {
                QTest::addRow("%s: %s", qPrintable(name), qPrintable(score.key())) << name << score.key();
            }
        }
    }
    void isWhatPythonComputes() {
        QFETCH(QString, name);
        QFETCH(QString, proxy);
        const ProxyScore mine = m_cases[name].score(proxy.toStdString());
        const double theirs = m_expected[name].toObject()[proxy].toDouble(std::nan(""));
        const double error = std::abs(mine.score - theirs) / std::max(1.0, std::abs(theirs));
        QVERIFY2(error < 1e-6,
                 qPrintable(QStringLiteral("%1, and Python %2").arg(mine.score, 0, 'g', 12).arg(theirs, 0, 'g', 12)));
        if (!mine.parts.empty()) {
            QCOMPARE(mine.parts.size(), m_cases[name].labels.size());
            double sum = 0;
            for (const double part : mine.parts) {
                sum += part;
            }
            QVERIFY(std::abs(sum / static_cast<double>(mine.parts.size()) - mine.score) < 1e-12);
        }
    }

    void allAreHeldAgainstPython() {
        for (const ProxyInfo& proxy : lookingAtTheModel()) {
            QVERIFY2(m_expected["many examples"].toObject().contains(QString::fromUtf8(proxy.name.data())),
                     proxy.name.data());
        }
    }

    void equalEmbeddingsTellNothing() {
        Case same = clouds(30, 6, 3, 1.0, 7);
        std::int64_t largest = 0;
        for (std::int64_t c = 0; c < 3; ++c) {
            largest = std::max<std::int64_t>(largest, std::count(same.labels.begin(), same.labels.end(), c));
        }
        for (const float value : {0.0F, 0.75F}) {
            std::fill(same.embeddings.values.begin(), same.embeddings.values.end(), value);
            QCOMPARE(same.score("ridge").score, static_cast<double>(largest) / 30);
            QCOMPARE(same.score("h-score").score, 0.0);
            QCOMPARE(same.score("h-score-shrunk").score, 0.0);
            QVERIFY(std::abs(same.score("transrate").score) < 1e-12);
            QCOMPARE(same.score("gbc").score, -3.0);
            QCOMPARE(same.score("parc").score, 0.0);
            for (const ProxyInfo& proxy : lookingAtTheModel()) {
                QVERIFY2(std::isfinite(same.score(proxy.name).score), proxy.name.data());
            }
        }
        // Of features that are all 0 LogME is that of noise of each class's mean square.
        std::fill(same.embeddings.values.begin(), same.embeddings.values.end(), 0.0F);
        double expected = 0;
        for (std::int64_t c = 0; c < 3; ++c) {
            const auto count = static_cast<double>(std::count(same.labels.begin(), same.labels.end(), c));
            const double beta = 30 / (count + 1e-5);
            expected += (std::log(beta) - beta * count / 30 - std::log(2 * M_PI)) / 2 / 3;
        }
        QVERIFY(std::abs(same.score("logme").score - expected) < 1e-9);
    }

    void separatedClassesScoreMore() {
        const Case apart = clouds(200, 16, 4, 0.3, 8);
        const Case mixed = clouds(200, 16, 4, 3.0, 8);
        for (const ProxyInfo& proxy : lookingAtTheModel()) {
            // TransRate grows with the scale, and the heads of both say the same.
            if (proxy.name != "transrate" && proxy.view == ProxyView::Embeddings) {
                QVERIFY2(apart.score(proxy.name).score > mixed.score(proxy.name).score, proxy.name.data());
            }
        }
    }

    void aWeightIsARepetition() {
        Case once = clouds(60, 90, 4, 1.0, 11);
        const std::vector<double> weights = [&] {
            Random random(12);
            std::vector<double> made;
            for (int i = 0; i < 60; ++i) {
                made.push_back(static_cast<double>(1 + random.below(3)));
            }
            return made;
        }();
        Case repeated{.embeddings = {0, 90, {}}, .labels = {}, .classes = 4};
        for (std::int64_t i = 0; i < 60; ++i) {
            for (int time = 0; time < weights[static_cast<std::size_t>(i)]; ++time) {
                ++repeated.embeddings.rows;
                const float* row = once.embeddings.row(i);
                repeated.embeddings.values.insert(repeated.embeddings.values.end(), row, row + 90);
                repeated.labels.push_back(once.labels[static_cast<std::size_t>(i)]);
            }
        }
        for (const char* proxy : {"logme", "h-score", "h-score-shrunk", "transrate", "gbc", "parc"}) {
            const double weighed =
                scoreProxy(proxy,
                           {.embeddings = once.embeddings, .labels = once.labels, .classes = 4, .weights = &weights})
                    .score;
            const double expected = repeated.score(proxy).score;
            QVERIFY2(std::abs(weighed - expected) < 1e-8 * std::max(1.0, std::abs(expected)),
                     qPrintable(QStringLiteral("%1: %2, not %3").arg(QLatin1String(proxy)).arg(weighed).arg(expected)));
        }
    }

    void aThousandClasses() {
        const Case many = clouds(1600, 24, 1000, 0.5, 9);
        for (const ProxyInfo& proxy : lookingAtTheModel()) {
            QVERIFY2(std::isfinite(many.score(proxy.name).score), proxy.name.data());
        }
    }

    void neighboursVoteAsTheyAreSaidTo() {
        // At 0: neighbours at 1 (b), 2 (a), 3 (b), 4 (a): with 4 votes a tie, and the nearest is b.
        const Case line = smallCase({{0}, {1}, {-2}, {3}, {-4}, {50}}, {0, 1, 0, 1, 0, 1}, 2);
        QCOMPARE(line.score("knn-4").parts[0], 0.0);
        QCOMPARE(line.score("knn-5").parts[0], 0.0);
        QCOMPARE(line.score("knn-900").parts[0], 0.0);  // all the others: 3 to 2
        const Case angles = smallCase({{1, 0}, {0.1F, 0.01F}, {9, 8}, {1, 0.8F}}, {0, 0, 1, 1}, 2);
        QCOMPARE(angles.score("knn-cosine").score, 1.0);
        QCOMPARE(angles.score("knn").score, 0.5);
    }

    void saysWhatItCannotDo_data() {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown") << "knm"
                                 << ""
                                 << "There is no proxy 'knm'";
        QTest::newRow("no neighbour") << "knn-0"
                                      << ""
                                      << "There is no proxy 'knn-0'";
        QTest::newRow("too many") << "knn-1000"
                                  << ""
                                  << "There is no proxy";
        QTest::newRow("half a number") << "knn-5x"
                                       << ""
                                       << "There is no proxy";
        QTest::newRow("no head") << "leep"
                                 << "head"
                                 << "it has no classes of its own";
        QTest::newRow("combined") << "combined"
                                  << ""
                                  << "it is of several proxies";
        QTest::newRow("one class") << "gbc"
                                   << "one"
                                   << "All examples are of one class";
        QTest::newRow("label") << "knn"
                               << "label"
                               << "An example has class 4, but there are 4 classes";
        QTest::newRow("labels") << "knn"
                                << "labels"
                                << "There are 20 embeddings but 19 labels";
        QTest::newRow("not finite") << "logme"
                                    << "nan"
                                    << "not finite";
    }
    void saysWhatItCannotDo() {
        QFETCH(QString, proxy);
        QFETCH(QString, what);
        QFETCH(QString, message);
        Case one = clouds(20, 5, 4, 1.0, 10);
        if (what == "head") {
            one.predictions = {};
        } else if (what == "one") {
            std::fill(one.labels.begin(), one.labels.end(), 2);
        } else if (what == "label") {
            one.labels[7] = 4;
        } else if (what == "labels") {
            one.labels.pop_back();
        } else if (what == "nan") {
            one.embeddings.values[33] = std::nanf("");
        }
        try {
            (void)one.score(proxy.toStdString());
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(message), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(ProxyTest)
#include "ProxyTest.moc"
