// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "serving/MultipartBody.h"
#include "serving/RequestError.h"

using namespace docent;

namespace {

constexpr std::string_view picture("\x89PNG\r\n\x1a\n\0\r\n--xy", 16);

std::string part(const std::string& disposition, std::string_view content) {
    return "--xyz\r\nContent-Disposition: " + disposition + "\r\n\r\n" + std::string(content) + "\r\n";
}

/// The status that a body is refused with; 0 where it is taken.
int statusOf(const std::string& body, std::size_t limit = 8) {
    try {
        static_cast<void>(multipartParts(body, "xyz", limit));
        return 0;
    } catch (const RequestError& error) {
        return error.status();
    }
}

}  // namespace

class MultipartBodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boundaryIsRead() {
        QCOMPARE(multipartBoundary("multipart/form-data; boundary=xyz").value(), "xyz");
        QCOMPARE(multipartBoundary("Multipart/Form-Data ;charset=utf-8; Boundary=\"a b\"").value(), "a b");
        QVERIFY(!multipartBoundary("image/png"));
        QVERIFY(!multipartBoundary(""));
        QVERIFY_THROWS_EXCEPTION(RequestError, (void)multipartBoundary("multipart/form-data"));
        QVERIFY_THROWS_EXCEPTION(RequestError, (void)multipartBoundary("multipart/form-data; boundary="));
        QVERIFY_THROWS_EXCEPTION(RequestError,
                                 (void)multipartBoundary("multipart/form-data; boundary=" + std::string(71, 'x')));
    }

    void partsAreRead() {
        const std::string body =
            "a preamble\r\n" + part("form-data; name=\"file\"; filename=\"a; \\\"b\\\".png\"", picture) +
            part("form-data; name=top", "3") + part("Form-Data; NAME=\"file\"; FileName=\"C:\\dir\\x.png\"", "") +
            "--xyz--\r\nan epilogue";
        const auto parts = multipartParts(body, "xyz", 8);
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].name, "file");
        QCOMPARE(parts[0].fileName.value(), "a; \"b\".png");
        QVERIFY(parts[0].content == picture);
        QCOMPARE(parts[1].name, "top");
        QVERIFY(!parts[1].fileName && parts[1].content == "3");
        QCOMPARE(parts[2].fileName.value(), "C:\\dir\\x.png");
        QVERIFY(parts[2].content.empty());
        QVERIFY(multipartParts("--xyz--\r\n", "xyz", 8).empty());
        // No line end between the head and the boundary.
        QCOMPARE(multipartParts("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n--xyz--", "xyz", 8).size(), 1);
    }

    void whatIsWrongIsRefused() {
        const std::string good = part("form-data; name=\"a\"", "b");
        QCOMPARE(statusOf(good + "--xyz--\r\n"), 0);
        QCOMPARE(statusOf(""), 400);
        QCOMPARE(statusOf("no parts"), 400);
        QCOMPARE(statusOf(good), 400);
        QCOMPARE(statusOf("--xyz\r\nContent-Type: x\r\n\r\nb\r\n--xyz--"), 400);
        QCOMPARE(statusOf("--xyz\r\nContent-Disposition: attachment\r\n\r\nb\r\n--xyz--"), 400);
        QCOMPARE(statusOf("--xyzzy\r\n\r\n"), 400);
        QCOMPARE(statusOf("--xyz\r\n" + std::string(100'000, 'a') + "\r\n\r\nb\r\n--xyz--"), 400);
        QCOMPARE(statusOf(good + good + good + "--xyz--", 2), 413);
    }

    /// Cut anywhere, or with any byte changed, it is refused or read, and nothing is read beyond its end.
    void damageIsHarmless() {
        const std::string body = part("form-data; name=\"f\"; filename=\"a\\\"b\"", picture) + "--xyz--\r\n";
        for (std::size_t i = 0; i < body.size(); ++i) {
            QVERIFY(statusOf(std::string(body.data(), i)) == (i >= body.size() - 4 + 2 ? 0 : 400) ||
                    i >= body.size() - 4);
            for (const char c : {'\0', '\r', '\n', '"', '\\', ';', '-', '\xff'}) {
                std::string changed = body;
                changed[i] = c;
                static_cast<void>(statusOf(changed));
            }
        }
    }
};

QTEST_GUILESS_MAIN(MultipartBodyTest)
#include "MultipartBodyTest.moc"
