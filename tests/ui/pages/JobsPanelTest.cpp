// SPDX-License-Identifier: GPL-3.0-or-later
// The dock of the jobs with a real queue: what the cards say, what buttons, keys, menu and mouse do, and the log.
// With DOCENT_SCREENSHOTS=DIR the dock is written there as PNGs.

#include "pages/JobsPanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <memory>

#include "base/Files.h"
#include "pages/JobCardList.h"
#include "pages/JobLog.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/JobCard.h"
#include "widgets/LiveLabel.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {

constexpr int longMilliseconds = 60'000;

/// Trains until it is stopped.
BaselineJob endless(const std::string& name) {
    BaselineJob job{.name = name, .source = "shapes"};
    job.training.epochs = 100'000;
    job.training.batchSize = 16;
    return job;
}

}  // namespace

class JobsPanelTest : public WidgetTest {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_workspace;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JobsPanel> m_panel;

    [[nodiscard]] QWidget* root() const override { return m_panel.get(); }
    void open() {
        m_session = std::make_unique<Session>(m_workspace);
        m_panel = std::make_unique<JobsPanel>();
        m_panel->resize(1000, 620);
        m_panel->setSession(m_session.get());
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void write(JobRecord record) const {
        makeFolder(m_workspace / "jobs");
        writeFileAtomically(m_workspace / "jobs" / (record.id + ".yaml"), toYaml(record).text());
    }
    JobCard* card(const std::string& id) const { return m_panel->card(qs(id)); }
    JobState state(const std::string& id) const {
        for (const JobRecord& record : m_session->jobs()) {
            if (record.id == id) {
                return record.state;
            }
        }
        return JobState::Cancelled;
    }
    void waitFor(const std::string& id, JobState wanted) {
        QTRY_VERIFY_WITH_TIMEOUT(state(id) == wanted, longMilliseconds);
        QTRY_COMPARE(find<QLabel>("jobState", card(id))->text(), stateText(wanted));
    }
    /// The queued cards as they lie below each other.
    QStringList queuedFromAbove() const {
        QList<JobCard*> cards;
        for (const JobRecord& record : m_session->jobs()) {
            if (record.state == JobState::Queued) {
                cards << card(record.id);
            }
        }
        m_panel->layout()->activate();
        std::sort(cards.begin(), cards.end(), [](const JobCard* a, const JobCard* b) { return a->y() < b->y(); });
        QStringList names;
        for (const JobCard* one : cards) {
            names << qs(one->record().subject);
        }
        return names;
    }
    void chord(Qt::Key key) {
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : m_panel.get();
        QTest::keyClick(target, Qt::Key_B, Qt::ControlModifier);
        QTest::keyClick(target, key);
    }
    /// In both themes.
    void pictures(const char* name) const {
        for (const Theme theme : pictureFolder().isEmpty() ? QList<Theme>() : QList<Theme>{Theme::Dark, Theme::Light}) {
            applyTheme(theme);
            picture(qPrintable(QStringLiteral("%1-%2").arg(QLatin1String(name), toString(theme))));
        }
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = copySampleWorkspace(m_folder->path().toStdString());
        std::filesystem::remove_all(m_workspace / "jobs");
    }
    void cleanup() {
        m_panel.reset();
        m_session.reset();
    }

    void aCardTellsHowItsJobStandsAndItsButtonsWork() {
        open();
        QCOMPARE(find<QLabel>("jobsSummary")->text(), QStringLiteral("No jobs"));
        const std::string id = m_session->submit(endless("long"));
        waitFor(id, JobState::Running);
        JobCard* one = card(id);
        auto* facts = find<LiveLabel>("jobFacts", one);
        QTRY_VERIFY_WITH_TIMEOUT(
            facts->text().contains(QStringLiteral("pictures/s")) && facts->text().contains(QStringLiteral("left")),
            longMilliseconds);
        QVERIFY2(facts->text().contains(QStringLiteral("of memory")), qPrintable(facts->text()));
        QVERIFY2(facts->text().startsWith(deviceText(one->record().device)), qPrintable(facts->text()));
        QVERIFY2(find<LiveLabel>("jobDetail", one)->text().contains(QStringLiteral("epoch")),
                 qPrintable(find<LiveLabel>("jobDetail", one)->text()));
        QCOMPARE(find<QToolButton>("stopJob", one)->toolTip(), QStringLiteral("Stop and keep the best"));
        QCOMPARE(find<QLabel>("jobsSummary")->text(), QStringLiteral("1 running"));
        pictures("running");

        QTest::mouseClick(find<QToolButton>("pauseJob", one), Qt::LeftButton);
        waitFor(id, JobState::Paused);
        QVERIFY(!facts->isVisible());
        QTest::mouseClick(find<QToolButton>("resumeJob", one), Qt::LeftButton);
        waitFor(id, JobState::Running);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("jobNotes", one)->text().contains(QStringLiteral("Went on from step")),
                                 longMilliseconds);
        QTest::mouseClick(find<QToolButton>("stopJob", one), Qt::LeftButton);
        waitFor(id, JobState::Cancelled);
        QTRY_VERIFY(find<LiveLabel>("jobDetail", one)->text().contains(QStringLiteral("best weights")));
        QTest::mouseClick(find<QToolButton>("removeJob", one), Qt::LeftButton);
        QTRY_VERIFY(card(id) == nullptr);
        QVERIFY(m_session->jobs().empty());
    }

    void whatWaitsCanBeMovedByMouseKeysAndActions() {
        open();
        const std::string running = m_session->submit(endless("first"));
        waitFor(running, JobState::Running);
        std::vector<std::string> ids;
        for (const char* name : {"a", "b", "c", "d"}) {
            ids.push_back(m_session->submit(endless(name)));
        }
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "b", "c", "d"}));
        QVERIFY(!find<QLabel>("jobGrip", card(running))->isVisible());
        QVERIFY(find<QLabel>("jobGrip", card(ids[0]))->isVisible());

        card(ids[2])->setFocus();
        QTest::keyClick(card(ids[2]), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "c", "b", "d"}));
        QVERIFY(card(ids[2])->hasFocus());
        QTest::keyClick(card(ids[2]), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "b", "c", "d"}));
        QTest::keyClick(card(ids[2]), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "b", "d", "c"}));
        QVERIFY(!action("moveJobDownAction")->isEnabled());
        chord(Qt::Key_U);
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "b", "c", "d"}));
        chord(Qt::Key_T);
        QTRY_COMPARE(queuedFromAbove(), QStringList({"c", "a", "b", "d"}));
        QVERIFY(!action("moveJobUpAction")->isEnabled());
        chord(Qt::Key_E);
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "b", "d", "c"}));
        // The plain arrows walk from card to card.
        QTest::keyClick(card(ids[2]), Qt::Key_Up);
        QVERIFY(card(ids[3])->hasFocus());

        drag(ids[2], ids[0], false);  // c above a
        QTRY_COMPARE(queuedFromAbove(), QStringList({"c", "a", "b", "d"}));
        drag(ids[2], ids[3], true);  // c below d
        QTRY_COMPARE(queuedFromAbove(), QStringList({"a", "b", "d", "c"}));
        QVERIFY(!find<QFrame>("dropMark")->isVisible());
        // Escape puts it back.
        pressAndMove(ids[2], ids[0]);
        QVERIFY(find<QFrame>("dropMark")->isVisible());
        pictures("dragging");
        QTest::keyClick(card(ids[2]), Qt::Key_Escape);
        QVERIFY(!find<QFrame>("dropMark")->isVisible());
        QTest::mouseRelease(card(ids[2]), Qt::LeftButton);
        QTest::qWait(100);
        QCOMPARE(queuedFromAbove(), QStringList({"a", "b", "d", "c"}));
        // What runs stays where it is.
        drag(running, ids[1], true);
        QTest::qWait(100);
        QCOMPARE(queuedFromAbove(), QStringList({"a", "b", "d", "c"}));

        // The order is that of the next start too.
        m_panel.reset();
        m_session.reset();
        open();
        QStringList paused;
        for (const QString& id : find<JobCardList>("jobsScroll")->order()) {
            paused << qs(card(id.toStdString())->record().subject);
        }
        QCOMPARE(paused, QStringList({"first", "a", "b", "d", "c"}));
    }

    void pressAndMove(const std::string& from, const std::string& to) {
        JobCard* moved = card(from);
        const QPoint grip = moved->rect().center();
        const QPoint target = moved->mapFromGlobal(card(to)->mapToGlobal(QPoint(40, 2)));
        QTest::mousePress(moved, Qt::LeftButton, {}, grip);
        QTest::mouseMove(moved, grip + QPoint(0, 12));
        QTest::mouseMove(moved, target);
        QTest::qWait(20);
    }
    void drag(const std::string& from, const std::string& to, bool below) {
        pressAndMove(from, to);
        JobCard* moved = card(from);
        const int y = below ? card(to)->height() - 2 : 2;
        const QPoint target = moved->mapFromGlobal(card(to)->mapToGlobal(QPoint(40, y)));
        QTest::mouseMove(moved, target);
        QTest::mouseRelease(moved, Qt::LeftButton, {}, target);
    }

    void aJobBehindAPausedOneSaysSoAndOffersToResumeIt() {
        JobRecord paused{.id = "0001", .spec = endless("needed"), .state = JobState::Paused, .subject = "needed"};
        write(paused);
        open();
        const std::string id = m_session->submit(endless("waiting"), {"0001"});
        auto* text = find<QLabel>("jobBlocked", card(id));
        QTRY_VERIFY(text->isVisible());
        QVERIFY2(text->text().contains(QStringLiteral("job 0001")) && text->text().contains(QStringLiteral("paused")),
                 qPrintable(text->text()));
        QVERIFY(card(id)->accessibleName().contains(QStringLiteral("Queued")));
        pictures("blocked");
        card(id)->setFocus();
        QCOMPARE(action("resumeJobAction")->text(), QStringLiteral("&Resume what it waits for"));
        QTest::mouseClick(find<QPushButton>("resumeNeeded", card(id)), Qt::LeftButton);
        waitFor("0001", JobState::Running);
        QTRY_VERIFY(!text->isVisible());
        QVERIFY(state(id) == JobState::Queued);
        QTRY_COMPARE(find<LiveLabel>("jobDetail", card(id))->text(),
                     QStringLiteral("Waits for “Train the baseline 'needed'”"));
        pictures("waits");
    }

    void actionsAreAboutTheCardWithTheFocus() {
        open();
        const std::string first = m_session->submit(endless("first"));
        const std::string second = m_session->submit(endless("second"));
        waitFor(first, JobState::Running);
        QTRY_VERIFY(card(second) && card(second)->isVisible());
        QCOMPARE(action("stopJobAction")->text(), QStringLiteral("Stop and keep the best"));
        card(second)->setFocus();
        QVERIFY(action("pauseJobAction")->isEnabled());
        QVERIFY(!action("resumeJobAction")->isEnabled());
        QVERIFY(!action("removeJobAction")->isEnabled());
        chord(Qt::Key_P);
        waitFor(second, JobState::Paused);
        QVERIFY(state(first) == JobState::Running);
        QVERIFY(action("resumeJobAction")->isEnabled());
        chord(Qt::Key_R);
        waitFor(second, JobState::Queued);
        chord(Qt::Key_C);
        QVERIFY2(QApplication::clipboard()->text().startsWith(QStringLiteral("docent train baseline --source shapes")),
                 qPrintable(QApplication::clipboard()->text()));
        chord(Qt::Key_S);
        waitFor(second, JobState::Cancelled);
        chord(Qt::Key_X);
        QTRY_VERIFY(card(second) == nullptr);
        QVERIFY(card(first)->hasFocus());
        // The menu of a card has what can be done with it.
        QStringList offered;
        QTimer::singleShot(200, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (const QAction* one : menu ? menu->actions() : QList<QAction*>()) {
                offered << one->objectName();
            }
            if (menu) {
                menu->close();
            }
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(10, 10), card(first)->mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(card(first), &event);
        QVERIFY(offered.contains(QStringLiteral("pauseJobAction")));
        QVERIFY(!offered.contains(QStringLiteral("resumeJobAction")));
        for (const QAction* one : m_panel->panelActions()) {
            QVERIFY(!one || one->shortcut().toString().startsWith(QStringLiteral("Ctrl+B, ")));
        }
    }

    void theLogTellsWhatHappenedToAllOrToOne() {
        JobRecord record{.id = "0001", .spec = RankJob{.task = "signs"}, .state = JobState::Failed, .subject = "signs"};
        record.events = {{.time = "2026-11-24T16:20:05Z", .kind = JobEventKind::Queued, .text = {}},
                         {.time = "2026-11-24T16:20:06Z", .kind = JobEventKind::Started, .text = "cuda:1"},
                         {.time = "2026-11-24T16:20:08Z", .kind = JobEventKind::Failed, .text = "No such luck"}};
        write(record);
        record.id = "0002";
        record.state = JobState::Succeeded;
        record.events = {{.time = "2026-11-24T16:20:07Z", .kind = JobEventKind::Note, .text = "A note"}};
        write(record);
        open();
        QTest::mouseClick(find<QPushButton>("showLog"), Qt::LeftButton);
        auto* table = find<RecordTable>("jobLogTable");
        QVERIFY(table->isVisible());
        QCOMPARE(table->recordCount(), 4);
        QCOMPARE(table->textAt(1, 2), QStringLiteral("Started, device: GPU 1"));
        QCOMPARE(table->textAt(2, 2), QStringLiteral("A note"));  // in the order of time
        QCOMPARE(table->textAt(3, 2), QStringLiteral("Failed: No such luck"));
        pictures("log");
        auto* chooser = find<QComboBox>("jobLogChooser");
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_Down);  // the newest job
        QCOMPARE(find<JobLog>("jobLog")->job(), QStringLiteral("0002"));
        QCOMPARE(table->recordCount(), 1);
        QTest::keyClick(chooser, Qt::Key_Down);
        QCOMPARE(table->recordCount(), 3);
        QTest::mouseClick(find<QPushButton>("copyJobLog"), Qt::LeftButton);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[2].endsWith(QStringLiteral("Failed: No such luck")), qPrintable(lines[2]));
        // What happens now is added.
        QTest::mouseClick(find<QPushButton>("showLog"), Qt::LeftButton);
        QVERIFY(!table->isVisible());
        const std::string id = m_session->submit(endless("now"));
        waitFor(id, JobState::Running);
        card(id)->setFocus();
        chord(Qt::Key_L);
        QVERIFY(table->isVisible());
        QTRY_COMPARE(table->recordCount(), 2);
        m_session->stop(id);
        QTRY_COMPARE_WITH_TIMEOUT(table->recordCount(), 3, longMilliseconds);
    }

    void damagedRecordsAreTold() {
        makeFolder(m_workspace / "jobs");
        writeFileAtomically(m_workspace / "jobs" / "0003.yaml", "id: '0003'\nkind: teleport\n");
        open();
        auto* problems = find<QLabel>("jobProblems");
        QVERIFY(problems->isVisible());
        QVERIFY2(problems->text().contains(QStringLiteral("0003.yaml")), qPrintable(problems->text()));
        pictures("problems");
        m_panel->setSession(nullptr);
        QVERIFY(!problems->isVisible());
    }

    void notesShowOnTheCard() {
        JobRecord record{.id = "0001", .spec = endless("a"), .state = JobState::Paused, .subject = "a"};
        record.progress = {.stage = "Training", .done = 640, .total = 6400};
        record.notes = {
            "There was not enough memory for batches of 64: each is now computed in 2 parts of 32. The "
            "result is the same but for rounding."};
        write(record);
        record.id = "0002";
        record.state = JobState::Failed;
        record.error = "The learning rate 1e+30 is too high. Use a smaller one.";
        record.notes.clear();
        record.finished = "2026-11-24T16:20:08Z";
        write(record);
        open();
        QVERIFY(find<QLabel>("jobNotes", card("0001"))->isVisible());
        QCOMPARE(find<QLabel>("jobNotes", card("0001"))->text(), qs(card("0001")->record().notes[0]));
        QVERIFY(!find<QLabel>("jobNotes", card("0002"))->isVisible());
        QVERIFY(find<QLabel>("jobError", card("0002"))->isVisible());
        pictures("notes");
    }

    void progressMovesNothing() {
        JobCard one;
        one.resize(900, 120);
        JobRecord record{.id = "0001", .spec = endless("a"), .state = JobState::Running};
        record.device = "cpu";
        record.memoryBytes = 1'000'000'000;
        record.etaSeconds = 5000;
        record.progress = {.stage = "Training",
                           .done = 1,
                           .total = 10'000,
                           .detail = "epoch 1 of 10, loss 2.000",
                           .imagesPerSecond = 999};
        one.setRecord(record);
        one.show();
        QVERIFY(QTest::qWaitForWindowExposed(&one));
        struct Counter : QObject {
            int layouts = 0;
            bool eventFilter(QObject*, QEvent* event) override {
                layouts += event->type() == QEvent::LayoutRequest ? 1 : 0;
                return false;
            }
        } counter;
        one.installEventFilter(&counter);
        QElapsedTimer clock;
        clock.start();
        constexpr int updates = 200;
        for (int i = 0; i < updates; ++i) {
            record.progress.done += 37;
            record.progress.imagesPerSecond = 900 + i % 90;
            record.progress.detail =
                "epoch " + std::to_string(1 + i / 30) + " of 10, loss 1." + std::to_string(100 + i);
            record.etaSeconds -= 7;
            record.memoryBytes += 1'000'000;
            one.setRecord(record);
            QCoreApplication::processEvents();
        }
        QCOMPARE(counter.layouts, 0);
        const double each = static_cast<double>(clock.elapsed()) / updates;
        QVERIFY2(each < 16, qPrintable(QStringLiteral("%1 ms an update").arg(each)));
    }

    void hundredsOfEndedJobsAreNotSlow() {
        constexpr int ended = 300;
        for (int i = 1; i <= ended; ++i) {
            JobRecord record{.id = jobId(i), .spec = endless(jobId(i)), .state = JobState::Succeeded};
            record.result = "'m': 168 pictures, 12 classes, validation accuracy 71.3 % at epoch 9, 2 min 10 s";
            record.finished = "2026-11-24T16:20:08Z";
            write(record);
        }
        QElapsedTimer clock;
        clock.start();
        open();
        const qint64 opening = clock.elapsed();
        QCOMPARE(m_panel->findChildren<JobCard*>().size(), JobCardList::mostEnded);
        QCOMPARE(find<QLabel>("jobsSummary")->text(), QStringLiteral("300 ended"));
        QVERIFY(card(jobId(ended)) != nullptr);  // the newest
        const double few = redraw();
        auto* all = find<QPushButton>("showAllJobs");
        find<JobCardList>("jobsScroll")->verticalScrollBar()->setValue(1'000'000);
        QTRY_VERIFY(all->isVisible());
        QCOMPARE(all->text(), QStringLiteral("Show all 300 jobs that ended"));
        QTest::mouseClick(all, Qt::LeftButton);
        QTRY_COMPARE(m_panel->findChildren<JobCard*>().size(), ended);
        QVERIFY(!all->isVisible());
        QTest::qWait(100);
        const double many = redraw();
        qInfo("opened in %lld ms; an update with its redraw takes %.2f ms with %d cards, %.2f ms with %d",
              static_cast<long long>(opening), few, JobCardList::mostEnded, many, ended);
        // Generous, as others may use this machine; measured alone it is far below 16 ms.
        QVERIFY2(few < 50 && many < 50, qPrintable(QStringLiteral("%1 and %2 ms").arg(few).arg(many)));
        pictures("many");
        clock.restart();
        QSignalSpy removed(m_session.get(), &Session::jobsRemoved);
        QTest::mouseClick(find<QPushButton>("clearFinished"), Qt::LeftButton);
        const qint64 clearing = clock.elapsed();
        QCOMPARE(removed.count(), 1);  // all at once
        QTRY_COMPARE(find<QLabel>("jobsSummary")->text(), QStringLiteral("No jobs"));
        QTRY_VERIFY(m_panel->findChildren<JobCard*>().isEmpty());
        qInfo("cleared in %lld ms", static_cast<long long>(clearing));
    }

    /// Milliseconds of an update of a job that runs, with all that is painted anew.
    double redraw() {
        JobRecord record{.id = "0999", .spec = endless("runs"), .state = JobState::Running};
        record.progress = {.stage = "Training", .done = 1, .total = 10'000};
        find<JobCardList>("jobsScroll")->put(record);
        find<JobCardList>("jobsScroll")->verticalScrollBar()->setValue(0);
        QTest::qWait(50);
        QElapsedTimer clock;
        clock.start();
        constexpr int updates = 50;
        for (int i = 0; i < updates; ++i) {
            record.progress.done += 37;
            record.etaSeconds = 1000 - i;
            find<JobCardList>("jobsScroll")->put(record);
            QCoreApplication::processEvents();
            m_panel->repaint();
        }
        const double each = static_cast<double>(clock.elapsed()) / updates;
        find<JobCardList>("jobsScroll")->drop(QStringLiteral("0999"));
        return each;
    }
};

DOCENT_UI_TEST_MAIN(JobsPanelTest)
#include "JobsPanelTest.moc"
