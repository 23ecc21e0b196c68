// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

#include "experts/ExpertTraining.h"
#include "support/MemoryImages.h"

using namespace docent;

namespace {

class Listening final : public RunContext {
public:
    void note(const std::string& text) override { notes.push_back(text); }
    std::vector<std::string> notes;
};

}  // namespace

class ExpertTrainingTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] static ModelTrainingOptions baselineOptions(const std::string& name) {
        return {.name = name,
                .source = "shapes",
                .config = {.arch = "tiny", .depths = {1, 1}, .widths = {8, 16}, .stemWidth = 16, .groups = 4},
                .training = {.epochs = 2, .batchSize = 16, .learningRate = 0.05}};
    }
    [[nodiscard]] std::string firstBranch() const {
        return m_set.catalog.hierarchy.path(m_set.catalog.hierarchy.children(0).front());
    }

private Q_SLOTS:
    void initTestCase() { m_set = makeMemorySet(path("cache"), sourceClasses(10)); }

    void theBankTellsWhatMadeAModel() {
        const ExpertBank bank(path("bank"));
        RunContext context;
        const ModelRecord baseline = trainModel(bank, m_set.catalog, m_set.cache, baselineOptions("base"), context);
        ModelTrainingOptions options = baselineOptions("expert");
        options.node = firstBranch();
        options.parent = "base";
        const ModelRecord expert = trainModel(bank, m_set.catalog, m_set.cache, options, context);

        QVERIFY(baseline.state == ModelState::Complete);
        QCOMPARE(baseline.classes.size(), m_set.catalog.classes().size());
        QVERIFY(expert.kind == ModelKind::FullExpert);
        QCOMPARE(expert.parentHash, baseline.weightsHash);
        QVERIFY(expert.weightsHash != baseline.weightsHash);
        QVERIFY(expert.classes.size() < baseline.classes.size());
        for (const std::string& path : expert.classes) {
            QVERIFY(path.starts_with(options.node));
        }
        QVERIFY(fs::exists(bank.weights("expert")));
        QVERIFY(fs::exists(bank.log("expert")));
        QVERIFY(!fs::exists(bank.folder("expert") / "checkpoint"));

        const auto records = bank.list();
        QCOMPARE(records.size(), std::size_t{2});
        QCOMPARE(records[0].name, std::string("base"));  // baselines first
        QCOMPARE(toYaml(records[1]).text(), toYaml(expert).text());
    }

    void aStoppedModelIsKeptAndResumedToTheSameWeights() {
        const ExpertBank whole(path("whole"));
        const ExpertBank pieces(path("pieces"));
        RunContext context;
        const ModelRecord expected = trainModel(whole, m_set.catalog, m_set.cache, baselineOptions("m"), context);
        StopAfter soon(4);
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 (void)trainModel(pieces, m_set.catalog, m_set.cache, baselineOptions("m"), soon));
        QVERIFY(pieces.load("m").state == ModelState::Stopped);
        QVERIFY(fs::exists(pieces.weights("m")));
        const ModelRecord resumed = trainModel(pieces, m_set.catalog, m_set.cache, baselineOptions("m"), context);
        QVERIFY(resumed.state == ModelState::Complete);
        QCOMPARE(resumed.weightsHash, expected.weightsHash);
        QCOMPARE(resumed.result.cost.trainingPasses, expected.result.cost.trainingPasses);
    }

    void anotherModelOfThatNameIsRefused() {
        const ExpertBank bank(path("taken"));
        RunContext context;
        (void)trainModel(bank, m_set.catalog, m_set.cache, baselineOptions("m"), context);
        ModelTrainingOptions other = baselineOptions("m");
        other.training.learningRate = 0.01;
        QVERIFY_THROWS_EXCEPTION(Error, (void)trainModel(bank, m_set.catalog, m_set.cache, other, context));
        // The same again costs nothing and changes nothing.
        const ModelRecord again = trainModel(bank, m_set.catalog, m_set.cache, baselineOptions("m"), context);
        QCOMPARE(again.weightsHash, bank.load("m").weightsHash);
    }

    void aTrainingThatLearnsNothingSaysSo() {
        const ExpertBank bank(path("nothing"));
        Listening context;
        ModelTrainingOptions options = baselineOptions("m");
        options.training.learningRate = 1e-9;
        const ModelRecord record = trainModel(bank, m_set.catalog, m_set.cache, options, context);
        QVERIFY2(record.result.warning.starts_with("Nothing was learned: "), record.result.warning.c_str());
        QVERIFY(std::find(context.notes.begin(), context.notes.end(), record.result.warning) != context.notes.end());
        QCOMPARE(bank.load("m").result.warning, record.result.warning);
        options.name = "learned";
        options.training = {.epochs = 30, .batchSize = 16};
        QCOMPARE(trainModel(bank, m_set.catalog, m_set.cache, options, context).result.warning, std::string());
    }

    void aTrainingThatDivergesKeepsTheBest() {
        const ExpertBank bank(path("diverged"));
        RunContext context;
        ModelTrainingOptions options = baselineOptions("m");
        options.training = {.epochs = 400, .batchSize = 16, .learningRate = 0.05, .clipNorm = 0};
        options.training.schedule = Schedule::Step;
        options.training.weightDecay = 100;  // each step turns a weight's sign and makes it larger
        try {
            (void)trainModel(bank, m_set.catalog, m_set.cache, options, context);
            QFAIL("it should have thrown");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("The weights of its best epoch are kept"), error.what());
            QVERIFY2(QString(error.what()).contains("--learning-rate, such as 0.01"), error.what());
        }
        const ModelRecord kept = bank.load("m");
        QVERIFY(kept.state == ModelState::Stopped);
        QVERIFY(kept.result.bestEpoch > 0 && kept.result.validationAccuracy >= 0);
        QVERIFY(fs::exists(bank.weights("m")));
        QVERIFY(!kept.weightsHash.empty());
    }

    void whatIsChosenStandsInTheRecord() {
        const ExpertBank bank(path("chosen"));
        RunContext context;
        ModelTrainingOptions options = baselineOptions("m");
        options.training = {.maxSteps = 2};
        const ModelRecord record = trainModel(bank, m_set.catalog, m_set.cache, options, context);
        QCOMPARE(fieldsToYaml(record.training).text(),
                 fieldsToYaml(options.training.fittedTo(record.trainImages, TrainingStart::Random)).text());
        QVERIFY(record.training.batchSize > 0 && record.training.learningRate > 0);
        options.name = "e";
        options.node = firstBranch();
        options.parent = "m";
        const ModelRecord expert = trainModel(bank, m_set.catalog, m_set.cache, options, context);
        QVERIFY(expert.training.learningRate < record.training.learningRate);
    }

    void missingParentsAndNodesAreTold() {
        const ExpertBank bank(path("none"));
        RunContext context;
        ModelTrainingOptions options = baselineOptions("e");
        options.node = firstBranch();
        options.parent = "nobody";
        QVERIFY_THROWS_EXCEPTION(Error, (void)trainModel(bank, m_set.catalog, m_set.cache, options, context));
        options.node = "no/such/node";
        QVERIFY_THROWS_EXCEPTION(Error, (void)trainModel(bank, m_set.catalog, m_set.cache, options, context));
        QVERIFY(bank.list().empty());
    }

    void damagedRecordsAreToldAndLeftOut() {
        const ExpertBank bank(path("damaged"));
        RunContext context;
        (void)trainModel(bank, m_set.catalog, m_set.cache, baselineOptions("good"), context);
        makeFolder(bank.folder("bad"));
        writeFileAtomically(bank.folder("bad") / "model.yaml", "name: bad\nkind: nonsense\n");
        std::vector<std::string> problems;
        QCOMPARE(bank.list(&problems).size(), std::size_t{1});
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(problems[0].find("nonsense") != std::string::npos);
    }

    void namesComeFromNodes() {
        QCOMPARE(expertName("clipart", "animals/birds of prey"), std::string("clipart-animals-birds-of-prey"));
        QCOMPARE(expertName("clipart", "signs-and_symbols"), std::string("clipart-signs-and_symbols"));
        QCOMPARE(expertName("tiere", "Vögel/Singvögel groß"), std::string("tiere-Vögel-Singvögel-groß"));
        QVERIFY(expertName("animaux", "Oiseaux/Élan & Cie").starts_with("animaux-Oiseaux-Élan-Cie-"));
        QCOMPARE(expertName("s", "動物/鳥類"), std::string("s-動物-鳥類"));
        QVERIFY(expertName("s", "a\u202eb") != expertName("s", "a b"));  // what turns the direction is no letter
        const std::string cut =
            expertName("s", "鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥鳥");
        QCOMPARE(QString::fromStdString(cut).toStdString(), cut);
        // What a name cannot hold, or has no room for, must not make two nodes share one.
        const std::string long100(100, 'a');
        const std::vector<std::string> paths = {"動物",           "植物",          "Bären",           "Baeren",
                                                "Baren",          "Ba\u0308ren",   "signs & symbols", "signs + symbols",
                                                "signs symbols/", "signs/symbols", long100 + "b",     long100 + "c"};
        std::set<std::string> names;
        for (const std::string& node : paths) {
            const std::string name = expertName("clipart", node);
            QVERIFY2(name.starts_with("clipart-") && name.size() <= 100, name.c_str());
            QCOMPARE(expertName("clipart", node), name);
            names.insert(name);
        }
        QCOMPARE(names.size(), paths.size());
        QVERIFY_THROWS_EXCEPTION(Error, (void)expertName("clipart", ""));
    }

    void nodesThatWouldShareANameDoNot() {
        LabelHierarchy labels;
        for (const char* path : {"a/b/x", "a b/x", "a-b/x", "a/c/x", "d e/x", "d/e"}) {
            labels.addPath(path);
        }
        const std::unordered_set<NodeId> sharing = nodesThatShareNames(labels);
        // "d/e" has nothing below it, so it never has an expert.
        QVERIFY(sharing == (std::unordered_set<NodeId>{labels.find("a/b"), labels.find("a b"), labels.find("a-b")}));
        std::set<std::string> names;
        for (const NodeId node : sharing) {
            names.insert(expertName("s", labels.path(node), {}, ExpertKind::Full, true));
            names.insert(expertName("s", labels.path(node), {}, ExpertKind::Adapter, true));
        }
        QCOMPARE(names.size(), std::size_t{6});
        for (const std::string& name : names) {
            QVERIFY2(name.starts_with("s-a-b-"), name.c_str());
        }
        QVERIFY(!names.contains("s-a-b"));
    }
};

QTEST_GUILESS_MAIN(ExpertTrainingTest)
#include "ExpertTrainingTest.moc"
