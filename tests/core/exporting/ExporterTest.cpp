// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <cstring>

#include "data/ImageDecoder.h"
#include "exporting/ExportRecord.h"
#include "exporting/ExportedModel.h"
#include "exporting/Exporter.h"
#include "exporting/LabelTree.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"
#include "support/MemoryImages.h"
#include "support/NodeClient.h"
#include "support/Python.h"
#include "support/RandomRun.h"
#include "training/Inference.h"

using namespace docent;

namespace {

/// A disk that is full after so many bytes of a file.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

const ExportOptions allFormats{.formats = {ExportFormat::TorchScript, ExportFormat::Safetensors, ExportFormat::Onnx}};

}  // namespace

class ExporterTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_test;
    std::vector<std::string> m_locations;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    /// What lies in a folder, hidden files too.
    [[nodiscard]] QStringList files(const std::string& folder) const {
        return QDir(QString::fromStdString(path(folder).string())).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    ExportInput makeRun(const std::string& name, float headScale = 1, bool cancelling = false) const {
        return makeRandomRun(path(name + ".weights"), name, m_set, *m_test, headScale, cancelling);
    }

    [[nodiscard]] QString failure(const ExportInput& input, const std::string& folder,
                                  const ExportOptions& options = allFormats) const {
        RunContext context;
        try {
            (void)exportRun(input, options, path(folder), context);
        } catch (const Error& e) {
            return e.what();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);  // on a busy machine the threads of small layers wait for one another for minutes
        m_set = makeMemorySet(path("cache"), taskClasses(30));
        m_test = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Test));
        for (const std::int64_t index : m_set.catalog.indices(Split::Test)) {
            m_locations.push_back(m_set.catalog.images[static_cast<std::size_t>(index)].location);
        }
    }

    void writesAWholeFolder() {
        const ExportInput input = makeRun("whole");
        RunContext context;
        const ExportResult result = exportRun(input, allFormats, path("a/b/whole"), context);
        QCOMPARE(files("a/b/whole"), (QStringList{"LICENSE_NOTES.md", "MODEL_CARD.md", "classify.cpp", "classify.js",
                                                  "classify.py", "export.yaml", "hierarchy.yaml", "labels.txt",
                                                  "preprocess.yaml", "whole.onnx", "whole.pt", "whole.safetensors"}));
        QCOMPARE(result.samples, m_test->size());
        QCOMPARE(result.models.size(), 3U);
        QCOMPARE(result.companions.size(), 8U);
        for (const ExportedFile& file : result.models) {
            QVERIFY(file.maxAbsDifference < exportTolerance);
            QCOMPARE(file.top1Agreement, 1.0);
            QCOMPARE(file.bytes, fs::file_size(file.path));
        }
        QCOMPARE(result.models[1].maxAbsDifference, 0.0);
        QCOMPARE(readFile(path("a/b/whole/labels.txt")),
                 "triangle-orange\ntriangle-violet\nbars-orange\nbars-violet\n");
        const SafetensorsFile weights(path("a/b/whole/whole.safetensors"));
        QCOMPARE(weights.metadata().at("image_size"), "16");
        QCOMPARE(weights.metadata().at("classes"),
                 R"(["triangle-orange","triangle-violet","bars-orange","bars-violet"])");
        QCOMPARE(trunkHash(loadModel(weights.path())), input.run.weightsHash);

        // The same once more replaces it; another model may not take its labels away.
        (void)exportRun(input, {.formats = {ExportFormat::TorchScript}}, path("a/b/whole"), context);
        QVERIFY(failure(makeRun("second"), "a/b/whole").contains("'whole'"));
        QCOMPARE(files("a/b/whole").size(), 12);
    }

    /// One format after another of one model makes a folder that has them all; of another training none stays.
    void aFolderHoldsOneTraining() {
        ExportInput input = makeRun("grown");
        const auto write = [&](const ExportOptions& options) {
            RunContext context;
            const ExportResult result = exportRun(input, options, path("grown"), context);
            return result.models.size();
        };
        const auto card = [&] { return QString::fromStdString(readFile(path("grown/MODEL_CARD.md"))); };
        QCOMPARE(write({.formats = {ExportFormat::Safetensors}}), std::size_t{1});
        QCOMPARE(write({.formats = {ExportFormat::Onnx}, .embedding = true}), std::size_t{2});
        QCOMPARE(write({.formats = {ExportFormat::TorchScript}}), std::size_t{3});
        QVERIFY(card().contains("grown.safetensors") && card().contains("grown.onnx") && card().contains("grown.pt"));
        QCOMPARE(loadExportRecord(path("grown")).models.size(), std::size_t{3});
        QVERIFY(loadExportRecord(path("grown")).models[1].givesEmbedding ||
                loadExportRecord(path("grown")).models[2].givesEmbedding);
        QCOMPARE(openExportedModel(path("grown"))->file().extension().string(), std::string(".safetensors"));

        const auto pixels = m_test->get(0).pixels;
        const auto probability = [&] {
            return openExportedModel(path("grown"))->predict({{16, 16, {pixels.begin(), pixels.end()}}});
        };
        const std::vector<float> before = probability().probabilities.values;
        input = makeRandomRun(path("grown-again.weights"), "grown", m_set, *m_test, 2);
        input.run.weightsHash = "another";
        QCOMPARE(write({.formats = {ExportFormat::Onnx}}), std::size_t{1});
        QVERIFY(!fs::exists(path("grown/grown.safetensors")) && !fs::exists(path("grown/grown.pt")));
        QCOMPARE(openExportedModel(path("grown"))->file().extension().string(), std::string(".onnx"));
        QVERIFY(probability().probabilities.values != before);

        // A file that the record does not name is not taken before those that it names.
        writeFileAtomically(path("grown/grown.safetensors"), "of nobody");
        QCOMPARE(openExportedModel(path("grown"))->file().extension().string(), std::string(".onnx"));
    }

    /// As a record of a run that was changed by hand may have them.
    void labelsThatNoHierarchyHasAreNoTree() {
        QCOMPARE(labelTree({"/a"}).children("nodes").size(), std::size_t{2});
        std::string deep = "a";
        for (int level = 0; level < 100'000; ++level) {
            deep += "/a";
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)labelTree({deep}));
    }

    void theHierarchyIsAList() {
        const std::vector<Yaml> nodes =
            labelTree({"animals/birds/owl", "animals/birds", "tools", "animals/cat"}).children("nodes");
        const std::tuple<std::string, std::string, int> expected[] = {{"animals", "", -1},
                                                                      {"animals/birds", "animals", 1},
                                                                      {"animals/birds/owl", "animals/birds", 0},
                                                                      {"tools", "", 2},
                                                                      {"animals/cat", "animals", 3}};
        QCOMPARE(nodes.size(), std::size(expected));
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            std::string path;
            std::string parent = "none";
            int output = -1;
            nodes[i].require("path", path);
            nodes[i].get("parent", parent);
            nodes[i].get("output", output);
            QCOMPARE(std::tuple(path, parent, output), expected[i]);
        }
    }

    void onnxHasOptions() {
        const ExportInput input = makeRun("options");
        RunContext context;
        const ExportResult result = exportRun(input,
                                              {.formats = {ExportFormat::Onnx},
                                               .precision = ExportPrecision::Float16,
                                               .embedding = true,
                                               .preprocessing = true},
                                              path("options"), context);
        QCOMPARE(result.models.size(), std::size_t{1});
        QVERIFY(result.models[0].takesBytes);
        QVERIFY(result.models[0].maxAbsDifference > 0);
        QVERIFY(result.models[0].maxAbsDifference <= result.models[0].allowedDifference);
        const auto model = openExportedModel(path("options"));
        const auto pixels = m_test->get(0).pixels;
        const ClassifiedPictures prediction = model->predict({{16, 16, {pixels.begin(), pixels.end()}}});
        QCOMPARE(prediction.embeddings.columns, input.run.config.embeddingSize());
        QVERIFY(QString::fromStdString(readFile(path("options/MODEL_CARD.md"))).contains("'uint8', pixels"));
        // They are of ONNX alone.
        QVERIFY_THROWS_EXCEPTION(Error, exportRun(input, {.formats = {ExportFormat::Safetensors}, .embedding = true},
                                                  path("none"), context));
    }

    /// Every format has it, and a file of it holds what NumPy rounds the numbers to.
    void halfPrecisionHalvesEachFile() {
        const ExportInput input = makeRun("halves");
        RunContext context;
        ExportOptions options = allFormats;
        const ExportResult whole = exportRun(input, options, path("wholes"), context);
        options.precision = ExportPrecision::Float16;
        const ExportResult half = exportRun(input, options, path("halves"), context);
        QCOMPARE(half.models.size(), std::size_t{3});
        for (std::size_t i = 0; i < half.models.size(); ++i) {
            const ExportedFile& file = half.models[i];
            QCOMPARE(file.precision, ExportPrecision::Float16);
            // Code, names and labels are as long as before, and these weights are few.
            QVERIFY2(file.bytes < whole.models[i].bytes, file.path.c_str());
            QVERIFY(file.maxAbsDifference > 0 && file.maxAbsDifference <= file.allowedDifference);
            QVERIFY(file.top1Agreement > 0.9);
        }
        const SafetensorsFile floats(path("wholes/halves.safetensors"));
        const SafetensorsFile halves(path("halves/halves.safetensors"));
        QCOMPARE(halves.names(), floats.names());
        auto facts = floats.metadata();
        facts[checksumKey] = halves.metadata().at(checksumKey);
        QCOMPARE(halves.metadata(), facts);
        QVERIFY(facts[checksumKey] != floats.metadata().at(checksumKey));
        for (const std::string& name : halves.names()) {
            QCOMPARE(halves.tensor(name).type, TensorType::F16);
            QCOMPARE(2 * halves.tensor(name).data.size(), floats.tensor(name).data.size());
        }
        QVERIFY(QString::fromStdString(readFile(path("halves/MODEL_CARD.md"))).contains("| float16 |"));
        // A number that half precision has not is named.
        const QString told = failure(makeRun("far", 1e6F), "far",
                                     {.formats = {ExportFormat::Safetensors}, .precision = ExportPrecision::Float16});
        QVERIFY2(told.contains("'head.fc.weight' holds the number") && told.contains("too large for half precision"),
                 qPrintable(told));
        QVERIFY(!fs::exists(path("far")));
        for (int asks = 0; asks < 4; ++asks) {
            StopAfter stopped(asks);
            QVERIFY_THROWS_EXCEPTION(Stopped, (void)exportRun(input, options, path("stopped16"), stopped));
            QVERIFY(!fs::exists(path("stopped16")));
        }
        if (!pythonHas("numpy")) {
            QSKIP("needs python3-numpy");
        }
        const PythonRun run =
            runPython(R"py(
import json, numpy, sys
def tensors(path):
    data = open(path, "rb").read()
    end = 8 + int.from_bytes(data[:8], "little")
    types = {"F32": numpy.float32, "F16": numpy.float16}
    return {name: numpy.frombuffer(data[end + t["data_offsets"][0] : end + t["data_offsets"][1]], types[t["dtype"]])
            for name, t in json.loads(data[8:end]).items() if name != "__metadata__"}
whole, half = (tensors(path) for path in sys.argv[1:])
assert whole.keys() == half.keys()
for name in whole:
    assert (whole[name].astype(numpy.float16).view(numpy.uint16) == half[name].view(numpy.uint16)).all(), name
print(sum(t.size for t in half.values()))
)py",
                      {QString::fromStdString(floats.path().string()), QString::fromStdString(halves.path().string())});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY(run.output.toInt() > 1000);
    }

    /// What Docent computes in 8 bits is what ONNX Runtime computes, and what it says of it stands in card and record.
    void int8IsMeasuredBeforeItIsWritten() {
        const CachedImages train = selectImages(m_set.catalog, m_set.cache, Split::Train);
        ExportInput input = makeRun("bytes8");
        RunContext context;
        const ExportOptions options{.formats = {ExportFormat::Onnx, ExportFormat::Safetensors},
                                    .precision = ExportPrecision::Int8,
                                    .maxAccuracyLoss = 100};
        QVERIFY_THROWS_EXCEPTION(Error,
                                 exportRun(input, options, path("bytes8"), context));  // no pictures to learn from
        input.train = &train;
        input.test = m_test.get();
        // Of a task that was imported anew: its pictures, or their numbers, may mean something else.
        input.taskClasses = input.run.classes;
        QVERIFY(failure(input, "bytes8", options).contains("has other training pictures"));
        input.run.dataHash = train.hash();
        input.taskClasses.back() += "-renamed";
        QVERIFY(failure(input, "bytes8", options).contains("has other classes"));
        QVERIFY(!fs::exists(path("bytes8")));
        input.taskClasses = input.run.classes;
        const ExportResult result = exportRun(input, options, path("bytes8"), context);
        QVERIFY(result.int8.has_value());
        QCOMPARE(result.int8->images, m_test->size());
        QCOMPARE(result.int8->floatAccuracy, input.run.evaluation.accuracy);
        QCOMPARE(result.int8->int8Bytes, result.models[0].bytes);
        QVERIFY(result.int8->lossInterval.low <= result.int8->points() / 100);
        QVERIFY(result.int8->lossInterval.high >= result.int8->points() / 100);
        QCOMPARE(result.models[0].precision, ExportPrecision::Int8);
        QCOMPARE(result.models[1].precision, ExportPrecision::Float32);
        QCOMPARE(result.models[1].maxAbsDifference, 0.0);
        QVERIFY(result.models[0].top1Agreement > 0.9);
        const Int8Loss again = measureInt8(input, context);
        QCOMPARE(again.int8Accuracy, result.int8->int8Accuracy);
        QCOMPARE(again.calibrationDivergence, result.int8->calibrationDivergence);
        QVERIFY(QString::fromStdString(readFile(path("bytes8/MODEL_CARD.md"))).contains("What 8 bits cost"));
        const ExportResult read = loadExportRecord(path("bytes8"));
        QCOMPARE(describe(*read.int8), describe(*result.int8));
        QCOMPARE(read.models[0].precision, ExportPrecision::Int8);
        QCOMPARE(openExportedModel(path("bytes8/bytes8.onnx"))->classes(), input.run.classes);
        QVERIFY_THROWS_EXCEPTION(
            Error, exportRun(input, {.formats = {ExportFormat::Safetensors}, .precision = ExportPrecision::Int8},
                             path("none"), context));
        for (int asks = 0; asks < 6; ++asks) {
            StopAfter stopped(asks);
            QVERIFY_THROWS_EXCEPTION(Stopped, (void)exportRun(input, options, path("stopped8"), stopped));
            QVERIFY(!fs::exists(path("stopped8")));
        }
    }

    void classifiesFromTheFolder() {
        const ExportInput input = makeRun("classify");
        RunContext context;
        (void)exportRun(input, allFormats, path("classify"), context);
        ResNetV2 live = loadModel(input.weights);
        const Matrix expected =
            softmax(computeLogits(live, *m_test, {.precision = Precision::Float32, .device = "cpu"}, context));
        std::vector<Picture> pictures;
        for (std::int64_t i = 0; i < m_test->size(); ++i) {
            const auto pixels = m_test->get(i).pixels;
            pictures.push_back({16, 16, {pixels.begin(), pixels.end()}});
        }
        const auto byFolder = openExportedModel(path("classify"));
        QCOMPARE(byFolder->file().extension().string(), ".safetensors");
        QCOMPARE(byFolder->name(), "classify");
        QCOMPARE(byFolder->classes(), input.run.classes);
        QCOMPARE(byFolder->imageSize(), 16);
        const std::unique_ptr<ExportedModel> models[] = {
            openExportedModel(path("classify")), openExportedModel(path("classify/classify.pt")),
            openExportedModel(path("classify/classify.onnx")), openRunModel(input.run, input.weights)};
        for (const auto& model : models) {
            const Matrix probabilities = model->predict(pictures).probabilities;
            QCOMPARE(probabilities.rows, m_test->size());
            QCOMPARE(probabilities.columns, 4);
            for (std::size_t i = 0; i < expected.values.size(); ++i) {
                QVERIFY(std::abs(probabilities.values[i] - expected.values[i]) < 1e-5F);
            }
        }
        // An ONNX file tells all by itself.
        fs::rename(path("classify/classify.onnx"), path("alone.onnx"));
        const auto alone = openExportedModel(path("alone.onnx"));
        QCOMPARE(alone->name(), "classify");
        QCOMPARE(alone->classes(), input.run.classes);
        QCOMPARE(alone->predict({}).probabilities.rows, 0);
        QCOMPARE(alone->predict(pictures).embeddings.columns, 0);
        QCOMPARE(byFolder->predict({}).probabilities.rows, 0);
        // A picture of another shape is resized by the rule.
        QCOMPARE(byFolder->predict({makePicture(taskClasses()[0], 0, 40, 2)}).probabilities.rows, 1);
    }

    /// Of a damaged file that no checksum guards.
    void outputsThatAreNoNumbersNameNoClass() {
        RunContext context;
        const ExportResult result =
            exportRun(makeRun("numbers"), {.formats = {ExportFormat::Onnx}}, path("numbers"), context);
        std::string bytes = readFile(result.models[0].path);
        const ResNetV2 live = loadModel(path("numbers.weights"));
        const torch::Tensor bias = live->named_parameters()["head.fc.bias"].detach().contiguous();
        const std::string found(static_cast<const char*>(bias.data_ptr()), bias.nbytes());
        const std::size_t at = bytes.find(found);
        QVERIFY(at != std::string::npos);
        const float none = NAN;
        std::memcpy(bytes.data() + at, &none, sizeof none);
        writeFileAtomically(path("none.onnx"), bytes);
        const auto pixels = m_test->get(0).pixels;
        try {
            (void)openExportedModel(path("none.onnx"))->predict({{16, 16, {pixels.begin(), pixels.end()}}});
            QFAIL("no number names a class");
        } catch (const Error& error) {
            QVERIFY2(QByteArray(error.what()).contains("outputs that are no numbers"), error.what());
        }
    }

    void opensOnlyWhatFits() {
        const auto message = [](const fs::path& path) -> QString {
            try {
                (void)openExportedModel(path);
            } catch (const Error& e) {
                return e.what();
            }
            return {};
        };
        QVERIFY(message(path("nowhere")).contains("no exported model"));
        makeFolder(path("bare"));
        QVERIFY(message(path("bare")).contains("preprocess.yaml"));
        writeFileAtomically(path("bare/lone.pt"), "x");
        const QString lone = message(path("bare/lone.pt"));
        QVERIFY2(
            lone.startsWith(QString::fromStdString(path("bare/lone.pt").string()) + " needs the preprocess.yaml") &&
                lone.contains(QString::fromStdString(fs::canonical(path("bare")).string() + ".")),
            qPrintable(lone));
        writeFileAtomically(path("bare/notes.txt"), "x");
        QVERIFY(message(path("bare/notes.txt")).contains("is no .safetensors, .pt or .onnx file"));
        RunContext context;
        (void)exportRun(makeRun("fits"), allFormats, path("fits"), context);
        QVERIFY(message(path("fits/labels.txt")).contains("is no .safetensors, .pt or .onnx file"));
        writeFileAtomically(path("fits/labels.txt"), "only\ntwo\n");
        QVERIFY(message(path("fits")).contains("4 outputs for 2 labels"));
        QVERIFY(message(path("fits/fits.pt")).contains("4 outputs for 2 labels"));
        fs::remove(path("fits/fits.pt"));
        fs::remove(path("fits/fits.safetensors"));
        QCOMPARE(openExportedModel(path("fits"))->file().extension().string(), ".onnx");
        fs::remove(path("fits/fits.onnx"));
        QVERIFY(message(path("fits")).contains("no fits.safetensors, .pt or .onnx"));
    }

    void allowsTheRoundingOfLargeOutputs() {
        RunContext context;
        const ExportResult result = exportRun(makeRun("large", 1e7F), allFormats, path("large"), context);
        for (const ExportedFile& file : result.models) {
            QVERIFY(file.allowedDifference > exportTolerance);
            QVERIFY(file.maxAbsDifference <= file.allowedDifference);
            QCOMPARE(file.top1Agreement, 1.0);
        }
    }

    void leavesNothingOfAFailure() {
        QVERIFY(failure(makeRun("huge", 1e7F, true), "huge").contains("differs from the trained model"));
        QVERIFY(!fs::exists(path("huge")));
        QVERIFY(failure(makeRun("nan", NAN), "deep/nan").contains("not finite"));
        QVERIFY(!fs::exists(path("deep")));

        // An earlier export stays as it was.
        RunContext context;
        const ExportInput good = makeRun("keep");
        (void)exportRun(good, allFormats, path("keep"), context);
        const std::string card = readFile(path("keep/MODEL_CARD.md"));
        const std::string model = readFile(path("keep/keep.pt"));
        QVERIFY(failure(makeRun("keep", 1e7F, true), "keep").contains("differs"));
        QCOMPARE(readFile(path("keep/keep.pt")), model);
        {
            const ExportInput again = makeRun("keep");
            const FullDisk disk(4096);
            QVERIFY(failure(again, "keep").contains("Cannot write"));
            QVERIFY(failure(again, "full").contains("Cannot write"));
        }
        QVERIFY(!fs::exists(path("full")));
        QCOMPARE(readFile(path("keep/keep.pt")), model);
        QCOMPARE(readFile(path("keep/MODEL_CARD.md")), card);
        QCOMPARE(files("keep").size(), 12);

        for (int asks = 0; asks < 4; ++asks) {
            StopAfter stopped(asks);
            QVERIFY_THROWS_EXCEPTION(Stopped, (void)exportRun(good, allFormats, path("stopped"), stopped));
            QVERIFY(!fs::exists(path("stopped")));
        }
    }

    void namesWhatItCannotExport() {
        ExportInput input = makeRun("bad");
        writeFileAtomically(path("a-file"), "x");
        QVERIFY(failure(input, "a-file").contains("it is a file"));
        QVERIFY(failure(input, "a-file/below").contains("a-file"));
        input.samples = nullptr;
        QVERIFY(failure(input, "bad").contains("no picture to compare"));
        input = makeRun("bad");
        input.run.imageSize = 32;
        QVERIFY(failure(input, "bad").contains("32 px"));
        input = makeRun("bad");
        input.run.classes.pop_back();
        QVERIFY(failure(input, "bad").contains("4 outputs for 3 classes"));
        input.run.classes.push_back("two\nlines");
        QVERIFY(failure(input, "bad").contains("line break"));
        input = makeRun("bad");
        input.run.state = ModelState::Training;
        QVERIFY(failure(input, "bad").contains("not finished"));
        input = makeRun("bad");
        input.weights = path("missing.safetensors");
        QVERIFY(failure(input, "bad").contains("missing.safetensors"));
        input = makeRun("bad");
        input.run.name = "../bad";
        QVERIFY(failure(input, "bad").contains("../bad"));
        RunContext context;
        QVERIFY_THROWS_EXCEPTION(Error, exportRun(makeRun("bad"), {}, path("bad"), context));
        QVERIFY(!fs::exists(path("bad")));
    }

    void filesOfOthersStay() {
        fs::create_directories(path("others"));
        writeFileAtomically(path("others/labels.txt"), "mine\n");
        QVERIFY(failure(makeRun("others-run"), "others").contains("labels.txt"));
        QCOMPARE(readFile(path("others/labels.txt")), std::string("mine\n"));
        QCOMPARE(files("others").size(), 1);
    }

    void theCardsPythonWorks() {
        if (!pythonHas("torch, numpy, PIL")) {
            QSKIP("needs python3-torch and python3-pil");
        }
        const ExportInput input = makeRun("card");
        RunContext context;
        (void)exportRun(input, allFormats, path("card"), context);
        const QString card = QString::fromStdString(readFile(path("card/MODEL_CARD.md")));
        const QString code = QRegularExpression("```python\n(.*?)```", QRegularExpression::DotMatchesEverythingOption)
                                 .match(card)
                                 .captured(1);
        QVERIFY(code.contains("card.pt"));
        const auto model = openExportedModel(path("card"));
        for (const std::int64_t i : {std::int64_t{0}, m_test->size() / 2, m_test->size() - 1}) {
            const auto pixels = m_test->get(i).pixels;
            const Picture picture{16, 16, {pixels.begin(), pixels.end()}};
            writePng(path("card/picture.png"), picture);
            const Matrix probabilities = model->predict({picture}).probabilities;
            const auto best = std::max_element(probabilities.values.begin(), probabilities.values.end());
            const PythonRun run = runPython(code, {}, QString::fromStdString(path("card").string()));
            QVERIFY2(run.exitCode == 0, run.errors.constData());
            QCOMPARE(run.output.trimmed().toStdString(),
                     model->classes()[static_cast<std::size_t>(best - probabilities.values.begin())]);
        }
    }

    void theCardsJavaScriptWorks_data() {
        QTest::addColumn<bool>("preprocessing");
        QTest::newRow("float") << false;
        QTest::newRow("bytes") << true;
    }

    void theCardsJavaScriptWorks() {
        QFETCH(bool, preprocessing);
        if (!hasOnnxRuntime()) {
            QSKIP("needs ONNX Runtime: packaging/install-clients");
        }
        const ExportInput input = makeRun(preprocessing ? "bytes" : "floats");
        const fs::path folder = path("script") / input.run.name;
        RunContext context;
        (void)exportRun(input, {.formats = {ExportFormat::Onnx}, .preprocessing = preprocessing}, folder, context);
        const QString card = QString::fromStdString(readFile(folder / "MODEL_CARD.md"));
        const QString code = QRegularExpression("```js\n(.*?)```", QRegularExpression::DotMatchesEverythingOption)
                                 .match(card)
                                 .captured(1);
        QVERIFY(code.contains(".onnx"));
        const auto pixels = m_test->get(0).pixels;
        const Matrix probabilities =
            openExportedModel(folder)->predict({{16, 16, {pixels.begin(), pixels.end()}}}).probabilities;
        QStringList bytes;
        for (const std::uint8_t value : pixels) {
            bytes << QString::number(value);
        }
        const QString script = "(async () => {\nconst pixels = new Uint8Array([" + bytes.join(',') + "]);\n" + code +
                               "\nconst values = Array.from(scores.data);"
                               "\nconsole.log(values.indexOf(Math.max(...values)));\n})();\n";
        QString problem;
        const QByteArray said = runJavaScript(script, QString::fromStdString(folder.string()), problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto best = std::max_element(probabilities.values.begin(), probabilities.values.end());
        QCOMPARE(said.trimmed().toInt(), static_cast<int>(best - probabilities.values.begin()));
    }
};

QTEST_GUILESS_MAIN(ExporterTest)
#include "ExporterTest.moc"
