// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include "nn/ModelFile.h"
#include "support/BitFile.h"
#include "workspace/ModelImport.h"

using namespace docent;

namespace {

/// Asked to stop once the first tensors are written.
class Stopping final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return m_done > 0; }
    void progress(const Progress& progress) override { m_done = progress.done; }

private:
    std::int64_t m_done = 0;
};

}  // namespace

class ModelImportTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] ModelImportOptions options(const std::string& file, const std::string& name) const {
        return {.file = path(file).string(), .name = name};
    }
    [[nodiscard]] ModelImportResult import(const ModelImportOptions& options) const {
        RunContext quiet;
        return importModel(*m_workspace, options, quiet);
    }
    [[nodiscard]] QString messageOf(const ModelImportOptions& options) const {
        try {
            (void)import(options);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
    [[nodiscard]] bool isTidy() const { return !fs::exists(m_workspace->folder() / ".adding"); }

private Q_SLOTS:
    void init() {
        fs::remove_all(path("work"));
        m_workspace = std::make_unique<Workspace>(Workspace::create(path("work")));
        writeBytes(path("one.npz"), zipBytes(bitParts(tinyBit(), 1)));
        writeBytes(path("two.npz"), zipBytes(bitParts(tinyBit(), 2)));
    }

    void makesABaselineOfTheBank() {
        ModelImportOptions with = options("one.npz", "bit");
        with.imageSize = 48;
        writeBytes(path("labels.txt"), "owl\r\ncat\nred fox\ncrane\ncrane\n");
        with.labels = path("labels.txt").string();
        const ModelImportResult result = import(with);
        QVERIFY(isTidy());
        const ModelRecord record = m_workspace->bank().load("bit");
        QCOMPARE(toYaml(record).text(), toYaml(result.record).text());
        QVERIFY(record.kind == ModelKind::Baseline && record.state == ModelState::Complete);
        QVERIFY(record.config == tinyBit());
        QCOMPARE(record.imageSize, 48);
        QVERIFY(record.resize == ResizeRule::Squash);
        QCOMPARE(record.classes, (std::vector<std::string>{"owl", "cat", "red fox", "crane", "crane"}));
        QVERIFY(record.isImported() && record.source.empty());
        QCOMPARE(record.description(), std::string("baseline from one.npz"));
        QCOMPARE(record.origin.format, std::string("bit-npz"));
        QCOMPARE(record.origin.parameters, tinyBit().parameterCount());
        QCOMPARE(record.origin.tensors, std::ssize(networkTensors(tinyBit())));
        QCOMPARE(record.origin.unused, 0);
        QCOMPARE(record.origin.hash.size(), std::size_t{32});
        const SafetensorsFile weights(m_workspace->bank().weights("bit"));
        QCOMPARE(record.weightsHash, trunkHashOf(weights));
        QVERIFY(configOf(weights) == tinyBit());
        QCOMPARE(m_workspace->bank().list().size(), std::size_t{1});
    }

    void choosesAPictureSize() {
        QCOMPARE(import(options("one.npz", "small")).record.imageSize, 32);
        ModelConfig config = tinyBit();
        config.stem = Stem::Large;
        writeBytes(path("large.npz"), zipBytes(bitParts(config, 1)));
        QCOMPARE(import(options("large.npz", "large")).record.imageSize, 224);
        QCOMPARE(import(options("large.npz", "other")).record.classCount(), 5);
    }

    void takesWhatDocentWroteBesideItsWeights() {
        ModelImportOptions with = options("one.npz", "bit");
        with.imageSize = 48;
        with.resize = ResizeChoice::Crop;
        writeBytes(path("labels.txt"), "owl\ncat\nfox\ncrane\nhen\n");
        with.labels = path("labels.txt").string();
        const ModelRecord first = import(with).record;
        fs::create_directories(path("elsewhere"));
        const fs::path kept = path("elsewhere/weights.safetensors");
        fs::copy_file(m_workspace->bank().weights("bit"), kept, fs::copy_options::overwrite_existing);
        const ModelImportResult alone = import(options("elsewhere/weights.safetensors", "alone"));
        QCOMPARE(alone.told, std::string("its header"));
        QVERIFY(alone.record.imageSize == 48 && alone.record.classes.empty());

        writeFileAtomically(path("elsewhere/model.yaml"), toYaml(first).text());
        const ModelImportResult again = import(options("elsewhere/weights.safetensors", "again"));
        QCOMPARE(again.told, std::string("model.yaml beside it"));
        QCOMPARE(again.record.imageSize, 48);
        QVERIFY(again.record.resize == ResizeRule::Crop);
        QCOMPARE(again.record.classes, first.classes);
        QCOMPARE(again.record.weightsHash, first.weightsHash);
        // What a person says goes before that.
        ModelImportOptions named = options("elsewhere/weights.safetensors", "named");
        named.imageSize = 24;
        named.resize = ResizeChoice::Fit;
        QCOMPARE(import(named).record.imageSize, 24);
        QVERIFY(m_workspace->bank().load("named").resize == ResizeRule::Fit);
        // A record of another network is not its.
        ModelRecord other = first;
        other.config.numClasses = 4;
        writeFileAtomically(path("elsewhere/model.yaml"), toYaml(other).text());
        QCOMPARE(import(options("elsewhere/weights.safetensors", "other")).told, std::string("its header"));
        fs::remove_all(path("elsewhere"));
    }

    void takesWhatAnExportedHeaderTells() {
        (void)import(options("one.npz", "bit"));
        const SafetensorsFile file(m_workspace->bank().weights("bit"));
        std::vector<TensorView> tensors;
        for (const std::string& name : file.names()) {
            tensors.push_back(file.tensor(name));
        }
        auto metadata = file.metadata();
        metadata["image_size"] = "40";
        metadata["resize"] = "fit";
        metadata["classes"] = R"(["a", "b/c", "d", "e", "ö"])";
        writeSafetensors(path("exported.safetensors"), tensors, metadata);
        const ModelImportResult result = import(options("exported.safetensors", "exported"));
        QCOMPARE(result.told, std::string("its header"));
        QCOMPARE(result.record.imageSize, 40);
        QVERIFY(result.record.resize == ResizeRule::Fit);
        QCOMPARE(result.record.classes, (std::vector<std::string>{"a", "b/c", "d", "e", "ö"}));
        metadata["image_size"] = "99999";
        writeSafetensors(path("exported.safetensors"), tensors, metadata);
        QVERIFY(import(options("exported.safetensors", "odd")).told.empty());
    }

    void refusesAndLeavesNothing() {
        (void)import(options("one.npz", "bit"));
        const std::string hash = m_workspace->bank().load("bit").weightsHash;
        QVERIFY(messageOf(options("two.npz", "bit")).contains("There is a model 'bit' already"));
        QVERIFY(messageOf(options("two.npz", "a/b")).contains("cannot be the name"));
        QVERIFY(messageOf(options("none.npz", "new")).contains("No such file"));
        ModelImportOptions tiny = options("two.npz", "new");
        tiny.imageSize = 4;
        QVERIFY(messageOf(tiny).contains("image_size must be 8 to 1024"));
        ModelImportOptions labelled = options("two.npz", "new");
        writeBytes(path("labels.txt"), "owl\ncat\n");
        labelled.labels = path("labels.txt").string();
        QVERIFY(messageOf(labelled).contains("are 2, but the head of the model has 5 classes"));
        writeBytes(path("labels.txt"), "owl\n\ncat\n");
        QVERIFY(messageOf(labelled).contains("an empty line 2"));
        std::vector<ZipPart> parts = bitParts(tinyBit(), 3);
        parts.back().checksum = 1;
        writeBytes(path("damaged.npz"), zipBytes(parts));
        ModelImportOptions damaged = options("damaged.npz", "bit");
        damaged.replace = true;
        QVERIFY(messageOf(damaged).contains("checksum"));
        parts = bitParts(tinyBit(), 3);
        parts.pop_back();
        writeBytes(path("half.npz"), zipBytes(parts));
        QVERIFY(messageOf(options("half.npz", "new")).contains("1 missing (resnet/head/conv2d/bias)"));
        QVERIFY(isTidy());
        QCOMPARE(m_workspace->bank().list().size(), std::size_t{1});
        QCOMPARE(trunkHashOf(SafetensorsFile(m_workspace->bank().weights("bit"))), hash);
    }

    void replacesWhole() {
        const std::string before = import(options("one.npz", "bit")).record.weightsHash;
        writeFileAtomically(m_workspace->bank().log("bit"), "{}");
        ModelImportOptions second = options("two.npz", "bit");
        second.replace = true;
        const std::string after = import(second).record.weightsHash;
        QVERIFY(before != after);
        QCOMPARE(m_workspace->bank().load("bit").weightsHash, after);
        QVERIFY(!fs::exists(m_workspace->bank().log("bit")));
        QVERIFY(isTidy());
    }

    void aStopLeavesNothing() {
        Stopping stopping;
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)importModel(*m_workspace, options("one.npz", "bit"), stopping));
        QVERIFY(isTidy() && m_workspace->bank().list().empty() && !fs::exists(m_workspace->bank().folder("bit")));
    }

    /// What a kill between any two moves leaves.
    void aKilledImportIsEndedByTheNextWriter() {
        const std::string one = import(options("one.npz", "bit")).record.weightsHash;
        const std::string two = import(options("two.npz", "other")).record.weightsHash;
        const fs::path adding = m_workspace->folder() / ".adding";
        const fs::path bit = m_workspace->bank().folder("bit");
        const auto stage = [&](const char* place) {
            fs::create_directories(adding / place);
            fs::rename(bit, adding / place / "bit");
        };
        // While the new one is written.
        fs::create_directories(adding / "new/bit");
        writeBytes(adding / "new/bit/weights.safetensors", "half");
        (void)m_workspace->lock();
        QVERIFY(isTidy());
        QCOMPARE(m_workspace->bank().load("bit").weightsHash, one);
        // Whole, and not yet in its place.
        fs::create_directories(adding / "new");
        fs::copy(m_workspace->bank().folder("other"), adding / "new/bit", fs::copy_options::recursive);
        stage("old");
        QVERIFY(!m_workspace->bank().has("bit"));
        (void)m_workspace->lock();
        QVERIFY(isTidy());
        QCOMPARE(m_workspace->bank().load("bit").weightsHash, two);
        // In its place, and the old one not yet gone.
        fs::create_directories(adding / "old");
        fs::copy(m_workspace->bank().folder("other"), adding / "old/bit", fs::copy_options::recursive);
        (void)m_workspace->lock();
        QVERIFY(isTidy());
        QCOMPARE(m_workspace->bank().load("bit").weightsHash, two);
        // The new one was lost by other hands: the old one comes back.
        stage("old");
        (void)m_workspace->lock();
        QVERIFY(isTidy());
        QCOMPARE(m_workspace->bank().load("bit").weightsHash, two);
    }
};

QTEST_GUILESS_MAIN(ModelImportTest)
#include "ModelImportTest.moc"
