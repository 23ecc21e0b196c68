// SPDX-License-Identifier: GPL-3.0-or-later
// The window as it is started in German, dark, and where it stood before: what is opened right away is drawn, and all
// of it has room on the smallest screen.

#include <QAction>
#include <QDialog>
#include <QListWidget>
#include <QPointer>
#include <QScreen>
#include <memory>

#include "main/MainWindow.h"
#include "pages/Page.h"
#include "support/Language.h"
#include "support/SampleWorkspace.h"
#include "support/Settings.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

constexpr QSize smallest(1280, 800);
constexpr int fewestColours = 30;  // of soft edges of text

QSet<QRgb> coloursOf(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            colours.insert(image.pixel(x, y));
        }
    }
    return colours;
}

/// What the screen shows of it, which a grab() of the widget would draw anew.
QImage shownOf(QWidget* widget) {
    return widget->screen()->grabWindow(widget->winId()).toImage();
}

}  // namespace

class DarkStartTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_workspace;

private Q_SLOTS:
    void initTestCase() {
        m_workspace = copySampleWorkspace(m_folder.filePath("sample").toStdString());
        storeLanguage(Language::German);
        Settings::setTheme(Theme::Dark);
        registerResources();
        applyLanguage(*QCoreApplication::instance(), storedLanguage());
        applyTheme(Settings::theme());
        MainWindow before(m_workspace);
        before.setGeometry(40, 30, smallest.width(), smallest.height());
        before.show();
        QVERIFY(QTest::qWaitForWindowExposed(&before));
        before.close();
        QVERIFY(!Settings::blob(QStringLiteral("geometry")).isEmpty());
    }

    void whatIsOpenedAtOnceIsDrawn_data() {
        QTest::addColumn<QString>("action");
        for (const char* action :
             {"actionImportSource", "actionAddWeights", "actionPalette", "actionGuide", "actionAbout"}) {
            QTest::newRow(action) << QString::fromLatin1(action);
        }
    }
    void whatIsOpenedAtOnceIsDrawn() {
        QFETCH(QString, action);
        MainWindow window(m_workspace);
        window.show();
        window.findChild<QAction*>(action)->trigger();  // before the first frame
        QPointer<QDialog> dialog;
        QTRY_VERIFY((dialog = window.findChild<QDialog*>()) && dialog->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QTRY_VERIFY2(coloursOf(shownOf(dialog)).size() > fewestColours, "it is of one flat colour");
        QVERIFY(coloursOf(shownOf(dialog)).contains(dialog->palette().color(QPalette::Window).rgb()));
        QTRY_VERIFY(coloursOf(shownOf(&window)).size() > fewestColours);
        QVERIFY(dialog->width() <= smallest.width() && dialog->height() <= smallest.height());
        dialog->close();
    }

    void everyPageFitsTheSmallestScreen() {
        MainWindow window(m_workspace);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* navigation = window.findChild<QListWidget*>(QStringLiteral("navigation"));
        QStringList large;
        for (int i = 0; i < navigation->count(); ++i) {
            navigation->setCurrentRow(i);
            QTest::qWait(100);
            const QSize wanted = window.minimumSizeHint();
            if (wanted.width() > smallest.width() || wanted.height() > smallest.height()) {
                large << QStringLiteral("%1 wants %2 x %3")
                             .arg(navigation->item(i)->text())
                             .arg(wanted.width())
                             .arg(wanted.height());
            }
        }
        QVERIFY2(large.isEmpty(), qPrintable(large.join(QStringLiteral("; "))));
        QCOMPARE(window.size(), smallest);
    }
};

DOCENT_UI_TEST_MAIN(DarkStartTest)
#include "DarkStartTest.moc"
