// SPDX-License-Identifier: GPL-3.0-or-later
// One file of many adapter experts: what it says, what it costs, that each of them computes what it does alone, and
// what becomes of files that lie.
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>
#include <map>
#include <thread>

#include "base/Files.h"
#include "experts/BankWeights.h"
#include "experts/ExpertTraining.h"
#include "exporting/CombinedModel.h"
#include "exporting/ForwardModel.h"
#include "nn/WeightFile.h"
#include "support/MemoryImages.h"
#include "support/Tensors.h"

using namespace docent;

class CombinedModelTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<ExpertBank> m_bank;
    std::vector<std::string> m_nodes;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    ModelRecord trained(const std::string& name, const std::string& node, ExpertKind kind = ExpertKind::Adapter,
                        const std::string& baseline = "base") {
        ModelTrainingOptions options{
            .name = name,
            .source = "shapes",
            .node = node,
            .parent = node.empty() ? "" : baseline,
            .config = {.arch = "tiny", .depths = {1, 2}, .widths = {16, 32}, .stemWidth = 16, .groups = 4},
            .training = {.epochs = 6, .batchSize = 16, .learningRate = 0.2, .seed = name.size()}};
        options.expert.kind = kind;
        RunContext context;
        return trainModel(*m_bank, m_set.catalog, m_set.cache, options, context);
    }
    [[nodiscard]] CombineResult combined(CombineOptions options) const {
        RunContext context;
        return combineExperts(*m_bank, options, context);
    }
    [[nodiscard]] std::vector<Picture> pictures() const {
        std::vector<Picture> all;
        for (int i = 0; i < 5; ++i) {
            all.push_back(makePicture(sourceClasses(10)[static_cast<std::size_t>(i)], 77, 24, 1));
        }
        return all;
    }
    /// What the expert says by way of the bank.
    [[nodiscard]] ClassifiedPictures expected(const ModelRecord& record, const std::vector<Picture>& all) const {
        class Alone final : public ForwardModel {
        public:
            Alone(const ExpertBank& bank, const ModelRecord& record) {
                m_preprocess = {.model = record.name, .size = record.imageSize, .resize = record.resize};
                m_classes = record.classes;
                ResNetV2 model = loadBankModel(bank, record);
                m_forward = [model](const torch::Tensor& input) mutable {
                    return Output{model->forward(input), model->embed(input)};
                };
            }
        };
        return Alone(*m_bank, record).predict(all);
    }
    static double largestDifference(const Matrix& a, const Matrix& b) {
        double largest = a.values.size() == b.values.size() ? 0 : 1e9;
        for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i) {
            largest = std::max(largest, static_cast<double>(std::abs(a.values[i] - b.values[i])));
        }
        return largest;
    }
    static QString reason(const std::function<void()>& call) {
        try {
            call();
        } catch (const Error& error) {
            return QString::fromStdString(error.what());
        }
        return {};
    }
    /// The file again with other metadata and tensors.
    using Edit = std::function<void(std::vector<TensorView>&, std::map<std::string, std::string>&)>;
    fs::path edited(const fs::path& from, const Edit& edit) const {
        const SafetensorsFile file(from);
        std::vector<TensorView> tensors;
        for (const std::string& name : file.names()) {
            tensors.push_back(file.tensor(name));
        }
        auto metadata = file.metadata();
        edit(tensors, metadata);
        writeSafetensors(path("edited.safetensors"), tensors, metadata);
        return path("edited.safetensors");
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(2);
        m_set = makeMemorySet(path("cache"), sourceClasses(10));
        m_bank = std::make_unique<ExpertBank>(path("models"));
        const auto children = m_set.catalog.hierarchy.children(0);
        QVERIFY(children.size() >= 2);
        for (const NodeId child : children) {
            m_nodes.push_back(m_set.catalog.hierarchy.path(child));
        }
        (void)trained("base", "");
        (void)trained("one", m_nodes[0]);
        (void)trained("other", m_nodes[1]);
    }

    void eachComputesWhatItDoesAlone() {
        const CombineResult result = combined({.file = path("all.safetensors").string()});
        QCOMPARE(result.baseline.name, std::string("base"));
        QCOMPARE(result.experts.size(), std::size_t{2});
        const auto model = openCombinedModel(result.file);
        for (const std::string name : {"one", "other", "base", "one"}) {
            const ModelRecord record = m_bank->load(name);
            const auto expert = model->expert(name);
            QCOMPARE(expert->name(), name);
            QCOMPARE(expert->classes(), record.classes);
            QCOMPARE(expert->imageSize(), record.imageSize);
            QVERIFY(expert->resizeRule() == record.resize);
            const ClassifiedPictures actual = expert->predict(pictures());
            const ClassifiedPictures alone = expected(record, pictures());
            QCOMPARE(actual.probabilities.rows, std::int64_t{5});
            QVERIFY(largestDifference(actual.probabilities, alone.probabilities) < 1e-5);
            QVERIFY(largestDifference(actual.embeddings, alone.embeddings) < 1e-4);
        }
        // They differ from each other, so that a mix-up would show.
        QVERIFY(largestDifference(model->expert("one")->predict(pictures()).embeddings,
                                  model->expert("base")->predict(pictures()).embeddings) > 1e-3);
    }

    void itHoldsTheBaselineOnce() {
        const CombineResult result = combined({.file = path("size.safetensors").string()});
        const auto bytes = [&](const std::string& name) { return fs::file_size(m_bank->weights(name)); };
        QCOMPARE(result.bytes, fs::file_size(result.file));
        // Headers apart, the sum of the three files of the bank.
        const std::uint64_t sum = bytes("base") + bytes("one") + bytes("other");
        QVERIFY(result.bytes < sum + 4096 && result.bytes + 4096 > sum);
        QCOMPARE(result.experts[0].validationAccuracy, m_bank->load("one").result.validationAccuracy);
        QCOMPARE(CombinedFile(result.file).find("other").node, m_nodes[1]);
    }

    void inHalfPrecisionItIsHalfAsLarge() {
        const CombineResult whole = combined({.file = path("float32.safetensors").string()});
        const CombineResult half =
            combined({.file = path("float16.safetensors").string(), .precision = WeightPrecision::Float16});
        QCOMPARE(2 * half.baseline.bytes, whole.baseline.bytes);
        QCOMPARE(2 * half.experts[0].bytes, whole.experts[0].bytes);
        const auto floats = openCombinedModel(whole.file)->expert("one")->predict(pictures());
        const auto halves = openCombinedModel(half.file)->expert("one")->predict(pictures());
        const double rounding = largestDifference(floats.probabilities, halves.probabilities);
        QVERIFY2(rounding > 0 && rounding < 1e-2, qPrintable(QString::number(rounding)));
    }

    void anExpertOutlivesTheModelAndServesSeveralThreads() {
        const CombineResult result = combined({.file = path("threads.safetensors").string()});
        auto model = openCombinedModel(result.file);
        const auto one = model->expert("one");
        const auto other = model->expert("other");
        model.reset();
        const ClassifiedPictures alone = expected(m_bank->load("one"), pictures());
        std::vector<double> differences(4);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            threads.emplace_back([&, i] {
                (void)other->predict(pictures());
                differences[i] = largestDifference(one->predict(pictures()).embeddings, alone.embeddings);
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QVERIFY(*std::max_element(differences.begin(), differences.end()) < 1e-4);
    }

    void someOfThemCanBeChosen() {
        const CombineResult result =
            combined({.file = path("deep/er/some.safetensors").string(), .experts = {"other", "other"}});
        QCOMPARE(result.experts.size(), std::size_t{1});
        QVERIFY(
            reason([&] { (void)openCombinedModel(result.file)->expert("one"); }).contains("Name one of other, base"));
    }

    void whatIsThereIsNotWrittenOver() {
        const CombineOptions options{.file = path("there.safetensors").string()};
        writeFileAtomically(options.file, "precious");
        QVERIFY(reason([&] { (void)combined(options); }).contains("is there already"));
        QCOMPARE(readFile(options.file), std::string("precious"));
        CombineOptions replacing = options;
        replacing.replace = true;
        QVERIFY(isCombinedModel(combined(replacing).file));
    }

    void whatCannotBeCombinedIsRefused() {
        (void)trained("whole", m_nodes[0], ExpertKind::Full);
        (void)trained("base-2", "");
        (void)trained("third", m_nodes[0], ExpertKind::Adapter, "base-2");
        const auto told = [&](const CombineOptions& options) { return reason([&] { (void)combined(options); }); };
        const std::string file = path("refused.safetensors").string();
        QVERIFY(told({.file = file, .experts = {"whole"}}).contains("'whole' is no adapter expert"));
        QVERIFY(told({.file = file}).contains("'third' is an expert on 'base-2', not on 'base'"));
        QVERIFY(told({.file = file, .baseline = "whole"}).contains("no trained adapter expert on 'whole'"));
        QVERIFY(told({.file = file, .experts = {"nobody"}}).contains("nobody"));
        QVERIFY(told({.file = m_folder.path().toStdString()}).contains("is a folder"));
        QVERIFY(!fs::exists(file));
        QCOMPARE(combined({.file = file, .baseline = "base-2"}).experts.size(), std::size_t{1});

        // A bit of an expert's weights has changed.
        const std::string bytes = readFile(m_bank->weights("third"));
        std::string damaged = bytes;
        damaged[damaged.size() / 2] ^= 0x10;
        writeFileAtomically(m_bank->weights("third"), damaged);
        QVERIFY(told({.file = file, .baseline = "base-2", .replace = true})
                    .contains("they are not those that were written"));
        QVERIFY(isCombinedModel(file));
        writeFileAtomically(m_bank->weights("third"), bytes);

        StopAfter soon(3);
        QVERIFY_THROWS_EXCEPTION(
            Stopped,
            (void)combineExperts(*m_bank, {.file = path("stopped.safetensors").string(), .baseline = "base"}, soon));
        QVERIFY(!fs::exists(path("stopped.safetensors")));
    }

    void filesThatLieAreRefused() {
        const fs::path good = combined({.file = path("good.safetensors").string(), .baseline = "base"}).file;
        const auto told = [&](const Edit& edit) {
            const fs::path file = edited(good, edit);
            return reason([&] { (void)openCombinedModel(file)->expert("one"); });
        };
        const auto without = [](const std::string& name) -> Edit {
            return [name](std::vector<TensorView>& tensors, auto&) {
                std::erase_if(tensors, [&](const TensorView& tensor) { return tensor.name == name; });
            };
        };
        const auto with = [](const std::string& key, const std::string& value) -> Edit {
            return [=](auto&, std::map<std::string, std::string>& metadata) { metadata[key] = value; };
        };
        QCOMPARE(told([](auto&, auto&) {}), QString());
        const std::string adapter = "experts.one.stages.1.blocks.1.adapter.up.weight";
        QVERIFY(told(without(adapter)).contains(QString::fromStdString(adapter) + "' is missing"));
        QVERIFY(told(without("experts.one.head.fc.weight")).contains("is missing"));
        QVERIFY(told(without("stages.0.blocks.0.conv1.weight")).contains("conv1.weight' is missing"));
        QVERIFY(told([&](std::vector<TensorView>& tensors, auto&) {
                    for (TensorView& tensor : tensors) {
                        if (tensor.name == adapter) {
                            std::swap(tensor.shape[0], tensor.shape[1]);
                        }
                    }
                }).contains("instead of"));
        QVERIFY(told(with("docent_combined", "2")).contains("format is '2'"));
        QVERIFY(told(with("docent_experts", "[{\"name\": 3}]")).contains("list of its experts is damaged"));
        QVERIFY(told(with("docent_experts", "[")).contains("list of its experts is damaged"));
        QVERIFY(told(with("docent_pictures", "{\"size\": -3, \"resize\": \"fit\"}")).contains("-3 px"));
        for (const char* size : {"1e300", "4294967312", "18446744073709551615", "16.5", "null"}) {
            QVERIFY(told(with("docent_pictures", std::string("{\"size\": ") + size + ", \"resize\": \"fit\"}"))
                        .contains("have a side of"));
        }
        QVERIFY(told(with("docent_pictures", "{\"size\": 16, \"resize\": \"melt\"}")).contains("'melt'"));
        QVERIFY(told([](auto&, std::map<std::string, std::string>& metadata) {
                    std::string& list = metadata["docent_experts"];
                    const std::string items = list.substr(1, list.size() - 2);
                    list = std::string("[").append(items).append(",").append(items).append("]");
                }).contains("two experts"));

        const std::string bytes = readFile(good);
        writeFileAtomically(path("short.safetensors"), bytes.substr(0, bytes.size() - 100));
        QVERIFY(!reason([&] { (void)openCombinedModel(path("short.safetensors")); }).isEmpty());
        QVERIFY(!isCombinedModel(path("short.safetensors")));
        QVERIFY(!isCombinedModel(path("none.safetensors")));
        QVERIFY(reason([&] { (void)openCombinedModel(m_bank->weights("base")); }).contains("does not say"));
        QVERIFY(reason([&] { (void)openExportedModel(good); }).contains("--expert: one, other"));
    }

    void anUnalignedFileIsReadAllTheSame() {
        const fs::path good = combined({.file = path("aligned.safetensors").string(), .baseline = "base"}).file;
        // One more space after the header shifts all data by a byte.
        const std::string bytes = readFile(good);
        std::uint64_t length = 0;
        std::copy_n(bytes.data(), sizeof length, reinterpret_cast<char*>(&length));
        const auto header = static_cast<std::ptrdiff_t>(sizeof length + length);
        std::vector<char> shifted(bytes.begin(), bytes.begin() + header);
        shifted.push_back(' ');
        shifted.insert(shifted.end(), bytes.begin() + header, bytes.end());
        ++length;
        std::copy_n(reinterpret_cast<const char*>(&length), sizeof length, shifted.data());
        writeFileAtomically(path("unaligned.safetensors"), std::string_view(shifted.data(), shifted.size()));
        const Matrix expected = openCombinedModel(good)->expert("other")->predict(pictures()).embeddings;
        const Matrix actual =
            openCombinedModel(path("unaligned.safetensors"))->expert("other")->predict(pictures()).embeddings;
        QVERIFY(largestDifference(actual, expected) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(CombinedModelTest)
#include "CombinedModelTest.moc"
