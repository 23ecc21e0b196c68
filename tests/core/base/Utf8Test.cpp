// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Utf8.h"

#include <QByteArray>
#include <QTest>

using namespace docent;

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsNotUtf8_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isText");
        const auto row = [](const char* name, const char* bytes, bool isText) {
            QTest::newRow(name) << QByteArray(bytes) << isText;
        };
        row("first of two bytes", "\xc2\x80", true);
        row("overlong in two", "\xc1\xbf", false);
        row("first of three bytes", "\xe0\xa0\x80", true);
        row("overlong in three", "\xe0\x9f\xbf", false);
        row("before the surrogates", "\xed\x9f\xbf", true);
        row("the first surrogate", "\xed\xa0\x80", false);
        row("the last surrogate", "\xed\xbf\xbf", false);
        row("after the surrogates", "\xee\x80\x80", true);
        row("first of four bytes", "\xf0\x90\x80\x80", true);
        row("overlong in four", "\xf0\x8f\xbf\xbf", false);
        row("the last of all", "\xf4\x8f\xbf\xbf", true);
        row("past the last", "\xf4\x90\x80\x80", false);
        row("cut short", "\xe2\x82", false);
        row("no beginning", "\x80", false);
    }

    void findsWhatIsNotUtf8() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isText);
        const std::string text = "ab" + bytes.toStdString() + "c";
        QCOMPARE(firstNonUtf8(text), isText ? std::string::npos : std::size_t{2});
    }

    void writesOtherBytesAsCodes() {
        QCOMPARE(withEscapedBytes("b\xc3\xbc"
                                  "cher"),
                 std::string("b\xc3\xbc"
                             "cher"));
        QCOMPARE(withEscapedBytes("b\xfc"
                                  "cher/\xe9"),
                 std::string("b\\xFCcher/\\xE9"));
        QCOMPARE(withEscapedBytes(""), std::string());
        QVERIFY(isUtf8(withEscapedBytes("\xff\xfe\xe2\x82")));
    }

    void composesAndDecomposes() {
        const std::string one = "K\u00fche/\uac00";
        const std::string taken = "Ku\u0308he/\u1100\u1161";  // so macOS writes it
        QCOMPARE(composed(taken), one);
        QCOMPARE(composed(one), one);
        QCOMPARE(decomposed(one), taken);
        QCOMPARE(decomposed("plain"), std::string("plain"));
        QCOMPARE(composed("u\xcc"), std::string("u\xcc"));  // cut short
        QCOMPARE(lowerComposed("\u00c4hren"), lowerComposed("A\u0308HREN"));
        QVERIFY(lowerComposed("\u00e4") != lowerComposed("a"));
        QVERIFY(lowerComposed("Stra\u00dfe") != lowerComposed("Strasse"));
        QCOMPARE(lowerComposed(""), std::string());
    }

    void cutsBetweenCharacters() {
        const std::string text =
            "a\xc3\xbc"
            "b";
        QCOMPARE(cutWithin(text, 2), std::size_t{1});
        QCOMPARE(cutWithin(text, 3), std::size_t{3});
        QCOMPARE(cutWithin(text, 9), text.size());
        QCOMPARE(cutWithin("\x80\x80", 1), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "Utf8Test.moc"
