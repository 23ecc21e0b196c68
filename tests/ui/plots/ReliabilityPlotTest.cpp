// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ReliabilityPlot.h"

#include "plots/QCustomPlotHeader.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

/// Ten pictures at 0.95, of which seven are right, and four at 0.5, of which three are.
Calibration smallCalibration() {
    std::vector<Prediction> predictions;
    for (int i = 0; i < 14; ++i) {
        const bool sure = i < 10;
        predictions.push_back({.image = std::to_string(i),
                               .label = (sure ? i < 7 : i < 13) ? 1U : 0U,
                               .predicted = 1,
                               .probability = sure ? 0.95 : 0.5});
    }
    return calibrationOf(predictions, 10);
}

}  // namespace

class ReliabilityPlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void barsAreTheBins() {
        ReliabilityPlot chart;
        chart.setCalibration(smallCalibration());
        QMap<double, double> accuracies;
        QMap<double, double> counts;
        const QCPGraph* diagonal = nullptr;
        int whiskers = 0;
        for (int i = 0; i < chart.plot()->plottableCount(); ++i) {
            QCPAbstractPlottable* plottable = chart.plot()->plottable(i);
            if (const auto* bars = qobject_cast<QCPBars*>(plottable)) {
                auto& into = bars->keyAxis()->axisRect() == chart.plot()->axisRect() ? accuracies : counts;
                for (const QCPBarsData& bar : *bars->data()) {
                    into[bar.key] = bar.value;
                }
            } else if (const auto* errors = qobject_cast<QCPErrorBars*>(plottable)) {
                whiskers = static_cast<int>(errors->data()->size());
            } else {
                diagonal = qobject_cast<QCPGraph*>(plottable);
            }
        }
        // Of the empty bins only the counts are there.
        QCOMPARE(accuracies, (QMap<double, double>{{0.45, 0.75}, {0.95, 0.7}}));
        QCOMPARE(counts.size(), 10);
        QCOMPARE(counts[0.95], 10.0);
        QCOMPARE(counts[0.45], 4.0);
        QCOMPARE(whiskers, 2);
        QVERIFY(diagonal != nullptr);
        QCOMPARE(diagonal->data()->at(1)->value, 1.0);
        // |0.7 - 0.95| * 10/14 + |0.75 - 0.5| * 4/14
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("Expected calibration error 25.0 %"));
    }

    void keysWalkTheBins() {
        ReliabilityPlot chart;
        chart.resize(500, 400);
        chart.setCalibration(smallCalibration());
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.currentBin(), 9);
        QVERIFY2(chart.accessibleDescription().startsWith(QStringLiteral("Between 90 % and 100 %: 7 of 10 right")),
                 qPrintable(chart.accessibleDescription()));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.currentBin(), 8);
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("No picture")));
        chart.grab();
        auto* plot = chart.findChild<QWidget*>(QStringLiteral("reliabilityPlot"));
        const auto* rect = chart.plot()->axisRect();
        QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(rect->left() + rect->width() * 45 / 100, rect->top() + 10));
        QCOMPARE(chart.currentBin(), 4);
    }

    void itsNumbersAreTakenAway() {
        ReliabilityPlot chart;
        chart.resize(500, 400);
        chart.setCalibration(smallCalibration());
        const QStringList lines = chart.chart(QStringLiteral("r")).csv().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 12);
        QVERIFY(lines[1].startsWith(QStringLiteral("0,0.1,0,0,,,,")));
        QVERIFY2(lines[10].startsWith(QStringLiteral("0.9,1,10,7,0.7,")), qPrintable(lines[10]));
        QTemporaryDir folder;
        saveChart(chart.chart(QStringLiteral("r")), folder.filePath(QStringLiteral("r.png")));
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("r.png"))).size() > 1000);
        chart.clear();
        QCOMPARE(chart.currentBin(), -1);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.currentBin(), -1);
    }
};

DOCENT_UI_TEST_MAIN(ReliabilityPlotTest)
#include "ReliabilityPlotTest.moc"
