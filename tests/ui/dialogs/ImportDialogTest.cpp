// SPDX-License-Identifier: GPL-3.0-or-later
// The import dialog, what it leaves out, and re-linking, by real events on widgets found by name. With
// DOCENT_SCREENSHOTS=DIR each step is written there as a PNG; DOCENT_THEME=dark draws it dark.
#include "dialogs/ImportDialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QThread>
#include <QThreadPool>
#include <QTreeView>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/Parallel.h"
#include "dialogs/ImportPreviewPane.h"
#include "dialogs/ImportWords.h"
#include "dialogs/RelinkDialog.h"
#include "dialogs/SkippedDialog.h"
#include "dialogs/SkippedView.h"
#include "support/FolderDialog.h"
#include "support/PictureSet.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/OptionsForm.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {
constexpr int waitMilliseconds = 10'000;
}  // namespace

class ImportDialogTest : public WidgetTest {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    QPointer<QDialog> m_dialog;

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QWidget* root() const override { return m_dialog; }
    void open(const ImportOptions& options = {}) {
        m_dialog = new ImportDialog(*m_session, options, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    void type(const char* name, const QString& text) { WidgetTest::type(find<QLineEdit>(name), text); }
    bool canImport() { return find<QPushButton>("ok")->isEnabled(); }
    OptionsForm* form() { return m_dialog->findChild<OptionsForm*>(); }
    /// Two classes of one large picture under many names: it takes long to decode and no room on the disk.
    void writeSlowSet(const char* name, int perClass, int side) {
        writePictureSet(path(name).toStdString(), {{"a", PictureClass::Shape::Disc, 0xc03030, 1}}, side);
        QVERIFY(QDir(path(name)).mkpath(QStringLiteral("b")));
        const std::filesystem::path folder = path(name).toStdString();
        const std::filesystem::path one = folder / "one.png";
        std::filesystem::rename(std::filesystem::directory_iterator(folder / "a")->path(), one);
        for (int i = 0; i < perClass; ++i) {
            std::filesystem::create_hard_link(one, folder / "a" / (std::to_string(i) + ".png"));
            std::filesystem::create_hard_link(one, folder / "b" / (std::to_string(i) + ".png"));
        }
        std::filesystem::remove(one);
    }
    /// "Checking pictures: 1,234 of ..." and "1,234 of ... pictures were checked"; -1 where there is no number.
    static int doneOf(const QString& words) {
        static const QRegularExpression number(QStringLiteral("([\\d,]+) of"));
        const QRegularExpressionMatch match = number.match(words);
        return match.hasMatch() ? match.captured(1).remove(QLatin1Char(',')).toInt() : -1;
    }
    void waitForJobs() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().front().state == JobState::Succeeded, waitMilliseconds);
    }

private Q_SLOTS:
    void initTestCase() {
        setThreadLimit(1);  // so that it is known how long a check takes, at least
        writePictureSet(path("shapes").toStdString(), sourceClasses(14));
        std::vector<PictureClass> uneven = sourceClasses(8);
        uneven[0].count = 96;
        uneven[4].count = 1;
        uneven[7].count = 3;
        writePictureSet(path("Uneven Set").toStdString(), uneven);
        for (int i = 0; i < 4; ++i) {
            std::ofstream(path("Uneven Set/discs/note").toStdString() + std::to_string(i) + ".txt") << "x";
        }
        std::ofstream(path("Uneven Set/rings/red/broken.png").toStdString()) << "no picture";
        m_session = std::make_unique<Session>(Workspace::create(path("work").toStdString()).folder());
    }
    void cleanup() { delete m_dialog; }

    void tellsWhatAFolderWouldMake() {
        open();
        QVERIFY(text("previewText").contains(QStringLiteral("Nothing is written")));
        QVERIFY(!canImport());
        picture("import-empty");
        type("path", path("shapes"));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY2(text("previewText").contains(QStringLiteral("168 pictures in 12 classes")),
                 qPrintable(text("previewText")));
        QVERIFY2(text("recognised").startsWith(QStringLiteral("Recognised as nested folders: ")),
                 qPrintable(text("recognised")));
        QCOMPARE(form()->value(QStringLiteral("name")).toString(), QStringLiteral("shapes"));
        auto* tree = find<QTreeView>("previewNodes");
        QCOMPARE(tree->model()->index(0, 1).data().toString(), QStringLiteral("168"));
        const QModelIndex top = tree->model()->index(0, 0, tree->model()->index(0, 0));
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 4);
        QCOMPARE(top.siblingAtColumn(1).data().toString(), QStringLiteral("42"));
        QVERIFY(text("previewConsequences").contains(QStringLiteral("Mirrored copies are used")));
        QVERIFY(m_session->jobs().empty());
        picture("import-folder");
        // As a task there is nothing to validate with.
        QVERIFY(text("previewText").contains(QStringLiteral("to validate")));
        QTest::mouseClick(find<QRadioButton>("importAsTask"), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY(!text("previewText").contains(QStringLiteral("to validate")));
        // The command line does the same.
        QTest::mouseClick(find<QPushButton>("copyCommandLine"), Qt::LeftButton);
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY2(line.startsWith(QStringLiteral("docent dataset add %1 --name shapes --target").arg(path("shapes"))),
                 qPrintable(line));
    }

    void saysWhatFollowsForSmallClasses() {
        open({.path = path("Uneven Set").toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(!text("previewProblem").isEmpty(), waitMilliseconds);
        QVERIFY(text("previewProblem").contains(QStringLiteral("has only 1 picture")));
        QVERIFY(text("previewConsequences").contains(QStringLiteral("One class has fewer than 2 pictures.")));
        QVERIFY(text("previewConsequences").contains(QStringLiteral("Classes are uneven")));
        QVERIFY(!canImport());
        QCOMPARE(form()->value(QStringLiteral("name")).toString(), QStringLiteral("uneven-set"));
        auto* tabs = find<QTabWidget>("previewTabs");
        auto* classes = find<RecordTable>("classTable");
        tabs->setCurrentIndex(1);
        QCOMPARE(classes->textAt(0, 1), QStringLiteral("96"));
        QVERIFY2(classes->textAt(11, 0).endsWith(QStringLiteral("too small")), qPrintable(classes->textAt(11, 0)));
        picture("import-classes");
        form()->setValue(QStringLiteral("small_classes"), QStringLiteral("drop"));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY(find<QLabel>("previewProblem")->isHidden());
        QVERIFY(text("previewConsequences").contains(QStringLiteral("One picture of it is left out.")));
        // Samples are decoded while they are looked at; a broken one is marked.
        tabs->setCurrentIndex(2);
        auto* samples = find<QListWidget>("previewSamples");
        QVERIFY(samples->count() > 20);
        QTRY_VERIFY_WITH_TIMEOUT(!samples->item(samples->count() - 1)->icon().isNull(), waitMilliseconds);
        QTest::qWait(300);
        picture("import-samples");
        tabs->setCurrentIndex(3);
        picture("import-left-out");
        auto* skipped = m_dialog->findChild<SkippedView*>();
        QTRY_COMPARE_WITH_TIMEOUT(skipped->shownCount(), 6, waitMilliseconds);
        find<QComboBox>("skippedReasons")->setCurrentIndex(1);
        QCOMPARE(skipped->shownCount(), 4);
        type("skippedSearch", QStringLiteral("note2"));
        QCOMPARE(skipped->shownCount(), 1);
        QTest::mouseClick(find<QPushButton>("copySkipped"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("discs/note2.txt\tis not a picture (.txt)"));
        FolderDialog::setNextChoice(path("left-out.csv"));
        QTest::mouseClick(find<QPushButton>("saveSkipped"), Qt::LeftButton);
        QFile saved(path("left-out.csv"));
        QVERIFY(saved.open(QFile::ReadOnly));
        QCOMPARE(saved.readAll().count('\n'), 7);
    }

    void brokenPicturesAreToldBeforeTheImport() {
        writePictureSet(path("damaged").toStdString(), sourceClasses(14));
        std::ofstream(path("damaged/discs/red/picture3.png").toStdString()) << "no picture";
        QFile whole(path("damaged/rings/blue/picture5.png"));
        QVERIFY(whole.open(QFile::ReadWrite) && whole.resize(whole.size() / 2));
        whole.close();
        open({.path = path("damaged").toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(
            text("checkText").startsWith(QStringLiteral("168 pictures were checked: 2 are broken")), waitMilliseconds);
        QTRY_VERIFY2_WITH_TIMEOUT(text("previewText").contains(QStringLiteral("166 pictures in 12 classes")),
                                  qPrintable(text("previewText")), waitMilliseconds);
        QVERIFY(canImport());
        QVERIFY(m_session->jobs().empty() || !m_session->isBusy());
        auto* tabs = find<QTabWidget>("previewTabs");
        tabs->setCurrentIndex(3);
        QCOMPARE(tabs->tabText(3).remove(QLatin1Char('&')), QStringLiteral("Left out (2)"));
        auto* table = find<QTableView>("skippedTable");
        QStringList lines;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            lines << table->model()->index(row, 0).data().toString();
            QVERIFY(!table->model()->index(row, 1).data().toString().isEmpty());
        }
        QCOMPARE(lines,
                 (QStringList{QStringLiteral("discs/red/picture3.png"), QStringLiteral("rings/blue/picture5.png")}));
        picture("import-broken");
        // What is chosen in the list stays when other options are looked at, and what was found stays known.
        find<QComboBox>("skippedReasons")->setCurrentIndex(1);
        const int shown = m_dialog->findChild<SkippedView*>()->shownCount();
        QTest::mouseClick(find<QRadioButton>("importAsTask"), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_VERIFY_WITH_TIMEOUT(!text("previewText").contains(QStringLiteral("to validate")), waitMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(text("checkText").startsWith(QStringLiteral("168 pictures were checked")),
                                 waitMilliseconds);
        QCOMPARE(find<QComboBox>("skippedReasons")->currentIndex(), 1);
        QCOMPARE(m_dialog->findChild<SkippedView*>()->shownCount(), shown);
    }

    void picturesThatAreAllBrokenAreRefused() {
        for (const char* name : {"a/1.png", "a/2.png", "b/1.png", "b/2.png"}) {
            const QString file = path("all broken/") + QLatin1String(name);
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            std::ofstream(file.toStdString()) << "no picture";
        }
        open({.path = path("all broken").toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(text("previewProblem").startsWith(QStringLiteral("None of the 4 pictures")),
                                 waitMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->findChild<SkippedView*>()->shownCount(), 4, waitMilliseconds);
        QVERIFY(!canImport());
        picture("import-all-broken");
    }

    void aCheckStopsAndGoesOn() {
        writeSlowSet("slow", 150, 1500);
        open({.path = path("slow").toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(text("checkText").contains(QStringLiteral(", about ")), 30'000);
        QVERIFY2(text("checkText").startsWith(QStringLiteral("Checking pictures: ")), qPrintable(text("checkText")));
        QVERIFY2(text("checkText").contains(QStringLiteral(" of 300, about ")), qPrintable(text("checkText")));
        QVERIFY(text("checkText").endsWith(QStringLiteral(" left")));
        QVERIFY(canImport());
        picture("import-checking");
        const QPointer<QPushButton> button = find<QPushButton>("checkPictures");
        click(button);
        QVERIFY2(text("checkText").contains(QStringLiteral(" of 300 pictures were checked.")),
                 qPrintable(text("checkText")));
        QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, waitMilliseconds);
        const int stoppedAt = doneOf(text("checkText"));
        QVERIFY(stoppedAt > 0 && stoppedAt < 300);
        picture("import-check-stopped");
        // It stays stopped whatever is changed, until it is asked for; then it goes on.
        form()->setValue(QStringLiteral("name"), QStringLiteral("other"));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY(text("checkText").contains(QStringLiteral("stopped")));
        click(button);
        QTRY_VERIFY_WITH_TIMEOUT(doneOf(text("checkText")) >= stoppedAt, waitMilliseconds);
        // Of another size all are looked at again.
        QTRY_VERIFY_WITH_TIMEOUT(doneOf(text("checkText")) > stoppedAt, waitMilliseconds);
        form()->setValue(QStringLiteral("image_size"), 48);
        QTRY_VERIFY_WITH_TIMEOUT(
            text("checkText").startsWith(QStringLiteral("Checking")) && doneOf(text("checkText")) < stoppedAt,
            waitMilliseconds);
        // The import does not wait for it.
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        const QPointer<QDialog> gone(m_dialog);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(gone.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, waitMilliseconds);
    }

    void brokenPicturesAreToldWhileOthersAreChecked() {
        writeSlowSet("slowly", 100, 1200);  // few enough to be checked unasked on a busy machine
        QVERIFY(QFile::remove(path("slowly/a/0.png")));
        std::ofstream(path("slowly/a/0.png").toStdString()) << "no picture";
        open({.path = path("slowly").toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(text("checkText").endsWith(QStringLiteral("one is broken")), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->findChild<SkippedView*>()->shownCount(), 1, waitMilliseconds);
        QVERIFY(text("checkText").startsWith(QStringLiteral("Checking")));
        QVERIFY(text("previewText").contains(QStringLiteral("199 pictures")));
        QVERIFY(canImport());
    }

    void manyPicturesAreCheckedWhenAPersonAsks() {
        writeSlowSet("very slow", 2000, 3000);
        open({.path = path("very slow").toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), 60'000);
        QVERIFY2(text("checkText").startsWith(QStringLiteral("Not checked for broken pictures")),
                 qPrintable(text("checkText")));
        picture("import-not-checked");
        auto* button = find<QPushButton>("checkPictures");
        QCOMPARE(button->text().remove(QLatin1Char('&')), QStringLiteral("Check all pictures"));
        click(button);
        QTRY_VERIFY_WITH_TIMEOUT(doneOf(text("checkText")) > 1, waitMilliseconds);
        // A change of an option begins it again.
        QTest::mouseClick(find<QRadioButton>("importAsTask"), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_VERIFY_WITH_TIMEOUT(!text("previewText").contains(QStringLiteral("to validate")) && canImport(),
                                 waitMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(doneOf(text("checkText")) > 1, waitMilliseconds);
        // Another path ends it.
        type("path", path("shapes"));
        QTRY_VERIFY_WITH_TIMEOUT(text("checkText").startsWith(QStringLiteral("168 pictures were checked: none")),
                                 waitMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, waitMilliseconds);
    }

    /// Its path does not tell that it is a list.
    void aFolderThatHoldsListsHasTheirFields() {
        const std::filesystem::path folder = path("coco").toStdString();
        writePictureSet(folder / "train2017", sourceClasses(4));
        std::filesystem::create_directories(folder / "annotations");
        QStringList images;
        QStringList annotations;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "train2017")) {
            if (entry.is_regular_file()) {
                const QString name =
                    QString::fromStdString(entry.path().lexically_relative(folder / "train2017").string());
                const auto id = images.size();
                images << QStringLiteral(R"({"id": %1, "file_name": "%2"})").arg(id).arg(name);
                annotations << QStringLiteral(R"({"image_id": %1, "category_id": %2, "bbox": [0, 0, 9, 9]})")
                                   .arg(id)
                                   .arg(id % 2);
            }
        }
        std::ofstream(folder / "annotations/instances_train2017.json")
            << QStringLiteral(R"({"images": [%1], "annotations": [%2], "categories": [{"id": 0, "name": "owl"},
                                  {"id": 1, "name": "cat"}]})")
                   .arg(images.join(QLatin1Char(',')), annotations.join(QLatin1Char(',')))
                   .toStdString();
        open();
        QVERIFY(m_dialog->findChild<QWidget*>(QStringLiteral("option_boxes")) == nullptr);
        type("path", path("coco"));
        auto* name = find<QLineEdit>("option_name");
        name->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY2(text("recognised").startsWith(QStringLiteral("Recognised as COCO annotations: ")),
                 qPrintable(text("recognised")));
        QVERIFY(m_dialog->findChild<QWidget*>(QStringLiteral("option_boxes")) != nullptr);
        QTRY_VERIFY(m_dialog->focusWidget() != nullptr &&
                    m_dialog->focusWidget()->objectName() == QLatin1String("option_name"));
        picture("import-coco-folder");
        // Of one that cannot be read for lack of what these fields say, too.
        std::filesystem::rename(folder / "train2017", path("elsewhere").toStdString());
        type("path", path("shapes"));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY(m_dialog->findChild<QWidget*>(QStringLiteral("option_root")) == nullptr);
        type("path", path("coco"));
        QTRY_VERIFY_WITH_TIMEOUT(text("previewProblem").contains(QStringLiteral("“Root”")), waitMilliseconds);
        QVERIFY(m_dialog->findChild<QWidget*>(QStringLiteral("option_root")) != nullptr);
    }

    void importsAListAndReplacesIt() {
        std::ofstream list(path("list.csv").toStdString());
        list << "file;kind;remark\n";
        QDir shapes(path("shapes/discs"));
        for (const QString& one : shapes.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QString& file : QDir(shapes.filePath(one)).entryList(QDir::Files)) {
                list << (one + "/" + file).toStdString() << ";round/" << one.toStdString() << ";x\n";
            }
        }
        list << "gone.png;round/x;x\n";
        list.close();
        open();
        type("path", QStringLiteral("file://") + path("list.csv"));
        QCOMPARE(find<QLineEdit>("path")->text(), path("list.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(!text("previewProblem").isEmpty(), waitMilliseconds);
        QVERIFY2(text("previewProblem").contains(QStringLiteral("“Label columns”")),
                 qPrintable(text("previewProblem")));
        picture("import-list-problem");
        form()->setValue(QStringLiteral("label_columns"), QStringLiteral("kind"));
        QTRY_VERIFY_WITH_TIMEOUT(text("previewProblem").contains(QStringLiteral("“Root”")), waitMilliseconds);
        form()->setValue(QStringLiteral("root"), QStringLiteral("/nowhere/at all"));
        QCOMPARE(form()->problems(),
                 QStringList{QStringLiteral("“Root: paths start from”: There is no folder /nowhere/at all.")});
        QTest::qWait(600);
        QVERIFY(!canImport());
        form()->setValue(QStringLiteral("root"), shapes.path());
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY2(text("recognised").contains(QStringLiteral("a CSV table")), qPrintable(text("recognised")));
        QVERIFY(text("previewConsequences").contains(QStringLiteral("Not used of the list: remark.")));
        picture("import-list");
        const QPointer<QDialog> gone(m_dialog);
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QTRY_VERIFY(gone.isNull());
        waitForJobs();
        QVERIFY(m_session->workspace().hasDataset("list"));

        // The name is taken now, until it is to be replaced.
        ImportOptions again = m_session->workspace().dataset("list").options;
        again.replace = false;
        open(again);
        QTRY_VERIFY(find<QCheckBox>("replaceExisting")->isVisible());
        QTest::qWait(600);
        QVERIFY(!canImport());
        QVERIFY(!form()->problems().isEmpty());
        QVERIFY(form()->problems().constFirst().contains(QStringLiteral("already")));
        QVERIFY(find<QLabel>("submitProblem")->isVisible());
        QVERIFY(text("submitProblem").contains(QStringLiteral("already")));
        picture("import-taken");
        QTest::mouseClick(find<QCheckBox>("replaceExisting"), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY(!find<QLabel>("submitProblem")->isVisible());
    }

    void takesADrop() {
        open();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path("shapes"))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_dialog, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
    }

    void relinks() {
        const QString before = path("shapes");
        QVERIFY(QDir().mkpath(path("disk")));
        QVERIFY(QDir().rename(before, path("disk/shapes")));
        auto* relink = new RelinkDialog(*m_session, QStringLiteral("list"), nullptr);
        m_dialog = relink;
        m_dialog->show();
        type("path", path("work"));
        QTRY_VERIFY_WITH_TIMEOUT(text("relinkWords").startsWith(QStringLiteral("0 of 42 pictures")), waitMilliseconds);
        QVERIFY(!canImport());
        picture("relink-missing");
        QSignalSpy changed(m_session.get(), &Session::datasetsChanged);
        type("path", path("disk/shapes"));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QVERIFY2(
            text("relinkWords").startsWith(QStringLiteral("All 42 pictures are in %1.").arg(path("disk/shapes/discs"))),
            qPrintable(text("relinkWords")));
        picture("relink");
        const QPointer<QDialog> gone(m_dialog);
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gone.isNull(), waitMilliseconds);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(qs(m_session->workspace().catalog("list").root), path("disk/shapes/discs"));
    }

    void aRelinkingThatWasCancelledTooLateIsSeen() {
        QVERIFY(QDir().mkpath(path("other disk")));
        QVERIFY(QDir().rename(path("disk/shapes"), path("other disk/shapes")));
        m_dialog = new RelinkDialog(*m_session, QStringLiteral("list"), nullptr);
        m_dialog->show();
        type("path", path("other disk/shapes"));
        QTRY_VERIFY_WITH_TIMEOUT(canImport(), waitMilliseconds);
        QSignalSpy changed(m_session.get(), &Session::datasetsChanged);
        QSignalSpy said(m_session.get(), &Session::said);
        m_dialog->accept();
        QVERIFY(!find<QPushButton>("importAgain")->isEnabled());
        // The window hears of nothing while it is written, and then the dialog is gone.
        const auto isWritten = [this] {
            return qs(m_session->workspace().catalog("list").root) == path("other disk/shapes/discs");
        };
        for (int i = 0; i < waitMilliseconds && !isWritten(); ++i) {
            QThread::msleep(1);
        }
        QVERIFY(isWritten());
        delete m_dialog;
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, waitMilliseconds);
        QCOMPARE(said.count(), 1);
        for (const DatasetRecord& record : m_session->datasets()) {
            QVERIFY(record.name != "list" || qs(record.root) == path("other disk/shapes/discs"));
        }
    }

    void manySkippedFilesDoNotStall() {
        std::vector<SkippedFile> files;
        for (int i = 0; i < 100'000; ++i) {
            files.push_back({"folder/file-" + std::to_string(i) + ".txt", "is not a picture (.txt)"});
        }
        m_dialog = new SkippedDialog(files, nullptr);
        m_dialog->show();
        QElapsedTimer timer;
        timer.start();
        type("skippedSearch", QStringLiteral("999"));
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(m_dialog->findChild<SkippedView*>()->shownCount(), 280);
    }
};

DOCENT_UI_TEST_MAIN(ImportDialogTest)
#include "ImportDialogTest.moc"
