// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "base/Csv.h"
#include "support/PictureSet.h"
#include "support/Signals.h"
#include "support/TinyModel.h"

/// `docent predict` with one picture and with many: where they come from, and how the answers are written.
class PredictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFolderIsSearched();
    void filesOfOtherNamesAreTold();
    void everyKindOfModelSaysTheSame();
    void csvHasALineForEachPicture();
    void jsonlHasAnObjectForEachPicture();
    void namesOfAllKindsCanBeRead();
    void pathsComeOnStdin();
    void whatCannotBeReadIsToldAndTheRestGoesOn();
    void aFileIsWrittenWholeOrNotAtAll();
    void aLongTableHasAllLines();
    void anInterruptSaysHowFarItCame();
    void wrongUsageIsTold();
    void cleanupTestCase();

private:
    [[nodiscard]] DocentResult predict(const QStringList& arguments) const {
        return runDocent(QStringList{"predict", m_model} + arguments);
    }
    /// With what comes on stdin.
    [[nodiscard]] DocentResult predictFrom(const QByteArray& input, const QStringList& arguments) const {
        QProcess process;
        startDocent(process, QStringList{"predict", m_model} + arguments);
        process.write(input);
        process.closeWriteChannel();
        return finishDocent(process);
    }
    [[nodiscard]] static std::vector<std::vector<std::string>> rowsOf(const QByteArray& csv) {
        const std::string text = csv.toStdString();
        docent::CsvRows rows(text, "the answer", "");
        std::vector<std::vector<std::string>> all;
        for (std::vector<std::string> fields; rows.next(fields);) {
            all.push_back(fields);
        }
        return all;
    }
    [[nodiscard]] static QList<QJsonObject> objectsOf(const QString& lines) {
        QList<QJsonObject> objects;
        for (const QString& line : lines.split('\n', Qt::SkipEmptyParts)) {
            objects.append(QJsonDocument::fromJson(line.toUtf8()).object());
        }
        return objects;
    }

    QTemporaryDir m_folder;
    QString m_model;
    QString m_pictures;
    QStringList m_files;  ///< of the pictures, in order
};

void PredictTest::initTestCase() {
    m_model = m_folder.filePath("model");
    docent::writeTinyModel(m_model.toStdString());
    m_pictures = m_folder.filePath("pictures");
    docent::writePictureSet(m_pictures.toStdString(), docent::sourceClasses(4));
    QDirIterator files(m_pictures, {"*.png"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        m_files.append(files.next());
    }
    m_files.sort();
    QCOMPARE(m_files.size(), 48);
    QVERIFY(QFile::exists(m_pictures + "/discs/red") && QFile::copy(m_files.first(), m_folder.filePath("one.png")));
}

void PredictTest::aFolderIsSearched() {
    QVERIFY(QDir(m_pictures).mkpath(".hidden"));
    QVERIFY(QFile::copy(m_files[0], m_pictures + "/.hidden/a.png") && QFile::copy(m_files[0], m_pictures + "/.b.png"));
    QVERIFY(QFile::link(m_pictures, m_pictures + "/discs/back"));
    QFile text(m_pictures + "/discs/notes.txt");
    QVERIFY(text.open(QFile::WriteOnly));
    const DocentResult result = predict({m_pictures, "--format", "csv"});
    QVERIFY2(result.exitCode == 0 && result.complaints().size() == 1, result.text());
    const QString told = result.complaints().front();
    QCOMPARE(told, "docent: 1 file below " + m_pictures +
                       " has no picture's extension, and was not looked at: discs/notes.txt");
    const auto rows = rowsOf(result.out.toUtf8());
    QCOMPARE(rows.size(), 49);
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        QCOMPARE(rows[static_cast<std::size_t>(i) + 1][0], m_files[i].toStdString());
    }
    QVERIFY(QFile::remove(m_pictures + "/discs/back"));
}

void PredictTest::filesOfOtherNamesAreTold() {
    const QString folder = m_folder.filePath("mixed");
    QVERIFY(QDir().mkpath(folder + "/below"));
    QVERIFY(QFile::copy(m_files[0], folder + "/a.png"));
    for (const char* name : {"below/1.heic", "below/2", "x.txt", "y.txt", ".hidden"}) {
        QFile file(folder + "/" + name);
        QVERIFY(file.open(QFile::WriteOnly));
    }
    const DocentResult result = predict({folder, m_files[1], folder + "/below", "--json"});
    QCOMPARE(result.json()["skipped"].toInt(), 6);
    QCOMPARE(result.json()["failed"].toInt(), 1);  // the folder without a picture
    QCOMPARE(result.complaints().size(), 3);
    QCOMPARE(result.complaints()[1], "docent: 4 files below " + folder +
                                         " have no picture's extension, and were not looked at: below/1.heic, "
                                         "below/2, x.txt, ...");
    QVERIFY2(result.complaints()[2].endsWith("not looked at: 1.heic, 2"), result.text());
    QCOMPARE(predict({m_files[0], "--json"}).json()["skipped"].toInt(-1), 0);
}

void PredictTest::everyKindOfModelSaysTheSame() {
    QStringList models{m_model, m_model + "/tiny.safetensors"};
#ifndef DOCENT_WITHOUT_ONNX
    QVERIFY(QFile::copy(m_model + "/tiny.onnx", m_folder.filePath("bare.onnx")));
    models << m_folder.filePath("bare.onnx");
#endif
    QList<QJsonObject> expected;
    for (const QString& model : models) {
        const DocentResult result =
            runDocent({"predict", model, m_pictures, m_files[3], "--format", "jsonl", "--top", "9"});
        QVERIFY2(result.exitCode == 0, result.text());
        const QList<QJsonObject> objects = objectsOf(result.out);
        QCOMPARE(objects.size(), 49);
        QCOMPARE(objects[0]["classes"].toArray().size(), docent::tinyClasses);
        expected = expected.isEmpty() ? objects : expected;
        for (qsizetype i = 0; i < objects.size(); ++i) {
            const QJsonObject best = objects[i]["classes"].toArray()[0].toObject();
            const QJsonObject expectedBest = expected[i]["classes"].toArray()[0].toObject();
            QCOMPARE(best["class"], expectedBest["class"]);
            QVERIFY(std::abs(best["probability"].toDouble() - expectedBest["probability"].toDouble()) < 1e-4);
        }
    }
    // One picture alone is named as it is among others.
    const QJsonObject alone = predict({m_files[3], "--json"}).json()["predictions"].toArray()[0].toObject();
    const QJsonObject best = alone["classes"].toArray()[0].toObject();
    QCOMPARE(best["class"], expected[3]["classes"].toArray()[0].toObject()["class"]);
    QVERIFY(std::abs(best["probability"].toDouble() -
                     expected[48]["classes"].toArray()[0].toObject()["probability"].toDouble()) < 1e-4);
}

void PredictTest::csvHasALineForEachPicture() {
    const DocentResult result = predict({m_files[0], m_files[1], "--format", "csv", "--top", "2"});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY2(result.out.startsWith("image,class,probability,class2,probability2,error\r\n"), result.text());
    const auto rows = rowsOf(result.out.toUtf8());
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[1].size(), 6);
    QVERIFY(std::stod(rows[1][2]) >= std::stod(rows[1][4]));
    const auto labels = docent::tinyLabels();
    QVERIFY(std::find(labels.begin(), labels.end(), rows[1][1]) != labels.end());
}

void PredictTest::jsonlHasAnObjectForEachPicture() {
    const DocentResult result = predict({m_files[0], "absent.png", m_files[1], "--format", "jsonl"});
    QVERIFY2(result.exitCode == 1, result.text());
    const QList<QJsonObject> objects = objectsOf(result.out);
    QCOMPARE(objects.size(), 3);
    QCOMPARE(objects[0]["image"].toString(), m_files[0]);
    QCOMPARE(objects[0]["classes"].toArray().size(), 3);
    QVERIFY(objects[1]["error"].toString().contains("absent.png"));
}

void PredictTest::namesOfAllKindsCanBeRead() {
    const QString folder = m_folder.filePath("names");
    QVERIFY(QDir().mkpath(folder));
    for (const QByteArray& name : {QByteArray("a, \"b\"\nc.png"), QByteArray("caf\xe9.png"), QByteArray("größe.png"),
                                   QByteArray("'$(x) ;.png")}) {
        docent::fs::copy_file(m_files[0].toStdString(), docent::fs::path(folder.toStdString()) / name.toStdString());
    }
    QProcess process;
    startDocent(process, {"predict", m_model, folder, "--format", "csv"});
    QVERIFY(process.waitForFinished());
    const QByteArray csv = process.readAllStandardOutput();
    QCOMPARE(QString::fromUtf8(csv).toUtf8(), csv);
    const auto rows = rowsOf(csv);
    QCOMPARE(rows.size(), 5);
    const std::string start = folder.toStdString() + "/";
    QCOMPARE(rows[1][0], start + "'$(x) ;.png");
    QCOMPARE(rows[2][0], start + "a, \"b\"\nc.png");
    QCOMPARE(rows[3][0], start + "caf\\xE9.png");
    QCOMPARE(rows[4][0], start + "größe.png");
    for (const auto& row : rows) {
        QCOMPARE(row.size(), rows[0].size());
    }
    const QList<QJsonObject> objects = objectsOf(predict({folder, "--format", "jsonl"}).out);
    QCOMPARE(objects.size(), 4);
    QVERIFY(objects[1]["image"].toString().endsWith("a, \"b\"\nc.png"));
    QVERIFY2(!predict({folder, "--json"}).json().isEmpty(), "no JSON");
}

void PredictTest::pathsComeOnStdin() {
    const DocentResult lines =
        predictFrom((m_files[0] + "\r\n\n" + m_files[1] + "\n" + m_files[2]).toUtf8(), {"-", "--format", "csv"});
    QVERIFY2(lines.exitCode == 0 && rowsOf(lines.out.toUtf8()).size() == 4, lines.text());
    QByteArray nul = m_files[0].toUtf8();
    nul.append('\0').append(m_folder.filePath("names/a, \"b\"\nc.png").toUtf8()).append('\0');
    const DocentResult ended = predictFrom(nul, {"-0", "--format", "csv", "-", m_files[5]});
    QVERIFY2(ended.exitCode == 0 && rowsOf(ended.out.toUtf8()).size() == 4, ended.text());
    const DocentResult mixed = predictFrom(nul, {"-"});
    QVERIFY2(mixed.exitCode == 1 && mixed.complaints().size() == 1 && mixed.err.contains("--null"), mixed.text());
    const DocentResult none = predictFrom("", {"-", "--json"});
    QCOMPARE(none.json()["predictions"].toArray().size(), 0);
    QVERIFY2(none.exitCode == 0 && none.err.contains("no picture was named on stdin"), none.text());
    // What is known is printed while more may come.
    QProcess process;
    startDocent(process, {"predict", m_model, "-", "--format", "jsonl"});
    process.write((m_files[0] + "\n").toUtf8());
    QByteArray out;
    QVERIFY(QTest::qWaitFor(
        [&] {
            process.waitForReadyRead(50);
            out += process.readAllStandardOutput();
            return out.endsWith("}\n");
        },
        60000));
    process.closeWriteChannel();
    QCOMPARE(finishDocent(process).exitCode, 0);
}

void PredictTest::whatCannotBeReadIsToldAndTheRestGoesOn() {
    const QString empty = m_folder.filePath("empty/below");
    QVERIFY(QDir().mkpath(empty));
    QFile bad(m_folder.filePath("bad.png"));
    QVERIFY(bad.open(QFile::WriteOnly));
    bad.write("no picture");
    bad.close();
    const DocentResult result =
        predict({m_folder.filePath("empty"), bad.fileName(), m_files[0], "absent.png", "--format", "csv"});
    QVERIFY2(result.exitCode == 1 && result.complaints().size() == 3, result.text());
    QVERIFY2(result.complaints()[0].contains("folder without a picture. Give another folder"), result.text());
    QVERIFY2(result.complaints()[1].endsWith("whatever its name says. Give another file."), result.text());
    const auto rows = rowsOf(result.out.toUtf8());
    QCOMPARE(rows.size(), 5);
    QVERIFY(!rows[1].back().empty() && !rows[2].back().empty() && rows[3].back().empty() && !rows[4].back().empty());
}

void PredictTest::aFileIsWrittenWholeOrNotAtAll() {
    const QString file = m_folder.filePath("out.csv");
    DocentResult result = predict({m_pictures, "--output", file});
    QVERIFY2(result.exitCode == 0 && result.out.isEmpty(), result.text());
    QFile written(file);
    QVERIFY(written.open(QFile::ReadOnly));
    QCOMPARE(rowsOf(written.readAll()).size(), 49);
    written.close();
    result = predict({m_files[0], "--output", file});
    QVERIFY2(result.exitCode == 1 && result.err.contains("--force"), result.text());
    result = predict({m_files[0], "--output", file, "--force"});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY(written.open(QFile::ReadOnly));
    QCOMPARE(rowsOf(written.readAll()).size(), 2);
    QCOMPARE(predict({m_files[0], "--output", m_folder.filePath("no/such/out.csv")}).exitCode, 1);
    QVERIFY2(predict({m_files[0], "--output", m_folder.path()}).err.contains("is a folder"), "a folder");
    // Stopped: neither the file nor a part of it is left.
    QProcess process;
    startDocent(process, {"predict", m_model, "-", "--output", m_folder.filePath("stopped.jsonl")});
    process.write((m_files[0] + "\n").toUtf8());
    QVERIFY(QTest::qWaitFor([&] { return !QDir(m_folder.path()).entryList({"stopped.jsonl*"}, QDir::Files).isEmpty(); },
                            60000));
    QVERIFY(docent::sendSignal(process.processId(), SIGINT));
    const DocentResult stopped = finishDocent(process);
    QVERIFY2(stopped.exitCode == 130 && stopped.err.contains("was not written"), stopped.text());
    QVERIFY(QDir(m_folder.path()).entryList({"stopped*"}, QDir::Files).isEmpty());
}

void PredictTest::aLongTableHasAllLines() {
    const DocentResult result = predict({m_pictures, "--top", "2"});
    QVERIFY2(result.exitCode == 0, result.text());
    QCOMPARE(result.out.count('\n'), 1 + 2 * 48);
    for (const QString& file : m_files) {
        QVERIFY2(result.out.contains(file), qPrintable(file));
    }
}

void PredictTest::anInterruptSaysHowFarItCame() {
    QProcess process;
    startDocent(process, {"predict", m_model, "-", "--format", "csv"});
    process.write((m_files[0] + "\n" + m_files[1] + "\n").toUtf8());
    QByteArray out;
    QVERIFY(QTest::qWaitFor(
        [&] {
            process.waitForReadyRead(50);
            out += process.readAllStandardOutput();
            return out.count('\n') == 3;
        },
        60000));
    QVERIFY(docent::sendSignal(process.processId(), SIGTERM));
    const DocentResult stopped = finishDocent(process, 20);
    QVERIFY2(stopped.exitCode == 130, stopped.text());
    QVERIFY2(stopped.complaints().size() == 1 && stopped.err.contains("stopped after 2 pictures"), stopped.text());
}

void PredictTest::wrongUsageIsTold() {
    QCOMPARE(predict({m_files[0], "--format", "xml"}).exitCode, 2);
    const DocentResult both = predict({m_files[0], "--format", "csv", "--json"});
    QVERIFY2(both.exitCode == 2 && both.out.isEmpty(), both.text());
    QVERIFY(predict({m_files[0], "--format", "csv", "--neighbours", "2"}).err.contains("jsonl"));
    const DocentResult forgotten = runDocent({"predict", m_files[0], m_files[1]});
    QVERIFY2(forgotten.exitCode == 1 && forgotten.complaints().size() == 1, forgotten.text());
    QVERIFY2(forgotten.err.contains(m_files[0] + " is a picture, and the first argument names the model") &&
                 forgotten.err.contains("'docent predict MODEL IMAGE'"),
             forgotten.text());
}

/// QTemporaryDir cannot remove a name that is not UTF-8.
void PredictTest::cleanupTestCase() {
    docent::fs::remove_all(m_folder.filePath("names").toStdString());
}

QTEST_GUILESS_MAIN(PredictTest)
#include "PredictTest.moc"
