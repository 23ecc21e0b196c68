// SPDX-License-Identifier: GPL-3.0-or-later
// The window is closed in the middle of each kind of job: it asks, waits for the checkpoint without standing still, and
// the job can be gone on with, or was stopped, as was answered.

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <memory>

#include "jobs/JobQueue.h"
#include "main/MainWindow.h"
#include "support/MessageBox.h"
#include "support/PictureSet.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {
constexpr int closeMilliseconds = 20'000;
}

class ClosingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_workspace;
    std::string m_pictures;

    [[nodiscard]] JobSpec longJob(const QString& kind) const {
        const std::string name = "closing-" + kind.toStdString();
        if (kind == QLatin1String("import")) {
            return ImportJob{{.path = m_pictures, .name = name}};
        }
        if (kind == QLatin1String("baseline")) {
            return BaselineJob{.name = name, .source = "shapes", .training = {.epochs = 2000}};
        }
        if (kind == QLatin1String("expert")) {
            return ExpertJob{.name = name, .source = "shapes", .node = "rings", .training = {.epochs = 2000}};
        }
        if (kind == QLatin1String("rank")) {
            return RankJob{.task = "many"};
        }
        if (kind == QLatin1String("transfer")) {
            return TransferJob{.name = name, .task = "signs", .model = "shapes-discs", .options = {.steps = {5000}}};
        }
        return ExportJob{.run = "signs-shapes-discs"};
    }

private Q_SLOTS:
    void initTestCase() {
        m_pictures = m_folder.filePath(QStringLiteral("many")).toStdString();
        writePictureSet(m_pictures, sourceClasses(300), 24, 5);
        m_workspace = copySampleWorkspace(m_folder.filePath(QStringLiteral("sample")).toStdString());
        JobQueue queue{Workspace(m_workspace)};
        const JobRecord import = queue.wait(
            queue.submit(ImportJob{{.path = m_pictures, .name = "many", .target = true, .testFraction = 0.1}}));
        QCOMPARE(import.state, JobState::Succeeded);
    }

    void closes_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("isLong");
        QTest::newRow("import, pause") << "import"
                                       << "pause" << false;
        QTest::newRow("baseline, pause") << "baseline"
                                         << "pause" << true;
        QTest::newRow("baseline, stop") << "baseline"
                                        << "stop" << true;
        QTest::newRow("expert, pause") << "expert"
                                       << "pause" << true;
        QTest::newRow("rank, stop") << "rank"
                                    << "stop" << false;
        QTest::newRow("transfer, pause") << "transfer"
                                         << "pause" << true;
        QTest::newRow("transfer, stop") << "transfer"
                                        << "stop" << true;
        QTest::newRow("export, pause") << "export"
                                       << "pause" << false;
    }

    void closes() {
        QFETCH(QString, kind);
        QFETCH(QString, answer);
        QFETCH(bool, isLong);
        MessageBox::clearShown();
        auto window = std::make_unique<MainWindow>(m_workspace);
        window->show();
        const std::string id = window->session()->submit(longJob(kind));
        QTRY_VERIFY_WITH_TIMEOUT(
            window->session()->jobs().front().id == id && window->session()->jobs().front().state != JobState::Queued,
            10'000);
        if (isLong) {
            QTRY_VERIFY_WITH_TIMEOUT(window->session()->jobs().front().progress.done > 0, 10'000);
        }
        MessageBox::setNextAnswer(answer);
        window->close();
        const bool asked = !MessageBox::shown().isEmpty();
        QVERIFY2(asked || !isLong, "It did not ask");
        // While it waits the window goes on: events are handled, and not one after a long while.
        QElapsedTimer timer;
        timer.start();
        qint64 longest = 0;
        while (window->isVisible() && timer.elapsed() < closeMilliseconds) {
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            longest = std::max(longest, turn.elapsed());
            QTest::qSleep(1);
        }
        QVERIFY2(!window->isVisible(), "It did not close");
        QVERIFY2(longest < 2000, qPrintable(QStringLiteral("It stood still for %1 ms").arg(longest)));
        window.reset();

        JobQueue queue{Workspace(m_workspace)};
        const JobRecord record = queue.job(id);
        const JobState wanted = answer == QLatin1String("pause") ? JobState::Paused : JobState::Cancelled;
        QVERIFY2(record.state == wanted || (!isLong && record.state == JobState::Succeeded),
                 qPrintable(qs(std::string(enumName(record.state)) + ": " + record.error)));
        if (kind == QLatin1String("import") || kind == QLatin1String("export")) {
            if (record.state == JobState::Paused) {
                queue.resume(id);
                QCOMPARE(queue.wait(id).state, JobState::Succeeded);
            }
        }
    }

    void waitsForAnOpenDialog() {
        MessageBox::clearShown();
        auto window = std::make_unique<MainWindow>(m_workspace);
        window->show();
        const auto action = [&](const char* name) { return window->findChild<QAction*>(QLatin1String(name)); };
        const std::string id = window->session()->submit(
            BaselineJob{.name = "closing-dialog", .source = "shapes", .training = {.epochs = 2000}});
        QTRY_VERIFY_WITH_TIMEOUT(window->session()->jobs().front().progress.done > 0, 10'000);
        MessageBox::setNextAnswer(QStringLiteral("pause"));
        action("actionClose")->trigger();
        action("actionImportSource")->trigger();
        const QPointer<QWidget> dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!window->session()->isBusy(), closeMilliseconds);
        QTest::qWait(200);
        QVERIFY(window->session());  // the dialog works on it
        dialog->close();
        QTRY_VERIFY(!window->session());
        // Nothing is left to be paused or resumed, though a job of that workspace is paused.
        QVERIFY(!action("actionPauseAll")->isEnabled() && !action("actionResumeAll")->isEnabled());
        window.reset();
        JobQueue queue{Workspace(m_workspace)};
        QCOMPARE(queue.job(id).state, JobState::Paused);
        queue.remove(id);
    }

    void keepsWorkingWhenAnsweredSo() {
        MessageBox::clearShown();
        auto window = std::make_unique<MainWindow>(m_workspace);
        window->show();
        const std::string id = window->session()->submit(
            BaselineJob{.name = "closing-kept", .source = "shapes", .training = {.epochs = 2000}});
        QTRY_VERIFY_WITH_TIMEOUT(window->session()->jobs().front().progress.done > 0, 10'000);
        MessageBox::setNextAnswer(QStringLiteral("cancel"));
        window->close();
        QVERIFY(window->isVisible());
        QCOMPARE(window->session()->jobs().front().state, JobState::Running);
        window->session()->stop(id);
        QTRY_VERIFY_WITH_TIMEOUT(!window->session()->isBusy(), closeMilliseconds);
        window->close();
        QVERIFY(!window->isVisible());
    }
};

DOCENT_UI_TEST_MAIN(ClosingTest)
#include "ClosingTest.moc"
