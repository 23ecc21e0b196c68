// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ArchiveReader.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <map>
#include <random>

#include "base/Error.h"
#include "base/Files.h"
#include "data/Archive.h"
#include "data/ArchiveSource.h"
#include "data/DatasetReader.h"
#include "data/ImageCache.h"
#include "data/ImageDecoder.h"
#include "support/ArchiveFile.h"
#include "support/PictureSet.h"
#include "support/Python.h"

using namespace docent;

namespace {

/// A PNG whose pixels are all of one grey.
std::string png(const fs::path& folder, int grey, int side = 8) {
    const fs::path file = folder / "made.png";
    const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
    writePng(file, {side, side, std::vector<std::uint8_t>(pixels, static_cast<std::uint8_t>(grey))});
    return readFile(file);
}

}  // namespace

class ArchiveReaderTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }
    [[nodiscard]] std::string picture(int grey) const { return png(folder(), grey); }

    /// Reads as an import does, and opens the pictures as a later use of the data set does.
    struct Opened {
        Catalog catalog;
        std::string because;
        std::unique_ptr<ImageSource> source;
    };
    static Opened open(const fs::path& path, DatasetFormat format = DatasetFormat::Auto) {
        RunContext context;
        const auto reader = createDatasetReader(format, path);
        Opened opened{reader->read(path, context), {}, {}};
        opened.because = reader->recognise(path).value_or("");
        opened.source = createDatasetReader(opened.catalog.format, opened.catalog.root)->open(opened.catalog);
        return opened;
    }
    static QString failure(const fs::path& path, DatasetFormat format = DatasetFormat::Auto) {
        try {
            (void)open(path, format);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
    static std::map<std::string, std::string> labels(const Catalog& catalog) {
        std::map<std::string, std::string> found;
        for (const ImageRecord& image : catalog.images) {
            found[image.location] = catalog.hierarchy.path(image.label);
        }
        return found;
    }
    static std::map<std::string, std::string> skipped(const Catalog& catalog) {
        std::map<std::string, std::string> found;
        for (const SkippedFile& file : catalog.skipped) {
            found[file.location] = file.reason;
        }
        return found;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsFoldersInPlace_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("zip") << "zip"
                             << "it is a zip archive; it holds pictures in folders";
        QTest::newRow("tar") << "tar"
                             << "it is a tar archive; it holds pictures in folders";
        QTest::newRow("gzip") << "tar.gz"
                              << "it is a tar archive packed by gzip; it holds pictures in folders";
        QTest::newRow("bzip2") << "tar.bz2"
                               << "it is a tar archive packed by bzip2; it holds";
        QTest::newRow("xz") << "tar.xz"
                            << "it is a tar archive packed by xz; it holds";
        QTest::newRow("zstd") << "tar.zst"
                              << "it is a tar archive packed by zstd; it holds";
    }
    void readsFoldersInPlace() {
        QFETCH(QString, kind);
        QFETCH(QString, words);
        const fs::path path = folder() / "birds.any";  // told by its bytes
        writeArchive(path, kind.toStdString(),
                     {{"birds/", ""},
                      {"birds/animals/owl/1.png", picture(10)},
                      {"./birds/animals/duck/ü 1.png", picture(20)},
                      {"birds/things/cup.png", picture(30)},
                      {"birds/README.txt", "no picture"},
                      {"birds/.DS_Store", "x"},
                      {"__MACOSX/birds/animals/owl/1.png", "x"},
                      {"birds/animals/owl/empty.png", ""}});
        const Opened opened = open(path);
        QVERIFY2(QString::fromStdString(opened.because).startsWith(words), opened.because.c_str());
        QVERIFY(opened.catalog.format == DatasetFormat::Folders);
        const std::map<std::string, std::string> expected{{"birds/animals/owl/1.png", "animals/owl"},
                                                          {"birds/animals/duck/ü 1.png", "animals/duck"},
                                                          {"birds/things/cup.png", "things"}};
        QVERIFY(labels(opened.catalog) == expected);
        const auto left = skipped(opened.catalog);
        QCOMPARE(left.at("birds/README.txt"), "is not a picture (.txt)");
        QCOMPARE(left.at("birds/.DS_Store"), "is hidden");
        QCOMPARE(left.at("__MACOSX/birds/animals/owl/1.png"), "is hidden");
        QCOMPARE(left.at("birds/animals/owl/empty.png"), "is empty");
        // In any order, and again.
        for (const int index : {2, 0, 1, 1, 0, 2}) {
            const std::string& location = opened.catalog.images[static_cast<std::size_t>(index)].location;
            const int grey = location.ends_with("cup.png") ? 30 : location.ends_with("owl/1.png") ? 10 : 20;
            QCOMPARE(int{opened.source->get(index, 0).pixels.at(5)}, grey);
        }
        QVERIFY(std::none_of(fs::directory_iterator(folder()), fs::directory_iterator(),
                             [](const auto& entry) { return entry.is_directory(); }));
    }

    void aFolderOfAllCountsAsNoClass() {
        const fs::path path = folder() / "a.zip";
        writeArchive(path, "zip",
                     {{"set/train/cat/1.png", picture(1)},
                      {"set/train/dog/2.png", picture(2)},
                      {"set/test/cat/3.png", picture(3)}});
        const Opened opened = open(path);
        QVERIFY(opened.catalog.hasOwnSplits);
        QCOMPARE(labels(opened.catalog).at("set/test/cat/3.png"), "cat");
        QCOMPARE(opened.catalog.count(Split::Test), 1);
    }

    /// As zip programs mark names as UTF-8, and as those of DOS and Windows write them.
    void namesOfEveryZipAreRead() {
        if (!pythonHas("zipfile")) {
            QSKIP("needs python3");
        }
        fs::create_directories(folder() / "pictures");
        for (int i = 0; i < 4; ++i) {
            writeFileAtomically(folder() / "pictures" / (std::to_string(i) + ".png"), png(folder(), 20 + i, 20));
        }
        const QString script =
            "import sys, zipfile\n"
            "folder = sys.argv[1]\n"
            "with zipfile.ZipFile(folder + '/utf8.zip', 'w') as z:\n"
            "    for i in range(4): z.write(f'{folder}/pictures/{i}.png', f'{\"käse\" if i < 2 else "
            "\"grün\"}/ö{i}.png')\n"
            "with zipfile.ZipFile(folder + '/dos.zip', 'w') as z:\n"
            "    for i in range(4): z.write(f'{folder}/pictures/{i}.png', f'{\"kXse\" if i < 2 else "
            "\"grYn\"}/{i}.png')\n"
            "data = open(folder + '/dos.zip', 'rb').read().replace(b'kXse', b'k\\x84se').replace(b'grYn', "
            "b'gr\\x81n')\n"
            "open(folder + '/dos.zip', 'wb').write(data)\n";
        const PythonRun made = runPython(script, {QString::fromStdString(folder().string())});
        QVERIFY2(made.exitCode == 0, made.errors.constData());
        for (const char* name : {"utf8.zip", "dos.zip"}) {
            RunContext context;
            const Catalog catalog =
                createDatasetReader(DatasetFormat::Auto, folder() / name)->read(folder() / name, context);
            QCOMPARE(catalog.images.size(), std::size_t{4});
            QVERIFY(catalog.skipped.empty());
            QVERIFY2(catalog.hierarchy.find("käse") != noNode && catalog.hierarchy.find("grün") != noNode, name);
            const auto source = createDatasetReader(catalog.format, folder() / name)->open(catalog);
            QCOMPARE(source->get(0, 0).width, 20);
        }
    }

    void readsListsInIt() {
        const fs::path path = folder() / "a.tar.gz";
        writeArchive(path, "tar.gz",
                     {{"set/img/1.png", picture(40)},
                      {"set/img/2.png", picture(50)},
                      {"set/metadata.csv", "file_name,label\nimg/2.png,owl\nimg/1.png,cat\nimg/3.png,cat\n"}});
        const Opened opened = open(path);
        QVERIFY(opened.catalog.format == DatasetFormat::Csv);
        QCOMPARE(opened.catalog.root, path);
        QVERIFY2(QString::fromStdString(opened.because).contains("metadata.csv, a table with the columns"),
                 opened.because.c_str());
        QCOMPARE(labels(opened.catalog).at("set/img/2.png"), "owl");
        QCOMPARE(QString::fromStdString(skipped(opened.catalog).at("set/img/3.png")),
                 "does not exist, in line 4 of metadata.csv");
        QCOMPARE(int{opened.source->get(0, 0).pixels.at(0)}, 50);
        QCOMPARE(int{opened.source->get(1, 0).pixels.at(0)}, 40);

        writeArchive(path, "tar.gz",
                     {{"img/1.png", picture(40)},
                      {"list.json", R"([{"file": "img/1.png"}])"},
                      {"metadata.csv", "file_name,label\n\"img/1.png,owl\n"}});
        QVERIFY2(failure(path).startsWith(QString::fromStdString(path.string() + "/metadata.csv, line 2")),
                 qPrintable(failure(path)));
    }

    /// Paths of the list in it may start from another folder of it.
    void findsTheRootInIt() {
        const fs::path path = folder() / "a.zip";
        const std::string list = "file_name,label\n1.png,owl\n2.png,cat\n";
        writeArchive(path, "zip",
                     {{"set/images/1.png", picture(40)}, {"set/images/2.png", picture(50)}, {"set/list.csv", list}});
        const Opened opened = open(path);
        QCOMPARE(labels(opened.catalog),
                 (std::map<std::string, std::string>{{"set/images/1.png", "owl"}, {"set/images/2.png", "cat"}}));
        QCOMPARE(int{opened.source->get(1, 0).pixels.at(0)}, 50);
        writeArchive(path, "zip",
                     {{"set/images/owl/1.png", picture(40)},  // in folders of the one that is looked for
                      {"set/images/cat/2.png", picture(50)},
                      {"set/list.csv", "file_name,label\nowl/1.png,owl\ncat/2.png,cat\n"}});
        QCOMPARE(labels(open(path).catalog).size(), std::size_t{2});
        writeArchive(path, "zip",
                     {{"set/other/1.png", picture(60)},
                      {"set/other/2.png", picture(70)},
                      {"set/images/1.png", picture(40)},
                      {"set/images/2.png", picture(50)},
                      {"set/list.csv", list}});
        QVERIFY2(failure(path).contains("none is where it says"), qPrintable(failure(path)));
        for (const fs::path& root : {fs::path("set/images"), fs::path("set/images/"), path / "set/images"}) {
            RunContext context;
            const Catalog catalog = createDatasetReader(DatasetFormat::Auto, path, {.root = root})->read(path, context);
            QVERIFY(labels(catalog).contains("set/images/1.png"));
            QCOMPARE(catalog.images.size(), std::size_t{2});
        }
        try {
            RunContext context;
            (void)createDatasetReader(DatasetFormat::Auto, path, {.root = "set/none"})->read(path, context);
            QFAIL("no such folder");
        } catch (const Error& error) {
            QVERIFY2(QByteArray(error.what()).startsWith("There is no folder set/none/ with pictures in "),
                     error.what());
        }
    }

    void readsCocoCropsInIt() {
        const fs::path path = folder() / "a.zip";
        const std::string list =
            R"({"images": [{"id": 1, "file_name": "1.png"}], "categories": [{"id": 3, "name": "owl"}, {"id": 4, "name": "cat"}],)"
            R"("annotations": [{"image_id": 1, "category_id": 3, "bbox": [0, 0, 8, 8]}, {"image_id": 1, "category_id": 4, "bbox": [8.2, 4, 12, 9]}]})";
        writeArchive(path, "zip", {{"1.png", png(folder(), 90, 32)}, {"coco.json", list}});
        RunContext context;
        const auto reader = createDatasetReader(DatasetFormat::Auto, path, {.boxes = BoxUse::Crops});
        const Catalog catalog = reader->read(path, context);
        QCOMPARE(labels(catalog).at("1.png#0,0,8,8"), "owl");
        QCOMPARE(labels(catalog).at("1.png#8,4,13,9"), "cat");
        QCOMPARE(catalog.countGroups(), 1);
        const Picture crop = reader->open(catalog)->get(1, 0);
        QCOMPARE(crop.width, 13);
        QCOMPARE(crop.height, 9);
    }

    /// COCO as it is distributed: "train2017" and "val2017" are no classes.
    void aListOfSeveralIsChosen() {
        const fs::path path = folder() / "coco.zip";
        const auto annotations = [](const std::string& file) {
            std::string list =
                R"({"images": [{"id": 1, "file_name": "FILE"}], "categories": [{"id": 3, "name": "owl"}],)"
                R"("annotations": [{"image_id": 1, "category_id": 3, "bbox": [0, 0, 8, 8]}]})";
            return list.replace(list.find("FILE"), 4, file);
        };
        const std::string captions = R"({"images": [{"id": 1, "file_name": "2.png"}], "annotations": []})";
        const std::vector<ArchivedFile> files{{"coco/annotations/instances_train2017.json", annotations("1.png")},
                                              {"coco/annotations/captions_val2017.json", captions},
                                              {"coco/train2017/1.png", picture(40)},
                                              {"coco/val2017/2.png", picture(50)}};
        writeArchive(path, "zip", files);  // one that has classes
        const Opened alone = open(path);
        QVERIFY(alone.catalog.format == DatasetFormat::Coco);
        QCOMPARE(labels(alone.catalog), (std::map<std::string, std::string>{{"coco/train2017/1.png", "owl"}}));

        // A list a part is one data set.
        std::vector<ArchivedFile> parts = files;
        parts.push_back({"coco/annotations/instances_val2017.json", annotations("2.png")});
        writeArchive(path, "zip", parts);
        const Opened whole = open(path);
        QCOMPARE(labels(whole.catalog),
                 (std::map<std::string, std::string>{{"coco/train2017/1.png", "owl"}, {"coco/val2017/2.png", "owl"}}));
        QVERIFY(whole.catalog.images[0].split == Split::Train && whole.catalog.images[1].split == Split::Validation);
        QCOMPARE(int{whole.source->get(1, 0).pixels.at(0)}, 50);

        // Lists of several kinds are not.
        std::vector<ArchivedFile> both = files;
        both.front().name = "coco/annotations/birds_train2017.json";
        both.push_back({"coco/annotations/things_val2017.json", annotations("2.png")});
        for (const char* kind : {"zip", "tar"}) {
            writeArchive(path, kind, both);
            for (const DatasetFormat format : {DatasetFormat::Auto, DatasetFormat::Coco}) {
                const std::string archive = path.string();
                QCOMPARE(failure(path, format),
                         QString::fromStdString(archive +
                                                " holds several lists of pictures: "
                                                "coco/annotations/birds_train2017.json and "
                                                "coco/annotations/things_val2017.json. Give the one to read: " +
                                                archive + "/coco/annotations/birds_train2017.json."));
            }
            const Opened named = open(path / "coco/annotations/things_val2017.json");
            QCOMPARE(named.catalog.root, path);
            QCOMPARE(labels(named.catalog), (std::map<std::string, std::string>{{"coco/val2017/2.png", "owl"}}));
            QCOMPARE(int{named.source->get(0, 0).pixels.at(0)}, 50);
            QVERIFY2(QString::fromStdString(named.because)
                         .startsWith(QStringLiteral("it is in a %1 archive; it is a JSON object with").arg(kind)),
                     named.because.c_str());
        }
        // Without classes there is no other way to read it.
        writeArchive(path, "zip", {files[1], files[2], files[3]});
        QVERIFY2(failure(path).contains("captions_val2017.json has no list 'categories'"), qPrintable(failure(path)));
    }

    void listedPicturesMayBeSharedOutAmongFolders() {
        const fs::path path = folder() / "pieces.zip";
        writeArchive(path, "zip",
                     {{"set/images_001/1.png", picture(40)},
                      {"set/images_002/2.png", picture(50)},
                      {"set/list.csv", "image_id,label\n1,owl\n2,cat\n"}});
        QCOMPARE(labels(open(path).catalog), (std::map<std::string, std::string>{{"set/images_001/1.png", "owl"},
                                                                                 {"set/images_002/2.png", "cat"}}));
    }

    void piecesAreNoClasses() {
        const fs::path path = folder() / "pieces.zip";
        writeArchive(path, "zip",
                     {{"images_001/1.png", picture(40)},
                      {"images_002/2.png", picture(50)},
                      {"list.csv", "image_id,verdict,sex\n1,mel,f\n2,nv,m\n"}});
        QVERIFY2(failure(path).contains("Give the list: " + QString::fromStdString((path / "list.csv").string())),
                 qPrintable(failure(path)));
        RunContext context;
        const fs::path list = path / "list.csv";
        const Catalog catalog =
            createDatasetReader(DatasetFormat::Auto, list, {.labelColumns = {"verdict"}})->read(list, context);
        QCOMPARE(labels(catalog),
                 (std::map<std::string, std::string>{{"images_001/1.png", "mel"}, {"images_002/2.png", "nv"}}));
    }

    void dataSetsOfBoxesAreRefused() {
        const fs::path path = folder() / "boxes.zip";
        writeArchive(path, "zip",
                     {{"VOC2012/JPEGImages/1.png", picture(40)}, {"VOC2012/Annotations/1.xml", "<annotation/>"}});
        QVERIFY2(failure(path).contains("as Pascal VOC has them"), qPrintable(failure(path)));
        writeArchive(path, "zip",
                     {{"VOC2012/JPEGImages/1.png", picture(40)}, {"VOC2012/SegmentationClass/1.png", picture(50)}});
        QVERIFY2(failure(path).contains("as Pascal VOC has them"), qPrintable(failure(path)));
        writeArchive(path, "zip", {{"train/images/1.png", picture(40)}, {"train/labels/1.txt", "0 .5 .5 1 1\n"}});
        QVERIFY2(failure(path).contains("as YOLO has them"), qPrintable(failure(path)));
        writeArchive(path, "zip", {{"set/images/1.png", picture(40)}, {"set/masks/1.png", picture(50)}});
        QVERIFY2(failure(path).contains("pictures and their masks"), qPrintable(failure(path)));
    }

    /// As of a competition: a template for predictions, and names of the classes.
    void otherListsAreLeftOut() {
        const fs::path path = folder() / "competition.zip";
        const ArchivedFile train{"train.csv", "image_id,label\n1,owl\n2,cat\n"};
        const ArchivedFile names{"names.json", R"({"0": "owl", "1": "cat"})"};
        const std::vector<ArchivedFile> pictures{{"train_images/1.png", picture(40)},
                                                 {"train_images/2.png", picture(50)},
                                                 {"test_images/3.png", picture(60)}};
        const auto write = [&](const std::vector<ArchivedFile>& lists) {
            std::vector<ArchivedFile> files = pictures;
            files.insert(files.end(), lists.begin(), lists.end());
            writeArchive(path, "zip", files);
        };
        write({{"sample_submission.csv", "image_id,label\n8,owl\n9,owl\n"}, train, names});
        const Opened opened = open(path);
        QVERIFY(opened.catalog.format == DatasetFormat::Csv);
        QCOMPARE(labels(opened.catalog),
                 (std::map<std::string, std::string>{{"train_images/1.png", "owl"}, {"train_images/2.png", "cat"}}));
        QCOMPARE(skipped(opened.catalog), (std::map<std::string, std::string>{
                                              {"names.json", "is no list of pictures in the archive"},
                                              {"sample_submission.csv", "is no list of pictures in the archive"}}));
        QCOMPARE(int{opened.source->get(1, 0).pixels.at(0)}, 50);

        // A template of pictures that are there could be meant.
        write({{"a.csv", "image_id,label\n3,owl\n"}, train});
        QVERIFY2(failure(path).contains("holds several lists of pictures: a.csv and train.csv. Give the one to read: " +
                                        QString::fromStdString((path / "train.csv").string())),
                 qPrintable(failure(path)));
        // So could one that is damaged.
        write({{"damaged.csv", "image_id,label\n\"1,owl\n"}, train});
        QVERIFY2(failure(path).contains("several lists of pictures: damaged.csv and train.csv"),
                 qPrintable(failure(path)));
        QVERIFY2(failure(path / "damaged.csv").contains("damaged.csv, line 2"), qPrintable(failure(path)));
        write({{"a.csv", "image_id,label\n8,owl\n"}, {"damaged.csv", "image_id,label\n\"1,owl\n"}});
        QVERIFY2(failure(path).contains("damaged.csv, line 2"), qPrintable(failure(path)));
        // Where none tells of its pictures, the first says why.
        write({{"a.csv", "image_id,label\n8,owl\n"}, {"b.csv", "image_id,label\n9,owl\n"}});
        QVERIFY2(failure(path).contains("a.csv names 1 picture, and none is where it says"), qPrintable(failure(path)));
    }

    /// What is no list does not keep folders of classes from being read.
    void foldersBesideOtherListsAreRead() {
        const fs::path path = folder() / "a.zip";
        const std::vector<ArchivedFile> files{{"owl/1.png", picture(40)},
                                              {"train/2.png", picture(50)},  // of vehicles
                                              {"names.json", R"({"0": "owl", "1": "train"})"}};
        writeArchive(path, "zip", files);
        const Opened opened = open(path);
        QVERIFY(opened.catalog.format == DatasetFormat::Folders);
        QCOMPARE(opened.catalog.images.size(), std::size_t{2});
        QVERIFY2(failure(path, DatasetFormat::Json).contains("names.json has the keys 0 and 1"),
                 qPrintable(failure(path, DatasetFormat::Json)));
    }

    void aListIsNamedByItsPath_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("list");
        QTest::newRow("csv") << "lists/a.csv"
                             << "file,label\n1.png,owl\n";
        QTest::newRow("jsonl") << "lists/a.jsonl"
                               << R"({"file": "1.png", "label": "owl"})";
        QTest::newRow("json") << "lists/a.json"
                              << R"([{"file": "1.png", "label": "owl"}])";
    }
    void aListIsNamedByItsPath() {
        QFETCH(QString, name);
        QFETCH(QString, list);
        const fs::path path = folder() / "a.tar.gz";
        writeArchive(path, "tar.gz",
                     {{"images/1.png", picture(40)},
                      {"images/2.png", picture(50)},
                      {"other.csv", "file,label\nimages/2.png,cat\n"},
                      {name.toStdString(), list.toStdString()}});
        const Opened opened = open(path / name.toStdString());
        QCOMPARE(opened.catalog.root, path);
        QCOMPARE(labels(opened.catalog), (std::map<std::string, std::string>{{"images/1.png", "owl"}}));
        QCOMPARE(int{opened.source->get(0, 0).pixels.at(0)}, 40);
        const fs::path none = path / "lists/none.csv";
        QVERIFY2(failure(none).startsWith("There is no list (CSV, TSV, JSON or JSONL) called lists/none.csv in "),
                 qPrintable(failure(none)));
        QVERIFY2(failure(path / "images").contains("Give a list that is in it, such as other.csv"),
                 qPrintable(failure(path / "images")));
        QCOMPARE(open(path / "other.csv").catalog.images.front().location, "images/2.png");
        // As for any list, what is wrong is told with its place.
        writeArchive(path, "tar.gz", {{"1.png", picture(40)}, {"a.csv", "file,label\n\"1.png,owl\n"}});
        QVERIFY2(failure(path / "a.csv").startsWith(QString::fromStdString((path / "a.csv").string() + ", line 2")),
                 qPrintable(failure(path / "a.csv")));
    }

    void pathsIntoArchivesAreTold() {
        const fs::path path = folder() / "a.zip";
        writeArchive(path, "zip", {{"b/1.png", picture(40)}});
        for (const fs::path& whole : {path, path / ""}) {
            QCOMPARE(archivedPath(whole).value().archive, path);
            QCOMPARE(archivedPath(whole).value().name, std::string());
        }
        QCOMPARE(archivedPath(path / "b/c.csv").value().archive, path);
        QCOMPARE(archivedPath(path / "b/c.csv").value().name, "b/c.csv");
        writeFileAtomically(folder() / "a.csv", "x");
        for (const fs::path& none :
             {folder(), folder() / "a.csv", folder() / "a.csv/b.csv", folder() / "none.zip/b.csv", fs::path()}) {
            QVERIFY2(!archivedPath(none), none.c_str());
        }
    }

    void readsPackedFilesInIt() {
        const fs::path path = folder() / "cifar-10-binary.tar.gz";
        const auto record = [](char label, char grey) { return std::string(1, label) + std::string(3072, grey); };
        writeArchive(path, "tar.gz",
                     {{"cifar/batches.meta.txt", "plane\ncar\n"},
                      {"cifar/data_batch_1.bin", record(0, 10) + record(1, 20)},
                      {"cifar/test_batch.bin", record(1, 30)}});
        const Opened opened = open(path);
        QVERIFY(opened.catalog.format == DatasetFormat::Cifar);
        QCOMPARE(labels(opened.catalog).at("cifar/test_batch.bin#0"), "car");
        QCOMPARE(int{opened.source->get(2, 0).pixels.at(0)}, 30);
        QCOMPARE(int{opened.source->get(1, 0).pixels.at(0)}, 20);
    }

    void makesACacheOnSeveralThreads() {
        const fs::path path = folder() / "many.tar.xz";
        std::vector<ArchivedFile> files;
        for (int i = 0; i < 120; ++i) {
            const int number = i * 37 % 120;
            const std::string name = std::string(1, static_cast<char>('a' + i % 3)).append("/");
            files.push_back({name + std::to_string(number) + ".png", picture(2 * number)});
        }
        writeArchive(path, "tar.xz", files);
        Opened opened = open(path);
        RunContext context;
        const auto cache = ImageCache::openOrBuild(folder() / "cache", opened.catalog, *opened.source,
                                                   {.size = 8, .resize = ResizeRule::Squash, .threads = 4}, context);
        QCOMPARE(opened.catalog.images.size(), std::size_t{120});
        for (std::size_t i = 0; i < 120; ++i) {
            const std::string& location = opened.catalog.images[i].location;
            QCOMPARE(int{cache->pixels(static_cast<std::int64_t>(i))[0]}, 2 * std::stoi(location.substr(2)));
        }
        // The archive is part of the key: another one is other pictures.
        const std::string before = ImageCache::key(opened.catalog, *opened.source, {.size = 8});
        files[0].content = picture(255);
        writeArchive(path, "tar.xz", files);
        QVERIFY(ImageCache::key(opened.catalog, *open(path).source, {.size = 8}) != before);
    }

    void whatLeavesTheArchiveIsRefused() {
        const fs::path path = folder() / "hostile.tar";
        writeArchive(path, "tar",
                     {{"a/1.png", picture(1)},
                      {"b/2.png", picture(2)},
                      {"../b/3.png", picture(3)},
                      {"a/../../4.png", picture(4)},
                      {"/etc/5.png", picture(5)},
                      {"C:/6.png", picture(6)},
                      {"c\\..\\..\\7.png", picture(7)},
                      {"b/8.png", "", "/etc/passwd"},
                      {"b/2.png", picture(9)}});
        const Opened opened = open(path);
        QCOMPARE(opened.catalog.images.size(), std::size_t{2});
        const auto left = skipped(opened.catalog);
        QCOMPARE(left.at("../b/3.png"), "has a name that leaves the archive");
        QCOMPARE(left.at("a/../../4.png"), "has a name that leaves the archive");
        QCOMPARE(left.at("/etc/5.png"), "has an absolute name");
        QCOMPARE(left.at("C:/6.png"), "has an absolute name");
        QCOMPARE(left.at("c/../../7.png"), "has a name that leaves the archive");
        QCOMPARE(left.at("b/8.png"), "is a link");
        QCOMPARE(left.at("b/2.png"), "is in the archive twice: the first one counts");
        // The list of an archive cannot leave it either.
        writeArchive(path, "tar", {{"a/1.png", picture(1)}, {"metadata.csv", "file_name,label\n../../etc/1.png,x\n"}});
        QVERIFY2(failure(path).contains("leaves the folder of the data set"), qPrintable(failure(path)));
    }

    void whatIsDamagedIsTold() {
        const fs::path path = folder() / "cut.tar.gz";
        std::mt19937 random(1);
        std::vector<ArchivedFile> files;
        for (int i = 0; i < 20; ++i) {
            std::string content(10'000, ' ');  // that gzip cannot make smaller
            std::generate(content.begin(), content.end(), [&random] { return static_cast<char>(random()); });
            files.push_back({"c/" + std::to_string(i) + ".png", content});
        }
        writeArchive(path, "tar.gz", files);
        const std::string whole = readFile(path);
        writeFileAtomically(path, whole.substr(0, whole.size() / 2));
        QVERIFY2(failure(path).startsWith(QString::fromStdString("Cannot read the archive " + path.string())),
                 qPrintable(failure(path)));
        QVERIFY2(failure(path).contains("(byte "), qPrintable(failure(path)));
        writeFileAtomically(path, "PK no archive");
        QVERIFY2(failure(path).contains("is no zip and no tar archive that can be read"), qPrintable(failure(path)));
        writeArchive(folder() / "none.zip", "zip", {{"a.txt", "x"}});
        QVERIFY2(failure(folder() / "none.zip")
                     .contains("holds no picture (1 other file was looked at; a.txt is not a picture (.txt))"),
                 qPrintable(failure(folder() / "none.zip")));
    }

    /// An archive that goes, or loses a picture, while it is read.
    void whatGoesMeanwhileIsTold() {
        const fs::path path = folder() / "a.tar.gz";
        writeArchive(path, "tar.gz", {{"a/1.png", picture(1)}, {"b/2.png", picture(2)}});
        const Opened opened = open(path);
        writeArchive(path, "tar.gz", {{"a/1.png", picture(1)}});
        QCOMPARE(int{opened.source->get(0, 0).pixels.at(0)}, 1);
        QVERIFY_EXCEPTION_THROWN((void)opened.source->get(1, 0), Error);
        fs::remove(path);
        QVERIFY_EXCEPTION_THROWN((void)ArchiveSource(path, {"a/1.png"}).get(0, 0), Error);
        QCOMPARE(createDatasetReader(DatasetFormat::Folders, path)->open(opened.catalog)->fingerprint(0), "missing");
    }

    void anIdxFileIsNoArchive() {
        QVERIFY(!isArchive(folder()));
        writeFileAtomically(folder() / "x.gz", "");
        QVERIFY(!isArchive(folder() / "x.gz"));
        QVERIFY(!isArchive(folder() / "nothing"));
    }
};

QTEST_GUILESS_MAIN(ArchiveReaderTest)
#include "ArchiveReaderTest.moc"
