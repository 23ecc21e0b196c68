// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurvePlot.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <cmath>
#include <random>

#include "plots/CurveCanvas.h"
#include "plots/CurveMath.h"
#include "plots/CurveTools.h"
#include "support/Settings.h"
#include "support/Text.h"
#include "ui/UiTestMain.h"
#include "widgets/ColourDialog.h"

using namespace docent;
using Role = CurveCanvas::Role;

namespace {

constexpr auto loss = CurveQuantity::Loss;
constexpr auto accuracy = CurveQuantity::Accuracy;
constexpr auto learningRate = CurveQuantity::LearningRate;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<MetricRow> trainingRows(int steps, double slowness = 1) {
    std::vector<MetricRow> rows;
    for (int step = 1; step <= steps; ++step) {
        MetricRow row;
        row.step = step;
        row.epoch = step / 5.0;
        row.seconds = 2.0 * step;
        row.loss = 2.0 * slowness / step;
        row.accuracy = 1 - 0.9 / step;
        row.learningRate = 0.1;
        if (step % 5 == 0) {
            row.validationLoss = 2.5 * slowness / step;
            row.validationAccuracy = step == 15 ? 0.95 : 0.9 - 0.9 / step;
        }
        rows.push_back(row);
    }
    return rows;
}

/// Noise around a falling loss, as a real log has it.
std::vector<MetricRow> noisyRows(int steps, int everyValidation, unsigned seed = 1, double speed = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 1);
    std::vector<MetricRow> rows;
    rows.reserve(static_cast<std::size_t>(steps));
    for (int step = 1; step <= steps; ++step) {
        const double t = static_cast<double>(step) / steps;
        MetricRow row;
        row.step = step;
        row.epoch = 12 * t;
        row.seconds = 0.4 * step;
        row.loss = std::max(0.02, 2.2 * std::exp(-4 * speed * t) + 0.25 + 0.12 * noise(random));
        row.accuracy = std::clamp(0.9 - 0.75 * std::exp(-4 * speed * t) + 0.05 * noise(random), 0.0, 1.0);
        row.learningRate = 0.05 * 0.5 * (1 + std::cos(M_PI * t));
        if (step % everyValidation == 0) {
            row.validationLoss =
                2.2 * std::exp(-3.5 * speed * t) + 0.42 + 0.5 * std::max(0.0, t - 0.7) + 0.02 * noise(random);
            row.validationAccuracy =
                0.82 - 0.7 * std::exp(-4 * speed * t) - 0.15 * std::max(0.0, t - 0.7) + 0.01 * noise(random);
        }
        rows.push_back(row);
    }
    return rows;
}

/// A plot on the screen, drawn.
struct Shown {
    CurvePlot curves;
    explicit Shown(QSize size = {760, 560}) {
        curves.resize(size);
        curves.show();
        (void)QTest::qWaitForWindowExposed(&curves);
    }
    void draw() {
        QCoreApplication::processEvents();  // the layout
        curves.redrawNow();
        curves.plot()->replot();
    }
    [[nodiscard]] CurveCanvas& canvas() { return *curves.canvas(); }
    [[nodiscard]] QAbstractButton* legend(const char* key) {
        return curves.findChild<QAbstractButton*>(QStringLiteral("legend:") + QString::fromUtf8(key));
    }
    [[nodiscard]] QCPGraph* line(CurveQuantity quantity, bool validation = false, std::size_t table = 0) {
        return canvas().graph(table, quantity, validation, Role::Line);
    }
    [[nodiscard]] const QCPAxis* steps() { return canvas().panel(loss)->axis(QCPAxis::atBottom); }
    [[nodiscard]] QPoint at(double x, CurveQuantity quantity, double value) {
        const QCPAxisRect* panel = canvas().panel(quantity);
        return QPointF(panel->axis(QCPAxis::atBottom)->coordToPixel(x),
                       panel->axis(QCPAxis::atLeft)->coordToPixel(value))
            .toPoint();
    }
};

void moveMouse(QWidget* widget, QPoint to, Qt::MouseButtons buttons = Qt::NoButton,
               Qt::KeyboardModifiers modifiers = {}) {
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, buttons, modifiers);
    QApplication::sendEvent(widget, &move);
}

void wheel(QWidget* widget, QPoint at, int delta, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, widget->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(widget, &event);
}

bool equal(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
               return (std::isnan(x) && std::isnan(y)) || std::abs(x - y) < 1e-9;
           });
}

}  // namespace

class CurvePlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        applyTheme(Theme::Light);
        CurveOptions().remember();
        RunColours::forget();
    }

    void smoothingIsTensorBoards() {
        // By tests/baselines/curves_baseline.py, which has TensorBoard's own steps.
        const std::vector<double> values{3, 1, none, 4, 1, 5, 9, 2, 6};
        QVERIFY(
            equal(smoothed(values, 0.6), {3.0, 1.75, none, 2.8979591836734695, 2.025735294117647, 3.3157529493407356,
                                          5.700725026852846, 4.177802944507361, 4.919133269455091}));
        QVERIFY(equal(smoothed(values, 0), values));
        QVERIFY(equal(smoothed({2, 2, 2}, 0.99), {2, 2, 2}));
    }

    void whatIsSeenKeepsPeaks() {
        std::vector<double> x, y;
        for (int i = 0; i < 100'000; ++i) {
            x.push_back(i);
            y.push_back(i == 43'210 ? 50 : i == 43'211 ? -50 : std::sin(i / 5000.0));
        }
        const auto points = visiblePoints(x, y, 0, 100'000, 500, false);
        QVERIFY(points.size() <= 2002);
        const auto has = [&](double value) {
            return std::any_of(points.begin(), points.end(), [&](const CurvePoint& p) { return p.y == value; });
        };
        QVERIFY(has(50) && has(-50));
        QVERIFY(std::is_sorted(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; }));
        QCOMPARE(points.front().x, 0.0);
        QCOMPARE(points.back().x, 99'999.0);
        // Few points are all kept, with a neighbour on either side.
        const auto few = visiblePoints(x, y, 10, 12, 500, false);
        QCOMPARE(few.size(), std::size_t{5});
        QCOMPARE(few.front().x, 9.0);
        QCOMPARE(few.back().x, 13.0);
        QCOMPARE(visiblePoints({1, 2, 3}, {none, -1, 4}, 0, 5, 100, true).size(), std::size_t{1});
    }

    void linesEndWhereThePanelEnds() {
        const auto line = clippedLine({{0, 0}, {2, 2}, {4, 0}}, 0, 4, 0, 1, false);
        QCOMPARE(line.size(), std::size_t{5});
        QVERIFY(line[1] == (CurvePoint{1, 1}));
        QVERIFY(std::isnan(line[2].y));
        QVERIFY(line[3] == (CurvePoint{3, 1}));
        const auto logarithmic = clippedLine({{0, 1}, {2, 100}}, 0, 2, 1, 10, true);
        QVERIFY(std::abs(logarithmic.back().x - 1) < 1e-12);
    }

    void oneRun() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        QCOMPARE(shown.line(loss)->dataCount(), 20);
        QCOMPARE(shown.line(loss)->data()->at(3)->value, 0.5);
        QCOMPARE(shown.line(accuracy, true)->dataCount(), 4);
        QCOMPARE(shown.canvas().graph(0, accuracy, true, Role::Markers)->dataCount(), 4);
        QCOMPARE(shown.line(learningRate)->dataCount(), 20);
        QVERIFY(shown.line(loss)->pen().color() != shown.line(loss, true)->pen().color());
        QCOMPARE(shown.line(loss, true)->pen().style(), Qt::DashLine);
        QVERIFY(shown.steps()->range().contains(20));
        // The best validation: step 15.
        const QCPGraph* best = shown.canvas().graph(0, accuracy, true, Role::Best);
        QCOMPARE(best->dataCount(), 1);
        QCOMPARE(best->data()->at(0)->key, 15.0);
        QVERIFY(shown.legend("best")->text().contains(percent(0.95)));
        QVERIFY(shown.legend("best")->text().contains(QLatin1Char('3')));
    }

    void severalRunsAndTrials() {
        std::vector<MetricRow> trials = trainingRows(10);
        for (MetricRow row : trainingRows(10)) {
            row.series = "lr 0.01, 100 steps";
            trials.push_back(row);
        }
        Shown shown;
        shown.curves.setRows(trials);
        shown.draw();
        QCOMPARE(shown.curves.data().tableCount(), std::size_t{2});
        QVERIFY(shown.legend("run:lr 0.01, 100 steps") != nullptr);
        QVERIFY(shown.line(loss, false, 0)->pen().color() != shown.line(loss, false, 1)->pen().color());
        QCOMPARE(shown.line(loss, true, 1)->pen().color(), shown.line(loss, false, 1)->pen().color());

        shown.curves.setRuns({{QStringLiteral("first"), trainingRows(30)}, {QStringLiteral("second"), trials}});
        shown.draw();
        QCOMPARE(shown.curves.data().tableCount(), std::size_t{3});
        QVERIFY(shown.legend("run:second · train") != nullptr);
        QVERIFY(shown.steps()->range().contains(30));
    }

    void whatWasAddedIsAppended() {
        Shown shown;
        shown.curves.setRows(trainingRows(10));
        const int generation = shown.curves.data().generation();
        shown.curves.setRows(trainingRows(40));
        QCOMPARE(shown.curves.data().generation(), generation);
        QCOMPARE(shown.curves.data().table(0).size(), std::size_t{40});
        QTRY_COMPARE(shown.line(loss)->dataCount(), 40);  // by the timer
        QVERIFY(shown.steps()->range().contains(40));
        // A resumed run has other rows after its checkpoint.
        shown.curves.setRows(trainingRows(20, 3));
        QVERIFY(shown.curves.data().generation() != generation);
        QCOMPARE(shown.curves.data().table(0).loss[0], 6.0);
        shown.curves.setRows({});
        QVERIFY(shown.curves.data().isEmpty());
        shown.draw();
    }

    void rowsOutOfOrderArePutInOrder() {
        std::vector<MetricRow> rows = trainingRows(10);
        std::reverse(rows.begin(), rows.end());
        CurveData data;
        QVERIFY(data.update({{QString(), &rows}}));
        QVERIFY(std::is_sorted(data.table(0).step.begin(), data.table(0).step.end()));
        QCOMPARE(data.table(0).loss.front(), 2.0);
        QVERIFY(!data.update({{QString(), &rows}}));
    }

    void emptyIsSaidInWords() {
        Shown shown;
        auto* empty = shown.curves.findChild<QLabel*>(QStringLiteral("curvesEmpty"));
        QVERIFY(empty->isVisible());
        QVERIFY(!empty->text().isEmpty());
        QVERIFY(!shown.canvas().isVisible());
        shown.curves.setRows(trainingRows(1));
        QVERIFY(!empty->isVisible());
        QVERIFY(shown.canvas().isVisible());
    }

    void smoothingLeavesTheRawCurveVisible() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        auto* slider = shown.curves.findChild<QSlider*>(QStringLiteral("curveSmoothing"));
        slider->setFocus();
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(slider, Qt::Key_PageUp);
        }
        shown.draw();
        QCOMPARE(shown.curves.findChild<QLabel*>(QStringLiteral("curveSmoothingValue"))->text(),
                 QLocale().toString(0.6, 'f', 2));
        QCOMPARE(shown.line(loss)->data()->at(1)->value, 1.375);  // (0.6 * 0.4 * 2 + 0.4 * 1) / (1 - 0.36)
        const QCPGraph* raw = shown.canvas().graph(0, loss, false, Role::Raw);
        QCOMPARE(raw->data()->at(1)->value, 1.0);
        QVERIFY(raw->pen().color().alphaF() < 0.5F);
        // What comes later is smoothed on from there.
        shown.curves.setRows(trainingRows(60));
        shown.draw();
        std::vector<double> values;
        for (const MetricRow& row : trainingRows(60)) {
            values.push_back(*row.loss);
        }
        QVERIFY(std::abs(shown.line(loss)->data()->at(59)->value - smoothed(values, 0.6).back()) < 1e-12);
        // Another plot looks the same way.
        QTest::qWait(600);
        QCOMPARE(CurveOptions::remembered().smoothing, 0.6);
    }

    void logAxisAndTheThreeAxes() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        QAction* logAxis = shown.curves.chartActions().at(2);
        QVERIFY(logAxis->isCheckable());
        logAxis->trigger();
        shown.draw();
        const QCPAxis* y = shown.canvas().panel(loss)->axis(QCPAxis::atLeft);
        QCOMPARE(y->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(y->range().lower > 0 && y->range().lower < 0.1 && y->range().upper > 2);
        QCOMPARE(shown.canvas().panel(accuracy)->axis(QCPAxis::atLeft)->scaleType(), QCPAxis::stLinear);
        shown.curves.findChild<QAction*>(QStringLiteral("curvesEpochs"))->trigger();
        shown.draw();
        QCOMPARE(shown.line(loss)->data()->at(4)->key, 1.0);
        QVERIFY(shown.steps()->range().upper < 5);
        shown.curves.findChild<QAction*>(QStringLiteral("curvesTime"))->trigger();
        shown.draw();
        QCOMPARE(shown.line(loss)->data()->at(4)->key, 10.0);
        shown.curves.findChild<QAction*>(QStringLiteral("curvesRate"))->trigger();
        shown.draw();
        QVERIFY(!shown.canvas().panel(learningRate)->visible());
        QVERIFY(!shown.canvas().panel(accuracy)->axis(QCPAxis::atBottom)->label().isEmpty());
    }

    /// Where one panel has room, the others are out of the layout.
    void aLowPlotHasOnePanel() {
        Shown shown(QSize(500, 210));
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        QVERIFY(!shown.canvas().panel(loss)->visible() && shown.canvas().panel(accuracy)->visible());
        moveMouse(&shown.canvas(), shown.at(7.2, accuracy, 0.5));
        QCOMPARE(shown.canvas().crosshair(), std::optional(7.0));
        shown.curves.resize(500, 560);
        shown.draw();
        QVERIFY(shown.canvas().panel(loss)->visible());
    }

    void crosshairFollowsTheMouse() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        moveMouse(&shown.canvas(), shown.at(7.2, accuracy, 0.5));
        QCOMPARE(shown.canvas().crosshair(), std::optional(7.0));
        const CrosshairOverlay& overlay = shown.canvas().overlay();
        QVERIFY(overlay.isShown());
        QVERIFY(shown.canvas().rect().contains(overlay.box()));
        const CurveReadout& readout = overlay.readout();
        QVERIFY(readout.title.contains(QLatin1Char('7')));
        QCOMPARE(readout.columns.size(), 3);
        QCOMPARE(readout.rows.size(), 2);
        QCOMPARE(readout.rows[0].values[0], QLocale().toString(2.0 / 7, 'g', 4));
        QCOMPARE(readout.rows[0].values[1], percent(1 - 0.9 / 7));
        QCOMPARE(readout.rows[1].values[0], QLocale().toString(0.5, 'g', 4));  // of step 5, the nearest
        QVERIFY(shown.canvas().accessibleDescription().contains(readout.rows[0].values[1]));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&shown.canvas(), &leave);
        QVERIFY(!overlay.isShown());
    }

    void keysWalkAndZoom() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        CurveCanvas* canvas = &shown.canvas();
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Right);
        QCOMPARE(canvas->crosshair(), std::optional(1.0));
        QTest::keyClick(canvas, Qt::Key_Right);
        QCOMPARE(canvas->crosshair(), std::optional(2.0));
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(canvas->crosshair(), std::optional(12.0));
        QTest::keyClick(canvas, Qt::Key_Left);
        QCOMPARE(canvas->crosshair(), std::optional(11.0));
        const double before = shown.steps()->range().size();
        QTest::keyClick(canvas, Qt::Key_Plus);
        QTest::keyClick(canvas, Qt::Key_Plus);
        QVERIFY(shown.steps()->range().size() < 0.7 * before);
        for (int i = 0; i < 9; ++i) {
            QTest::keyClick(canvas, Qt::Key_Right);  // the view follows
        }
        QVERIFY(shown.steps()->range().contains(20));
        QTest::keyClick(canvas, Qt::Key_Minus);
        QTest::keyClick(canvas, Qt::Key_Home);
        QCOMPARE(shown.steps()->range().size(), before);
        QTest::keyClick(canvas, Qt::Key_Escape);
        QVERIFY(!canvas->crosshair());
    }

    void mouseZoomsAndMoves() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        CurveCanvas* canvas = &shown.canvas();
        const QCPAxis* heights = canvas->panel(loss)->axis(QCPAxis::atLeft);
        const QPoint middle = canvas->panel(loss)->center();
        const QCPRange allHeights = heights->range();
        wheel(canvas, middle, 240);
        const double zoomed = shown.steps()->range().size();
        QVERIFY(zoomed < 15);
        QCOMPARE(heights->range().size(), allHeights.size());
        QCOMPARE(canvas->panel(accuracy)->axis(QCPAxis::atBottom)->range().size(), zoomed);
        wheel(canvas, middle, 240, Qt::ControlModifier);
        QCOMPARE(shown.steps()->range().size(), zoomed);
        QVERIFY(heights->range().size() < allHeights.size());
        // The view is kept as rows come.
        shown.curves.setRows(trainingRows(40));
        shown.draw();
        QCOMPARE(shown.steps()->range().size(), zoomed);
        QVERIFY(!canvas->showsAll());
        // Dragging moves it.
        const double low = shown.steps()->range().lower;
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
        moveMouse(canvas, middle + QPoint(-60, 0), Qt::LeftButton);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(-60, 0));
        QVERIFY(shown.steps()->range().lower > low);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, middle);
        QVERIFY(canvas->showsAll());
        QVERIFY(shown.steps()->range().contains(40));
        // Shift and a drag zoom to a rectangle.
        canvas->replot();
        const QPoint from = shown.at(10, loss, 1.5);
        const QPoint to = shown.at(20, loss, 0.5);
        QTest::mousePress(canvas, Qt::LeftButton, Qt::ShiftModifier, from);
        moveMouse(canvas, to, Qt::LeftButton, Qt::ShiftModifier);
        QTest::mouseRelease(canvas, Qt::LeftButton, Qt::ShiftModifier, to);
        QVERIFY(std::abs(shown.steps()->range().lower - 10) < 0.3);
        QVERIFY(std::abs(shown.steps()->range().upper - 20) < 0.3);
        QVERIFY(std::abs(heights->range().upper - 1.5) < 0.1);
    }

    void legendShowsAndHides() {
        Shown shown;
        shown.curves.setRuns({{QStringLiteral("a"), trainingRows(20)},
                              {QStringLiteral("b"), trainingRows(20, 2)},
                              {QStringLiteral("c"), trainingRows(20, 3)}});
        shown.draw();
        const auto width = shown.legend("run:a")->width();
        QTest::mouseClick(shown.legend("run:a"), Qt::LeftButton, {}, QPoint(width - 4, 8));
        QVERIFY(!shown.legend("run:a")->isChecked());
        QVERIFY(shown.line(loss, false, 0) == nullptr);
        QVERIFY(shown.line(loss, false, 1) != nullptr);
        QTest::keyClick(shown.legend("run:a"), Qt::Key_Space);
        QVERIFY(shown.line(loss, false, 0) != nullptr);
        // Alone, and all again.
        QTest::mouseClick(shown.legend("run:b"), Qt::LeftButton, Qt::ControlModifier, QPoint(width - 4, 8));
        QVERIFY(shown.line(loss, false, 1) && !shown.line(loss, false, 0) && !shown.line(loss, false, 2));
        QTest::mouseClick(shown.legend("run:b"), Qt::LeftButton, Qt::ControlModifier, QPoint(width - 4, 8));
        QVERIFY(shown.line(loss, false, 1) && shown.line(loss, false, 0) && shown.line(loss, false, 2));
        // The validation of all.
        QTest::mouseClick(shown.legend("validation"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(shown.line(loss, false, 2) && !shown.line(loss, true, 2));
        const CurveReadout readout = readOut(shown.curves.data(), shown.canvas().styles(), CurveOptions(), 5);
        QCOMPARE(readout.rows.size(), 3);
        QCOMPARE(readout.columns.size(), 3);
    }

    void coloursAreAPersonsOwn() {
        const QColor mine(0x12, 0x80, 0x34);
        const QVector<CurveRun> runs{{QStringLiteral("a"), trainingRows(20)}, {QStringLiteral("b"), trainingRows(9)}};
        {
            Shown shown;
            shown.curves.setRuns(runs);
            shown.draw();
            ColourDialog::setNextChoice(mine);
            QTest::mouseClick(shown.legend("run:b"), Qt::LeftButton, {}, QPoint(30, 8));
            QCOMPARE(shown.line(loss, false, 1)->pen().color(), mine);
            ColourDialog::setNextChoice(QColor());  // cancelled
            QTest::mouseClick(shown.legend("run:b"), Qt::LeftButton, {}, QPoint(30, 8));
            QCOMPARE(shown.line(loss, false, 1)->pen().color(), mine);
        }
        Shown another;
        another.curves.setRuns({runs[1], runs[0]});
        QCOMPARE(another.line(loss, false, 0)->pen().color(), mine);
        another.curves.findChild<QAction*>(QStringLiteral("curvesStandardColours"))->trigger();
        QCOMPARE(another.line(loss, false, 0)->pen().color(), themeColours().series[0]);
    }

    void narrowFoldsIntoAMenu() {
        Shown shown(QSize(300, 360));
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        auto* tools = shown.curves.findChild<CurveTools*>(QStringLiteral("curveTools"));
        const auto isSeen = [&](const char* name) {
            return shown.curves.findChild<QWidget*>(QLatin1String(name))->isVisible();
        };
        QVERIFY(tools->isFolded());
        QVERIFY(!isSeen("curveLog") && isSeen("curveShowAll"));
        // The log axis comes back first.
        const auto widthFor = [&](const char* name) {
            int width = 300;
            do {
                shown.curves.resize(width += 5, 360);
            } while (width < 760 && !isSeen(name));
            return width;
        };
        const int forLog = widthFor("curveLog");
        QVERIFY(tools->isFolded() && isSeen("curveShowAll") && !isSeen("curveAxis"));
        QVERIFY(forLog < 420);  // the pane of a model in a window of 1,280 pixels has more, in every language
        const int forAxis = widthFor("curveAxis");
        QVERIFY(forLog < forAxis && tools->isFolded());
        QVERIFY(forAxis < widthFor("curveRate"));
        auto* menu = shown.curves.findChild<QMenu*>(QStringLiteral("curveChartMenu"));
        QVERIFY(menu->actions().contains(tools->logAction()));
        QVERIFY(shown.curves.minimumSizeHint().width() <= 300);
        shown.curves.resize(760, 400);
        QVERIFY(!tools->isFolded());
        QVERIFY(isSeen("curveLog") && isSeen("curveRate"));
    }

    void toolsHaveKeysAndNames() {
        Shown shown;
        shown.curves.setRows(trainingRows(20));
        shown.draw();
        shown.curves.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.curves));
        auto* log = shown.curves.findChild<QAbstractButton*>(QStringLiteral("curveLog"));
        auto* all = shown.curves.findChild<QAbstractButton*>(QStringLiteral("curveShowAll"));
        for (QAbstractButton* button : {log, all}) {
            QVERIFY(!button->toolTip().isEmpty());
        }
        const auto nameOf = [](QAbstractButton* button) {
            return QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name);
        };
        QCOMPARE(nameOf(log), QStringLiteral("Log axis"));
        QCOMPARE(nameOf(all), QStringLiteral("Show all"));
        QVERIFY2(log->toolTip().contains(QStringLiteral("(L")), qPrintable(log->toolTip()));
        shown.canvas().setFocus();
        QTest::keyClick(&shown.canvas(), Qt::Key_L);
        QVERIFY(log->isChecked());
        shown.draw();
        QCOMPARE(shown.canvas().panel(loss)->axis(QCPAxis::atLeft)->scaleType(), QCPAxis::stLogarithmic);
        QTest::mouseClick(log, Qt::LeftButton);
        QVERIFY(!log->isChecked());
        QTest::keyClick(&shown.canvas(), Qt::Key_Plus);
        QVERIFY(!shown.canvas().showsAll());
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(shown.canvas().showsAll());
        // Where Home means something else it keeps that meaning.
        QTest::keyClick(&shown.canvas(), Qt::Key_Plus);
        auto* slider = shown.curves.findChild<QSlider*>(QStringLiteral("curveSmoothing"));
        slider->setValue(50);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(slider->value(), 0);
        QVERIFY(!shown.canvas().showsAll());
        shown.canvas().setFocus();
        QTest::keyClick(&shown.canvas(), Qt::Key_Home);
        QVERIFY(shown.canvas().showsAll());
    }

    /// How long that takes is measured by `WindowBench curves`.
    void manyPointsAreThinnedToWhatThePanelShows() {
        std::vector<MetricRow> rows = noisyRows(200'000, 2'000);
        Shown shown;
        const auto drawn = [&] {
            shown.canvas().replot(QCustomPlot::rpQueuedRefresh);
            return shown.line(loss)->dataCount();
        };
        shown.curves.setRows(rows);
        const int most = 6 * shown.canvas().width();
        QVERIFY(drawn() > 0 && drawn() < most);
        for (int i = 1; i <= 50; ++i) {
            rows.push_back(rows.back());
            ++rows.back().step;
        }
        shown.curves.setRows(rows);
        QVERIFY(drawn() > 0 && drawn() < most);
    }

    void bothThemesDraw() {
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(theme);
            Shown shown;
            shown.curves.setRows(trainingRows(20));
            shown.draw();
            const QImage image = shown.canvas().grab().toImage();
            QCOMPARE(image.pixelColor(2, 2), themeColours().background);
            bool hasLine = false;
            for (int x = 60; x < image.width() && !hasLine; ++x) {
                for (int y = 20; y < image.height() && !hasLine; ++y) {
                    hasLine = image.pixelColor(x, y) == themeColours().series[0];
                }
            }
            QVERIFY(hasLine);
        }
    }

    void exportsAreLightAndHaveALegend() {
        applyTheme(Theme::Dark);
        Shown shown;
        shown.curves.setRuns({{QStringLiteral("a, quoted"), trainingRows(3)}, {QStringLiteral("b"), trainingRows(2)}});
        shown.draw();
        const Chart chart = shown.curves.chart();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("curves.png"));
        saveChart(chart, path);
        const QImage image(path);
        QCOMPARE(image.size(), chart.size * 2);
        QCOMPARE(image.pixelColor(4, 4), themeColours(false).background);
        QVERIFY(chart.csv().startsWith(QStringLiteral("run,series,step")));
        QVERIFY(chart.csv().contains(QStringLiteral("\"a, quoted\",train,1,0.2,2,2,0.1,0.1,,\n")));
        QCOMPARE(chart.csv().count(QLatin1Char('\n')), 6);
        // The window is as before.
        QCOMPARE(shown.canvas().grab().toImage().pixelColor(2, 2), themeColours(true).background);
        QVERIFY(!shown.canvas().legend->visible());
    }

    void pictures() {
        const QString folder = qEnvironmentVariable("DOCENT_SCREENSHOTS");
        if (folder.isEmpty()) {
            QSKIP("DOCENT_SCREENSHOTS names no folder");
        }
        QVector<CurveRun> runs;
        for (int i = 0; i < 9; ++i) {
            runs << CurveRun{QStringLiteral("lr %1, %2 steps").arg(0.1 / (i + 1), 0, 'g', 2).arg(100 * (i + 1)),
                             noisyRows(1200 + 100 * i, 120, static_cast<unsigned>(i), 0.5 + 0.2 * i)};
        }
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(theme);
            const QString ending = QStringLiteral("-%1.png").arg(toString(theme));
            const auto save = [&](Shown& shown, const QString& name) {
                shown.draw();
                QTest::qWait(50);
                shown.curves.grab().save(folder + QLatin1Char('/') + name + ending);
            };
            CurveOptions().remember();
            for (const QSize size : {QSize(1080, 620), QSize(410, 380)}) {
                Shown shown(size);
                const QString name = QStringLiteral("-%1").arg(size.width());
                save(shown, QStringLiteral("empty") + name);
                shown.curves.setRows(noisyRows(2400, 200));
                save(shown, QStringLiteral("one") + name);
                auto* slider = shown.curves.findChild<QSlider*>(QStringLiteral("curveSmoothing"));
                slider->setValue(90);
                save(shown, QStringLiteral("smooth") + name);
                moveMouse(&shown.canvas(), shown.at(1500, accuracy, 0.5));
                save(shown, QStringLiteral("crosshair") + name);
                shown.curves.chartActions().at(2)->trigger();
                save(shown, QStringLiteral("log") + name);
                shown.curves.chartActions().at(2)->trigger();
                shown.curves.setRuns(runs);
                save(shown, QStringLiteral("runs") + name);
                moveMouse(&shown.canvas(), shown.at(700, loss, 1.0));
                save(shown, QStringLiteral("runs-crosshair") + name);
                slider->setValue(0);
                shown.curves.setRows(noisyRows(200'000, 2'000));
                save(shown, QStringLiteral("many") + name);
                if (theme == Theme::Dark && size.width() > 600) {
                    shown.curves.setRuns(runs.mid(0, 3));
                    saveChart(shown.curves.chart(), folder + QStringLiteral("/export.png"));
                    saveChart(shown.curves.chart(), folder + QStringLiteral("/export.svg"));
                    saveChart(shown.curves.chart(), folder + QStringLiteral("/export.pdf"));
                }
            }
        }
    }
};

DOCENT_UI_TEST_MAIN(CurvePlotTest)
#include "CurvePlotTest.moc"
