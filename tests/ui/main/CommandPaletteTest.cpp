// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette finds actions by some of their letters and does them, with the keyboard alone.

#include "main/CommandPalette.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>
#include <QWidget>

#include "ui/UiTestMain.h"

using namespace docent;

class CommandPaletteTest : public QObject {
    Q_OBJECT

    QAction m_rank{QStringLiteral("Rank the experts")};
    QAction m_rename{QStringLiteral("Rename")};
    QAction m_chart{QStringLiteral("Save chart…")};
    QAction m_disabled{QStringLiteral("Ranking settings…")};
    QWidget m_window;

    CommandPalette* open() {
        m_disabled.setEnabled(false);
        const QString ranking = QStringLiteral("Actions › Ranking");
        auto* palette = new CommandPalette({{&m_rename, m_rename.text(), QStringLiteral("Actions › Experts")},
                                            {&m_disabled, m_disabled.text(), ranking},
                                            {&m_chart, m_chart.text(), ranking},
                                            {&m_rank, m_rank.text(), ranking}},
                                           &m_window);
        palette->open();
        return palette;
    }

private Q_SLOTS:
    void initTestCase() {
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
    }

    void lettersMatchInTheirOrder() {
        QVERIFY(matchScore(QStringLiteral("Rank the experts"), QStringLiteral("rte")) > 0);
        QVERIFY(matchScore(QStringLiteral("Rank the experts"), QStringLiteral("RANK exp")) > 0);
        QCOMPARE(matchScore(QStringLiteral("Rank the experts"), QStringLiteral("sr")), -1);
        QCOMPARE(matchScore(QStringLiteral("Rank"), QString()), 0);
        // Beginnings of words are better than letters in the middle, letters in a row better than scattered ones.
        QVERIFY(matchScore(QStringLiteral("Train experts"), QStringLiteral("te")) >
                matchScore(QStringLiteral("Rotten"), QStringLiteral("te")));
        QVERIFY(matchScore(QStringLiteral("Rename"), QStringLiteral("ren")) >
                matchScore(QStringLiteral("Rank the experts"), QStringLiteral("ren")));
    }

    void aWordInThePlaceBeatsStrewnLetters() {
        QVERIFY(matchScore(QStringLiteral("Light View › Theme"), QStringLiteral("theme")) >
                matchScore(QStringLiteral("The folder has moved… Actions › Labels"), QStringLiteral("theme")) + 4);
    }

    void typingFiltersAndEnterDoesIt() {
        QPointer<CommandPalette> palette = open();
        auto* list = palette->findChild<QListView*>(QStringLiteral("paletteList"));
        auto* search = palette->findChild<QLineEdit*>(QStringLiteral("paletteSearch"));
        QCOMPARE(list->model()->rowCount(), 4);
        QSignalSpy done(&m_rank, &QAction::triggered);
        QTest::keyClicks(search, QStringLiteral("rank"));
        QCOMPARE(list->model()->index(0, 0).data().toString(), m_rank.text());
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(done.count(), 1);
        QTRY_VERIFY(palette.isNull());
    }

    void whatCannotBeDoneIsLastAndDoesNothing() {
        QPointer<CommandPalette> palette = open();
        auto* list = palette->findChild<QListView*>(QStringLiteral("paletteList"));
        auto* search = palette->findChild<QLineEdit*>(QStringLiteral("paletteSearch"));
        QTest::keyClicks(search, QStringLiteral("settings"));
        QCOMPARE(list->model()->rowCount(), 1);
        QVERIFY(!list->model()->index(0, 0).flags().testFlag(Qt::ItemIsEnabled));
        QSignalSpy done(&m_disabled, &QAction::triggered);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!palette.isNull() && palette->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_VERIFY(palette.isNull());
        QCOMPARE(done.count(), 0);
    }

    void arrowsWalkAndThePlaceHelpsToFind() {
        QPointer<CommandPalette> palette = open();
        auto* list = palette->findChild<QListView*>(QStringLiteral("paletteList"));
        auto* search = palette->findChild<QLineEdit*>(QStringLiteral("paletteSearch"));
        QTest::keyClicks(search, QStringLiteral("ranking"));
        QVERIFY(list->model()->rowCount() >= 2);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(search, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClicks(search, QStringLiteral("zzz"));
        QCOMPARE(list->model()->rowCount(), 0);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!palette.isNull());
        palette->close();
    }
};

DOCENT_UI_TEST_MAIN(CommandPaletteTest)
#include "CommandPaletteTest.moc"
