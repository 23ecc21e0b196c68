// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the window with the mouse and the keyboard, on pictures made for the purpose: new workspace,
// import, baseline, experts, task, ranking, fine-tuning, export; and what closing does while a job runs.
// With DOCENT_SCREENSHOTS=DIR each step is written there as a PNG.

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>
#include <memory>

#include "main/MainWindow.h"
#include "models/HierarchyModel.h"
#include "pages/JobsPanel.h"
#include "pages/ModelPicker.h"
#include "plots/CurvePlot.h"
#include "plots/RankingPlot.h"
#include "support/MessageBox.h"
#include "support/PictureSet.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/JobCard.h"
#include "widgets/LiveLabel.h"
#include "widgets/OptionsForm.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {
constexpr int jobMilliseconds = 60'000;
constexpr int shortMilliseconds = 10'000;
}  // namespace

class WindowJourneyTest : public WidgetTest {
    Q_OBJECT

    [[nodiscard]] QWidget* root() const override { return m_window.get(); }
    void showPage(int number) {
        // Without a window manager nobody gives the focus back when a dialog has closed.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier);
        QCOMPARE(find<QListWidget>("navigation")->currentRow(), number - 1);
    }
    /// As a person: looks at the card of the newest job until it says how it ended.
    void waitForNewestJob() {
        const std::string id = m_window->session()->jobs().front().id;
        auto* panel = find<JobsPanel>("jobsPanel");
        JobCard* card = panel->card(qs(id));
        QVERIFY(card != nullptr);
        auto* state = find<QLabel>("jobState", card);
        QTRY_VERIFY_WITH_TIMEOUT(
            state->text() == stateText(JobState::Succeeded) || state->text() == stateText(JobState::Failed),
            jobMilliseconds);
        QVERIFY2(state->text() == stateText(JobState::Succeeded), qPrintable(find<QLabel>("jobError", card)->text()));
    }
    QModelIndex node(const QStringList& names) {
        auto* tree = find<QTreeView>("hierarchyTree");
        QModelIndex place = tree->model()->index(0, 0);
        for (const QString& name : names) {
            tree->expand(place);
            QModelIndex found;
            for (int row = 0; row < tree->model()->rowCount(place); ++row) {
                const QModelIndex child = tree->model()->index(row, 0, place);
                if (child.data().toString() == name) {
                    found = child;
                }
            }
            place = found;
        }
        return place;
    }
    void importFolder(const QString& folder, bool target) {
        QDialog* import = dialog("importDialog");
        click(find<QRadioButton>(target ? "importAsTask" : "importAsSource", import));
        type(find<QLineEdit>("path", import), folder);
        auto* ok = find<QPushButton>("ok", import);
        QTRY_VERIFY_WITH_TIMEOUT(ok->isEnabled(), shortMilliseconds);
        QVERIFY2(find<QLabel>("previewText", import)->text().contains(QStringLiteral("pictures")),
                 qPrintable(find<QLabel>("previewText", import)->text()));
        picture(target ? "import-task" : "import-source", import);
        const QPointer<QDialog> gone(import);
        click(ok);
        QTRY_VERIFY(gone.isNull());
        waitForNewestJob();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QDir().mkpath(m_folder.filePath(QStringLiteral("pictures")));
        writePictureSet(m_folder.filePath(QStringLiteral("pictures/shapes")).toStdString(), sourceClasses(14));
        writePictureSet(m_folder.filePath(QStringLiteral("pictures/signs")).toStdString(), taskClasses(20));
        m_window = std::make_unique<MainWindow>(std::filesystem::path());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { MessageBox::clearShown(); }

    void newWorkspace() {
        QVERIFY(m_window->session() == nullptr);
        picture("welcome");
        click(find<QPushButton>("welcomeNew"));
        QDialog* create = dialog("newWorkspaceDialog");
        // A bare name lies where workspaces are proposed, and that is told.
        const QString proposed = QFileInfo(find<QLineEdit>("path", create)->text()).path();
        type(find<QLineEdit>("path", create), QStringLiteral("bare"));
        QVERIFY(find<QLabel>("workspacePlace", create)->isVisible());
        QVERIFY(find<QLabel>("workspacePlace", create)->text().contains(proposed + QStringLiteral("/bare")));
        type(find<QLineEdit>("path", create), m_folder.filePath(QStringLiteral("work")));
        click(find<QPushButton>("ok", create));
        QTRY_VERIFY(m_window->session() != nullptr);
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("work/docent.yaml"))));
        picture("labels-empty");
    }

    void importSource() {
        click(find<QPushButton>("emptyButton", find<QWidget>("labelsPage")));
        importFolder(m_folder.filePath(QStringLiteral("pictures/shapes")), false);
        QTRY_COMPARE_WITH_TIMEOUT(node({}).data().toString(), QStringLiteral("All of shapes"), shortMilliseconds);
        QCOMPARE(node({}).siblingAtColumn(HierarchyModel::ImagesColumn).data().toString(), QStringLiteral("168"));
        auto* thumbnails = find<QListView>("thumbnails");
        QCOMPARE(thumbnails->model()->rowCount(), 168);
        QTRY_VERIFY(!thumbnails->model()->index(0, 0).data(Qt::DecorationRole).isNull());
    }

    void lookAround() {
        auto* tree = find<QTreeView>("hierarchyTree");
        const QString branch = node({}).model()->index(0, 0, node({})).data().toString();
        const QModelIndex index = node({branch});
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
        QCOMPARE(find<QListView>("thumbnails")->model()->rowCount(), 42);
        // A double click shows the picture in full.
        auto* list = find<QListView>("thumbnails");
        const QPoint place = list->visualRect(list->model()->index(1, 0)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, place);
        QDialog* full = dialog("pictureDialog");
        QTRY_VERIFY(find<QLabel>("pictureFacts", full)->text().contains(QStringLiteral("pixels")));
        picture("picture", full);
        QTest::keyClick(full, Qt::Key_Escape);
        // The search leaves what matches.
        auto* search = find<QLineEdit>("nodeSearch");
        type(search, QStringLiteral("red"));
        QVERIFY(tree->model()->rowCount(node({})) > 0);
        type(search, QStringLiteral("xyzzy"));
        QCOMPARE(tree->model()->rowCount(node({})), 0);
        QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(search, Qt::Key_Delete);
        QVERIFY(tree->model()->rowCount(node({})) > 1);
    }

    void trainBaseline() {
        click(find<QPushButton>("trainBaseline"));
        QDialog* train = dialog("baselineDialog");
        auto* form = train->findChild<OptionsForm*>();
        form->setValue(QStringLiteral("epochs"), -1);
        QVERIFY(!find<QPushButton>("ok", train)->isEnabled());
        form->setValue(QStringLiteral("epochs"), 3);
        form->setValue(QStringLiteral("batch_size"), 16);
        picture("train-baseline", train);
        click(find<QPushButton>("ok", train));
        waitForNewestJob();
        QTRY_VERIFY(
            node({}).siblingAtColumn(HierarchyModel::ExpertColumn).data().toString().contains(QLatin1Char('%')));
        showPage(2);
        auto* table = find<RecordTable>("modelTable");
        QCOMPARE(table->recordCount(), 1);
        QCOMPARE(table->currentKey(), QStringLiteral("shapes-baseline"));
        QVERIFY(find<QLabel>("modelDetails")->text().contains(QStringLiteral("3 epochs")));
        picture("experts-one");
        showPage(1);
    }

    void trainExperts() {
        auto* experts = find<QPushButton>("trainExperts");
        QVERIFY(!experts->isEnabled());
        // One by a suggestion for small sets, others by hand.
        find<QSpinBox>("minImages")->setValue(20);
        click(find<QPushButton>("suggest"));
        QTRY_VERIFY(experts->isEnabled());
        click(find<QPushButton>("untickAll"));
        QVERIFY(!experts->isEnabled());
        auto* tree = find<QTreeView>("hierarchyTree");
        for (int row = 0; row < 2; ++row) {
            const QModelIndex index = tree->model()->index(row, 0, node({}));
            QStyleOptionViewItem option;
            option.initFrom(tree);
            option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
            option.rect = tree->visualRect(index);
            const QRect box = tree->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, tree);
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, box.center());
            QCOMPARE(index.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        }
        QCOMPARE(node({}).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        picture("labels");
        click(experts);
        QDialog* train = dialog("expertsDialog");
        QCOMPARE(find<RecordTable>("expertNodes", train)->recordCount(), 2);
        auto* form = train->findChild<OptionsForm*>();
        form->setValue(QStringLiteral("epochs"), 2);
        form->setValue(QStringLiteral("batch_size"), 16);
        picture("train-experts", train);
        click(find<QPushButton>("ok", train));
        waitForNewestJob();
        showPage(2);
        QTRY_COMPARE(find<RecordTable>("modelTable")->recordCount(), 3);
        QTRY_VERIFY(!m_window->session()->isBusy());
    }

    void importTask() {
        showPage(3);
        picture("ranking-empty");
        click(find<QPushButton>("emptyButton", find<QWidget>("rankingPage")));
        importFolder(m_folder.filePath(QStringLiteral("pictures/signs")), true);
        QTRY_COMPARE(find<QComboBox>("taskChooser")->currentText(), QStringLiteral("signs"));
    }

    void rank() {
        click(find<QPushButton>("rankButton"));
        waitForNewestJob();
        auto* plot = find<RankingPlot>("rankingPlot");
        QTRY_VERIFY(plot->isVisible());
        QVERIFY(!find<QLabel>("recommendation")->text().isEmpty());
        picture("ranking");
        // A click on the last bar chooses that model.
        const auto ranking = m_window->session()->workspace().ranking("signs");
        QVERIFY(ranking.has_value());
        QCOMPARE(ranking->models.size(), std::size_t{3});
        const QString last = qs(ranking->models.back().name);
        auto* bars = plot->findChild<QWidget*>(QStringLiteral("rankingBars"));
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->mapFrom(plot, plot->barCentre(last)));
        QCOMPARE(find<QLabel>("expertName")->text(), last);
        QCOMPARE(find<RecordTable>("classScores")->recordCount(), 4);
        QCOMPARE(find<QLabel>("expertScore")->text(), percent(ranking->models.back().score));
        // Its node is one click away.
        click(find<QPushButton>("showNode", find<QWidget>("rankingPage")));
        QCOMPARE(find<QListWidget>("navigation")->currentRow(), 0);
        showPage(3);
    }

    void fineTune() {
        const QString model = find<QLabel>("expertName")->text();
        click(find<QPushButton>("fineTune"));
        QCOMPARE(find<QListWidget>("navigation")->currentRow(), 3);
        QTRY_COMPARE(find<QWidget>("transferPage")->findChild<ModelPicker*>()->chosen(), QStringList{model});
        QTRY_VERIFY(find<QPushButton>("startTransfer")->isEnabled());
        auto* form = find<QWidget>("transferPage")->findChild<OptionsForm*>();
        form->setValue(QStringLiteral("learning_rates"), QStringLiteral("0.03, 0.01"));
        form->setValue(QStringLiteral("steps"), QStringLiteral("10"));
        form->setValue(QStringLiteral("batch_size"), 16);
        click(find<QPushButton>("startTransfer"));
        waitForNewestJob();
        auto* run = find<QWidget>("transferRun");
        QTRY_VERIFY(find<QLabel>("runAccuracy", run)->text().contains(QLatin1Char('%')));
        QCOMPARE(find<RecordTable>("sweepTable", run)->recordCount(), 2);
        QCOMPARE(find<RecordTable>("classTable", run)->recordCount(), 4);
        picture("transfer");
    }

    void aSecondRunHasANameOfItsOwn() {
        click(find<QPushButton>("startTransfer"));
        const QString second = qs(m_window->session()->jobs().front().subject);
        QVERIFY2(second.startsWith(QStringLiteral("signs-shapes-")) && second.endsWith(QStringLiteral("-2")),
                 qPrintable(second));
        waitForNewestJob();
        showPage(5);
        auto* table = find<RecordTable>("runTable");
        QTRY_COMPARE(table->recordCount(), 2);
        table->setCurrentKey(second);
        click(find<QPushButton>("deleteRun"));
        QCOMPARE(table->recordCount(), 1);
    }

    void exportIt() {
        showPage(5);
        QCOMPARE(find<RecordTable>("runTable")->recordCount(), 1);
        picture("runs");
        click(find<QPushButton>("exportRun", find<QWidget>("runsPage")));
        QDialog* shown = dialog("exportDialog");
        const QString folder = m_folder.filePath(QStringLiteral("taken away"));
        type(find<QLineEdit>("path", shown), folder);
        picture("export-before", shown);
        click(find<QPushButton>("ok", shown));
        waitForNewestJob();
        auto* result = find<QLabel>("exportResult", shown);
        QTRY_VERIFY2(result->text().contains(QStringLiteral("max |Δ|")), qPrintable(result->text()));
        picture("export-after", shown);
        click(find<QPushButton>("cancel", shown));
        QCOMPARE(QDir(folder).entryList({QStringLiteral("*.pt"), QStringLiteral("*.safetensors")}).size(), 2);
        QVERIFY(QFile::exists(folder + QStringLiteral("/MODEL_CARD.md")));
        showPage(2);
        picture("experts");
        showPage(1);
        picture("labels-after");
    }

    void droppedFolderIsImported() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("pictures/signs")))});
        // Qt gives a drop to the widget that took the drag.
        QDragEnterEvent enter(QPoint(600, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(600, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QDialog* import = dialog("importDialog");
        QCOMPARE(find<QLineEdit>("path", import)->text(), m_folder.filePath(QStringLiteral("pictures/signs")));
        click(find<QPushButton>("cancel", import));
    }

    void lockedWorkspaceIsToldAndNothingElse() {
        MainWindow other{std::filesystem::path()};
        MessageBox::setNextAnswer(QStringLiteral("ok"));
        other.openWorkspace(m_folder.filePath(QStringLiteral("work")).toStdString());
        QVERIFY(other.session() == nullptr);
        QCOMPARE(MessageBox::shown().size(), 1);
        QVERIFY2(MessageBox::shown().constFirst().contains(QStringLiteral("Docent")),
                 qPrintable(MessageBox::shown().constFirst()));
    }

    void closingAsksAboutRunningJobs() {
        BaselineJob endless{.name = "long", .source = "shapes"};
        endless.training.epochs = 100'000;
        endless.training.batchSize = 16;
        const std::string id = m_window->session()->submit(endless);
        JobCard* card = find<JobsPanel>("jobsPanel")->card(qs(id));
        QTRY_COMPARE(find<QLabel>("jobState", card)->text(), stateText(JobState::Running));
        QTRY_VERIFY_WITH_TIMEOUT(find<LiveLabel>("jobDetail", card)->text().contains(QStringLiteral("epoch")),
                                 shortMilliseconds);
        showPage(2);
        find<RecordTable>("modelTable")->setCurrentKey(QStringLiteral("long"));
        picture("running");

        MessageBox::setNextAnswer(QStringLiteral("cancel"));
        m_window->close();
        QVERIFY(m_window->isVisible());
        QCOMPARE(MessageBox::shown().size(), 1);
        QVERIFY(m_window->session()->isBusy());

        MessageBox::setNextAnswer(QStringLiteral("pause"));
        m_window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), jobMilliseconds);
        m_window.reset();  // as at the end of the program: the next one finds the workspace free
        m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("work")).toStdString());
        m_window->show();
        auto* bar = find<QLabel>("resumeText");
        QTRY_VERIFY(bar->isVisible());
        picture("resume");
        QTest::mouseClick(find<QPushButton>("resumeAll"), Qt::LeftButton);
        card = find<JobsPanel>("jobsPanel")->card(qs(id));
        QTRY_COMPARE(find<QLabel>("jobState", card)->text(), stateText(JobState::Running));
        QTest::mouseClick(find<QToolButton>("stopJob", card), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("jobState", card)->text(), stateText(JobState::Cancelled),
                                  shortMilliseconds);
        QTRY_VERIFY(!m_window->session()->isBusy());
    }

    void themeIsChosenAndKept() {
        find<QAction>("actionTheme_dark")->trigger();
        QVERIFY(isDark());
        find<QAction>("actionTheme_light")->trigger();
        QVERIFY(!isDark());
    }

    void deletingIsTakenBack() {
        showPage(2);
        auto* table = find<RecordTable>("modelTable");
        table->setCurrentKey(QStringLiteral("long"));
        click(find<QPushButton>("deleteModel"));
        QVERIFY(!m_window->session()->workspace().bank().has("long"));
        QCOMPARE(table->recordCount(), 3);
        m_window->session()->undoStack()->undo();
        QVERIFY(m_window->session()->workspace().bank().has("long"));
        QCOMPARE(table->recordCount(), 4);
        m_window->session()->undoStack()->redo();
        QCOMPARE(table->recordCount(), 3);
        QVERIFY(MessageBox::shown().isEmpty());
    }

    void cleanupTestCase() { m_window.reset(); }
};

DOCENT_UI_TEST_MAIN(WindowJourneyTest)
#include "WindowJourneyTest.moc"
