// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SlurmCluster.h"

#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace docent {

namespace {

const QStringList folders = {"/usr/sbin", "/usr/bin", "/sbin", "/bin"};

QString programPath(const QString& name) {
    return QStandardPaths::findExecutable(name, folders);
}

/// A port that nobody has at the moment.
int freePort() {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int port = -1;
    if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0) {
        port = ntohs(address.sin_port);
    }
    ::close(descriptor);
    return port;
}

QString hostName() {
    char name[100] = "localhost";
    ::gethostname(name, sizeof name - 1);
    return QString(name).section('.', 0, 0);
}

}  // namespace

QString SlurmCluster::missing() {
    for (const char* program : {"munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel"}) {
        if (programPath(program).isEmpty()) {
            return QString("%1 is not installed: Debian's slurm-wlm and munge have it").arg(program);
        }
    }
    return {};
}

SlurmCluster::SlurmCluster(int cpus) {
    const QString munge = m_folder.filePath("munge");
    const QString configuration = m_folder.filePath("slurm.conf");
    const bool isUp = writeConfiguration(cpus) &&
                      start("munged", {"--foreground", "--force", "--num-threads=1", "--key-file=" + munge + "/key",
                                       "--socket=" + munge + "/socket", "--pid-file=" + munge + "/pid",
                                       "--log-file=" + munge + "/log", "--seed-file=" + munge + "/seed"}) &&
                      QTest::qWaitFor([&] { return QFile::exists(munge + "/socket"); }, 10000) &&
                      start("slurmctld", {"-D", "-f", configuration}) && start("slurmd", {"-D", "-f", configuration}) &&
                      waitForNode();
    if (!isUp) {
        m_problem += "\n" + logs();
    }
}

SlurmCluster::~SlurmCluster() {
    // What a test that failed has left would outlive the daemons.
    if (m_problem.isEmpty()) {
        const QString user = QString::number(::geteuid());
        (void)ask({"scancel", "--user=" + user});
        (void)QTest::qWaitFor([&] { return ask({"squeue", "--noheader", "--user=" + user}).isEmpty(); }, 15000);
    }
    for (auto daemon = m_daemons.rbegin(); daemon != m_daemons.rend(); ++daemon) {
        (*daemon)->terminate();
        if (!(*daemon)->waitForFinished(10000)) {
            (*daemon)->kill();
            (*daemon)->waitForFinished();
        }
    }
    qunsetenv("SLURM_CONF");
}

bool SlurmCluster::writeConfiguration(int cpus) {
    const QDir folder(m_folder.path());
    for (const char* name : {"munge", "state", "spool", "log"}) {
        folder.mkpath(name);
    }
    // The socket is for everybody who may look into its folder, the key for its owner alone.
    for (const QString& path : {m_folder.path(), folder.filePath("munge")}) {
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
                                        QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther);
    }
    QFile key(folder.filePath("munge/key"));
    QFile random("/dev/urandom");
    if (!key.open(QFile::WriteOnly) || !random.open(QFile::ReadOnly)) {
        m_problem = "the key of munge cannot be written";
        return false;
    }
    key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    key.write(random.read(128));
    key.close();
    const passwd* user = ::getpwuid(::geteuid());
    QFile file(folder.filePath("slurm.conf"));
    if (!file.open(QFile::WriteOnly)) {
        m_problem = "slurm.conf cannot be written";
        return false;
    }
    file.write(QString("ClusterName=docent-test\n"
                       "SlurmctldHost=%1(127.0.0.1)\n"
                       "SlurmctldPort=%2\n"
                       "SlurmdPort=%3\n"
                       "AuthType=auth/munge\n"
                       "AuthInfo=socket=%4/munge/socket\n"
                       "CredType=cred/munge\n"
                       "SlurmUser=%5\n"
                       "SlurmdUser=%5\n"
                       "StateSaveLocation=%4/state\n"
                       "SlurmdSpoolDir=%4/spool\n"
                       "SlurmctldPidFile=%4/slurmctld.pid\n"
                       "SlurmdPidFile=%4/slurmd.pid\n"
                       "SlurmctldLogFile=%4/log/slurmctld\n"
                       "SlurmdLogFile=%4/log/slurmd\n"
                       "ProctrackType=proctrack/linuxproc\n"
                       "TaskPlugin=task/none\n"
                       "JobAcctGatherType=jobacct_gather/none\n"
                       "AccountingStorageType=accounting_storage/none\n"
                       "MpiDefault=none\n"
                       "SelectType=select/cons_tres\n"
                       "SelectTypeParameters=CR_CPU\n"
                       "SchedulerParameters=batch_sched_delay=0,bf_interval=1,sched_interval=1\n"
                       "SlurmdParameters=config_overrides\n"  // the node may say that it has more CPUs than it has
                       "ReturnToService=2\n"
                       "KillWait=10\n"
                       "NodeName=%1 NodeAddr=127.0.0.1 CPUs=%6 State=UNKNOWN\n"
                       "PartitionName=main Nodes=%1 Default=YES MaxTime=60 State=UP\n")
                   .arg(hostName())
                   .arg(freePort())
                   .arg(freePort())
                   .arg(m_folder.path(), user == nullptr ? "root" : user->pw_name)
                   .arg(cpus)
                   .toUtf8());
    qputenv("SLURM_CONF", folder.filePath("slurm.conf").toUtf8());
    return true;
}

/// It ends by itself in any case: a test that is killed leaves nothing behind.
bool SlurmCluster::start(const QString& program, const QStringList& arguments) {
    auto daemon = std::make_unique<QProcess>();
    daemon->setProcessChannelMode(QProcess::MergedChannels);
    daemon->setStandardOutputFile(m_folder.filePath("log/" + program + ".out"));
    daemon->start("timeout", QStringList{"--kill-after=10", "600", programPath(program)} + arguments);
    if (!daemon->waitForStarted()) {
        m_problem = program + " did not start: " + daemon->errorString();
        return false;
    }
    m_daemons.push_back(std::move(daemon));
    return true;
}

bool SlurmCluster::waitForNode() {
    QString state;
    const bool isUp = QTest::qWaitFor(
        [&] {
            state = ask({"sinfo", "--noheader", "--format=%T"}).trimmed();
            return state == "idle";
        },
        30000);
    if (!isUp) {
        m_problem = "the node did not become idle; sinfo says: " + state;
    }
    return isUp;
}

QString SlurmCluster::ask(const QStringList& command) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programPath(command.front()), command.mid(1));
    return process.waitForFinished(30000) ? QString::fromUtf8(process.readAll()) : process.errorString();
}

QString SlurmCluster::logs() const {
    QString text;
    for (const char* name :
         {"munge/log", "log/munged.out", "log/slurmctld", "log/slurmctld.out", "log/slurmd", "log/slurmd.out"}) {
        QFile file(m_folder.filePath(name));
        constexpr qsizetype most = 3000;
        if (file.open(QFile::ReadOnly)) {
            text += QString("--- %1\n%2\n").arg(name, QString::fromUtf8(file.readAll().right(most)));
        }
    }
    return text;
}

}  // namespace docent
