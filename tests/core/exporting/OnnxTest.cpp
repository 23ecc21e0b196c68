// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <span>

#include "base/Error.h"
#include "base/Files.h"
#include "exporting/ActivationRange.h"
#include "exporting/FoldedNetwork.h"
#include "exporting/OnnxNetwork.h"
#include "exporting/OnnxWriter.h"
#include "exporting/PictureTensor.h"
#include "support/NodeClient.h"
#include "support/Python.h"
#include "support/RandomNetwork.h"

using namespace docent;

namespace {

constexpr int classes = tinyClasses;
constexpr double tolerance = 1e-4;

/// Pictures of noise; the whole corners of what a byte can be.
struct Pictures {
    std::vector<std::vector<std::uint8_t>> bytes;
    std::vector<std::span<const std::uint8_t>> spans;

    Pictures(int count, int side) {
        QRandomGenerator random(7);
        for (int i = 0; i < count; ++i) {
            bytes.emplace_back(static_cast<std::size_t>(side * side * 3));
            for (std::uint8_t& byte : bytes.back()) {
                byte = static_cast<std::uint8_t>(random.bounded(256));
            }
        }
        spans.assign(bytes.begin(), bytes.end());
    }
};

torch::Tensor toTensor(const Matrix& matrix) {
    return torch::from_blob(const_cast<float*>(matrix.values.data()), {matrix.rows, matrix.columns}).clone();
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : 1e9;
}

}  // namespace

/// What is written is read by OpenCV inside Docent, by ONNX Runtime, and by the ONNX checker of Python.
class OnnxTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] static Preprocess preprocessOf(int side) {
        return {.model = "tiny model", .size = side, .mean = {0.5, 0.4, 0.3}, .deviation = {0.5, 0.25, 0.2}};
    }

    [[nodiscard]] static std::map<std::string, std::string> metadataOf(const Preprocess& preprocess, int count) {
        std::vector<std::string> labels;
        for (int i = 0; i < count; ++i) {
            labels.push_back("Größe/" + std::to_string(i));
        }
        return {{"labels", nlohmann::json(labels).dump()}, {"preprocess", toYaml(preprocess).text()}};
    }

    QString write(const QString& name, const ResNetV2& model, int side, const OnnxOptions& options = {}) const {
        const Preprocess preprocess = preprocessOf(side);
        const QString file = path(name);
        writeFileAtomically(file.toStdString(),
                            onnxBytes(model, preprocess, options, metadataOf(preprocess, model->config().numClasses)));
        return file;
    }

    /// Of ONNX Runtime, by the output's name.
    [[nodiscard]] torch::Tensor inOnnxRuntime(const QString& file, const Pictures& pictures, int side, bool bytes,
                                              const QString& output) const {
        const torch::Tensor input = pictureTensor(pictures.spans, preprocessOf(side)).contiguous();
        QFile raw(path("input"));
        QFile type(path("input.json"));
        if (!raw.open(QFile::WriteOnly) || !type.open(QFile::WriteOnly)) {
            return {};
        }
        if (bytes) {
            for (const auto& picture : pictures.bytes) {
                raw.write(reinterpret_cast<const char*>(picture.data()), std::ssize(picture));
            }
        } else {
            raw.write(static_cast<const char*>(input.data_ptr()), static_cast<qint64>(input.nbytes()));
        }
        type.write(QString(R"(["%1", %2])").arg(bytes ? "uint8" : "float32").arg(side).toUtf8());
        raw.close();
        type.close();
        QString problem;
        const QByteArray said = runClient("onnx_run.js", {file, path("input"), path("output")}, problem);
        const QJsonArray shape = QJsonDocument::fromJson(said).object()[output].toArray();
        QFile values(path("output." + output));
        if (!problem.isEmpty() || shape.size() != 2 || !values.open(QFile::ReadOnly)) {
            qWarning("%s", qPrintable(problem));
            return {};
        }
        QByteArray data = values.readAll();
        return torch::from_blob(data.data(), {shape[0].toInt(), shape[1].toInt()}).clone();
    }

    [[nodiscard]] QString refusal(const QString& file) const {
        try {
            const OnnxNetwork network(file.toStdString());
            return {};
        } catch (const Error& error) {
            return QString::fromStdString(std::string(error.what()));
        }
    }

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void computesTheSame_data() {
        QTest::addColumn<int>("stem");
        QTest::addColumn<double>("adapterRatio");
        QTest::addColumn<int>("side");
        QTest::addColumn<bool>("half");
        QTest::addColumn<bool>("embedding");
        QTest::addColumn<bool>("preprocessing");
        const int small = static_cast<int>(Stem::Small);
        const int large = static_cast<int>(Stem::Large);
        QTest::newRow("small stem") << small << 0.0 << 16 << false << false << false;
        QTest::newRow("odd side") << small << 0.0 << 23 << false << true << false;
        QTest::newRow("large stem") << large << 0.0 << 48 << false << false << false;
        QTest::newRow("large stem, odd side") << large << 0.0 << 51 << false << false << false;
        QTest::newRow("adapters") << small << 0.5 << 16 << false << true << false;
        QTest::newRow("bytes in") << large << 0.0 << 48 << false << false << true;
        QTest::newRow("bytes in, embedding") << small << 0.25 << 16 << false << true << true;
        QTest::newRow("half") << small << 0.5 << 16 << true << false << false;
        QTest::newRow("half, bytes in, embedding") << large << 0.0 << 48 << true << true << true;
    }

    void computesTheSame() {
        QFETCH(int, stem);
        QFETCH(double, adapterRatio);
        QFETCH(int, side);
        QFETCH(bool, half);
        QFETCH(bool, embedding);
        QFETCH(bool, preprocessing);
        ResNetV2 model = randomModel(tinyConfig(static_cast<Stem>(stem), adapterRatio));
        const QString file = write("tiny.onnx", model, side,
                                   {.storage = half ? OnnxStorage::Float16 : OnnxStorage::Float32,
                                    .withEmbedding = embedding,
                                    .withPreprocessing = preprocessing});
        const OnnxNetwork network(file.toStdString());
        QCOMPARE(network.classes().size(), std::size_t{classes});
        QCOMPARE(network.classes()[1], std::string("Größe/1"));
        const torch::NoGradGuard noGradients;
        // Batches of other sizes than the one before, as the last one of a set is.
        for (const int count : {1, 3, 2}) {
            const Pictures pictures(count, side);
            const torch::Tensor input = pictureTensor(pictures.spans, preprocessOf(side));
            torch::Tensor expected = model->forward(input);
            expected = preprocessing ? torch::softmax(expected, 1) : expected;
            const double allowed = (half ? 100 : 1) * tolerance * std::max(1.0, expected.abs().max().item<double>());
            const OnnxNetwork::Output output = network.forward(pictures.spans);
            QCOMPARE(output.areProbabilities, preprocessing);
            QVERIFY(largestDifference(toTensor(output.scores), expected) < allowed);
            QCOMPARE(output.embeddings.columns, embedding ? model->config().embeddingSize() : 0);
            if (embedding) {
                QVERIFY(largestDifference(toTensor(output.embeddings), model->embed(input)) < (half ? 0.1 : tolerance));
            }
            if (hasOnnxRuntime()) {
                const torch::Tensor there =
                    inOnnxRuntime(file, pictures, side, preprocessing, preprocessing ? "probabilities" : "logits");
                QVERIFY(there.defined());
                QVERIFY(largestDifference(there, expected) < allowed);
                if (embedding) {
                    const torch::Tensor other = inOnnxRuntime(file, pictures, side, preprocessing, "embedding");
                    QVERIFY(largestDifference(other, model->embed(input)) < (half ? 0.1 : tolerance));
                }
            }
        }
    }

    void int8ComputesAsItsSimulation_data() {
        QTest::addColumn<int>("stem");
        QTest::addColumn<double>("adapterRatio");
        QTest::addColumn<bool>("preprocessing");
        QTest::newRow("small stem") << static_cast<int>(Stem::Small) << 0.0 << false;
        QTest::newRow("large stem, bytes in") << static_cast<int>(Stem::Large) << 0.0 << true;
        QTest::newRow("adapters") << static_cast<int>(Stem::Small) << 0.5 << false;
    }

    /// The same first class for all but 2 in 100 pictures of noise, whose classes are close; outputs that differ by no
    /// more than a tenth of what 8 bits make of them on average.
    void int8ComputesAsItsSimulation() {
        QFETCH(int, stem);
        QFETCH(double, adapterRatio);
        QFETCH(bool, preprocessing);
        const int side = static_cast<Stem>(stem) == Stem::Large ? 48 : 16;
        const ResNetV2 model = randomModel(tinyConfig(static_cast<Stem>(stem), adapterRatio));
        const FoldedNetwork network(model);
        const Pictures pictures(100, side);
        const torch::Tensor input = pictureTensor(pictures.spans, preprocessOf(side));
        std::map<std::string, ActivationHistogram> seen;
        const torch::Tensor whole = network
                                        .forward(input,
                                                 [&](const std::string& name, const torch::Tensor& x) {
                                                     seen[name].low = std::min(seen[name].low, x.min().item<double>());
                                                     seen[name].high =
                                                         std::max(seen[name].high, x.max().item<double>());
                                                 })
                                        .logits;
        const torch::NoGradGuard noGradients;
        ResNetV2 live = model;
        QVERIFY(largestDifference(whole, live->forward(input)) <
                tolerance * std::max(1.0, whole.abs().max().item<double>()));
        Quantisation quantisation;
        for (const auto& [name, histogram] : seen) {
            quantisation.activations[name] = byteScale(histogram, RangeRule::MinMax);
        }
        const QString file =
            write("int8.onnx", model, side, {.withPreprocessing = preprocessing, .quantisation = &quantisation});
        const auto given = [&](const torch::Tensor& logits) {
            return preprocessing ? torch::softmax(logits, 1) : logits;
        };
        const torch::Tensor rounded = given(network.forwardRoundedWeights(input, quantisation).logits);
        const OnnxNetwork loaded(file.toStdString());
        QVERIFY(largestDifference(toTensor(loaded.forward(pictures.spans).scores), rounded) <
                tolerance * std::max(1.0, rounded.abs().max().item<double>()));
        if (!hasOnnxRuntime()) {
            QSKIP("ONNX Runtime is not there: packaging/install-clients");
        }
        const torch::Tensor simulated = given(network.forward(input, quantisation).logits);
        const torch::Tensor there =
            inOnnxRuntime(file, pictures, side, preprocessing, preprocessing ? "probabilities" : "logits");
        QVERIFY(there.defined());
        const double apart = (there - simulated).abs().mean().item<double>();
        const double lost = (simulated - given(whole)).abs().mean().item<double>();
        const double same = there.argmax(1).eq(simulated.argmax(1)).to(torch::kDouble).mean().item<double>();
        qInfo("ONNX Runtime and simulation: %.1e apart on average, 8 bits lose %.1e, the same first class for %.0f %%",
              apart, lost, 100 * same);
        QVERIFY(apart < 0.1 * lost);
        QVERIFY(same >= 0.98);
    }

    /// The published network, where errors of 50 layers add up, and where a pool that pads with -inf shows.
    void wholeR50() {
        ModelConfig config = modelPreset("r50x1");
        config.numClasses = 10;
        ResNetV2 model(config);
        model->initialise(3);
        const torch::NoGradGuard noGradients;
        torch::manual_seed(4);
        model->named_parameters()["head.fc.weight"].normal_(0, 0.1);
        model->forgetCachedWeights();
        model->setPrecision(Precision::Float32);
        model->eval();
        constexpr int side = 224;
        const QString file = write("r50.onnx", model, side);
        const Pictures pictures(2, side);
        const torch::Tensor expected = model->forward(pictureTensor(pictures.spans, preprocessOf(side)));
        const OnnxNetwork network(file.toStdString());
        const double inside = largestDifference(toTensor(network.forward(pictures.spans).scores), expected);
        qInfo("R50x1: OpenCV differs by %.1e, logits up to %.1f", inside, expected.abs().max().item<double>());
        QVERIFY(inside < tolerance);
        if (!hasOnnxRuntime()) {
            QSKIP("ONNX Runtime is not there: packaging/install-clients");
        }
        const torch::Tensor there = inOnnxRuntime(file, pictures, side, false, "logits");
        QVERIFY(there.defined());
        const double outside = largestDifference(there, expected);
        qInfo("R50x1: ONNX Runtime differs by %.1e", outside);
        QVERIFY(outside < tolerance);
    }

    void pythonsCheckerTakesIt() {
        if (!pythonHas("onnx")) {
            QSKIP("needs python3-onnx");
        }
        const QString file = write("checked.onnx", randomModel(tinyConfig(Stem::Large, 0.5)), 48,
                                   {.storage = OnnxStorage::Float16, .withEmbedding = true, .withPreprocessing = true});
        const PythonRun run = runPython(
            "import onnx, sys\n"
            "model = onnx.load(sys.argv[1])\n"
            "onnx.checker.check_model(model, full_check=True)\n"
            "print(model.opset_import[0].version, [o.name for o in model.graph.output],\n"
            "      model.graph.input[0].type.tensor_type.shape.dim[0].dim_param,\n"
            "      sorted(p.key for p in model.metadata_props))",
            {file});
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.output.trimmed(), QByteArray("13 ['probabilities', 'embedding'] batch ['labels', 'preprocess']"));
    }

    void halfIsHalfTheSize() {
        const ResNetV2 model = randomModel(tinyConfig(Stem::Small));
        const qint64 whole = QFileInfo(write("whole.onnx", model, 16)).size();
        const qint64 half = QFileInfo(write("half.onnx", model, 16, {.storage = OnnxStorage::Float16})).size();
        const qint64 weights = model->config().parameterCount() * 4;
        QVERIFY(whole - half > weights / 3);
    }

    void anotherProgramsFileIsRefused() {
        QFile nothing(path("nothing.onnx"));
        QVERIFY(nothing.open(QFile::WriteOnly));
        nothing.close();
        QVERIFY(!refusal(path("nothing.onnx")).isEmpty());
        QVERIFY(refusal(path("not there.onnx")).contains("not there.onnx"));
        if (!pythonHas("onnx")) {
            QSKIP("needs python3-onnx");
        }
        const QString file = write("mine.onnx", randomModel(tinyConfig(Stem::Small)), 16);
        // Each takes away or changes one thing.
        const std::pair<const char*, const char*> changes[] = {
            {"m.graph.node[0].op_type = 'Loop'", "the operation Loop"},
            {"m.graph.node[0].domain = 'evil'", "which no file"},
            {"del m.metadata_props[:]", "metadata"},
            {"m.metadata_props[0].value = '[1]'", "labels"},
            {"m.metadata_props[1].value = 'size: 9999'", ""},
            {"m.graph.initializer[0].raw_data = b'1234'", "does not hold what its shape says"},
            {"m.graph.initializer[0].dims[0] = 1 << 62", "tensor"},
            {"m.graph.initializer[0].dims[0] = -4", "tensor"},
            {"m.graph.initializer[0].dims[0] = 0", "tensor"},
            {"next(n for n in m.graph.node if n.op_type == 'Conv').attribute.append(onnx.helper.make_attribute("
             "'group', 0))",
             "Conv is not as Docent writes it"},
            {"next(n for n in m.graph.node if n.op_type == 'Conv').attribute.append(onnx.helper.make_attribute("
             "'auto_pad', 'VALID'))",
             "Conv is not as Docent writes it"},
            {"next(a for n in m.graph.node for a in n.attribute if a.name == 'pads').ints[0] = 1 << 30",
             "Conv is not as Docent writes it"},
            {"m.graph.initializer.append(onnx.numpy_helper.from_array(numpy.array([0, 0, 9999, 0] * 2), "
             "'p')); m.graph.node.insert(0, onnx.helper.make_node('Pad', [m.graph.input[0].name, 'p'], ['q']))",
             "Pad is not as Docent writes it"},
            {"m.graph.initializer.append(onnx.numpy_helper.from_array(numpy.array([0, 0, 64, 64] * 2), 'p'))\n"
             "at = next(i for i, n in enumerate(m.graph.node) if n.op_type == 'GlobalAveragePool')\n"
             "x = m.graph.node[at].input[0]\nm.graph.node[at].input[0] = 'q29'\n"
             "for i in range(30):\n"
             "    pad = onnx.helper.make_node('Pad', ['q%d' % (i - 1) if i else x, 'p'], ['q%d' % i])\n"
             "    m.graph.node.insert(at + i, pad)",
             "more than a picture"},
            {"m.graph.output[0].name = 'other'", ""},
            {"m.graph.input[0].type.tensor_type.shape.dim[2].dim_value = 17", "shape"},
            {"m.graph.node[3].input[0] = 'nowhere'", "checker"},
        };
        for (const auto& [change, told] : changes) {
            const PythonRun run =
                runPython(QString("import numpy, onnx, onnx.numpy_helper, sys\nm = onnx.load(sys.argv[1])\n") + change +
                              "\nopen(sys.argv[2], 'wb').write(m.SerializeToString())",
                          {file, path("changed.onnx")});
            QVERIFY2(run.exitCode == 0, run.errors);
            const QString refused = refusal(path("changed.onnx"));
            QVERIFY2(!refused.isEmpty() && refused.contains(told), qPrintable(change + (": " + refused)));
        }
    }

    /// Cut short, or with a byte changed: refused, or run to some end, and never a crash.
    void damagedFilesDoNoHarm() {
        const QString file = write("whole.onnx", randomModel(tinyConfig(Stem::Small)), 16);
        const std::string whole = readFile(file.toStdString());
        const Pictures pictures(1, 16);
        QRandomGenerator random(11);
        int refused = 0;
        for (int i = 0; i < 200; ++i) {
            std::string bytes = whole;
            if (i % 4 == 0) {
                bytes.resize(random.bounded(static_cast<quint32>(bytes.size())));
            } else {
                // Of the structure, which lies around the weights.
                const auto at = i % 2 == 0 ? random.bounded(4000U) : random.bounded(static_cast<quint32>(bytes.size()));
                bytes[at % bytes.size()] = static_cast<char>(random.bounded(256));
            }
            writeFileAtomically(path("damaged.onnx").toStdString(), bytes);
            try {
                const OnnxNetwork network(path("damaged.onnx").toStdString());
                (void)network.forward(pictures.spans);
            } catch (const Error&) {
                ++refused;
            }
        }
        QVERIFY(refused > 50);
    }
};

QTEST_GUILESS_MAIN(OnnxTest)
#include "OnnxTest.moc"
