// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <memory>
#include <thread>

#include "data/ImageDecoder.h"
#include "serving/ClassifyService.h"
#include "serving/HttpServer.h"
#include "support/GatedModel.h"
#include "support/HttpClient.h"

using namespace docent;

namespace {

/// A request that lacks the most of its body.
constexpr const char* slowBody = "POST /classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc";

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 20000);
}

}  // namespace

/// The server in this process, with a model that waits when it is told to.
class HttpServerTest : public QObject {
    Q_OBJECT

    struct Served {
        GatedModel model;
        ClassifyService service;
        HttpServer server;
        std::atomic<bool> stop{false};
        std::thread thread;

        explicit Served(const ClassifyServiceOptions& options = {}, HttpServerOptions serverOptions = {})
            : service(model, options), server(service, [&] {
                  serverOptions.port = 0;
                  return serverOptions;
              }()) {
            thread = std::thread([this] { server.run([this] { return stop.load(); }); });
        }
        ~Served() {
            model.setOpen(true);
            end();
        }
        void end() {
            stop = true;
            if (thread.joinable()) {
                thread.join();
            }
        }
        [[nodiscard]] HttpAnswer ask(const QByteArray& request) const { return askHttp(server.port(), request); }
    };

    QTemporaryDir m_folder;
    QByteArray m_red;
    QByteArray m_dark;

    QByteArray pngOf(int red) {
        Picture picture{8, 8, {}};
        picture.pixels.assign(192, static_cast<std::uint8_t>(red));
        const QString path = m_folder.filePath("a.png");
        writePng(path.toStdString(), picture);
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonObject best(const HttpAnswer& answer, qsizetype picture = 0) {
        return answer.json()["predictions"].toArray()[picture].toObject()["classes"].toArray()[0].toObject();
    }

private Q_SLOTS:
    void initTestCase() {
        m_red = pngOf(255);
        m_dark = pngOf(0);
        QVERIFY(!m_red.isEmpty());
    }

    void namesPictures() {
        const Served served;
        const HttpAnswer answer = served.ask(httpRequest("POST", "/classify?top=1", m_red));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), "application/json");
        QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff");
        QVERIFY(answer.header("Access-Control-Allow-Origin").isEmpty());
        QCOMPARE(answer.json()["model"].toString(), "gated");
        QCOMPARE(answer.json()["predictions"].toArray().size(), 1);
        QCOMPARE(best(answer)["class"].toString(), "red");
        QCOMPARE(best(answer)["probability"].toDouble(), 1.0);
        const HttpAnswer form = served.ask(
            httpRequest("POST", "/classify",
                        formOf({{"a \"1\".png", m_dark}, {"b.png", "no picture"}, {"c.png", m_red}}), formHeader));
        QCOMPARE(form.status, 200);
        const QJsonArray predictions = form.json()["predictions"].toArray();
        QCOMPARE(predictions.size(), 3);
        QCOMPARE(best(form, 0)["class"].toString(), "other/<b>");
        QVERIFY(!predictions[1].toObject()["error"].toString().isEmpty());
        QCOMPARE(predictions[2].toObject()["image"].toString(), "c.png");
        QCOMPARE(best(form, 2)["class"].toString(), "red");
    }

    void oneConnectionTakesManyRequests() {
        const Served served;
        HttpConnection connection(served.server.port());
        // Two at once, the second of which is cut in the middle.
        const QByteArray one = httpRequest("POST", "/classify", m_red);
        QVERIFY(connection.send(one + one.left(60)));
        QCOMPARE(connection.answer().status, 200);
        QVERIFY(connection.send(one.mid(60)));
        QCOMPARE(connection.answer().status, 200);
        QVERIFY(connection.send(httpRequest("GET", "/health")));
        QCOMPARE(connection.answer().json()["status"].toString(), "ok");
        // A body in chunks ends it, as it cannot be told where that ends.
        QVERIFY(connection.send("POST /classify HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                QByteArray::number(m_red.size(), 16) + "\r\n" + m_red + "\r\n0\r\n\r\n"));
        QCOMPARE(connection.answer().status, 200);
        QVERIFY(connection.isClosedByServer());
    }

    void refusesWhatItShould_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray post = "POST /classify HTTP/1.1\r\nHost: localhost\r\n";
        QTest::newRow("no picture") << httpRequest("POST", "/classify", "hello") << 400;
        QTest::newRow("nothing") << httpRequest("POST", "/classify") << 400;
        QTest::newRow("half a picture") << httpRequest("POST", "/classify", m_red.left(60)) << 400;
        QTest::newRow("no number") << httpRequest("POST", "/classify?top=x", m_red) << 400;
        QTest::newRow("a form of none") << httpRequest("POST", "/classify", "--xyz--\r\n", formHeader) << 400;
        QTest::newRow("a form that is none") << httpRequest("POST", "/classify", m_red, formHeader) << 400;
        QTest::newRow("too many") << httpRequest("POST", "/classify",
                                                 formOf({{"a", m_red}, {"b", m_red}, {"c", m_red}, {"d", m_red}}),
                                                 formHeader)
                                  << 413;
        QTest::newRow("a long body") << post + "Content-Length: 99999999999\r\n\r\n" << 413;
        QTest::newRow("a long body in chunks")
            << post + "Transfer-Encoding: chunked\r\n\r\n200000\r\n" + QByteArray(0x200000, 'a') + "\r\n0\r\n\r\n"
            << 413;
        QTest::newRow("no length") << post + "\r\n" << 411;
        QTest::newRow("a length that is none") << post + "Content-Length: -1\r\n\r\n" << 411;
        QTest::newRow("compressed") << httpRequest("POST", "/classify", m_red, "Content-Encoding: gzip\r\n") << 415;
        QTest::newRow("another method") << httpRequest("GET", "/classify") << 405;
        QTest::newRow("a post to the page") << httpRequest("POST", "/", "x") << 405;
        QTest::newRow("no such path") << httpRequest("GET", "/../etc/passwd") << 404;
        QTest::newRow("another host") << httpRequest("GET", "/health", {}, {}, "evil.example") << 403;
        QTest::newRow("one that begins alike")
            << httpRequest("GET", "/health", {}, {}, "127.0.0.1.evil.example") << 403;
        QTest::newRow("no host") << QByteArray("GET /health HTTP/1.1\r\n\r\n") << 403;
        QTest::newRow("another site's page")
            << httpRequest("POST", "/classify", m_red, "Origin: https://evil.example\r\n") << 403;
        QTest::newRow("no request") << QByteArray("nonsense\r\n\r\n") << 400;
        QTest::newRow("a long line") << "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n\r\n" << 414;
    }
    void refusesWhatItShould() {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const Served served({.pictures = 3, .bodyBytes = 1 << 20});
        const HttpAnswer answer = served.ask(request);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.json()["error"].toString().endsWith('.'), answer.body);
        QVERIFY2(answer.json()["hint"].toString().endsWith('.'), answer.body);
        QCOMPARE(served.ask(httpRequest("POST", "/classify", m_red)).status, 200);  // and goes on
    }

    void saysWhatWouldMendAPicture() {
        const Served served;
        const auto answerTo = [&](const QByteArray& picture) {
            return served.ask(httpRequest("POST", "/classify", picture)).json();
        };
        const QString formats = "Send a PNG, JPEG, WebP, TIFF, BMP or GIF.";
        QCOMPARE(answerTo("hello")["hint"].toString(), formats);
        const QJsonObject heic = answerTo(QByteArray(4, '\0') + "ftypheic");
        QCOMPARE(heic["error"].toString(), "What was sent is a HEIC picture, which is not read.");
        QCOMPARE(heic["hint"].toString(), formats);
        const QJsonObject half = answerTo(m_red.left(60));
        QVERIFY2(half["error"].toString().contains("truncated"), qPrintable(half["error"].toString()));
        QCOMPARE(half["hint"].toString(), "Use the whole file.");
        QByteArray damaged = m_red;
        damaged[20] = '\x55';
        QCOMPARE(answerTo(damaged)["hint"].toString(), "Send another picture.");
        const QByteArray large("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\1\0\0\0\1\0\1\0\x18\0\0\0\0\0", 34);
        QCOMPARE(answerTo(large)["hint"].toString(), "Make it smaller.");
    }

    void takesItsOwnNames() {
        const Served served;
        for (const char* host : {"localhost:1", "LOCALHOST", "127.0.0.1", "127.0.0.1:8080", "[::1]:9"}) {
            QCOMPARE(served.ask(httpRequest("GET", "/labels", {}, {}, host)).status, 200);
        }
        QCOMPARE(served.ask(httpRequest("POST", "/classify", m_red, "Origin: http://localhost\r\n")).status, 200);
    }

    void saysWhatItIs() {
        const Served served;
        const HttpAnswer health = served.ask(httpRequest("GET", "/health"));
        QCOMPARE(health.json()["classes"].toInt(), 2);
        QCOMPARE(served.ask(httpRequest("GET", "/labels")).json()["labels"].toArray()[1].toString(), "other/<b>");
        const HttpAnswer page = served.ask(httpRequest("GET", "/"));
        QVERIFY(page.header("Content-Security-Policy").startsWith("default-src 'none'"));
        const QByteArray nonce =
            page.header("Content-Security-Policy").split('\'').value(3).replace("nonce-", "nonce=\"");
        QVERIFY2(page.body.contains("<script " + nonce + "\""), page.head);
        QVERIFY(!page.body.contains("NONCE") && !page.body.contains("https://"));
        QVERIFY(served.ask(httpRequest("GET", "/")).header("Content-Security-Policy") !=
                page.header("Content-Security-Policy"));
        QVERIFY(served.ask(httpRequest("GET", "/metrics"))
                    .body.contains("docent_requests_total{path=\"/health\",status=\"200\"} 1\n"));
    }

    void aFullQueueIsToldAtOnce() {
        Served served({.queue = {.requests = 2}});
        served.model.setOpen(false);
        HttpConnection first(served.server.port());
        HttpConnection second(served.server.port());
        QVERIFY(first.send(httpRequest("POST", "/classify", m_red)) &&
                second.send(httpRequest("POST", "/classify", m_dark)));
        QVERIFY(waitFor([&] { return served.service.queue().requestsInside() == 2; }));
        const HttpAnswer refused = served.ask(httpRequest("POST", "/classify", m_red));
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.header("Retry-After"), "1");
        QCOMPARE(served.ask(httpRequest("GET", "/health")).status, 200);
        QVERIFY(served.ask(httpRequest("GET", "/metrics")).body.contains("docent_requests_inside 2\n"));
        served.model.setOpen(true);
        QCOMPARE(best(first.answer())["class"].toString(), "red");
        QCOMPARE(best(second.answer())["class"].toString(), "other/<b>");
    }

    void tooManyConnectionsAreToldAtOnce() {
        const Served served({}, {.connections = 2, .spareConnections = 0});
        HttpConnection first(served.server.port());
        HttpConnection second(served.server.port());
        QVERIFY(first.send(httpRequest("GET", "/health")) && second.send(httpRequest("GET", "/health")));
        QCOMPARE(first.answer().status, 200);
        QCOMPARE(second.answer().status, 200);
        HttpConnection third(served.server.port());
        const HttpAnswer refused = third.answer();
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.json()["hint"].toString().isEmpty());
        QVERIFY(first.send(httpRequest("GET", "/health")));
        QCOMPARE(first.answer().status, 200);
    }

    /// Whoever looks whether the server is alive learns that it is, whatever the others do.
    void slowBodiesLeaveRoomForOthers() {
        constexpr int places = 8;
        HttpServerOptions options{.connections = places};
        options.limits.linger = std::chrono::seconds(60);  // else places become free meanwhile on a slow machine
        Served served({.queue = {.requests = places / 2}}, options);
        std::vector<std::unique_ptr<HttpConnection>> slow;
        for (int i = 0; i < places; ++i) {
            slow.push_back(std::make_unique<HttpConnection>(served.server.port()));
            QVERIFY(slow.back()->send(slowBody));
        }
        // Half of them are inside; the others are refused, and keep their places for as long as they may read that.
        QVERIFY(waitFor([&] {
            return served.service.queue().requestsInside() == places / 2 &&
                   served.service.metrics().requests() == places / 2;
        }));
        for (int i = 0; i < 10; ++i) {
            const HttpAnswer health = served.ask(httpRequest("GET", "/health"));
            QCOMPARE(health.status, 200);
            QCOMPARE(health.header("Connection"), "close");
        }
        const HttpAnswer refused = served.ask(httpRequest("POST", "/classify", m_red));
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.header("Retry-After"), "1");
        QCOMPARE(served.ask("POST /classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n").status,
                 413);
        QVERIFY(served.ask(httpRequest("GET", "/metrics")).body.contains("path=\"/classify\",status=\"503\""));
    }

    /// Neither a head nor a body that comes byte by byte holds a thread.
    void slowClientsAreLetGo() {
        HttpServerOptions options;
        options.limits.head = std::chrono::milliseconds(300);
        options.limits.body = std::chrono::milliseconds(300);
        options.limits.idle = std::chrono::milliseconds(300);
        Served served({}, options);
        HttpConnection idle(served.server.port());
        QVERIFY(idle.isClosedByServer());
        HttpConnection head(served.server.port());
        QVERIFY(head.send("GET /health HTTP/1.1\r\nHost"));
        QCOMPARE(head.answer().status, 408);
        QVERIFY(head.isClosedByServer());
        HttpConnection body(served.server.port());
        QVERIFY(body.send(slowBody));
        QCOMPARE(body.answer().status, 408);
        HttpConnection endless(served.server.port());
        endless.send("GET /health HTTP/1.1\r\n");
        for (int i = 0; i < 2000 && endless.send("X-Header: " + QByteArray(100, 'a') + "\r\n"); ++i) {
        }
        QVERIFY(endless.answer().status != 200);
        QCOMPARE(served.service.queue().requestsInside(), 0);
    }

    void requestsInsideAreFinishedAtTheEnd() {
        Served served;
        served.model.setOpen(false);
        HttpConnection inside(served.server.port());
        HttpConnection idle(served.server.port());
        QVERIFY(idle.send(httpRequest("GET", "/health")));
        QCOMPARE(idle.answer().status, 200);
        QVERIFY(inside.send(httpRequest("POST", "/classify", m_red)));
        QVERIFY(waitFor([&] { return served.service.queue().requestsInside() == 1; }));
        served.stop = true;
        QVERIFY(idle.isClosedByServer());
        QVERIFY(waitFor([&] { return !HttpConnection(served.server.port()).isOpen(); }));
        served.model.setOpen(true);
        QCOMPARE(best(inside.answer())["class"].toString(), "red");
        served.end();
    }

    /// A picture that was received whole is answered, however long the others take for theirs.
    void requestsThatStillComeAreCutOffAtTheEnd() {
        Served served;
        served.model.setOpen(false);
        HttpConnection head(served.server.port());
        HttpConnection body(served.server.port());
        HttpConnection inside(served.server.port());
        QVERIFY(head.send("GET /health HTTP/1.1\r\nX-Header: ") && body.send(slowBody) &&
                inside.send(httpRequest("POST", "/classify", m_red)));
        QVERIFY(waitFor([&] { return served.service.queue().requestsInside() == 2; }));
        std::atomic<bool> isOver{false};
        std::thread trickling([&] {
            while (!isOver && (body.send("a") || head.send("a"))) {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        });
        QElapsedTimer time;
        time.start();
        served.stop = true;
        const HttpAnswer cut = body.answer();
        const HttpAnswer cutHead = head.answer();
        served.model.setOpen(true);
        const HttpAnswer answered = inside.answer();
        served.end();
        const qint64 took = time.elapsed();
        isOver = true;
        trickling.join();
        QCOMPARE(cut.status, 503);
        QVERIFY2(cut.json()["error"].toString().contains("stopped"), cut.body);
        QCOMPARE(cutHead.status, 503);
        QCOMPARE(best(answered)["class"].toString(), "red");
        QVERIFY2(took < 4000, QByteArray::number(took));
    }

    void theGraceEnds() {
        Served served({}, {.grace = std::chrono::milliseconds(100)});
        served.model.setOpen(false);
        HttpConnection computed(served.server.port());
        QVERIFY(computed.send(httpRequest("POST", "/classify", m_red)));
        QVERIFY(waitFor([&] { return served.model.batches().size() == 2; }));  // the first was of the start
        HttpConnection waiting(served.server.port());
        QVERIFY(waiting.send(httpRequest("POST", "/classify", m_red)));
        QVERIFY(waitFor([&] { return served.service.queue().picturesWaiting() == 1; }));
        served.stop = true;
        QTest::qWait(400);
        served.model.setOpen(true);
        QCOMPARE(computed.answer().status, 200);
        QCOMPARE(waiting.answer().status, 503);
        served.end();
    }

    void aBrokenModelIsToldInWords() {
        Served served;
        served.model.setFailing(true);
        const HttpAnswer answer = served.ask(httpRequest("POST", "/classify", m_red));
        QCOMPARE(answer.status, 500);
        QCOMPARE(answer.json()["error"].toString(), "The model broke.");
        served.model.setFailing(false);
        QCOMPARE(served.ask(httpRequest("POST", "/classify", m_red)).status, 200);
    }

    void aPortThatIsTakenIsTold() {
        const Served served;
        GatedModel model;
        ClassifyService service(model, {});
        try {
            const HttpServer second(service, {.port = served.server.port()});
            QFAIL("it was taken");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("in use"), error.what());
        }
        QVERIFY_THROWS_EXCEPTION(Error, HttpServer(service, {.host = "no such host", .port = 0}));
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "HttpServerTest.moc"
