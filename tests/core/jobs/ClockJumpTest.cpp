// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that jumps, as one does that is set by hand or by the network: what is measured and what is waited for goes
// by the clock that never does.
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <ctime>

#include "jobs/JobQueue.h"
#include "support/PictureSet.h"

using namespace docent;

namespace {

/// Days back and forth at each look.
std::atomic<long> looks = 0;

long jump() {
    constexpr long day = 86'400;
    return (looks++ % 3 - 1) * day;
}

}  // namespace

// The program's own definitions go before those of the C library.
extern "C" {
int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const auto result = static_cast<int>(syscall(SYS_clock_gettime, clock, time));
    if (clock == CLOCK_REALTIME) {
        time->tv_sec += jump();
    }
    return result;
}
time_t time(time_t* out) noexcept {
    timespec now{};
    (void)clock_gettime(CLOCK_REALTIME, &now);
    if (out != nullptr) {
        *out = now.tv_sec;
    }
    return now.tv_sec;
}
int gettimeofday(timeval* out, void*) noexcept {
    timespec now{};
    (void)clock_gettime(CLOCK_REALTIME, &now);
    *out = {now.tv_sec, now.tv_nsec / 1000};
    return 0;
}
}

class ClockJumpTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void theMainJobIsDoneAllTheSame() {
        writePictureSet(path("pictures"), sourceClasses(6), 16);
        const Workspace workspace = Workspace::create(path("workspace"));
        JobQueue queue(workspace);
        QElapsedTimer real;
        real.start();
        const std::string imported =
            queue.submit(ImportJob{{.path = path("pictures").string(), .name = "shapes", .imageSize = 16}});
        const std::string trained = queue.submit(
            BaselineJob{.name = "base", .source = "shapes", .training = {.epochs = 3, .batchSize = 16}}, {imported});
        const std::string task = queue.submit(
            ImportJob{{.path = path("pictures").string(), .name = "task", .target = true, .imageSize = 16}}, {trained});
        const std::string ranked = queue.submit(RankJob{.task = "task"}, {task});
        QVERIFY2(queue.wait(ranked).state == JobState::Succeeded, queue.job(ranked).error.c_str());
        const double seconds = static_cast<double>(real.elapsed()) / 1000;
        QVERIFY(looks > 10);
        const double took = workspace.bank().load("base").result.cost.seconds;
        QVERIFY2(took >= 0 && took <= seconds, qPrintable(QString::number(took)));
        for (const JobRecord& job : queue.jobs()) {
            QVERIFY(job.state == JobState::Succeeded);
        }
        // What is trained is not what the clock says.
        const std::string again =
            queue.submit(BaselineJob{.name = "again", .source = "shapes", .training = {.epochs = 3, .batchSize = 16}});
        QVERIFY(queue.wait(again).state == JobState::Succeeded);
        QCOMPARE(workspace.bank().load("again").weightsHash, workspace.bank().load("base").weightsHash);
    }
};

QTEST_GUILESS_MAIN(ClockJumpTest)
#include "ClockJumpTest.moc"
