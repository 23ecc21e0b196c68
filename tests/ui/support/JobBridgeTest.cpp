// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/JobBridge.h"

#include <QElapsedTimer>
#include <QThread>
#include <map>
#include <thread>
#include <vector>

#include "ui/UiTestMain.h"

using namespace docent;

class JobBridgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fewSignalsAndAlwaysTheLast() {
        const QTemporaryDir folder;
        JobQueue queue(Workspace::create(folder.filePath(QStringLiteral("w")).toStdString()));
        JobBridge bridge(queue);
        std::map<std::string, int> told;
        std::map<std::string, std::int64_t> last;
        bool onThisThread = true;
        connect(&bridge, &JobBridge::jobChanged, this, [&](const JobRecord& record) {
            ++told[record.id];
            last[record.id] = record.progress.done;
            onThisThread = onThisThread && QThread::currentThread() == thread();
        });
        constexpr int updates = 20'000;
        QElapsedTimer clock;
        clock.start();
        std::vector<std::thread> workers;
        for (const std::string id : {"0001", "0002"}) {
            workers.emplace_back([&bridge, id] {
                JobRecord record;
                record.id = id;
                for (int i = 1; i <= updates; ++i) {
                    record.progress.done = i;
                    bridge.take(record);
                    if (i % 200 == 0) {
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    }
                }
            });
        }
        QTRY_VERIFY(last["0001"] == updates && last["0002"] == updates);
        for (std::thread& worker : workers) {
            worker.join();
        }
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        QVERIFY(onThisThread);
        for (const auto& [id, count] : told) {
            QVERIFY2(count <= 20 * seconds + 2,
                     qPrintable(QStringLiteral("%1 signals in %2 s").arg(count).arg(seconds)));
        }
    }

    void silentAfterItsEnd() {
        const QTemporaryDir folder;
        JobQueue queue(Workspace::create(folder.filePath(QStringLiteral("w")).toStdString()));
        int told = 0;
        {
            JobBridge bridge(queue);
            connect(&bridge, &JobBridge::jobChanged, this, [&] { ++told; });
            JobRecord record;
            record.id = "0001";
            bridge.take(record);
        }
        QTest::qWait(80);
        QCOMPARE(told, 0);
    }
};

DOCENT_UI_TEST_MAIN(JobBridgeTest)
#include "JobBridgeTest.moc"
