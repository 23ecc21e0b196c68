// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/FolderReader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/Error.h"
#include "core/data/ListedPictures.h"
#include "data/ImageDecoder.h"

using namespace docent;
namespace fs = std::filesystem;

namespace {

const fs::path pictures = fs::path(DOCENT_TEST_DATA) / "pictures";

class Context final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return stopAfter >= 0 && asked++ >= stopAfter; }
    void progress(const Progress& now) override { last = now; }

    int stopAfter = -1;
    mutable int asked = 0;
    Progress last;
};

/// A data set in a folder of its own.
struct Tree {
    QTemporaryDir folder;
    fs::path root = folder.path().toStdString();

    Tree() = default;
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    ~Tree() { fs::remove_all(root); }  // Qt leaves files whose names are not UTF-8

    void picture(const std::string& location) const {
        fs::create_directories((root / location).parent_path());
        fs::copy_file(pictures / "rgb.png", root / location);
    }
    void file(const std::string& location, const std::string& content) const {
        fs::create_directories((root / location).parent_path());
        std::ofstream(root / location) << content;
    }
    [[nodiscard]] Catalog read() const {
        Context context;
        return FolderReader().read(root, context);
    }
};

QByteArray errorOf(const Tree& tree) {
    try {
        (void)tree.read();
    } catch (const Error& e) {
        return e.what();
    }
    return {};
}

}  // namespace

class FolderReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderOfImagesThatHoldsAllIsNoLabel() {
        Tree tree;
        tree.picture("Images/owl/1.png");
        tree.picture("Images/birds/cat/1.png");
        const Catalog catalog = tree.read();
        QCOMPARE(labelsOf(catalog), (std::map<std::string, std::string>{{"Images/owl/1.png", "owl"},
                                                                        {"Images/birds/cat/1.png", "birds/cat"}}));
        QCOMPARE(catalog.notes.front(),
                 std::string("The folder 'Images' is no label: it holds the folders of all classes."));
        tree.picture("animals/dog/1.png");
        QCOMPARE(labelsOf(tree.read()).at("Images/owl/1.png"), std::string("Images/owl"));
    }

    void dataSetsOfBoxesAreRefused() {
        const auto problem = [](const std::vector<std::string>& pictures, const std::string& text) {
            const ListedPictures made;
            for (const std::string& picture : pictures) {
                made.picture(picture);
            }
            (void)made.file(text, "0 0.5 0.5 1 1\n");
            try {
                (void)createDatasetReader(DatasetFormat::Auto, made.root);
            } catch (const Error& error) {
                return QString::fromUtf8(error.what());
            }
            return QString();
        };
        QVERIFY(problem({"JPEGImages/1.png"}, "Annotations/1.xml").contains("as Pascal VOC has them"));
        QVERIFY(problem({"VOCdevkit/VOC2007/JPEGImages/1.png"}, "VOCdevkit/VOC2007/Annotations/1.xml")
                    .contains("as Pascal VOC has them"));
        QVERIFY(problem({"VOC2012/JPEGImages/1.png", "VOC2012/SegmentationClass/1.png"}, "readme.txt")
                    .contains("as Pascal VOC has them"));
        QVERIFY(problem({"images/train/1.png"}, "labels/train/1.txt").contains("as YOLO has them"));
        QVERIFY(problem({"train/images/1.png"}, "train/labels/1.txt").contains("as YOLO has them"));
        QVERIFY(problem({"images/1.png", "annotations/trimaps/1.png"}, "x.md").contains("pictures and their masks"));
        QVERIFY(problem({"train/images/1.png", "train/masks/1.png"}, "x.md").contains("pictures and their masks"));
        // Classes with lists beside them, or with boxes that nobody asked for, are classes.
        QCOMPARE(problem({"images/owl/1.png", "images/cat/1.png"}, "labels/train1.txt"), QString());
        QCOMPARE(problem({"JPEGImages/owl/1.png", "JPEGImages/cat/1.png"}, "Annotations/owl/1.xml"), QString());
    }

    void foldersAreLabels() {
        const Tree tree;
        tree.picture("animals/birds/owl.png");
        tree.picture("animals/cow.JPG");
        tree.picture("food/\xc3\xa4pfel, rot/1.png");
        const Catalog catalog = tree.read();
        QCOMPARE(labelsOf(catalog),
                 (std::map<std::string, std::string>{{"animals/birds/owl.png", "animals/birds"},
                                                     {"animals/cow.JPG", "animals"},
                                                     {"food/\xc3\xa4pfel, rot/1.png", "food/\xc3\xa4pfel, rot"}}));
        QCOMPARE(catalog.hierarchy.size(), 5);
        QVERIFY(!catalog.hasOwnSplits);
        QVERIFY(catalog.images[0].split == Split::Unassigned);
        QVERIFY(catalog.skipped.empty());
        QVERIFY(catalog.format == DatasetFormat::Folders);
    }

    /// As an archive of the same files: a folder around the set's own parts is no label.
    void splitsMayLieInAFolderThatHoldsAll() {
        const Tree tree;
        for (const char* location :
             {"My Data/v 1/train/a/1.png", "My Data/v 1/train/b/1.png", "My Data/v 1/test/a/1.png"}) {
            tree.picture(location);
        }
        const Catalog inside = tree.read();
        QVERIFY(inside.hasOwnSplits);
        QCOMPARE(labelsOf(inside), (std::map<std::string, std::string>{{"My Data/v 1/test/a/1.png", "a"},
                                                                       {"My Data/v 1/train/a/1.png", "a"},
                                                                       {"My Data/v 1/train/b/1.png", "b"}}));
        QCOMPARE(inside.notes,
                 std::vector<std::string>{"The folder 'My Data/v 1' is no label: it holds the set's own parts alone."});
        tree.picture("other/c/1.png");
        const Catalog beside = tree.read();
        QVERIFY(!beside.hasOwnSplits);
        QVERIFY(labelsOf(beside).at("My Data/v 1/test/a/1.png") == "My Data/v 1/test/a");
        QCOMPARE(beside.notes.size(), std::size_t{1});
        QVERIFY2(beside.notes[0].starts_with("The folders 'train' and 'test' of 'My Data/v 1' count as classes."),
                 beside.notes[0].c_str());
    }

    void aFolderInThatOfEachClassIsNoLabel() {
        const Tree tree;
        for (const char* location : {"train/owl/images/a.png", "train/cat/images/b.png", "val/images/c.png"}) {
            tree.picture(location);
        }
        const Catalog catalog = tree.read();
        QVERIFY(catalog.hasOwnSplits);
        QCOMPARE(labelsOf(catalog), (std::map<std::string, std::string>{{"train/cat/images/b.png", "cat"},
                                                                        {"train/owl/images/a.png", "owl"}}));
        QCOMPARE(reasonOf(catalog, "val/images/c.png"), std::string("lies in no class folder"));
        QCOMPARE(catalog.notes, std::vector<std::string>{"The folder 'images' in that of each class is no label."});
        // One class alone, and a class with another folder.
        const Tree one;
        one.picture("animals/owl/a.png");
        one.picture("animals/owl/b.png");
        QCOMPARE(labelsOf(one.read()).begin()->second, std::string("animals/owl"));
        one.picture("plants/oak/c.png");
        QCOMPARE(labelsOf(one.read()).begin()->second, std::string("animals/owl"));
    }

    void aListBesideTheFoldersIsTold() {
        const Tree tree;
        tree.picture("part_1/a.png");
        tree.picture("part_2/b.png");
        tree.file("part_1/own.csv", "file,label\n");
        QVERIFY(tree.read().notes.empty());
        tree.file("metadata.csv", "file,label\n");
        QCOMPARE(tree.read().notes,
                 std::vector<std::string>{"'metadata.csv' lies beside the folders and was not read: where it says the "
                                          "labels, import it instead."});
    }

    void splitsMayHaveLongerNames() {
        for (const auto& [train, test] : {std::pair("train_mini", "val"), std::pair("train2017", "test2017"),
                                          std::pair("Training-Images", "testset")}) {
            const Tree tree;
            tree.picture(std::string(train) + "/owl/a.png");
            tree.picture(std::string(test) + "/owl/b.png");
            const Catalog catalog = tree.read();
            QVERIFY2(catalog.hasOwnSplits, train);
            QCOMPARE(catalog.count(Split::Train), 1);
            QCOMPARE(catalog.hierarchy.path(catalog.images[0].label), std::string("owl"));
        }
        const Tree other;
        other.picture("train/owl/a.png");
        other.picture("valley/owl/b.png");
        QVERIFY(!other.read().hasOwnSplits);
    }

    void splitsWithinClassesAreTold() {
        const Tree tree;
        for (const char* location : {"a/train/1.png", "a/valid/1.png", "b/train/1.png", "b/valid/1.png"}) {
            tree.picture(location);
        }
        QCOMPARE(tree.read().notes.size(), std::size_t{1});
        const Tree trains;  // one such word alone may be a class
        trains.picture("vehicles/train/1.png");
        trains.picture("vehicles/bus/1.png");
        QVERIFY(trains.read().notes.empty());
    }

    void saysWhyFilesAreSkipped() {
        const Tree tree;
        tree.picture("a/1.png");
        tree.picture("b/1.png");
        tree.picture("top.png");
        tree.file("a/notes.txt", "x");
        tree.file("a/README", "x");
        tree.file("a/empty.png", "");
        tree.file("a/.DS_Store", "x");
        tree.file("a/odd\xe9.png", "x");
        tree.picture(".ipynb_checkpoints/deep/1.png");
        tree.picture("a/.thumbs/1.png");
        fs::create_directories(tree.root / "a/folder.png");
        QCOMPARE(::mkfifo((tree.root / "b/pipe.png").c_str(), 0600), 0);
        const Catalog catalog = tree.read();
        QCOMPARE(catalog.images.size(), std::size_t{2});
        QCOMPARE(reasonOf(catalog, "top.png"), std::string("lies in no class folder"));
        QCOMPARE(reasonOf(catalog, "a/notes.txt"), std::string("is not a picture (.txt)"));
        QCOMPARE(reasonOf(catalog, "a/README"), std::string("is not a picture (no extension)"));
        QCOMPARE(reasonOf(catalog, "a/empty.png"), std::string("is empty"));
        QCOMPARE(reasonOf(catalog, "a/.DS_Store"), std::string("is hidden"));
        QCOMPARE(reasonOf(catalog, "a/odd\\xE9.png"), std::string("has a name that is not UTF-8: rename it"));
        QCOMPARE(reasonOf(catalog, ".ipynb_checkpoints"), std::string("is a hidden folder"));
        QCOMPARE(reasonOf(catalog, "a/.thumbs"), std::string("is a hidden folder"));
        QCOMPARE(reasonOf(catalog, "b/pipe.png"), std::string("is not a file"));
        QCOMPARE(reasonOf(catalog, "a/folder.png"), std::string("is an empty folder"));
        QCOMPARE(catalog.skipped.size(), std::size_t{10});
    }

    void topFoldersMayBeSplits() {
        const Tree tree;
        tree.picture("train/a/1.png");
        tree.picture("train/b/c/1.png");
        tree.picture("Validation/a/1.png");
        tree.picture("test/b/c/1.png");
        tree.picture("test/loose.png");
        tree.file("scripts/load.py", "x");
        const Catalog catalog = tree.read();
        QVERIFY(catalog.hasOwnSplits);
        QCOMPARE(labelsOf(catalog), (std::map<std::string, std::string>{{"train/a/1.png", "a"},
                                                                        {"train/b/c/1.png", "b/c"},
                                                                        {"Validation/a/1.png", "a"},
                                                                        {"test/b/c/1.png", "b/c"}}));
        QCOMPARE(catalog.count(Split::Train), 2);
        QCOMPARE(catalog.count(Split::Validation), 1);
        QCOMPARE(catalog.count(Split::Test), 1);
        QCOMPARE(reasonOf(catalog, "test/loose.png"), std::string("lies in no class folder"));

        // The words that a column of a list may have.
        const Tree words;
        words.picture("Training/a/1.png");
        words.picture("dev/a/1.png");
        words.picture("testing/b/1.png");
        const Catalog named = words.read();
        QCOMPARE(named.classes().size(), std::size_t{2});
        QCOMPARE(named.count(Split::Train), 1);
        QCOMPARE(named.count(Split::Validation), 1);
        QCOMPARE(named.count(Split::Test), 1);
    }

    void topFoldersAreClassesWhenTheyAreNotSplits() {
        const Tree only;
        only.picture("train/a/1.png");
        QCOMPARE(only.read().hierarchy.path(1), std::string("train"));
        const Tree mixed;  // trains and tests as things to tell apart
        mixed.picture("train/1.png");
        mixed.picture("test/1.png");
        mixed.picture("bus/1.png");
        QVERIFY(!mixed.read().hasOwnSplits);
        QCOMPARE(mixed.read().classes().size(), std::size_t{3});
    }

    void noPictureCountsTwice() {
        const Tree tree;
        const Tree outside;
        outside.picture("store/1.png");
        outside.picture("store/2.png");
        outside.picture("more/x.png");
        fs::create_symlink("x.png", outside.root / "more/same.png");
        tree.picture("a/1.png");
        tree.picture("b/1.png");
        fs::create_symlink("../a/1.png", tree.root / "b/link.png");
        fs::create_symlink("../a", tree.root / "b/folder");
        fs::create_symlink(outside.root / "store/1.png", tree.root / "b/out.png");
        fs::create_symlink(outside.root / "store/1.png", tree.root / "b/out2.png");
        fs::create_symlink(outside.root / "more", tree.root / "c");
        fs::create_symlink(outside.root / "more", tree.root / "d");
        fs::create_symlink("nowhere.png", tree.root / "b/broken.png");
        const Catalog catalog = tree.read();
        QCOMPARE(labelsOf(catalog), (std::map<std::string, std::string>{
                                        {"a/1.png", "a"}, {"b/1.png", "b"}, {"b/out.png", "b"}, {"c/x.png", "c"}}));
        QCOMPARE(reasonOf(catalog, "b/link.png"), std::string("is a link to a/1.png inside the data set"));
        QCOMPARE(reasonOf(catalog, "b/folder"), std::string("is a link to a inside the data set"));
        QVERIFY(reasonOf(catalog, "b/out2.png").ends_with("as b/out.png is"));
        QVERIFY(reasonOf(catalog, "b/broken.png").starts_with("is a link to nowhere.png, which cannot be reached"));
        QVERIFY(reasonOf(catalog, "c/same.png").ends_with("inside the data set"));
        QVERIFY(reasonOf(catalog, "d") != "(not skipped)");
    }

    void loopsEnd() {
        const Tree tree;
        tree.picture("set/a/1.png");
        tree.picture("set/b/1.png");
        fs::create_symlink("..", tree.root / "set/a/up");
        fs::create_symlink(".", tree.root / "set/a/self");
        fs::create_symlink(tree.root, tree.root / "set/b/above");
        fs::create_symlink("loop", tree.root / "set/b/loop");
        Context context;
        const Catalog catalog = FolderReader().read(tree.root / "set", context);
        QCOMPARE(catalog.images.size(), std::size_t{2});
        QVERIFY(reasonOf(catalog, "b/above").ends_with("which holds the data set itself"));
        QCOMPARE(catalog.skipped.size(), std::size_t{4});
    }

    void anUnreadableFolderIsSkipped() {
        if (::geteuid() == 0) {
            QSKIP("root may read everything");
        }
        const Tree tree;
        tree.picture("a/1.png");
        tree.picture("b/1.png");
        fs::permissions(tree.root / "b", fs::perms::none);
        const Catalog catalog = tree.read();
        fs::permissions(tree.root / "b", fs::perms::owner_all);
        QCOMPARE(catalog.images.size(), std::size_t{1});
        QVERIFY(reasonOf(catalog, "b").starts_with("is a folder that cannot be read"));
    }

    void saysWhenThereIsNothingToLearn() {
        const Tree flat;
        flat.picture("1.png");
        flat.picture("2.png");
        QVERIFY(errorOf(flat).contains("holds 2 pictures but no class folders, so all of them are of one class"));
        const Tree texts;
        texts.file("a/x.txt", "x");
        QVERIFY(errorOf(texts).contains("holds no picture (1 other files or folders were looked at; a/x.txt is not a"));
        Context context;
        QVERIFY_EXCEPTION_THROWN((void)FolderReader().read("/nowhere/at/all", context), Error);
        QVERIFY_EXCEPTION_THROWN((void)FolderReader().read(pictures / "rgb.png", context), Error);
    }

    void stopsAndReports() {
        const Tree tree;
        for (int i = 0; i < 20; ++i) {
            tree.picture("a/" + std::to_string(i) + ".png");
        }
        Context context;
        (void)FolderReader().read(tree.root, context);
        QCOMPARE(context.last.stage, std::string("Reading folders"));
        QCOMPARE(context.last.done, 20);
        context.stopAfter = 5;
        context.asked = 0;
        QVERIFY_EXCEPTION_THROWN((void)FolderReader().read(tree.root, context), Stopped);
    }

    void opensItsPictures() {
        const Tree tree;
        tree.picture("a/1.png");
        tree.picture("b/1.png");
        const Catalog catalog = tree.read();
        const FolderReader reader;
        const auto source = reader.open(catalog);
        QCOMPARE(source->size(), 2);
        QVERIFY(source->get(1, 0).pixels == decodePictureFile(pictures / "rgb.png").pixels);
        const std::string before = source->fingerprint(0);
        tree.file("a/1.png", "other");
        QVERIFY(source->fingerprint(0) != before);
        fs::remove(tree.root / "a/1.png");
        QCOMPARE(source->fingerprint(0), std::string("missing"));
        QVERIFY_EXCEPTION_THROWN((void)source->get(0, 0), Error);
    }

    void isRecognised() {
        const Tree tree;
        tree.file("a/readme.txt", "x");
        QVERIFY(!FolderReader().recognise(tree.root));
        try {
            (void)createDatasetReader(DatasetFormat::Auto, tree.root);
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY(QByteArray(error.what()).contains("train-images-idx3-ubyte[.gz]"));
            QVERIFY(QByteArray(error.what()).contains("class folders"));
        }
        tree.picture("a/deeper/1.png");
        QCOMPARE(FolderReader().recognise(tree.root).value(),
                 std::string("it is a folder that holds pictures, such as a/deeper/1.png"));
        QVERIFY(createDatasetReader(DatasetFormat::Auto, tree.root)->format() == DatasetFormat::Folders);
    }
};

QTEST_GUILESS_MAIN(FolderReaderTest)
#include "FolderReaderTest.moc"
