// SPDX-License-Identifier: GPL-3.0-or-later
// A study from the window: begun, watched, stopped, gone on with, and opened cell by cell.
// With DOCENT_SCREENSHOTS=DIR each view is written there as a PNG; DOCENT_THEME=dark makes them dark.
#include "pages/StudyPage.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <memory>

#include "base/Files.h"
#include "dialogs/StrategyList.h"
#include "dialogs/StudyDialog.h"
#include "jobs/Studies.h"
#include "models/DatasetViews.h"
#include "plots/ReportChart.h"
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

class StudyPageTest : public WidgetTest {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<StudyPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    [[nodiscard]] std::string fileOf(const std::string& text) const {
        const fs::path file = fs::path(m_folder.path().toStdString()) / "study.yaml";
        writeFileAtomically(file, text);
        return file.string();
    }

private Q_SLOTS:
    void initTestCase() {
        m_session = std::make_unique<Session>(copySampleWorkspace(m_folder.path().toStdString()));
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<StudyPage>();
        m_page->resize(1122, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setSession(m_session.get(), m_views.get());
    }
    void cleanup() { MessageBox::clearShown(); }

    void isBegunByTheDialog() {
        QVERIFY(find<QPushButton>("emptyButton")->isVisible());
        click("emptyButton");
        auto* asked = dialog<StudyDialog>("studyDialog");
        picture("study-dialog", asked);
        // Sources with a baseline, and tasks, all ticked.
        auto* tasks = find<QListWidget>("studyTasks", asked);
        QCOMPARE(find<QListWidget>("studySources", asked)->count(), 1);
        QCOMPARE(tasks->count(), 2);
        type(find<QLineEdit>("studySeeds", asked), QStringLiteral("0, x"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)asked->spec());
        type(find<QLineEdit>("studySeeds", asked), QStringLiteral("0"));
        type(find<QLineEdit>("studyName", asked), QStringLiteral("small"));
        auto* strategies = find<StrategyList>("studyStrategyList", asked);
        QCOMPARE(strategies->ticked(), StrategyOptions().strategies);
        QListWidgetItem* lot = strategies->findItems(QStringLiteral("An expert by lot"), Qt::MatchExactly).value(0);
        QVERIFY(lot);
        strategies->scrollToItem(lot);
        const QRect row = strategies->visualItemRect(lot);
        QTest::mouseClick(strategies->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 12, row.center().y()));
        QCOMPARE(asked->spec().options.strategies, (std::vector<std::string>{"baseline", "best:knn", "oracle"}));
        strategies->setTicked({});
        QVERIFY(!find<QPushButton>("ok", asked)->isEnabled());
        strategies->setTicked({"baseline", "best:knn", "oracle"});
        for (int i = 0; i < strategies->count(); ++i) {
            (void)parseStrategy(strategies->item(i)->toolTip().toStdString());
        }
        type(find<QLineEdit>("option_learning_rates", asked), QStringLiteral("0.05"));
        type(find<QLineEdit>("option_steps", asked), QStringLiteral("6"));
        QCOMPARE(asked->spec().cells().size(), std::size_t{2});
        asked->accept();
        QTRY_VERIFY(m_session->isBusy());
        QTRY_COMPARE(find<QComboBox>("studyChooser")->currentText(), QStringLiteral("small"));
        QTRY_VERIFY(find<QPushButton>("stopStudy")->isEnabled());
        QVERIFY(!find<QPushButton>("runStudy")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), jobMilliseconds);
        QTRY_VERIFY2_WITH_TIMEOUT(text("studyState").startsWith("2 of 2 cells"), qPrintable(text("studyState")),
                                  10'000);
        // The list of jobs is read a moment after the cells.
        QTRY_VERIFY_WITH_TIMEOUT(!find<QPushButton>("stopStudy")->isEnabled(), 10'000);
        QVERIFY(!find<QPushButton>("runStudy")->isEnabled());  // there is nothing left
    }

    void showsWhatItCameTo() {
        auto* strategies = find<RecordTable>("studyStrategies");
        QCOMPARE(strategies->recordCount(), 3);
        const StudySpec spec = loadStudyOf(m_session->workspace(), "small");
        const auto cells = StudyStore(m_session->workspace().studyFolder("small")).cells();
        double mean = 0;
        for (const CellRecord& cell : cells) {
            mean += cell.result("baseline")->testAccuracy / 2;
        }
        QCOMPARE(strategies->textAt(0, 2), percent(mean));
        QVERIFY(text("studyVerdict").contains("The best by 1-NN"));
        picture("study-strategies");
        auto* tabs = find<QTabWidget>("studyTabs");
        tabs->setCurrentIndex(1);
        auto* charts = find<QListWidget>("studyChartList");
        QVERIFY(charts->count() >= 4);
        QVERIFY(action("studySaveChart")->isEnabled());
        for (int i = 0; i < charts->count(); ++i) {
            charts->setCurrentRow(i);
            QVERIFY(find<ReportChart>("studyChart")->chart("x").csv().count(QLatin1Char('\n')) > 1);
        }
        charts->setCurrentRow(0);
        picture("study-charts");
    }

    void opensACell() {
        find<QTabWidget>("studyTabs")->setCurrentIndex(2);
        auto* cells = find<RecordTable>("studyCells");
        QCOMPARE(cells->recordCount(), 2);
        QCOMPARE(cells->textAt(0, 4), StudyPage::tr("Complete"));
        cells->setFocus();
        QTest::keyClick(cells, Qt::Key_Down);
        const auto cell = StudyStore(m_session->workspace().studyFolder("small"))
                              .cells()
                              .at(cells->currentKey().contains("marks") ? 0 : 1);
        QVERIFY(text("studyCellTitle").contains(qs(cell.key.task)));
        auto* results = find<RecordTable>("studyCellResults");
        QCOMPARE(results->recordCount(), 3);
        QCOMPARE(results->textAt(0, 2), percent(cell.results[0].testAccuracy));
        auto* candidates = find<RecordTable>("studyCellCandidates");
        QCOMPARE(candidates->recordCount(), 4);
        picture("study-cells");
    }

    void stopsAndGoesOn() {
        FolderDialog::setNextChoice(
            qs(fileOf("name: longer\nsources: [shapes]\nmodels: [shapes-discs]\ntasks: [marks]\nseeds: [0, 1, "
                      "2]\nstrategies: [baseline, oracle]\n"
                      "learning_rates: [0.05]\nsteps: [8]\n")));
        trigger("studyFile");
        QTRY_COMPARE(find<QComboBox>("studyChooser")->currentText(), QStringLiteral("longer"));
        QTRY_VERIFY(m_session->hasJob(JobState::Running));
        QTRY_VERIFY(find<QPushButton>("stopStudy")->isEnabled());
        click("stopStudy");
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), jobMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("runStudy")->isEnabled(), 10'000);
        QVERIFY(text("studyState").contains("of 3 cells"));
        click("runStudy");
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isBusy(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), 2 * jobMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(text("studyState").startsWith("3 of 3 cells"), 10'000);
    }

    void saysWhyAFileCannotBeRun() {
        FolderDialog::setNextChoice(qs(fileOf("name: bad\nsources: [nowhere]\ntasks: [signs]\n")));
        MessageBox::setNextAnswer(QStringLiteral("ok"));
        trigger("studyFile");
        QVERIFY2(MessageBox::shown().join(QLatin1Char(' ')).contains("nowhere"),
                 qPrintable(MessageBox::shown().join(' ')));
    }
};

DOCENT_UI_TEST_MAIN(StudyPageTest)
#include "StudyPageTest.moc"
