// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurvePlot.h"

#include <QImage>

#include "plots/QCustomPlotHeader.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

std::vector<MetricRow> trainingRows(int steps) {
    std::vector<MetricRow> rows;
    for (int step = 1; step <= steps; ++step) {
        MetricRow row;
        row.step = step;
        row.loss = 2.0 / step;
        row.accuracy = 1 - 0.9 / step;
        if (step % 5 == 0) {
            row.validationLoss = 2.5 / step;
            row.validationAccuracy = 0.9 - 0.9 / step;
        }
        rows.push_back(row);
    }
    return rows;
}

QCPGraph* graph(const CurvePlot& curves, const QString& name, const QString& axisLabel) {
    for (int i = 0; i < curves.plot()->graphCount(); ++i) {
        QCPGraph* candidate = curves.plot()->graph(i);
        if (candidate->name() == name && candidate->valueAxis()->label() == axisLabel) {
            return candidate;
        }
    }
    return nullptr;
}

}  // namespace

class CurvePlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRun() {
        CurvePlot curves;
        curves.setRows(trainingRows(20));
        QCOMPARE(curves.plot()->graphCount(), 4);
        QCOMPARE(curves.plot()->legend->itemCount(), 2);
        const QCPGraph* loss = graph(curves, QStringLiteral("Training"), QStringLiteral("Loss"));
        const QCPGraph* validation = graph(curves, QStringLiteral("Validation"), QStringLiteral("Accuracy"));
        QVERIFY(loss && validation);
        QCOMPARE(loss->dataCount(), 20);
        QCOMPARE(loss->data()->at(3)->key, 4.0);
        QCOMPARE(loss->data()->at(3)->value, 0.5);
        QCOMPARE(validation->dataCount(), 4);
        QVERIFY(loss->pen().color() != validation->pen().color());
        QVERIFY(loss->keyAxis()->range().contains(20));
    }

    void aSweepHasAColourForEachTrial() {
        std::vector<MetricRow> rows = trainingRows(10);
        for (MetricRow row : trainingRows(10)) {
            row.series = "lr 0.01, 100 steps";
            rows.push_back(row);
        }
        CurvePlot curves;
        curves.setRows(rows);
        QCOMPARE(curves.plot()->graphCount(), 8);
        QCOMPARE(curves.plot()->legend->itemCount(), 2);
        QVERIFY(graph(curves, QStringLiteral("lr 0.01, 100 steps"), QStringLiteral("Loss")) != nullptr);
    }

    void growsAndIsEmptied() {
        CurvePlot curves;
        for (int steps = 1; steps < 6; ++steps) {
            curves.setRows(trainingRows(steps));
            QVERIFY(
                graph(curves, QStringLiteral("Training"), QStringLiteral("Loss"))->keyAxis()->range().contains(steps));
        }
        curves.setRows({});
        QCOMPARE(curves.plot()->graphCount(), 0);
        curves.plot()->replot();
    }

    void zoomIsKeptUntilADoubleClick() {
        CurvePlot curves;
        curves.resize(500, 400);
        curves.setRows(trainingRows(20));
        curves.show();
        QVERIFY(QTest::qWaitForWindowExposed(&curves));
        curves.plot()->replot();
        const QCPAxis* steps = graph(curves, QStringLiteral("Training"), QStringLiteral("Loss"))->keyAxis();
        const QPoint middle = curves.plot()->axisRect(0)->center();
        QWheelEvent wheel(middle, curves.plot()->mapToGlobal(middle), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(curves.plot(), &wheel);
        const double zoomed = steps->range().size();
        QVERIFY(zoomed < 15);
        curves.setRows(trainingRows(40));
        QCOMPARE(steps->range().size(), zoomed);
        QTest::mouseDClick(curves.plot(), Qt::LeftButton, {}, middle);
        QVERIFY(steps->range().contains(40));
    }

    void bothThemesDraw() {
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(*qApp, theme);
            CurvePlot curves;
            curves.resize(500, 400);
            curves.setRows(trainingRows(20));
            const QImage image = curves.plot()->toPixmap(500, 400).toImage();
            QCOMPARE(image.pixelColor(2, 398), themeColours().background);
            bool hasLine = false;
            for (int x = 60; x < 480 && !hasLine; ++x) {
                for (int y = 20; y < 380 && !hasLine; ++y) {
                    hasLine = image.pixelColor(x, y) == themeColours().series[0];
                }
            }
            QVERIFY(hasLine);
        }
    }
};

DOCENT_UI_TEST_MAIN(CurvePlotTest)
#include "CurvePlotTest.moc"
