// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/script.h>
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include "base/Error.h"
#include "base/Files.h"
#include "exporting/TorchScriptReader.h"
#include "exporting/TorchScriptWriter.h"
#include "support/Python.h"
#include "support/RandomNetwork.h"

using namespace docent;

namespace {

constexpr int classes = tinyClasses;

void writeFloats(const QString& path, const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.contiguous();
    writeFileAtomically(path.toStdString(), std::string_view(static_cast<const char*>(values.data_ptr()),
                                                             static_cast<std::size_t>(values.nbytes())));
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class TorchScriptTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path save(const ResNetV2& model, const char* name,
                                WeightPrecision precision = WeightPrecision::Float32) const {
        const fs::path path = m_folder.filePath(name).toStdString();
        std::vector<std::string> names;
        for (int c = 0; c < classes; ++c) {
            names.push_back("animals/" + std::to_string(c));
        }
        writeFileAtomically(path, torchScriptBytes(model, names, 64, precision, {{"labels.txt", "one\ntwo\n"}}));
        return path;
    }

private Q_SLOTS:
    // On a busy machine the threads of small layers wait for one another for minutes.
    void initTestCase() { torch::set_num_threads(1); }

    void givesTheSameOutput_data() {
        QTest::addColumn<bool>("large");
        QTest::addColumn<double>("adapterRatio");
        QTest::newRow("small stem") << false << 0.0;
        QTest::newRow("large stem") << true << 0.0;
        QTest::newRow("adapters") << false << 0.3;
    }
    void givesTheSameOutput() {
        QFETCH(bool, large);
        QFETCH(double, adapterRatio);
        const int side = large ? 65 : 32;  // an odd side shows wrong padding
        ModelConfig shape = tinyConfig(large ? Stem::Large : Stem::Small);
        shape.adapterRatio = adapterRatio;
        ResNetV2 model = randomModel(shape);
        const fs::path path = save(model, large ? "large.pt" : "small.pt");
        torch::jit::Module loaded = loadTorchScript(path);
        const torch::NoGradGuard noGradients;
        for (const int batch : {1, 5}) {
            const torch::Tensor input = torch::rand({batch, 3, side, side}) * 2 - 1;
            const torch::Tensor logits = model->forward(input);
            const torch::Tensor embedding = model->embed(input);
            QVERIFY(logits.abs().max().item<double>() > 0.05);
            QVERIFY(largestDifference(loaded.forward({input}).toTensor(), logits) < 1e-5);
            const torch::Tensor channelsLast = input.contiguous(torch::MemoryFormat::ChannelsLast);
            QVERIFY(largestDifference(loaded.forward({channelsLast}).toTensor(), logits) < 1e-5);
            QVERIFY(largestDifference(loaded.get_method("embed")({input}).toTensor(), embedding) < 1e-5);
            writeFloats(m_folder.filePath(QString("input%1").arg(batch)), input);
            writeFloats(m_folder.filePath(QString("logits%1").arg(batch)), logits);
        }

        if (!pythonHas("torch, numpy")) {
            QSKIP("needs python3-torch");
        }
        const PythonRun run =
            runPython(R"(
import sys, numpy, torch
extra = {"labels.txt": ""}
model = torch.jit.load(sys.argv[1], _extra_files=extra)
assert extra["labels.txt"] == b"one\ntwo\n", extra
assert model.classes == ["animals/%d" % i for i in range(5)] and model.image_size == 64
assert not any(p.requires_grad for p in model.parameters())
side = int(sys.argv[2])
largest = 0
for batch in (1, 5):
    x = torch.from_numpy(numpy.fromfile("input%d" % batch, numpy.float32)).reshape(batch, 3, side, side)
    y = torch.from_numpy(numpy.fromfile("logits%d" % batch, numpy.float32)).reshape(batch, 5)
    for _ in range(3):  # the second and third run are those that the compiler has changed
        largest = max(largest, (model(x) - y).abs().max().item())
    assert model.embed(x).shape == (batch, 32)
print(largest)
)",
                      {QString::fromStdString(path.string()), QString::number(side)}, m_folder.path());
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        qInfo("largest difference in Python: %s", run.output.trimmed().constData());
        QVERIFY(run.output.toDouble() < 1e-4);
    }

    void halfPrecisionIsMadeFloatsAtUse() {
        ResNetV2 model = randomModel(tinyConfig(Stem::Large));
        const auto whole = fs::file_size(save(model, "float32.pt"));
        const fs::path path = save(model, "float16.pt", WeightPrecision::Float16);
        const auto half = fs::file_size(path);
        QVERIFY2(half < whole * 3 / 4, qPrintable(QString("%1 of %2 bytes").arg(half).arg(whole)));
        torch::jit::Module loaded = loadTorchScript(path);
        QCOMPARE(loaded.attr("stem_conv_weight").toTensor().scalar_type(), torch::kFloat);
        const torch::NoGradGuard noGradients;
        const torch::Tensor input = torch::rand({3, 3, 65, 65}) * 2 - 1;
        const torch::Tensor logits = loaded.forward({input}).toTensor();
        const double rounding = largestDifference(logits, model->forward(input));
        QVERIFY2(rounding > 0 && rounding < 1e-2, qPrintable(QString::number(rounding)));
        writeFloats(m_folder.filePath("input"), input);
        writeFloats(m_folder.filePath("logits"), logits);
        if (!pythonHas("torch, numpy")) {
            QSKIP("needs python3-torch");
        }
        // As it lies in the file, and made floats once.
        const PythonRun run = runPython(R"(
import sys, numpy, torch
x = torch.from_numpy(numpy.fromfile("input", numpy.float32)).reshape(3, 3, 65, 65)
y = torch.from_numpy(numpy.fromfile("logits", numpy.float32)).reshape(3, 5)
largest = 0
for model in (torch.jit.load(sys.argv[1]), torch.jit.load(sys.argv[1]).float()):
    for _ in range(3):
        largest = max(largest, (model(x) - y).abs().max().item())
assert all(p.dtype == torch.float16 for p in torch.jit.load(sys.argv[1]).parameters())
print(largest)
)",
                                        {QString::fromStdString(path.string())}, m_folder.path());
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY2(run.output.toDouble() < 1e-5, run.output.constData());
    }

    void foldsInDouble() {
        // Filters with a large mean and a small spread lose digits in float.
        ResNetV2 model = randomModel(tinyConfig(Stem::Small));
        torch::Tensor raw = model->named_parameters()["stem.conv.weight"];
        {
            const torch::NoGradGuard noGradients;
            raw.copy_(100 + 0.01 * torch::randn_like(raw));
        }
        const torch::jit::Module loaded = loadTorchScript(save(model, "folded.pt"));
        const torch::Tensor folded = loaded.attr("stem_conv_weight").toTensor().to(torch::kDouble);
        const torch::Tensor precise = raw.detach().to(torch::kDouble);
        const torch::Tensor mean = precise.mean({1, 2, 3}, true);
        const torch::Tensor variance = (precise - mean).square().mean({1, 2, 3}, true);
        QVERIFY(largestDifference(folded, (precise - mean) / (variance + 1e-8).sqrt()) < 1e-6);
    }

    void foldsAsTheModelStandardises() {
        ModelConfig shape = tinyConfig(Stem::Small);
        shape.standardisationEps = bitStandardisationEps;
        ResNetV2 model = randomModel(shape);
        const torch::NoGradGuard noGradients;
        for (auto& parameter : model->named_parameters()) {
            if (parameter.value().dim() == 4 && !parameter.key().starts_with("head.")) {
                parameter.value().mul_(1e-3);  // so that what is added to their variance shows
            }
        }
        torch::jit::Module loaded = loadTorchScript(save(model, "bit.pt"));
        const torch::Tensor input = torch::rand({2, 3, 32, 32}) * 2 - 1;
        QVERIFY(largestDifference(loaded.forward({input}).toTensor(), model->forward(input)) < 1e-5);
    }

    void refusesForeignCode() {
        const auto message = [](const fs::path& path) -> QString {
            try {
                (void)loadTorchScript(path);
            } catch (const Error& e) {
                return e.what();
            }
            return {};
        };
        const auto saveModule = [&](torch::jit::Module& module, const char* name) {
            const fs::path path = m_folder.filePath(name).toStdString();
            module.save(path.string());
            return path;
        };
        torch::jit::Module writer("__torch__.Writer");
        writer.define(R"(
def forward(self, x: Tensor) -> Tensor:
    return torch.from_file("/etc/hostname", size=1)
def embed(self, x: Tensor) -> Tensor:
    return x
)");
        QVERIFY(message(saveModule(writer, "reads-files.pt")).contains("aten::from_file"));

        torch::jit::Module early("__torch__.Early");
        early.define(R"(
def forward(self, x: Tensor) -> Tensor:
    return x
def embed(self, x: Tensor) -> Tensor:
    return x
def __getstate__(self) -> int:
    return 1
def __setstate__(self, state: int) -> None:
    print("ran")
)");
        QVERIFY(message(saveModule(early, "runs-early.pt")).contains("while it is loaded"));

        torch::jit::Module plain("__torch__.Plain");
        plain.define("def forward(self, x: Tensor) -> Tensor:\n    return torch.relu(x)\n");
        QVERIFY(message(saveModule(plain, "plain.pt")).contains("another kind of model"));

        const fs::path good = save(randomModel(tinyConfig(Stem::Small)), "good.pt");
        std::string bytes = readFile(good);
        bytes.resize(bytes.size() / 2);
        writeFileAtomically(m_folder.filePath("half.pt").toStdString(), bytes);
        QVERIFY(message(m_folder.filePath("half.pt").toStdString()).contains("half.pt"));
        writeFileAtomically(m_folder.filePath("text.pt").toStdString(), "not a model");
        QVERIFY(message(m_folder.filePath("text.pt").toStdString()).contains("as TorchScript"));
        writeFileAtomically(m_folder.filePath("empty.pt").toStdString(), "");
        QVERIFY(message(m_folder.filePath("empty.pt").toStdString()).contains("empty.pt"));
        QVERIFY(message(m_folder.filePath("missing.pt").toStdString()).contains("No such file"));
    }
};

QTEST_GUILESS_MAIN(TorchScriptTest)
#include "TorchScriptTest.moc"
