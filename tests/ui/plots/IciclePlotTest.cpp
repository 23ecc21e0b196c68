// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/IciclePlot.h"

#include <QElapsedTimer>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "plots/IcicleLayout.h"
#include "plots/IciclePaint.h"
#include "support/ColourMap.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// zoo/{animals/{birds/{owl, duck}, cats}, night/{owl}, things}; animals weigh 6 of 10.
IcicleData makeZoo() {
    IcicleData data;
    data.weightName = QStringLiteral("Pictures");
    data.valueName = QStringLiteral("Validation accuracy");
    data.low = 0.4;
    data.high = 0.8;
    const auto add = [&](const char* key, int parent, double weight, double value) {
        const QString path = QString::fromLatin1(key);
        data.nodes.push_back({.key = path,
                              .name = path.isEmpty() ? QStringLiteral("zoo") : path.section(QLatin1Char('/'), -1),
                              .parent = parent,
                              .weight = weight,
                              .value = value});
    };
    add("", -1, 10, none);
    add("things", 0, 1, none);
    add("animals", 0, 6, 0.4);
    add("night", 0, 3, 0.8);
    add("animals/cats", 2, 2, none);
    add("animals/birds", 2, 4, 0.6);
    add("animals/birds/owl", 3, 3, none);
    add("animals/birds/owl", 5, 3, none);
    add("animals/birds/duck", 5, 1, none);
    return data;
}

/// Like WordNet in size: about as many places.
IcicleData makeLarge() {
    IcicleData data;
    data.nodes.push_back({.key = QStringLiteral("root"), .name = QStringLiteral("root"), .parent = -1, .weight = 0});
    for (int i = 1; i < 82'000; ++i) {
        data.nodes.push_back({.key = QString::number(i), .name = QString::number(i), .parent = (i - 1) / 6});
    }
    for (auto i = data.nodes.size(); i-- > 1;) {
        data.nodes[i].weight += 1 + static_cast<double>(i % 7);
        data.nodes[static_cast<std::size_t>(data.nodes[i].parent)].weight += data.nodes[i].weight;
    }
    return data;
}

QColor pixel(IciclePlot& plot, QPoint at) {
    return plot.grab().toImage().pixelColor(at * plot.devicePixelRatio());
}

}  // namespace

class IciclePlotTest : public QObject {
    Q_OBJECT

    std::unique_ptr<IciclePlot> m_plot;
    void key(int key) { QTest::keyClick(m_plot.get(), Qt::Key(key)); }
    QPoint centre(const char* of) { return m_plot->centreOf(QString::fromLatin1(of)); }

private Q_SLOTS:
    void init() {
        m_plot = std::make_unique<IciclePlot>();
        m_plot->resize(600, 300);
        m_plot->setData(makeZoo());
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }
    void cleanup() { m_plot.reset(); }

    void placesAreAsWideAsTheirWeights() {
        const IcicleData data = makeZoo();
        const IcicleTree tree(data.nodes);
        const IcicleFrame frame{.area = QRectF(0, 0, 1000, 100), .rowHeight = 25, .rows = 4};
        const auto rows = tree.layOut(data.nodes, 0, frame, 2);
        QCOMPARE(rows.size(), std::size_t{4});
        QCOMPARE(rows[1].size(), std::size_t{3});
        QCOMPARE(data.nodes[static_cast<std::size_t>(rows[1][0].place)].name, QStringLiteral("animals"));  // heaviest
        QCOMPARE(rows[1][0].rect, QRectF(0, 25, 600, 25));
        QCOMPARE(rows[1][1].rect, QRectF(600, 25, 300, 25));
        QCOMPARE(rows[1][2].rect, QRectF(900, 25, 100, 25));
        QCOMPARE(rows[3].size(), std::size_t{2});
        QCOMPARE(rows[3][1].rect, QRectF(300, 75, 100, 25));
        // The place of each is reckoned alike when it is looked up by itself.
        for (const auto& row : rows) {
            for (const IcicleBlock& block : row) {
                QCOMPARE(tree.rectOf(data.nodes, block.place, 0, frame), block.rect);
            }
        }
        QVERIFY(tree.rectOf(data.nodes, 1, 2, frame).isNull());  // things do not lie under animals
    }

    void narrowOnesAreOneBlock() {
        IcicleData data;
        data.nodes.push_back({.key = QStringLiteral("r"), .parent = -1, .weight = 1000});
        data.nodes.push_back({.key = QStringLiteral("big"), .parent = 0, .weight = 600, .value = 1});
        for (int i = 0; i < 400; ++i) {
            data.nodes.push_back(
                {.key = QString::number(i), .parent = 0, .weight = 1, .value = i % 4 == 0 ? 0.25 : none});
        }
        const IcicleTree tree(data.nodes);
        const auto rows = tree.layOut(data.nodes, 0, {.area = QRectF(0, 0, 1000, 50), .rowHeight = 25, .rows = 2}, 2);
        QCOMPARE(rows[1].size(), std::size_t{2});
        QCOMPARE(rows[1][1].count, 400);
        QCOMPARE(rows[1][1].rect.width(), 400.0);
        QCOMPARE(rows[1][1].value, 0.25);  // of those that have one
    }

    void aLargeHierarchyIsFewRectangles() {
        m_plot->setData(makeLarge());
        m_plot->resize(1000, 300);
        (void)m_plot->grab();
        QVERIFY2(m_plot->drawnCount() > 100 && m_plot->drawnCount() < 4000,
                 qPrintable(QString::number(m_plot->drawnCount())));
        // Down to the last leaf by keys: zooms on its way, so that the current one is always seen.
        m_plot->setFocus();
        m_plot->setCurrentKey(QStringLiteral("root"));
        for (int i = 0; i < 6; ++i) {
            const QString before = m_plot->currentKey();
            key(Qt::Key_Down);
            QVERIFY(m_plot->currentKey() != before);
            QVERIFY(!m_plot->centreOf(m_plot->currentKey()).isNull());
        }
        m_plot->setCurrentKey(QStringLiteral("81999"));
        QVERIFY(!m_plot->centreOf(QStringLiteral("81999")).isNull());
    }

    void colours() {
        const IcicleData data = makeZoo();
        QCOMPARE(icicleColour(data, 0.4, false), sequentialColour(0, false));
        QCOMPARE(icicleColour(data, 0.8, true), sequentialColour(1, true));
        QCOMPARE(icicleColour(data, none, false), noValueColour(false));
        QCOMPARE(pixel(*m_plot, centre("night") + QPoint(0, 8)), sequentialColour(1, false));
        QCOMPARE(pixel(*m_plot, centre("things") + QPoint(0, 8)), noValueColour(false));
        IcicleData counts;
        counts.logarithmic = true;
        counts.low = 0;
        counts.high = 99;
        QCOMPARE(icicleColour(counts, 9, false), sequentialColour(0.5, false));
        IcicleData two;
        two.diverging = true;
        two.low = -1;
        two.high = 3;
        QCOMPARE(icicleColour(two, 0, false), divergingColour(0.5, false));
        QCOMPARE(icicleColour(two, 1.5, false), divergingColour(0.75, false));
    }

    void colourMapsPartByLightness() {
        for (const bool dark : {false, true}) {
            // Each step is seen without any sense of colour, and text stands out on every one.
            for (int i = 1; i <= 20; ++i) {
                const double before = contrastRatio(sequentialColour((i - 1) / 20.0, dark), Qt::black);
                const double after = contrastRatio(sequentialColour(i / 20.0, dark), Qt::black);
                QVERIFY(dark ? after > before : after < before);
                for (const QColor& ground : {sequentialColour(i / 20.0, dark), divergingColour(i / 20.0, dark)}) {
                    QVERIFY2(contrastRatio(textColourOn(ground), ground) >= 4.5, qPrintable(ground.name()));
                }
            }
        }
    }

    void aClickChooses() {
        QSignalSpy chosen(m_plot.get(), &IciclePlot::currentKeyChanged);
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, centre("animals/birds"));
        QCOMPARE(m_plot->currentKey(), QStringLiteral("animals/birds"));
        QCOMPARE(chosen.count(), 1);
        m_plot->setCurrentKey(QStringLiteral("night"));
        QCOMPARE(chosen.count(), 1);  // not by a person
        // What is chosen is outlined, and told.
        QVERIFY(
            m_plot->accessibleDescription().contains(QStringLiteral("night, Pictures: 3, Validation accuracy: 80")));
    }

    void keysWalk() {
        m_plot->setFocus();
        QCOMPARE(m_plot->currentKey(), QString());
        key(Qt::Key_Down);
        QCOMPARE(m_plot->currentKey(), QStringLiteral("animals"));
        key(Qt::Key_Right);
        QCOMPARE(m_plot->currentKey(), QStringLiteral("night"));
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        QCOMPARE(m_plot->currentKey(), QStringLiteral("things"));
        key(Qt::Key_Left);
        key(Qt::Key_Left);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(m_plot->currentKey(), QStringLiteral("animals/birds/owl"));
        key(Qt::Key_Up);
        QCOMPARE(m_plot->currentKey(), QStringLiteral("animals/birds"));
        key(Qt::Key_Home);
        QCOMPARE(m_plot->currentKey(), QString());
    }

    void zoom() {
        const QPoint birds = centre("animals/birds");
        QTest::mouseDClick(m_plot.get(), Qt::LeftButton, {}, birds);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals/birds"));
        QVERIFY(m_plot->centreOf(QStringLiteral("night")).isNull());
        m_plot->setFocus();
        key(Qt::Key_Backspace);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals"));
        key(Qt::Key_Escape);
        QCOMPARE(m_plot->zoomedKey(), QString());
        m_plot->setCurrentKey(QStringLiteral("animals"));
        key(Qt::Key_Return);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals"));
        // The first name of the trail leads back.
        (void)m_plot->grab();
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, QPoint(8, 10));
        QCOMPARE(m_plot->zoomedKey(), QString());
        QCOMPARE(m_plot->currentKey(), QString());
        // Choosing elsewhere what is out of sight brings it into sight.
        m_plot->zoomTo(QStringLiteral("animals"));
        m_plot->setCurrentKey(QStringLiteral("night"));
        QVERIFY(!m_plot->centreOf(QStringLiteral("night")).isNull());
    }

    void wheelZoomsTowardsTheMouse() {
        const auto turn = [&](QPoint at, int delta) {
            QWheelEvent event(at, m_plot->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_plot.get(), &event);
            (void)m_plot->grab();
        };
        turn(centre("animals/birds"), 120);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals"));
        turn(centre("animals/birds"), 60);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals"));
        turn(centre("animals/birds"), 60);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals/birds"));
        turn(QPoint(300, 100), -120);
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals"));
    }

    void newFiguresKeepChoiceAndZoom() {
        m_plot->zoomTo(QStringLiteral("animals"));
        m_plot->setCurrentKey(QStringLiteral("animals/birds"));
        m_plot->setData(makeZoo());
        QCOMPARE(m_plot->zoomedKey(), QStringLiteral("animals"));
        QCOMPARE(m_plot->currentKey(), QStringLiteral("animals/birds"));
        IcicleData other;
        other.nodes.push_back({.key = QString(), .name = QStringLiteral("other"), .parent = -1, .weight = 1});
        m_plot->setData(other);
        QCOMPARE(m_plot->zoomedKey(), QString());
        m_plot->setData({});
        (void)m_plot->grab();
        m_plot->setFocus();
        key(Qt::Key_Down);
    }

    void clicksBeforeThePaintHitNothing() {
        m_plot->setData(makeLarge());
        (void)m_plot->grab();
        QSignalSpy chosen(m_plot.get(), &IciclePlot::currentKeyChanged);
        m_plot->setData({});
        // On the trail, and on what was a node of the last row.
        for (const QPoint& place : {QPoint(12, 10), QPoint(300, m_plot->height() - 60)}) {
            QTest::mouseClick(m_plot.get(), Qt::LeftButton, Qt::NoModifier, place);
            QTest::mouseDClick(m_plot.get(), Qt::LeftButton, Qt::NoModifier, place);
        }
        (void)m_plot->grab();
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, Qt::NoModifier, QPoint(12, 10));
        QCOMPARE(chosen.count(), 0);
    }

    void takenAway() {
        const Chart chart = m_plot->chart(QStringLiteral("labels"));
        const QStringList lines = chart.csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 9);  // the owl once
        QCOMPARE(lines.first(), QStringLiteral("key,name,weight,value"));
        QVERIFY(lines.contains(QStringLiteral("animals,animals,6,0.4")));
        QVERIFY(lines.contains(QStringLiteral("things,things,1,")));
        QImage image(800, 400, QImage::Format_RGB32);
        QPainter painter(&image);
        chart.paint(painter, image.size());
        painter.end();
        QVERIFY(image.pixelColor(20, 5) == QColor(Qt::white) || image.pixelColor(790, 5) == QColor(Qt::white));
        // The numbers are written on another thread, whatever the plot shows by then.
        m_plot->setData({});
        QCOMPARE(chart.csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts), lines);
    }

    void hoverAndChoicePaintNoLayout() {
        m_plot->setData(makeLarge());
        (void)m_plot->grab();
        QElapsedTimer timer;
        timer.start();
        constexpr int repaints = 50;
        for (int i = 0; i < repaints; ++i) {
            QTest::mouseMove(m_plot.get(), QPoint(10 + 10 * i, 150));
            m_plot->repaint();
        }
        QVERIFY2(timer.elapsed() < repaints * 20, qPrintable(QString::number(timer.elapsed())));
    }

    void screenshots() {
        const QString folder = qEnvironmentVariable("DOCENT_SCREENSHOTS");
        if (folder.isEmpty()) {
            QSKIP("DOCENT_SCREENSHOTS is not set");
        }
        m_plot->resize(640, 260);
        m_plot->setCurrentKey(QStringLiteral("animals/birds/owl"));
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(theme);
            m_plot->setData(makeZoo());
            m_plot->zoomTo({});
            m_plot->grab().save(QStringLiteral("%1/icicle-%2.png").arg(folder, toString(theme)));
            m_plot->setData(makeLarge());
            m_plot->grab().save(QStringLiteral("%1/icicle-large-%2.png").arg(folder, toString(theme)));
        }
        applyTheme(Theme::Light);
    }
};

DOCENT_UI_TEST_MAIN(IciclePlotTest)
#include "IciclePlotTest.moc"
