// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "support/BitFile.h"
#include "support/PictureSet.h"
#include "support/Signals.h"
#include "workspace/Workspace.h"

using namespace docent;

/// Published weights as a baseline: one command after another in one workspace.
class ModelsAddTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] std::string path(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    DocentResult docent(QStringList arguments) const {
        return runDocent(arguments << QStringLiteral("--workspace") << m_folder.filePath("work"));
    }
    /// Runs with --json, and fails the test unless that ends well.
    QJsonObject jsonOf(QStringList arguments) const {
        const DocentResult result = docent(arguments << "--json");
        if (result.exitCode != 0 || result.json().isEmpty()) {
            QTest::qFail(result.text().constData(), __FILE__, __LINE__);
        }
        return result.json();
    }
    [[nodiscard]] ExpertBank bank() const { return Workspace(path("work")).bank(); }

private Q_SLOTS:
    void initTestCase() {
        writePictureSet(path("shapes"), sourceClasses(8));
        writePictureSet(path("task"), taskClasses(8), 24, 2);
        writeBytes(path("bit.npz"), zipBytes(bitParts(tinyBit(), 1)));
        QCOMPARE(runDocent({"new", m_folder.filePath("work")}).exitCode, 0);
        (void)jsonOf({"dataset", "add", m_folder.filePath("shapes"), "--name", "shapes", "--image-size", "16"});
        (void)jsonOf({"dataset", "add", m_folder.filePath("task"), "--name", "task", "--target", "--image-size", "16"});
    }

    void addsAndTellsWhatItTook() {
        const DocentResult text =
            docent({"models", "add", m_folder.filePath("bit.npz"), "--name", "bit", "--image-size", "24"});
        QVERIFY2(text.exitCode == 0 && text.out.contains("Added the baseline 'bit' (resnetv2, bit-npz): 25 tensors"),
                 text.text());
        QVERIFY2(text.out.contains("none missing, 0 unused; a head of 5 classes; pictures of 24 px"), text.text());
        std::vector<ZipPart> parts = bitParts(tinyBit(), 2);
        parts.push_back(floatPart("opt/momentum", {2}, {1, 2}));
        writeBytes(path("more.npz"), zipBytes(parts));
        const QJsonObject json = jsonOf({"models", "add", m_folder.filePath("more.npz"), "--name", "second"});
        QCOMPARE(json["kind"].toString(), "baseline");
        QCOMPARE(json["origin"].toObject()["file"].toString(), "more.npz");
        QCOMPARE(json["origin"].toObject()["format"].toString(), "bit-npz");
        QCOMPARE(json["report"].toObject()["unused"].toArray(), QJsonArray{"opt/momentum"});
        QCOMPARE(json["report"].toObject()["missing"].toArray().size(), 0);
        QCOMPARE(json["classes"].toInt(), 5);
        QCOMPARE(docent({"models", "remove", "second"}).exitCode, 0);
    }

    void theBankShowsIt() {
        const DocentResult list = docent({"models"});
        QVERIFY2(list.exitCode == 0 && list.err.isEmpty() && list.out.contains("(imported)"), list.text());
        const QJsonArray models = jsonOf({"models"})["models"].toArray();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].toObject()["origin"].toObject()["file"].toString(), "bit.npz");
    }

    void expertsStartFromIt() {
        const QStringList command{"train",   "experts", "--source", "shapes", "--baseline",   "bit",
                                  "--nodes", "discs",   "--epochs", "1",      "--batch-size", "16"};
        const QJsonObject plan = jsonOf(command + QStringList{"--dry-run"});
        QCOMPARE(plan["experts"].toArray()[0].toObject()["name"].toString(), "shapes-bit-discs");
        const QJsonObject expert = jsonOf(command)["experts"].toArray()[0].toObject();
        QCOMPARE(expert["parent"].toString(), "bit");
        QCOMPARE(expert["image_size"].toInt(), 24);
        QVERIFY(expert["origin"].isNull());
        const ModelRecord record = bank().load("shapes-bit-discs");
        QVERIFY(record.resize == ResizeRule::Squash);
        QCOMPARE(record.parentHash, bank().load("bit").weightsHash);
        QCOMPARE(record.config.standardisationEps, bitStandardisationEps);
        // Beside experts of the source's own baseline, which have the usual names.
        (void)jsonOf({"train", "baseline", "--source", "shapes", "--epochs", "1"});
        (void)jsonOf({"train", "experts", "--source", "shapes", "--nodes", "discs", "--epochs", "1"});
        QCOMPARE(bank().load("shapes-discs").parent, std::string("shapes-baseline"));
    }

    void isRankedBesideModelsOfOtherPictureSizes() {
        const QJsonObject ranking = jsonOf({"rank", "--task", "task", "--bootstrap-resamples", "100"});
        QCOMPARE(ranking["models"].toArray().size(), 4);
        const QJsonObject again = jsonOf({"rank", "--task", "task", "--bootstrap-resamples", "100"});
        for (const QJsonValue& model : again["models"].toArray()) {
            QVERIFY2(model.toObject()["cached"].toBool(), qPrintable(model.toObject()["name"].toString()));
        }
        // The same score as alone.
        const QJsonObject alone = jsonOf({"rank", "--task", "task", "--models", "bit"});
        for (const QJsonValue& model : again["models"].toArray()) {
            if (model.toObject()["name"].toString() == "bit") {
                QCOMPARE(alone["models"].toArray()[0].toObject()["score"].toDouble(),
                         model.toObject()["score"].toDouble());
            }
        }
    }

    void isFineTunedAndExported() {
        const DocentResult tuned =
            docent({"transfer", "--task", "task", "--expert", "bit", "--steps", "2", "--name", "run"});
        QVERIFY2(tuned.exitCode == 0, tuned.text());
        const DocentResult exported = docent({"export", "run", "--to", m_folder.filePath("out")});
        QVERIFY2(exported.exitCode == 0, exported.text());
        QFile card(m_folder.filePath("out/MODEL_CARD.md"));
        QVERIFY(card.open(QFile::ReadOnly));
        QVERIFY(card.readAll().contains("Began from: bit, imported from bit.npz (a baseline)"));
    }

    void refuses() {
        const auto complaint = [&](const QStringList& arguments, int exitCode = 1) {
            const DocentResult result = docent(QStringList{"models", "add"} + arguments);
            return result.exitCode == exitCode && result.complaints().size() == 1 ? result.complaints()[0]
                                                                                  : QString(result.text());
        };
        const QString bit = m_folder.filePath("bit.npz");
        QVERIFY(complaint({bit, "--name", "bit"}).contains("add it with --replace"));
        QVERIFY(complaint({bit}, 2).contains("--name"));
        QVERIFY(complaint({"--name", "x"}, 2).contains("FILE"));
        QVERIFY(complaint({bit, "--name", "x", "--image-size", "7"}, 2).contains("--image-size must be 8 to 1024"));
        QVERIFY(complaint({bit, "--name", "x", "--resize", "stretch"}, 2).contains("squash"));
        QVERIFY(complaint({m_folder.filePath("none"), "--name", "x"}).contains("No such file"));
        QVERIFY(complaint({m_folder.path(), "--name", "x"}).contains("not a file"));
        writeBytes(path("text.npz"), "This is no archive, but a page that says that the file has moved.");
        QVERIFY(complaint({m_folder.filePath("text.npz"), "--name", "x"}).contains("safetensors"));
        writeBytes(path("half.npz"), zipBytes(bitParts(tinyBit(), 1)).substr(0, 100'000));
        QVERIFY(complaint({m_folder.filePath("half.npz"), "--name", "x"}).contains("truncated"));
        QVERIFY(!bank().has("x"));
    }

    void replaces() {
        writeBytes(path("other.npz"), zipBytes(bitParts(tinyBit(), 9)));
        const std::string before = bank().load("bit").weightsHash;
        (void)jsonOf({"models", "add", m_folder.filePath("other.npz"), "--name", "bit", "--replace"});
        QVERIFY(bank().load("bit").weightsHash != before);
        QCOMPARE(bank().load("shapes-bit-discs").parentHash, before);
    }

    void aKillLeavesTheOldModelOrTheNew() {
        ModelConfig config = tinyBit();
        config.depths = {6, 6};
        config.widths = {128, 256};
        writeBytes(path("long.npz"), zipBytes(bitParts(config, 3)));
        int hits = 0;
        for (int i = 0; i < 12; ++i) {
            QProcess process;
            startDocent(process, {"models", "add", m_folder.filePath("long.npz"), "--name", "bit", "--replace",
                                  "--workspace", m_folder.filePath("work")});
            QVERIFY(process.waitForStarted());
            const QString adding = m_folder.filePath("work/.adding");
            QTRY_VERIFY(QDir(adding).exists() || process.state() == QProcess::NotRunning);
            QTest::qWait(3 * i);
            hits += process.state() == QProcess::Running ? 1 : 0;
            (void)docent::sendSignal(process.processId(), SIGKILL);
            process.waitForFinished();
            // The next writer finds the old one or the new one, whole.
            const DocentResult next = docent({"models", "rename", "shapes-bit-discs", "shapes-bit-discs"});
            QVERIFY2(next.exitCode == 0, next.text());
            QVERIFY(!QDir(adding).exists());
            const DocentResult list = docent({"models"});
            QVERIFY2(list.err.isEmpty() && list.out.contains("bit"), list.text());
            QVERIFY(bank().has("bit"));
        }
        qInfo("%d of 12 kills hit a running import", hits);
        QVERIFY(hits > 0);
    }
};

QTEST_GUILESS_MAIN(ModelsAddTest)
#include "ModelsAddTest.moc"
