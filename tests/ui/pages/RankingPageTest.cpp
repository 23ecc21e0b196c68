// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the ranking on a real workspace, with mouse and keyboard.
// With DOCENT_SCREENSHOTS=DIR each view is written there as a PNG; DOCENT_THEME=dark makes them dark.

#include "pages/RankingPage.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <memory>

#include "models/DatasetViews.h"
#include "models/ThumbnailModel.h"
#include "pages/NeighbourPane.h"
#include "pages/PictureGallery.h"
#include "pages/RankingProgress.h"
#include "pages/RankingSide.h"
#include "plots/IciclePlot.h"
#include "plots/RankingPlot.h"
#include "plots/ScatterPlot.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {
constexpr int jobMilliseconds = 60'000;
}

class RankingPageTest : public WidgetTest {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<RankingPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    RankingPlot* plot() { return find<RankingPlot>("rankingPlot"); }
    void choose(const QString& model) {
        auto* bars = find<QWidget>("rankingBars");
        const QPoint centre = plot()->barCentre(model);
        QVERIFY2(!centre.isNull(), qPrintable(model));
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->mapFrom(plot(), centre));
        QCOMPARE(text("expertName"), model);
    }
    void showTask(const char* name) {
        m_page->showTask(QLatin1String(name));
        QTRY_VERIFY(plot()->isVisibleTo(m_page.get()) || find<QPushButton>("emptyButton")->isVisible());
    }
    RankingResult ranking(const char* task) { return m_session->workspace().ranking(task).value(); }
    void waitUntilIdle() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), jobMilliseconds);
        QTRY_VERIFY(!find<QWidget>("rankingProgress")->isVisible());
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        const auto workspace = copySampleWorkspace(m_folder.path().toStdString());
        m_session = std::make_unique<Session>(workspace);
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<RankingPage>();
        m_page->resize(1122, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setSession(nullptr, nullptr);
        QVERIFY(find<QPushButton>("emptyButton")->isVisible());
        m_page->setSession(m_session.get(), m_views.get());
        showTask("signs");
        QTRY_VERIFY(plot()->isVisible());
    }
    void cleanup() { MessageBox::clearShown(); }

    void showsTheRankingInWords() {
        const RankingResult result = ranking("signs");
        QVERIFY(text("recommendation").contains(qs(result.models.front().name)));
        QVERIFY(text("scoreMeaning").contains(number(result.images)));
        QCOMPARE(text("rankingCount"), QStringLiteral("4 models"));
        QCOMPARE(plot()->bars().bars.size(), 4U);
        QCOMPARE(text("expertName"), qs(result.models.front().name));
        QVERIFY(!find<QWidget>("rankingNotice")->isVisible());
        picture("ranking-bars");
    }

    void aClickShowsAModel() {
        const RankingResult result = ranking("signs");
        for (const RankedModel& model : result.models) {
            choose(qs(model.name));
            QCOMPARE(text("expertScore"), percent(model.score));
            QCOMPARE(find<RecordTable>("classScores")->recordCount(), 4);
        }
        QSignalSpy wanted(m_page.get(), &RankingPage::fineTuneRequested);
        choose(QStringLiteral("shapes-squares"));
        click(find<QPushButton>("fineTune"));
        QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("signs"));
        QCOMPARE(wanted.at(0).at(1).toString(), QStringLiteral("shapes-squares"));
        QSignalSpy node(m_page.get(), &RankingPage::nodeRequested);
        click(find<QPushButton>("showNode"));
        QCOMPARE(node.at(0).at(1).toString(), QStringLiteral("squares"));
    }

    void theLevelPutsClassesTogether() {
        const RankingResult result = ranking("signs");
        auto* table = find<RecordTable>("classScores");
        m_session->setLevel(1);
        QCOMPARE(table->recordCount(), 2);
        const RankedModel& model = result.models.front();
        const std::vector<ClassScore> scores = classScores(result, model, nullptr, 1);
        double mean = 0;
        for (const ClassScore& one : scores) {
            mean += one.score * static_cast<double>(one.images) / static_cast<double>(result.images);
        }
        QVERIFY(std::abs(mean - model.score) < 1e-9);
        m_session->setLevel(0);
        QCOMPARE(table->recordCount(), 4);
    }

    void filtersKeepTheBaseline() {
        auto* branch = find<QComboBox>("rankingBranch");
        branch->setCurrentIndex(branch->findData(QStringLiteral("discs")));
        QCOMPARE(plot()->bars().bars.size(), 2U);
        QCOMPARE(text("rankingCount"), QStringLiteral("2 of 4 models"));
        branch->setCurrentIndex(0);
        // What is typed on the bars searches.
        plot()->setFocus();
        QTest::keyClicks(plot(), QStringLiteral("c"));
        auto* search = find<QLineEdit>("rankingFind");
        QTest::keyClicks(search, QStringLiteral("ross"));
        QCOMPARE(search->text(), QStringLiteral("cross"));
        QCOMPARE(plot()->bars().bars.size(), 2U);
        QVERIFY(plot()->bars().bars[0].baseline || plot()->bars().bars[1].baseline);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QVERIFY(plot()->hasFocus());
        trigger("rankingSortName");
        QCOMPARE(plot()->bars().bars.front().key, QStringLiteral("shapes-baseline"));
        QCOMPARE(plot()->bars().bars.back().key, QStringLiteral("shapes-squares"));
        trigger("rankingSortScore");
        QCOMPARE(plot()->bars().bars.front().place, 1);
    }

    void theSliceIsShown() {
        choose(QStringLiteral("shapes-discs"));
        auto* tabs = find<QTabWidget>("expertTabs");
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
        auto* gallery = find<PictureGallery>("sliceGallery");
        const auto expected = static_cast<int>(m_session->workspace().bank().load("shapes-discs").trainImages);
        QTRY_COMPARE(gallery->thumbnails()->rowCount(), expected);
        QVERIFY(text("sliceText").contains(number(expected)));
        choose(QStringLiteral("shapes-baseline"));
        QTRY_COMPARE(gallery->thumbnails()->rowCount(), 120);  // a part of all
        QVERIFY(text("sliceText").startsWith(QStringLiteral("120 of the")));
        QTRY_VERIFY(!gallery->model()->index(0, 0).data(Qt::DecorationRole).isNull());
        picture("ranking-slice");
        tabs->setCurrentIndex(0);
    }

    void theHierarchyHasTheColours() {
        trigger("rankingHierarchyView");
        auto* icicle = find<IciclePlot>("scoreIcicle");
        QTRY_VERIFY(!icicle->data().nodes.empty());
        const RankingResult result = ranking("signs");
        int coloured = 0;
        for (const IcicleNode& node : icicle->data().nodes) {
            coloured += std::isnan(node.value) ? 0 : 1;
            for (const RankedModel& model : result.models) {
                if (qs(model.node) == node.key) {
                    QCOMPARE(node.value, model.score);
                    QVERIFY(model.kind != ModelKind::Baseline || icicle->data().middle == model.score);
                }
            }
        }
        QCOMPARE(coloured, 4);
        QVERIFY(icicle->data().diverging);
        QTest::qWait(50);  // the text above it may still move it
        QTRY_VERIFY(!icicle->centreOf(QStringLiteral("squares")).isNull());
        QTest::mouseClick(icicle, Qt::LeftButton, {}, icicle->centreOf(QStringLiteral("squares")));
        QCOMPARE(text("expertName"), QStringLiteral("shapes-squares"));
        picture("ranking-hierarchy");
    }

    void twoModelsAreComparedOnThePictures() {
        trigger("rankingBarsView");
        choose(QStringLiteral("shapes-discs"));
        trigger("rankingPicturesView");
        auto* pictures = find<PictureGallery>("taskPictures");
        const RankingResult result = ranking("signs");
        QTRY_COMPARE(pictures->thumbnails()->rowCount(), static_cast<int>(result.images));
        QCOMPARE(find<QComboBox>("neighbourOther")->currentData().toString(), QStringLiteral("shapes-baseline"));
        auto* pane = m_page->findChild<NeighbourPane*>();
        const HitTable hits = pane->hits();
        QCOMPARE(hits.both + hits.onlyFirst + hits.onlySecond + hits.neither, result.images);
        const auto scoreOf = [&](const char* name) {
            return std::find_if(result.models.begin(), result.models.end(),
                                [&](const RankedModel& model) { return model.name == name; })
                ->score;
        };
        QCOMPARE(static_cast<double>(hits.both + hits.onlyFirst) / static_cast<double>(result.images),
                 scoreOf("shapes-discs"));
        QCOMPARE(static_cast<double>(hits.both + hits.onlySecond) / static_cast<double>(result.images),
                 scoreOf("shapes-baseline"));
        QVERIFY(text("neighbourSummary").contains(number(hits.both)));
        QVERIFY(text("neighbourSummary").contains(number(hits.neither)));

        // The first picture is chosen; its neighbours are the task's training pictures, itself not among them.
        auto* nearest = find<PictureGallery>("neighboursA");
        QTRY_COMPARE(nearest->thumbnails()->rowCount(), NeighbourPane::neighbours);
        QCOMPARE(find<PictureGallery>("neighboursB")->thumbnails()->rowCount(), NeighbourPane::neighbours);
        for (int row = 0; row < NeighbourPane::neighbours; ++row) {
            QVERIFY(nearest->thumbnails()->imageAt(row) != pictures->currentPicture());
            const QString caption = nearest->model()->index(row, 0).data().toString();
            QVERIFY2(caption.startsWith(QStringLiteral("✓")) || caption.startsWith(QStringLiteral("✗")),
                     qPrintable(caption));
        }
        // The next one may have the same nearest picture, but not at the same distances.
        const auto captions = [&] {
            QStringList list;
            for (int row = 0; row < nearest->model()->rowCount(); ++row) {
                list << nearest->model()->index(row, 0).data().toString();
            }
            return list;
        };
        const QStringList first = captions();
        pictures->setFocus();
        QTest::keyClick(pictures, Qt::Key_Right);
        QTRY_VERIFY(captions().size() == NeighbourPane::neighbours && captions() != first);
        picture("ranking-pictures");

        auto* filter = find<QComboBox>("neighbourFilter");
        filter->setCurrentIndex(1);
        QCOMPARE(pictures->thumbnails()->rowCount(), static_cast<int>(hits.onlyFirst));
        filter->setCurrentIndex(4);
        QCOMPARE(pictures->thumbnails()->rowCount(), static_cast<int>(hits.neither));
        filter->setCurrentIndex(0);
    }

    void theScoreIsHeldAgainstTheAccuracy() {
        trigger("rankingAccuracyView");
        auto* scatter = find<ScatterPlot>("proxyScatter");
        QVERIFY(scatter->isVisible());
        std::size_t points = 0;
        for (const ScatterSeries& series : scatter->data().series) {
            points += series.points.size();
        }
        QCOMPARE(points, 2U);
        QVERIFY(!text("proxyAgreement").isEmpty());
        QVERIFY(!text("proxyRegret").isEmpty());
        auto* canvas = find<QWidget>("scatterPoints");
        QTest::qWait(50);  // its plot is drawn when idle
        QTest::mouseClick(canvas, Qt::LeftButton, {},
                          canvas->mapFrom(scatter, scatter->pointAt(QStringLiteral("shapes-baseline"))));
        QCOMPARE(text("expertName"), QStringLiteral("shapes-baseline"));
        picture("ranking-accuracy");
        trigger("rankingBarsView");
    }

    void allIsTakenAway() {
        const QString table = m_folder.filePath(QStringLiteral("table"));
        FolderDialog::setNextChoice(table);
        trigger("rankingExportTable");
        QFile file(table + QStringLiteral(".csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QCOMPARE(csv.count('\n'), 5);
        QVERIFY(csv.startsWith("place,model,kind,source,node,slice_pictures,score"));
        const char* views[] = {"rankingBarsView", "rankingHierarchyView", "rankingAccuracyView"};
        for (const char* view : views) {
            trigger(view);
            const QString chart = m_folder.filePath(QLatin1String(view)) + QStringLiteral(".svg");
            FolderDialog::setNextChoice(chart);
            trigger("rankingSaveChart");
            QTRY_VERIFY2(QFile::exists(chart), view);
        }
        trigger("rankingBarsView");
        trigger("rankingCommandLine");
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("docent rank --task signs")));
    }

    void aViewWithoutAChartOffersNone() {
        auto* save = find<QAction>("rankingSaveChart");
        auto* copy = find<QAction>("rankingCopyChart");
        trigger("rankingPicturesView");
        for (const QAction* action : {save, copy}) {
            QVERIFY(!action->isEnabled());
            QVERIFY2(action->toolTip().contains(QStringLiteral("no chart in this view")),
                     qPrintable(action->toolTip()));
        }
        QVERIFY(find<QAction>("rankingExportTable")->isEnabled());
        for (const char* view : {"rankingHierarchyView", "rankingAccuracyView", "rankingBarsView"}) {
            trigger(view);
            QVERIFY2(save->isEnabled() && copy->isEnabled(), view);
            QVERIFY2(!save->toolTip().contains(QStringLiteral("no chart")), view);
        }
    }

    void theTableIsWhatWasShownWhenItWasAskedFor() {
        const QString path = m_folder.filePath(QStringLiteral("late.csv"));
        QTimer::singleShot(0, this, [this, path] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            m_page->setSession(nullptr, nullptr);  // the workspace is closed behind it
            dialog->selectFile(path);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        trigger("rankingExportTable");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 5);
        m_page->setSession(m_session.get(), m_views.get());
        showTask("signs");
        QTRY_VERIFY(plot()->isVisible());
    }

    void stagesAreTold() {
        RankingProgress progress;
        JobRecord record;
        record.state = JobState::Queued;
        progress.setRecord(record);
        auto* embed = find<QLabel>("rankStageEmbed", &progress);
        QVERIFY(embed->accessibleName().contains(QStringLiteral("to come")));
        record.state = JobState::Running;
        record.etaSeconds = 42;
        record.progress = {.stage = "in whatever words",
                           .done = 600,
                           .total = 1400,
                           .imagesPerSecond = 210.4,
                           .phase = "embed",
                           .parts = 14,
                           .partsDone = 13,
                           .partsReused = 12};
        progress.setRecord(record);
        QVERIFY(embed->accessibleName().contains(QStringLiteral("under way")));
        QVERIFY(find<QLabel>("rankStageDecode", &progress)->text().startsWith(QStringLiteral("✓")));
        const QString detail = find<QLabel>("rankingDetail", &progress)->text();
        for (const char* part : {"13 of 14 models", "12 of them from the cache", "210 pictures a second"}) {
            QVERIFY2(detail.contains(QLatin1String(part)), qPrintable(detail));
        }
        QVERIFY(find<QLabel>("rankingEta", &progress)->text().contains(QStringLiteral("42 s")));
    }

    void ranksATask() {
        showTask("marks");
        QTRY_VERIFY(find<QPushButton>("emptyButton")->isVisible());
        QVERIFY(!find<QAction>("rankingSaveChart")->isEnabled());
        picture("ranking-empty");
        click(find<QPushButton>("emptyButton"));
        QVERIFY(find<QWidget>("rankingProgress")->isVisible());
        QVERIFY(!find<QAction>("rankingRank")->isEnabled());
        QVERIFY(find<QAction>("rankingStop")->isEnabled());
        picture("ranking-progress");
        waitUntilIdle();
        QTRY_VERIFY(plot()->isVisible());
        QCOMPARE(ranking("marks").models.size(), 4U);
        QVERIFY(text("recommendation").contains(qs(ranking("marks").models.front().name)));
        // Not fine-tuned yet: the way to Transfer.
        trigger("rankingAccuracyView");
        QVERIFY(!find<QAction>("rankingSaveChart")->isEnabled());
        QSignalSpy page(m_page.get(), &Page::pageRequested);
        click(find<QPushButton>("goToTransfer"));
        QCOMPARE(page.constLast().at(0).toString(), QStringLiteral("transferPage"));
        trigger("rankingBarsView");
    }

    void ranksChosenModelsWithTheirBaseline() {
        trigger("rankingSettings");
        auto* dialog = m_page->window()->findChild<QDialog*>(QStringLiteral("rankDialog"));
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->isVisible());
        auto* models = find<QListWidget>("rankModels", dialog);
        QVERIFY(!models->isVisible());
        QTest::mouseClick(find<QCheckBox>("rankAll", dialog), Qt::LeftButton, {}, QPoint(8, 10));
        QVERIFY(models->isVisible());
        for (int row = 0; row < models->count(); ++row) {
            const QString name = models->item(row)->data(Qt::UserRole).toString();
            models->item(row)->setCheckState(Qt::Unchecked);
            if (name == QStringLiteral("shapes-discs")) {
                models->item(row)->setCheckState(Qt::Checked);
            }
        }
        picture("ranking-options", dialog);
        click(find<QPushButton>("ok", dialog));
        waitUntilIdle();
        QTRY_COMPARE(plot()->bars().bars.size(), 2U);
        const RankingResult result = ranking("marks");
        QCOMPARE(result.chosen, std::vector<std::string>{"shapes-discs"});
        QVERIFY(result.models[0].cached && result.models[1].cached);
        QVERIFY(text("scoreMeaning").contains(QStringLiteral("1 chosen model and its baseline")));
        QVERIFY(!find<QWidget>("rankingNotice")->isVisible());
        trigger("rankingCommandLine");
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("--models shapes-discs")));
    }

    void clearedEmbeddingsAreSaidAndMade() {
        std::filesystem::remove_all(m_session->workspace().folder() / "tasks" / "marks" / "embeddings");
        trigger("rankingPicturesView");
        auto* again = find<QPushButton>("neighbourRank");
        QTRY_VERIFY(again->isVisible());
        QVERIFY(text("neighbourMessage").contains(QStringLiteral("not kept any more")));
        picture("ranking-cleared");
        click(again);
        waitUntilIdle();
        QTRY_COMPARE(find<PictureGallery>("taskPictures")->thumbnails()->rowCount(),
                     static_cast<int>(ranking("marks").images));
        trigger("rankingBarsView");
    }

    void whatHappenedSinceIsSaid() {
        showTask("signs");
        QTRY_COMPARE(plot()->bars().bars.size(), 4U);
        m_session->removeModel("shapes-crosses");
        QTRY_VERIFY(find<QWidget>("rankingNotice")->isVisible());
        QVERIFY(text("rankingNoticeText").contains(QStringLiteral("no longer in the bank")));
        choose(QStringLiteral("shapes-crosses"));
        QVERIFY(!find<QAction>("rankingFineTune")->isEnabled());
        picture("ranking-notice");
        click(find<QPushButton>("rankingNoticeAction"));
        waitUntilIdle();
        QTRY_COMPARE(plot()->bars().bars.size(), 3U);
        QVERIFY(!find<QWidget>("rankingNotice")->isVisible());
    }

    void aModelThatWasImportedHasNoHierarchy() {
        const ExpertBank bank = m_session->workspace().bank();
        ModelRecord record = bank.load("shapes-baseline");
        record.source.clear();
        record.origin = {.file = "BiT-M-R50x1.npz", .format = "bit-npz"};
        bank.save(record);
        const fs::path folder = m_session->workspace().folder();
        m_page->setSession(nullptr, nullptr);
        m_views.reset();
        m_session.reset();
        m_session = std::make_unique<Session>(folder);
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page->setSession(m_session.get(), m_views.get());
        showTask("signs");
        QTRY_VERIFY(plot()->isVisible());
        choose(QStringLiteral("shapes-baseline"));
        QVERIFY2(text("expertFacts").contains(QStringLiteral("imported from BiT-M-R50x1.npz")),
                 qPrintable(text("expertFacts")));
        QVERIFY(!find<QAction>("rankingShowNode")->isEnabled());
        find<QTabWidget>("expertTabs")->setCurrentIndex(1);
        QTRY_VERIFY2(text("sliceText").contains(QStringLiteral("was imported")), qPrintable(text("sliceText")));
        find<QTabWidget>("expertTabs")->setCurrentIndex(0);
        trigger("rankingHierarchyView");
        QTRY_VERIFY(find<QWidget>("scoreIcicle")->isVisible());
        QTest::qWait(100);
        trigger("rankingBarsView");
        choose(QStringLiteral("shapes-discs"));
        QVERIFY(find<QAction>("rankingShowNode")->isEnabled());
    }

    void theSessionGoes() {
        m_page->setSession(nullptr, nullptr);
        QVERIFY(find<QPushButton>("emptyButton")->isVisible());
        QVERIFY(!find<QAction>("rankingRank")->isEnabled());
    }

    void cleanupTestCase() {
        m_page.reset();
        m_views.reset();
        m_session.reset();
    }
};

DOCENT_UI_TEST_MAIN(RankingPageTest)
#include "RankingPageTest.moc"
