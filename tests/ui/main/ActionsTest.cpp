// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window by the keyboard alone: each has keys of its own, does something when they are pressed, and
// whatever opens is left by Escape. And what can get the focus has a name for those who do not see it.

#include <QAbstractButton>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenuBar>
#include <QPointer>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>
#include <QTimer>
#include <QUndoStack>
#include <memory>

#include "main/MainMenu.h"
#include "main/MainWindow.h"
#include "main/Sidebar.h"
#include "pages/Page.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/Letters.h"
#include "ui/UiTestMain.h"
#include "widgets/Toast.h"

using namespace docent;

namespace {
constexpr int shortMilliseconds = 5000;
/// Left out of the walk because they end it; each has a test of its own.
const QSet<QString> enders = {QStringLiteral("actionQuit"), QStringLiteral("actionClose"),
                              QStringLiteral("actionSample"), QStringLiteral("actionFullScreen")};
}  // namespace

class ActionsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_escape;
    QSet<QString> m_clashes;  ///< of letters in the dialogs that opened

    QList<QAction*> actions() { return m_window->findChild<MainMenu*>()->allActions(); }

    /// Dialogs, also those that wait for an answer, are left as a person would who has only the keyboard.
    void escapeWhatOpened() {
        if (QWidget* dialog = QApplication::activeModalWidget()) {
            for (const QString& clash : clashingLetters(*dialog)) {
                m_clashes << QStringLiteral("in '%1' %2").arg(dialog->windowTitle(), clash);
            }
            QTest::keyClick(dialog, Qt::Key_Escape);
        } else if (QWidget* popup = QApplication::activePopupWidget()) {
            QTest::keyClick(popup, Qt::Key_Escape);
        }
    }
    void waitUntilFree() {
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget() && !QApplication::activePopupWidget(),
                                 shortMilliseconds);
        for (QDialog* dialog : m_window->findChildren<QDialog*>()) {
            if (dialog->isVisible()) {
                dialog->close();
            }
        }
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

private Q_SLOTS:
    void initTestCase() {
        m_window = std::make_unique<MainWindow>(copySampleWorkspace(m_folder.filePath("sample").toStdString()));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_window->session());
        m_escape.setInterval(30);
        connect(&m_escape, &QTimer::timeout, this, &ActionsTest::escapeWhatOpened);
    }

    void everyActionHasKeysOfItsOwn() {
        QHash<QString, QString> owners;
        for (const QAction* action : actions()) {
            const QString name = action->objectName();
            if (name.isEmpty()) {
                continue;  // a recent workspace
            }
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(name + QStringLiteral(" has no keys")));
            const QString keys = action->shortcut().toString();
            QVERIFY2(!owners.contains(keys),
                     qPrintable(QStringLiteral("%1 and %2 have the keys %3").arg(name, owners.value(keys), keys)));
            owners[keys] = name;
        }
        // No keys may be the beginning of others: those would never be heard.
        for (auto one = owners.cbegin(); one != owners.cend(); ++one) {
            for (auto other = owners.cbegin(); other != owners.cend(); ++other) {
                QVERIFY2(one == other || !other.key().startsWith(one.key() + QStringLiteral(", ")),
                         qPrintable(QStringLiteral("%1 hides %2").arg(one.value(), other.value())));
            }
        }
        QVERIFY(owners.size() > 60);
    }

    void everyActionIsHeardFromTheKeyboard() {
        m_escape.start();
        QStringList notHeard;
        for (QAction* action : actions()) {
            const QString name = action->objectName();
            if (name.isEmpty() || enders.contains(name) || !action->isEnabled() || !action->isVisible()) {
                continue;
            }
            const QPointer<QAction> guard(action);
            QSignalSpy heard(action, &QAction::triggered);
            QTest::keySequence(m_window.get(), action->shortcut());
            if (!QTest::qWaitFor([&] { return heard.count() == 1; }, 500)) {
                notHeard << name;
            }
            waitUntilFree();
            QVERIFY2(!guard.isNull(), qPrintable(name + QStringLiteral(" is gone")));
            QVERIFY2(m_window->isVisible(), qPrintable(name + QStringLiteral(" closed the window")));
        }
        m_escape.stop();
        QVERIFY2(notHeard.isEmpty(), qPrintable(notHeard.join(QStringLiteral(", "))));
        QVERIFY2(m_clashes.isEmpty(), qPrintable(QStringList(m_clashes.values()).join(QStringLiteral("; "))));
        while (m_window->session()->undoStack()->canUndo()) {
            m_window->session()->undoStack()->undo();
        }
        m_window->session()->stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy(), 30'000);
    }

    void theFirstOfTwoKeysTellsWhatTheSecondCanBe() {
        auto* toast = m_window->findChild<Toast*>();
        QWidget* focus = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(focus, Qt::Key_T, Qt::ControlModifier);
        QVERIFY2(toast->text().startsWith(QStringLiteral("Ctrl+T, and then: ")) &&
                     toast->text().contains(QStringLiteral("F Fine-tune")),
                 qPrintable(toast->text()));
        QTest::keyClick(focus, Qt::Key_Escape);
        QCOMPARE(toast->text(), QString());
    }

    /// Alt and the letter of a menu open it, on whatever page.
    void noWidgetTakesALetterOfTheMenus() {
        QHash<QString, QString> menus;
        for (const QAction* menu : m_window->menuBar()->actions()) {
            menus[QKeySequence::mnemonic(menu->text()).toString()] = menu->text();
        }
        QVERIFY(menus.size() > 4);
        QStringList taken;
        auto* sidebar = m_window->findChild<Sidebar*>();
        for (int page = 0; page < 8; ++page) {
            sidebar->setCurrent(page);
            QTest::qWait(200);
            for (const auto& [key, text] : lettersOf(*m_window)) {
                if (menus.contains(key)) {
                    taken << QStringLiteral("%1 on page %2 has that of %3").arg(text).arg(page).arg(menus[key]);
                }
            }
            for (const QString& clash : clashingLetters(*m_window)) {
                taken << QStringLiteral("on page %1 %2").arg(page).arg(clash);
            }
        }
        QVERIFY2(taken.isEmpty(), qPrintable(taken.join(QStringLiteral("; "))));
    }

    void undoAndRedoSayWhatTheyDid() {
        Session& session = *m_window->session();
        const std::string name = session.models().back().name;
        QVERIFY(session.renameModel(name, "renamed"));
        QTest::keySequence(m_window.get(), QKeySequence(QStringLiteral("Ctrl+Z")));
        QTRY_COMPARE(m_window->findChild<Toast*>()->text(),
                     QStringLiteral("Taken back: Rename the model '%1'. Redo with Ctrl+Shift+Z.").arg(qs(name)));
        QTest::keySequence(m_window.get(), QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
        QTRY_COMPARE(m_window->findChild<Toast*>()->text(),
                     QStringLiteral("Done again: Rename the model '%1'. Undo with Ctrl+Z.").arg(qs(name)));
        QTest::keySequence(m_window.get(), QKeySequence(QStringLiteral("Ctrl+Z")));
        QTRY_VERIFY(session.workspace().bank().has(name));
    }

    void thePaletteFindsThemAll() {
        for (const QString& name : {QStringLiteral("actionAbout"), QStringLiteral("actionImportTask")}) {
            auto* action = m_window->findChild<QAction*>(name);
            QSignalSpy done(action, &QAction::triggered);
            QTest::keySequence(m_window.get(), QKeySequence(QStringLiteral("Ctrl+K")));
            QDialog* palette = nullptr;
            QTRY_VERIFY((palette = m_window->findChild<QDialog*>(QStringLiteral("commandPalette"))));
            QTest::keyClicks(palette->findChild<QLineEdit*>(QStringLiteral("paletteSearch")),
                             QString(action->text()).remove(QLatin1Char('&')).remove(QChar(0x2026)));
            QTest::keyClick(palette->findChild<QLineEdit*>(QStringLiteral("paletteSearch")), Qt::Key_Return);
            QTRY_COMPARE(done.count(), 1);
            m_escape.start();
            waitUntilFree();
            m_escape.stop();
        }
    }

    void whatTakesTheFocusHasAName() {
        QStringList nameless;
        auto* navigation = m_window->findChild<QListWidget*>(QStringLiteral("navigation"));
        for (int page = 0; page < navigation->count(); ++page) {
            navigation->setCurrentRow(page);
            QTest::qWait(50);
            for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
                const bool internal =
                    widget->objectName().startsWith(QStringLiteral("qt_")) ||
                    widget->inherits("QAbstractScrollAreaScrollBarContainer") || widget->inherits("QScrollBar") ||
                    widget->inherits("QTabBar") || widget->inherits("QScrollArea") || widget->inherits("QMenuBar") ||
                    (widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox")) ||
                    (widget->parentWidget() && widget->parentWidget()->inherits("QComboBox"));
                if (internal || !widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) {
                    continue;
                }
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                if (!named) {
                    nameless << QStringLiteral("%1 '%2' on page %3")
                                    .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
                                    .arg(page + 1);
                }
            }
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    }

    void everyPageFitsTheSmallestScreen() {
        constexpr QSize smallest(1280, 760);  // of 1280 x 800, less the frame; the list of jobs is shown
        m_window->findChild<QDockWidget*>(QStringLiteral("jobsDock"))->show();
        auto* navigation = m_window->findChild<QListWidget*>(QStringLiteral("navigation"));
        for (int page = 0; page < navigation->count(); ++page) {
            navigation->setCurrentRow(page);
            QTest::qWait(50);
            const QSize wanted = m_window->minimumSizeHint();
            QString all;
            for (const Page* one : m_window->findChildren<Page*>()) {
                all += QStringLiteral(", %1 %2").arg(one->objectName()).arg(one->minimumSizeHint().height());
            }
            QVERIFY2(wanted.width() <= smallest.width() && wanted.height() <= smallest.height(),
                     qPrintable(QStringLiteral("%1 wants %2 x %3%4")
                                    .arg(navigation->item(page)->text())
                                    .arg(wanted.width())
                                    .arg(wanted.height())
                                    .arg(all)));
        }
    }

    void tabReachesEveryFieldOfAPage() {
        auto* navigation = m_window->findChild<QListWidget*>(QStringLiteral("navigation"));
        for (int page = 0; page < navigation->count(); ++page) {
            navigation->setCurrentRow(page);
            navigation->setFocus();
            QTest::qWait(30);
            QSet<QWidget*> seen;
            // Tables and editors may keep Tab for themselves; Ctrl+Tab leaves them.
            for (int i = 0; i < 400 && !seen.contains(QApplication::focusWidget()); ++i) {
                seen << QApplication::focusWidget();
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            }
            QVERIFY2(seen.size() >= 3,
                     qPrintable(QStringLiteral("page %1: Tab goes round %2 widgets").arg(page + 1).arg(seen.size())));
            QCOMPARE(QApplication::focusWidget() != nullptr, true);
        }
    }

    void closingTheWorkspaceLeavesOnlyWhatNeedsNone() {
        QTest::keySequence(m_window.get(), QKeySequence(QStringLiteral("Ctrl+W")));
        QTRY_VERIFY(!m_window->session());
        for (const QAction* action : actions()) {
            if (action->objectName().startsWith(QStringLiteral("actionImport")) ||
                action->objectName().startsWith(QStringLiteral("actionPage")) ||
                action->objectName() == QLatin1String("lassoAction")) {
                QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
            }
        }
        QTest::keySequence(m_window.get(), QKeySequence(QStringLiteral("Ctrl+Q")));
        QTRY_VERIFY(!m_window->isVisible());
    }
};

DOCENT_UI_TEST_MAIN(ActionsTest)
#include "ActionsTest.moc"
