// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

#include "app/DocentProcess.h"
#include "jobs/JobRecord.h"
#include "support/PictureSet.h"
#include "support/Signals.h"
#include "support/SlurmCluster.h"
#include "workspace/Workspace.h"

using docent::JobEventKind;
using docent::JobRecord;
using docent::JobState;
using docent::SlurmCluster;

/// The cluster engine on a real Slurm, which this test starts.
class SlurmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void anArrayOfExpertsSurvivesWhatAClusterDoes();
    void aRankingWaitsForItsEmbeddings();
    void aSweepIsAnArrayAndOneOfItIsStopped();
    void aLostTaskIsToldAndRunAgainAlone();

private:
    [[nodiscard]] docent::Workspace workspace() const { return docent::Workspace(m_workspace.toStdString()); }
    [[nodiscard]] JobRecord job(const std::string& id) const {
        return docent::loadJob(workspace().jobsFolder() / (id + ".yaml"));
    }
    [[nodiscard]] QStringList experts(const QString& folder) const {
        return {"train",       "experts", "--source",     "shapes", "--min-images",         "2",
                "--epochs",    "60",      "--batch-size", "16",     "--checkpoint-seconds", "0.1",
                "--workspace", folder};
    }
    /// A job of these that trains, not yet among `others`; "" where none comes.
    [[nodiscard]] std::string waitForTraining(const std::vector<std::string>& others) const;
    /// The process that runs a job: it is named in its lock.
    [[nodiscard]] pid_t workerOf(const std::string& id) const;
    [[nodiscard]] static pid_t parentOf(pid_t process) {
        QFile file(QString("/proc/%1/stat").arg(process));
        return file.open(QFile::ReadOnly) ? file.readAll().split(' ').value(3).toInt() : 0;
    }
    static bool has(const JobRecord& job, JobEventKind kind, const char* text);
    /// Slurm lets what was queued again wait for two minutes.
    static void beginNow(const JobRecord& job) {
        const QString task = QString::fromStdString(job.cluster.task);
        QTRY_VERIFY_WITH_TIMEOUT(SlurmCluster::ask({"squeue", "-h", "-r", "-j", task, "-o", "%T"}).contains("PENDING"),
                                 20000);
        (void)SlurmCluster::ask({"scontrol", "update", "JobId=" + task, "StartTime=now"});
    }

    QTemporaryDir m_folder;
    QString m_workspace;
    std::unique_ptr<SlurmCluster> m_cluster;
};

void SlurmTest::initTestCase() {
    if (const QString missing = SlurmCluster::missing(); !missing.isEmpty()) {
        QSKIP(missing.toUtf8());
    }
    QVERIFY(m_folder.isValid());
    m_cluster = std::make_unique<SlurmCluster>(2);
    QVERIFY2(m_cluster->problem().isEmpty(), m_cluster->problem().toUtf8());
    // Eight branches of two classes, and a task.
    using Shape = docent::PictureClass::Shape;
    std::vector<docent::PictureClass> classes;
    for (int branch = 0; branch < 8; ++branch) {
        for (int i = 0; i < 2; ++i) {
            classes.push_back({.path = "branch" + std::to_string(branch) + (i == 0 ? "/red" : "/blue"),
                               .shape = static_cast<Shape>(branch % 6),
                               .colour = i == 0 ? 0xc03030U : 0x3030c0U,
                               .count = 12});
        }
    }
    const std::string pictures = m_folder.filePath("shapes").toStdString();
    const std::string task = m_folder.filePath("signs").toStdString();
    docent::writePictureSet(pictures, classes, 16);
    docent::writePictureSet(task, docent::taskClasses(12), 16);
    m_workspace = m_folder.filePath("my work");  // a space in its path is no matter
    QCOMPARE(runDocent({"new", m_workspace}).exitCode, 0);
    QCOMPARE(runDocent({"dataset", "add", QString::fromStdString(pictures), "--name", "shapes", "--image-size", "16",
                        "--workspace", m_workspace})
                 .exitCode,
             0);
    QCOMPARE(runDocent({"dataset", "add", QString::fromStdString(task), "--name", "signs", "--target", "--image-size",
                        "16", "--workspace", m_workspace})
                 .exitCode,
             0);
    QFile profile(m_workspace + "/slurm.yaml");
    QVERIFY(profile.open(QFile::WriteOnly));
    profile.write("partition: main\ncpus: 1\ntime: 30\n");
    profile.close();
    const DocentResult baseline = runDocent({"train", "baseline", "--source", "shapes", "--epochs", "2", "--engine",
                                             "slurm", "--workspace", m_workspace, "--json"});
    QVERIFY2(baseline.exitCode == 0, baseline.text() + m_cluster->logs().toUtf8());
    QCOMPARE(baseline.json()["name"].toString(), QString("shapes-baseline"));
    docent::fs::copy(m_workspace.toStdString(), m_folder.filePath("local").toStdString(),
                     docent::fs::copy_options::recursive);
}

void SlurmTest::cleanup() {
    if (m_cluster && QTest::currentTestFailed()) {
        qWarning("%s\n%s", qPrintable(SlurmCluster::ask({"squeue", "-r", "--states=all"})),
                 qPrintable(m_cluster->logs()));
        for (const auto& entry : docent::fs::directory_iterator(workspace().jobsFolder() / "slurm")) {
            qWarning("%s:\n%s", entry.path().c_str(), docent::readFile(entry.path()).c_str());
        }
    }
}

bool SlurmTest::has(const JobRecord& job, JobEventKind kind, const char* text) {
    return std::any_of(job.events.begin(), job.events.end(), [&](const docent::JobEvent& event) {
        return event.kind == kind && event.text.find(text) != std::string::npos;
    });
}

std::string SlurmTest::waitForTraining(const std::vector<std::string>& others) const {
    std::string found;
    (void)QTest::qWaitFor(
        [&] {
            for (const JobRecord& one : docent::loadJobs(workspace().jobsFolder())) {
                const bool isOther = std::find(others.begin(), others.end(), one.id) != others.end();
                const bool hasCheckpoint = docent::fs::exists(workspace().bank().folder(one.subject) / "checkpoint");
                if (!isOther && one.state == JobState::Running && one.progress.done > 0 && hasCheckpoint) {
                    found = one.id;
                }
            }
            return !found.empty();
        },
        30000);
    return found;
}

pid_t SlurmTest::workerOf(const std::string& id) const {
    const std::string holder = docent::readFile(workspace().jobsFolder() / (id + ".lock"));  // "process 812 on host"
    return static_cast<pid_t>(QString::fromStdString(holder).section(' ', 1, 1).toInt());
}

void SlurmTest::anArrayOfExpertsSurvivesWhatAClusterDoes() {
    QElapsedTimer clock;
    clock.start();
    QProcess command;
    startDocent(command, experts(m_workspace) << "--engine"
                                              << "slurm");
    // One worker is killed, one task preempted, and one comes to its time limit.
    const std::string killed = waitForTraining({});
    QVERIFY2(!killed.empty(), command.readAllStandardError());
    QVERIFY(docent::sendSignal(workerOf(killed), SIGKILL));
    const std::string preempted = waitForTraining({killed});
    QVERIFY(!preempted.empty());
    (void)SlurmCluster::ask({"scontrol", "requeue", QString::fromStdString(job(preempted).cluster.task)});
    const std::string limited = waitForTraining({killed, preempted});
    QVERIFY(!limited.empty());
    // As Slurm sends it to the script.
    QVERIFY(docent::sendSignal(parentOf(workerOf(limited)), SIGUSR1));
    QTRY_VERIFY_WITH_TIMEOUT(job(preempted).state == JobState::Queued || job(preempted).state == JobState::Running,
                             20000);
    beginNow(job(preempted));
    beginNow(job(limited));
    const DocentResult done = finishDocent(command, 120);
    QVERIFY2(done.exitCode == 0, done.text());
    QVERIFY2(done.err.contains("(8 of 8)"), done.text());
    QVERIFY2(done.out.contains("shapes-branch7"), done.text());

    std::set<std::string> arrays;
    int experts = 0;
    for (const JobRecord& one : docent::loadJobs(workspace().jobsFolder())) {
        if (std::holds_alternative<docent::ExpertJob>(one.spec)) {
            QVERIFY(one.state == JobState::Succeeded);
            QVERIFY(one.engine == docent::Engine::Slurm);
            arrays.insert(one.cluster.task.substr(0, one.cluster.task.find('_')));
            ++experts;
        }
    }
    QCOMPARE(experts, 8);
    QCOMPARE(arrays.size(), std::size_t{1});
    QVERIFY(has(job(killed), JobEventKind::Interrupted, "Its worker was killed."));
    QVERIFY(has(job(preempted), JobEventKind::Interrupted, "Its task was told to end."));
    QVERIFY(has(job(limited), JobEventKind::Interrupted, "The time limit is near"));
    // What was interrupted ended with the same bits as one that never was, on this machine.
    const QString local = m_folder.filePath("local");
    for (const std::string& id : {killed, limited}) {
        const std::string node = std::get<docent::ExpertJob>(job(id).spec).node;
        const DocentResult here =
            runDocent(this->experts(local) << "--nodes" << QString::fromStdString(node) << "--threads"
                                           << "1");
        QVERIFY2(here.exitCode == 0, here.text());
        const std::string name = job(id).subject;
        QCOMPARE(workspace().bank().load(name).weightsHash,
                 docent::Workspace(local.toStdString()).bank().load(name).weightsHash);
    }
    qInfo("%.1f s", static_cast<double>(clock.elapsed()) / 1000);
}

void SlurmTest::aRankingWaitsForItsEmbeddings() {
    const DocentResult ranked = runDocent({"rank", "--task", "signs", "--models", "shapes-branch0,shapes-branch1",
                                           "--engine", "slurm", "--workspace", m_workspace, "--json"});
    QVERIFY2(ranked.exitCode == 0, ranked.text());
    const QJsonArray models = ranked.json()["models"].toArray();
    QCOMPARE(models.size(), 3);  // and their baseline
    for (const auto& model : models) {
        QVERIFY2(model.toObject()["cached"].toBool(), ranked.text());  // nothing was embedded twice
    }
    int embeddings = 0;
    for (const JobRecord& one : docent::loadJobs(workspace().jobsFolder())) {
        if (std::holds_alternative<docent::EmbedJob>(one.spec)) {
            ++embeddings;
            QVERIFY2(one.result.find(" pictures of 'signs' embedded with 'shapes-") != std::string::npos,
                     one.result.c_str());
        }
    }
    QCOMPARE(embeddings, 3);
}

void SlurmTest::aSweepIsAnArrayAndOneOfItIsStopped() {
    // Far more steps than anybody waits for.
    const QStringList sweep = {"transfer", "--task", "signs",    "--expert",    "all",       "--steps", "200000",
                               "--engine", "slurm",  "--detach", "--workspace", m_workspace, "--json"};
    const DocentResult left = runDocent(sweep);
    QVERIFY2(left.exitCode == 0, left.text());
    const QJsonArray jobs = left.json()["jobs"].toArray();
    QCOMPARE(jobs.size(), 9);
    const std::string first = jobs[0].toObject()["id"].toString().toStdString();
    const std::string last = jobs[8].toObject()["id"].toString().toStdString();
    QTRY_VERIFY_WITH_TIMEOUT(job(first).state == JobState::Running && job(first).progress.done > 0, 30000);
    const DocentResult listed = runDocent({"jobs", "--workspace", m_workspace});
    QVERIFY2(listed.out.contains("Waits in Slurm: Resources") || listed.out.contains("Waits in Slurm: Priority"),
             listed.text());
    QVERIFY2(listed.out.contains("Runs in Slurm on "), listed.text());
    // Joining them again submits nothing.
    const DocentResult again = runDocent(sweep);
    QCOMPARE(again.json()["jobs"].toArray().size(), 9);
    QCOMPARE(again.json()["jobs"].toArray()[0].toObject()["id"].toString().toStdString(), first);

    // One that runs, one that waits, and all others.
    QVERIFY(runDocent({"jobs", "stop", QString::fromStdString(first), "--workspace", m_workspace}).exitCode == 0);
    QVERIFY(runDocent({"jobs", "pause", QString::fromStdString(last), "--workspace", m_workspace}).exitCode == 0);
    QVERIFY(job(last).state == JobState::Paused);
    QTRY_VERIFY_WITH_TIMEOUT(job(first).state == JobState::Cancelled, 20000);
    QVERIFY(has(job(first), JobEventKind::Stopped, "Stopped"));
    for (int i = 1; i < 8; ++i) {
        (void)runDocent({"jobs", "stop", jobs[i].toObject()["id"].toString(), "--workspace", m_workspace});
    }
    QTRY_VERIFY_WITH_TIMEOUT(SlurmCluster::ask({"squeue", "-h"}).isEmpty(), 20000);
    for (const JobRecord& one : docent::loadJobs(workspace().jobsFolder())) {
        QVERIFY(one.state != JobState::Running && one.state != JobState::Queued);
    }
}

void SlurmTest::aLostTaskIsToldAndRunAgainAlone() {
    const QStringList training = {"train",    "baseline", "--source", "shapes", "--name",      "second",
                                  "--epochs", "100000",   "--engine", "slurm",  "--workspace", m_workspace};
    const DocentResult left = runDocent(training + QStringList{"--detach", "--json"});
    const std::string id = left.json()["jobs"].toArray()[0].toObject()["id"].toString().toStdString();
    QTRY_VERIFY_WITH_TIMEOUT(job(id).state == JobState::Running && job(id).progress.done > 0, 30000);
    // As where a machine goes down: its script and its worker are gone at once.
    const pid_t worker = workerOf(id);
    QVERIFY(docent::sendSignal(parentOf(worker), SIGKILL));
    (void)docent::sendSignal(worker, SIGKILL);  // Slurm may have been quicker
    QTRY_VERIFY_WITH_TIMEOUT(SlurmCluster::ask({"squeue", "-h"}).isEmpty(), 20000);
    const DocentResult listed = runDocent({"jobs", "--workspace", m_workspace});
    QVERIFY2(listed.out.contains("ended as FAILED before the job was done"), listed.text());
    QVERIFY2(listed.out.contains("Run it again alone: docent jobs resume " + QString::fromStdString(id)),
             listed.text());
    QVERIFY(job(id).state == JobState::Failed);
    // Once more, and Ctrl+C leaves it there.
    QProcess command;
    startDocent(command, {"jobs", "resume", QString::fromStdString(id), "--workspace", m_workspace});
    QTRY_VERIFY_WITH_TIMEOUT(job(id).state == JobState::Running && job(id).progress.done > 0, 30000);
    QVERIFY(docent::sendSignal(command.processId(), SIGINT));
    const DocentResult resumed = finishDocent(command);
    QCOMPARE(resumed.exitCode, 130);
    QVERIFY2(resumed.err.contains("The jobs go on on the cluster"), resumed.text());
    QTest::qWait(500);
    QVERIFY(job(id).state == JobState::Running);
    QCOMPARE(runDocent({"jobs", "stop", QString::fromStdString(id), "--workspace", m_workspace}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(job(id).state == JobState::Cancelled, 20000);
    QVERIFY(job(id).result.find("the best weights so far are kept") != std::string::npos);
}

QTEST_GUILESS_MAIN(SlurmTest)
#include "SlurmTest.moc"
