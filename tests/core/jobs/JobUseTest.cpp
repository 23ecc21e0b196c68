// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobUse.h"

#include <QTemporaryDir>
#include <QTest>
#include <memory>

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
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] bool uses(const JobSpec& spec, RecordKind kind, const std::string& name) const {
        return usesRecord(*m_workspace, spec, kind, name);
    }
    [[nodiscard]] bool find(const std::vector<JobRecord>& jobs, RecordKind kind, const std::string& name) const {
        return jobUsing(*m_workspace, jobs, kind, name).has_value();
    }

private Q_SLOTS:
    void initTestCase() {
        m_workspace = std::make_unique<Workspace>(Workspace::create(m_folder.filePath("work").toStdString()));
        RunRecord run;
        run.name = std::string("r");
        run.task = std::string("t");
        m_workspace->runs().save(run);
    }

    void eachKindOfJobHoldsWhatItNames() {
        using enum RecordKind;
        QVERIFY(uses(ImportJob{{.name = "d"}}, Dataset, "d"));
        QVERIFY(uses(BaselineJob{.name = "m", .source = "d"}, Model, "m"));
        QVERIFY(uses(BaselineJob{.name = "m", .source = "d"}, Dataset, "d"));
        const JobSpec expert = ExpertJob{.name = "m", .source = "d", .node = "n", .baseline = "b"};
        QVERIFY(uses(expert, Model, "m") && uses(expert, Model, "b") && uses(expert, Dataset, "d"));
        QVERIFY(!uses(expert, Run, "m") && !uses(expert, Model, "n"));
        QVERIFY(uses(RankJob{.task = "t"}, Dataset, "t"));
        QVERIFY(uses(RankJob{.task = "t", .models = {"a", "b"}}, Model, "b"));
        const JobSpec transfer = TransferJob{.name = "r", .task = "t", .model = "m"};
        QVERIFY(uses(transfer, Run, "r") && uses(transfer, Model, "m") && uses(transfer, Dataset, "t"));
        QVERIFY(!uses(transfer, Model, "r"));
        QVERIFY(uses(ExportJob{.run = "r"}, Run, "r"));
        // An export compares what it writes with the live model, on pictures of the run's task.
        QVERIFY(uses(ExportJob{.run = "r"}, Dataset, "t") && !uses(ExportJob{.run = "r"}, Dataset, "s"));
        QVERIFY(!uses(ExportJob{.run = "gone"}, Dataset, "t") && !uses(ExportJob{.run = "gone"}, Dataset, ""));
    }

    void namesFollowARename() {
        using enum RecordKind;
        JobSpec expert = ExpertJob{.name = "m", .source = "d", .node = "d", .baseline = "m"};
        QVERIFY(!renameInSpec(expert, Run, "m", "x") && !renameInSpec(expert, Dataset, "m", "x"));
        QVERIFY(renameInSpec(expert, Model, "m", "n") && renameInSpec(expert, Dataset, "d", "e"));
        const auto& renamed = std::get<ExpertJob>(expert);
        QCOMPARE(renamed.name + renamed.baseline + renamed.source + renamed.node, std::string("nned"));
        JobSpec ranking = RankJob{.task = "t", .models = {"a", "b"}};
        QVERIFY(renameInSpec(ranking, Model, "b", "c"));
        QCOMPARE(std::get<RankJob>(ranking).models, (std::vector<std::string>{"a", "c"}));
        JobSpec import = ImportJob{{.name = "d"}};
        QVERIFY(renameInSpec(import, Dataset, "d", "e"));
        QCOMPARE(std::get<ImportJob>(import).options.name, std::string("e"));
    }

    void textsFollowARename() {
        JobRecord ranking = job(JobState::Succeeded, RankJob{.task = "t"});
        ranking.result = std::string("'m' fits best (50 %), 'm-2' and 'm' after it");
        ranking.notes = {"The baseline 'm' is ranked too"};
        addEvent(ranking, JobEventKind::Succeeded, ranking.result);
        QVERIFY(renameInTexts(*m_workspace, ranking, RecordKind::Model, "m", "mm"));
        QCOMPARE(ranking.result, std::string("'mm' fits best (50 %), 'm-2' and 'mm' after it"));
        QCOMPARE(ranking.notes.front(), std::string("The baseline 'mm' is ranked too"));
        QCOMPARE(ranking.events.back().text, ranking.result);
        QVERIFY(!renameInTexts(*m_workspace, ranking, RecordKind::Model, "m", "n"));
        // There is a run of that name too, and the text may mean that.
        ranking.result = std::string("'r' fits best");
        QVERIFY(!renameInTexts(*m_workspace, ranking, RecordKind::Model, "r", "n"));
        QVERIFY(renameInTexts(*m_workspace, ranking, RecordKind::Run, "r", "n"));
    }

    void onlyWhatIsStillToBeDoneHolds() {
        const JobSpec spec = BaselineJob{.name = "m", .source = "d"};
        for (const JobState state : {JobState::Queued, JobState::Running, JobState::Paused}) {
            QVERIFY(find({job(state, spec)}, RecordKind::Model, "m"));
        }
        for (const JobState state : {JobState::Succeeded, JobState::Failed, JobState::Cancelled}) {
            QVERIFY(!find({job(state, spec)}, RecordKind::Model, "m"));
        }
    }

    void aRankingThatRunsHoldsAllModels() {
        const JobSpec all = RankJob{.task = "t"};
        QVERIFY(find({job(JobState::Running, all)}, RecordKind::Model, "any"));
        QVERIFY(!find({job(JobState::Queued, all)}, RecordKind::Model, "any"));
        QVERIFY(!find({job(JobState::Running, all)}, RecordKind::Run, "any"));
    }

    void theErrorNamesTheJob() {
        try {
            requireUnused(*m_workspace, {job(JobState::Paused, BaselineJob{.name = "m", .source = "d"})},
                          RecordKind::Dataset, "d");
            QFAIL("an Error was expected");
        } catch (const Error& e) {
            QCOMPARE(QString::fromUtf8(e.what()),
                     QStringLiteral("The job 0007 (Train the baseline 'm') is paused and uses the data set 'd'. Resume "
                                    "it and wait until it is done, or remove it first."));
        }
        try {
            requireUnused(*m_workspace, {job(JobState::Running, BaselineJob{.name = "m", .source = "d"})},
                          RecordKind::Dataset, "d");
            QFAIL("an Error was expected");
        } catch (const Error& e) {
            QVERIFY(QString(e.what()).endsWith("Wait until it is done, or stop it first."));
        }
        requireUnused(*m_workspace, {}, RecordKind::Dataset, "d");
    }
};

QTEST_GUILESS_MAIN(JobUseTest)
#include "JobUseTest.moc"
