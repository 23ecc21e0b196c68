// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "base/Numbers.h"
#include "base/Parallel.h"
#include "base/Random.h"
#include "base/Words.h"

using namespace docent;

class BaseTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void wordsAreCountedAndJoined() {
        QCOMPARE(counted(1, "file", "files"), std::string("1 file"));
        QCOMPARE(counted(0, "file", "files"), std::string("0 files"));
        QCOMPARE(counted(std::size_t{12}, "class", "classes"), std::string("12 classes"));
        QCOMPARE(plural(2, "it", "these"), std::string("these"));
        QCOMPARE(joined({}), std::string());
        QCOMPARE(joined({"a", "b", "c"}), std::string("a, b, c"));
        QCOMPARE(joined({"a"}, ", ", " and "), std::string("a"));
        QCOMPARE(joined({"a", "b", "c"}, ", ", " and "), std::string("a, b and c"));
        QCOMPARE(joinedList({"a,b", "", "c"}), std::string("a\\,b,,c"));
    }

    void atomicWritesReplaceWholeFiles() {
        writeFileAtomically(path("a"), "first");
        writeFileAtomically(path("a"), "second");
        QCOMPARE(readFile(path("a")), std::string("second"));
    }

    void aFailedWriteLeavesTheOldFileAndNoOther() {
        writeFileAtomically(path("b"), "old");
        QVERIFY_THROWS_EXCEPTION(Error, writeFileAtomically(path("b"), [](const ByteSink& sink) {
                                     sink("half", 4);
                                     throw Error("the producer failed");
                                 }));
        QCOMPARE(readFile(path("b")), std::string("old"));
        int files = 0;
        for (const auto& entry : fs::directory_iterator(m_folder.path().toStdString())) {
            files += entry.path().filename().string().starts_with("b") ? 1 : 0;
        }
        QCOMPARE(files, 1);
    }

    void leftoversOfAKilledWriterAreCleared() {
        makeFolder(path("left"));
        char host[100] = {};
        ::gethostname(host, sizeof host - 1);
        // No process has the highest number that a pid can take.
        const std::string dead = std::string("a.tmp-") + host + "-2147483646-0";
        const std::string alive = std::string("a.tmp-") + host + "-" + std::to_string(::getpid()) + "-99";
        const std::string elsewhere = "a.tmp-another-host-2147483646-0";
        for (const std::string& name : {dead, alive, elsewhere}) {
            std::ofstream(path("left") / name) << "half";
        }
        writeFileAtomically(path("left") / "a", "whole");
        QVERIFY(!fs::exists(path("left") / dead));
        QVERIFY(fs::exists(path("left") / alive));
        QVERIFY(fs::exists(path("left") / elsewhere));
    }

    void aMissingFolderIsTold() {
        try {
            writeFileAtomically(path("missing/c"), "x");
            QFAIL("it should have thrown");
        } catch (const Error& e) {
            QVERIFY(QString(e.what()).contains("missing/c"));
        }
    }

    void largeFilesAreRefused() {
        writeFileAtomically(path("d"), std::string(1000, 'x'));
        QVERIFY_THROWS_EXCEPTION(Error, (void)readFile(path("d"), 999));
    }

    void aLockKeepsOthersOut() {
        auto lock = FileLock::tryLock(path("lock"));
        QVERIFY(lock != nullptr);
        std::string holder;
        QVERIFY(FileLock::tryLock(path("lock"), &holder) == nullptr);
        QVERIFY(holder.find(std::to_string(QCoreApplication::applicationPid())) != std::string::npos);
        lock.reset();
        QVERIFY(FileLock::tryLock(path("lock")) != nullptr);
    }

    void mapsShowTheFile() {
        writeFileAtomically(path("m"), "mapped");
        const MappedFile file(path("m"));
        QCOMPARE(file.bytes().size(), std::size_t{6});
        QCOMPARE(file.bytes()[0], std::uint8_t{'m'});
        writeFileAtomically(path("empty"), "");
        QVERIFY(MappedFile(path("empty")).bytes().empty());
    }

    void hashesMatchTheReference() {
        // XXH3-128 of nothing, from the reference implementation's xxhsum -H2.
        QCOMPARE(Hasher().hex(), std::string("99aa06d3014798d86001c324468d497f"));
        QVERIFY(Hasher().add("ab").add("c").hex() != Hasher().add("a").add("bc").hex());
    }

    void randomIsTheSameEverywhere() {
        // SplitMix64 from seed 1234567, the published test vector.
        Random random(std::uint64_t{1234567});
        QCOMPARE(random.next(), std::uint64_t{6457827717110365317ULL});
        QCOMPARE(random.next(), std::uint64_t{3203168211198807973ULL});
        QCOMPARE(random.next(), std::uint64_t{9817491932198370423ULL});
    }

    void cellsOfTheGridDiffer() {
        std::set<std::uint64_t> seen;
        for (std::uint64_t epoch = 0; epoch < 20; ++epoch) {
            for (std::uint64_t image = 0; image < 50; ++image) {
                seen.insert(Random({7, epoch, image}).next());
            }
        }
        QCOMPARE(seen.size(), std::size_t{1000});
    }

    void belowIsUniform() {
        Random random(std::uint64_t{5});
        std::vector<int> counts(10);
        for (int i = 0; i < 100000; ++i) {
            ++counts[random.below(10)];
        }
        for (const int count : counts) {
            QVERIFY(std::abs(count - 10000) < 500);  // five standard deviations
        }
    }

    void parallelForReachesAllAndPassesErrors() {
        std::vector<std::atomic<int>> hits(1000);
        parallelFor(1000, 4, [&](std::int64_t i) { ++hits[static_cast<std::size_t>(i)]; });
        for (const auto& hit : hits) {
            QCOMPARE(hit.load(), 1);
        }
        QVERIFY_THROWS_EXCEPTION(Error, parallelFor(100, 4, [](std::int64_t i) {
                                     if (i == 37) {
                                         throw Error("one failed");
                                     }
                                 }));
    }

    void theThreadLimitHoldsWhereNobodySaysHowMany() {
        const auto use = [](int threads, std::size_t expected) {
            std::set<std::thread::id> ids;
            std::mutex mutex;
            std::condition_variable arrived;
            parallelFor(40, threads, [&](std::int64_t) {
                // Nobody goes on before all have come, however busy the machine is.
                std::unique_lock lock(mutex);
                ids.insert(std::this_thread::get_id());
                arrived.notify_all();
                arrived.wait_for(lock, std::chrono::seconds(5), [&] { return ids.size() >= expected; });
            });
            return ids.size() == expected;
        };
        const int all = availableThreads();
        setThreadLimit(1);
        QCOMPARE(availableThreads(), 1);
        QVERIFY(use(0, 1));
        QVERIFY(use(3, 3));
        setThreadLimit(4);
        QCOMPARE(availableThreads(), 4);
        QVERIFY(use(0, 4));
        setThreadLimit(-1);
        QCOMPARE(availableThreads(), all);
        setThreadLimit(0);
        QCOMPARE(availableThreads(), all);
    }

    void theEnvironmentSaysHowManyThreads() {
        const QByteArray before = qgetenv("OMP_NUM_THREADS");
        const int cpus = availableCpus();
        const std::vector<std::pair<QByteArray, int>> said = {
            {"1", 1},    {"1,4", 1}, {" 1 ", 1},    {"100000", cpus}, {"99999999999999999999", cpus},
            {"0", cpus}, {"", cpus}, {"all", cpus}, {"-3", cpus}};
        for (const auto& [text, threads] : said) {
            qputenv("OMP_NUM_THREADS", text);
            QCOMPARE(availableThreads(), threads);
        }
        // Who asks for a number gets it.
        qputenv("OMP_NUM_THREADS", "1");
        setThreadLimit(3);
        QCOMPARE(availableThreads(), 3);
        setThreadLimit(0);
        before.isNull() ? qunsetenv("OMP_NUM_THREADS") : qputenv("OMP_NUM_THREADS", before);
    }

    void textForPeople() {
        QCOMPARE(formatBytes(999), std::string("999 bytes"));
        QCOMPARE(formatBytes(12'300'000), std::string("12.3 MB"));
        QCOMPARE(formatDuration(12.4), std::string("12 s"));
        QCOMPARE(formatDuration(190), std::string("3 min 10 s"));
        QCOMPARE(formatDuration(7500), std::string("2 h 05 min"));
        QCOMPARE(fixed(0.125, 2), std::string("0.12"));
        QCOMPARE(fixed(-0.004, 2), std::string("0.00"));
        QCOMPARE(fixed(-0.006, 2), std::string("-0.01"));
        QCOMPARE(fixed(std::nan(""), 2), std::string("–"));
        QCOMPARE(fixed(1e300, 0).size(), std::size_t{301});
        QCOMPARE(percent(0.6214), std::string("62.1 %"));
        QCOMPARE(percent(-1), std::string("-"));
        QCOMPARE(grouped(-1234567), std::string("-1,234,567"));
        QCOMPARE(grouped(999), std::string("999"));
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "BaseTest.moc"
