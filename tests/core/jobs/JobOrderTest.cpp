// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <mutex>

#include "jobs/JobQueue.h"
#include "support/PictureSet.h"

using namespace docent;

/// The places of jobs that wait.
class JobOrderTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] ImportJob importSource(const std::string& name) const {
        return {{.path = path("source").string(), .name = name, .imageSize = 16}};
    }

private Q_SLOTS:
    void initTestCase() { writePictureSet(path("source"), sourceClasses(4), 16, 1); }

    void waitingJobsCanBePutInAnotherOrder() {
        const Workspace workspace = Workspace::create(path("order"));
        std::vector<std::string> ids;
        const auto order = [](const JobQueue& queue) {
            std::vector<JobRecord> records = queue.jobs();
            std::stable_sort(records.begin(), records.end(),
                             [](const JobRecord& a, const JobRecord& b) { return a.place < b.place; });
            std::string text;
            for (const JobRecord& record : records) {
                text += record.subject;
            }
            return text;
        };
        {
            JobQueue queue(workspace, {.devices = {}});
            for (const char* name : {"a", "b", "c", "d"}) {
                ids.push_back(queue.submit(importSource(name)));
            }
            QCOMPARE(order(queue), std::string("abcd"));
            queue.move(ids[3], ids[0]);
            QCOMPARE(order(queue), std::string("dabc"));
            queue.move(ids[0]);
            QCOMPARE(order(queue), std::string("dbca"));
            queue.move(ids[0], ids[2]);
            QCOMPARE(order(queue), std::string("dbac"));
            const std::size_t events = queue.job(ids[0]).events.size();
            QVERIFY(!queue.move(ids[0], ids[0]) && !queue.move(ids[0], ids[2]) && !queue.move(ids[2]));
            QCOMPARE(order(queue), std::string("dbac"));
            QCOMPARE(queue.job(ids[0]).events.size(), events);
            QVERIFY(queue.move(ids[2], ids[0]) && queue.move(ids[2]));
            QVERIFY(queue.job(ids[0]).events.back().kind == JobEventKind::Moved);
            QVERIFY_THROWS_EXCEPTION(Error, queue.move("0042", ids[0]));
            QVERIFY_THROWS_EXCEPTION(Error, queue.move(ids[0], "0042"));
            // However often, there is always a place between two.
            for (int i = 0; i < 200; ++i) {
                queue.move(ids[i % 2 == 0 ? 2 : 0], ids[i % 2 == 0 ? 0 : 2]);
            }
            QCOMPARE(order(queue), std::string("dbac"));
        }
        // A request that nobody saw counts, and the order survives.
        requestMove(workspace.jobsFolder(), ids[2], ids[1]);
        JobQueue queue(workspace);
        QCOMPARE(order(queue), std::string("dcba"));
        std::mutex mutex;
        std::string begun;
        queue.setListener([&](const JobRecord& record) {
            const std::lock_guard guard(mutex);
            if (record.state == JobState::Succeeded) {
                begun += record.subject;
            }
        });
        queue.resumeAll(ids);
        for (const std::string& id : ids) {
            QVERIFY(queue.wait(id).state == JobState::Succeeded);
        }
        QTRY_COMPARE(
            [&] {
                const std::lock_guard guard(mutex);
                return begun;
            }(),
            std::string("dcba"));
        QVERIFY_THROWS_EXCEPTION(Error, queue.move(ids[0]));  // it has ended
    }

    void anotherProcessMayMoveAJob() {
        const Workspace workspace = Workspace::create(path("moved"));
        JobQueue queue(workspace, {.devices = {}});
        const std::string first = queue.submit(importSource("a"));
        const std::string second = queue.submit(importSource("b"));
        requestMove(workspace.jobsFolder(), second, first);
        QTRY_VERIFY(queue.job(second).place < queue.job(first).place);
        requestMove(workspace.jobsFolder(), second, "");
        QTRY_VERIFY(queue.job(second).place > queue.job(first).place);
        requestMove(workspace.jobsFolder(), second, "0042");  // nothing happens
        QTRY_VERIFY(!fs::exists(workspace.jobsFolder() / (second + ".move")));
        QVERIFY(queue.job(second).place > queue.job(first).place);
    }

    void recordsWithoutPlacesRunInTheOrderOfTheirIds() {
        const Workspace workspace = Workspace::create(path("old"));
        for (const char* id : {"0001", "0002", "0003"}) {
            JobRecord record{.id = id, .spec = importSource(id), .state = JobState::Paused};
            record.subject = id;
            std::string text = toYaml(record).text();
            const std::size_t begin = text.find("place:");
            text.erase(begin, text.find('\n', begin) + 1 - begin);
            fs::create_directories(workspace.jobsFolder());
            writeFileAtomically(workspace.jobsFolder() / (std::string(id) + ".yaml"), text);
        }
        JobQueue queue(workspace, {.devices = {}});
        QVERIFY(queue.problems().empty());
        queue.move("0003", "0002");
        QVERIFY(queue.job("0001").place < queue.job("0003").place);
        QVERIFY(queue.job("0003").place < queue.job("0002").place);
    }
};

QTEST_GUILESS_MAIN(JobOrderTest)
#include "JobOrderTest.moc"
