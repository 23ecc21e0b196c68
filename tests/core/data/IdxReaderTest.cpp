// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/IdxReader.h"

#include <sys/resource.h>
#include <zlib.h>

#include <QtTest>
#include <filesystem>
#include <fstream>

#include "base/Error.h"

using namespace docent;
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

void append(Bytes& bytes, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    }
}

/// `count` pictures of 3 x 2; sample k of picture i is i * 10 + k.
Bytes imagesOf(std::uint32_t count, std::uint32_t magic = 0x803) {
    Bytes bytes;
    append(bytes, magic);
    append(bytes, count);
    append(bytes, 2);
    append(bytes, 3);
    for (std::uint32_t i = 0; i < count * 6; ++i) {
        bytes.push_back(static_cast<std::uint8_t>(i / 6 * 10 + i % 6));
    }
    return bytes;
}

Bytes labelsOf(const Bytes& labels, std::uint32_t magic = 0x801) {
    Bytes bytes;
    append(bytes, magic);
    append(bytes, static_cast<std::uint32_t>(labels.size()));
    bytes.insert(bytes.end(), labels.begin(), labels.end());
    return bytes;
}

struct Folder {
    QTemporaryDir folder;
    fs::path root = folder.path().toStdString();

    void plain(const std::string& name, const Bytes& bytes) const {
        std::ofstream(root / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    void gzipped(const std::string& name, const Bytes& bytes) const {
        const gzFile file = ::gzopen((root / name).c_str(), "wb");
        ::gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
        ::gzclose(file);
    }
    [[nodiscard]] Catalog read(const std::string& name = {}) const {
        RunContext context;
        return IdxReader().read(name.empty() ? root : root / name, context);
    }
    [[nodiscard]] QByteArray error(const std::string& name = {}) const {
        try {
            (void)read(name);
        } catch (const Error& problem) {
            return problem.what();
        }
        return {};
    }
};

}  // namespace

class IdxReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBothParts_data() {
        QTest::addColumn<bool>("gzip");
        QTest::newRow("plain") << false;
        QTest::newRow("gzipped") << true;
    }
    void readsBothParts() {
        QFETCH(bool, gzip);
        const Folder folder;
        const std::string ending = gzip ? ".gz" : "";
        const auto write = [&](const std::string& name, const Bytes& bytes) {
            gzip ? folder.gzipped(name + ending, bytes) : folder.plain(name, bytes);
        };
        write("train-images-idx3-ubyte", imagesOf(4));
        write("train-labels-idx1-ubyte", labelsOf({7, 0, 7, 11}));
        write("t10k-images-idx3-ubyte", imagesOf(2));
        write("t10k-labels-idx1-ubyte", labelsOf({0, 3}));
        const Catalog catalog = folder.read();
        QVERIFY(catalog.hasOwnSplits);
        QVERIFY(catalog.format == DatasetFormat::Idx);
        QCOMPARE(catalog.root, folder.root);
        QCOMPARE(catalog.images.size(), std::size_t{6});
        QCOMPARE(catalog.count(Split::Train), 4);
        QCOMPARE(catalog.count(Split::Test), 2);
        QCOMPARE(catalog.images[3].location, "train-images-idx3-ubyte" + ending + "#3");
        QCOMPARE(catalog.hierarchy.path(catalog.images[3].label), std::string("11"));
        // Classes lie in the order of their numbers, not of their first picture or their spelling.
        std::vector<std::string> names;
        for (const NodeId node : catalog.classes()) {
            names.push_back(catalog.hierarchy.path(node));
        }
        QCOMPARE(names, (std::vector<std::string>{"0", "3", "7", "11"}));

        const IdxReader reader;
        const auto source = reader.open(catalog);
        QCOMPARE(source->size(), 6);
        const Picture picture = source->get(2, 0);
        QCOMPARE(picture.width, 3);
        QCOMPARE(picture.height, 2);
        const Bytes expected{20, 20, 20, 21, 21, 21, 22, 22, 22, 23, 23, 23, 24, 24, 24, 25, 25, 25};
        QVERIFY(picture.pixels == expected);
        QCOMPARE(int{source->get(5, 0).pixels[0]}, 10);
        QVERIFY(source->fingerprint(0) == source->fingerprint(3));
        QVERIFY(source->fingerprint(0) != "missing");
    }

    void readsOneFile() {
        const Folder folder;
        folder.plain("emnist-images-idx3-ubyte", imagesOf(2));
        folder.gzipped("emnist-labels-idx1-ubyte.gz", labelsOf({1, 2}));
        const Catalog catalog = folder.read("emnist-images-idx3-ubyte");
        QCOMPARE(catalog.images.size(), std::size_t{2});
        QVERIFY(!catalog.hasOwnSplits);
        QVERIFY(catalog.images[0].split == Split::Unassigned);
        QCOMPARE(catalog.root, folder.root);
    }

    void spellingWithADot() {
        const Folder folder;
        folder.plain("train-images.idx3-ubyte", imagesOf(2));
        folder.plain("train-labels.idx1-ubyte", labelsOf({1, 2}));
        const Catalog catalog = folder.read();
        QCOMPARE(catalog.images.size(), std::size_t{2});
        QVERIFY(!catalog.hasOwnSplits);
    }

    void saysWhatIsWrongAndWhere() {
        const auto errorFor = [](const Bytes& images, const Bytes& labels) {
            const Folder folder;
            folder.plain("train-images-idx3-ubyte", images);
            folder.plain("train-labels-idx1-ubyte", labels);
            return folder.error();
        };
        const Bytes images = imagesOf(3);
        const Bytes labels = labelsOf({1, 2, 3});
        QVERIFY(errorFor(images, labels).isEmpty());
        QVERIFY(errorFor(imagesOf(3, 0x802), labels).contains("0x00000802 instead of 0x00000803, at byte 0"));
        QVERIFY(errorFor(images, labelsOf({1, 2, 3}, 0x803)).contains("train-labels-idx1-ubyte: it begins with"));
        QVERIFY(errorFor(images, labelsOf({1, 2})).contains("3 pictures, but train-labels-idx1-ubyte holds 2 labels"));
        QVERIFY(errorFor({0, 0, 8}, labels).contains("ends within its header at byte 3"));
        Bytes longer = images;
        longer.push_back(0);
        QVERIFY(errorFor(longer, labels).contains("goes on after the 3 entries of its header at byte 34"));
        Bytes shorter = images;
        shorter.pop_back();
        const QByteArray error = errorFor(shorter, labels);
        QVERIFY2(error.contains("is truncated") && error.contains("at byte 33"), error.constData());
        QVERIFY2(error.contains("3 entries, which makes 34 bytes"), error.constData());
        QVERIFY(errorFor(images,
                         [&] {
                             Bytes more = labels;
                             more.push_back(9);
                             return more;
                         }())
                    .contains("longer than its header says: it has 12 bytes, and goes on after the 3 entries"));
    }

    void believesNoHeaderBeforeTheDataAreThere_data() {
        QTest::addColumn<bool>("gzip");
        QTest::newRow("plain") << false;
        QTest::newRow("gzipped") << true;
    }
    void believesNoHeaderBeforeTheDataAreThere() {
        // 8 MB that say to be 8 GB. Memory that was touched once shows in the process's peak for good.
        QFETCH(bool, gzip);
        const Folder folder;
        Bytes bytes;
        for (const std::uint32_t number : {0x803U, 10'900'000U, 28U, 28U}) {
            append(bytes, number);
        }
        // Noise, which gzip does not make smaller.
        std::uint64_t state = 1;
        while (bytes.size() < 8'300'000) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            bytes.push_back(static_cast<std::uint8_t>(state >> 56));
        }
        const std::string name = "train-images-idx3-ubyte";
        gzip ? folder.gzipped(name + ".gz", bytes) : folder.plain(name, bytes);
        folder.plain("train-labels-idx1-ubyte", labelsOf({1}));
        const auto peak = [] {
            struct rusage usage {};
            ::getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss;  // kB
        };
        const long before = peak();
        const QByteArray error = folder.error();
        QVERIFY2(error.contains("is truncated") && error.contains("at byte 8300000"), error.constData());
        QVERIFY2(peak() - before < 100'000, qPrintable(QString("%1 kB more").arg(peak() - before)));
    }

    void readsSetsOfSeveralPieces() {
        // 12 MB: the reader holds pieces of about 4 MB, and the last picture of one lies beside the first of the next.
        constexpr std::uint32_t count = 2'000'003;
        for (const bool gzip : {false, true}) {
            const Folder folder;
            const std::string ending = gzip ? ".gz" : "";
            gzip ? folder.gzipped("train-images-idx3-ubyte.gz", imagesOf(count))
                 : folder.plain("train-images-idx3-ubyte", imagesOf(count));
            folder.plain("train-labels-idx1-ubyte", labelsOf(Bytes(count, 1)));
            Catalog catalog = folder.read();
            QCOMPARE(catalog.images.size(), std::size_t{count});
            const auto source = IdxReader().open(catalog);
            const std::int64_t inPiece = (std::int64_t{1} << 22) / 6;
            for (const std::int64_t i : {std::int64_t{0}, inPiece - 1, inPiece, 2 * inPiece, std::int64_t{count} - 1}) {
                const Picture picture = source->get(i, 0);
                QCOMPARE(int{picture.pixels[0]}, static_cast<int>(i * 10 % 256));
                QCOMPARE(int{picture.pixels[17]}, static_cast<int>((i * 10 + 5) % 256));
            }
        }
    }

    void refusesAbsurdSizesAtOnce() {
        const auto errorFor = [](std::uint32_t count, std::uint32_t rows, std::uint32_t columns) {
            const Folder folder;
            Bytes bytes;
            for (const std::uint32_t number : {0x803U, count, rows, columns}) {
                append(bytes, number);
            }
            bytes.resize(100);
            folder.gzipped("train-images-idx3-ubyte.gz", bytes);
            folder.plain("train-labels-idx1-ubyte", labelsOf({1}));
            return folder.error();
        };
        QVERIFY(errorFor(0xffffffff, 28, 28).contains("4294967295 entries"));
        QVERIFY(errorFor(100'000'001, 1, 1).contains("100000001 entries"));
        QVERIFY(errorFor(1, 0xffffffff, 1).contains("pixels a picture"));
        QVERIFY(errorFor(1, 0, 28).contains("pixels a picture"));
        QVERIFY(errorFor(0, 28, 28).contains("0 entries"));
        // What the header says would fit in memory, but not in this file.
        QVERIFY(errorFor(1'000'000, 28, 28).contains("more than a file of"));
    }

    void saysThatGzipIsTruncated() {
        const Folder folder;
        folder.gzipped("train-images-idx3-ubyte.gz", imagesOf(200));
        folder.plain("train-labels-idx1-ubyte", labelsOf(Bytes(200, 1)));
        QVERIFY(folder.error().isEmpty());
        const fs::path path = folder.root / "train-images-idx3-ubyte.gz";
        const auto size = fs::file_size(path);
        for (const std::uintmax_t length : {size - 1, size - 9, size / 2, std::uintmax_t{12}}) {
            fs::resize_file(path, length);
            const QByteArray error = folder.error();
            QVERIFY2(error.contains("truncated") && error.contains("at byte"), error.constData());
        }
    }

    void saysThatGzipIsDamaged() {
        const Folder folder;
        folder.gzipped("train-images-idx3-ubyte.gz", imagesOf(200));
        folder.plain("train-labels-idx1-ubyte", labelsOf(Bytes(200, 1)));
        std::fstream file(folder.root / "train-images-idx3-ubyte.gz", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-6, std::ios::end);  // the checksum
        file.put('\x55');
        file.close();
        QVERIFY(folder.error().contains("damaged gzip data"));
    }

    void saysWhatIsMissing() {
        const Folder folder;
        QVERIFY(folder.error().contains("holds no train-images-idx3-ubyte"));
        folder.plain("train-images-idx3-ubyte", imagesOf(1));
        QVERIFY(folder.error().contains("looked for") && folder.error().contains("train-labels-idx1-ubyte.gz"));
        QVERIFY(folder.error("none").contains("no such file"));
    }

    void isRecognised() {
        const Folder folder;
        QVERIFY(!IdxReader().recognise(folder.root));
        folder.gzipped("train-images-idx3-ubyte.gz", imagesOf(1));
        folder.plain("other.bin", {1, 2, 3, 4, 5});
        QCOMPARE(IdxReader().recognise(folder.root).value(), std::string("it holds train-images-idx3-ubyte.gz"));
        QVERIFY(IdxReader().recognise(folder.root / "train-images-idx3-ubyte.gz"));
        QVERIFY(!IdxReader().recognise(folder.root / "other.bin"));
        QVERIFY(createDatasetReader(DatasetFormat::Auto, folder.root)->format() == DatasetFormat::Idx);
    }

    void aFileThatWentAwayIsNoticedOnlyWhenItIsRead() {
        const Folder folder;
        folder.plain("train-images-idx3-ubyte", imagesOf(2));
        folder.plain("train-labels-idx1-ubyte", labelsOf({1, 2}));
        const Catalog catalog = folder.read();
        fs::remove(folder.root / "train-images-idx3-ubyte");
        const auto source = IdxReader().open(catalog);
        QCOMPARE(source->fingerprint(1), std::string("missing"));
        QVERIFY_EXCEPTION_THROWN((void)source->get(1, 0), Error);
        Catalog wrong = catalog;
        wrong.images[0].location = "train-images-idx3-ubyte";
        QVERIFY_EXCEPTION_THROWN((void)IdxReader().open(wrong), Error);
    }
};

QTEST_GUILESS_MAIN(IdxReaderTest)
#include "IdxReaderTest.moc"
