// SPDX-License-Identifier: GPL-3.0-or-later
// The window in German: its own texts, what the core says, numbers, and room for the longer words.

#include <QAction>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenuBar>
#include <QRegularExpression>
#include <fstream>
#include <memory>

#include "base/Error.h"
#include "base/Files.h"
#include "jobs/Import.h"
#include "main/MainWindow.h"
#include "nn/PublishedWeights.h"
#include "pages/Page.h"
#include "support/CoreText.h"
#include "support/Language.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/StrategyText.h"
#include "support/Text.h"
#include "ui/Letters.h"
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
        // Of an option, whose key stays.
        QCOMPARE(coreText(QStringLiteral("name: There is a data set 'owls' already")),
                 QStringLiteral("name: Die Datenmenge „owls“ gibt es bereits"));
    }

    void stepsOfAStudyAreGerman() {
        QCOMPARE(stageText("best:knn (3 of 6) model 1 of 2: Sweep, trial 1 of 4"),
                 strategyText("best:knn") + QStringLiteral(" (3 von 6), Modell 1 von 2: ") +
                     coreText(QStringLiteral("Sweep, trial 1 of 4")));
        QCOMPARE(
            stageText("probe (1 of 6): Sweep, trial 1 of 4"),
            strategyText("probe") + QStringLiteral(" (1 von 6): ") + coreText(QStringLiteral("Sweep, trial 1 of 4")));
        QVERIFY(strategyText("probe") != QStringLiteral("probe"));
        QCOMPARE(stageText("Sweep, trial 1 of 4"), coreText(QStringLiteral("Sweep, trial 1 of 4")));
        // An option with its value, as the form shows them; what only follows an option stays.
        QCOMPARE(inWindowWords(QStringLiteral("x --small-classes merge (y), --root of z")),
                 QStringLiteral("x „Kleine Klassen: zusammenlegen“ (y), „Basisordner“ of z"));
    }

    void commonMistakesAreToldInGerman() {
        const std::filesystem::path root = m_folder.filePath("mistakes").toStdString();
        const auto write = [&](const char* name, const std::string& text) {
            makeFolder((root / name).parent_path());
            std::ofstream(root / name) << text;
            return (root / name).string();
        };
        const auto folder = [&](const char* name) {
            makeFolder(root / name);
            return (root / name).string();
        };
        QImage picture(24, 24, QImage::Format_RGB32);
        for (const char* name : {"one-class/cats/1.png", "one-class/cats/2.png", "flat/1.png", "small/cats/1.png",
                                 "small/cats/2.png", "small/dogs/1.png", "damaged/cats/1.png", "damaged/dogs/1.png"}) {
            makeFolder((root / name).parent_path());
            picture.fill(qHash(QLatin1String(name)));
            QVERIFY(picture.save(qs(root / name)));
        }
        write("damaged/cats/2.png", "no picture");
        write("damaged/dogs/notes.txt", "no picture either");
        write("damaged/.hidden/1.png", "");
        const auto preview = [](const std::string& path, const std::string& name = "pictures") {
            RunContext context;
            return previewImport({.path = path, .name = name}, context);
        };
        Session session(copySampleWorkspace(root / "sample"));
        QStringList told;
        const auto hear = [&told](const auto& mistake) {
            try {
                mistake();
            } catch (const std::exception& error) {
                told << errorText(error);
            }
        };
        for (const std::string& path :
             {std::string(), root.string() + "/nowhere", folder("empty"), folder("one-class"), folder("flat"),
              folder("small"), write("words.txt", "words"), write("list.csv", "a\n1\n"), write("empty.csv", ""),
              write("list.json", "[{\"file\": "), write("other.json", "{}"), write("bytes", std::string(40, '\1'))}) {
            hear([&] { told << coreText(preview(path).problem); });
        }
        for (const SkippedFile& file : preview(folder("damaged")).record.skipped) {
            told << coreText(file.reason);
        }
        for (const std::string& name : {std::string(), std::string("a/b"), std::string("shapes")}) {
            hear([&] { session.submit(ImportJob{{.path = (root / "small").string(), .name = name}}); });
        }
        hear([&] { session.submit(BaselineJob{.source = "nothing"}); });
        hear([&] { session.submit(BaselineJob{.source = "shapes", .training = {.epochs = 0, .batchSize = 0}}); });
        hear([&] { session.submit(ExpertJob{.source = "shapes", .node = "nothing"}); });
        hear([&] { session.submit(RankJob{.task = "nothing"}); });
        hear([&] { session.submit(RankJob{.task = "signs", .models = {"nothing"}}); });
        hear([&] { session.submit(TransferJob{.task = "signs", .model = "nothing"}); });
        hear([&] { session.submit(ExportJob{.run = "nothing"}); });
        hear([&] { Session other(session.workspace().folder()); });
        hear([&] { Session other(folder("empty")); });
        hear([&] { (void)PublishedWeights(write("weights.npz", "no weights")); });
        hear([&] { (void)PublishedWeights(write("weights.bin", "no weights")); });
        connect(&session, &Session::failed, this, [&](const QString&, const QString& text) { told << text; });
        session.renameModel("shapes-discs", "shapes-squares");
        session.renameModel("shapes-discs", "a/b");
        session.removeModels({"shapes-baseline"});
        session.removeDataset("shapes");
        QVERIFY(told.size() > 25);
        static const QRegularExpression english(
            QStringLiteral("\\b(the|is|are|cannot|not|of|with|has|have|no|and|or|There|Choose|Check|Give|must)\\b"));
        QStringList wrong;
        for (const QString& text : told) {
            // What the readers of JSON and of weights find at which byte is English.
            static const QRegularExpression detail(QStringLiteral(": (byte \\d|line \\d).*"));
            if (QString(text).remove(detail).contains(english)) {
                wrong << text;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void noTwoShareALetter() {
        auto* navigation = m_window->findChild<QListWidget*>(QStringLiteral("navigation"));
        QSet<QString> menus;
        for (const QAction* menu : m_window->menuBar()->actions()) {
            const QString key = QKeySequence::mnemonic(menu->text()).toString();
            QVERIFY2(!menus.contains(key), qPrintable(menu->text()));
            menus << key;
        }
        QStringList wrong;
        for (int i = 0; i < navigation->count(); ++i) {
            navigation->setCurrentRow(i);
            QTest::qWait(200);
            for (const auto& [key, text] : lettersOf(*m_window)) {
                if (menus.contains(key)) {
                    wrong << QStringLiteral("%1: %2 is of a menu").arg(navigation->item(i)->text(), text);
                }
            }
            for (const QString& clash : clashingLetters(*m_window)) {
                wrong << QStringLiteral("%1: %2").arg(navigation->item(i)->text(), clash);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
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
