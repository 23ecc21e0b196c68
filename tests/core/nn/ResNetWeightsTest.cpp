// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "base/Error.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"
#include "support/Python.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

namespace {

ModelConfig tinyConfig(int classes = 3) {
    return {.arch = "tiny", .depths = {1, 2}, .widths = {8, 16}, .stemWidth = 8, .groups = 4, .numClasses = classes};
}

ResNetV2 tinyModel(std::uint64_t seed, int classes = 3) {
    ResNetV2 model(tinyConfig(classes));
    model->initialise(seed);
    return model;
}

/// Writes the model's tensors under changed types, names or shapes.
void writeChanged(const ResNetV2& model, const fs::path& path, torch::ScalarType scalarType, TensorType type,
                  const std::map<std::string, std::string>& metadata = {}) {
    std::vector<Tensor> values;
    std::vector<TensorView> views;
    for (const auto& entry : model->named_parameters()) {
        values.push_back(entry.value().detach().to(scalarType).contiguous());
        views.push_back(viewOf(entry.key(), values.back()));
        views.back().type = type;
    }
    writeSafetensors(path, views, metadata);
}

QString messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

PythonRun runReference(const QStringList& arguments) {
    QProcess process;
    process.start(systemPython, QStringList{QStringLiteral(DOCENT_TEST_DATA "/resnetv2_reference.py")} + arguments);
    process.waitForFinished(-1);
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

}  // namespace

class ResNetWeightsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(2); }

    void aSavedModelComesBackWhole() {
        ResNetV2 model = tinyModel(1);
        model->named_parameters()["head.fc.weight"].detach().normal_();
        saveWeights(model, path("a"), {{"note", "kept"}, {"arch", "a lie"}});
        ResNetV2 loaded = loadModel(path("a"));
        QVERIFY(loaded->config() == model->config());
        QVERIFY(!loaded->is_training());
        for (const auto& entry : model->named_parameters()) {
            QVERIFY2(identical(loaded->named_parameters()[entry.key()], entry.value()), entry.key().c_str());
        }
        QCOMPARE(SafetensorsFile(path("a")).metadata().at("note"), std::string("kept"));
        QCOMPARE(SafetensorsFile(path("a")).metadata().at("arch"), std::string("tiny"));
        QCOMPARE(trunkHash(loaded), trunkHash(model));
    }

    /// One bit of a number, which no check of shapes sees.
    void damagedWeightsAreTold() {
        saveWeights(tinyModel(1), path("sound"));
        std::string bytes = readFile(path("sound"));
        bytes[bytes.size() - 5] ^= 0x20;
        writeFileAtomically(path("damaged"), bytes);
        const QString message = messageOf([&] { (void)loadModel(path("damaged")); });
        QVERIFY2(message.contains("damaged are damaged: they are not those that were written"), qPrintable(message));
        // A file of others names no checksum.
        const SafetensorsFile file(path("damaged"));
        std::vector<TensorView> tensors;
        for (const std::string& name : file.names()) {
            tensors.push_back(file.tensor(name));
        }
        auto metadata = file.metadata();
        metadata.erase(checksumKey);
        writeSafetensors(path("foreign"), tensors, metadata);
        QCOMPARE(messageOf([&] { (void)loadModel(path("foreign")); }), QString());
    }

    void everyMisfitIsListed() {
        ResNetV2 model = tinyModel(1);
        saveWeights(model, path("other"));
        ModelConfig config = tinyConfig();
        config.depths = {2, 1};
        config.widths = {8, 8};
        ResNetV2 different(config);
        const QString message = messageOf([&] { loadWeights(different, path("other")); });
        QVERIFY2(message.contains("stages.0.blocks.1.conv1.weight is missing"), qPrintable(message));
        QVERIFY2(message.contains("stages.1.blocks.1.conv1.weight is unknown"), qPrintable(message));
        QVERIFY2(message.contains("stages.1.blocks.0.conv1.weight is [16, 32, 1, 1] instead of [8, 32, 1, 1]"),
                 qPrintable(message));
        QVERIFY2(message.contains("other"), qPrintable(message));
    }

    void theHeadMayBeLeftAlone() {
        saveWeights(tinyModel(1), path("three"));
        ResNetV2 five = tinyModel(2, 5);
        QVERIFY(messageOf([&] { loadWeights(five, path("three")); }).contains("head.fc.weight"));
        loadWeights(five, path("three"), WeightPart::Trunk);
        QCOMPARE(trunkHash(five), trunkHash(tinyModel(1)));
        QCOMPARE(five->named_parameters()["head.fc.bias"].size(0), std::int64_t{5});
        // A trunk alone fits too.
        saveWeights(tinyModel(3, 0), path("trunk"));
        loadWeights(five, path("trunk"), WeightPart::Trunk);
        QVERIFY(messageOf([&] { loadWeights(five, path("trunk")); }).contains("head.fc.weight is missing"));
    }

    void halvesBecomeFloats() {
        const ResNetV2 model = tinyModel(1);
        const Tensor value = model->named_parameters()["stages.0.blocks.0.conv2.weight"];
        writeChanged(model, path("f16"), torch::kHalf, TensorType::F16);
        writeChanged(model, path("bf16"), torch::kBFloat16, TensorType::BF16);
        ResNetV2 loaded = tinyModel(2);
        const auto read = [&](const char* name) {
            loadWeights(loaded, path(name));
            return loaded->named_parameters()["stages.0.blocks.0.conv2.weight"].detach().clone();
        };
        QVERIFY(identical(read("f16"), value.to(torch::kHalf).to(torch::kFloat)));
        QVERIFY(identical(read("bf16"), value.to(torch::kBFloat16).to(torch::kFloat)));
        writeChanged(model, path("i64"), torch::kLong, TensorType::I64);
        QVERIFY(messageOf([&] { loadWeights(loaded, path("i64")); }).contains("whole numbers"));
    }

    void aFailedLoadChangesNothing() {
        ResNetV2 model = tinyModel(1);
        const std::string before = trunkHash(model);
        saveWeights(tinyModel(2, 4), path("four"));
        QVERIFY_THROWS_EXCEPTION(Error, loadWeights(model, path("four")));
        QCOMPARE(trunkHash(model), before);
    }

    void metadataThatDescribesNoModelIsRefused() {
        const ResNetV2 model = tinyModel(1);
        const std::map<std::string, std::string> good = {{"arch", "tiny"},    {"depths", "1,2"}, {"widths", "8,16"},
                                                         {"stem_width", "8"}, {"stem", "small"}, {"groups", "4"},
                                                         {"num_classes", "3"}};
        writeChanged(model, path("good"), torch::kFloat, TensorType::F32, good);
        QVERIFY(loadModel(path("good"))->config() == model->config());
        const auto messageWith = [&](const std::string& key, const std::string& value) {
            auto metadata = good;
            metadata[key] = value;
            writeChanged(model, path("bad"), torch::kFloat, TensorType::F32, metadata);
            return messageOf([&] { static_cast<void>(loadModel(path("bad"))); });
        };
        writeChanged(model, path("bare"), torch::kFloat, TensorType::F32);
        QVERIFY(messageOf([&] { static_cast<void>(loadModel(path("bare"))); }).contains("no 'arch'"));
        QVERIFY(messageWith("depths", "1,x").contains("depths is '1,x'"));
        QVERIFY(messageWith("depths", "").contains("depths"));
        QVERIFY(messageWith("depths", "1,").contains("depths"));
        QVERIFY(messageWith("depths", "1,99999999999999999999").contains("depths"));
        QVERIFY(messageWith("groups", "4,4").contains("groups"));
        QVERIFY(messageWith("groups", "7").contains("does not divide"));
        QVERIFY(messageWith("stem", "medium").contains("stem is 'medium'"));
        QVERIFY(messageWith("widths", "8,12").contains("instead of"));
        QVERIFY(messageWith("widths", "65536,65536").contains("parameters and the file holds"));
    }

    void theTrunksHashSeesWeightsAndShapesButNoHead() {
        const std::string hash = trunkHash(tinyModel(1));
        QCOMPARE(hash.size(), std::size_t{32});
        QCOMPARE(trunkHash(tinyModel(1, 9)), hash);
        QCOMPARE(trunkHash(tinyModel(1, 0)), hash);
        ResNetV2 changed = tinyModel(1);
        changed->named_parameters()["norm.bias"].detach()[0] = 1e-6f;
        QVERIFY(trunkHash(changed) != hash);
    }

    void pythonsR50x1GivesTheSameLogitsHere() {
        if (!pythonHas("torch, numpy")) {
            QSKIP("python3-torch is not installed");
        }
        const PythonRun run = runReference(
            {"full", QString::fromStdString(path("full").string()), QString::fromStdString(path("results").string())});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        ResNetV2 model = loadModel(path("full"));
        QCOMPARE(model->named_parameters().size(), std::size_t{153});
        const SafetensorsFile results(path("results"));
        const torch::NoGradGuard noGrad;
        const double error =
            relativeError(model->forward(readTensor(results, "images")), readTensor(results, "logits"));
        QVERIFY2(error < 1e-4, std::to_string(error).c_str());
    }

    void pythonReadsWhatIsWrittenHere() {
        if (!pythonHas("torch, numpy")) {
            QSKIP("python3-torch is not installed");
        }
        ModelConfig config = modelPreset("small");
        config.numClasses = 10;
        ResNetV2 model(config);
        model->initialise(4);
        model->named_parameters()["head.fc.weight"].detach().normal_();
        model->eval();
        saveWeights(model, path("mine"));
        const torch::NoGradGuard noGrad;
        const Tensor images = torch::randn({3, 3, 32, 32});
        const Tensor logits = model->forward(images).contiguous();
        writeSafetensors(path("mine_results"), {viewOf("images", images), viewOf("logits", logits)});
        const PythonRun run = runReference({"check", QString::fromStdString(path("mine").string()),
                                            QString::fromStdString(path("mine_results").string())});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY2(run.output.trimmed().toDouble() < 1e-4, run.output.constData());
    }
};

QTEST_GUILESS_MAIN(ResNetWeightsTest)
#include "ResNetWeightsTest.moc"
