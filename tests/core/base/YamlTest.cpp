// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QTest>
#include <cmath>
#include <limits>

#include "base/Error.h"
#include "base/Options.h"
#include "base/Yaml.h"

using namespace docent;

namespace {

enum class Fruit { Apple, Pear };

struct Inner {
    double ratio = 0.25;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("ratio", ratio, "");
    }
};

struct Sample {
    std::string name = "n";
    int count = 3;
    double rate = 0.1;
    bool on = true;
    Fruit fruit = Fruit::Apple;
    std::vector<double> rates = {0.1, 1e-3};
    std::vector<std::string> words = {"a", "b c"};
    Inner inner;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "");
        visit("count", count, "");
        visit("rate", rate, "");
        visit("on", on, "");
        visit("fruit", fruit, "");
        visit("rates", rates, "");
        visit("words", words, "");
        visit("inner", inner, "");
    }
};

long peakMegabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

QString messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

}  // namespace

template <>
struct docent::EnumNames<Fruit> {
    static constexpr std::pair<Fruit, std::string_view> values[] = {{Fruit::Apple, "apple"}, {Fruit::Pear, "pear"}};
};

class YamlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fieldsSurviveTheRoundTrip() {
        Sample sample;
        sample.name = "yes: it's \"quoted\"\n";
        sample.count = -7;
        sample.rate = 0.1 + 0.2;
        sample.on = false;
        sample.fruit = Fruit::Pear;
        sample.rates = {};
        sample.words = {"null", "~", "true", "", "- x", "#1", "ünï"};
        sample.inner.ratio = 1.0 / 3;
        Sample back;
        readFieldsStrictly(Yaml::parse(fieldsToYaml(sample).text(), "test"), back);
        QCOMPARE(back.name, sample.name);
        QCOMPARE(back.count, sample.count);
        QVERIFY(back.rate == sample.rate);
        QCOMPARE(back.on, false);
        QVERIFY(back.fruit == Fruit::Pear);
        QVERIFY(back.rates.empty());
        QVERIFY(back.words == sample.words);
        QVERIFY(back.inner.ratio == sample.inner.ratio);
    }

    void absentKeysKeepTheirDefaults() {
        Sample sample;
        readFieldsStrictly(Yaml::parse("count: 9\n", "test"), sample);
        QCOMPARE(sample.count, 9);
        QVERIFY(sample.rate == 0.1);
    }

    void unknownKeysNameKeyAndLine() {
        const QString message = messageOf([] {
            Sample sample;
            readFieldsStrictly(Yaml::parse("count: 9\n\nbatchsize: 3\n", "options.yaml"), sample);
        });
        QVERIFY2(message.contains("options.yaml, line 3") && message.contains("'batchsize'"), qPrintable(message));
    }

    void wrongTypesNameKeyAndLine() {
        const QString message = messageOf([] {
            Sample sample;
            readFieldsStrictly(Yaml::parse("name: x\ncount: many\n", "options.yaml"), sample);
        });
        QVERIFY2(message.contains("line 2") && message.contains("'count' must be a whole number"), qPrintable(message));
    }

    void unknownWordsListTheKnown() {
        const QString message = messageOf([] {
            Sample sample;
            readFieldsStrictly(Yaml::parse("fruit: plum\n", "options.yaml"), sample);
        });
        QVERIFY2(message.contains("plum") && message.contains("apple, pear"), qPrintable(message));
    }

    void longListsTakeLittleMemory() {
        Yaml list;
        std::vector<Yaml> items(20000);
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i].set("file", "picture-" + std::to_string(i));
            items[i].set("reason", "is empty");
        }
        list.set("skipped", items);
        const std::string text = list.text();
        const Yaml back = Yaml::parse(text, "test");
        const long before = peakMegabytes();
        const std::vector<Yaml> read = back.children("skipped");
        QCOMPARE(read.size(), items.size());
        std::string file;
        read.back().require("file", file);
        QCOMPARE(file, std::string("picture-19999"));
        QVERIFY2(peakMegabytes() - before < 200, "reading a list costs the square of its length");
    }

    void brokenDocumentsNameTheLine() {
        const QString message = messageOf([] { (void)Yaml::parse("a: 1\nb: [1, 2\nc: 3\n", "broken.yaml"); });
        QVERIFY2(message.contains("broken.yaml, line"), qPrintable(message));
        QVERIFY(!messageOf([] { (void)Yaml::parse("- a\n- b\n", "list.yaml"); }).isEmpty());
    }

    void keysAreTexts() {
        const Yaml yaml = Yaml::parse("a: 1\n? [b, c]\n: 2\n", "keys.yaml");
        QVERIFY(messageOf([&] { (void)yaml.keys(); }).contains("keys.yaml, line 2: a key is no text"));
        QVERIFY(messageOf([&] { yaml.rejectUnknown(); }).contains("'a'"));
        QVERIFY(messageOf([] { Yaml::parse("~: 1\n", "keys.yaml").rejectUnknown(); }).contains("is no text"));
    }

    void whatRepeatsItselfWithoutEndIsRefused() {
        std::string bomb = "text: &a " + std::string(1000, 'x') + "\nlist:\n";
        for (int i = 0; i < 101; ++i) {
            bomb += "  - *a\n";
        }
        QVERIFY(messageOf([&] { (void)Yaml::parse(bomb, "bomb.yaml"); }).contains("more than 100 aliases"));
        std::vector<std::string> list;
        QVERIFY(Yaml::parse("a: &a x\nlist: [*a, '*****', *a]\n", "few.yaml").get("list", list));
        QCOMPARE(list, (std::vector<std::string>{"x", "*****", "x"}));
        for (const char* open : {"[", "{a: ", "- "}) {
            std::string deep;
            for (int i = 0; i < 10'000; ++i) {
                deep += open;
            }
            QVERIFY(!messageOf([&] { (void)Yaml::parse(deep, "deep.yaml"); }).isEmpty());
        }
    }

    void aKeyThatIsThereTwiceIsTold() {
        const Yaml yaml = Yaml::parse("a: 1\nb: 2\na: 3\n", "f.yaml");
        int value = 0;
        QVERIFY(yaml.get("a", value) && yaml.get("b", value));
        QCOMPARE(messageOf([&] { yaml.rejectUnknown(); }),
                 QString("f.yaml, line 3: the key 'a' is there twice. Remove one of both lines."));
    }

    /// By YAML 1.1, which most readers follow, each of these is a number, a truth value, a date or nothing.
    void textsThatOthersTakeForNumbersAreQuoted() {
        for (const char* text : {"1",    "01",    "-3",    "+1",   "1e3",        "0x1F", "0o17", "1_000", "12:30",
                                 ".5",   ".inf",  "-.INF", ".nan", "2020-01-01", "yes",  "No",   "ON",    "off",
                                 "true", "False", "y",     "N",    "null",       "~",    "=",    "<<",    ""}) {
            Yaml map;
            map.set("name", text);
            map.set(text, 3);
            Yaml yaml;
            yaml.set("list", std::vector<std::string>{text});
            yaml.set("maps", std::vector<Yaml>{map});
            const std::string written = yaml.text();
            const std::string quoted = std::string("\"").append(text).append("\"");
            QVERIFY2(written.find("list: [" + quoted + "]") != std::string::npos, written.c_str());
            QVERIFY2(written.find("name: " + quoted + "\n") != std::string::npos, written.c_str());
            QVERIFY2(written.find(quoted + ": 3") != std::string::npos, written.c_str());
        }
        Yaml plain;
        plain.set("name", "owl 3");
        plain.set("one", 1);
        plain.set("half", std::vector<double>{0.5});
        plain.set("is_on", true);
        plain.set("created", "2026-11-29T07:49:18Z");
        QCOMPARE(plain.text(),
                 std::string("name: owl 3\none: 1\nhalf: [0.5]\nis_on: true\ncreated: 2026-11-29T07:49:18Z\n"));
        Yaml cyclic = Yaml::parse("a: &x {b: *x}\n", "test");
        QVERIFY_THROWS_EXCEPTION(Error, (void)cyclic.text());
        QVERIFY_THROWS_EXCEPTION(Error, (void)Yaml::parse("? [a, b]\n: 1\n", "test").text());
        QVERIFY_THROWS_EXCEPTION(Error, (void)Yaml::parse("~: 1\n", "test").text());
        QCOMPARE(Yaml::parse("a: !!str 5\nb: '6'\nc: 7\nd: {}\ne: []\nf: ~\n", "test").text(),
                 std::string("a: \"5\"\nb: \"6\"\nc: 7\nd: {}\ne: []\nf: ~\n"));
    }

    void everyTextAndNumberReadsBack() {
        for (const std::string text :
             {"a\r", "\r", "a\r\n", "a ", "~", "null", "1e3", "- a", "#", "a: b", "\xEF\xBB\xBF", "\t"}) {
            Yaml map;
            map.set("text", text);
            Yaml yaml;
            yaml.set("list", std::vector<std::string>{text, "b"});
            yaml.set("maps", std::vector<Yaml>{map});
            yaml.set("number", 3);
            const Yaml back = Yaml::parse(yaml.text(), "test");
            std::string read;
            std::vector<std::string> list;
            int number = 0;
            QVERIFY(back.children("maps").front().get("text", read) && back.get("list", list));
            QVERIFY(back.get("number", number) && number == 3);
            QCOMPARE(read, text);
            QCOMPARE(list.front(), text);
        }
        for (const double number : {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                                    std::numeric_limits<double>::quiet_NaN(), 5e-324}) {
            Yaml yaml;
            yaml.set("number", number);
            double read = 0;
            QVERIFY(Yaml::parse(yaml.text(), "test").get("number", read));
            QVERIFY(read == number || (std::isnan(read) && std::isnan(number)));
        }
    }
};

QTEST_GUILESS_MAIN(YamlTest)
#include "YamlTest.moc"
