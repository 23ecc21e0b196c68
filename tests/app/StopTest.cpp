// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "jobs/JobQueue.h"
#include "support/PictureSet.h"
#include "support/Signals.h"

/// Signals, and jobs that another process asks to stop or pause.
class StopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void interruptKeepsTheBestSoFarAndTheSameCommandGoesOn();
    void anotherProcessPausesAndThisOneResumes();
    void anotherProcessStops();
    void aJobBehindAPausedOneTakesThatAlong();
    void aJobBehindOneThatIsPausedMeanwhileDoesNotWait();
    void aJobThatWaitsIsMoved();

private:
    /// On one thread, which leaves a core to the commands that stop it.
    [[nodiscard]] QStringList training(int epochs) const {
        return {"train",     "baseline", "--source",    "shapes",   "--epochs", QString::number(epochs),
                "--threads", "1",        "--workspace", m_workspace};
    }
    /// What a window leaves that was closed after a baseline and an expert behind it had been queued: 0002 and 0003.
    void queueBaselineAndExpert(int epochs) const {
        docent::JobQueue queue(docent::Workspace(m_workspace.toStdString()), {.devices = {}});
        const std::string baseline =
            queue.submit(docent::BaselineJob{.source = "shapes", .training = {.epochs = epochs}});
        queueExpert(queue, "discs", baseline);
    }
    static void queueExpert(docent::JobQueue& queue, const char* node, const std::string& baseline) {
        docent::ExpertJob expert{.source = "shapes", .node = node};
        expert.training.epochs = 1;
        queue.submit(expert, {baseline});
    }
    [[nodiscard]] QString stateOfModel() const {
        const QJsonArray models =
            runDocent({"models", "--json", "--workspace", m_workspace}).json()["models"].toArray();
        return models.isEmpty() ? "" : models[0].toObject()["state"].toString();
    }
    /// Epochs that the job has trained, in all its runs.
    [[nodiscard]] qsizetype epochsTrained() const {
        QFile log(m_workspace + "/models/shapes-baseline/log.jsonl");
        return log.open(QFile::ReadOnly) ? log.readAll().count("val_accuracy") : 0;
    }
    [[nodiscard]] bool waitUntilItTrains(qsizetype beyond = 0) const {
        return QTest::qWaitFor([&] { return epochsTrained() > beyond; }, 60000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;
};

void StopTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = m_folder->filePath("work");
    const QString source = m_folder->filePath("shapes");
    docent::writePictureSet(source.toStdString(), docent::sourceClasses(10), 16);
    docent::JobQueue queue(docent::Workspace::create(m_workspace.toStdString()));
    const docent::JobRecord import =
        queue.wait(queue.submit(docent::ImportJob{{.path = source.toStdString(), .name = "shapes", .imageSize = 16}}));
    QCOMPARE(import.state, docent::JobState::Succeeded);
}

void StopTest::interruptKeepsTheBestSoFarAndTheSameCommandGoesOn() {
    QProcess process;
    startDocent(process, training(2000));
    QVERIFY(waitUntilItTrains());
    QVERIFY(docent::sendSignal(process.processId(), SIGINT));
    const DocentResult stopped = finishDocent(process, 60);
    QVERIFY2(stopped.exitCode == 130, stopped.text());
    QVERIFY2(stopped.complaints().size() == 1, stopped.text());
    QCOMPARE(stateOfModel(), "stopped");
    QVERIFY(QFile::exists(m_workspace + "/models/shapes-baseline/weights.safetensors"));

    const qsizetype before = epochsTrained();
    QProcess again;
    startDocent(again, training(2000));
    QVERIFY(waitUntilItTrains(before));
    QVERIFY(docent::sendSignal(again.processId(), SIGTERM));
    const DocentResult stoppedAgain = finishDocent(again, 60);
    QVERIFY2(stoppedAgain.exitCode == 130, stoppedAgain.text());
    QCOMPARE(runDocent({"jobs", "--json", "--workspace", m_workspace}).json()["jobs"].toArray().size(), 2);
}

void StopTest::anotherProcessPausesAndThisOneResumes() {
    QProcess process;
    startDocent(process, training(40));
    QVERIFY(waitUntilItTrains());
    const DocentResult asked = runDocent({"jobs", "pause", "0002", "--workspace", m_workspace});
    QVERIFY2(asked.exitCode == 0, asked.text());
    const DocentResult paused = finishDocent(process, 60);
    QVERIFY2(paused.exitCode == 130 || paused.exitCode == 0, paused.text());
    if (paused.exitCode == 0) {
        QSKIP("The training was done before it could be paused.");
    }
    QCOMPARE(stateOfModel(), "paused");
    const DocentResult done = runDocent({"jobs", "resume", "0002", "--workspace", m_workspace});
    QVERIFY2(done.exitCode == 0, done.text());
    QCOMPARE(stateOfModel(), "complete");
}

void StopTest::anotherProcessStops() {
    QProcess process;
    startDocent(process, training(2000));
    QVERIFY(waitUntilItTrains());
    QProcess watcher;
    startDocent(watcher, {"jobs", "watch", "0002", "--workspace", m_workspace, "--json"});
    const DocentResult kept = runDocent({"jobs", "remove", "0002", "--workspace", m_workspace});
    QVERIFY2(kept.exitCode == 1 && kept.err.contains("Stop it first: docent jobs stop 0002"), kept.text());
    QCOMPARE(runDocent({"jobs", "stop", "0002", "--workspace", m_workspace}).exitCode, 0);
    const DocentResult stopped = finishDocent(process, 60);
    QVERIFY2(stopped.exitCode == 130, stopped.text());
    const DocentResult watched = finishDocent(watcher, 60);
    QVERIFY2(watched.exitCode == 0, watched.text());
    QCOMPARE(watched.json()["state"].toString(), "cancelled");
}

void StopTest::aJobBehindAPausedOneTakesThatAlong() {
    queueBaselineAndExpert(1);
    const DocentResult done = runDocent({"jobs", "resume", "0003", "--workspace", m_workspace}, 60);
    QVERIFY2(done.exitCode == 0, done.text());
    QVERIFY2(done.err.contains("The paused job 0002 goes on first, as 0003 needs it"), done.text());
    QVERIFY2(done.out.contains("shapes-discs") && !done.out.contains("shapes-baseline"), done.text());
    QCOMPARE(runDocent({"models", "--json", "--workspace", m_workspace}).json()["models"].toArray().size(), 2);
}

void StopTest::aJobBehindOneThatIsPausedMeanwhileDoesNotWait() {
    queueBaselineAndExpert(2000);
    QProcess process;
    startDocent(process, {"train", "experts", "--source", "shapes", "--nodes", "discs", "--epochs", "1", "--workspace",
                          m_workspace});
    QVERIFY(waitUntilItTrains());  // the baseline, which the equal job of the window needs
    QCOMPARE(runDocent({"jobs", "pause", "0002", "--workspace", m_workspace}).exitCode, 0);
    const DocentResult paused = finishDocent(process, 60);
    QVERIFY2(paused.exitCode == 130, paused.text());
    QVERIFY2(paused.err.contains("'docent jobs resume 0003' goes on"), paused.text());
    const QJsonArray jobs = runDocent({"jobs", "--json", "--workspace", m_workspace}).json()["jobs"].toArray();
    QCOMPARE(jobs.size(), 3);
    QCOMPARE(jobs[2].toObject()["state"].toString(), "paused");
}

void StopTest::aJobThatWaitsIsMoved() {
    queueBaselineAndExpert(2000);
    const auto moved = [&](const QStringList& arguments) {
        return runDocent(QStringList{"jobs", "move"} + arguments + QStringList{"--workspace", m_workspace});
    };
    const auto placeOf = [&](int index) {
        const QJsonArray jobs = runDocent({"jobs", "--json", "--workspace", m_workspace}).json()["jobs"].toArray();
        return jobs[index].toObject()["place"].toDouble();
    };
    const DocentResult first = moved({"0003", "--first"});
    QVERIFY2(first.exitCode == 0 && first.out.contains("Moved the job 0003 before 0002"), first.text());
    QVERIFY(placeOf(2) < placeOf(1));
    const DocentResult last = moved({"0003", "--last", "--json"});
    QVERIFY2(last.exitCode == 0 && last.json()["before"].isNull(), last.text());
    QVERIFY(placeOf(2) > placeOf(1));
    QCOMPARE(moved({"0003", "--before", "0002"}).exitCode, 0);
    QVERIFY(placeOf(2) < placeOf(1));
    const DocentResult there = moved({"0003", "--before", "0002"});
    QVERIFY2(there.exitCode == 0 && there.out.contains("The job 0003 is there already: before 0002"), there.text());
    QCOMPARE(
        runDocent({"jobs", "move", "0002", "--last", "--json", "--workspace", m_workspace}).json()["moved"].toBool(),
        false);
    const DocentResult itself = moved({"0003", "--before", "0003"});
    QVERIFY2(itself.exitCode == 2 && itself.err.contains("cannot be moved before itself"), itself.text());
    QCOMPARE(moved({"0003"}).exitCode, 2);
    QCOMPARE(moved({"0003", "--first", "--last"}).exitCode, 2);
    const DocentResult ended = moved({"0001", "--last"});
    QVERIFY2(ended.exitCode == 1 && ended.err.contains("The job 0001 has ended"), ended.text());
    QCOMPARE(moved({"0042", "--last"}).exitCode, 1);

    // In the queue of another Docent, which asks for the baseline that it has to go on with, where one more waits.
    {
        docent::JobQueue queue(docent::Workspace(m_workspace.toStdString()), {.devices = {}});
        queueExpert(queue, "squares", "0002");
    }
    QProcess process;
    startDocent(process, training(2000));
    QVERIFY(waitUntilItTrains());
    const DocentResult running = moved({"0002", "--last"});
    QVERIFY2(running.exitCode == 1 && running.err.contains("is running"), running.text());
    QVERIFY(placeOf(2) < placeOf(3));
    const DocentResult asked = moved({"0003", "--last"});
    QVERIFY2(asked.exitCode == 0 && asked.out.contains("Asked to move the job 0003"), asked.text());
    QTRY_VERIFY(placeOf(2) > placeOf(3));
    QVERIFY(docent::sendSignal(process.processId(), SIGINT));
    QCOMPARE(finishDocent(process, 60).exitCode, 130);
}

QTEST_GUILESS_MAIN(StopTest)
#include "StopTest.moc"
