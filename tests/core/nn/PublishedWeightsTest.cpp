// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "base/Error.h"
#include "nn/ModelFile.h"
#include "nn/PublishedWeights.h"
#include "nn/ResNetV2.h"
#include "support/BitFile.h"
#include "support/Python.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

namespace {

ModelConfig smallConfig() {
    return {.arch = "resnetv2",
            .depths = {1, 2, 1, 1},
            .widths = {32, 64, 64, 64},
            .stemWidth = 32,
            .stem = Stem::Large,
            .groups = 32,
            .numClasses = 11};
}

class Stopping final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return ++m_asked > 20; }

private:
    mutable int m_asked = 0;
};

}  // namespace

class PublishedWeightsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    bool m_hasFiles = false;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] QString messageOf(const std::string& name) const {
        RunContext quiet;
        try {
            (void)PublishedWeights(path(name)).write(path("bad-target"), {}, quiet);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(2);
        if (pythonHas("torch, numpy")) {
            QProcess process;
            process.start(systemPython, {QStringLiteral(DOCENT_TEST_DATA "/published_weights.py"), m_folder.path()});
            QVERIFY2(process.waitForFinished(120'000) && process.exitCode() == 0, process.readAllStandardError());
            m_hasFiles = true;
        }
    }
    void init() {
        const QStringList needsNoFiles{"namesAndShapesAreTheNetworks", "aWholeR50x1IsLoaded",
                                       "depthsAndWidthsAreReadOff"};
        if (!m_hasFiles && !needsNoFiles.contains(QString(QTest::currentTestFunction()))) {
            QSKIP("python3-torch is not installed");
        }
    }

    void namesAndShapesAreTheNetworks() {
        for (const std::string& arch : modelPresets()) {
            ModelConfig config = modelPreset(arch);
            config.numClasses = 5;
            ResNetV2 model(config);
            const auto parameters = model->named_parameters();
            const std::vector<NetworkTensor> tensors = networkTensors(config);
            QCOMPARE(tensors.size(), parameters.size());
            for (const NetworkTensor& tensor : tensors) {
                QVERIFY2(parameters.contains(tensor.name), tensor.name.c_str());
                QCOMPARE(parameters[tensor.name].sizes().vec(), tensor.shape);
            }
        }
    }

    void givesTheLogitsOfTheIndependentNetwork_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<double>("eps");
        const auto add = [](const char* file, const char* format, double eps) {
            QTest::newRow(file) << QString(format) << eps;
        };
        for (const char* file :
             {"bit.npz", "compressed.npz", "fortran.npz", "double.npz", "half.npz", "bfloat16.npz"}) {
            add(file, "bit-npz", bitStandardisationEps);
        }
        add("timm.safetensors", "timm", timmStandardisationEps);
        add("timm_bfloat16.safetensors", "timm", timmStandardisationEps);
        add("face.safetensors", "hugging-face", timmStandardisationEps);
        add("model.safetensors.index.json", "hugging-face", timmStandardisationEps);
    }
    void givesTheLogitsOfTheIndependentNetwork() {
        QFETCH(QString, format);
        QFETCH(double, eps);
        const std::string file = QTest::currentDataTag();
        const PublishedWeights weights(path(file));
        const WeightsReport& report = weights.report();
        QVERIFY(report.fits());
        QCOMPARE(QString::fromStdString(enumName(report.format)), format);
        ModelConfig expected = smallConfig();
        expected.standardisationEps = eps;
        QVERIFY(report.config == expected);
        QCOMPARE(report.parameters, expected.parameterCount());
        QCOMPARE(report.tensors, static_cast<std::int64_t>(networkTensors(expected).size()));
        QVERIFY(report.unused.empty());

        RunContext quiet;
        const std::string hash = weights.write(path("imported"), {{"docent_model", "x"}}, quiet);
        ResNetV2 model = loadModel(path("imported"));
        QVERIFY(model->config() == expected);
        QCOMPARE(hash, trunkHash(model));
        QCOMPARE(SafetensorsFile(path("imported")).metadata().at("docent_model"), std::string("x"));
        const torch::NoGradGuard noGrad;
        const SafetensorsFile results(path("results.safetensors"));
        const double error = relativeError(model->forward(readTensor(results, "images")), readTensor(results, file));
        QVERIFY2(error < 1e-5, std::to_string(error).c_str());
    }

    void whatIsAddedToTheVarianceShows() {
        const SafetensorsFile results(path("results.safetensors"));
        const double difference =
            relativeError(readTensor(results, "bit.npz"), readTensor(results, "timm.safetensors"));
        QVERIFY2(difference > 1e-4, std::to_string(difference).c_str());
    }

    void whatIsWrittenIsReadAgain() {
        RunContext quiet;
        const PublishedWeights first(path("bit.npz"));
        const std::string hash = first.write(path("once.safetensors"), {}, quiet);
        const PublishedWeights again(path("once.safetensors"));
        QCOMPARE(enumName(again.report().format), std::string("timm"));
        QVERIFY(again.report().config == first.report().config);
        QCOMPARE(again.write(path("twice.safetensors"), {}, quiet), hash);
        // Docent's own, with groups that no published network has.
        ModelConfig config = modelPreset("small");
        config.numClasses = 3;
        ResNetV2 model(config);
        model->initialise(1);
        saveWeights(model, path("own.safetensors"));
        const PublishedWeights own(path("own.safetensors"));
        QVERIFY(own.report().config == config);
        QCOMPARE(own.write(path("twice.safetensors"), {}, quiet), trunkHash(model));
    }

    void theHeadIsTakenWhereThereIsOne() {
        RunContext quiet;
        for (const char* file : {"trunk.npz", "trunk_face.safetensors"}) {
            const PublishedWeights weights(path(file));
            QVERIFY(weights.report().fits());
            QCOMPARE(weights.report().config.numClasses, 0);
            (void)weights.write(path("headless"), {}, quiet);
            QCOMPARE(trunkHash(loadModel(path("headless"))),
                     PublishedWeights(path("bit.npz")).write(path("whole"), {}, quiet));
        }
    }

    void whatIsNoPartOfTheNetworkIsTold() {
        const PublishedWeights weights(path("more.npz"));
        QVERIFY(weights.report().fits());
        QCOMPARE(weights.report().unused, (std::vector<std::string>{"global_step", "opt/momentum"}));
    }

    void hashesTellFilesApart() {
        RunContext quiet;
        const std::string hash = PublishedWeights(path("bit.npz")).hash(quiet);
        QCOMPARE(hash.size(), std::size_t{32});
        QCOMPARE(PublishedWeights(path("bit.npz")).hash(quiet), hash);
        QVERIFY(PublishedWeights(path("compressed.npz")).hash(quiet) != hash);
        QVERIFY(PublishedWeights(path("model.safetensors.index.json")).hash(quiet) !=
                PublishedWeights(path("face.safetensors")).hash(quiet));
    }

    void aStopLeavesNothing() {
        Stopping stopping;
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)PublishedWeights(path("bit.npz")).write(path("stopped"), {}, stopping));
        QVERIFY(!fs::exists(path("stopped")));
    }

    void refusesInOneSentence_data() {
        QTest::addColumn<QStringList>("words");
        const auto add = [](const char* file, const QStringList& words) { QTest::newRow(file) << words; };
        const QString kernel = "resnet/block2/unit02/b/standardized_conv2d/kernel";
        add("bad_missing.npz", {"(blocks 1, 2, 1, 1, channels 32, 64, 64, 64): 1 missing (", kernel});
        add("bad_shape.npz", {"1 of another shape (", kernel, "[3, 3, 64, 63] instead of [3, 3, 64, 64]"});
        add("bad_turned.npz", {"[64, 64, 3, 3] instead of [3, 3, 64, 64]"});
        add("bad_whole.npz", {kernel, "no floating-point numbers"});
        add("bad_nan.npz", {kernel, "not a finite number", "at byte"});
        add("bad_infinite.npz", {kernel, "not a finite number", "at byte"});
        add("bad_objects.npz", {kernel, "never loaded", "at byte"});
        add("bad_head.npz", {"resnet/head/conv2d/kernel is [1, 1, 255, 11] instead of [1, 1, 256, 11]"});
        add("bad_bias.npz", {"resnet/head/conv2d/bias is [10] instead of [11]"});
        add("bad_stem.npz", {"5x5"});
        add("bad_gap.npz", {"resnet/block2/unit01/a/standardized_conv2d/kernel", "missing"});
        add("bad_names.npz", {"none of its", "'layer/resnet/root_block", "more"});
        add("bad_groups.npz", {"stem_width holds 24", "groups = 32"});
        add("bad_norm.safetensors", {"1 that it does not have (", "stages.0.blocks.0.norm1.running_mean"});
        add("bad_nan.safetensors", {"norm.bias", "not a finite number", "at byte"});
        add("bad_post_activation.safetensors", {"1 that it does not have (", "bit.embedder.norm.weight"});
        add("bad_lost.safetensors.index.json", {"model-00003-of-00002.safetensors", "No such file"});
        add("bad_path.safetensors.index.json", {"in no file beside it", "bit.norm.bias"});
        add("bad_moved.safetensors.index.json", {"'bit.norm.bias' is not in model-00001-of-00002.safetensors"});
        add("bad_text.safetensors.index.json", {"weight_map"});
        add("bad.pt", {"pickle", "never loads", "byte"});
        add("bad.pth", {"pickle", "never loads", "byte 0"});
        add("no-such-file.npz", {"No such file"});
    }
    void refusesInOneSentence() {
        QFETCH(QStringList, words);
        const QString message = messageOf(QTest::currentDataTag());
        for (const QString& word : words) {
            QVERIFY2(message.contains(word), qPrintable(message));
        }
        QVERIFY2(message.contains(m_folder.path()) && message.size() < 800, qPrintable(message));
        QVERIFY(!fs::exists(path("bad-target")));
    }

    /// 25.5 million parameters, stored.
    void aWholeR50x1IsLoaded() {
        ModelConfig config = modelPreset("r50x1");
        config.numClasses = 1000;
        config.standardisationEps = bitStandardisationEps;
        const std::vector<ZipPart> parts = bitParts(config, 4);
        writeBytes(path("r50x1.npz"), zipBytes(parts));
        QElapsedTimer timer;
        timer.start();
        const PublishedWeights weights(path("r50x1.npz"));
        QCOMPARE(weights.report().config.arch, std::string("r50x1"));
        QVERIFY(weights.report().config == config);
        QCOMPARE(weights.report().tensors, 153);
        QCOMPARE(weights.report().parameters, 25'549'352);
        RunContext quiet;
        const std::string hash = weights.write(path("r50x1.safetensors"), {}, quiet);
        qInfo("%lld ms", timer.elapsed());
        ResNetV2 model = loadModel(path("r50x1.safetensors"));
        QCOMPARE(trunkHash(model), hash);
        // One value by hand: [h, w, in, out] of the 3x3 convolution in the last stage.
        const Tensor value = model->named_parameters()["stages.3.blocks.2.conv2.weight"];
        const auto part = std::find_if(parts.begin(), parts.end(), [](const ZipPart& each) {
            return each.name == "resnet/block4/unit03/b/standardized_conv2d/kernel.npy";
        });
        float expected = 0;
        const std::size_t place = ((std::size_t{2} * 3 + 1) * 512 + 17) * 512 + 300;
        std::memcpy(&expected, part->content.data() + part->content.size() - (9 * 512 * 512 - place) * sizeof expected,
                    sizeof expected);
        QCOMPARE(value[300][17][2][1].item<float>(), expected);
    }

    void depthsAndWidthsAreReadOff_data() {
        QTest::addColumn<QList<int>>("depths");
        QTest::addColumn<int>("factor");
        QTest::addColumn<QString>("arch");
        QTest::newRow("R50x3") << QList<int>{3, 4, 6, 3} << 3 << "r50x3";
        QTest::newRow("R101x1") << QList<int>{3, 4, 23, 3} << 1 << "r101x1";
        QTest::newRow("R101x3") << QList<int>{3, 4, 23, 3} << 3 << "r101x3";
        QTest::newRow("R152x2") << QList<int>{3, 8, 36, 3} << 2 << "r152x2";
        QTest::newRow("R152x4") << QList<int>{3, 8, 36, 3} << 4 << "r152x4";
        QTest::newRow("another") << QList<int>{1, 2} << 1 << "resnetv2";
    }
    void depthsAndWidthsAreReadOff() {
        QFETCH(QList<int>, depths);
        QFETCH(int, factor);
        QFETCH(QString, arch);
        ModelConfig config{.arch = arch.toStdString(),
                           .depths = {depths.begin(), depths.end()},
                           .widths = {},
                           .stemWidth = 64 * factor,
                           .stem = Stem::Large,
                           .groups = 32,
                           .numClasses = 21843};
        for (qsizetype stage = 0; stage < depths.size(); ++stage) {
            config.widths.push_back((64 << stage) * factor);
        }
        // A file with holes in the place of its weights, of which only the header is read.
        std::string header = "{";
        std::uint64_t end = 0;
        for (const NetworkTensor& tensor : networkTensors(config)) {
            std::uint64_t bytes = sizeof(float);
            std::string shape;
            for (const std::int64_t extent : tensor.shape) {
                bytes *= static_cast<std::uint64_t>(extent);
                shape += shape.empty() ? "" : ",";
                shape += std::to_string(extent);
            }
            header += end == 0 ? "'" : ",'";
            header += tensor.name;
            header += "':{'dtype':'F32','shape':[";
            header += shape;
            header += "],'data_offsets':[";
            header += std::to_string(end);
            header += ',';
            header += std::to_string(end + bytes);
            header += "]}";
            end += bytes;
        }
        header += "}";
        std::replace(header.begin(), header.end(), '\'', '"');
        const fs::path file = path("holes.safetensors");
        std::ofstream(file, std::ios::binary) << littleEndian(std::uint64_t{header.size()}) << header;
        fs::resize_file(file, 8 + header.size() + end);
        const WeightsReport report = PublishedWeights(file).report();
        QVERIFY(report.fits());
        QVERIFY(report.config == config);
        QCOMPARE(report.parameters, config.parameterCount());
        fs::remove(file);
    }
};

QTEST_GUILESS_MAIN(PublishedWeightsTest)
#include "PublishedWeightsTest.moc"
