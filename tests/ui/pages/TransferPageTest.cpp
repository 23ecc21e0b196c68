// SPDX-License-Identifier: GPL-3.0-or-later
// The Transfer page on the sample workspace: what is fine-tuned, at which expense, and how it is followed.
// With DOCENT_SCREENSHOTS=DIR each state is written there as a PNG.

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <memory>

#include "models/DatasetViews.h"
#include "pages/ModelPicker.h"
#include "pages/RunView.h"
#include "pages/TransferPage.h"
#include "support/MessageBox.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/OptionsForm.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {
constexpr int jobMilliseconds = 60'000;
}

class TransferPageTest : public WidgetTest {
    Q_OBJECT

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    OptionsForm* form() { return m_page->findChild<OptionsForm*>(); }
    ModelPicker* picker() { return m_page->findChild<ModelPicker*>(); }
    QString cost() { return find<QLabel>("transferCost")->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<TransferPage> m_page;

private Q_SLOTS:
    void initTestCase() {
        m_session =
            std::make_unique<Session>(copySampleWorkspace(m_folder.filePath(QStringLiteral("a")).toStdString()));
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<TransferPage>();
        m_page->resize(1122, 700);
        m_page->setSession(m_session.get(), m_views.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanupTestCase() {
        m_page->setSession(nullptr, nullptr);
        m_page.reset();
        m_views.reset();
        m_session.reset();
    }

    void modelsAreInTheOrderOfTheRanking() {
        find<QComboBox>("transferTask")->setCurrentText(QStringLiteral("signs"));
        const auto ranking = m_session->workspace().ranking("signs");
        QVERIFY(ranking.has_value());
        QStringList ranked;
        QStringList tied;
        for (const RankedModel& model : ranking->models) {
            ranked << qs(model.name);
            if (ranked.size() == 1 || model.tiedWithBest) {
                tied << qs(model.name);
            }
        }
        QTRY_VERIFY(find<QPushButton>("chooseTied")->isEnabled());
        QCOMPARE(picker()->all(), ranked);
        QCOMPARE(picker()->chosen(), ranked.mid(0, 1));
        picture("transfer-best");
        click("chooseTied");
        QCOMPARE(picker()->chosen(), tied);
        click("chooseAll");
        QCOMPARE(picker()->chosen(), ranked);
        QVERIFY(find<QPushButton>("startTransfer")->text().contains(QStringLiteral("4 models")));
        picture("transfer-all");
        click("chooseBest");
        QCOMPARE(picker()->chosen(), ranked.mid(0, 1));
        // One tick by the mouse, one by the keyboard.
        auto* list = find<QTreeWidget>("transferModels");
        list->setFocus();
        list->setCurrentItem(list->topLevelItem(1));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(picker()->chosen(), ranked.mid(0, 2));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(picker()->chosen(), ranked.mid(0, 1));
    }

    void aTaskWithoutRankingSaysSo() {
        find<QComboBox>("transferTask")->setCurrentText(QStringLiteral("marks"));
        QTRY_VERIFY(find<QLabel>("transferModelsNote")->text().contains(QStringLiteral("not ranked")));
        QCOMPARE(picker()->all().size(), 4);
        QCOMPARE(picker()->chosen().size(), 1);
        find<QComboBox>("transferTask")->setCurrentText(QStringLiteral("signs"));
        QTRY_VERIFY(!find<QLabel>("transferModelsNote")->text().contains(QStringLiteral("not ranked")));
        QCOMPARE(picker()->chosen(), picker()->best());  // the one of before was nobody's choice
    }

    void onlyRunsOfTheChosenTaskAreOffered() {
        auto* runs = find<QComboBox>("transferRunChooser");
        find<QComboBox>("transferTask")->setCurrentText(QStringLiteral("signs"));
        QTRY_COMPARE(runs->count(), 2);
        const QString shown = find<RunView>("transferRun")->run();
        QVERIFY2(shown.startsWith(QStringLiteral("signs-")), qPrintable(shown));
        find<QComboBox>("transferTask")->setCurrentText(QStringLiteral("marks"));
        QTRY_COMPARE(runs->count(), 0);
        QVERIFY(!runs->isEnabled());
        QCOMPARE(find<RunView>("transferRun")->run(), QString());
        find<QComboBox>("transferTask")->setCurrentText(QStringLiteral("signs"));
        QTRY_COMPARE(runs->count(), 2);
        QVERIFY(find<RunView>("transferRun")->run().startsWith(QStringLiteral("signs-")));
    }

    void theButtonIsAsWideAsTheFields() {
        const auto edges = [this](const char* name) {
            const auto* widget = find<QWidget>(name);
            const int left = widget->mapTo(m_page.get(), QPoint(0, 0)).x();
            return std::pair(left, left + widget->width());
        };
        QCOMPARE(edges("startTransfer"), edges("transferTask"));
    }

    /// The buttons below the list were made after all that stands below them.
    void tabGoesAsThePageStands() {
        const auto next = [](const QWidget* from) {
            QWidget* widget = from->nextInFocusChain();
            while (widget != from && ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->isHidden())) {
                widget = widget->nextInFocusChain();
            }
            return widget;
        };
        QCOMPARE(next(find<QPushButton>("chooseBest")), find<QPushButton>("chooseTied"));
        QCOMPARE(next(find<QPushButton>("chooseTied")), find<QPushButton>("chooseAll"));
        QCOMPARE(next(find<QPushButton>("chooseAll")), find<QComboBox>("transferBudget"));
    }

    void theRankingIsReadInTheBackground() {
        auto* tasks = find<QComboBox>("transferTask");
        auto* start = find<QPushButton>("startTransfer");
        QVERIFY(start->isEnabled());
        const QStringList ranked = picker()->all();
        const QString before = cost();
        // Nothing is started with the models of another task while it is read.
        tasks->setCurrentText(QStringLiteral("marks"));
        QVERIFY(!start->isEnabled() && !picker()->isEnabled());
        QCOMPARE(cost(), before);
        // What was asked for last is what is shown.
        tasks->setCurrentText(QStringLiteral("signs"));
        tasks->setCurrentText(QStringLiteral("marks"));
        QTRY_VERIFY(start->isEnabled());
        QVERIFY(find<QLabel>("transferModelsNote")->text().contains(QStringLiteral("not ranked")));
        m_page->prepare(QStringLiteral("signs"), ranked.last());
        QVERIFY(!start->isEnabled());
        QTRY_VERIFY(start->isEnabled());
        QCOMPARE(picker()->chosen(), QStringList{ranked.last()});
        QCOMPARE(picker()->all(), ranked);
        QVERIFY(start->hasFocus() || !m_page->isActiveWindow());
        QTest::qWait(100);
        QCOMPARE(picker()->all(), ranked);
        picker()->setChosen(ranked.mid(0, 1));
    }

    void budgetsFillTheFormAndFollowIt() {
        auto* budget = find<QComboBox>("transferBudget");
        budget->setCurrentIndex(0);
        QCOMPARE(form()->read(TransferOptions()).steps, std::vector<std::int64_t>{100});
        QVERIFY2(cost().startsWith(QStringLiteral("One trial")), qPrintable(cost()));
        budget->setCurrentIndex(2);
        QCOMPARE(form()->read(TransferOptions()).repeats, 3);
        QVERIFY2(cost().startsWith(QStringLiteral("12 trials")), qPrintable(cost()));
        QVERIFY2(cost().contains(QStringLiteral("About")) && cost().contains(QStringLiteral("2 runs of this kind")),
                 qPrintable(cost()));
        QVERIFY2(cost().contains(QStringLiteral("on disk")), qPrintable(cost()));
        form()->setValue(QStringLiteral("steps"), QStringLiteral("7"));
        QCOMPARE(budget->currentIndex(), 3);
        budget->setCurrentIndex(1);
        QVERIFY(form()->read(TransferOptions()).steps == TransferOptions().steps);
        form()->setValue(QStringLiteral("batch_size"), 8);  // of no budget's concern
        QCOMPARE(budget->currentIndex(), 1);
        form()->setValue(QStringLiteral("batch_size"), 0);
        QVERIFY(!find<QPushButton>("startTransfer")->isEnabled());
        form()->setValue(QStringLiteral("batch_size"), 32);
        QVERIFY(find<QPushButton>("startTransfer")->isEnabled());
    }

    void nothingTickedCannotStart() {
        picker()->setChosen({});
        QVERIFY(!find<QPushButton>("startTransfer")->isEnabled());
        QVERIFY(cost().contains(QStringLiteral("Tick a model")));
    }

    void runsThatAreThereAreTold() {
        picker()->setChosen({QStringLiteral("shapes-discs")});
        auto* existing = find<QLabel>("transferExisting");
        QVERIFY2(existing->text().contains(QStringLiteral("signs-shapes-discs is there with another budget")),
                 qPrintable(existing->text()));
        form()->setValue(QStringLiteral("learning_rates"), QStringLiteral("0.1, 0.01"));
        form()->setValue(QStringLiteral("steps"), QStringLiteral("6"));
        QVERIFY2(existing->text().contains(QStringLiteral("with this very setting")), qPrintable(existing->text()));
    }

    void commandsAreALineAModel() {
        picker()->setChosen({QStringLiteral("shapes-discs"), QStringLiteral("shapes-crosses")});
        find<QAction>("actionTransferCommand")->trigger();
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        for (const QString& line : lines) {
            QVERIFY2(line.startsWith(QStringLiteral("docent transfer")) && line.contains(QStringLiteral("--steps 6")),
                     qPrintable(line));
            // The name that is free is given where the default is taken.
            QCOMPARE(line.contains(QStringLiteral("--name signs-shapes-discs-2")),
                     line.contains(QStringLiteral("shapes-discs")));
        }
    }

    void severalModelsAreTunedInTurn() {
        form()->setValue(QStringLiteral("learning_rates"), QStringLiteral("0.1, 0.01"));
        form()->setValue(QStringLiteral("steps"), QStringLiteral("12"));
        form()->setValue(QStringLiteral("batch_size"), 16);
        const QStringList ordered = picker()->all();
        picker()->setChosen({QStringLiteral("shapes-crosses"), QStringLiteral("shapes-squares")});
        const QStringList chosen = picker()->chosen();
        click("startTransfer");
        std::vector<JobRecord> queued = m_session->copyOfJobs();
        QVERIFY(queued.size() >= 2);
        // Newest first: the last of the ranking stands on top.
        QCOMPARE(qs(queued[0].subject), QStringLiteral("signs-") + chosen[1]);
        QCOMPARE(qs(queued[1].subject), QStringLiteral("signs-") + chosen[0]);
        auto* run = find<QWidget>("transferRun");
        auto* title = find<QLabel>("runTitle", run);
        QCOMPARE(title->text(), QStringLiteral("signs-") + chosen[0]);
        // Every setting is listed before it is tried.
        auto* sweep = find<RecordTable>("sweepTable", run);
        QTRY_COMPARE(sweep->recordCount(), 2);
        picture("transfer-running");
        QTRY_COMPARE_WITH_TIMEOUT(title->text(), QStringLiteral("signs-") + chosen[1], jobMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("runAccuracy", run)->text().contains(QLatin1Char('%')), jobMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), jobMilliseconds);
        auto* chooser = find<QComboBox>("transferRunChooser");
        QCOMPARE(chooser->count(), 4);
        chooser->setCurrentIndex(chooser->findData(QStringLiteral("signs-") + chosen[0]));
        QCOMPARE(title->text(), QStringLiteral("signs-") + chosen[0]);
        QVERIFY(find<QPushButton>("exportRun")->isEnabled());
        QTRY_VERIFY(find<QLabel>("runBaseline", run)->isVisible());
        picture("transfer-done");
    }

    void aDivergedTrialIsToldInWords() {
        form()->setValue(QStringLiteral("learning_rates"), QStringLiteral("1e6, 0.01"));
        form()->setValue(QStringLiteral("steps"), QStringLiteral("8"));
        picker()->setChosen({QStringLiteral("shapes-baseline")});
        click("startTransfer");
        auto* sweep = find<RecordTable>("sweepTable", find<QWidget>("transferRun"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), jobMilliseconds);
        QTRY_COMPARE(sweep->recordCount(), 2);
        bool told = false;
        for (int row = 0; row < 2; ++row) {
            told = told || sweep->textAt(row, 5).contains(QStringLiteral("diverged"));
        }
        QVERIFY(told);
    }

    void withoutAWorkspaceItIsEmpty() {
        TransferPage page;
        page.show();
        QVERIFY(page.findChild<QPushButton*>(QStringLiteral("emptyButton")) != nullptr);
        QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("startTransfer"))->isEnabled());
    }
};

DOCENT_UI_TEST_MAIN(TransferPageTest)
#include "TransferPageTest.moc"
