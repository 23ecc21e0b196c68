// SPDX-License-Identifier: GPL-3.0-or-later
// Tens of thousands of points as a person handles them: hover, lasso, rectangle, keys, legend; and the chart to take
// away.
#include "plots/PointCloud.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <cmath>

#include "base/Random.h"
#include "plots/PointLegend.h"
#include "plots/PointMarkers.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

/// Classes on a circle, so many points around the centre of each.
PointCloudData makeCloud(int classes, int each) {
    Random random(5);
    PointCloudData cloud{.xTitle = QStringLiteral("first"), .yTitle = QStringLiteral("second")};
    for (int c = 0; c < classes; ++c) {
        cloud.classNames << QStringLiteral("group/class-%1").arg(c, 2, 10, QLatin1Char('0'));
    }
    for (int i = 0; i < each; ++i) {
        for (int c = 0; c < classes; ++c) {
            // The last classes are the smaller ones.
            if (i >= each - c) {
                continue;
            }
            const double angle = 2 * M_PI * c / classes;
            cloud.positions.emplace_back(10 * std::cos(angle) + random.uniform() - 0.5,
                                         10 * std::sin(angle) + random.uniform() - 0.5);
            cloud.classes.push_back(c);
            cloud.titles << QStringLiteral("picture, %1.png").arg(cloud.titles.size());
        }
    }
    return cloud;
}

void drag(QWidget* widget, const QList<QPointF>& way, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(widget, Qt::LeftButton, modifiers, way.first().toPoint());
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QPointF& at = way[i];
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, Qt::LeftButton, modifiers, way.last().toPoint());
}

/// A way around all points of a class.
QList<QPointF> around(const PointCloud& cloud, int wanted) {
    QRectF box;
    for (std::size_t i = 0; i < cloud.pointCount(); ++i) {
        if (cloud.scene().data.classes[i] == wanted) {
            box |= QRectF(cloud.screenPosition(static_cast<int>(i)) - QPointF(4, 4), QSizeF(8, 8));
        }
    }
    QList<QPointF> way;
    for (int step = 0; step <= 40; ++step) {
        const double angle = 2 * M_PI * step / 40;
        way << box.center() + QPointF(0.75 * box.width() * std::cos(angle), 0.75 * box.height() * std::sin(angle));
    }
    return way;
}

int countColour(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                                 std::abs(pixel.blue() - colour.blue()) <
                             60
                         ? 1
                         : 0;
        }
    }
    return count;
}

}  // namespace

class PointCloudTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PointCloud> m_cloud;

private Q_SLOTS:
    void init() {
        m_cloud = std::make_unique<PointCloud>();
        m_cloud->resize(700, 600);
        m_cloud->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_cloud.get()));
        m_cloud->setData(makeCloud(6, 60));
    }

    void allPointsAreInView() {
        for (std::size_t i = 0; i < m_cloud->pointCount(); ++i) {
            QVERIFY(QRectF(m_cloud->rect()).contains(m_cloud->screenPosition(static_cast<int>(i))));
        }
        // The plane is not stretched: the classes lie on a circle.
        const QImage picture = m_cloud->grab().toImage();
        for (int place = 0; place < 6; ++place) {
            QVERIFY(countColour(picture, pointMarker(place, false).colour) > 200);
        }
    }

    void markersDifferInColourAndShape() {
        QSet<QPair<QRgb, int>> pairs;
        for (int place = 0; place < 20; ++place) {
            const PointMarker marker = pointMarker(place, false);
            pairs.insert({marker.colour.rgb(), static_cast<int>(marker.shape)});
        }
        QCOMPARE(pairs.size(), 20);
    }

    void lassoSelectsWhatItGoesAround() {
        QSignalSpy changed(m_cloud.get(), &PointCloud::selectionChanged);
        drag(m_cloud.get(), around(*m_cloud, 2));
        QCOMPARE(changed.count(), 1);
        std::vector<int> expected;
        for (std::size_t i = 0; i < m_cloud->pointCount(); ++i) {
            if (m_cloud->scene().data.classes[i] == 2) {
                expected.push_back(static_cast<int>(i));
            }
        }
        QCOMPARE(m_cloud->selection(), expected);
        QVERIFY(m_cloud->accessibleDescription().contains(QStringLiteral("58 are selected")));
        // With Ctrl in addition.
        drag(m_cloud.get(), around(*m_cloud, 4), Qt::ControlModifier);
        QCOMPARE(m_cloud->selection().size(), expected.size() + 56);
        // Hidden classes are not selected.
        m_cloud->setGroupShown(2, false);
        drag(m_cloud.get(), around(*m_cloud, 2));
        QCOMPARE(m_cloud->selection().size(), std::size_t{0});
        // A rectangle over everything, but for the hidden.
        drag(m_cloud.get(), {QPointF(25, 5), QPointF(300, 300), QPointF(695, 570)}, Qt::ShiftModifier);
        QCOMPARE(m_cloud->selection().size(), m_cloud->pointCount() - 58);
        QTest::keyClick(m_cloud.get(), Qt::Key_Escape);
        QCOMPARE(m_cloud->selection().size(), std::size_t{0});
    }

    void clickSelectsOne() {
        const QPoint place = m_cloud->screenPosition(17).toPoint();
        const int nearest = m_cloud->pointAt(place);
        QTest::mouseClick(m_cloud.get(), Qt::LeftButton, {}, place);
        QCOMPARE(m_cloud->selection(), std::vector<int>{nearest});
        QCOMPARE(m_cloud->current(), nearest);
        QTest::mouseClick(m_cloud.get(), Qt::LeftButton, {}, QPoint(350, 280));  // the middle of the circle is empty
        QVERIFY(m_cloud->selection().empty());
    }

    void hoverFindsTheNearestOfAll() {
        m_cloud->setData(makeCloud(9, 500));
        Random random(2);
        for (int i = 0; i < 300; ++i) {
            const QPointF pixel(700 * random.uniform(), 600 * random.uniform());
            int best = -1;
            double bestDistance = 10;
            for (std::size_t point = 0; point < m_cloud->pointCount(); ++point) {
                const QPointF away = m_cloud->screenPosition(static_cast<int>(point)) - pixel;
                if (const double distance = std::hypot(away.x(), away.y()); distance < bestDistance) {
                    best = static_cast<int>(point);
                    bestDistance = distance;
                }
            }
            QCOMPARE(m_cloud->pointAt(pixel), best);
        }
        QSignalSpy hovered(m_cloud.get(), &PointCloud::hovered);
        const QPointF at = m_cloud->screenPosition(40);
        QMouseEvent move(QEvent::MouseMove, at, m_cloud->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(m_cloud.get(), &move);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.at(0).at(0).toInt(), m_cloud->pointAt(at));
    }

    void keysWalkZoomAndSelect() {
        m_cloud->setFocus();
        QTest::keyClick(m_cloud.get(), Qt::Key_Right);
        const int first = m_cloud->current();
        QVERIFY(first >= 0);
        QVERIFY(m_cloud->accessibleDescription().contains(m_cloud->describe(first)));
        // The first class lies to the right of all.
        QCOMPARE(m_cloud->scene().data.classes[static_cast<std::size_t>(first)], 0);
        QTest::keyClick(m_cloud.get(), Qt::Key_Left);
        QVERIFY(m_cloud->screenPosition(m_cloud->current()).x() < m_cloud->screenPosition(first).x());
        QTest::keyClick(m_cloud.get(), Qt::Key_Space);
        QCOMPARE(m_cloud->selection(), std::vector<int>{m_cloud->current()});
        QTest::keyClick(m_cloud.get(), Qt::Key_Space);
        QVERIFY(m_cloud->selection().empty());
        const QPointF held = m_cloud->screenPosition(m_cloud->current());
        const QPointF other = m_cloud->screenPosition(first);
        QTest::keyClick(m_cloud.get(), Qt::Key_Plus);
        QVERIFY((m_cloud->screenPosition(m_cloud->current()) - held).manhattanLength() < 1e-6);
        QVERIFY(m_cloud->screenPosition(first).x() > other.x());
        QTest::keyClick(m_cloud.get(), Qt::Key_Home);
        QVERIFY((m_cloud->screenPosition(first) - other).manhattanLength() < 1e-6);
    }

    void wheelZoomsAtThePointerAndADragMoves() {
        const QPointF at = m_cloud->screenPosition(10);
        QWheelEvent wheel(at, m_cloud->mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_cloud.get(), &wheel);
        QVERIFY((m_cloud->screenPosition(10) - at).manhattanLength() < 1e-6);
        m_cloud->setMode(PointCloud::Mode::Move);
        drag(m_cloud.get(), {QPointF(300, 300), QPointF(320, 310), QPointF(340, 330)});
        QVERIFY((m_cloud->screenPosition(10) - at - QPointF(40, 30)).manhattanLength() < 1e-6);
        QVERIFY(m_cloud->selection().empty());
        m_cloud->showAll();
        m_cloud->grab();
    }

    void manyClassesAreListedBySize() {
        m_cloud->setData(makeCloud(30, 60));
        const std::vector<PointGroup>& groups = m_cloud->scene().groups;
        QCOMPARE(groups.size(), std::size_t{21});
        QCOMPARE(groups[0].name, QStringLiteral("group/class-00"));
        QCOMPARE(groups[0].count, std::int64_t{60});
        QCOMPARE(groups[20].name, QStringLiteral("10 other classes"));
        QCOMPARE(groups[20].place, -1);
        std::int64_t sum = 0;
        for (const PointGroup& group : groups) {
            sum += group.count;
        }
        QCOMPARE(sum, static_cast<std::int64_t>(m_cloud->pointCount()));
        m_cloud->setData(makeCloud(21, 60));  // a rest of one class would be that class under another name
        QCOMPARE(m_cloud->scene().groups.size(), std::size_t{21});
        QCOMPARE(m_cloud->scene().groups[20].name, QStringLiteral("group/class-20"));
    }

    void legendTogglesAndHighlights() {
        PointLegend legend(*m_cloud);
        legend.resize(240, 300);
        legend.show();
        QVERIFY(QTest::qWaitForWindowExposed(&legend));
        QCOMPARE(legend.count(), 7);
        const int before = countColour(m_cloud->grab().toImage(), pointMarker(1, false).colour);
        // The tick of the second class.
        const QRect row = legend.visualItemRect(legend.item(2));
        QTest::mouseClick(legend.viewport(), Qt::LeftButton, {}, QPoint(row.left() + 10, row.center().y()));
        QVERIFY(!m_cloud->scene().groups[1].shown);
        QCOMPARE(legend.item(0)->checkState(), Qt::PartiallyChecked);
        QVERIFY(countColour(m_cloud->grab().toImage(), pointMarker(1, false).colour) < before / 10);
        // By key, back again.
        legend.setFocus();
        legend.setCurrentRow(2);
        QTest::keyClick(&legend, Qt::Key_Space);
        QVERIFY(m_cloud->scene().groups[1].shown);
        QCOMPARE(m_cloud->scene().highlighted, 1);
        QVERIFY(countColour(m_cloud->grab().toImage(), pointMarker(0, false).colour) < 40);
        QTest::keyClick(&legend, Qt::Key_Home);
        QCOMPARE(m_cloud->scene().highlighted, -1);
        legend.item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(!m_cloud->scene().groups[5].shown);
    }

    void movedPointsKeepTheSelection() {
        m_cloud->setSelection({3, 5, 8});
        std::vector<QPointF> moved = m_cloud->scene().data.positions;
        for (QPointF& point : moved) {
            point *= 100;
        }
        m_cloud->setPositions(moved);
        QCOMPARE(m_cloud->selection(), (std::vector<int>{3, 5, 8}));
        QVERIFY(QRectF(m_cloud->rect()).contains(m_cloud->screenPosition(0)));
    }

    void chartIsTakenAway_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"png", "svg", "pdf"}) {
            QTest::newRow(ending) << QString::fromLatin1(ending);
        }
    }
    void chartIsTakenAway() {
        QFETCH(const QString, ending);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("cloud.") + ending);
        saveChart(m_cloud->chart(QStringLiteral("cloud")), path);
        QVERIFY(QFileInfo(path).size() > 5000);
        if (ending == QLatin1String("png")) {
            QVERIFY(countColour(QImage(path), pointMarker(0, false).colour) > 500);
        }
    }

    void numbersAreTakenAway() {
        const QStringList lines =
            m_cloud->chart(QStringLiteral("cloud")).csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), static_cast<qsizetype>(m_cloud->pointCount()) + 1);
        QCOMPARE(lines[0], QStringLiteral("x,y,label,location"));
        QVERIFY(lines[1].endsWith(QStringLiteral(",group/class-00,\"picture, 0.png\"")));
        QVERIFY(std::abs(lines[1].section(QLatin1Char(','), 0, 0).toDouble() - m_cloud->scene().data.positions[0].x()) <
                1e-6);
    }

    void nothingIsDrawnOfNothing() {
        m_cloud->setData({});
        m_cloud->grab();
        QTest::keyClick(m_cloud.get(), Qt::Key_Right);
        QCOMPARE(m_cloud->current(), -1);
        QCOMPARE(m_cloud->pointAt(QPointF(100, 100)), -1);
        PointCloudData one{.positions = {QPointF(3, 3)}, .classes = {0}, .classNames = {QStringLiteral("a")}};
        m_cloud->setData(one);
        m_cloud->grab();
        QCOMPARE(m_cloud->pointAt(m_cloud->screenPosition(0)), 0);
    }
};

DOCENT_UI_TEST_MAIN(PointCloudTest)
#include "PointCloudTest.moc"
