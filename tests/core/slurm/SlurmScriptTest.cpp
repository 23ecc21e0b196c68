// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmScript.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "base/Error.h"
#include "base/Files.h"
#include "support/Signals.h"

/// The script's text, and what it does where a program that notes its calls stands for docent.
class SlurmScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theProfileIsInItsHead();
    void pathsOfAnyKindAreQuoted();
    void aLineBreakInAPathIsRefused();
    void eachTaskRunsItsJob();
    void aKilledWorkerBeginsAgain();
    void theTimeLimitIsPassedOnAndRequeues();
    void aTermIsPassedOnAndEndsIt();
    void aNodeWithoutTheWorkspaceSaysSo();
    void aNodeWithoutTheProgramSaysSo();

private:
    /// Lets `program` do these lines of shell.
    void writeProgram(const QString& name, const QString& lines) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString said(const QString& name) const;
    void start(QProcess& process, int index) const;
    [[nodiscard]] int run(int index) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    docent::SlurmArray m_array;
    docent::SlurmProfile m_profile;
};

void SlurmScriptTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkpath("my work/jobs");
    docent::writeFileAtomically(path("my work/docent.yaml").toStdString(), std::string_view("name: x\n"));
    m_array = {
        .workspace = path("my work").toStdString(), .name = "docent-test", .jobs = {"0003", "0007"}, .after = {}};
    m_profile = {};
    m_profile.program = path("docent").toStdString();
    m_profile.cpus = 2;
    writeProgram("docent", "echo \"$@\" OMP=$OMP_NUM_THREADS >> calls");
    writeProgram("scontrol", "echo \"$@\" >> scontrol-calls");
}

void SlurmScriptTest::writeProgram(const QString& name, const QString& lines) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(("#!/bin/bash\ncd '" + m_folder->path() + "'\n" + lines + "\n").toUtf8());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString SlurmScriptTest::said(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void SlurmScriptTest::start(QProcess& process, int index) const {
    docent::writeFileAtomically(path("script").toStdString(), docent::slurmScript(m_array, m_profile));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", m_folder->path() + ":" + environment.value("PATH"));
    environment.insert("SLURM_ARRAY_JOB_ID", "12");
    environment.insert("SLURM_ARRAY_TASK_ID", QString::number(index));
    environment.insert("SLURM_CPUS_PER_TASK", "2");
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start("bash", {path("script")});
    QVERIFY(process.waitForStarted());
}

int SlurmScriptTest::run(int index) const {
    QProcess process;
    start(process, index);
    return process.waitForFinished() ? process.exitCode() : -1;
}

void SlurmScriptTest::theProfileIsInItsHead() {
    m_array.workspace = "/data/work";
    m_array.after = {"12", "13"};
    m_profile = {};
    m_profile.partition = "gpu";
    m_profile.account = "birds";
    m_profile.qos = "long";
    m_profile.constraint = "a100|h100";
    m_profile.gpus = "a100:2";
    m_profile.cpus = 8;
    m_profile.memory = "16G";
    m_profile.time = "4:00:00";
    m_profile.maxRunning = 5;
    m_profile.signalSeconds = 90;
    m_profile.program = "/opt/docent/bin/docent";
    m_profile.setup = {"module load cuda/12"};
    m_profile.options = {"--exclude=n3", "--comment=two words", "-x n4"};
    const QString script = QString::fromStdString(docent::slurmScript(m_array, m_profile));
    const QString head = script.left(script.indexOf("\n\n"));
    QCOMPARE(head.split('\n'), (QStringList{"#!/bin/bash",
                                            "#SBATCH --job-name=docent-test",
                                            "#SBATCH --array=0-1%5",
                                            "#SBATCH --output=/data/work/jobs/slurm/%A_%a.log",
                                            "#SBATCH --open-mode=append",
                                            "#SBATCH --chdir=/data/work",
                                            "#SBATCH --nodes=1",
                                            "#SBATCH --ntasks=1",
                                            "#SBATCH --cpus-per-task=8",
                                            "#SBATCH --gres=gpu:a100:2",
                                            "#SBATCH --mem=16G",
                                            "#SBATCH --time=4:00:00",
                                            "#SBATCH --partition=gpu",
                                            "#SBATCH --account=birds",
                                            "#SBATCH --qos=long",
                                            "#SBATCH --constraint=\"a100|h100\"",
                                            "#SBATCH --requeue",
                                            "#SBATCH --signal=B:USR1@90",
                                            "#SBATCH --dependency=afterany:12:13",
                                            "#SBATCH --exclude=n3",
                                            "#SBATCH --comment=\"two words\"",
                                            "#SBATCH -x n4"}));
    QVERIFY(script.contains("ids=(0003 0007)\n"));
    QVERIFY(script.indexOf("module load cuda/12") < script.indexOf("run-task"));
    // An array of defaults asks for nothing that a cluster may lack.
    const QString plain = QString::fromStdString(docent::slurmScript(m_array, {}));
    for (const char* word : {"--gres", "--mem", "--time", "--partition", "--account", "--qos", "--constraint"}) {
        QVERIFY2(!plain.contains(QString("#SBATCH ") + word), word);
    }
}

void SlurmScriptTest::pathsOfAnyKindAreQuoted() {
    m_array.workspace = "/data/my \"work\" 100%d/it's $HOME";
    const QString script = QString::fromStdString(docent::slurmScript(m_array, m_profile));
    const QString output = "#SBATCH --output=\"/data/my \\\"work\\\" 100%%d/it's $HOME/jobs/slurm/%A_%a.log\"\n";
    const QString variable = "workspace='/data/my \"work\" 100%d/it'\\''s $HOME'\n";
    QVERIFY2(script.contains(output), script.toUtf8());
    QVERIFY2(script.contains(variable), script.toUtf8());
}

void SlurmScriptTest::aLineBreakInAPathIsRefused() {
    m_array.workspace = "/data/a\n#SBATCH --uid=root";
    QVERIFY_EXCEPTION_THROWN((void)docent::slurmScript(m_array, m_profile), docent::Error);
}

void SlurmScriptTest::eachTaskRunsItsJob() {
    m_profile.setup = {"touch '" + path("set up").toStdString() + "'"};
    QCOMPARE(run(1), 0);
    QCOMPARE(said("calls"), "jobs run-task 0007 --workspace " + path("my work") + " --threads 2 --requeues 20 OMP=2\n");
    QVERIFY(QFile::exists(path("set up")));
    QVERIFY(said("scontrol-calls").isEmpty());
    writeProgram("docent", "exit 1");  // the job failed: that is told by its record, and is no reason to try again
    QCOMPARE(run(0), 1);
    QVERIFY(said("scontrol-calls").isEmpty());
}

void SlurmScriptTest::aKilledWorkerBeginsAgain() {
    writeProgram("docent", "echo call >> calls; [ $(wc -l < calls) = 3 ] || kill -9 $$");
    QCOMPARE(run(0), 0);
    QCOMPARE(said("calls").count("call"), 3);
    writeProgram("docent", "echo again >> calls; kill -9 $$");
    QCOMPARE(run(0), 128 + SIGKILL);
    QCOMPARE(said("calls").count("again"), 3);  // then it gives up
    QVERIFY(said("scontrol-calls").isEmpty());
}

void SlurmScriptTest::theTimeLimitIsPassedOnAndRequeues() {
    writeProgram("docent", "trap 'echo USR1 >> calls; exit 75' USR1; echo up > up; while :; do sleep 0.05; done");
    QProcess process;
    start(process, 1);
    QTRY_VERIFY(QFile::exists(path("up")));
    QVERIFY(docent::sendSignal(process.processId(), SIGUSR1));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 75);
    QCOMPARE(said("calls"), QString("USR1\n"));
    QCOMPARE(said("scontrol-calls"), QString("requeue 12_1\n"));
}

/// As scancel and a preemption send it: Slurm itself queues again what was preempted.
void SlurmScriptTest::aTermIsPassedOnAndEndsIt() {
    writeProgram("docent",
                 "trap 'sleep 0.1; echo TERM >> calls; exit 75' TERM; echo up > up; "
                 "while :; do sleep 0.05; done");
    QProcess process;
    start(process, 1);
    QTRY_VERIFY(QFile::exists(path("up")));
    QVERIFY(docent::sendSignal(process.processId(), SIGTERM));
    QVERIFY(process.waitForFinished());
    QCOMPARE(said("calls"), QString("TERM\n"));  // it was waited for
    QVERIFY(said("scontrol-calls").isEmpty());
}

void SlurmScriptTest::aNodeWithoutTheWorkspaceSaysSo() {
    m_array.workspace = path("not here").toStdString();
    QProcess process;
    start(process, 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), docent::taskSeesNoWorkspace);
    QVERIFY(process.readAll().contains("does not see the workspace " + path("not here").toUtf8()));
}

void SlurmScriptTest::aNodeWithoutTheProgramSaysSo() {
    m_profile.program = path("nothing").toStdString();
    QProcess process;
    start(process, 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), docent::taskSeesNoProgram);
    QVERIFY(process.readAll().contains("has no program " + path("nothing").toUtf8()));
}

QTEST_GUILESS_MAIN(SlurmScriptTest)
#include "SlurmScriptTest.moc"
