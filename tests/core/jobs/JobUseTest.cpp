// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobUse.h"

#include <QTest>

#include "base/Error.h"

using namespace docent;

namespace {

JobRecord job(JobState state, JobSpec spec) {
    JobRecord record;
    record.id = std::string("0007");
    record.state = state;
    record.spec = std::move(spec);
    return record;
}

}  // namespace

class JobUseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachKindOfJobHoldsWhatItNames() {
        using enum RecordKind;
        QVERIFY(usesRecord(ImportJob{{.name = "d"}}, Dataset, "d"));
        QVERIFY(usesRecord(BaselineJob{.name = "m", .source = "d"}, Model, "m"));
        QVERIFY(usesRecord(BaselineJob{.name = "m", .source = "d"}, Dataset, "d"));
        const JobSpec expert = ExpertJob{.name = "m", .source = "d", .node = "n", .baseline = "b"};
        QVERIFY(usesRecord(expert, Model, "m") && usesRecord(expert, Model, "b") && usesRecord(expert, Dataset, "d"));
        QVERIFY(!usesRecord(expert, Run, "m") && !usesRecord(expert, Model, "n"));
        QVERIFY(usesRecord(RankJob{.task = "t"}, Dataset, "t"));
        QVERIFY(usesRecord(RankJob{.task = "t", .models = {"a", "b"}}, Model, "b"));
        const JobSpec transfer = TransferJob{.name = "r", .task = "t", .model = "m"};
        QVERIFY(usesRecord(transfer, Run, "r") && usesRecord(transfer, Model, "m") &&
                usesRecord(transfer, Dataset, "t"));
        QVERIFY(!usesRecord(transfer, Model, "r"));
        QVERIFY(usesRecord(ExportJob{.run = "r"}, Run, "r"));
    }

    void onlyWhatIsStillToBeDoneHolds() {
        const JobSpec spec = BaselineJob{.name = "m", .source = "d"};
        for (const JobState state : {JobState::Queued, JobState::Running, JobState::Paused}) {
            QVERIFY(jobUsing({job(state, spec)}, RecordKind::Model, "m"));
        }
        for (const JobState state : {JobState::Succeeded, JobState::Failed, JobState::Cancelled}) {
            QVERIFY(!jobUsing({job(state, spec)}, RecordKind::Model, "m"));
        }
    }

    void aRankingThatRunsHoldsAllModels() {
        const JobSpec all = RankJob{.task = "t"};
        QVERIFY(jobUsing({job(JobState::Running, all)}, RecordKind::Model, "any"));
        QVERIFY(!jobUsing({job(JobState::Queued, all)}, RecordKind::Model, "any"));
        QVERIFY(!jobUsing({job(JobState::Running, all)}, RecordKind::Run, "any"));
    }

    void theErrorNamesTheJob() {
        try {
            requireUnused({job(JobState::Paused, BaselineJob{.name = "m", .source = "d"})}, RecordKind::Dataset, "d");
            QFAIL("an Error was expected");
        } catch (const Error& e) {
            QCOMPARE(QString::fromUtf8(e.what()),
                     QStringLiteral("The job 0007 (Train the baseline 'm') is paused and uses the data set 'd'. Wait "
                                    "until it is done, or stop it first."));
        }
        requireUnused({}, RecordKind::Dataset, "d");
    }
};

QTEST_GUILESS_MAIN(JobUseTest)
#include "JobUseTest.moc"
