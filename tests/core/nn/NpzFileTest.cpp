// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <numeric>

#include "base/Error.h"
#include "nn/NpzFile.h"
#include "support/NpzBytes.h"
#include "support/Python.h"

using namespace docent;

namespace {

const std::vector<float> six = {1, -2, 3.5F, 0.25F, -0.125F, 1024};

template <typename Bits>
std::string swapped(const std::vector<Bits>& values) {
    std::string bytes = bytesOf(values);
    for (std::size_t i = 0; i < bytes.size(); i += sizeof(Bits)) {
        std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(i),
                     bytes.begin() + static_cast<std::ptrdiff_t>(i + sizeof(Bits)));
    }
    return bytes;
}

std::vector<double> asDoubles(const std::vector<float>& values) {
    return {values.begin(), values.end()};
}

/// Without rounding: the values have few digits.
std::vector<std::uint16_t> asBFloat16(const std::vector<float>& values) {
    std::vector<std::uint16_t> halves;
    for (const float value : values) {
        halves.push_back(static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16));
    }
    return halves;
}

const std::vector<std::uint16_t> sixHalves = {0x3c00, 0xc000, 0x4300, 0x3400, 0xb000, 0x6400};

ZipPart array(const std::string& descr, const std::string& data, bool fortran = false,
              const std::string& shape = "(2, 3)") {
    return {.name = "a.npy", .content = npyBytes(npyHeader(descr, shape, fortran), data)};
}

ZipPart whole() {
    return array("<f4", bytesOf(six));
}

ZipPart packed(ZipPart part) {
    part.isDeflated = true;
    return part;
}

ZipPart changed(ZipPart part, const std::function<void(ZipPart&)>& change) {
    change(part);
    return part;
}

}  // namespace

class NpzFileTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path write(const std::string& bytes) const {
        fs::path path = fs::path(m_folder.path().toStdString()) / "a.npz";
        QFile file(QString::fromStdString(path.string()));  // some thousand of them: none waits for the disk
        if (!file.open(QFile::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0) {
            throw Error("cannot write");
        }
        return path;
    }

    static std::vector<float> readAll(const NpzFile& file, std::size_t index = 0) {
        const NpzArray& array = file.arrays().at(index);
        std::vector<float> values(array.header.dataBytes / array.header.itemBytes);
        file.read(index, values, rowMajorStrides(array.shape()));
        return values;
    }

private Q_SLOTS:
    void readsWhatNumPyWrites_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto add = [](const char* name, const std::vector<ZipPart>& parts, const ZipOptions& options = {}) {
            QTest::newRow(name) << QByteArray::fromStdString(zipBytes(parts, options));
        };
        const std::vector<float> columns = {1, 0.25F, -2, -0.125F, 3.5F, 1024};
        add("f4", {whole()});
        add("f4, deflated", {packed(whole())});
        add("f4, big-endian", {array(">f4", swapped(six))});
        add("f4, Fortran order", {array("<f4", bytesOf(columns), true)});
        add("f2", {array("<f2", bytesOf(sixHalves))});
        add("f2, big-endian, deflated", {packed(array(">f2", swapped(sixHalves)))});
        add("f8", {array("<f8", bytesOf(asDoubles(six)))});
        add("f8, big-endian, Fortran order", {array(">f8", swapped(asDoubles(columns)), true)});
        add("bfloat16 as ml_dtypes has it", {array("|V2", bytesOf(asBFloat16(six)))});
        add("bfloat16, little-endian", {array("<V2", bytesOf(asBFloat16(six)))});
        add("bfloat16 by name", {array("bfloat16", bytesOf(asBFloat16(six)))});
        add("zip64", {whole()}, {.zip64 = true});
        add("zip64, deflated", {packed(whole())}, {.zip64 = true});
        add("a comment behind", {whole()}, {.comment = "PK\5\6 is no end of an archive"});
        add("a folder beside", {whole(), {.name = "folder/", .content = ""}});
        add("sizes behind the data", {changed(whole(), [](ZipPart& part) { part.flags = 8; })});
        add("Python 2's long numbers", {array("<f4", bytesOf(six), false, "(2L, 3L)")});
        add("keys in another order",
            {{.name = "a.npy",
              .content = npyBytes("{\"shape\": (2,3), 'fortran_order': False, 'descr': '<f4'}", bytesOf(six))}});
        std::string second = npyBytes(npyHeader("<f4", "(2, 3)"), bytesOf(six));
        second[6] = 2;
        second.insert(10, 2, '\0');
        add("version 2", {{.name = "a.npy", .content = second}});
    }
    void readsWhatNumPyWrites() {
        QFETCH(QByteArray, bytes);
        const NpzFile file(write(bytes.toStdString()));
        QCOMPARE(file.arrays().size(), std::size_t{1});
        QCOMPARE(file.arrays()[0].name, std::string("a"));
        QCOMPARE(file.arrays()[0].shape(), (std::vector<std::int64_t>{2, 3}));
        QVERIFY(file.arrays()[0].isFloat());
        QCOMPARE(readAll(file), six);
    }

    void changesTheOrderOfTheIndicesOnTheWay() {
        std::vector<float> values(2 * 3 * 4 * 5);
        std::iota(values.begin(), values.end(), 0.F);
        const NpzFile file(write(zipBytes({packed(array("<f4", bytesOf(values), false, "(2, 3, 4, 5)"))})));
        // [h, w, in, out] to [out, in, h, w]
        std::vector<float> turned(values.size());
        file.read(0, turned, {3, 1, 6, 24});
        for (std::size_t h = 0; h < 2; ++h) {
            for (std::size_t w = 0; w < 3; ++w) {
                for (std::size_t i = 0; i < 4; ++i) {
                    for (std::size_t o = 0; o < 5; ++o) {
                        QCOMPARE(turned[((o * 4 + i) * 2 + h) * 3 + w], values[((h * 3 + w) * 4 + i) * 5 + o]);
                    }
                }
            }
        }
    }

    void everyHalfIsItsFloat() {
        QCOMPARE(readAll(NpzFile(write(zipBytes(
                     {array("<f2", bytesOf<std::uint16_t>({0x0001, 0x8001, 0x03ff, 0x0400, 0x7bff, 0x8000}))})))),
                 (std::vector<float>{0x1p-24F, -0x1p-24F, 1023 * 0x1p-24F, 0x1p-14F, 65504, -0.F}));
    }

    void emptyAndSingleValues() {
        const NpzFile file(
            write(zipBytes({changed(array("<f4", "", false, "(0, 7)"), [](ZipPart& p) { p.name = "none.npy"; }),
                            array("<f8", bytesOf<double>({2.5}), false, "()"),
                            {.name = "words.npy", .content = npyBytes(npyHeader("<U3", "(1,)"), std::string(12, 'x'))},
                            {.name = "step.npy", .content = npyBytes(npyHeader("<i8", "()"), std::string(8, '\1'))}})));
        QVERIFY(readAll(file, 0).empty());
        QCOMPARE(readAll(file, 1), std::vector<float>{2.5F});
        QVERIFY(!file.arrays()[2].isFloat() && !file.arrays()[3].isFloat());
        QVERIFY_THROWS_EXCEPTION(Error, (void)readAll(file, 3));
    }

    void refusesInOneSentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("whenRead");  // seen when the data are read, not before
        const auto add = [](const char* name, const std::string& bytes, const char* what, bool whenRead = false) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(what) << whenRead;
        };
        const std::string good = zipBytes({whole()});
        const auto with = [](const std::function<void(ZipPart&)>& change) {
            return zipBytes({changed(whole(), change)});
        };
        const auto withPacked = [](const std::function<void(ZipPart&)>& change) {
            return zipBytes({changed(packed(whole()), change)});
        };
        const auto headed = [](const std::string& header, const std::string& data = bytesOf(six)) {
            return zipBytes({{.name = "a.npy", .content = npyBytes(header, data)}});
        };
        // The archive.
        add("nothing", "", "truncated");
        add("no archive", std::string(1000, 'x'), "truncated");
        add("truncated within the directory", good.substr(0, good.size() - 30), "truncated");
        add("truncated within the data", good.substr(0, 100), "truncated");
        add("the first half is missing", good.substr(90), "byte");
        add("directory beyond the file", zipBytes({whole()}, {.directoryOffset = 1'000'000}),
            "does not lie in the file");
        add("directory too long", zipBytes({whole()}, {.directoryBytes = 1'000'000}), "does not lie in the file");
        add("directory too short", zipBytes({whole()}, {.directoryBytes = 20}), "has room for");
        add("fewer entries than there are",
            zipBytes({whole(), changed(whole(), [](ZipPart& p) { p.name = "b.npy"; })}, {.entries = 1}),
            "its directory is damaged");
        add("more entries than there are", zipBytes({whole()}, {.entries = 2}), "has room for");
        add("entries that are none", zipBytes({whole()}, {.directoryOffset = 4}), "damaged");
        add("zip64 directory elsewhere",
            zipBytes({whole()}, {.zip64 = true, .directoryOffset = std::uint64_t{1} << 40}),
            "does not lie in the file");
        add("zip64 with all bits set",
            zipBytes({whole()}, {.zip64 = true, .entries = ~std::uint64_t{0}, .directoryBytes = ~std::uint64_t{0}}),
            "does not lie in the file");
        std::string lost = zipBytes({whole()}, {.zip64 = true});
        lost.erase(lost.size() - 42, 20);  // the record that tells where the zip64 directory is
        add("zip64 without its locator", lost, "missing");
        std::string moved = zipBytes({whole()}, {.zip64 = true});
        moved[moved.size() - 42 + 8] = '\1';
        add("zip64 locator that lies", moved, "is not there");
        add("zip64 sizes that are missing", with([](ZipPart& p) { p.bytes = 0xffffffffU; }), "are missing");
        add("one name twice", zipBytes({whole(), whole()}), "'a.npy' stands in its directory twice");
        add("another name where it lies", with([](ZipPart& p) { p.localName = "b.npy"; }), "is called 'b.npy'");
        add("member beyond the file", with([](ZipPart& p) { p.bytes = p.packedBytes = 5000; }), "truncated or damaged");
        add("member at no header", with([](ZipPart& p) { p.offset = 3; }), "no header of the member");
        add("member behind the directory", with([](ZipPart& p) { p.offset = 5000; }), "no header of the member");
        add("encrypted", with([](ZipPart& p) { p.flags = 1; }), "encrypted");
        add("another method", with([](ZipPart& p) { p.method = 14; }), "packed by method 14");
        add("stored, of two sizes", with([](ZipPart& p) { p.bytes = 7; }), "is stored and says 7 bytes");
        add("overlapping members",
            zipBytes({whole(), changed(whole(),
                                       [](ZipPart& p) {
                                           p.name = p.content = "b.npy";
                                           p.localName = "a.npy";
                                           p.offset = 0;
                                       })}),
            "called");
        const std::string inside = zipBytes({changed(whole(), [](ZipPart& p) { p.name = "b.npy"; })});
        add("a member within another",
            zipBytes({{.name = "a.npy", .content = inside},
                      changed(whole(),
                              [](ZipPart& p) {
                                  p.name = "b.npy";
                                  p.offset = 35;
                              })}),
            "overlap");
        // What it unpacks to.
        add("wrong checksum", with([](ZipPart& p) { p.checksum = 1; }), "checksum", true);
        add("wrong checksum, deflated", withPacked([](ZipPart& p) { p.checksum = 1; }), "checksum", true);
        add(
            "a flipped bit",
            [&] {
                std::string bytes = good;
                bytes[bytes.find("NUMPY") + 127] ^= 1;
                return bytes;
            }(),
            "checksum", true);
        add("damaged deflate data", withPacked([](ZipPart& p) { p.packed = std::string(100, '\xff'); }),
            "damaged deflate data");
        add("deflate data cut short", withPacked([](ZipPart& p) {
                p.packed = deflated(p.content);
                p.packed->resize(p.packed->size() - 4);
            }),
            "unpacks to less than", true);
        add("unpacks to more than it declares",
            withPacked([](ZipPart& p) { p.packed = deflated(p.content + std::string(1'000'000, '\0')); }),
            "unpacks to more than", true);
        add("garbage behind the deflate data",
            withPacked([](ZipPart& p) { p.packed = deflated(p.content) + "garbage"; }), "do not end with its content",
            true);
        add("a bomb by its size", withPacked([](ZipPart& p) { p.bytes = 4'000'000'000U; }), "more than such data can");
        add("a bomb by zip64 size",
            zipBytes({changed(packed(whole()), [](ZipPart& p) { p.bytes = std::uint64_t{1} << 50; })}, {.zip64 = true}),
            "more than such data can");
        add("a bomb of zeros",
            zipBytes({packed(
                {.name = "a.npy", .content = npyBytes(npyHeader("<f4", "(2, 3)"), std::string(10'000'000, '\0'))})}),
            "which are 24 bytes, but 10000000 follow it");
        // The header of the array.
        add("no array", zipBytes({{.name = "a.npy", .content = "hello, this is text"}}), "does not begin like one");
        add("empty", zipBytes({{.name = "a.npy", .content = ""}}), "ends within its content");
        add("no .npy", zipBytes({{.name = "a.txt", .content = "hello"}}), "does not end in .npy");
        add(
            "version 9",
            [&] {
                ZipPart part = whole();
                part.content[6] = 9;
                part.checksum = zipChecksum(part.content);
                return zipBytes({part});
            }(),
            "version 9");
        add(
            "header beyond the member",
            [&] {
                ZipPart part = whole();
                part.content[9] = 3;
                return zipBytes({part});
            }(),
            "ends within its content");
        add(
            "header of 60 kB",
            [&] {
                ZipPart part = whole();
                part.content[9] = '\xf0';
                part.content += std::string(70'000, ' ');
                return zipBytes({part});
            }(),
            "are the most that there can be");
        add("larger shape than data", headed(npyHeader("<f4", "(2, 4)")), "which are 32 bytes, but 24 follow it");
        add("smaller shape than data", headed(npyHeader("<f4", "(2, 2)")), "which are 16 bytes, but 24 follow it");
        add("shape that overflows", headed(npyHeader("<f4", "(4294967296, 4294967296, 2)")), "no memory can hold");
        add("shape that overflows to the right size", headed(npyHeader("<f4", "(6, 4611686018427387905)")),
            "no memory can hold");
        add("number that overflows", headed(npyHeader("<f4", "(99999999999999999999,)")), "a size that is too large");
        add("negative size", headed(npyHeader("<f4", "(-2, -3)")), "a negative size");
        add("shape of words", headed(npyHeader("<f4", "('a', 'b')")), "says no sizes");
        add(
            "65 dimensions",
            [&] {
                std::string shape = "(";
                for (int i = 0; i < 65; ++i) {
                    shape += "1, ";
                }
                return headed(npyHeader("<f4", shape + ")"));
            }(),
            "more than 64 dimensions");
        add("no dictionary", headed("exit()"), "not the dictionary");
        add("dictionary without an end", headed("{'descr': '<f4', "), "not the dictionary");
        add("a key twice", headed("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (6,)}"), "twice");
        add("a key too many", headed("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'x': 1}"),
            "which is none");
        add("a key too few", headed("{'descr': '<f4', 'shape': (6,)}"), "does not tell type, order and shape");
        add("code behind", headed("{'descr': '<f4', 'fortran_order': False, 'shape': (6,)}; exit()"), "nothing else");
        add("objects", headed(npyHeader("|O", "(6,)")), "is never loaded here");
        add("a table with objects", headed("{'descr': [('a', '|O')], 'fortran_order': False, 'shape': (6,)}"),
            "table of several fields");
        add("an unknown type", headed(npyHeader("<q9", "(6,)")), "none of NumPy's");
        add("a type of no size", headed(npyHeader("<f0", "(6,)")), "none of NumPy's");
        add("a checkpoint of PyTorch", zipBytes({{.name = "archive/data.pkl", .content = "\x80\2c"}}), "never loads");
        // The values.
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float infinity = std::numeric_limits<float>::infinity();
        add("NaN", zipBytes({array("<f4", bytesOf<float>({1, 2, 3, nan, 5, 6}))}), "not a finite number", true);
        add("infinity", zipBytes({array("<f4", bytesOf<float>({1, 2, 3, 4, 5, -infinity}))}), "not a finite number",
            true);
        add("infinity in half", zipBytes({array("<f2", bytesOf<std::uint16_t>({0x7c00, 0, 0, 0, 0, 0}))}),
            "not a finite number", true);
        add("NaN in bfloat16", zipBytes({array("|V2", bytesOf<std::uint16_t>({0, 0, 0x7fc0, 0, 0, 0}))}),
            "not a finite number", true);
        add("beyond 32 bits", zipBytes({array("<f8", bytesOf<double>({1, 2, 1e300, 4, 5, 6}))}), "beyond what 32 bits",
            true);
        add("whole numbers", zipBytes({array("<i4", bytesOf<std::int32_t>({1, 2, 3, 4, 5, 6}))}),
            "no floating-point numbers", true);
    }
    void refusesInOneSentence() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, what);
        QFETCH(bool, whenRead);
        const fs::path path = write(bytes.toStdString());
        QString message;
        bool wasRead = false;
        try {
            const NpzFile file(path);
            wasRead = true;
            (void)readAll(file);
        } catch (const Error& error) {
            message = error.what();
        }
        QVERIFY2(message.contains(what), qPrintable(message));
        QVERIFY2(message.contains(QString::fromStdString(path.string())), qPrintable(message));
        QVERIFY2(message.contains("byte") || message.contains("floating-point"), qPrintable(message));
        QVERIFY2(message.count(". ") == 1 && message.size() < 400, qPrintable(message));
        QCOMPARE(wasRead, whenRead);
    }

    void aByteThatIsWrongIsNamed() {
        std::vector<float> values(6, 1);
        values[4] = std::numeric_limits<float>::infinity();
        const std::string bytes = zipBytes({array("<f4", bytesOf(values))});
        const std::size_t place = bytes.find(bytesOf<float>({values[4]}));
        try {
            (void)readAll(NpzFile(write(bytes)));
            QFAIL("was read");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(QStringLiteral("at byte %1").arg(place)), error.what());
        }
        try {
            (void)readAll(NpzFile(write(zipBytes({packed(array("<f4", bytesOf(values)))}))));
            QFAIL("was read");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("at byte 144 of its unpacked content"), error.what());
        }
    }

    void anyBytesAreReadOrRefused() {
        const std::string good = zipBytes({whole(), changed(packed(array(">f8", swapped(asDoubles(six)), true)),
                                                            [](ZipPart& part) { part.name = "b.npy"; })},
                                          {.zip64 = true});
        int refused = 0;
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (const char value : {'\0', '\xff', static_cast<char>(good[i] ^ 1), static_cast<char>(good[i] ^ 0x80)}) {
                std::string bytes = good;
                bytes[i] = value;
                try {
                    const NpzFile file(write(bytes));
                    for (std::size_t a = 0; a < file.arrays().size(); ++a) {
                        if (file.arrays()[a].isFloat()) {
                            (void)readAll(file, a);
                        }
                    }
                } catch (const Error&) {
                    ++refused;
                }
            }
        }
        QVERIFY(refused > 1000);
    }

    void readsNumPysOwnFiles() {
        if (!pythonHas("numpy")) {
            QSKIP("python3-numpy is not installed");
        }
        for (const char* save : {"savez", "savez_compressed"}) {
            const PythonRun run = runPython(QStringLiteral(R"(
import numpy
a = numpy.arange(2 * 3 * 4, dtype="<f4").reshape(2, 3, 4)
numpy.%1("numpy.npz", **{"x/one": a, "x/two": numpy.asfortranarray(a.astype(">f8")), "x/half": a.astype("f2"),
         "x/rounded": (a.view("<u4") >> 16).astype("<u2").view("V2")})
)")
                                                .arg(save),
                                            {}, m_folder.path());
            QVERIFY2(run.exitCode == 0, run.errors);
            const NpzFile file(fs::path(m_folder.path().toStdString()) / "numpy.npz");
            QCOMPARE(file.arrays().size(), std::size_t{4});
            std::vector<float> expected(24);
            std::iota(expected.begin(), expected.end(), 0.F);
            for (std::size_t i = 0; i < 4; ++i) {
                QCOMPARE(readAll(file, i), expected);
            }
        }
    }
};

QTEST_GUILESS_MAIN(NpzFileTest)
#include "NpzFileTest.moc"
