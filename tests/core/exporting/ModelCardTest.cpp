// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include "exporting/ExportRecord.h"
#include "exporting/ModelCard.h"
#include "exporting/Preprocess.h"

using namespace docent;

namespace {

ExportInput exampleInput() {
    ExportInput input;
    RunRecord& run = input.run;
    run.name = "stamps-from-birds";
    run.state = ModelState::Complete;
    run.task = "stamps";
    run.model = "clipart-animals-birds";
    run.modelNode = "animals/birds";
    run.modelHash = "aaaa1111";
    run.weightsHash = "bbbb2222";
    run.classes = {"cats|big", "dogs"};
    run.trainImages = 80;
    run.trials = {{.learningRate = 0.03, .steps = 100, .validationAccuracy = 0.75, .validationLoss = 0.6},
                  {.learningRate = 0.003, .steps = 300, .validationAccuracy = 0.875, .validationLoss = 0.4}};
    run.chosen = 1;
    run.docentVersion = "1.2.3";
    run.created = "2026-01-02T03:04:05Z";
    // Five cats, of which one is taken for a dog; three dogs, all right.
    run.evaluation =
        evaluateLogits({8, 2, {2, 0, 2, 0, 2, 0, 2, 0, 0, 2, 0, 2, 0, 2, 0, 2}}, {0, 0, 0, 0, 0, 1, 1, 1}, run.classes);
    return input;
}

RankingResult exampleRanking() {
    RankingResult ranking;
    ranking.images = 80;
    ranking.chance = 0.5;
    ranking.models = {{.name = "clipart-animals-birds",
                       .node = "animals/birds",
                       .score = 0.7125,
                       .interval = {0.61, 0.81},
                       .tiedWithBest = true},
                      {.name = "clipart", .kind = ModelKind::Baseline, .score = 0.55, .interval = {0.44, 0.66}}};
    return ranking;
}

ExportResult exampleResult() {
    ExportResult result;
    result.samples = 8;
    result.models = {{.format = ExportFormat::TorchScript,
                      .path = "x/stamps-from-birds.pt",
                      .bytes = 1'234'567,
                      .maxAbsDifference = 2.5e-7},
                     {.format = ExportFormat::Safetensors, .path = "x/stamps-from-birds.safetensors", .bytes = 1000}};
    return result;
}

}  // namespace

class ModelCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheModelIs() {
        ExportInput input = exampleInput();
        const RankingResult ranking = exampleRanking();
        input.ranking = &ranking;
        input.sourceLicence = "public domain";
        input.taskOrigin = "/data/stamps";
        input.taskLicence = "GPL-2.0-or-later";
        const QString card = QString::fromStdString(modelCard(input, exampleResult()));
        for (const char* expected : {"# stamps-from-birds\n",
                                     "the expert clipart-animals-birds",
                                     "`animals/birds`",
                                     "right on 87.5 % of 8 test pictures",
                                     "trunk hash aaaa1111",
                                     "Weights hash: bbbb2222",
                                     "Origin of the task's pictures: /data/stamps",
                                     "| 0.003 | 300 | 87.5 % | 0.400 | yes |",
                                     "| **clipart-animals-birds** | animals/birds | 71.2 % | 61.0 to 81.0 % | yes |",
                                     "| clipart | (all of the source: the baseline) | 55.0 % | 44.0 to 66.0 % | no |",
                                     "| cats\\|big | 5 | 100.0 % | 80.0 % | 88.9 % |",
                                     "| cats\\|big | dogs | 1 |",
                                     "| stamps-from-birds.pt | float32 | 1.2 MB | 2.5e-07 | 100.0 % |",
                                     "Pictures that the expert was trained on: public domain",
                                     "Pictures of the task: GPL-2.0-or-later",
                                     "Made by Docent 1.2.3",
                                     "torch.jit.load(\"stamps-from-birds.pt\")",
                                     "torch::jit::load(\"stamps-from-birds.pt\")",
                                     "safe_open(\"stamps-from-birds.safetensors\"",
                                     "docent predict"}) {
            QVERIFY2(card.contains(expected), expected);
        }
        QVERIFY(!card.contains('@'));
    }

    void saysWhatChoseItAndWhatWasTrained() {
        ExportInput input = exampleInput();
        RankingResult ranking = exampleRanking();
        ranking.created = "2026-01-01T00:00:00Z";
        input.ranking = &ranking;
        const auto card = [&] { return QString::fromStdString(modelCard(input, exampleResult())); };
        QVERIFY(card().contains("chosen\n\nBy 1-NN"));
        std::swap(ranking.models[0], ranking.models[1]);
        QVERIFY(card().contains("chosen\n\nBy 1-NN"));  // within noise of the best
        ranking.models[1].tiedWithBest = false;
        QVERIFY(card().contains("chosen\n\nIt was named by whoever fine-tuned it. The models were ranked by 1-NN"));
        QVERIFY(card().contains("**clipart-animals-birds**"));
        ranking.models.pop_back();
        QVERIFY(card().contains("named by whoever fine-tuned it. The task's ranking is of others.\n"));
        QVERIFY(!card().contains("| clipart |"));
        ranking = exampleRanking();
        ranking.created = "2026-02-01T00:00:00Z";  // after the run
        QVERIFY(card().contains("chosen\n\nThe task was ranked after this model"));
        QVERIFY(!card().contains("By 1-NN"));

        QVERIFY(card().contains("The whole network was trained with a new head"));
        QVERIFY(card().contains("random crops and mirroring"));
        input.run.options.tune = TunedPart::Adapters;
        QVERIFY(card().contains("The adapters were trained with a new head") && !card().contains("whole network was"));
        input.run.options.tune = TunedPart::Head;
        QVERIFY(card().contains("trained on the embeddings, and nothing else") && card().contains("no augmentation"));
    }

    void saysWhatIsNotStated() {
        ExportInput input = exampleInput();
        input.run.modelNode.clear();
        input.run.trials.clear();
        const QString card = QString::fromStdString(modelCard(input, exampleResult()));
        QVERIFY(card.contains("Origin of the task's pictures: not stated"));
        QVERIFY(card.contains("Pictures that the expert was trained on: not stated"));
        QVERIFY(card.contains("Pictures of the task: not stated"));
        QVERIFY(card.contains("fine-tuned from the baseline"));
        QVERIFY(!card.contains("How its expert was chosen"));
        QVERIFY(!card.contains("| learning rate |"));
    }

    void anExportNamesNoFilesElsewhere() {
        const QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        const auto write = [&path](const std::string& file, const std::string& companion) {
            writeFileAtomically(path / "export.yaml",
                                "samples: 8\nmodels: [{format: onnx, file: " + file +
                                    ", bytes: 9, max_abs_difference: 0, top1_agreement: 1}]\ncompanions: [" +
                                    companion + "]\n");
        };
        write("x.onnx", "labels.txt");
        QVERIFY(loadExportRecord(path).models.front().path == path / "x.onnx");
        for (const auto& [file, companion] : {std::pair("../x.onnx", "labels.txt"), std::pair("x.onnx", "/etc/passwd"),
                                              std::pair("x.onnx", ".."), std::pair("''", "labels.txt")}) {
            write(file, companion);
            QVERIFY_THROWS_EXCEPTION(Error, (void)loadExportRecord(path));
        }
    }

    void preprocessingSurvivesYaml() {
        const Preprocess written{.model = "m", .size = 64, .resize = ResizeRule::Crop, .weightsHash = "ff"};
        const std::string text = toYaml(written).text();
        const Preprocess read = preprocessFromYaml(Yaml::parse(text, "preprocess.yaml"));
        QCOMPARE(toYaml(read).text(), text);
        QCOMPARE(read.size, 64);
        QCOMPARE(enumName(read.resize), std::string("crop"));
        const auto refused = [&](const char* from, const char* to) {
            const QString changed = QString::fromStdString(text).replace(from, to);
            if (changed.toStdString() == text) {
                return false;
            }
            try {
                (void)preprocessFromYaml(Yaml::parse(changed.toStdString(), "preprocess.yaml"));
            } catch (const Error&) {
                return true;
            }
            return false;
        };
        QVERIFY(refused("size: 64", "size: 0"));
        QVERIFY(refused("channel_order: RGB", "channel_order: BGR"));
        QVERIFY(refused("layout: NCHW", "layout: NHWC"));
        QVERIFY(refused("resize: crop", "resize: bend"));
        QVERIFY(refused("std: [0.5, 0.5, 0.5]", "std: [0.5, 0.5]"));
        QVERIFY(refused("std: [0.5, 0.5, 0.5]", "std: [0.5, 0.5, 0]"));
        QVERIFY(refused("std: [0.5, 0.5, 0.5]", "std: [0.5, 0.5, .inf]"));
        QVERIFY(refused("mean: [0.5, 0.5, 0.5]", "mean: [0.5, 0.5, .nan]"));
        QVERIFY(refused("background: [255, 255, 255]", "background: [0, 0, 0]"));
    }
};

QTEST_GUILESS_MAIN(ModelCardTest)
#include "ModelCardTest.moc"
