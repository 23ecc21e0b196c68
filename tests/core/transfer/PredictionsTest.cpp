// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Predictions.h"

#include <QTest>

#include "base/Error.h"
#include "transfer/Evaluation.h"

using namespace docent;

class PredictionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead() {
        Matrix logits;
        logits.rows = 3;
        logits.columns = 2;
        logits.values = {2, 0, 0, 1, 0, 3};
        const std::vector<std::string> classes{"birds/owl, \"great\"", "cats"};
        const std::string csv = predictionsCsv({"a.png", "b, c.png", " d.png"}, logits, {0, 0, 1}, classes);
        const std::vector<Prediction> read = predictionsFromCsv(csv, "p.csv", classes);
        QCOMPARE(read.size(), std::size_t{3});
        QCOMPARE(read[1].image, std::string("b, c.png"));
        QCOMPARE(read[2].image, std::string(" d.png"));
        QCOMPARE(read[0].label, std::size_t{0});
        QVERIFY(read[0].isCorrect());
        QVERIFY(!read[1].isCorrect());
        QCOMPARE(read[1].predicted, std::size_t{1});
        QVERIFY(std::abs(read[0].probability - 0.880797) < 1e-9);
        QVERIFY(predictionsFromCsv("image,label,predicted,probability,correct\n", "p.csv", classes).empty());
    }

    void badLinesAreTold_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("problem");
        const QByteArray head = "image,label,predicted,probability,correct\n";
        QTest::newRow("empty") << QByteArray() << QByteArray("the first line must be");
        QTest::newRow("header") << QByteArray("image,label\n") << QByteArray("line 1: the first line must be");
        QTest::newRow("fields") << head + "a,x,x,0.5\n" << QByteArray("line 2: it has 4 fields instead of 5");
        QTest::newRow("class") << head + "a,x,x,0.5,1\nb,z,x,0.5,0\n" << QByteArray("line 3: 'z' is none of");
        QTest::newRow("probability") << head + "a,x,x,1.5,1\n" << QByteArray("line 2: '1.5' is no probability");
        QTest::newRow("not a number") << head + "a,x,x,nan,1\n" << QByteArray("'nan' is no probability");
        QTest::newRow("more") << head + "a,x,x,0.5x,1\n" << QByteArray("'0.5x' is no probability");
        QTest::newRow("correct") << head + "a,x,y,0.5,1\n" << QByteArray("'correct' is '1'");
        QTest::newRow("twice") << head + "a,x,y,0.5,0\na,x,x,0.5,1\n" << QByteArray("line 3: the picture 'a'");
        QTest::newRow("quote") << head + "\"a,x,y,0.5,0\n" << QByteArray("line 2: a quote is not closed");
    }
    void badLinesAreTold() {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, problem);
        try {
            (void)predictionsFromCsv(lines.toStdString(), "p.csv", {"x", "y"});
            QFAIL("it was read");
        } catch (const Error& error) {
            QVERIFY2(QByteArray(error.what()).contains(problem), error.what());
            QVERIFY2(QByteArray(error.what()).startsWith("p.csv, line"), error.what());
        }
    }

    void aMissingFileIsTold() { QVERIFY_EXCEPTION_THROWN((void)readPredictions("/nowhere", {"x"}), Error); }
};

QTEST_GUILESS_MAIN(PredictionsTest)
#include "PredictionsTest.moc"
