// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ScatterPlot.h"

#include <QSignalSpy>

#include "plots/QCustomPlotHeader.h"
#include "ui/UiTestMain.h"

using namespace docent;

class ScatterPlotTest : public QObject {
    Q_OBJECT

    static ScatterData data() {
        return {
            .xName = QStringLiteral("Score"),
            .yName = QStringLiteral("Accuracy"),
            .series = {{.name = QStringLiteral("Experts"),
                        .points = {{.key = QStringLiteral("b"),
                                    .name = QStringLiteral("bees"),
                                    .x = 0.6,
                                    .y = 0.9,
                                    .xLow = 0.5,
                                    .xHigh = 0.7,
                                    .tip = QStringLiteral("bees it is")},
                                   {.key = QStringLiteral("a"), .name = QStringLiteral("ants"), .x = 0.3, .y = 0.7}}},
                       {.name = QStringLiteral("Baseline"),
                        .shape = ScatterSeries::Shape::Diamond,
                        .points = {{.key = QStringLiteral("base"), .x = 0.45, .y = 0.8, .yLow = 0.75}}}}};
    }

private Q_SLOTS:
    void pointsAndIntervalsAreTheFigures() {
        ScatterPlot chart;
        chart.setData(data());
        auto* plot = chart.findChild<QCustomPlot*>(QStringLiteral("scatterPoints"));
        QCOMPARE(plot->graphCount(), 2);
        const auto& points = *plot->graph(0)->data();
        QCOMPARE(points.size(), 2);
        QCOMPARE(points.at(0)->key, 0.3);
        QCOMPARE(points.at(1)->value, 0.9);
        bool found = false;
        for (int i = 0; i < plot->plottableCount(); ++i) {
            if (const auto* errors = qobject_cast<QCPErrorBars*>(plot->plottable(i));
                errors && errors->dataPlottable() == plot->graph(0) &&
                errors->errorType() == QCPErrorBars::etKeyError) {
                found = true;
                QCOMPARE(errors->data()->at(0).errorMinus, 0.0);  // none told
                QVERIFY(std::abs(errors->data()->at(1).errorMinus - 0.1) < 1e-12);
            }
        }
        QVERIFY(found);
        QVERIFY(plot->xAxis->range().contains(0.5) && plot->xAxis->range().contains(0.7));
        QVERIFY(plot->graph(0)->scatterStyle().shape() != plot->graph(1)->scatterStyle().shape());
    }

    void mouseAndKeysChoose() {
        ScatterPlot chart;
        chart.resize(600, 400);
        chart.setData(data());
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        auto* plot = chart.findChild<QCustomPlot*>(QStringLiteral("scatterPoints"));
        plot->replot();
        QSignalSpy chosen(&chart, &ScatterPlot::currentKeyChanged);
        QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(&chart, chart.pointAt(QStringLiteral("b"))));
        QCOMPARE(chart.currentKey(), QStringLiteral("b"));
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("bees it is"));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.currentKey(), QStringLiteral("base"));
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.currentKey(), QStringLiteral("a"));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.currentKey(), QStringLiteral("a"));
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.currentKey(), QStringLiteral("b"));
        QVERIFY(chosen.count() >= 4);
        QSignalSpy activated(&chart, &ScatterPlot::activated);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        chart.setData({});
        QVERIFY(chart.currentKey().isEmpty());
    }

    void numbersAreTakenAway() {
        ScatterPlot chart;
        chart.setData(data());
        const QString csv = chart.chart(QStringLiteral("x")).csv();
        QVERIFY2(csv.contains(QStringLiteral("b,0.6,0.5,0.7,0.9,,\n")), qPrintable(csv));
    }
};

DOCENT_UI_TEST_MAIN(ScatterPlotTest)
#include "ScatterPlotTest.moc"
