// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ConfusionView.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>

#include "ui/UiTestMain.h"

using namespace docent;

namespace {

/// Birds are taken for one another; one cat for an owl.
Evaluation smallEvaluation() {
    Evaluation evaluation;
    evaluation.images = 40;
    evaluation.classes = {{.name = "pets/cat"}, {.name = "birds/owl"}, {.name = "birds/duck"}};
    evaluation.confusion = {9, 1, 0,  //
                            0, 6, 4,  //
                            2, 3, 15};
    return evaluation;
}

Evaluation largeEvaluation(int classes) {
    Evaluation evaluation;
    for (int i = 0; i < classes; ++i) {
        evaluation.classes.push_back({.name = "branch" + std::to_string(i / 10) + "/class" + std::to_string(i)});
    }
    const auto n = static_cast<std::size_t>(classes);
    evaluation.confusion.assign(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        evaluation.confusion[i * n + i] = 40;
        evaluation.confusion[i * n + (i + 1) % n] = 10;
    }
    return evaluation;
}

}  // namespace

class ConfusionViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classesAreInTheOrderOfTheHierarchy() {
        const ConfusionData data = confusionData(smallEvaluation(), 0, ConfusionOrder::Hierarchy);
        QCOMPARE(data.names, QStringList({"birds/duck", "birds/owl", "pets/cat"}));
        // By hand, rows and columns moved alike.
        QCOMPARE(data.counts, (std::vector<std::int64_t>{15, 3, 2, 4, 6, 0, 0, 1, 9}));
        QCOMPARE(data.rowSums, (std::vector<std::int64_t>{20, 10, 10}));
        QCOMPARE(data.branchStarts, std::vector<std::size_t>{2});
        QCOMPARE(data.accuracy(), 0.75);
        QCOMPARE(data.rowOf(1), std::size_t{1});
    }

    void namesAreAsShortAsTellsThemApart() {
        QCOMPARE(displayNames({"birds/owl", "toys/owl", "birds/duck"}), QStringList({"birds/owl", "toys/owl", "duck"}));
        QCOMPARE(displayNames({"a/b/c", "x/b/c", "c", "d"}), QStringList({"a/b/c", "x/b/c", "c", "d"}));
        QCOMPARE(displayNames({"same", "same"}), QStringList({"same", "same"}));
    }

    void otherOrders() {
        QCOMPARE(confusionData(smallEvaluation(), 0, ConfusionOrder::Size).names.constFirst(),
                 QStringLiteral("birds/duck"));
        // Recalls: cat 0.9, owl 0.6, duck 0.75.
        QCOMPARE(confusionData(smallEvaluation(), 0, ConfusionOrder::Recall).names,
                 QStringList({"birds/owl", "birds/duck", "pets/cat"}));
    }

    void aLevelFolds() {
        const ConfusionData data = confusionData(smallEvaluation(), 1, ConfusionOrder::Hierarchy);
        QCOMPARE(data.names, QStringList({"birds", "pets"}));
        QCOMPARE(data.counts, (std::vector<std::int64_t>{28, 2, 1, 9}));
        QCOMPARE(data.members[0], (std::vector<std::size_t>{1, 2}));
        QVERIFY(data.branchStarts.empty());
    }

    void aDifferenceHasSigns() {
        Evaluation better = smallEvaluation();
        better.confusion = {10, 0, 0, 0, 9, 1, 2, 3, 15};
        const ConfusionData data = confusionDifference(smallEvaluation(), better, 0, ConfusionOrder::Hierarchy);
        QCOMPARE(data.value(1, 1), 3);   // owls recognised
        QCOMPARE(data.value(1, 0), -3);  // owls taken for ducks
        QCOMPARE(data.value(0, 0), 0);
        QCOMPARE(data.largestChange(), 3);
        QCOMPARE(data.share(1, 1), 0.3);
        ConfusionView view;
        view.setData(data);
        view.setCurrentCell({1, 0});
        QVERIFY2(
            view.accessibleDescription().contains(QStringLiteral("first run took 4 for “birds/duck”, the second 1")),
            qPrintable(view.accessibleDescription()));
    }

    void keysWalkAndTell() {
        ConfusionView view;
        view.resize(420, 420);
        view.setData(confusionData(smallEvaluation(), 0, ConfusionOrder::Hierarchy));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy moved(&view, &ConfusionView::currentCellChanged);
        QSignalSpy activated(&view, &ConfusionView::cellActivated);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 0);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY((view.currentCell() == ConfusionView::Cell{0, 0}));
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY((view.currentCell() == ConfusionView::Cell{0, 1}));
        QCOMPARE(view.accessibleDescription(),
                 QStringLiteral("3 of 20 pictures of “birds/duck” were taken for “birds/owl” (15.0 %)."));
        QTest::keyClick(&view, Qt::Key_Up);  // at the edge
        QCOMPARE(moved.count(), 2);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QVERIFY((view.currentCell() == ConfusionView::Cell{2, 2}));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        // The cell stays where its classes are in another order.
        view.setData(confusionData(smallEvaluation(), 0, ConfusionOrder::Recall));
        QVERIFY((view.currentCell() == ConfusionView::Cell{2, 2}));
        view.setData(confusionData(smallEvaluation(), 1, ConfusionOrder::Hierarchy));
        QVERIFY(!view.currentCell());
    }

    void aClickChoosesAndADoubleClickOpens() {
        ConfusionView view;
        view.resize(420, 420);
        view.setData(confusionData(smallEvaluation(), 0, ConfusionOrder::Hierarchy));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy activated(&view, &ConfusionView::cellActivated);
        const QPoint place = view.centreOf({1, 0});
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
        QVERIFY((view.currentCell() == ConfusionView::Cell{1, 0}));
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(activated.count(), 1);
    }

    void coloursAreShares() {
        ConfusionView view;
        view.resize(420, 420);
        view.setData(confusionData(smallEvaluation(), 0, ConfusionOrder::Hierarchy));
        const QImage image = view.grab().toImage();
        const auto at = [&](std::size_t truth, std::size_t predicted) {
            const QPoint centre = view.centreOf({truth, predicted});
            return image.pixelColor(centre.x() - static_cast<int>(view.cellSide() / 2) + 3, centre.y());
        };
        QCOMPARE(at(1, 2), themeColours().background);  // no owl taken for a cat
        QVERIFY(at(2, 2).blue() > at(2, 2).red());      // the diagonal is blue
        QVERIFY(at(1, 0).red() > at(1, 0).blue());      // mistakes are orange
        QVERIFY(at(0, 0).lightness() > at(2, 2).lightness());
    }

    void manyClassesStayFluid() {
        ConfusionView view;
        view.resize(700, 600);
        QElapsedTimer clock;
        clock.start();
        view.setData(confusionData(largeEvaluation(500), 0, ConfusionOrder::Hierarchy));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QImage canvas(view.size(), QImage::Format_ARGB32_Premultiplied);
        clock.restart();
        constexpr int frames = 10;
        for (int i = 0; i < frames; ++i) {
            view.render(&canvas);
        }
        QVERIFY2(clock.elapsed() < frames * 50, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(view.drawnCount(), 0);  // one picture instead
        QCOMPARE(view.verticalScrollBar()->maximum(), 0);
        // Zoomed in, only what is visible is drawn, and the current cell is kept in view.
        view.setCurrentCell({499, 499});
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(&view, Qt::Key_Plus);
        }
        QVERIFY(view.verticalScrollBar()->maximum() > 0);
        view.render(&canvas);
        QVERIFY(view.drawnCount() > 0);
        QVERIFY2(view.drawnCount() < 2000, qPrintable(QString::number(view.drawnCount())));
        QVERIFY(view.viewport()->rect().contains(view.centreOf({499, 499})));
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.verticalScrollBar()->maximum(), 0);
    }

    void chartsAreTakenAway() {
        QTemporaryDir folder;
        ConfusionView view;
        view.resize(420, 420);
        view.setData(confusionData(smallEvaluation(), 0, ConfusionOrder::Hierarchy));
        const Chart chart = view.chart(QStringLiteral("confusion-a"));
        QCOMPARE(chart.csv(), QStringLiteral("true,birds/duck,birds/owl,pets/cat\nbirds/duck,15,3,2\n"
                                             "birds/owl,4,6,0\npets/cat,0,1,9\n"));
        for (const char* ending : {"png", "svg", "pdf", "csv"}) {
            const QString path = folder.filePath(QStringLiteral("chart.%1").arg(QLatin1String(ending)));
            saveChart(chart, path);
            QVERIFY(QFileInfo(path).size() > 50);
        }
    }

    void nothingIsSaidToBeNothing() {
        ConfusionView view;
        view.resize(300, 300);
        QVERIFY(!view.grab().isNull());
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(!view.currentCell());
    }
};

DOCENT_UI_TEST_MAIN(ConfusionViewTest)
#include "ConfusionViewTest.moc"
