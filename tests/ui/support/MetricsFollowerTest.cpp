// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/MetricsFollower.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QThread>
#include <fstream>

#include "support/Text.h"
#include "ui/UiTestMain.h"

using namespace docent;

class MetricsFollowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsArriveWhileTheyAreWritten() {
        const auto path = file("log.jsonl");
        MetricsLog log(path, "train", 0);
        log.append({.step = 1, .loss = 2.5});
        MetricsFollower follower;
        QSignalSpy changed(&follower, &MetricsFollower::rowsChanged);
        follower.follow(path);
        QTRY_COMPARE(follower.rows().size(), std::size_t{1});
        follower.setLive(true);
        log.append({.step = 2, .loss = 1.5});
        log.append({.step = 3, .validationAccuracy = 0.5});
        QTRY_COMPARE(follower.rows().size(), std::size_t{3});
        QCOMPARE(*follower.rows()[1].loss, 1.5);
        QCOMPARE(*follower.rows()[2].validationAccuracy, 0.5);
        // Nothing new, no word of it.
        const auto told = changed.count();
        QTest::qWait(600);
        QCOMPARE(changed.count(), told);
        follower.setLive(false);
    }

    void aResumeBeginsAnew() {
        const auto path = file("resumed.jsonl");
        {
            MetricsLog log(path, "train", 0);
            for (int step = 1; step <= 5; ++step) {
                log.append({.step = step, .loss = 1.0});
            }
        }
        MetricsFollower follower;
        follower.follow(path);
        QTRY_COMPARE(follower.rows().size(), std::size_t{5});
        MetricsLog resumed(path, "train", 3);
        resumed.append({.step = 4, .loss = 7.0});
        follower.setLive(true);
        QTRY_COMPARE(follower.rows().size(), std::size_t{4});
        QCOMPARE(*follower.rows().back().loss, 7.0);
    }

    void anotherFileReplacesWhatIsBeingRead() {
        const auto first = file("first.jsonl");
        const auto second = file("second.jsonl");
        writeRows(first, 20'000);
        writeRows(second, 3);
        MetricsFollower follower;
        follower.follow(first);
        QVERIFY(follower.isReading());
        follower.follow(second);
        QVERIFY(follower.rows().empty());
        QTRY_COMPARE(follower.rows().size(), std::size_t{3});
        QTest::qWait(300);
        QCOMPARE(follower.rows().size(), std::size_t{3});
        follower.follow({});
        QVERIFY(follower.rows().empty());
        follower.follow(file("missing.jsonl"));
        QTRY_VERIFY(!follower.isReading());
        QVERIFY(follower.rows().empty());
    }

    void goneBeforeItIsRead() {
        const auto path = file("gone.jsonl");
        writeRows(path, 20'000);
        {
            MetricsFollower follower;
            follower.follow(path);
        }
        QTest::qWait(100);
    }

    void aLongLogDoesNotHoldUpTheWindow() {
        const auto path = file("long.jsonl");
        writeRows(path, 200'000);
        MetricsFollower follower;
        QElapsedTimer timer;
        timer.start();
        follower.follow(path);
        const qint64 called = timer.elapsed();
        qint64 longest = 0;
        QElapsedTimer round;
        while (follower.rows().empty() && timer.elapsed() < 20'000) {
            round.start();
            QCoreApplication::processEvents();
            longest = std::max(longest, round.elapsed());
            QThread::msleep(1);
        }
        qInfo("200,000 lines: read in %lld ms, the window waited %lld ms at most", timer.elapsed(), longest);
        QCOMPARE(follower.rows().size(), std::size_t{200'000});
        QCOMPARE(follower.rows().back().step, std::int64_t{200'000});
        // Far above what a quiet machine needs.
        QVERIFY(called < 100 && longest < 200);
    }

private:
    [[nodiscard]] std::filesystem::path file(const char* name) const {
        return toPath(m_folder.filePath(QLatin1String(name)));
    }
    static void writeRows(const std::filesystem::path& path, int count) {
        std::ofstream out(path);
        for (int step = 1; step <= count; ++step) {
            out << R"({"series":"train","step":)" << step << R"(,"epoch":)" << step / 100.0 << R"(,"seconds":)"
                << step * 0.25 << R"(,"loss":)" << 2.0 / step
                << R"(,"accuracy":0.5,"learning_rate":0.1,"images_per_second":120.5})"
                << "\n";
        }
    }

    QTemporaryDir m_folder;
};

DOCENT_UI_TEST_MAIN(MetricsFollowerTest)
#include "MetricsFollowerTest.moc"
