// SPDX-License-Identifier: GPL-3.0-or-later
// What widgets look like: by their role, in both themes, and what the style draws by itself.

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "support/Role.h"
#include "support/Theme.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

class CountingBar final : public QProgressBar {
public:
    int painted = 0;

protected:
    void paintEvent(QPaintEvent* event) override {
        ++painted;
        QProgressBar::paintEvent(event);
    }
};

/// Widgets get the new colours in the next turn, before they are painted.
void setTheme(bool dark) {
    applyTheme(dark ? Theme::Dark : Theme::Light);
    QCoreApplication::processEvents();
}

/// How many colours a picture has; text has many, for its edges are soft.
qsizetype coloursOf(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            colours.insert(image.pixel(x, y));
        }
    }
    return colours.size();
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setTheme(false); }

    void rolesFollowTheTheme() {
        QWidget window;
        QVBoxLayout column(&window);
        auto* muted = new QLabel(QStringLiteral("muted"));
        auto* problem = new QLabel(QStringLiteral("problem"));
        auto* plain = new QLabel(QStringLiteral("plain"));
        auto* primary = new QPushButton(QStringLiteral("primary"));
        setRole(muted, Role::Muted);
        setRole(problem, Role::Problem);
        setRole(primary, Role::Primary);
        for (QWidget* widget : QList<QWidget*>{muted, problem, plain, primary}) {
            column.addWidget(widget);
        }
        for (const bool dark : {true, false, true}) {
            setTheme(dark);
            const ThemeColours& colours = themeColours(dark);
            QCOMPARE(muted->palette().color(QPalette::WindowText), colours.muted);
            QCOMPARE(problem->palette().color(QPalette::WindowText), colours.problem);
            QCOMPARE(plain->palette().color(QPalette::WindowText), colours.text);
            QCOMPARE(primary->palette().color(QPalette::ButtonText), colours.onAccent);
            QCOMPARE(primary->palette().color(QPalette::Disabled, QPalette::ButtonText), colours.muted);
        }
    }

    void aRoleCanBeTakenBack() {
        QLabel label(QStringLiteral("label"));
        setRole(&label, Role::Problem);
        setRole(&label, Role::None);
        QCOMPARE(label.palette().color(QPalette::WindowText), themeColours().text);
        setTheme(true);
        QCOMPARE(label.palette().color(QPalette::WindowText), themeColours(true).text);
        setRole(&label, Role::Title);
        QVERIFY(label.font().pointSizeF() > QApplication::font().pointSizeF());
        setRole(&label, Role::None);
        QCOMPARE(label.font().pointSizeF(), QApplication::font().pointSizeF());
    }

    void groundsAreInTheColoursOfTheTheme_data() {
        QTest::addColumn<int>("role");
        QTest::newRow("card") << static_cast<int>(Role::Card);
        QTest::newRow("bar") << static_cast<int>(Role::Bar);
        QTest::newRow("sidebar") << static_cast<int>(Role::Sidebar);
        QTest::newRow("primary") << static_cast<int>(Role::Primary);
    }
    void groundsAreInTheColoursOfTheTheme() {
        QFETCH(int, role);
        QWidget window;
        QFrame frame(&window);
        QPushButton button(&window);
        QWidget* shown = &frame;
        if (static_cast<Role>(role) == Role::Primary) {
            shown = &button;
        }
        setRole(shown, static_cast<Role>(role));
        shown->setGeometry(0, 0, 60, 40);
        for (const bool dark : {false, true}) {
            setTheme(dark);
            const ThemeColours& colours = themeColours(dark);
            const QHash<int, QColor> grounds = {{static_cast<int>(Role::Card), colours.card},
                                                {static_cast<int>(Role::Bar), colours.bar},
                                                {static_cast<int>(Role::Sidebar), colours.sidebar},
                                                {static_cast<int>(Role::Primary), colours.accent}};
            QCOMPARE(shown->grab().toImage().pixelColor(30, 20), grounds[role]);
        }
    }

    void aBarWithoutAnEndMoves() {
        CountingBar bar;
        bar.setRange(0, 0);
        bar.resize(200, 20);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        QCOMPARE(bar.height(), 6);
        const int before = bar.painted;
        QTRY_VERIFY(bar.painted >= before + 4);
        // One that is not seen costs nothing.
        bar.hide();
        QTest::qWait(80);
        const int hidden = bar.painted;
        QTest::qWait(150);
        QCOMPARE(bar.painted, hidden);
    }

    void namesThatBeginAlikeAreToldApartByTheirEnds() {
        QImage pictures[2];
        int i = 0;
        for (const char* end : {"dogs", "cats"}) {
            QComboBox box;
            box.addItem(QStringLiteral("a-very-long-name-that-all-experts-begin-with-") + QLatin1String(end));
            box.setFixedSize(140, 24);
            pictures[i++] = box.grab().toImage();
        }
        QVERIFY(pictures[0] != pictures[1]);
        QVERIFY(coloursOf(pictures[0]) > 10);
    }

    void anEntryThatIsGreySaysWhy() {
        QMenu menu;
        QAction* action = menu.addAction(QStringLiteral("Train"));
        action->setToolTip(QStringLiteral("Tick nodes first"));
        action->setEnabled(false);
        menu.ensurePolished();
        QVERIFY(menu.toolTipsVisible());
    }

    void nothingIsLeftToAStyleSheet() {
        // Qt gives one anew to each widget of the window when it changes, which takes a second.
        QVERIFY(qApp->styleSheet().isEmpty());
    }
};

DOCENT_UI_TEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
