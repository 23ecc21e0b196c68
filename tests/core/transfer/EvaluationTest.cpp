// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>

#include "base/Error.h"
#include "support/Python.h"
#include "transfer/Evaluation.h"

using namespace docent;

namespace {

struct Case {
    Matrix logits;
    std::vector<std::int64_t> labels;
    std::vector<std::string> names;
};

Case readCase(const QJsonObject& item) {
    Case result;
    for (const auto& row : item["logits"].toArray()) {
        for (const auto& value : row.toArray()) {
            result.logits.values.push_back(static_cast<float>(value.toDouble()));
        }
        ++result.logits.rows;
    }
    result.logits.columns = static_cast<std::int64_t>(result.logits.values.size()) / result.logits.rows;
    for (const auto& value : item["labels"].toArray()) {
        result.labels.push_back(value.toInt());
    }
    for (std::int64_t c = 0; c < result.logits.columns; ++c) {
        result.names.push_back("class " + std::to_string(c));
    }
    return result;
}

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

class EvaluationTest : public QObject {
    Q_OBJECT
    QJsonArray m_baseline;

private Q_SLOTS:
    void initTestCase() { m_baseline = readBaseline("evaluation_baseline.json").array(); }

    void agreesWithScikitLearn() {
        QVERIFY(!m_baseline.isEmpty());
        for (const auto& value : m_baseline) {
            const QJsonObject item = value.toObject();
            const Case data = readCase(item);
            const Evaluation result = evaluateLogits(data.logits, data.labels, data.names);
            QCOMPARE(result.images, data.logits.rows);
            QVERIFY(near(result.accuracy, item["accuracy"].toDouble()));
            QVERIFY(near(result.balancedAccuracy, item["balanced_accuracy"].toDouble()));
            QVERIFY(near(result.crossEntropy, item["cross_entropy"].toDouble()));
            QVERIFY(result.interval.low < result.accuracy && result.accuracy < result.interval.high);
            for (int c = 0; c < static_cast<int>(data.names.size()); ++c) {
                const ClassReport& report = result.classes[static_cast<std::size_t>(c)];
                QCOMPARE(report.name, data.names[static_cast<std::size_t>(c)]);
                QCOMPARE(report.support, item["support"].toArray()[c].toInt());
                QVERIFY(near(report.precision, item["precision"].toArray()[c].toDouble()));
                QVERIFY(near(report.recall, item["recall"].toArray()[c].toDouble()));
                QVERIFY(near(report.f1, item["f1"].toArray()[c].toDouble()));
                for (int p = 0; p < static_cast<int>(data.names.size()); ++p) {
                    QCOMPARE(result.confusionAt(static_cast<std::size_t>(c), static_cast<std::size_t>(p)),
                             item["confusion"].toArray()[c].toArray()[p].toInt());
                }
            }
            const Matrix probabilities = softmax(data.logits);
            for (int c = 0; c < static_cast<int>(data.names.size()); ++c) {
                QVERIFY(near(probabilities.row(0)[c], item["softmax_first"].toArray()[c].toDouble(), 1e-7));
            }
        }
    }

    void predictsTheLowestOfEqualClasses() {
        const Evaluation result = evaluateLogits({2, 3, {1, 1, 1, 0, 2, 2}}, {0, 2}, {"a", "b", "c"});
        QCOMPARE(result.confusion, (std::vector<std::int64_t>{1, 0, 0, 0, 0, 0, 0, 1, 0}));
        QCOMPARE(result.accuracy, 0.5);
    }

    void staysFiniteForLargeOutputs() {
        const Matrix logits{2, 2, {1000, -1000, -1e30F, 1e30F}};
        const Evaluation result = evaluateLogits(logits, {0, 0}, {"a", "b"});
        QVERIFY(std::isfinite(result.crossEntropy));
        QCOMPARE(softmax(logits).values, (std::vector<float>{1, 0, 0, 1}));
    }

    void refusesWhatDoesNotFit() {
        const auto evaluate = [](Matrix logits, const std::vector<std::int64_t>& labels) {
            return evaluateLogits(logits, labels, {"a", "b"});
        };
        QVERIFY_THROWS_EXCEPTION(Error, evaluate({1, 2, {0, NAN}}, {0}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate({1, 2, {0, 1}}, {2}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate({1, 2, {0, 1}}, {-1}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate({1, 2, {0, 1}}, {0, 1}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate({1, 3, {0, 1, 2}}, {0}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate({0, 2, {}}, {}));
    }

    void keepsItsPlaceInYaml() {
        for (const auto& value : m_baseline) {
            const Case data = readCase(value.toObject());
            const Evaluation written = evaluateLogits(data.logits, data.labels, data.names);
            const std::string text = toYaml(written).text();
            const Evaluation read = evaluationFromYaml(Yaml::parse(text, "run.yaml"));
            QCOMPARE(read.images, written.images);
            QCOMPARE(read.accuracy, written.accuracy);
            QCOMPARE(read.interval.low, written.interval.low);
            QCOMPARE(read.crossEntropy, written.crossEntropy);
            QCOMPARE(read.confusion, written.confusion);
            QCOMPARE(toYaml(read).text(), text);
        }
        QCOMPARE(evaluationFromYaml(Yaml()).images, 0);
    }

    void refusesABrokenConfusion_data() {
        QTest::addColumn<QString>("rows");
        QTest::newRow("a row too few") << "['1 2']";
        QTest::newRow("a number too few") << "['1 2', '3']";
        QTest::newRow("a number too many") << "['1 2', '3 4 5']";
        QTest::newRow("negative") << "['1 2', '3 -4']";
        QTest::newRow("a word") << "['1 2', '3 x']";
    }
    void refusesABrokenConfusion() {
        QFETCH(QString, rows);
        const Evaluation good = evaluateLogits({1, 2, {0, 1}}, {1}, {"a", "b"});
        QString text = QString::fromStdString(toYaml(good).text());
        text.truncate(text.indexOf("confusion:"));
        text += "confusion: " + rows + "\n";
        QVERIFY_THROWS_EXCEPTION(Error, (void)evaluationFromYaml(Yaml::parse(text.toStdString(), "run.yaml")));
    }

    void writesCsvThatOthersCanRead() {
        const std::string csv = predictionsCsv({"a.png", "odd, \"name\".png", "two\nlines.png"},
                                               {3, 2, {2, 0, 0, 0, 0, 1}}, {0, 1, 1}, {"cats, big", "dogs"});
        QCOMPARE(csv,
                 "image,label,predicted,probability,correct\n"
                 "a.png,\"cats, big\",\"cats, big\",0.880797,1\n"
                 "\"odd, \"\"name\"\".png\",dogs,\"cats, big\",0.500000,0\n"
                 "\"two\nlines.png\",dogs,dogs,0.731059,1\n");
        QVERIFY_THROWS_EXCEPTION(Error, (void)predictionsCsv({"a"}, {2, 2, {1, 2, 3, 4}}, {0, 1}, {"a", "b"}));
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "EvaluationTest.moc"
