// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <thread>

#include "app/DocentProcess.h"
#include "support/HttpClient.h"
#include "support/PictureSet.h"
#include "support/Signals.h"
#include "support/TinyModel.h"

/// `docent serve` as a process.
class ServeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itSaysWhereItIsAndWhatPredictSays();
    void manyClientsGetTheAnswersOfPredict();
    void limitsAreThoseOfTheOptions();
    void requestsAreLogged();
    void aPortInUseIsTold();
    void anotherHostIsWarnedOf();
    void aSignalEndsItWhileRequestsAreInside_data();
    void aSignalEndsItWhileRequestsAreInside();
    void wrongUsageIsTold();

private:
    /// Starts it on a free port, which is returned; 0 where it does not get ready.
    int start(QProcess& process, const QStringList& options = {}) const {
        startDocent(process, QStringList{"serve", m_model, "--port", "0", "--json"} + options);
        QByteArray line;
        const bool isReady = QTest::qWaitFor(
            [&] {
                process.waitForReadyRead(50);
                line += process.readAllStandardOutput();
                return line.endsWith('\n') || process.state() == QProcess::NotRunning;
            },
            60000);
        const QJsonObject told = QJsonDocument::fromJson(line).object();
        const int port = told["port"].toInt();
        return isReady && told["url"].toString() == QString("http://127.0.0.1:%1/").arg(port) ? port : 0;
    }
    static DocentResult end(QProcess& process) {
        docent::sendSignal(process.processId(), SIGTERM);
        return finishDocent(process, 30);
    }
    [[nodiscard]] static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] static bool isSame(const QJsonValue& classes, const QJsonValue& expected) {
        const QJsonArray a = classes.toArray();
        const QJsonArray b = expected.toArray();
        bool same = a.size() == b.size() && !a.isEmpty();
        for (qsizetype i = 0; same && i < a.size(); ++i) {
            same =
                a[i].toObject()["class"] == b[i].toObject()["class"] &&
                std::abs(a[i].toObject()["probability"].toDouble() - b[i].toObject()["probability"].toDouble()) < 1e-5;
        }
        return same;
    }

    QTemporaryDir m_folder;
    QString m_model;
    QStringList m_files;
    QJsonArray m_expected;  ///< what predict says of them
};

void ServeTest::initTestCase() {
    m_model = m_folder.filePath("model");
    docent::writeTinyModel(m_model.toStdString());
    const QString pictures = m_folder.filePath("pictures");
    docent::writePictureSet(pictures.toStdString(), docent::sourceClasses(2));
    const DocentResult result = runDocent({"predict", m_model, pictures, "--json"});
    QVERIFY2(result.exitCode == 0, result.text());
    m_expected = result.json()["predictions"].toArray();
    QCOMPARE(m_expected.size(), 24);
    for (const QJsonValue& picture : m_expected) {
        m_files.append(picture.toObject()["image"].toString());
    }
}

void ServeTest::itSaysWhereItIsAndWhatPredictSays() {
    QProcess process;
    const int port = start(process);
    QVERIFY(port > 0);
    const docent::HttpAnswer answer =
        docent::askHttp(port, docent::httpRequest("POST", "/classify?top=3", bytesOf(m_files[0])));
    QCOMPARE(answer.status, 200);
    QVERIFY2(
        isSame(answer.json()["predictions"].toArray()[0].toObject()["classes"], m_expected[0].toObject()["classes"]),
        answer.body);
    QCOMPARE(docent::askHttp(port, docent::httpRequest("GET", "/health")).json()["model"].toString(), "tiny");
    QCOMPARE(docent::askHttp(port, docent::httpRequest("GET", "/labels")).json()["labels"].toArray()[0].toString(),
             "Größe/groß");
    QVERIFY(docent::askHttp(port, docent::httpRequest("GET", "/")).body.startsWith("<!doctype html>"));
    QVERIFY(docent::askHttp(port, docent::httpRequest("GET", "/metrics")).body.contains("docent_pictures_total 1\n"));
    const DocentResult result = end(process);
    QVERIFY2(result.exitCode == 0 && result.err.isEmpty(), result.text());
}

void ServeTest::manyClientsGetTheAnswersOfPredict() {
    QProcess process;
    const int port = start(process, {"--top", "3"});
    QVERIFY(port > 0);
    std::atomic<int> right{0};
    std::vector<std::thread> clients;
    for (int client = 0; client < 12; ++client) {
        clients.emplace_back([&, client] {
            docent::HttpConnection connection(port);
            for (int i = 0; i < 10; ++i) {
                const qsizetype first = (client * 7 + i) % m_files.size();
                const qsizetype second = (client + i * 5) % m_files.size();
                const bool isForm = i % 2 == 0;
                connection.send(isForm ? docent::httpRequest("POST", "/classify",
                                                             docent::formOf({{"a.png", bytesOf(m_files[first])},
                                                                             {"b.png", bytesOf(m_files[second])}}),
                                                             docent::formHeader)
                                       : docent::httpRequest("POST", "/classify", bytesOf(m_files[first])));
                const QJsonArray predictions = connection.answer().json()["predictions"].toArray();
                const auto isRight = [&](qsizetype at, qsizetype file) {
                    return isSame(predictions[at].toObject()["classes"], m_expected[file].toObject()["classes"]);
                };
                right += isRight(0, first) && (!isForm || isRight(1, second)) ? 1 : 0;
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }
    QCOMPARE(right, 120);
    QVERIFY(docent::askHttp(port, docent::httpRequest("GET", "/metrics"))
                .body.contains("docent_requests_total{path=\"/classify\",status=\"200\"} 120\n"));
    QCOMPARE(end(process).exitCode, 0);
}

void ServeTest::limitsAreThoseOfTheOptions() {
    QProcess process;
    const int port = start(process, {"--max-body-mb", "1", "--max-pictures", "1", "--top", "2"});
    QVERIFY(port > 0);
    const QByteArray picture = bytesOf(m_files[0]);
    QCOMPARE(docent::askHttp(port, docent::httpRequest("POST", "/classify", QByteArray(1'100'000, 'a'))).status, 413);
    QCOMPARE(
        docent::askHttp(port, docent::httpRequest("POST", "/classify", docent::formOf({{"a", picture}, {"b", picture}}),
                                                  docent::formHeader))
            .status,
        413);
    const docent::HttpAnswer answer = docent::askHttp(port, docent::httpRequest("POST", "/classify", picture));
    QCOMPARE(answer.json()["predictions"].toArray()[0].toObject()["classes"].toArray().size(), 2);
    QCOMPARE(end(process).exitCode, 0);
}

void ServeTest::requestsAreLogged() {
    QProcess process;
    const int port = start(process, {"--verbose"});
    QCOMPARE(docent::askHttp(port, docent::httpRequest("GET", "/nothing")).status, 404);
    const DocentResult result = end(process);
    QVERIFY2(result.err.contains("127.0.0.1 GET /nothing 404 "), result.text());
}

void ServeTest::aPortInUseIsTold() {
    QProcess process;
    const int port = start(process);
    const DocentResult second = runDocent({"serve", m_model, "--port", QString::number(port)});
    QVERIFY2(second.exitCode == 1 && second.out.isEmpty() && second.complaints().size() == 1, second.text());
    QVERIFY2(second.err.contains("in use") && second.err.contains("--port"), second.text());
    QCOMPARE(end(process).exitCode, 0);
}

void ServeTest::anotherHostIsWarnedOf() {
    QProcess process;
    startDocent(process, {"serve", m_model, "--host", "0.0.0.0", "--port", "0"});
    QByteArray out;
    QVERIFY(QTest::qWaitFor(
        [&] {
            process.waitForReadyRead(50);
            out += process.readAllStandardOutput();
            return out.contains("Ctrl+C");
        },
        60000));
    const DocentResult result = end(process);
    QVERIFY2(result.exitCode == 0 && result.err.contains("no authentication"), result.text());
    QVERIFY2(out.startsWith("Serving tiny at http://0.0.0.0:"), out);
}

void ServeTest::aSignalEndsItWhileRequestsAreInside_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("interrupt") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
}

void ServeTest::aSignalEndsItWhileRequestsAreInside() {
    QFETCH(int, signal);
    QProcess process;
    const int port = start(process);
    QVERIFY(port > 0);
    const QByteArray request = docent::httpRequest("POST", "/classify", bytesOf(m_files[1]));
    docent::HttpConnection inside(port);
    docent::HttpConnection idle(port);
    QVERIFY(inside.send(request.chopped(20)));
    QVERIFY(QTest::qWaitFor(
        [&] {
            return docent::askHttp(port, docent::httpRequest("GET", "/metrics"))
                .body.contains("docent_requests_inside 1\n");
        },
        20000));
    QVERIFY(docent::sendSignal(process.processId(), signal));
    QVERIFY(idle.isClosedByServer());
    QVERIFY(inside.send(request.last(20)));
    const docent::HttpAnswer answer = inside.answer();
    QCOMPARE(answer.status, 200);
    const DocentResult result = finishDocent(process, 30);
    QVERIFY2(result.exitCode == 0, result.text());
}

void ServeTest::wrongUsageIsTold() {
    QVERIFY(runDocent({"serve"}).err.contains("MODEL"));
    QVERIFY(runDocent({"serve", m_model, "--port", "70000"}).err.contains("--port must be 0 to 65535"));
    const DocentResult none = runDocent({"serve", m_folder.filePath("none")});
    QVERIFY2(none.exitCode == 1 && none.err.contains("no exported model"), none.text());
}

QTEST_GUILESS_MAIN(ServeTest)
#include "ServeTest.moc"
