// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include "experts/BankWeights.h"
#include "experts/ExpertTraining.h"
#include "experts/WeightsCheck.h"
#include "nn/WeightFile.h"
#include "support/MemoryImages.h"

using namespace docent;

class AdapterExpertTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<ExpertBank> m_bank;
    ModelRecord m_baseline;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] ModelTrainingOptions optionsOf(const std::string& name) const {
        ModelTrainingOptions options{
            .name = name,
            .source = "shapes",
            .config = {.arch = "tiny", .depths = {1, 1}, .widths = {16, 32}, .stemWidth = 16, .groups = 4},
            .training = {.epochs = 3, .batchSize = 16, .learningRate = 0.05}};
        if (name != "base") {
            options.node = m_set.catalog.hierarchy.path(m_set.catalog.hierarchy.children(0).front());
            options.parent = "base";
        }
        return options;
    }
    [[nodiscard]] ModelTrainingOptions adapterOptions(const std::string& name) const {
        ModelTrainingOptions options = optionsOf(name);
        options.expert.kind = ExpertKind::Adapter;
        return options;
    }
    ModelRecord trained(const ModelTrainingOptions& options) {
        RunContext context;
        return trainModel(*m_bank, m_set.catalog, m_set.cache, options, context);
    }
    static std::map<std::string, torch::Tensor> parametersOf(const ResNetV2& model) {
        std::map<std::string, torch::Tensor> parameters;
        for (const auto& entry : model->named_parameters()) {
            parameters[entry.key()] = entry.value().detach();
        }
        return parameters;
    }

private Q_SLOTS:
    void initTestCase() { m_set = makeMemorySet(path("cache"), sourceClasses(10)); }
    void init() {
        m_bank = std::make_unique<ExpertBank>(path(QTest::currentTestFunction()));
        m_baseline = trained(optionsOf("base"));
    }

    void keepsItsAdaptersAndHeadAlone() {
        const ModelRecord expert = trained(adapterOptions("expert"));
        QVERIFY(expert.kind == ModelKind::AdapterExpert);
        QCOMPARE(expert.config.adapterRatio, ExpertOptions{}.adapterRatio);
        QVERIFY(expert.weightsHash != m_baseline.weightsHash);
        const SafetensorsFile file(m_bank->weights("expert"));
        for (const std::string& name : file.names()) {
            QVERIFY2(name.find(".adapter.") != std::string::npos || name.starts_with("head."), name.c_str());
        }
        QCOMPARE(file.names().size(), std::size_t{2 * 4 + 2});
        QVERIFY(fs::file_size(m_bank->weights("expert")) < fs::file_size(m_bank->weights("base")) / 2);
        QCOMPARE(toYaml(m_bank->load("expert")).text(), toYaml(expert).text());

        ResNetV2 model = loadBankModel(*m_bank, expert);
        QCOMPARE(trunkHash(model), expert.weightsHash);
        const auto own = parametersOf(model);
        for (const auto& [name, value] : parametersOf(loadBankModel(*m_bank, m_baseline))) {
            if (!name.starts_with("head.")) {
                QVERIFY2(torch::equal(own.at(name), value), name.c_str());
            }
        }
        QVERIFY(own.at("stages.1.blocks.0.adapter.up.weight").abs().max().item<float>() > 0);
    }

    void theTrunkGoesUnderAnyHead() {
        const ModelRecord expert = trained(adapterOptions("expert"));
        ModelConfig config = expert.config;
        config.numClasses = 9;
        ResNetV2 model(config);
        loadBankTrunk(model, *m_bank, expert);
        QCOMPARE(trunkHash(model), expert.weightsHash);
    }

    void aStoppedOneIsResumedToTheSameWeights() {
        const ModelRecord expected = trained(adapterOptions("whole"));
        StopAfter soon(5);
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 (void)trainModel(*m_bank, m_set.catalog, m_set.cache, adapterOptions("pieces"), soon));
        QVERIFY(m_bank->load("pieces").state == ModelState::Stopped);
        QCOMPARE(trained(adapterOptions("pieces")).weightsHash, expected.weightsHash);
    }

    void anotherBaselineOfThatNameIsRefused() {
        const ModelRecord expert = trained(adapterOptions("expert"));
        QCOMPARE(weightsProblem(*m_bank, expert), std::string());
        fs::remove_all(m_bank->folder("base"));
        QVERIFY(!weightsProblem(*m_bank, expert).empty());
        ModelTrainingOptions other = optionsOf("base");
        other.training.seed = 5;
        (void)trained(other);
        QVERIFY(weightsProblem(*m_bank, expert).find("not the one any more") != std::string::npos);
        try {
            (void)loadBankModel(*m_bank, expert);
            QFAIL("it should have thrown");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("'base' is not the one any more"));
        }
    }

    void itsFileAloneIsNoModel() {
        (void)trained(adapterOptions("expert"));
        try {
            (void)loadModel(m_bank->weights("expert"));
            QFAIL("it should have thrown");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("adapters of an expert alone"));
        }
    }

    void otherOptionsAreOtherWork() {
        (void)trained(adapterOptions("expert"));
        ModelTrainingOptions wider = adapterOptions("expert");
        wider.expert.adapterRatio = 0.5;
        QVERIFY_THROWS_EXCEPTION(Error, (void)trained(wider));
        QVERIFY_THROWS_EXCEPTION(Error, (void)trained(optionsOf("expert")));
    }

    void lowerStagesStayWhereThatIsAskedFor() {
        ModelTrainingOptions options = optionsOf("expert");
        options.expert.frozenStages = 1;
        const ModelRecord expert = trained(options);
        QVERIFY(expert.kind == ModelKind::FullExpert);
        QCOMPARE(m_bank->load("expert").frozenStages, 1);
        const auto own = parametersOf(loadBankModel(*m_bank, expert));
        for (const auto& [name, value] : parametersOf(loadBankModel(*m_bank, m_baseline))) {
            if (!name.starts_with("head.")) {
                const bool isFrozen = name.starts_with("stem.") || name.starts_with("stages.0.");
                QVERIFY2(torch::equal(own.at(name), value) == isFrozen, name.c_str());
            }
        }
    }

    void optionsThatCannotBe() {
        ExpertOptions options;
        QVERIFY(options.check().empty());
        options.adapterRatio = 0;
        QVERIFY(!options.check().empty());
        options = {.kind = ExpertKind::Adapter, .frozenStages = 1};
        QVERIFY(!options.check().empty());
        options = {.frozenStages = -1};
        QVERIFY(!options.check().empty());
    }

    void namesTellTheKind() {
        QCOMPARE(expertName("s", "a/b", {}, ExpertKind::Adapter), std::string("s-a-b-adapter"));
        const std::string longest = expertName("s", std::string(300, 'x'), {}, ExpertKind::Adapter);
        QVERIFY(longest.size() <= 100 && longest.ends_with("-adapter"));
    }
};

QTEST_GUILESS_MAIN(AdapterExpertTest)
#include "AdapterExpertTest.moc"
