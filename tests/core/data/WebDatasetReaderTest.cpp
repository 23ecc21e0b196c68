// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/WebDatasetReader.h"

#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "support/ArchiveFile.h"

using namespace docent;

class WebDatasetReaderTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }
    [[nodiscard]] std::string picture(int grey) const {
        const fs::path file = folder() / "made.png";
        writePng(file, {4, 4, std::vector<std::uint8_t>(48, static_cast<std::uint8_t>(grey))});
        std::string bytes = readFile(file);
        fs::remove(file);
        return bytes;
    }
    static Catalog read(const fs::path& path) {
        RunContext context;
        return createDatasetReader(DatasetFormat::Auto, path)->read(path, context);
    }
    static std::string labelOf(const Catalog& catalog, const std::string& location) {
        for (const ImageRecord& image : catalog.images) {
            if (image.location == location) {
                return catalog.hierarchy.path(image.label);
            }
        }
        return "(none)";
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsShards() {
        fs::create_directory(folder() / "set");
        const fs::path set = folder() / "set";
        writeArchive(set / "train-0000.tar", "tar",
                     {{"000.cls", "1\n"},
                      {"000.png", picture(10)},
                      {"001.png", picture(20)},
                      {"001.cls", "0"},
                      {"001.seg.txt", "x"}});
        writeArchive(set / "set-test-0000.tar", "tar",
                     {{"a/2.png", picture(30)},
                      {"a/2.json", R"({"caption": "c", "label": 1})"},
                      {"a/3.png", picture(40)},
                      {"a/4.png", picture(50)},
                      {"a/4.cls", "7"}});
        writeFileAtomically(set / "classes.txt", "cat\nanimals/owl\n");
        const WebDatasetReader reader;
        QVERIFY(reader.recognise(set)->starts_with("it holds 2 tar archives, such as "));
        const Catalog catalog = read(set);
        QVERIFY(catalog.format == DatasetFormat::WebDataset);
        QCOMPARE(labelOf(catalog, "train-0000.tar#000.png"), "animals/owl");
        QCOMPARE(labelOf(catalog, "train-0000.tar#001.png"), "cat");
        QCOMPARE(labelOf(catalog, "set-test-0000.tar#a/2.png"), "animals/owl");
        QVERIFY(catalog.hasOwnSplits);
        QCOMPARE(catalog.count(Split::Train), 2);
        QCOMPARE(catalog.count(Split::Test), 1);
        std::map<std::string, std::string> skipped;
        for (const SkippedFile& file : catalog.skipped) {
            skipped[file.location] = file.reason;
        }
        QCOMPARE(skipped.at("set-test-0000.tar#a/3.png"), "has no label");
        QCOMPARE(skipped.at("set-test-0000.tar#a/4.png"), "has the label 7, and the names are 2");
        const auto source = createDatasetReader(catalog.format, catalog.root)->open(catalog);
        for (std::int64_t i = catalog.images.size(); i-- > 0;) {
            const std::string& location = catalog.images[static_cast<std::size_t>(i)].location;
            const int grey = location.ends_with("000.png") ? 10 : location.ends_with("001.png") ? 20 : 30;
            QCOMPARE(int{source->get(i, 0).pixels.at(0)}, grey);
        }
    }

    void readsOneShardByItsContent() {
        const fs::path shard = folder() / "part.tar.gz";
        writeArchive(shard, "tar.gz",
                     {{"0.png", picture(10)}, {"0.cls", "owl"}, {"1.png", picture(20)}, {"1.cls", "cat"}});
        const Catalog catalog = read(shard);
        QVERIFY(catalog.format == DatasetFormat::WebDataset);
        QCOMPARE(catalog.root, folder());
        QCOMPARE(labelOf(catalog, "part.tar.gz#1.png"), "cat");
        QCOMPARE(int{createDatasetReader(catalog.format, catalog.root)->open(catalog)->get(1, 0).pixels.at(0)}, 20);
    }

    void saysWhatIsMissing() {
        fs::create_directory(folder() / "set");
        writeArchive(folder() / "set/0.tar", "tar",
                     {{"0.png", picture(10)}, {"1.cls", "owl\nand"}, {"1.png", picture(3)}});
        try {
            (void)read(folder() / "set");
            QFAIL("there is no sample");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what())
                         .contains("holds no sample with a picture and a label; the first that was left "
                                   "out, 0.tar#0.png, has no label"),
                     error.what());
        }
    }

    void aParquetSetIsTold() {
        fs::create_directories(folder() / "set/data");
        writeFileAtomically(folder() / "set/data/train-00000-of-00001.parquet", "PAR1");
        for (const fs::path& path : {folder() / "set", folder() / "set/data/train-00000-of-00001.parquet"}) {
            try {
                (void)read(path);
                QFAIL("Parquet is not read");
            } catch (const Error& error) {
                QVERIFY2(QString(error.what()).contains("needs a build with Apache Arrow"), error.what());
            }
        }
    }
};

QTEST_GUILESS_MAIN(WebDatasetReaderTest)
#include "WebDatasetReaderTest.moc"
