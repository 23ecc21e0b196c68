// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ManifestReader.h"

#include <sys/resource.h>

#include <QtTest>

#include "base/Error.h"
#include "core/data/ListedPictures.h"
#include "data/ListColumns.h"

using namespace docent;

namespace {

using Labels = std::map<std::string, std::string>;

Catalog read(const std::filesystem::path& path, const ListOptions& options = {}) {
    RunContext context;
    return ManifestReader(options).read(path, context);
}

/// What is said where no reader takes a folder; "" where one does.
std::string refusalOf(const std::filesystem::path& folder) {
    try {
        (void)createDatasetReader(DatasetFormat::Auto, folder);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string problemOf(const std::filesystem::path& path, const ListOptions& options = {}) {
    try {
        (void)read(path, options);
    } catch (const Error& error) {
        return error.what();
    }
    return "(none)";
}

}  // namespace

class ManifestReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPathsLabelsAndSplits() {
        const ListedPictures made;
        made.fourPictures("img/");
        const auto list = made.file("list.csv",
                                    "path,label,split,width\n"
                                    "img/a.png,animals/birds,train,3\n"
                                    "./img//b.png, animals / cats ,Validation,3\n"
                                    "img/c.png,\"things, other\",test,3\n"
                                    "img/d.png,animals/birds,,3\n");
        const Catalog catalog = read(list);
        QCOMPARE(labelsOf(catalog), (Labels{{"img/a.png", "animals/birds"},
                                            {"img/b.png", "animals/cats"},
                                            {"img/c.png", "things, other"},
                                            {"img/d.png", "animals/birds"}}));
        QVERIFY(catalog.root == made.root);
        QVERIFY(catalog.format == DatasetFormat::Csv);
        QVERIFY(catalog.hasOwnSplits);
        QVERIFY(catalog.images[0].split == Split::Train);
        QVERIFY(catalog.images[1].split == Split::Validation);
        QVERIFY(catalog.images[2].split == Split::Test);
        QVERIFY(catalog.images[3].split == Split::Unassigned);
        QVERIFY(catalog.skipped.empty());
        QCOMPARE(catalog.notes, (std::vector<std::string>{"Not used of the list: width."}));
        const auto reason = ManifestReader().recognise(list);
        QCOMPARE(QString::fromStdString(reason.value_or("")),
                 QStringLiteral("it is a table with the columns path, label and split, separated by ','"));
        QCOMPARE(ManifestReader().open(catalog)->get(2, 0).width, 12);
    }

    /// A million rows are to be read in a few hundred megabytes.
    void aLongListTakesLittleMemory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("A sanitizer keeps what is freed.");
#endif
        constexpr int rows = 200'000;
        const ListedPictures made;
        std::string table = "path,label\n";
        for (int i = 0; i < rows; ++i) {
            table += "pictures/of/some/kind/" + std::to_string(i) + ".png,animals/" + std::to_string(i % 500) + "\n";
        }
        const auto list = made.file("list.csv", table);
        const auto peak = [] {
            rusage usage{};
            ::getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss;  // in KiB
        };
        const long before = peak();
        const Catalog catalog = read(list, {.hasPicture = [](const std::filesystem::path&) { return true; }});
        QCOMPARE(catalog.images.size(), std::size_t{rows});
        QCOMPARE(catalog.classes().size(), std::size_t{500});
        const long grown = peak() - before;
        QVERIFY2(grown < 150 * 1024, qPrintable(QStringLiteral("%1 KiB").arg(grown)));
    }

    void findsTheDelimiterAndTheEncoding_data() {
        QTest::addColumn<QByteArray>("content");
        const std::string table = "filename;class\na.png;one\nb.png;two\n";
        std::string tabs = table;
        std::replace(tabs.begin(), tabs.end(), ';', '\t');
        QTest::newRow("semicolons") << QByteArray::fromStdString(table);
        QTest::newRow("tabs") << QByteArray::fromStdString(tabs);
        QTest::newRow("sep= and CRLF") << QByteArray("sep=;\r\nfilename;class\r\na.png;one\r\nb.png;two\r\n");
        QTest::newRow("byte order mark") << QByteArray::fromStdString("\xEF\xBB\xBF" + table);
        QTest::newRow("UTF-16, little end first") << QByteArray::fromStdString(utf16(tabs, false));
        QTest::newRow("UTF-16, big end first") << QByteArray::fromStdString(utf16(table, true));
        QTest::newRow("UTF-16, unmarked, little end first") << QByteArray::fromStdString(utf16(table, false, false));
        QTest::newRow("UTF-16, unmarked, big end first") << QByteArray::fromStdString(utf16(tabs, true, false));
        QTest::newRow("without header") << QByteArray("a.png,one\nb.png,two\n");
        QTest::newRow("with quotes") << QByteArray("\"filename\",\"class\"\n\"a.png\",\"one\"\n\"b.png\",\"two\"\n");
    }
    void findsTheDelimiterAndTheEncoding() {
        QFETCH(QByteArray, content);
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.csv", content.toStdString());
        QCOMPARE(labelsOf(read(list)), (Labels{{"a.png", "one"}, {"b.png", "two"}}));
        QVERIFY(ManifestReader().recognise(list));
        QVERIFY(createDatasetReader(DatasetFormat::Auto, list)->format() == DatasetFormat::Csv);
    }

    void takesAColumnALevel() {
        const ListedPictures made;
        made.fourPictures();
        const auto numbered =
            made.file("numbered.csv", "image,label_2,label_1\na.png,owls,birds\nb.png,,birds\nc.png,cats,\n");
        const Catalog catalog = read(numbered);
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "birds/owls"}, {"b.png", "birds"}}));
        QCOMPARE(reasonOf(catalog, "c.png"), std::string("has a label with an empty level: nothing stands before "
                                                         "'cats', in line 4 of numbered.csv"));
        const auto ranks = made.file("ranks.csv", "file,species,genus,family\na.png,alba,Tyto,Tytonidae\n");
        QCOMPARE(labelsOf(read(ranks)), (Labels{{"a.png", "Tytonidae/Tyto/alba"}}));
        const auto named = made.file("named.csv", "pic,kind,sort\na.png,x,y\n");
        QCOMPARE(labelsOf(read(named, {.root = {}, .pathColumn = "pic", .labelColumns = {"sort", "kind"}})),
                 (Labels{{"a.png", "y/x"}}));
        const std::string problem = problemOf(named);
        QVERIFY2(problem.find("has the columns pic, kind and sort") != std::string::npos, problem.c_str());
        QVERIFY(problemOf(named, {.root = {}, .pathColumn = "pic", .labelColumns = {"no"}}).find("none called 'no'") !=
                std::string::npos);
    }

    void oneClassMayLieUnderTwoParents() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.csv",
                                    "path,label\na.png,animals/parrots|pets/parrots\nb.png,animals/cats\n"
                                    "c.png,animals|things\n");
        const Catalog catalog = read(list);
        const NodeId parrots = catalog.hierarchy.find("animals/parrots");
        QCOMPARE(catalog.hierarchy.parents(parrots).size(), std::size_t{2});
        QCOMPARE(catalog.hierarchy.path(catalog.hierarchy.parents(parrots)[1]), std::string("pets"));
        QVERIFY(reasonOf(catalog, "c.png").starts_with("has several labels: 'animals|things'"));
        // It is kept when the data set is saved.
        const auto further = furtherParents(catalog.hierarchy);
        QCOMPARE(further.size(), std::size_t{1});
        Catalog again;
        catalogFromCsv(catalogToCsv(catalog), "test", again);
        addFurtherParents(further, again.hierarchy);
        QCOMPARE(again.hierarchy.parents(again.hierarchy.find("animals/parrots")).size(), std::size_t{2});
    }

    void saysWhyARowIsSkipped() {
        const ListedPictures made;
        made.fourPictures();
        (void)made.file("notes.txt", "x");
        const auto list = made.file("list.csv",
                                    "path,label,split\n"
                                    "a.png,x,train\n"
                                    "a.png,x,train\n"
                                    "./a.png,y,train\n"
                                    "b.png,,train\n"
                                    ",x,train\n"
                                    "gone.png,x,train\n"
                                    "../up.png,x,train\n"
                                    "/etc/passwd,x,train\n"
                                    "c.png,x,sometimes\n"
                                    "notes.txt,x,train\n"
                                    "d.png,x\n"
                                    "https://example.org/a.png,x,train\n"
                                    "d.png,x//y,train\n");
        const Catalog catalog = read(list);
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "x"}}));
        QStringList told;
        for (const SkippedFile& file : catalog.skipped) {
            told << QString::fromStdString(file.location + ": " + file.reason);
        }
        told.sort();
        QStringList expected{
            "a.png: is named twice: first in line 2, in line 3 of list.csv",
            "a.png: is named twice with different labels: 'x' in line 2 counts, 'y' does not, in line 4 of list.csv",
            "b.png: has no label, in line 5 of list.csv",
            "line 6 of list.csv: names no picture",
            "gone.png: does not exist, in line 7 of list.csv",
            QString::fromStdString("../up.png: leaves the folder of the data set: " + made.root.string() +
                                   ", in line 8 of list.csv"),
            QString::fromStdString("/etc/passwd: lies outside the folder of the data set: " + made.root.string() +
                                   ", in line 9 of list.csv"),
            "c.png: has an unknown split: 'sometimes' (train, val and test are known), in line 10 of list.csv",
            "notes.txt: is not a picture (.txt), in line 11 of list.csv",
            "d.png: has another number of columns than the header: 2 instead of 3, in line 12 of list.csv",
            "https://example.org/a.png: lies on the net, and Docent reads files only, in line 13 of list.csv",
            "d.png: has a label with an empty level: 'x//y', in line 14 of list.csv"};
        expected.sort();
        QCOMPARE(told, expected);
    }

    void absolutePathsHaveTheirCommonFolder() {
        const ListedPictures made;
        made.fourPictures("far/away/");
        const std::string root = made.root.string();
        const auto list =
            made.file("lists/list.csv", "path,label\n" + root + "/far/away/a.png,x\n" + root + "/far/away/b.png,y\n");
        const Catalog catalog = read(list);
        QVERIFY(catalog.root == made.root / "far/away");
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "x"}, {"b.png", "y"}}));
        // A root that was named is the root.
        const Catalog rooted = read(list, {.root = made.root, .pathColumn = {}, .labelColumns = {}});
        QVERIFY(rooted.root == made.root);
        QCOMPARE(labelsOf(rooted), (Labels{{"far/away/a.png", "x"}, {"far/away/b.png", "y"}}));
    }

    /// In another language, or by a habit of the house.
    void columnsAreToldByWhatIsInThem() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("liste.csv", "Nr;Bild;Klasse\n1;a.png;x\n2;b.png;y\n");
        QVERIFY(problemOf(list).find("none of them is known to hold labels") != std::string::npos);
        const Catalog two = read(made.file("zwei.csv", "Bild;Klasse\na.png;x\nb.png;y\nc.png;x\n"));
        QCOMPARE(labelsOf(two), (Labels{{"a.png", "x"}, {"b.png", "y"}, {"c.png", "x"}}));
        QCOMPARE(two.notes, (std::vector<std::string>{
                                "The column 'Bild' was taken for the pictures: its values are names of files.",
                                "The column 'Klasse' was taken for the label: no other is left."}));
        QVERIFY(ManifestReader().recognise(made.root / "zwei.csv")->find("Bild and Klasse") != std::string::npos);
        const Catalog named = read(list, {.root = {}, .pathColumn = {}, .labelColumns = {"klasse"}});
        QCOMPARE(labelsOf(named), (Labels{{"a.png", "x"}, {"b.png", "y"}}));
        // One value that is no picture, and it is not told.
        QVERIFY(problemOf(made.file("drei.csv", "Bild;Klasse\na.png;x\nb;y\n")).find("known to name pictures") !=
                std::string::npos);
        QVERIFY(problemOf(made.file("leer.csv", "Bild;Klasse\n")).find("known to name pictures") != std::string::npos);
    }

    void flagsTellTheSplit() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog valid = read(made.file("valid.csv",
                                             "path,label,is_valid\na.png,x,True\nb.png,x,False\nc.png,y,\n"
                                             "d.png,y,maybe\n"));
        QVERIFY(valid.images[0].split == Split::Validation);
        QVERIFY(valid.images[1].split == Split::Train);
        QVERIFY(valid.images[2].split == Split::Unassigned);
        QVERIFY(reasonOf(valid, "d.png").starts_with("has an unknown split: 'maybe'"));
        QCOMPARE(valid.notes,
                 (std::vector<std::string>{"The column 'is_valid' was taken for the split: true stands for 'val'."}));
        QVERIFY(ManifestReader().recognise(made.root / "valid.csv")->find("path, label and is_valid") !=
                std::string::npos);
        const Catalog both = read(made.file("both.csv",
                                            "path,label,is_valid,Is Test\na.png,x,1,0\nb.png,x,0,1.0\n"
                                            "c.png,y,0,0\nd.png,y,1,1\n"));
        QVERIFY(both.images[0].split == Split::Validation);
        QVERIFY(both.images[1].split == Split::Test);
        QVERIFY(both.images[2].split == Split::Train);
        QVERIFY(reasonOf(both, "d.png").starts_with("has an unknown split: 'val and test'"));
        const Catalog train = read(made.file("train.csv", "path,label,is_train\na.png,x,1\nb.png,x,0\n"));
        QVERIFY(train.images[0].split == Split::Train);
        QVERIFY(train.images[1].split == Split::Test);
        // A column of the split's own says more, and a label that is named is one.
        const Catalog named = read(made.file("split.csv", "path,label,is_valid,split\na.png,x,1,test\n"));
        QVERIFY(named.images[0].split == Split::Test);
        QCOMPARE(named.notes, (std::vector<std::string>{"Not used of the list: is_valid."}));
        QVERIFY(!read(made.file("label.csv", "path,is_valid\na.png,1\n"), {.labelColumns = {"is_valid"}}).hasOwnSplits);
        QVERIFY(problemOf(made.root / "label.csv").find("known to hold labels") != std::string::npos);
    }

    /// "is_valid" may also say that a picture is sound.
    void aFlagOfMostPicturesIsNoSplit() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog catalog =
            read(made.file("list.csv", "path,label,is_valid\na.png,x,1\nb.png,y,1\nc.png,x,1\nd.png,y,0\n"));
        QVERIFY(!catalog.hasOwnSplits);
        QCOMPARE(catalog.notes, (std::vector<std::string>{"Not used of the list: is_valid."}));
    }

    void patientsAreTold() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog catalog = read(made.file("list.csv", "path,label,Patient ID\na.png,x,p\nb.png,y,q\nc.png,x,p\n"));
        QVERIFY(catalog.groups.empty());
        QCOMPARE(catalog.notes, (std::vector<std::string>{
                                    "Pictures with the same 'Patient ID' may come to lie in training and test: to keep "
                                    "them together, name it with --group-column.",
                                    "Not used of the list: Patient ID."}));
        const Catalog named = read(made.file("list.csv", "path,label,Patient ID\na.png,x,p\nb.png,y,q\nc.png,x,p\n"),
                                   {.groupColumn = "Patient ID"});
        QCOMPARE(named.notes,
                 (std::vector<std::string>{"Pictures of one group stay in one split; the list has 2 groups."}));
    }

    /// What one list of a set says holds for the others.
    void listsOfOneSetHaveLabelsOfOneKind() {
        const ListedPictures made;
        made.fourPictures("train/cat/");
        made.fourPictures("train/dog/");
        made.picture("test/cat/a.png");
        made.picture("test/dog/b.png");
        std::string captions = "file_name,text\n";
        for (const char* folder : {"cat/", "dog/"}) {
            for (const char* name : {"a.png", "b.png", "c.png", "d.png"}) {
                captions += std::string(folder) + name + ",the " + folder + name + "\n";
            }
        }
        (void)made.file("train/metadata.csv", captions);
        (void)made.file("test/metadata.csv", "file_name,text\ncat/a.png,one\ndog/b.png,two\n");
        const Catalog catalog = read(made.root);  // test/ comes first, and its captions are as many as its folders
        QVERIFY(catalog.hasOwnSplits);
        QCOMPARE(catalog.count(Split::Test), 2);
        QCOMPARE(catalog.classes().size(), std::size_t{2});
        QCOMPARE(labelsOf(catalog).at("test/cat/a.png"), std::string("cat"));
    }

    /// A folder a class, with a list of captions.
    void foldersAreTheLabelsWhereTheLastColumnNamesNone() {
        const ListedPictures made;
        made.fourPictures("train/cat/");
        made.fourPictures("train/dog/");
        const Labels expected{{"train/cat/a.png", "cat"},
                              {"train/cat/b.png", "cat"},
                              {"train/dog/a.png", "dog"},
                              {"train/dog/b.png", "dog"}};
        for (const char* other : {"a dog", "a cat"}) {
            const std::string captions =
                other == std::string("a cat")
                    ? "cat/a.png,a cat\ncat/b.png,a cat\ndog/a.png,a cat\ndog/b.png,a cat\n"
                    : "cat/a.png,a cat\ncat/b.png,\"one, of two\"\ndog/a.png,a dog\ndog/b.png,good\n";
            (void)made.file("train/metadata.csv", "file_name,text\n" + captions);
            const Catalog catalog = read(made.root);
            QCOMPARE(labelsOf(catalog), expected);
            QCOMPARE(catalog.notes,
                     (std::vector<std::string>{
                         "The folders of the pictures were taken for the labels: the values of the column 'text' are "
                         "nearly all different, or all the same. To take it, name it with --label-columns."}));
        }
        QVERIFY(ManifestReader().recognise(made.root));
        QCOMPARE(labelsOf(read(made.root, {.labelColumns = {"text"}})).at("train/dog/b.png"), std::string("a cat"));
        // Above the folders of the splits.
        const Catalog above = read(made.file("list.csv",
                                             "file_name,text\ntrain/cat/a.png,1\ntrain/cat/b.png,2\n"
                                             "./train/dog/a.png,3\ntrain//dog/b.png,4\n"));
        QCOMPARE(labelsOf(above), expected);
        QCOMPARE(above.count(Split::Train), 4);
        // Values that are classes count, and so do captions of pictures that lie in one folder, or each in its own.
        const std::string classes = "file_name,kind\ncat/a.png,x\ncat/b.png,y\ndog/a.png,x\ndog/b.png,y\n";
        QCOMPARE(read(made.file("train/classes.csv", classes)).notes,
                 (std::vector<std::string>{"The column 'kind' was taken for the label: no other is left."}));
        for (const char* rows : {"cat/a.png,1\ncat/b.png,2\n", "cat/a.png,1\ndog/b.png,2\n"}) {
            const Catalog captions = read(made.file("train/rows.csv", std::string("file_name,text\n") + rows));
            QCOMPARE(captions.hierarchy.path(captions.images[0].label), std::string("1"));
        }
    }

    void columnsWithoutANameAreNotTold() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog catalog =
            read(made.file("pandas.csv", ",Unnamed: 0, path , label , by \n0,0,a.png,x,me\n1,1,b.png,y,me\n"));
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "x"}, {"b.png", "y"}}));
        QCOMPARE(catalog.notes, (std::vector<std::string>{"Not used of the list: by."}));
        QVERIFY(ManifestReader().recognise(made.root / "pandas.csv")->find("columns path and label,") !=
                std::string::npos);
        QVERIFY(read(made.file("index.csv", ",path,label\n0,a.png,x\n")).notes.empty());
        // The names of the pictures may be those of the rows.
        QCOMPARE(labelsOf(read(made.file("rows.csv", ",label\na.png,x\nb.png,y\n"))),
                 (Labels{{"a.png", "x"}, {"b.png", "y"}}));
    }

    void aColumnAClassHoldsZeroAndOne() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.csv",
                                    "path,healthy,rust,scab\na.png,1,0,0\nb.png,0,0,1.0\nc.png,0,0,0\n"
                                    "d.png,1,0,1\n");
        const Catalog catalog = read(list, {.labelColumns = {"healthy", "rust", "scab"}});
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "healthy"}, {"b.png", "scab"}}));
        QCOMPARE(reasonOf(catalog, "c.png"),
                 std::string("has no label: no column of labels has 1, in line 4 of list.csv"));
        QCOMPARE(reasonOf(catalog, "d.png"),
                 std::string("has several labels: 'healthy' and 'scab', and Docent learns one a picture, in line 5 of "
                             "list.csv"));
        QCOMPARE(catalog.notes, (std::vector<std::string>{"The columns of labels hold 0 and 1: the name of the one "
                                                          "with 1 was taken for the label."}));
        QVERIFY(problemOf(list).find("or a column of 0 and 1 a class") != std::string::npos);
        // One other value, and they are levels.
        const auto levels = made.file("levels.csv", "path,wide,narrow\na.png,1,0\nb.png,1,2\n");
        QCOMPARE(labelsOf(read(levels, {.labelColumns = {"wide", "narrow"}})),
                 (Labels{{"a.png", "1/0"}, {"b.png", "1/2"}}));
        const auto numbered = made.file("numbered.csv", "path,label_1,label_2\na.png,1,0\nb.png,0,1\n");
        QCOMPARE(labelsOf(read(numbered)), (Labels{{"a.png", "1/0"}, {"b.png", "0/1"}}));
    }

    void blanksMaySeparatePathAndLabel() {
        const ListedPictures made;
        made.fourPictures("n01/");
        const auto list = made.file("val.txt", "n01/a.png 0\r\nn01/b.png 1\r\n\r\nn01/c.png 0");
        QVERIFY(createDatasetReader(DatasetFormat::Auto, list)->format() == DatasetFormat::Csv);
        const Catalog catalog = read(list);
        QCOMPARE(labelsOf(catalog), (Labels{{"n01/a.png", "0"}, {"n01/b.png", "1"}, {"n01/c.png", "0"}}));
        QVERIFY(ManifestReader().recognise(list)->ends_with("separated by blanks"));
        QVERIFY(!ManifestReader().recognise(made.file("prose.txt", "a.png is\nb.png is not\n")));
        QVERIFY(!ManifestReader().recognise(made.file("swapped.txt", "0 n01/a.png\n1 n01/b.png\n")));
    }

    /// Some relative to the list, some absolute and elsewhere.
    void mixedPathsNeedARootThatHoldsAll() {
        const ListedPictures made;
        made.fourPictures("near/");
        made.fourPictures("far/");
        const std::string root = made.root.string();
        const auto list = made.file("near/list.csv", "path,label\na.png,x\nb.png,y\n" + root + "/far/c.png,x\n" + root +
                                                         "/far/d.png,y\n" + root + "/far/none.png,y\n");
        const Catalog narrow = read(list);
        QCOMPARE(labelsOf(narrow), (Labels{{"a.png", "x"}, {"b.png", "y"}}));
        QCOMPARE(narrow.skipped.size(), std::size_t{3});
        QCOMPARE(narrow.notes, std::vector<std::string>{"Left out: 2 pictures by absolute paths outside " + root +
                                                        "/near; with --root name a folder that holds all."});
        const Catalog wide = read(list, {.root = made.root, .pathColumn = {}, .labelColumns = {}});
        QCOMPARE(labelsOf(wide),
                 (Labels{{"near/a.png", "x"}, {"near/b.png", "y"}, {"far/c.png", "x"}, {"far/d.png", "y"}}));
        QVERIFY(wide.notes.empty());
        QCOMPARE(wide.skipped.size(), std::size_t{1});
    }

    void followsPicturesThatWereMoved() {
        const ListedPictures made;
        made.fourPictures("cats/");
        const std::string text =
            "path,label\n/old/disk/cats/a.png,x\n/old/disk/cats/b.png,y\n/old/disk/cats/gone.png,y\n";
        // Beside the list, and under the folder that is named.
        for (const std::filesystem::path& root : {std::filesystem::path(), made.root}) {
            const Catalog catalog = read(made.file(root.empty() ? "list.csv" : "far/list.csv", text),
                                         {.root = root, .pathColumn = {}, .labelColumns = {}});
            QCOMPARE(labelsOf(catalog), (Labels{{"cats/a.png", "x"}, {"cats/b.png", "y"}}));
            QCOMPARE(catalog.skipped.size(), std::size_t{1});
            QCOMPARE(catalog.notes, std::vector<std::string>{"Paths that begin with /old/disk/ are read from " +
                                                             made.root.string() + ", where the pictures are."});
        }
    }

    /// The old folder is still there, as the place of a disk that is not mounted; and one picture of a name is no move.
    void movesAreNoChance() {
        const ListedPictures made;
        made.fourPictures("now/cats/");
        std::filesystem::create_directories(made.root / "old/cats");
        const std::string old = (made.root / "old").string();
        const auto list = made.file(
            "list.csv", "path,label\n" + old + "/cats/a.png,x\n" + old + "/cats/b.png,y\n" + old + "/cats/c.jpg,y\n");
        const Catalog catalog = read(list, {.root = made.root / "now", .pathColumn = {}, .labelColumns = {}});
        QCOMPARE(labelsOf(catalog), (Labels{{"cats/a.png", "x"}, {"cats/b.png", "y"}}));
        QVERIFY(problemOf(made.file("now/cats/chance.csv",
                                    "path,label\n/elsewhere/x/a.png,x\n/elsewhere/y/a.png,y\n/elsewhere/z/no.png,y\n"))
                    .find("none is where it says") != std::string::npos);
    }

    /// Competitions and COCO put pictures into a folder beside the list.
    void findsPicturesInAFolderNearTheList() {
        const ListedPictures made;
        made.fourPictures("train/");
        const std::string rows = "file,label\na.png,x\nb.png,x\nc.png,y\nd.png,y\n";
        const auto list = made.file("train.csv", rows);
        const Catalog catalog = read(list);
        QCOMPARE(catalog.root, made.root / "train");
        QCOMPARE(catalog.images.size(), std::size_t{4});
        QCOMPARE(catalog.images[0].location, "a.png");
        QCOMPARE(catalog.notes.size(), std::size_t{1});
        QVERIFY(catalog.notes[0].starts_with("Paths are read from " + (made.root / "train").string()));
        // Of two folders with such pictures the one that is called as the list is.
        made.fourPictures("test/");
        QCOMPARE(read(list).root, made.root / "train");
        QVERIFY(problemOf(made.file("all.csv", rows)).find("none is where it says") != std::string::npos);
        QCOMPARE(read(made.file("annotations/train.csv", rows)).root, made.root / "train");
        // Not where one lies where it says: the others are missing.
        made.picture("a.png");
        QCOMPARE(read(list).root, made.root);
    }

    void pathsOfWindowsAreFollowedToo() {
        const ListedPictures made;
        made.fourPictures("cats/");
        const auto list = made.file("list.csv",
                                    "file,label\n"
                                    "C:\\Users\\ada\\set\\cats\\a.png,x\n"
                                    "C:\\Users\\ada\\set\\cats\\b.png,y\n");
        QCOMPARE(labelsOf(read(list)), (std::map<std::string, std::string>{{"cats/a.png", "x"}, {"cats/b.png", "y"}}));
    }

    /// The height of a box is no label.
    void placesAreNoLabels() {
        QVERIFY(findColumns({"image", "x", "y", "w", "h"}, {}).labels.empty());
        QCOMPARE(findColumns({"image", "y"}, {}).labels, std::vector<int>{1});
        QCOMPARE(findColumns({"Image Index", "Finding Label", "Bbox [x", "y", "w"}, {}).labels, std::vector<int>{1});
    }

    /// As HAM10000 and ChestX-ray14 are distributed.
    void findsPicturesThatAreSharedOutAmongFolders() {
        const ListedPictures made;
        for (const char* location : {"part_1/a.png", "part_1/c.png", "part_2/images/b.png", "part_2/images/d.png"}) {
            made.picture(location);
        }
        const auto list = made.file("all.csv", "file,label\na,x\nb,x\nc,y\nd,y\n");
        const Catalog catalog = read(list);
        QCOMPARE(catalog.root, made.root);
        QCOMPARE(labelsOf(catalog), (std::map<std::string, std::string>{{"part_1/a.png", "x"},
                                                                        {"part_2/images/b.png", "x"},
                                                                        {"part_1/c.png", "y"},
                                                                        {"part_2/images/d.png", "y"}}));
        QCOMPARE(catalog.notes.back(),
                 "Paths are read from 2 folders in " + made.root.string() + ", where the pictures are.");
        // The folder is sent to the list, as its folders are pieces.
        QVERIFY(refusalOf(made.root).find("Give the list: " + list.string()) != std::string::npos);
        // Whatever its columns are called; but a file that names none of the pictures is no list of them.
        (void)made.file("all.csv", "image_id,verdict,sex\na,x,f\nb,x,m\nc,y,f\nd,y,m\n");
        QVERIFY(refusalOf(made.root).find("Give the list: " + list.string()) != std::string::npos);
        (void)made.file("all.csv", "name,value,unit\nu,1,m\nv,2,m\n");
        QCOMPARE(refusalOf(made.root), std::string());
        (void)made.file("all.csv", "file,label\na,x\nb,x\nc,y\nd,y\n");
        // Which of two is meant cannot be told.
        made.picture("part_1/d.png");
        QVERIFY(problemOf(list).find("none is where it says") != std::string::npos);

        // Of one among many that was not looked at first, it is told.
        const ListedPictures many;
        std::string rows = "file,label\n";
        for (int i = 0; i < 120; ++i) {
            const std::string name = std::to_string(i) + ".png";
            many.picture((i % 2 == 0 ? "part_1/" : "part_2/") + name);
            rows += name + (i % 3 == 0 ? ",x\n" : ",y\n");
        }
        many.picture("part_1/5.png");
        const Catalog whole = read(many.file("all.csv", rows));
        QCOMPARE(whole.images.size(), std::size_t{119});
        QVERIFY(reasonOf(whole, "5.png").starts_with("lies in two folders, in part_1/5.png and in part_2/5.png"));
    }

    /// The folder itself has no classes in it.
    void aFolderWithAListIsSentToTheList() {
        const ListedPictures made;
        made.fourPictures("train/");
        made.fourPictures("test/");
        const auto list = made.file("train.csv", "file,label\na.png,x\nb.png,x\nc.png,y\nd.png,y\n");
        QCOMPARE(refusalOf(made.root), made.root.string() +
                                           " holds a list of its pictures, whose folders are no classes. Give the "
                                           "list: " +
                                           list.string() + ".");
        (void)made.file("sample_submission.csv", "file,label\na.png,x\nb.png,x\n");  // sorts before it
        QVERIFY(refusalOf(made.root).find("Give the list: " + list.string()) != std::string::npos);
        // One of lines too.
        const ListedPictures lines;
        lines.fourPictures("train/");
        (void)lines.file("train.txt", "a.png 0\nb.png 0\nc.png 1\nd.png 1\n");
        QVERIFY(refusalOf(lines.root).find("train.txt") != std::string::npos);
        made.picture("train/owls/1.png");  // they are classes after all
        QCOMPARE(refusalOf(made.root), "");
    }

    void tellsWhyNoneCanBeUsed() {
        const ListedPictures made;
        made.fourPictures("cats/");
        const std::string cats = (made.root / "cats").string();
        const auto list = made.file("list.csv", "path,label,split\n" + cats + "/a.png,x,trian\n" + cats +
                                                    "/b.png,x,\n" + cats + "/c.png,y,\n" + cats + "/d.png,,\n");
        const std::filesystem::path dogs = made.root / "dogs";
        const auto problemOf = [&] {
            try {
                (void)read(list, {.root = dogs, .pathColumn = {}, .labelColumns = {}});
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QCOMPARE(problemOf(), "There is no folder " + dogs.string() +
                                  ". Name the folder that the paths of list.csv start from with --root.");
        std::filesystem::create_directory(dogs);
        const std::string problem = problemOf();
        QVERIFY2(problem.find("the first, " + cats + "/b.png, lies outside the folder") != std::string::npos,
                 problem.c_str());
        QVERIFY2(problem.find("(2 like that; besides 1 'has an unknown split") != std::string::npos, problem.c_str());
        QVERIFY2(problem.find(", 1 'has no label')") != std::string::npos, problem.c_str());
        QVERIFY2(problem.find("--root") != std::string::npos, problem.c_str());
    }

    void findsPicturesOfNamesWithoutExtension() {
        const ListedPictures made;
        made.fourPictures("train/");
        const auto list = made.file("labels.csv", "id,breed\na,beagle\nb,boxer\n");
        const Labels expected{{"a.png", "beagle"}, {"b.png", "boxer"}};
        QCOMPARE(labelsOf(read(list)), expected);
        QCOMPARE(labelsOf(read(list, {.root = made.root / "train", .pathColumn = {}, .labelColumns = {}})), expected);
        std::filesystem::rename(made.root / "train", made.root / ".train");
        QVERIFY(problemOf(list).find("none is where it says") != std::string::npos);
        QVERIFY(problemOf(list).find("--root") != std::string::npos);
    }

    void readsGroups() {
        const ListedPictures made;
        made.fourPictures();
        const auto list =
            made.file("list.csv", "path,label,group\na.png,x,one\nb.png,x, one \nc.png,y,\nd.png,y,two\n");
        const Catalog catalog = read(list);
        QCOMPARE(catalog.groups, (std::vector<std::string>{"one", "two"}));
        QCOMPARE(catalog.images[0].group, catalog.images[1].group);
        QCOMPARE(catalog.images[2].group, noGroup);
        QCOMPARE(catalog.notes,
                 std::vector<std::string>{"Pictures of one group stay in one split; the list has 2 groups."});
        QVERIFY(ManifestReader().recognise(list)->find("path, label and group") != std::string::npos);
        // Named as the label it is that.
        const Catalog labelled =
            read(made.file("labels.csv", "path,group\na.png,one\nb.png,two\n"), {.labelColumns = {"group"}});
        QCOMPARE(labelsOf(labelled), (Labels{{"a.png", "one"}, {"b.png", "two"}}));
        QVERIFY(labelled.groups.empty());
    }

    void readsGroupsFromTheColumnThatIsNamed() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.csv",
                                    "path,label,group,Film set\na.png,x,one,f1\nb.png,x,two,f1\nc.png,y,three,\n"
                                    "d.png,y,four,f2\n");
        const Catalog catalog = read(list, {.groupColumn = "film-set"});
        QCOMPARE(catalog.groups, (std::vector<std::string>{"f1", "f2"}));
        QCOMPARE(catalog.images[0].group, catalog.images[1].group);
        QCOMPARE(catalog.images[2].group, noGroup);
        // A column that would be the split by its name.
        QVERIFY(!read(made.file("set.csv", "path,label,set\na.png,x,s1\nb.png,y,s2\n"), {.groupColumn = "set"})
                     .hasOwnSplits);
        const std::string missing = problemOf(list, {.groupColumn = "film"});
        QVERIFY2(missing.find("and none called 'film'. Correct --label-columns, --path-column or --group-column") !=
                     std::string::npos,
                 missing.c_str());
        const std::string label = problemOf(list, {.groupColumn = "label"});
        QVERIFY2(label.find("says the picture or its label, and no group") != std::string::npos, label.c_str());
    }

    void picturesOfAnotherFormOfUnicodeAreFound() {
        const ListedPictures made;
        made.picture("Ku\u0308he/1.png");
        made.picture("k\u00e4se.png");
        made.picture("T\u00fcr/a\u0308.png");
        const Catalog catalog = read(made.file("list.csv",
                                               "path,label\nK\u00fche/1.png,x\nka\u0308se.png,y\nT\u00fcr/\u00e4,y\n"
                                               "k\u00e4fer.png,y\n"));
        QCOMPARE(labelsOf(catalog),
                 (Labels{{"Ku\u0308he/1.png", "x"}, {"T\u00fcr/a\u0308.png", "y"}, {"k\u00e4se.png", "y"}}));
        QVERIFY(reasonOf(catalog, "k\u00e4fer.png").starts_with("does not exist"));
    }

    void readsAnImageFolder() {
        const ListedPictures made;
        made.fourPictures("train/");
        made.picture("test/e.png");
        (void)made.file("train/metadata.csv", "file_name,label,by\na.png,x,me\nb.png,y,me\n");
        (void)made.file("test/metadata.csv", "file_name,label,by\ne.png,x,me\n");
        const Catalog catalog = read(made.root);
        QCOMPARE(labelsOf(catalog), (Labels{{"train/a.png", "x"}, {"train/b.png", "y"}, {"test/e.png", "x"}}));
        QVERIFY(catalog.hasOwnSplits);
        QCOMPARE(catalog.count(Split::Train), 2);
        QCOMPARE(catalog.count(Split::Test), 1);
        QCOMPARE(catalog.notes, (std::vector<std::string>{"Not used of the list: by."}));  // of both, once
        QVERIFY(createDatasetReader(DatasetFormat::Auto, made.root)->format() == DatasetFormat::Csv);
    }

    void refusesWhatIsNoTable() {
        const ListedPictures made;
        made.fourPictures();
        QVERIFY(problemOf(made.file("empty.csv", "")).find("is empty") != std::string::npos);
        const std::string many = problemOf(made.file("many.csv", "one" + std::string(900, ',') + "\n"));
        QVERIFY2(many.find(" and 881 more; none of them") != std::string::npos, many.c_str());
        QVERIFY(problemOf(made.file("header.csv", std::string(100'000, ',') + "\n"))
                    .find("line 1: a row has more than 65536 fields") != std::string::npos);
        QVERIFY(problemOf(made.file("wide.csv", "path,label\n" + std::string(100'000, ',') + "\n"))
                    .find("line 2: a row has more than 65536 fields") != std::string::npos);
        QVERIFY(problemOf(made.file("open.csv", "path,label\na.png,\"x\n")).find("line 2: a quote is not closed") !=
                std::string::npos);
        QVERIFY(problemOf(made.file("latin.csv", "path,label\na.png,caf\xE9\n")).find("line 2: it is not in UTF-8") !=
                std::string::npos);
        QVERIFY(problemOf(made.file("zero.csv", std::string("path,label\na.png,\0x\n", 20))).find("not text") !=
                std::string::npos);
        QVERIFY(problemOf(made.file("zero16.csv", std::string("\xFF\xFEp\0\0\0", 6))).find("not text") !=
                std::string::npos);
        QVERIFY(problemOf(made.file("header.csv", "path,label\n")).find("names 0 pictures") != std::string::npos);
        try {
            (void)createDatasetReader(DatasetFormat::Auto, made.file("a.zip", "PK"));
            QFAIL("an archive was taken");
        } catch (const Error& error) {
            QVERIFY(error.mend().find("Unpack it") != std::string::npos);
        }
    }

    void stops() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.csv", "path,label\na.png,x\n");
        class Stopping final : public RunContext {
            [[nodiscard]] bool stopRequested() const override { return true; }
        } context;
        QVERIFY_EXCEPTION_THROWN((void)ManifestReader().read(list, context), Stopped);
    }
};

QTEST_GUILESS_MAIN(ManifestReaderTest)
#include "ManifestReaderTest.moc"
