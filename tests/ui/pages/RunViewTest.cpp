// SPDX-License-Identifier: GPL-3.0-or-later
// The Runs page with its runs in full and side by side, on the sample workspace.
// With DOCENT_SCREENSHOTS=DIR each state is written there as a PNG.

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QUndoStack>
#include <map>
#include <memory>

#include "dialogs/ExportDialog.h"
#include "dialogs/PictureDialog.h"
#include "models/DatasetViews.h"
#include "pages/PictureGallery.h"
#include "pages/RunView.h"
#include "pages/RunsPage.h"
#include "plots/ConfusionView.h"
#include "plots/CurvePlot.h"
#include "plots/ReliabilityPlot.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {
constexpr auto baselineRun = "signs-shapes-baseline";
constexpr auto discsRun = "signs-shapes-discs";
}  // namespace

class RunViewTest : public WidgetTest {
    Q_OBJECT

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    QWidget* view() { return find<QWidget>("runView"); }
    void showTab(const char* tabs, int index) { find<QTabWidget>(tabs)->setCurrentIndex(index); }
    const RunRecord& record(const char* name) {
        const auto& runs = m_session->runs();
        return *std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.name == name; });
    }
    /// The mistakes that the record counts.
    std::int64_t mistakes(const char* name) {
        const Evaluation& evaluation = record(name).evaluation;
        std::int64_t wrong = 0;
        for (std::size_t i = 0; i < evaluation.classes.size(); ++i) {
            wrong += evaluation.classes[i].support - evaluation.confusionAt(i, i);
        }
        return wrong;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<RunsPage> m_page;

private Q_SLOTS:
    void init() {
        static int number = 0;
        m_session =
            std::make_unique<Session>(copySampleWorkspace(m_folder.filePath(QString::number(++number)).toStdString()));
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<RunsPage>();
        m_page->resize(1122, 700);
        m_page->setSession(m_session.get(), m_views.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        find<RecordTable>("runTable")->setCurrentKey(QLatin1String(discsRun));
        QTRY_VERIFY(find<QLabel>("runFacts", view())->text().contains(QStringLiteral("calibration error")));
    }
    void cleanup() {
        m_page->setSession(nullptr, nullptr);
        m_page.reset();
        m_views.reset();
        m_session.reset();
        MessageBox::clearShown();
    }

    void aRunIsToldInFull() {
        QCOMPARE(find<QLabel>("runTitle", view())->text(), QLatin1String(discsRun));
        QCOMPARE(find<QLabel>("runAccuracy", view())->text(), percent(record(discsRun).evaluation.accuracy));
        auto* sweep = find<RecordTable>("sweepTable", view());
        QCOMPARE(sweep->recordCount(), 2);
        int chosen = 0;
        for (int row = 0; row < 2; ++row) {
            chosen += sweep->textAt(row, 5).contains(QStringLiteral("chosen")) ? 1 : 0;
        }
        QCOMPARE(chosen, 1);
        auto* baseline = find<QLabel>("runBaseline", view());
        QTRY_VERIFY(baseline->isVisible());
        QVERIFY2(baseline->text().contains(QLatin1String(baselineRun)) &&
                     baseline->text().contains(QStringLiteral("McNemar")),
                 qPrintable(baseline->text()));
        QVERIFY(find<QTabWidget>("runTabs", view())->isTabEnabled(1));
        picture("runs-confusion");
        showTab("runTabs", 0);
        picture("runs-sweep");
    }

    void aCellOpensItsPictures() {
        auto* matrix = find<ConfusionView>("confusion", view());
        QCOMPARE(matrix->data().size(), record(discsRun).classes.size());
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_Home);
        auto* gallery = find<PictureGallery>("cellGallery", view());
        const auto cell = *matrix->currentCell();
        QCOMPARE(gallery->model()->rowCount(), static_cast<int>(matrix->data().count(cell.truth, cell.predicted)));
        // The most frequent cell of all, whichever that is.
        ConfusionView::Cell fullest;
        for (std::size_t truth = 0; truth < matrix->data().size(); ++truth) {
            for (std::size_t predicted = 0; predicted < matrix->data().size(); ++predicted) {
                if (matrix->data().count(truth, predicted) > matrix->data().count(fullest.truth, fullest.predicted)) {
                    fullest = {truth, predicted};
                }
            }
        }
        QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->centreOf(fullest));
        QCOMPARE(gallery->model()->rowCount(),
                 static_cast<int>(matrix->data().count(fullest.truth, fullest.predicted)));
        QVERIFY(gallery->model()->rowCount() > 1);
        const QString caption = gallery->model()->index(0, 0).data().toString();
        QVERIFY2(caption.contains(QLatin1Char('%')), qPrintable(caption));
        picture("runs-cell");
        QTest::keyClick(matrix, Qt::Key_Return);
        QTRY_VERIFY(gallery->hasFocus());
        // In full, with what it was taken for.
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        QTest::keyClick(gallery, Qt::Key_Return);
        auto* dialog = m_page->findChild<PictureDialog*>();
        QVERIFY(dialog != nullptr);
        const QString facts = find<QLabel>("pictureFacts", dialog)->text();
        QVERIFY2(facts.contains(QStringLiteral("named rightly")) || facts.contains(QStringLiteral("taken for")),
                 qPrintable(facts));
        dialog->close();
    }

    void theLevelFoldsEverything() {
        m_session->setLevel(1);
        auto* matrix = find<ConfusionView>("confusion", view());
        QVERIFY(matrix->data().size() < record(discsRun).classes.size());
        QVERIFY(find<QLabel>("confusionFolded", view())->isVisible());
        QCOMPARE(find<RecordTable>("classTable", view())->recordCount(), static_cast<int>(matrix->data().size()));
        m_session->setLevel(0);
        QVERIFY(!find<QLabel>("confusionFolded", view())->isVisible());
    }

    void percentAndOrder() {
        auto* matrix = find<ConfusionView>("confusion", view());
        auto* bar = matrix->parentWidget();
        const QStringList before = matrix->data().names;
        find<QComboBox>("confusionOrder", bar)->setCurrentIndex(2);
        const auto recall = [&](std::size_t row) { return matrix->data().share(row, row); };
        for (std::size_t row = 1; row < matrix->data().size(); ++row) {
            QVERIFY(recall(row - 1) <= recall(row));
        }
        find<QComboBox>("confusionOrder", bar)->setCurrentIndex(0);
        QCOMPARE(matrix->data().names, before);
    }

    void mistakesAreShownAndFiltered() {
        showTab("runTabs", 2);
        auto* gallery = find<PictureGallery>("mistakeGallery", view());
        const auto all = static_cast<int>(mistakes(discsRun));
        QCOMPARE(gallery->model()->rowCount(), all);
        if (all == 0) {
            QSKIP("this run makes no mistake");
        }
        picture("runs-mistakes");
        const QString first = gallery->model()->index(0, 0).data().toString();
        QVERIFY2(first.contains(QStringLiteral("\n→ ")), qPrintable(first));
        int sum = 0;
        auto* truth = find<QComboBox>("mistakesTruth", view());
        for (int i = 1; i < truth->count(); ++i) {
            truth->setCurrentIndex(i);
            sum += gallery->model()->rowCount();
        }
        QCOMPARE(sum, all);
    }

    void classesAreToldAndSaved() {
        showTab("runTabs", 3);
        auto* table = find<RecordTable>("classTable", view());
        QCOMPARE(table->recordCount(), 4);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(1, 0)).center());
        picture("runs-classes");
        const QString path = m_folder.filePath(QStringLiteral("classes.csv"));
        FolderDialog::setNextChoice(path);
        QTest::mouseClick(find<QPushButton>("saveClasses", view()), Qt::LeftButton);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith(QStringLiteral("class,pictures,precision,recall,f1")));
        // Enter leads to the mistakes of the class.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(find<QTabWidget>("runTabs", view())->currentIndex(), 2);
        QCOMPARE(find<QComboBox>("mistakesTruth", view())->currentData().toString(), table->currentKey());
    }

    void calibrationIsDrawn() {
        showTab("runTabs", 4);
        auto* plot = find<ReliabilityPlot>("reliability", view());
        QCOMPARE(plot->calibration().images, record(discsRun).evaluation.images);
        QCOMPARE(plot->calibration().accuracy, record(discsRun).evaluation.accuracy);
        picture("runs-calibration");
    }

    void twoRunsAreComparedPictureByPicture() {
        trigger("actionRunsCompare");
        QCOMPARE(find<QTabWidget>("runTabs", view())->currentIndex(), 5);
        QCOMPARE(find<QComboBox>("differenceRun", view())->currentData().toString(), QLatin1String(baselineRun));
        auto* summary = find<QLabel>("differenceSummary", view());
        QTRY_VERIFY(summary->text().contains(QStringLiteral("McNemar")));
        auto* matrix = find<ConfusionView>("differenceMatrix", view());
        QVERIFY(matrix->data().isDifference());
        QTest::keyClick(matrix, Qt::Key_Home);
        picture("runs-difference");
        // Those that only one names rightly: the difference of the two counts is the difference of the mistakes.
        auto* shown = find<QComboBox>("differenceShown", view());
        auto* gallery = find<PictureGallery>("differenceGallery", view());
        shown->setCurrentIndex(1);
        const int onlyFirst = gallery->model()->rowCount();
        shown->setCurrentIndex(2);
        const int onlySecond = gallery->model()->rowCount();
        QCOMPARE(onlySecond - onlyFirst, static_cast<int>(mistakes(baselineRun) - mistakes(discsRun)));
        QVERIFY(onlyFirst + onlySecond > 0 || mistakes(baselineRun) == 0);
    }

    void theDifferenceFollowsWhatThereIsToCompareWith() {
        trigger("actionRunsCompare");
        auto* summary = find<QLabel>("differenceSummary", view());
        QTRY_VERIFY(summary->text().contains(QStringLiteral("McNemar")));
        QVERIFY(m_session->removeRuns({baselineRun}));
        QTRY_VERIFY(find<QLabel>("differenceReason", view())->text().startsWith(QStringLiteral("There is no other")));
        m_session->undoStack()->undo();
        QTRY_VERIFY(summary->text().contains(QStringLiteral("McNemar")));
    }

    void aCellOfTheDifferenceShowsBothRuns() {
        trigger("actionRunsCompare");
        QTRY_VERIFY(find<QLabel>("differenceSummary", view())->text().contains(QStringLiteral("McNemar")));
        auto* matrix = find<ConfusionView>("differenceMatrix", view());
        auto* gallery = find<PictureGallery>("differenceGallery", view());
        auto* heading = find<QLabel>("differenceGalleryHeading", view());
        std::map<std::string, std::pair<Prediction, Prediction>> pairs;
        for (const bool second : {false, true}) {
            const char* run = second ? discsRun : baselineRun;
            for (const Prediction& one :
                 readPredictions(m_session->workspace().runs().folder(run), record(run).classes)) {
                (second ? pairs[one.image].second : pairs[one.image].first) = one;
            }
        }
        int moved = 0;
        const std::size_t size = matrix->data().size();
        for (std::size_t truth = 0; truth < size; ++truth) {
            for (std::size_t predicted = 0; predicted < size; ++predicted) {
                int came = 0;
                int left = 0;
                int stayed = 0;
                const std::size_t label = matrix->data().members[truth].front();
                const std::size_t answer = matrix->data().members[predicted].front();
                for (const auto& [image, pair] : pairs) {
                    const bool was = pair.first.label == label && pair.first.predicted == answer;
                    const bool is = pair.second.label == label && pair.second.predicted == answer;
                    came += is && !was ? 1 : 0;
                    left += was && !is ? 1 : 0;
                    stayed += was && is ? 1 : 0;
                }
                moved += left;
                QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->centreOf({truth, predicted}));
                QCOMPARE(gallery->model()->rowCount(), came + left + stayed);
                if (came + left + stayed == 0) {
                    continue;
                }
                QVERIFY2(heading->text().startsWith(QStringLiteral("Came into this cell: %1, left it: %2, stayed: %3.")
                                                        .arg(came)
                                                        .arg(left)
                                                        .arg(stayed)),
                         qPrintable(heading->text()));
                QVERIFY(heading->text().contains(
                    QStringLiteral("Before: %1, now: %2").arg(QLatin1String(baselineRun), QLatin1String(discsRun))));
                QStringList captions;
                for (int row = 0; row < gallery->model()->rowCount(); ++row) {
                    captions << gallery->model()->index(row, 0).data().toString();
                }
                QCOMPARE(captions.filter(QStringLiteral("before: ")).size(), came);
                QCOMPARE(captions.filter(QStringLiteral("now: ")).size(), left);
                QCOMPARE(captions.filter(QStringLiteral("both")).size(), stayed);
                if (left > 0) {
                    picture("runs-difference-cell");
                }
            }
        }
        QVERIFY(moved > 0);
        // In full, with what either run says.
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        gallery->setFocus();
        QTest::keyClick(gallery, Qt::Key_Return);
        auto* dialog = m_page->findChild<PictureDialog*>();
        QVERIFY(dialog != nullptr);
        const QString facts = find<QLabel>("pictureFacts", dialog)->text();
        QVERIFY2(facts.contains(QLatin1String(baselineRun)) && facts.contains(QLatin1String(discsRun)),
                 qPrintable(facts));
        picture("runs-difference-picture", dialog);
        dialog->close();
    }

    void severalRunsAreShownSideBySide() {
        auto* table = find<RecordTable>("runTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table->selectedKeys().size(), 2);
        auto* figures = find<RecordTable>("compareTable");
        QVERIFY(figures->isVisible());
        QCOMPARE(figures->recordCount(), 2);
        QCOMPARE(figures->textAt(0, 3), QStringLiteral("the best"));
        QTRY_VERIFY2(figures->textAt(1, 3).contains(QStringLiteral("p ")), qPrintable(figures->textAt(1, 3)));
        picture("runs-compare");
        showTab("compareTabs", 1);
        auto* curves = find<CurvePlot>("compareCurves");
        QTRY_COMPARE(curves->data().runCount(), std::size_t{2});
        picture("runs-compare-curves");
        showTab("compareTabs", 2);
        auto* matrix = find<ConfusionView>("differenceMatrix", find<QWidget>("compareView"));
        QTRY_VERIFY(matrix->isVisible() && matrix->data().isDifference());
        picture("runs-compare-difference");
        trigger("actionRunsCommand");
        QVERIFY2(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("docent compare signs-shapes-")),
                 qPrintable(QGuiApplication::clipboard()->text()));
        table->setSelectedKeys({QLatin1String(baselineRun)});
        QVERIFY(view()->isVisible());
        QCOMPARE(find<QLabel>("runTitle", view())->text(), QLatin1String(baselineRun));
    }

    void renamingKeepsTheRunInView() {
        auto* table = find<RecordTable>("runTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_F2);
        auto* edit = table->findChild<QLineEdit*>();
        QVERIFY(edit != nullptr);
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("the-best-one"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(table->currentKey(), QStringLiteral("the-best-one"));
        QCOMPARE(find<QLabel>("runTitle", view())->text(), QStringLiteral("the-best-one"));
        QVERIFY(m_session->workspace().runs().has("the-best-one"));
        m_session->undoStack()->undo();
        QVERIFY(m_session->workspace().runs().has(discsRun));
    }

    void deletingCanBeTakenBack() {
        auto* table = find<RecordTable>("runTable");
        QTest::mouseClick(find<QPushButton>("deleteRun"), Qt::LeftButton);
        QCOMPARE(table->recordCount(), 1);
        QVERIFY(!m_session->workspace().runs().has(discsRun));
        QCOMPARE(find<QLabel>("runTitle", view())->text(), QLatin1String(baselineRun));
        m_session->undoStack()->undo();
        QCOMPARE(table->recordCount(), 2);
        QVERIFY(MessageBox::shown().isEmpty());
    }

    void theLastRunGone() {
        auto* table = find<RecordTable>("runTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(find<QPushButton>("emptyButton")->isVisible());
        picture("runs-empty");
    }

    void aRunIsToldAsACommand() {
        trigger("actionRunsCommand");
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(QStringLiteral("docent transfer --name signs-shapes-discs")) ||
                     text.contains(QStringLiteral("--task signs")),
                 qPrintable(text));
    }

    void chartsAreSavedByAnAction() {
        const QString path = m_folder.filePath(QStringLiteral("confusion.svg"));
        FolderDialog::setNextChoice(path);
        trigger("actionRunsSaveChart");
        QTRY_VERIFY(QFileInfo(path).size() > 1000);
        // A tab without a chart offers none.
        auto* tabs = find<QTabWidget>("runTabs", view());
        const auto enabled = [&] { return find<QAction>("actionRunsSaveChart")->isEnabled(); };
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            const QString name = tabs->tabText(tab).remove(QLatin1Char('&'));
            QCOMPARE(enabled(), name != QLatin1String("Mistakes") && name != QLatin1String("Classes"));
        }
    }

    void exportsRememberTheirFolder() {
        const QString folder = m_folder.filePath(QStringLiteral("taken away"));
        {
            ExportDialog dialog(*m_session, discsRun, nullptr);
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            auto* path = find<QLineEdit>("path", &dialog);
            QVERIFY(path->text().endsWith(QStringLiteral("exports/signs-shapes-discs")));
            path->setText(folder + QStringLiteral("/signs-shapes-discs"));
            auto* files = find<QLabel>("exportFiles", &dialog);
            QVERIFY2(files->text().contains(QStringLiteral("signs-shapes-discs.pt")), qPrintable(files->text()));
            find<QCheckBox>("formatTorchscript", &dialog)->setChecked(false);
            QVERIFY(!files->text().contains(QStringLiteral(".pt")));
            auto* onnx = find<QCheckBox>("formatOnnx", &dialog);
            auto* precision = find<QComboBox>("exportPrecision", &dialog);
            dialog.show();
            // 8 bits are of ONNX alone, half precision is of all.
            precision->setCurrentIndex(2);
            onnx->setChecked(false);
            QCOMPARE(precision->currentIndex(), 0);
            precision->setCurrentIndex(1);
            QTest::mouseClick(find<QPushButton>("copyExportCommand", &dialog), Qt::LeftButton);
            const QString weights = QGuiApplication::clipboard()->text();
            QVERIFY2(weights.contains(QStringLiteral("--format safetensors")) &&
                         weights.contains(QStringLiteral("--precision float16")),
                     qPrintable(weights));
            onnx->setChecked(true);
            QCOMPARE(precision->currentIndex(), 1);
            find<QCheckBox>("onnxEmbedding", &dialog)->setChecked(true);
            find<QCheckBox>("onnxPreprocessing", &dialog)->setChecked(true);
            picture("export-choices", &dialog);
            QTest::mouseClick(find<QPushButton>("copyExportCommand", &dialog), Qt::LeftButton);
            const QString command = QGuiApplication::clipboard()->text();
            QVERIFY2(command.contains(QStringLiteral("onnx,safetensors")) &&
                         command.contains(QStringLiteral("--precision float16 --embedding --preprocessing")),
                     qPrintable(command));
            path->setFocus();
            QTest::keyClick(path, Qt::Key_Return);
            auto* result = find<QLabel>("exportResult", &dialog);
            QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(QStringLiteral("max |Δ|")), 30'000);
            QVERIFY2(result->text().contains(QStringLiteral(".onnx")), qPrintable(result->text()));
            picture("export-written", &dialog);
        }
        ExportDialog again(*m_session, discsRun, nullptr);
        again.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(find<QLineEdit>("path", &again)->text(), folder + QStringLiteral("/signs-shapes-discs"));
        QVERIFY(find<QLabel>("exportFiles", &again)->text().contains(QStringLiteral("written over")));
        ExportDialog other(*m_session, baselineRun, nullptr);
        other.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(find<QLineEdit>("path", &other)->text(), folder + QStringLiteral("/signs-shapes-baseline"));
    }

    void whatEightBitsLoseIsShownBeforeTheyAreWritten() {
        ExportDialog dialog(*m_session, discsRun, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        const QString folder = m_folder.filePath(QStringLiteral("small"));
        find<QLineEdit>("path", &dialog)->setText(folder);
        dialog.show();
        auto* ok = find<QPushButton>("ok", &dialog);
        auto* loss = find<QLabel>("int8Loss", &dialog);
        auto* button = find<QPushButton>("int8Button", &dialog);
        QVERIFY(!loss->isVisible() && ok->isEnabled());
        find<QComboBox>("exportPrecision", &dialog)->setCurrentIndex(2);
        QVERIFY(loss->isVisible() && !ok->isEnabled());
        // Stopped, nothing is known, and nothing can be written.
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!ok->isEnabled() && button->text().contains(QStringLiteral("Measure")));
        picture("export-int8-stopped", &dialog);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(loss->text().contains(QStringLiteral("int8 on")), 30'000);
        QVERIFY2(loss->text().contains(QStringLiteral("95 % interval")), qPrintable(loss->text()));
        auto* accept = find<QCheckBox>("int8Accept", &dialog);
        QCOMPARE(ok->isEnabled(), !accept->isVisible());  // a large loss is accepted first
        picture("export-int8", &dialog);
        if (accept->isVisible()) {
            QTest::mouseClick(accept, Qt::LeftButton, {}, {8, accept->height() / 2});
        }
        QVERIFY(ok->isEnabled());
        QTest::mouseClick(ok, Qt::LeftButton);
        auto* result = find<QLabel>("exportResult", &dialog);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(QStringLiteral("max |Δ|")), 30'000);
        const QDir written(folder);
        QVERIFY(QFileInfo(written.filePath(QStringLiteral("signs-shapes-discs.onnx"))).size() <
                QFileInfo(written.filePath(QStringLiteral("signs-shapes-discs.pt"))).size());
        picture("export-int8-written", &dialog);
    }

    void theTableNeedsNoScrollBar() {
        auto* table = find<RecordTable>("runTable");
        int width = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            width += table->columnWidth(column);
        }
        QVERIFY2(width <= table->viewport()->width(),
                 qPrintable(QStringLiteral("%1 > %2").arg(width).arg(table->viewport()->width())));
    }
};

DOCENT_UI_TEST_MAIN(RunViewTest)
#include "RunViewTest.moc"
