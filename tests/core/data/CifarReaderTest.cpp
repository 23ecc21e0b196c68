// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CifarReader.h"

#include <QTemporaryDir>
#include <QtTest>
#include <functional>

#include "base/Error.h"
#include "base/Files.h"
#include "data/DatasetReader.h"

using namespace docent;

namespace {

/// One record: its labels, then planes of one value each, but for the first pixel of red, 255, and the last of blue, 1.
std::string record(const std::string& labels, int red, int green, int blue) {
    std::string bytes = labels;
    for (const int value : {red, green, blue}) {
        bytes.append(1024, static_cast<char>(value));
    }
    bytes[labels.size()] = static_cast<char>(255);
    bytes.back() = 1;
    return bytes;
}

std::string label(int value) {
    return std::string(1, static_cast<char>(value));
}

}  // namespace

class CifarReaderTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }
    void write(const std::string& name, const std::string& bytes) const { writeFileAtomically(folder() / name, bytes); }
    void writeTen() const {
        write("batches.meta.txt", "airplane\nautomobile\r\nbird\n\n");
        write("data_batch_1.bin", record(label(0), 10, 20, 30) + record(label(2), 40, 50, 60));
        write("data_batch_2.bin", record(label(1), 70, 80, 90));
        write("test_batch.bin", record(label(2), 1, 2, 3));
    }
    void writeHundred() const {
        write("coarse_label_names.txt", "aquatic_mammals\nfish\n");
        write("fine_label_names.txt", "beaver\nshark\ntrout\n");
        write("train.bin", record(label(0) + label(0), 1, 2, 3) + record(label(1) + label(2), 4, 5, 6) +
                               record(label(1) + label(1), 7, 8, 9));
        write("test.bin", record(label(1) + label(2), 10, 11, 12));
    }
    [[nodiscard]] Catalog read() const {
        RunContext context;
        return createDatasetReader(DatasetFormat::Auto, folder())->read(folder(), context);
    }
    [[nodiscard]] QString failure() const {
        try {
            (void)read();
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsTheTen() {
        writeTen();
        QCOMPARE(*CifarReader().recognise(folder()), "it holds data_batch_1.bin of the binary version of CIFAR");
        const Catalog catalog = read();
        QVERIFY(catalog.format == DatasetFormat::Cifar);
        QCOMPARE(catalog.images.size(), 4U);
        QVERIFY(catalog.hasOwnSplits);
        QCOMPARE(catalog.images[1].location, "data_batch_1.bin#1");
        QCOMPARE(catalog.hierarchy.path(catalog.images[1].label), "bird");
        QCOMPARE(catalog.hierarchy.path(catalog.images[2].label), "automobile");
        QVERIFY(catalog.images[2].split == Split::Train);
        QVERIFY(catalog.images[3].split == Split::Test);

        const auto source = CifarReader().open(catalog);
        const Picture picture = source->get(1, 0);
        QCOMPARE(picture.width, 32);
        QCOMPARE(picture.height, 32);
        QCOMPARE((std::vector<int>{picture.pixels[0], picture.pixels[1], picture.pixels[2]}),
                 (std::vector<int>{255, 50, 60}));
        QCOMPARE((std::vector<int>{picture.pixels[3], picture.pixels[4], picture.pixels[5]}),
                 (std::vector<int>{40, 50, 60}));
        QCOMPARE(static_cast<int>(picture.pixels.back()), 1);
        QCOMPARE(source->fingerprint(0), source->fingerprint(1));
        QVERIFY(source->fingerprint(0) != source->fingerprint(2));
    }

    void readsTheHundredInTwoLevels() {
        writeHundred();
        const Catalog catalog = read();
        QCOMPARE(catalog.images.size(), 4U);
        QCOMPARE(catalog.hierarchy.path(catalog.images[0].label), "aquatic_mammals/beaver");
        QCOMPARE(catalog.hierarchy.path(catalog.images[1].label), "fish/trout");
        QCOMPARE(catalog.images[1].label, catalog.images[3].label);
        QCOMPARE(catalog.count(Split::Test), 1);
        const auto source = CifarReader().open(catalog);
        QCOMPARE(static_cast<int>(source->get(3, 0).pixels[4]), 11);
    }

    void withoutATestPartItIsDrawn() {
        writeTen();
        fs::remove(folder() / "test_batch.bin");
        const Catalog catalog = read();
        QVERIFY(!catalog.hasOwnSplits);
        QCOMPARE(catalog.count(Split::Unassigned), 3);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("told");
        const QByteArray whole = QByteArray::fromStdString(record(label(0), 1, 2, 3));
        QTest::newRow("truncated") << "data_batch_2.bin" << whole.left(3000) << "no whole number of records of 3073";
        QTest::newRow("empty") << "data_batch_2.bin" << QByteArray() << "0 bytes";
        QTest::newRow("one byte more") << "data_batch_2.bin" << (whole + 'x') << "ends at byte 3073";
        QTest::newRow("unknown label") << "data_batch_2.bin"
                                       << (whole + QByteArray::fromStdString(record(label(9), 1, 2, 3)))
                                       << "the label 9, but the names are 3, at byte 3073";
        QTest::newRow("no names") << "batches.meta.txt" << QByteArray("\n\n") << "no names of classes";
        QTest::newRow("a slash") << "batches.meta.txt" << QByteArray("a\nb/c\n") << "line 2";
    }

    void saysWhatIsWrong() {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, told);
        writeTen();
        write(file.toStdString(), bytes.toStdString());
        QVERIFY2(failure().contains(told), qPrintable(failure()));
        QVERIFY(failure().contains(file));
    }

    void picklesAreNotOpened() {
        for (const auto& [data, names] : {std::pair("data_batch_1", "batches.meta"), std::pair("train", "meta")}) {
            const QTemporaryDir folder;
            const fs::path path = folder.path().toStdString();
            writeFileAtomically(path / data, "\x80\x02}q\x01");
            writeFileAtomically(path / names, "\x80\x02}q\x01");
            try {
                (void)createDatasetReader(DatasetFormat::Auto, path);
                QFAIL("a pickle was taken");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("Take the binary version") != std::string::npos, error.what());
            }
        }
    }

    void levelsHaveToAgree() {
        writeHundred();
        write("test.bin", record(label(0) + label(2), 1, 2, 3));
        QVERIFY2(failure().contains("'trout' lies under 'aquatic_mammals' here"), qPrintable(failure()));
        write("test.bin", record(label(7) + label(2), 1, 2, 3));
        QVERIFY2(failure().contains("coarse label 7"), qPrintable(failure()));
    }

    void filesThatGoAreToldOf() {
        writeTen();
        const Catalog catalog = read();
        write("data_batch_1.bin", record(label(0), 1, 2, 3));
        fs::remove(folder() / "data_batch_2.bin");
        const auto source = CifarReader().open(catalog);
        QCOMPARE(static_cast<int>(source->get(0, 0).pixels[1]), 2);
        QVERIFY_THROWS_EXCEPTION(Error, (void)source->get(1, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)source->get(2, 0));
        // Cut short while it is open.
        fs::resize_file(folder() / "data_batch_1.bin", 100);
        QVERIFY_THROWS_EXCEPTION(Error, (void)source->get(0, 0));
    }
};

QTEST_GUILESS_MAIN(CifarReaderTest)
#include "CifarReaderTest.moc"
