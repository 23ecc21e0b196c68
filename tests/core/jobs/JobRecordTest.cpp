// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "base/Files.h"
#include "jobs/EtaClock.h"
#include "jobs/JobRecord.h"
#include "jobs/JobRequest.h"

using namespace docent;

class JobRecordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindSurvivesTheRoundTrip() {
        const std::vector<JobSpec> specs = {
            ImportJob{{.path = "/a b", .name = "n", .target = true, .smallClasses = SmallClasses::Merge}},
            BaselineJob{.source = "s", .training = {.epochs = 3, .schedule = Schedule::Step}},
            ExpertJob{.source = "s", .node = "a/b"},
            RankJob{.task = "t", .models = {"x", "y"}},
            TransferJob{.task = "t", .options = {.learningRates = {0.1}}},
            ExportJob{.run = "r", .formats = {"safetensors"}},
        };
        for (const JobSpec& spec : specs) {
            JobRecord record{.id = "0007", .spec = spec, .after = {"0006"}, .state = JobState::Failed, .error = "why"};
            record.progress = {.stage = "Training", .done = 5, .total = 9, .detail = "x", .imagesPerSecond = 210.5};
            record.memoryBytes = 1'234'567'890;
            record.place = 2.25;
            record.events = {{.time = "2026-11-24T16:20:05Z", .kind = JobEventKind::Queued, .text = {}},
                             {.time = "2026-11-24T16:20:06Z", .kind = JobEventKind::Started, .text = "cuda:0"},
                             {.time = "2026-11-24T16:20:07Z", .kind = JobEventKind::Note, .text = "a: 'b'\nc"}};
            record.eventsLeftOut = 3;
            const JobRecord back = jobRecordFromYaml(Yaml::parse(toYaml(record).text(), "test"));
            QCOMPARE(toYaml(back).text(), toYaml(record).text());
            QCOMPARE(jobKind(back.spec), jobKind(spec));
        }
        QCOMPARE(std::get<ExpertJob>(jobSpecFromYaml("train-expert", Yaml())).training.epochs,
                 ExpertJob{}.training.epochs);
    }

    void commandLinesSayWhatDiffersFromTheDefaults() {
        QCOMPARE(asCommandLine(ImportJob{{.path = "/my pictures", .name = "p", .target = true}}),
                 std::string("docent dataset add '/my pictures' --name p --target"));
        QCOMPARE(asCommandLine(BaselineJob{.name = "b", .source = "s", .training = {.epochs = 3, .flip = false}}),
                 std::string("docent train baseline --source s --name b --epochs 3 --no-flip"));
        QCOMPARE(asCommandLine(TransferJob{.task = "t", .options = {.learningRates = {0.3, 0.05}}}),
                 std::string("docent transfer --task t --expert best --learning-rates 0.3,0.05"));
        QCOMPARE(asCommandLine(ExportJob{.run = "r", .to = "out"}),
                 std::string("docent export r --format torchscript,onnx,safetensors --to out"));
    }

    void theEtaIsRightAfterAResume() {
        EtaClock clock;
        // 700 of 1000 were done by an earlier process; this one does 10 a second.
        QCOMPARE(clock.update({.done = 700, .total = 1000}, 100), -1.0);
        QCOMPARE(clock.update({.done = 720, .total = 1000}, 102), 28.0);
        QCOMPARE(clock.update({.done = 900, .total = 1000}, 120), 10.0);
        // A new count starts anew.
        QCOMPARE(clock.update({.done = 0, .total = 50}, 121), -1.0);
        QCOMPARE(clock.update({.done = 10, .total = 50}, 122), 4.0);
    }

    void theEtaIsRightAfterAPauseOfMinutes() {
        EtaClock before;
        QCOMPARE(before.update({.done = 0, .total = 1000}, 0), -1.0);
        QCOMPARE(before.update({.done = 100, .total = 1000}, 10), 90.0);
        // Paused for ten minutes; the part after that has a clock of its own.
        EtaClock after;
        QCOMPARE(after.update({.done = 100, .total = 1000, .doneAtStart = 100}, 610), -1.0);
        QCOMPARE(after.update({.done = 300, .total = 1000, .doneAtStart = 100}, 630), 70.0);
    }

    void whatWasDoneBeforeIsNoWork() {
        EtaClock clock;
        // Two models of a ranking come from the cache at once, then one is computed at 10 a second.
        QCOMPARE(clock.update({.done = 100, .total = 300, .doneAtStart = 100}, 0), -1.0);
        QCOMPARE(clock.update({.done = 200, .total = 300, .doneAtStart = 200}, 1), -1.0);
        QCOMPARE(clock.update({.done = 220, .total = 300, .doneAtStart = 200}, 3), 8.0);
    }

    void theLogIsBounded() {
        JobRecord record{.id = "0001", .spec = RankJob{.task = "t"}};
        addEvent(record, JobEventKind::Queued);
        for (int i = 1; i < 1000; ++i) {
            addEvent(record, JobEventKind::Note, std::to_string(i));
        }
        QCOMPARE(record.events.size(), mostJobEvents);
        QCOMPARE(record.eventsLeftOut, std::int64_t{1000} - static_cast<std::int64_t>(mostJobEvents));
        QVERIFY(record.events.front().kind == JobEventKind::Queued);
        QCOMPARE(record.events.back().text, std::string("999"));
    }

    void aTaskOfSlurmIsANumber() {
        JobRecord record{.id = "0001", .spec = RankJob{.task = "t"}, .engine = Engine::Slurm};
        for (const char* task : {"../../etc/passwd", "--user=me", "123", "_4", "123_", "1 2_3", "12_3x"}) {
            record.cluster.task = task;
            QVERIFY_THROWS_EXCEPTION(Error, (void)jobRecordFromYaml(Yaml::parse(toYaml(record).text(), "test")));
        }
        record.cluster.task = "123_4";
        QCOMPARE(jobRecordFromYaml(Yaml::parse(toYaml(record).text(), "test")).cluster.task, std::string("123_4"));
    }

    void aDamagedLogIsTold() {
        const std::string text = toYaml(JobRecord{.id = "0001", .spec = RankJob{.task = "t"}}).text();
        for (const char* line : {"yesterday", "2026-11-24T16:20:05Z danced"}) {
            std::string damaged = text;
            const std::size_t begin = damaged.find("events:");
            damaged.replace(begin, damaged.find('\n', begin) - begin, "events: ['" + std::string(line) + "']");
            QVERIFY_THROWS_EXCEPTION(Error, (void)jobRecordFromYaml(Yaml::parse(damaged, "test")));
        }
    }

    void wishesForAPlaceAreTakenOnce() {
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(!takeMoveRequest(path, "0001"));
        requestMove(path, "0001", "0002");
        QVERIFY(takeMoveRequest(path, "0001") == std::string("0002"));
        QVERIFY(!takeMoveRequest(path, "0001"));
        requestMove(path, "0001", "");
        QVERIFY(takeMoveRequest(path, "0001") == std::string());
    }

    void requestsAreTakenOnce() {
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(takeJobRequest(path, "0001") == JobRequest::None);
        requestJob(path, "0001", JobRequest::Pause);
        QVERIFY(takeJobRequest(path, "0001") == JobRequest::Pause);
        QVERIFY(takeJobRequest(path, "0001") == JobRequest::None);
    }

    void aRequestThatCannotBeReadStopsOnce() {
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        writeFileAtomically(path / "0001.request", std::string(5000, 'x'));
        QVERIFY(takeJobRequest(path, "0001") == JobRequest::Stop);
        QVERIFY(takeJobRequest(path, "0001") == JobRequest::None);
        fs::create_directory(path / "0002.request");
        QVERIFY(takeJobRequest(path, "0002") == JobRequest::None);
    }

    void idsAreNumbersAndCountOnPastFourDigits() {
        QCOMPARE(jobNumber("0012"), std::int64_t{12});
        QCOMPARE(jobNumber("10000"), std::int64_t{10000});
        for (const char* wrong : {"", "foo", "12a", "-1", " 1", "../1", "99999999999999999999"}) {
            QCOMPARE(jobNumber(wrong), std::int64_t{-1});
        }
        QCOMPARE(jobId(7), std::string("0007"));
        QCOMPARE(jobId(10000), std::string("10000"));
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QCOMPARE(lastJobNumber(path), std::int64_t{0});
        for (const char* id : {"10000", "9999", "0002"}) {
            writeFileAtomically(path / (std::string(id) + ".yaml"),
                                toYaml(JobRecord{.id = id, .spec = RankJob{.task = "t"}}).text());
        }
        writeFileAtomically(path / "10001.yaml", "damaged");
        std::vector<std::string> ids;
        for (const JobRecord& record : loadJobs(path)) {
            ids.push_back(record.id);
        }
        QCOMPARE(ids, (std::vector<std::string>{"0002", "9999", "10000"}));
        QCOMPARE(lastJobNumber(path), std::int64_t{10001});
    }

    void aRecordWhoseIdIsNotItsFileNameIsRefused() {
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        const std::string first = toYaml(JobRecord{.id = "0001", .spec = RankJob{.task = "t"}}).text();
        writeFileAtomically(path / "0001.yaml", first);
        writeFileAtomically(path / "0002.yaml", first);
        writeFileAtomically(path / "foo.yaml", toYaml(JobRecord{.id = "foo", .spec = RankJob{.task = "t"}}).text());
        std::vector<std::string> problems;
        QCOMPARE(loadJobs(path, &problems).size(), std::size_t{1});
        QCOMPARE(problems.size(), std::size_t{2});
        const std::string told = problems[0] + problems[1];
        QVERIFY2(told.find("0002.yaml is the record of another job: it has the id '0001'") != std::string::npos,
                 told.c_str());
        QVERIFY2(told.find("foo.yaml is no job's record") != std::string::npos, told.c_str());
    }

    void damagedRecordsAreLeftOutAndTold() {
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        writeFileAtomically(path / "0001.yaml", toYaml(JobRecord{.id = "0001", .spec = RankJob{.task = "t"}}).text());
        writeFileAtomically(path / "0002.yaml", "id: '0002'\nkind: teleport\n");
        std::vector<std::string> problems;
        QCOMPARE(loadJobs(path, &problems).size(), std::size_t{1});
        QCOMPARE(problems.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(JobRecordTest)
#include "JobRecordTest.moc"
