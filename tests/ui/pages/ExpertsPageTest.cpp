// SPDX-License-Identifier: GPL-3.0-or-later
// The bank as a person uses it: sort, look, compare, rename, delete and take back, train again; and the dialogs that
// tell what a training costs. With DOCENT_SCREENSHOTS=DIR the states are written there as PNGs.
#include "pages/ExpertsPage.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>
#include <memory>

#include "dialogs/BaselineDialog.h"
#include "dialogs/ExpertsDialog.h"
#include "models/ModelFields.h"
#include "nn/Device.h"
#include "plots/CurvePlot.h"
#include "support/MessageBox.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/OptionsForm.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {
constexpr int longMilliseconds = 20'000;
constexpr QSize pageSize(1280 - 158, 800);
const QString discs = QStringLiteral("shapes-discs");
const QString baseline = QStringLiteral("shapes-baseline");
}  // namespace

class ExpertsPageTest : public WidgetTest {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ExpertsPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    [[nodiscard]] RecordTable* table() const { return find<RecordTable>("modelTable"); }
    [[nodiscard]] const Workspace& workspace() const { return m_session->workspace(); }
    [[nodiscard]] int rowOf(const QString& name) const {
        for (int row = 0; row < table()->recordCount(); ++row) {
            if (table()->textAt(row, 0) == name) {
                return row;
            }
        }
        return -1;
    }
    void clickRow(const QString& name, Qt::KeyboardModifiers modifiers = {}) const {
        const QModelIndex index = table()->model()->index(rowOf(name), 0);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, table()->visualRect(index).center());
    }

private Q_SLOTS:
    // As the sample was made: the same options then give the same bits.
    void initTestCase() { setTorchThreads(0); }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path copy = copySampleWorkspace(m_folder->path().toStdString());
        m_session = std::make_unique<Session>(copy);
        m_page = std::make_unique<ExpertsPage>();
        m_page->resize(pageSize);
        m_page->show();
        m_page->setSession(m_session.get(), nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        MessageBox::clearShown();
    }
    void cleanup() {
        m_page.reset();
        m_session.reset();
    }

    void theBankIsATableThatFits() {
        QCOMPARE(table()->recordCount(), 4);
        QCOMPARE(table()->textAt(0, 0), baseline);
        int width = 0;
        for (int column = 0; column < table()->model()->columnCount(); ++column) {
            width += table()->isColumnShown(column) ? table()->columnWidth(column) : 0;
        }
        QVERIFY2(width <= table()->viewport()->width(), qPrintable(QString::number(width)));
        // What is read in the background: the size on disk, and the curve of the validation.
        QTRY_VERIFY(!table()->textAt(0, 9).isEmpty());
        const auto curve = table()->model()->index(0, 7).data(RecordTable::dataRole).value<QVector<double>>();
        QCOMPARE(curve.size(), m_session->models().front().training.epochs);
        QCOMPARE(table()->textAt(0, 8), QStringLiteral("Complete"));
        picture("experts");
        table()->setColumnShown(2, true);
        QCOMPARE(table()->textAt(rowOf(discs), 2), QStringLiteral("discs"));
        table()->setColumnShown(2, false);
        table()->sortByColumn(5, Qt::DescendingOrder);
        QCOMPARE(table()->textAt(0, 0), baseline);  // it has most pictures
    }

    void whatMadeItIsShownAndCopied() {
        clickRow(discs);
        QCOMPARE(find<QLabel>("modelName")->text(), discs);
        const QString details = find<QLabel>("modelDetails")->text();
        QVERIFY2(details.contains(QStringLiteral("shapes › discs")) && details.contains(baseline), qPrintable(details));
        const ModelRecord model = workspace().bank().load("shapes-discs");
        const QString recipe = find<QPlainTextEdit>("modelRecipeText")->toPlainText();
        for (const QString& part :
             {QStringLiteral("Learning rate: "), QStringLiteral("Seed: "), QStringLiteral("Docent: "),
              qs(model.parentHash), qs(model.dataHash), qs(model.device)}) {
            QVERIFY2(recipe.contains(part), qPrintable(part));
        }
        QTest::mouseClick(find<QWidget>("modelRecipe")->findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(find<QPlainTextEdit>("modelRecipeText")->isVisible());
        picture("experts-recipe");
        action("actionCopyRecipe")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), recipe);
        action("actionCopyModelCommand")->trigger();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.startsWith(QStringLiteral("docent train experts --source shapes --nodes discs")),
                 qPrintable(command));
        QVERIFY(command.contains(QStringLiteral("--batch-size ")));
        QSignalSpy wanted(m_page.get(), &ExpertsPage::nodeRequested);
        QTest::mouseClick(find<QPushButton>("showNode"), Qt::LeftButton);
        QCOMPARE(wanted.first(), (QVariantList{QStringLiteral("shapes"), QStringLiteral("discs")}));
    }

    void severalAreCompared() {
        clickRow(discs);
        clickRow(QStringLiteral("shapes-squares"), Qt::ControlModifier);
        QCOMPARE(find<QLabel>("modelName")->text(), QStringLiteral("2 models compared"));
        auto* shown = find<RecordTable>("modelDifferences");
        QStringList lines;
        for (int row = 0; row < shown->recordCount(); ++row) {
            lines << shown->textAt(row, 0);
        }
        QVERIFY(lines.contains(QStringLiteral("Node")));
        QVERIFY(!lines.contains(QStringLiteral("Learning rate")) && !lines.contains(QStringLiteral("Started from")));
        const QModelIndex node = shown->model()->index(static_cast<int>(lines.indexOf(QStringLiteral("Node"))), 2);
        QCOMPARE(node.data().toString(), QStringLiteral("squares"));
        QVERIFY(node.data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!node.siblingAtColumn(1).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!action("actionRenameModel")->isEnabled() && !action("actionCopyModelCommand")->isEnabled());
        QVERIFY(!shown->horizontalScrollBar()->isVisible());
        picture("experts-compared");
        // And with the baseline by one action.
        clickRow(discs);
        action("actionCompareWithBaseline")->trigger();
        QCOMPARE(table()->selectedKeys(), (QStringList{baseline, discs}));
        clickRow(baseline);
        QVERIFY(!action("actionCompareWithBaseline")->isEnabled());
    }

    void renamedInPlaceAndBack() {
        clickRow(discs);
        QTest::keyClick(table(), Qt::Key_F2);
        auto* editor = table()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, QStringLiteral("round"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(workspace().bank().has("round"));
        QCOMPARE(table()->currentKey(), QStringLiteral("round"));
        QCOMPARE(find<QLabel>("modelName")->text(), QStringLiteral("round"));
        const auto ranking = workspace().ranking("signs");
        QVERIFY(std::any_of(ranking->models.begin(), ranking->models.end(),
                            [](const RankedModel& model) { return model.name == "round"; }));
        m_session->undoStack()->undo();
        QTRY_COMPARE(table()->currentKey(), discs);
        QVERIFY(workspace().bank().has("shapes-discs"));
        // A name that is taken is told, and nothing has changed.
        QSignalSpy failed(m_session.get(), &Session::failed);
        Q_EMIT table()->edited(discs, baseline);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(table()->recordCount(), 4);
    }

    void deletedWithoutAQuestionAndTakenBack() {
        clickRow(discs);
        QTest::keyClick(table(), Qt::Key_Delete);
        QCOMPARE(table()->recordCount(), 3);
        QVERIFY(MessageBox::shown().isEmpty());
        m_session->undoStack()->undo();
        QCOMPARE(table()->recordCount(), 4);
        // Several at once are asked about.
        table()->setSelectedKeys({discs, QStringLiteral("shapes-squares")});
        MessageBox::setNextAnswer(QStringLiteral("cancel"));
        QTest::mouseClick(find<QPushButton>("deleteModel"), Qt::LeftButton);
        QCOMPARE(table()->recordCount(), 4);
        MessageBox::setNextAnswer(QStringLiteral("delete"));
        QTest::mouseClick(find<QPushButton>("deleteModel"), Qt::LeftButton);
        QCOMPARE(table()->recordCount(), 2);
        m_session->undoStack()->undo();
        QCOMPARE(table()->recordCount(), 4);
    }

    void damageIsTold() {
        const fs::path weights = workspace().bank().weights("shapes-discs");
        fs::resize_file(weights, fs::file_size(weights) - 100);
        const fs::path record = workspace().bank().folder("shapes-squares") / "model.yaml";
        writeFileAtomically(record, "name: [");
        m_page->setSession(nullptr, nullptr);
        m_session.reset();
        m_session = std::make_unique<Session>(weights.parent_path().parent_path().parent_path());
        m_page->setSession(m_session.get(), nullptr);
        QTRY_COMPARE(table()->textAt(rowOf(discs), 8), QStringLiteral("Damaged"));
        clickRow(discs);
        QVERIFY2(find<QLabel>("modelProblem")->text().contains(QStringLiteral("weights.safetensors")),
                 qPrintable(find<QLabel>("modelProblem")->text()));
        QVERIFY(find<QLabel>("modelProblem")->isVisible());
        auto* problems = find<QLabel>("bankProblems");
        QVERIFY(problems->isVisible());
        QVERIFY2(problems->text().contains(QStringLiteral("model.yaml")), qPrintable(problems->text()));
        picture("experts-damaged");
        clickRow(baseline);
        QVERIFY(!find<QLabel>("modelProblem")->isVisible());
    }

    void theBestSoFarOfAnUnfinishedTrainingIsShown() {
        const ExpertBank bank = workspace().bank();
        ModelRecord unfinished = bank.load("shapes-discs");
        unfinished.state = ModelState::Training;
        unfinished.result.validationAccuracy = -1;
        writeFileAtomically(bank.log("shapes-discs"),
                            "{\"series\":\"train\",\"step\":1,\"epoch\":1,\"seconds\":1,\"val_accuracy\":0.75}\n"
                            "{\"series\":\"train\",\"step\":2,\"epoch\":2,\"seconds\":2,\"val_accuracy\":0.5}\n");
        bank.save(unfinished);
        m_page->setSession(nullptr, nullptr);
        const fs::path folder = workspace().folder();
        m_session.reset();
        m_session = std::make_unique<Session>(folder);
        m_page->setSession(m_session.get(), nullptr);
        QTRY_COMPARE(table()->textAt(rowOf(discs), 7), percent(0.75));
        QCOMPARE(table()->textAt(rowOf(discs), 8), QStringLiteral("Unfinished"));
    }

    void publishedWeightsAreABaselineWithoutASource() {
        const ExpertBank bank = workspace().bank();
        fs::copy(bank.folder("shapes-baseline"), bank.folder("published"), fs::copy_options::recursive);
        fs::remove(bank.log("published"));
        const ModelRecord like = bank.load("published");
        ModelRecord record;
        record.name = "published";
        record.state = ModelState::Complete;
        record.config = like.config;
        record.imageSize = like.imageSize;
        record.resize = ResizeRule::Squash;
        record.weightsHash = like.weightsHash;
        record.created = like.created;
        record.origin.file = "BiT-M-R50x1.npz";
        record.origin.hash = "0123456789abcdef";
        record.origin.format = "bit-npz";
        record.origin.tensors = 153;
        record.origin.parameters = 25'549'352;
        bank.save(record);
        const fs::path folder = workspace().folder();
        m_page->setSession(nullptr, nullptr);
        m_session.reset();
        m_session = std::make_unique<Session>(folder);
        m_page->setSession(m_session.get(), nullptr);
        QTRY_VERIFY(rowOf(QStringLiteral("published")) >= 0);
        const int row = rowOf(QStringLiteral("published"));
        QTRY_COMPARE(table()->textAt(row, 8), QStringLiteral("Complete"));
        table()->setColumnShown(3, true);
        QCOMPARE(table()->textAt(row, 3), QStringLiteral("BiT-M-R50x1.npz"));
        table()->setColumnShown(3, false);
        QCOMPARE(table()->textAt(row, 6), QString::number(record.config.numClasses));
        clickRow(QStringLiteral("published"));
        const QString details = find<QLabel>("modelDetails")->text();
        QVERIFY2(details.contains(QStringLiteral("imported from BiT-M-R50x1.npz")), qPrintable(details));
        QVERIFY2(!details.contains(QStringLiteral("learning rate")), qPrintable(details));
        QVERIFY(find<QPlainTextEdit>("modelRecipeText")->toPlainText().contains(QStringLiteral("0123456789abcdef")));
        for (const char* name : {"actionTrainAgain", "actionCopyModelCommand"}) {
            QVERIFY2(!action(name)->isEnabled(), name);
        }
        QVERIFY(!find<QPushButton>("showNode")->isEnabled() && find<QPushButton>("deleteModel")->isEnabled());
        picture("experts-imported");
        // Compared with one that was trained here, and offered as a start for experts.
        clickRow(discs, Qt::ControlModifier);
        QCOMPARE(find<QLabel>("modelName")->text(), QStringLiteral("2 models compared"));
        clickRow(discs);
        QTest::mouseClick(find<QPushButton>("trainAgain"), Qt::LeftButton);
        auto* shown = dialog<ExpertsDialog>();
        QVERIFY(shown != nullptr);
        QStringList starts;
        for (const auto* box : shown->findChildren<QComboBox*>()) {
            for (int i = 0; i < box->count(); ++i) {
                starts << box->itemText(i);
            }
        }
        QVERIFY2(starts.contains(QStringLiteral("published")) && starts.contains(baseline),
                 qPrintable(starts.join(QLatin1Char(' '))));
        QTest::keyClick(shown, Qt::Key_Escape);
    }

    void anExpertIsTrainedAgainUnderAnotherName() {
        clickRow(discs);
        QTest::mouseClick(find<QPushButton>("trainAgain"), Qt::LeftButton);
        auto* shown = dialog<ExpertsDialog>();
        QVERIFY(shown != nullptr);
        auto* form = shown->findChild<OptionsForm*>();
        QCOMPARE(form->value(QStringLiteral("name")).toString(), QStringLiteral("shapes-discs-2"));
        QCOMPARE(form->value(QStringLiteral("epochs")).toInt(),
                 workspace().bank().load("shapes-discs").training.epochs);
        picture("train-again", shown);
        QTest::mouseClick(find<QPushButton>("ok", shown), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(workspace().bank().has("shapes-discs-2") && !m_session->isBusy(), longMilliseconds);
        QTRY_COMPARE(table()->textAt(rowOf(QStringLiteral("shapes-discs-2")), 8), QStringLiteral("Complete"));
        // The same options, the same pictures, the same start: the same weights.
        QCOMPARE(workspace().bank().load("shapes-discs-2").weightsHash,
                 workspace().bank().load("shapes-discs").weightsHash);
    }

    void theCostOfABaselineFollowsTheOptions() {
        clickRow(baseline);
        action("actionTrainAgain")->trigger();
        auto* shown = dialog<BaselineDialog>();
        QVERIFY(shown != nullptr);
        auto* form = shown->findChild<OptionsForm*>();
        QCOMPARE(form->value(QStringLiteral("name")).toString(), QStringLiteral("shapes-baseline-2"));
        auto* cost = find<QLabel>("cost", shown);
        QTRY_VERIFY2(cost->text().contains(QStringLiteral("From the rate of 'shapes-baseline'")),
                     qPrintable(cost->text()));
        const std::int64_t pictures = workspace().dataset("shapes").trainImages;
        form->setValue(QStringLiteral("epochs"), 7);
        QVERIFY2(cost->text().contains(number(7 * pictures) + QStringLiteral(" image passes")),
                 qPrintable(cost->text()));
        picture("train-baseline", shown);
        // Of a network that was never trained here, there is but a guess, until it is measured.
        find<QComboBox>("option_arch", shown)->setCurrentText(QStringLiteral("r26"));
        QTRY_VERIFY2(cost->text().contains(QStringLiteral("A guess of")), qPrintable(cost->text()));
        QTest::mouseClick(find<QPushButton>("measureRate", shown), Qt::LeftButton);
        QVERIFY(!find<QPushButton>("measureRate", shown)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(cost->text().contains(QStringLiteral("Measured just now")), longMilliseconds);
        form->setValue(QStringLiteral("batch_size"), -1);
        QCOMPARE(cost->text(), QString());
        QTest::keyClick(shown, Qt::Key_Escape);
    }

    void aPlanIsThinnedOut() {
        std::vector<PlannedExpert> nodes = planExperts(workspace().catalog("shapes"), {.minImages = 2});
        const std::size_t all = nodes.size();
        QVERIFY(all >= 3);
        const ExpertJob again{.source = "shapes", .baseline = "shapes-baseline"};  // as a person trains them once more
        auto* shown = new ExpertsDialog(*m_session, "shapes", nodes, m_page.get(), again);
        shown->open();
        auto* plan = find<RecordTable>("expertNodes", shown);
        QCOMPARE(plan->recordCount(), static_cast<int>(all));
        auto* cost = find<QLabel>("cost", shown);
        QTRY_VERIFY2(cost->text().contains(QStringLiteral("From the rate of")), qPrintable(cost->text()));
        QVERIFY(plan->textAt(0, 4) != QStringLiteral("–"));
        auto* form = shown->findChild<OptionsForm*>();
        form->setValue(QStringLiteral("epochs"), 1);
        QVERIFY2(find<QLabel>("planWarnings", shown)->text().contains(QStringLiteral("steps only")),
                 qPrintable(find<QLabel>("planWarnings", shown)->text()));
        form->setValue(QStringLiteral("epochs"), 0);
        QVERIFY2(!find<QLabel>("planWarnings", shown)->text().contains(QStringLiteral("steps only")),
                 qPrintable(find<QLabel>("planWarnings", shown)->text()));
        picture("train-experts", shown);
        plan->setCurrentKey(plan->model()->index(0, 0).data().toString());
        QTest::keyClick(plan, Qt::Key_Space);
        QVERIFY2(cost->text().startsWith(QStringLiteral("%1 experts.").arg(all - 1)), qPrintable(cost->text()));
        QTest::mouseClick(find<QPushButton>("copyCommand", shown), Qt::LeftButton);
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.contains(QStringLiteral("docent train experts --source shapes --nodes ")) &&
                     command.count(QLatin1Char(',')) == static_cast<qsizetype>(all) - 2,
                 qPrintable(command));
        plan->selectAll();
        QTest::keyClick(plan, Qt::Key_Space);  // the current one was unticked: all are ticked
        QTest::keyClick(plan, Qt::Key_Space);
        QCOMPARE(cost->text(), QStringLiteral("No node is ticked."));
        QVERIFY(!find<QPushButton>("ok", shown)->isEnabled());
        QTest::keyClick(shown, Qt::Key_Escape);
    }

    /// Another of the same name would be refused.
    void whatIsTrainedIsNotTicked() {
        std::vector<PlannedExpert> nodes = planExperts(workspace().catalog("shapes"), {.minImages = 2});
        auto* shown = new ExpertsDialog(*m_session, "shapes", nodes, m_page.get());
        shown->open();
        auto* plan = find<RecordTable>("expertNodes", shown);
        int trained = 0;
        int last = -1;
        for (int row = 0; row < plan->recordCount(); ++row) {
            const bool isThere = plan->textAt(row, 4) == QStringLiteral("there already");
            const auto ticked = plan->model()->index(row, 0).data(Qt::CheckStateRole).toInt();
            QCOMPARE(ticked == Qt::Checked, !isThere);
            trained += isThere ? 1 : 0;
            last = isThere ? row : last;
        }
        QVERIFY(trained >= 1 && trained < plan->recordCount());
        QVERIFY(find<QPushButton>("ok", shown)->isEnabled());
        plan->setCurrentKey(plan->model()->index(last, 0).data().toString());
        QTest::keyClick(plan, Qt::Key_Space);
        QVERIFY(find<QLabel>("planWarnings", shown)->text().contains(QStringLiteral(": there already. Untick")));
        QVERIFY(!find<QPushButton>("ok", shown)->isEnabled());
        QTest::keyClick(shown, Qt::Key_Escape);
    }

    void wasteIsToldInWords() {
        TrainingOptions training;
        training.epochs = 100;
        const QStringList warnings = planWarnings({{.path = "all", .images = 950, .classes = 9},
                                                   {.path = "all/most", .images = 900, .classes = 8},
                                                   {.path = "all/most/few", .images = 100, .classes = 2},
                                                   {.path = "allotment", .images = 100, .classes = 2}},
                                                  1000, training);
        QCOMPARE(warnings.size(), 4);
        QVERIFY(warnings[0].contains(QStringLiteral("'all' has 95 %")));
        QVERIFY(warnings[1].contains(QStringLiteral("'all/most' has 90 %")));
        QVERIFY(warnings[2].contains(QStringLiteral("'all/most' has nearly all pictures of 'all'")));
        QVERIFY(warnings[3].startsWith(QStringLiteral("2 nodes lie within others")));
        training.epochs = 1;
        training.batchSize = 64;
        QVERIFY(planWarnings({{.path = "x", .images = 64, .classes = 2}}, 1000, training)[0].contains(
            QStringLiteral("'x' gets one step only")));
        training.maxSteps = 50;
        QVERIFY(planWarnings({{.path = "x", .images = 64, .classes = 2}}, 1000, training).isEmpty());
    }

    void anEmptyBankSaysWhatComesNext() {
        m_page->setSession(nullptr, nullptr);
        QSignalSpy wanted(m_page.get(), &Page::pageRequested);
        auto* button = find<QPushButton>("emptyButton");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("labelsPage"));
        for (QAction* one : m_page->pageActions()) {
            QVERIFY(!one || !one->isEnabled() || one->objectName() == QLatin1String("actionAddWeightsHere"));
        }
        picture("experts-empty");
    }
};

DOCENT_UI_TEST_MAIN(ExpertsPageTest)
#include "ExpertsPageTest.moc"
