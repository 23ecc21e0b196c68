// SPDX-License-Identifier: GPL-3.0-or-later
// Strategies on the sample workspace, each to its end.
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "jobs/CellTask.h"
#include "jobs/Operations.h"
#include "jobs/StrategyRun.h"
#include "jobs/Studies.h"
#include "support/MemoryImages.h"
#include "support/SampleWorkspace.h"
#include "workspace/Renaming.h"

using namespace docent;

namespace {

class Stages final : public RunContext {
public:
    void progress(const Progress& progress) override { stages.insert(progress.stage); }
    void note(const std::string& text) override { notes.push_back(text); }
    std::set<std::string> stages;
    std::vector<std::string> notes;
};

StrategyJob quick(std::vector<std::string> strategies) {
    StrategyJob job{.study = "quick", .source = "shapes", .task = "signs"};
    job.options.strategies = std::move(strategies);
    job.options.learningRates = {0.05};
    job.options.steps = {6};
    job.options.batchSize = 32;
    job.options.precision = Precision::Float32;
    return job;
}

}  // namespace

class StrategyRunTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    CellRecord run(const StrategyJob& job, RunContext& context) const {
        (void)runJob(*m_workspace, job, "cpu", context);
        return StudyStore(m_workspace->studyFolder(job.study)).cell(cellOf(job));
    }
    [[nodiscard]] QString problemOf(const StrategyJob& job) const {
        RunContext context;
        try {
            checkJob(*m_workspace, job);
            (void)runJob(*m_workspace, job, "cpu", context);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        m_workspace = std::make_unique<Workspace>(copySampleWorkspace(m_folder.filePath("sample").toStdString()));
    }

    void eachToItsEnd() {
        Stages context;
        StrategyJob job = quick({"baseline", "random", "best:knn", "best:label-names", "top-2:ridge", "halving:knn",
                                 "probe", "oracle", "reweighted"});
        job.options.proxies = {"all"};
        const CellRecord cell = run(job, context);
        QVERIFY(cell.isComplete());
        QCOMPARE(cell.candidates.size(), std::size_t{4});
        QCOMPARE(cell.candidates.front().model, std::string("shapes-baseline"));
        const std::int64_t n = cell.trainImages;

        // The oracle fine-tuned all, and every strategy that took a model came to what that model came to.
        const StrategyResult& oracle = *cell.result("oracle");
        QCOMPARE(oracle.models.size(), std::size_t{4});
        std::int64_t passes = 0;
        for (const CellCandidate& candidate : cell.candidates) {
            QVERIFY(candidate.isTuned());
            QVERIFY(candidate.validationAccuracy <= oracle.validationAccuracy);
            passes += candidate.cost.trainingPasses;
        }
        QCOMPARE(oracle.transfer.trainingPasses, passes);
        for (const char* name : {"baseline", "random", "best:knn", "best:label-names", "top-2:ridge", "halving:knn"}) {
            const StrategyResult& result = *cell.result(name);
            QCOMPARE(result.testAccuracy, cell.candidate(result.model)->testAccuracy);
            QVERIFY(result.interval.low <= result.testAccuracy && result.testAccuracy <= result.interval.high);
        }
        QVERIFY(cell.result("random")->model != "shapes-baseline");

        // Each took what it is to take.
        const auto scoreOf = [&](const std::string& model, const std::string& proxy) {
            const auto column = std::find(cell.proxies.begin(), cell.proxies.end(), proxy) - cell.proxies.begin();
            return cell.candidate(model)->scores[static_cast<std::size_t>(column)];
        };
        for (const CellCandidate& candidate : cell.candidates) {
            QVERIFY(scoreOf(candidate.model, "knn") <= scoreOf(cell.result("best:knn")->model, "knn"));
        }
        const StrategyResult& top = *cell.result("top-2:ridge");
        QCOMPARE(top.models.size(), std::size_t{2});
        QVERIFY(scoreOf(top.models[0], "ridge") >= scoreOf(top.models[1], "ridge"));
        QCOMPARE(top.transfer.trainingPasses, cell.candidate(top.models[0])->cost.trainingPasses +
                                                  cell.candidate(top.models[1])->cost.trainingPasses);

        // What it costs to choose.
        QCOMPARE(cell.result("best:knn")->selection.forwardPasses, 4 * n);
        QCOMPARE(cell.result("best:label-names")->selection.forwardPasses, 0);
        QCOMPARE(cell.result("baseline")->selection.forwardPasses, 0);
        QVERIFY(cell.result("halving:knn")->wholePasses == 4 * n);
        QVERIFY(cell.result("halving:knn")->selection.forwardPasses <= 4 * n);
        QCOMPARE(cell.result("probe")->transfer.trainingPasses, 0);
        const StrategyResult& reweighted = *cell.result("reweighted");
        const ModelRecord baseline = m_workspace->bank().load("shapes-baseline");
        QCOMPARE(reweighted.upstream.trainingPasses, baseline.result.cost.trainingPasses);

        // Of the source that it saw, the classes are those that the baseline takes the task for.
        const ModelRecord adapted = StudyStore(m_workspace->studyFolder("quick")).models().load(reweighted.model);
        QVERIFY(adapted.dataHash != baseline.dataHash);
        QCOMPARE(adapted.trainImages, baseline.trainImages);
        // A class is drawn by what the baseline sees: the weights are P(task) / P(source), whose mean over the source
        // is 1.
        QCOMPARE(adapted.classWeights.size(), adapted.classes.size());
        double mean = 0;
        for (const double weight : adapted.classWeights) {
            mean += weight / static_cast<double>(adapted.classWeights.size());
        }
        QVERIFY2(std::abs(mean - 1) < 0.05, qPrintable(QString::number(mean)));  // its classes are alike in size
        QVERIFY(*std::max_element(adapted.classWeights.begin(), adapted.classWeights.end()) > 1.2);
        QVERIFY(m_workspace->bank().list().size() == 4);  // it is no candidate of other rankings
        // Weights are not kept, and the runs of the workspace are its own.
        for (const RunRecord& one : StudyStore(m_workspace->studyFolder("quick")).runs().list()) {
            QVERIFY(!fs::exists(StudyStore(m_workspace->studyFolder("quick")).runs().weights(one.name)));
        }
        QCOMPARE(m_workspace->runs().list().size(), std::size_t{2});

        // Again, nothing is done; with a strategy more, that one alone.
        Stages again;
        QCOMPARE(toYaml(run(job, again)).text(), toYaml(cell).text());
        QVERIFY(std::none_of(again.stages.begin(), again.stages.end(),
                             [](const std::string& stage) { return stage.find("raining") != std::string::npos; }));
        job.options.strategies.emplace_back("top-3:knn");
        const CellRecord more = run(job, again);
        QCOMPARE(more.results.size(), cell.results.size() + 1);
        QCOMPARE(more.result("oracle")->testAccuracy, oracle.testAccuracy);
    }

    void fewExamples() {
        RunContext context;
        StrategyJob job = quick({"baseline"});
        job.study = "few";
        job.options.examplesPerClass = 5;
        const CellRecord cell = run(job, context);
        QCOMPARE(cell.trainImages, 5 * static_cast<std::int64_t>(cell.classes.size()));
        QCOMPARE(cell.key.name(), std::string("shapes+signs+5+s0"));
        job.options.seed = 1;
        QVERIFY(run(job, context).dataHash != cell.dataHash);  // others
        job.options.seed = 0;
        QCOMPARE(run(job, context).dataHash, cell.dataHash);
    }

    void aStopKeepsWhatIsDone() {
        StrategyJob job = quick({"baseline", "oracle"});
        job.study = "stopped";
        StopAfter context(60);
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)runJob(*m_workspace, job, "cpu", context));
        StudySpec spec;
        spec.name = "stopped";
        spec.sources = {"shapes"};
        spec.tasks = {"signs"};
        spec.seeds = {0};
        spec.options = job.options;
        QCOMPARE(openCells(*m_workspace, spec).size(), std::size_t{1});
        RunContext quiet;
        const CellRecord cell = run(job, quiet);
        QVERIFY(cell.isComplete());
        QVERIFY(openCells(*m_workspace, spec).empty());
        job.study = "whole";
        const CellRecord whole = run(job, quiet);
        for (std::size_t i = 0; i < whole.candidates.size(); ++i) {
            QCOMPARE(cell.candidates[i].testAccuracy, whole.candidates[i].testAccuracy);
            QCOMPARE(cell.candidates[i].cost.trainingPasses, whole.candidates[i].cost.trainingPasses);
        }
    }

    void aStudyIsItsCells() {
        StudySpec spec;
        spec.name = "cells";
        spec.sources = {"shapes"};
        spec.models = {"shapes-discs"};
        spec.tasks = {"signs", "marks"};
        spec.seeds = {0, 3};
        spec.examplesPerClass = {0, 4};
        spec.options = quick({"baseline", "best:knn"}).options;
        std::vector<JobSpec> jobs = studyJobs(*m_workspace, spec);
        QCOMPARE(jobs.size(), std::size_t{8});
        keepStudy(*m_workspace, spec);
        QCOMPARE(loadStudyOf(*m_workspace, "cells").tasks, spec.tasks);
        RunContext context;
        (void)runJob(*m_workspace, jobs[2], "cpu", context);
        QCOMPARE(studyJobs(*m_workspace, spec).size(), std::size_t{7});
        const auto cell = StudyStore(m_workspace->studyFolder("cells")).cells().front();
        QCOMPARE(cell.candidates.size(), std::size_t{2});
        // With other options or experts it is another study.
        StudySpec other = spec;
        other.options.steps = {9};
        QVERIFY_THROWS_EXCEPTION(Error, keepStudy(*m_workspace, other));
        other = spec;
        other.models = {"shapes-discs", "shapes-squares"};
        QVERIFY_THROWS_EXCEPTION(Error, keepStudy(*m_workspace, other));
        // One whose file names no experts keeps those that it has results of; what was trained since is told.
        other = spec;
        other.models.clear();
        QCOMPARE(withModels(*m_workspace, other).models, spec.models);
        const std::vector<std::string> since = modelsTrainedSince(*m_workspace, withModels(*m_workspace, other));
        QVERIFY(std::find(since.begin(), since.end(), "shapes-squares") != since.end());
        QVERIFY(std::find(since.begin(), since.end(), "shapes-discs") == since.end());
        // One without results takes what its file says now, also where an earlier file was kept.
        other.name = "begun";
        keepStudy(*m_workspace, other);
        other.models = {"shapes-disks"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)studyJobs(*m_workspace, other));
        other.models.clear();
        QVERIFY(withModels(*m_workspace, other).models.size() > 1);
        // A proxy more, and all are open again.
        spec.options.proxies = {"logme"};
        QCOMPARE(studyJobs(*m_workspace, spec).size(), std::size_t{8});
        for (const auto& [source, words] : {std::pair("elsewhere", "elsewhere"), std::pair("signs", "it is a task")}) {
            spec.sources = {source};
            try {
                (void)studyJobs(*m_workspace, spec);
                QFAIL("it was taken");
            } catch (const Error& error) {
                QVERIFY2(QString(error.what()).contains(words), error.what());
            }
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)loadStudyOf(*m_workspace, "none"));
        // Single cells add up to one too.
        const std::vector<StudySpec> loose = studiesOfCells(*m_workspace);
        QVERIFY(std::none_of(loose.begin(), loose.end(), [](const StudySpec& one) { return one.name == "cells"; }));
        QCOMPARE(loadStudyOf(*m_workspace, "quick").tasks, (std::vector<std::string>{"signs"}));
    }

    void aStudyFollowsNewNames() {
        const auto rename = [&](RecordKind kind, const char* from, const char* to) {
            renameRecord(*m_workspace, kind, from, to);
            forgetRenaming(*m_workspace);
        };
        const CellRecord before = StudyStore(m_workspace->studyFolder("cells")).cells().front();
        QCOMPARE(before.key.task, std::string("signs"));
        rename(RecordKind::Model, "shapes-discs", "a-round");  // which comes before the baseline by name
        rename(RecordKind::Dataset, "signs", "posts");
        const StudySpec spec = loadStudyOf(*m_workspace, "cells");
        QCOMPARE(spec.models, (std::vector<std::string>{"a-round"}));
        QCOMPARE(studyJobs(*m_workspace, spec).size(), std::size_t{7});
        // It goes on with the cell that is done.
        StrategyJob job{.study = "cells", .source = "shapes", .task = "posts", .models = spec.models};
        job.options = before.options;
        job.options.strategies.emplace_back("oracle");
        Stages context;
        const CellRecord after = run(job, context);
        QCOMPARE(after.result("best:knn")->testAccuracy, before.result("best:knn")->testAccuracy);
        QCOMPARE(after.candidate("a-round")->scores, before.candidate("shapes-discs")->scores);
        QVERIFY(after.result("oracle") != nullptr);
        QCOMPARE(after.created, before.created);
        const RunStore runs = StudyStore(m_workspace->studyFolder("cells")).runs();
        for (const StrategyResult& result : after.results) {
            QVERIFY2(runs.has(result.run), result.run.c_str());
            QCOMPARE(runs.load(result.run).task, std::string("posts"));
        }
        QCOMPARE(runs.list().size(), std::size_t{2});  // none was fine-tuned again
        rename(RecordKind::Model, "a-round", "shapes-discs");
        rename(RecordKind::Dataset, "posts", "signs");
    }

    void saysWhatItCannotDo() {
        StrategyJob job = quick({"baseline"});
        job.study = "bad";
        job.source = "signs";
        QVERIFY2(problemOf(job).contains("no trained baseline of the data set 'signs'"), qPrintable(problemOf(job)));
        job.source = "shapes";
        job.task = "shapes";
        QVERIFY(problemOf(job).contains("is a source, not a task"));
        job.task = "signs";
        job.models = {"nobody"};
        QVERIFY(problemOf(job).contains("'nobody'"));
        job.models.clear();
        job.study = "../out";
        QVERIFY(problemOf(job).contains("cannot be the name"));
        job.study = "bad";
        job.options.strategies = {"best:oracle"};
        QVERIFY(problemOf(job).contains("once all models are fine-tuned"));
        // A cell of other options is not mixed with these.
        job.options.strategies = {"baseline"};
        QVERIFY(problemOf(job).isEmpty());
        RunContext context;
        const CellRecord six = StudyStore(m_workspace->studyFolder("bad")).cell(cellOf(job));
        job.options.steps = {7};
        QVERIFY2(problemOf(job).contains("of other models, pictures or options"), qPrintable(problemOf(job)));
        // Nor with others of the study, when it is submitted and when it is run.
        StrategyJob other = job;
        ++other.options.seed;
        const QString difference = QStringLiteral("of other options (steps: [6], and not steps: [7])");
        QVERIFY2(problemOf(other).contains(difference), qPrintable(problemOf(other)));
        try {
            (void)run(other, context);
            QFAIL("It ran.");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(difference), error.what());
        }
        // Once it is removed, as is proposed, nothing of it comes back.
        fs::remove(StudyStore(m_workspace->studyFolder("bad")).cellFile(cellOf(job)));
        const CellRecord seven = run(job, context);
        QVERIFY(seven.results[0].run != six.results[0].run);
        QVERIFY(seven.results[0].transfer.trainingPasses > six.results[0].transfer.trainingPasses);
    }
};

QTEST_GUILESS_MAIN(StrategyRunTest)
#include "StrategyRunTest.moc"
