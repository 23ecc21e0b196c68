// SPDX-License-Identifier: GPL-3.0-or-later
// The window in German: its own texts, what the core says, numbers, and room for the longer words.

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenuBar>
#include <memory>

#include "base/Error.h"
#include "main/MainWindow.h"
#include "pages/Page.h"
#include "support/CoreText.h"
#include "support/Language.h"
#include "support/SampleWorkspace.h"
#include "support/Text.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {
constexpr int narrowest = 1280;
}

class LanguageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase() {
        registerResources();
        applyLanguage(*QCoreApplication::instance(), Language::German);
        m_window = std::make_unique<MainWindow>(copySampleWorkspace(m_folder.filePath("sample").toStdString()));
        m_window->resize(narrowest, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void pagesAndMenusAreGerman() {
        auto* navigation = m_window->findChild<QListWidget*>(QStringLiteral("navigation"));
        QCOMPARE(navigation->item(0)->text(), QStringLiteral("Klassen"));
        QCOMPARE(navigation->item(1)->text(), QStringLiteral("Experten"));
        QCOMPARE(QString(m_window->menuBar()->actions().constFirst()->text()).remove(QLatin1Char('&')),
                 QStringLiteral("Datei"));
        QCOMPARE(percent(0.125), QStringLiteral("12,5 %"));
    }

    void messagesOfTheCoreAreGerman() {
        QCOMPARE(coreText(QStringLiteral("There is a data set 'owls' already")),
                 QStringLiteral("Die Datenmenge „owls“ gibt es bereits"));
        // A value may look like a gap, or hold words of a message.
        QVERIFY(coreText(QStringLiteral("There is a data set '%1 and %2' already"))
                    .contains(QStringLiteral("„%1 and %2“")));
        const QString whole = errorText(Error("There is a data set 'owls' already", "Choose another folder"));
        QVERIFY2(whole.startsWith(QStringLiteral("Die Datenmenge „owls“ gibt es bereits. ")) &&
                     !whole.contains(QStringLiteral("Choose")),
                 qPrintable(whole));
        QCOMPARE(coreText(QStringLiteral("Nothing that the core says")), QStringLiteral("Nothing that the core says"));
        QCOMPARE(coreText(QString()), QString());
    }

    void everyPageHasRoom() {
        auto* navigation = m_window->findChild<QListWidget*>(QStringLiteral("navigation"));
        QStringList wide;
        for (int i = 0; i < navigation->count(); ++i) {
            navigation->setCurrentRow(i);
            QTest::qWait(100);
            const int room = narrowest - navigation->parentWidget()->width();
            for (const Page* page : m_window->findChildren<Page*>()) {
                if (page->isVisible() && page->minimumSizeHint().width() > room) {
                    wide << QStringLiteral("%1 wants %2 of %3 pixels")
                                .arg(page->objectName())
                                .arg(page->minimumSizeHint().width())
                                .arg(room);
                }
            }
            QVERIFY2(navigation->sizeHintForColumn(0) <= navigation->viewport()->width(),
                     qPrintable(navigation->item(i)->text()));
        }
        QVERIFY2(wide.isEmpty(), qPrintable(wide.join(QStringLiteral("; "))));
    }
};

DOCENT_UI_TEST_MAIN(LanguageTest)
#include "LanguageTest.moc"
