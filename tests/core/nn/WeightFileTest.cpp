// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "base/Error.h"
#include "nn/WeightFile.h"

using namespace docent;

namespace {

std::string fileOf(const std::string& header, std::size_t dataBytes) {
    const std::uint64_t length = header.size();
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    return bytes + header + std::string(dataBytes, '\1');
}

std::string withLength(std::uint64_t length, const std::string& rest) {
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    return bytes + rest;
}

std::string entry(const std::string& type, const std::string& shape, const std::string& offsets) {
    std::string text = R"({"dtype":")";
    text += type;
    text += R"(","shape":)";
    text += shape;
    text += R"(,"data_offsets":)";
    text += offsets;
    text += "}";
    return text;
}

std::string one(const std::string& type, const std::string& shape, const std::string& offsets) {
    std::string text = R"({"a":)";
    text += entry(type, shape, offsets);
    text += "}";
    return text;
}

std::string two(const std::string& first, const std::string& second) {
    std::string text = R"({"a":)";
    text += entry("U8", "[4]", first);
    text += R"(,"b":)";
    text += entry("U8", "[4]", second);
    text += "}";
    return text;
}

}  // namespace

class WeightFileTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void whatIsWrittenIsRead() {
        const std::vector<float> numbers = {1.5f, -2, 3, 4, 5, 6};
        const std::vector<std::uint8_t> bytes = {7, 8, 9};
        const std::vector<std::int64_t> longs = {-1, 1};
        const auto view = [](const auto& values) {
            return std::span(reinterpret_cast<const std::uint8_t*>(values.data()),
                             values.size() * sizeof values.front());
        };
        const std::string oddName = "b \"quoted\" ü";
        writeSafetensors(path("a"),
                         {{.name = "bytes", .type = TensorType::U8, .shape = {3}, .data = view(bytes)},
                          {.name = oddName, .type = TensorType::F32, .shape = {2, 3}, .data = view(numbers)},
                          {.name = "longs", .type = TensorType::I64, .shape = {2}, .data = view(longs)},
                          {.name = "scalar", .type = TensorType::F32, .shape = {}, .data = view(numbers).first(4)},
                          {.name = "empty", .type = TensorType::F16, .shape = {0, 4}, .data = {}}},
                         {{"arch", "small"}, {"odd", "line\nbreak"}});
        const SafetensorsFile file(path("a"));
        QCOMPARE(file.names().size(), std::size_t{5});
        QVERIFY(file.has(oddName) && !file.has("c"));
        const TensorView& tensor = file.tensor(oddName);
        QCOMPARE(tensor.shape, (std::vector<std::int64_t>{2, 3}));
        QVERIFY(std::memcmp(tensor.data.data(), numbers.data(), tensor.data.size()) == 0);
        QCOMPARE(tensor.data.size(), std::size_t{24});
        QVERIFY(file.tensor("longs").type == TensorType::I64);
        QVERIFY(file.tensor("scalar").shape.empty());
        QVERIFY(file.tensor("empty").data.empty());
        QCOMPARE(file.tensor("bytes").data[2], std::uint8_t{9});
        QCOMPARE(file.metadata().at("odd"), std::string("line\nbreak"));
    }

    void theHeaderIsPaddedWithSpacesToEightBytes() {
        for (const char* name : {"a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh"}) {
            const std::vector<std::uint8_t> data(8);
            writeSafetensors(path("pad"), {{.name = name, .type = TensorType::I64, .shape = {1}, .data = data}});
            const std::string bytes = readFile(path("pad"));
            std::uint64_t length = 0;
            std::memcpy(&length, bytes.data(), sizeof length);
            QCOMPARE(length % 8, std::uint64_t{0});
            QCOMPARE(bytes.size(), std::size_t{16 + length});
            const std::string header = bytes.substr(8, length);
            QVERIFY(header.front() == '{' && header.find_last_not_of(' ') == header.rfind('}'));
        }
    }

    void filesOfOtherWritersAreRead() {
        // Unpadded header, tensors not in order of their names, metadata last.
        const std::string header = R"({"b":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]},)"
                                   R"("a":{"shape":[1],"data_offsets":[4,6],"dtype":"F16"},"__metadata__":{"k":"v"}})";
        writeFileAtomically(path("other"), fileOf(header, 6));
        const SafetensorsFile file(path("other"));
        QVERIFY(file.tensor("b").type == TensorType::BF16);
        QCOMPARE(file.tensor("a").data.size(), std::size_t{2});
        QCOMPARE(file.metadata().at("k"), std::string("v"));
        writeFileAtomically(path("none"), fileOf("{}", 0));
        QVERIFY(SafetensorsFile(path("none")).names().empty());
    }

    void aFileThatLiesIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const std::string& bytes, const char* word) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << QString(word);
        };
        const std::string good = one("F32", "[2]", "[0,8]");
        row("empty file", "", "0 bytes");
        row("cut in the length", "\1\0\0", "fewer than the 8");
        row("length beyond the file", withLength(1000, good), "1000 bytes");
        row("length near 2^64", withLength(~std::uint64_t{0}, good), "18446744073709551615");
        row("length zero", withLength(0, good), "does not begin with");
        row("cut in the header", fileOf(good, 8).substr(0, 20), "bytes, but the file has");
        row("not JSON", fileOf("{\"a\": nonsense}", 0), "not JSON");
        row("not UTF-8", fileOf("{\"\xff\xfe\": 1}", 0), "not JSON");
        row("cut JSON", fileOf(good.substr(0, 20), 8), "not JSON");
        row("text after the JSON", fileOf(good + "{}", 8), "not JSON");
        row("a list", fileOf("[1]", 0), "does not begin with");
        row("deep nesting", fileOf("{\"a\":" + std::string(100000, '['), 0), "nests deeper");
        row("deep maps",
            fileOf(
                [] {
                    std::string text;
                    for (int i = 0; i < 50000; ++i) {
                        text += "{\"a\":";
                    }
                    return text;
                }(),
                0),
            "nests deeper");
        row("a name twice",
            fileOf("{\"a\":" + entry("U8", "[1]", "[0,1]") + ",\"a\":" + entry("U8", "[1]", "[0,1]") + "}", 1),
            "twice");
        row("a key twice", fileOf(R"({"a":{"dtype":"U8","dtype":"F32","shape":[1],"data_offsets":[0,1]}})", 1),
            "twice");
        row("an unknown key", fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":1}})", 1),
            "exactly");
        row("no shape", fileOf(R"({"a":{"dtype":"U8","data_offsets":[0,1]}})", 1), "exactly");
        row("not a map", fileOf(R"({"a":7})", 0), "exactly");
        row("unknown type", fileOf(one("F8_E4M3", "[1]", "[0,1]"), 1), "F8_E4M3");
        row("type that is a number", fileOf(R"({"a":{"dtype":1,"shape":[1],"data_offsets":[0,1]}})", 1),
            "has the type");
        row("negative extent", fileOf(one("U8", "[-1]", "[0,1]"), 1), "the extent -1");
        row("two negative extents", fileOf(one("U8", "[-1,-4]", "[0,4]"), 4), "the extent -1");
        row("fractional extent", fileOf(one("U8", "[1.5]", "[0,1]"), 1), "the extent 1.5");
        row("extent beyond 2^63", fileOf(one("U8", "[9223372036854775808]", "[0,1]"), 1), "the extent");
        row("extent beyond 2^64", fileOf(one("U8", "[18446744073709551617]", "[0,1]"), 1), "the extent");
        row("product overflows to zero", fileOf(one("F32", "[4294967296,4294967296]", "[0,0]"), 0), "does not fill");
        row("product overflows to eight", fileOf(one("F32", "[4611686018427387906]", "[0,8]"), 8), "does not fill");
        row("shape that is a map", fileOf(one("U8", "{}", "[0,1]"), 1), "not a list");
        row("too many dimensions",
            fileOf(
                [] {
                    std::string shape = "[1";
                    for (int i = 0; i < 200; ++i) {
                        shape += ",1";
                    }
                    return one("U8", shape + "]", "[0,1]");
                }(),
                1),
            "at most 64");
        row("offsets beyond the data", fileOf(one("F32", "[2]", "[0,8]"), 7), "claims the data bytes");
        row("offsets backwards", fileOf(one("F32", "[2]", "[8,0]"), 8), "claims the data bytes");
        row("offsets near 2^64", fileOf(one("F32", "[2]", "[18446744073709551608,18446744073709551615]"), 8), "claims");
        row("negative offset", fileOf(one("F32", "[2]", "[-8,0]"), 8), "two whole numbers");
        row("three offsets", fileOf(one("F32", "[2]", "[0,8,8]"), 8), "two whole numbers");
        row("shape larger than the data", fileOf(one("F32", "[3]", "[0,8]"), 8), "does not fill");
        row("shape smaller than the data", fileOf(one("F32", "[1]", "[0,8]"), 8), "does not fill");
        row("overlap", fileOf(two("[0,4]", "[2,6]"), 6), "inside");
        row("same bytes twice", fileOf(two("[0,4]", "[0,4]"), 4), "inside");
        row("gap", fileOf(two("[0,4]", "[6,10]"), 10), "not right after");
        row("gap at the beginning", fileOf(one("U8", "[1]", "[1,2]"), 2), "not right after");
        row("hidden tail", fileOf(good, 9), "1 bytes from byte");
        row("metadata that is a list", fileOf(R"({"__metadata__":[]})", 0), "not a map");
        row("metadata that is a number", fileOf(R"({"__metadata__":{"a":1}})", 0), "not text");
    }

    void aFileThatLiesIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        writeFileAtomically(path("liar"), std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
        try {
            const SafetensorsFile file(path("liar"));
            QFAIL("accepted");
        } catch (const Error& error) {
            const QString message = error.what();
            QVERIFY2(message.contains(word), error.what());
            QVERIFY2(message.contains("liar"), error.what());
        }
    }

    void anyCutIsNoticed() {
        const std::string whole = fileOf(two("[0,4]", "[4,8]"), 8);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            writeFileAtomically(path("cut"), std::string_view(whole).substr(0, size));
            QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFile(path("cut")));
        }
    }

    void anyDamagedByteIsReadOrRefused() {
        const std::string whole = fileOf(two("[0,4]", "[4,8]"), 8);
        for (std::size_t i = 0; i + 8 < whole.size(); ++i) {
            for (const unsigned char value : {0x00, 0x22, 0x2d, 0x39, 0x7b, 0xff}) {
                std::string damaged = whole;
                damaged[i] = static_cast<char>(value);
                writeFileAtomically(path("damaged"), damaged);
                try {
                    const SafetensorsFile file(path("damaged"));
                    for (const std::string& name : file.names()) {
                        QVERIFY(file.tensor(name).data.size() <= 8);
                    }
                } catch (const Error&) {
                }
            }
        }
    }

    void whatCannotBeWrittenIsRefused() {
        const std::vector<std::uint8_t> data(4);
        const TensorView tensor{.name = "a", .type = TensorType::F32, .shape = {1}, .data = data};
        TensorView wrong = tensor;
        wrong.shape = {2};
        TensorView reserved = tensor;
        reserved.name = "__metadata__";
        QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(path("w"), {wrong}));
        QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(path("w"), {tensor, tensor}));
        QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(path("w"), {reserved}));
        QVERIFY(!fs::exists(path("w")));
    }

    void missingTensorsAndFilesAreNamed() {
        writeFileAtomically(path("none"), fileOf("{}", 0));
        try {
            static_cast<void>(SafetensorsFile(path("none")).tensor("head.fc.weight"));
            QFAIL("found");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("head.fc.weight") != std::string::npos);
        }
        QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFile(path("nowhere")));
        QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFile(fs::path(m_folder.path().toStdString())));
    }
};

QTEST_GUILESS_MAIN(WeightFileTest)
#include "WeightFileTest.moc"
