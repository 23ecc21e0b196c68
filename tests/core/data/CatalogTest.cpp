// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/Catalog.h"

#include <QtTest>

#include "base/Csv.h"
#include "base/Error.h"

using namespace docent;

namespace {

QByteArray errorOf(std::string_view csv) {
    Catalog catalog;
    catalog.hierarchy.addPath("before");
    try {
        catalogFromCsv(csv, "set.csv", catalog);
    } catch (const Error& error) {
        // What was there stays when a row is bad.
        return catalog.images.empty() && catalog.hierarchy.size() == 2 ? error.what() : "changed";
    }
    return {};
}

}  // namespace

class CatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTripsAwkwardNames() {
        Catalog catalog;
        const std::vector<std::string> locations{"a/plain.png",       "a/comma, and space.png",
                                                 "a/\"quoted\".png",  "a/two\nlines.png",
                                                 "a/cr\rhere.png",    "a/crlf\r\n.png",
                                                 " leading.png",      "trailing.png ",
                                                 "\xc3\xbcmlaut.png", "#hash.png",
                                                 "train.gz#17",       "caf\xe9.png",
                                                 "'single'.png",      ";semicolon\t.png"};
        const std::vector<std::string> labels{"a", "b, c/d \"e\"", "f\ng"};
        for (std::size_t i = 0; i < locations.size(); ++i) {
            catalog.images.push_back(
                {locations[i], catalog.hierarchy.addPath(labels[i % labels.size()]), static_cast<Split>(i % 4)});
        }
        const std::string csv = catalogToCsv(catalog);
        QVERIFY(csv.starts_with("path,label,split\na/plain.png,a,train\n"));
        Catalog back;
        catalogFromCsv(csv, "set.csv", back);
        QCOMPARE(back.images.size(), catalog.images.size());
        for (std::size_t i = 0; i < locations.size(); ++i) {
            QCOMPARE(back.images[i].location, locations[i]);
            QCOMPARE(back.hierarchy.path(back.images[i].label), labels[i % labels.size()]);
            QVERIFY(back.images[i].split == catalog.images[i].split);
        }
        QCOMPARE(catalogToCsv(back), csv);
    }

    void roundTripsGroups() {
        Catalog catalog;
        const NodeId a = catalog.hierarchy.addPath("a");
        catalog.groups = {"unused", "one, two", "x"};
        catalog.images = {{"1.png", a, Split::Train, 1}, {"2.png", a, Split::Test}, {"3.png", a, Split::Train, 2}};
        const std::string csv = catalogToCsv(catalog);
        QVERIFY(csv.starts_with("path,label,split,group\n1.png,a,train,\"one, two\"\n2.png,a,test,\n"));
        Catalog back;
        catalogFromCsv(csv, "set.csv", back);
        QCOMPARE(back.groups, (std::vector<std::string>{"one, two", "x"}));
        QCOMPARE(back.images[1].group, noGroup);
        QCOMPARE(back.images[2].group, 1);
        QCOMPARE(catalogToCsv(back), csv);
    }

    void readsOtherProgramsLines() {
        Catalog catalog;
        std::string field;
        appendCsvField(field, "\xEF\xBB\xBFx");  // would be passed over at the beginning of a file
        QCOMPARE(field, std::string("\"\xEF\xBB\xBFx\""));
        catalogFromCsv("\xEF\xBB\xBFpath,label,split\r\n\r\n\"x.png\",a/b,test\r\ny.png,\"a\",-", "set.csv", catalog);
        QCOMPARE(catalog.images.size(), std::size_t{2});
        QCOMPARE(catalog.images[0].location, std::string("x.png"));
        QVERIFY(catalog.images[0].split == Split::Test);
        QCOMPARE(catalog.hierarchy.path(catalog.images[1].label), std::string("a"));
        QVERIFY(catalog.images[1].split == Split::Unassigned);
    }

    void keepsLabelsOfAHierarchyWithSeveralParents() {
        Catalog catalog;
        const NodeId a = catalog.hierarchy.addPath("a");
        const NodeId shared = catalog.hierarchy.addPath("b/shared");
        catalog.hierarchy.addParent(shared, a);
        catalogFromCsv("path,label,split\nx.png,b/shared,train\n", "set.csv", catalog);
        QCOMPARE(catalog.images[0].label, shared);
        QCOMPARE(catalog.hierarchy.size(), 4);
    }

    void classesHaveOneOrderWhateverThePicturesHave() {
        // "9" before "10" by value, "10" before "1a" by letter, "1a" before "9" by letter: only a rule that keeps
        // numbers and words apart is an order.
        std::vector<std::string> labels{"1a", "9", "10", "2b", "100", "01"};
        std::sort(labels.begin(), labels.end());
        do {
            std::string text = "path,label,split\n";
            for (const std::string& label : labels) {
                text += label + ".png," + label + ",train\n";
            }
            Catalog catalog;
            catalogFromCsv(text, "test", catalog);
            std::vector<std::string> classes;
            for (const NodeId node : catalog.classes()) {
                classes.push_back(catalog.hierarchy.path(node));
            }
            QCOMPARE(classes, (std::vector<std::string>{"9", "10", "100", "01", "1a", "2b"}));
        } while (std::next_permutation(labels.begin(), labels.end()));
    }

    void numbersClassesByNameNotByFirstPicture() {
        Catalog catalog;
        catalogFromCsv("path,label,split\na,10,train\nb,b/x,train\nc,2,train\nd,b,train\ne,a-b,train\nf,0,train\n",
                       "set.csv", catalog);
        std::vector<std::string> classes;
        for (const NodeId node : catalog.classes()) {
            classes.push_back(catalog.hierarchy.path(node));
        }
        QCOMPARE(classes, (std::vector<std::string>{"0", "2", "10", "a-b", "b", "b/x"}));
        QCOMPARE(catalog.hierarchy.path(catalog.images[1].label), std::string("b/x"));
    }

    void namesTheLineOfABadRow() {
        QVERIFY(errorOf("").startsWith("set.csv, line 1: "));
        QVERIFY(errorOf("path,label\n").contains("first line must be 'path,label,split'"));
        QVERIFY(errorOf("path,label,split\nx.png,a,train\ny.png,a\n").startsWith("set.csv, line 3: it has 2 fields"));
        QVERIFY(errorOf("path,label,split\n\"two\nlines\",a,train\ny,a,dev\n").startsWith("set.csv, line 4: 'dev'"));
        QVERIFY(errorOf("path,label,split\nx.png,,train\n").startsWith("set.csv, line 2: the label is empty"));
        QVERIFY(errorOf("path,label,split\n,a,train\n").contains("the path is empty"));
        QVERIFY(errorOf("path,label,split\nx.png,a//b,train\n").contains("line 2"));
        QVERIFY(errorOf("path,label,split\nx.png,a,train\n\"y,a,train\nz,a,train\n")
                    .startsWith("set.csv, line 3: a quote"));
        QVERIFY(errorOf("path,label,split\n\"x\"y,a,train\n").contains("line 2"));
        const std::string endless = "path,label,split\n" + std::string(100'000, 'x') + ",a,train\n";
        QVERIFY(errorOf(endless).contains("line 2: a field is longer"));
    }

    void namesItsWords() {
        for (const Split split : {Split::Train, Split::Validation, Split::Test, Split::Unassigned}) {
            QVERIFY(splitFromString(toString(split)) == split);
        }
        for (const DatasetFormat format : {DatasetFormat::Auto, DatasetFormat::Folders, DatasetFormat::Idx}) {
            QVERIFY(datasetFormatFromString(toString(format)) == format);
        }
        QVERIFY(smallClassesFromString("merge") == SmallClasses::Merge);
        try {
            (void)datasetFormatFromString("zip");
            QFAIL("no Error");
        } catch (const Error& error) {
            QCOMPARE(
                error.what(),
                "'zip' is not a format of data sets. Use one of: auto, folders, idx, csv, json, coco, cifar, imagenet, "
                "webdataset.");
        }
    }

    void listsClassesAndSplits() {
        Catalog catalog;
        const NodeId b = catalog.hierarchy.addPath("a/b");
        const NodeId c = catalog.hierarchy.addPath("c");
        catalog.images = {{"1", c, Split::Train}, {"2", b, Split::Test}, {"3", c, Split::Train}};
        QCOMPARE(catalog.classes(), (std::vector<NodeId>{b, c}));
        QCOMPARE(catalog.labels(), (std::vector<NodeId>{c, b, c}));
        QCOMPARE(catalog.count(Split::Train), 2);
        QCOMPARE(catalog.indices(Split::Train), (std::vector<std::int64_t>{0, 2}));
        QVERIFY(catalog.indices(Split::Validation).empty());
    }
};

QTEST_GUILESS_MAIN(CatalogTest)
#include "CatalogTest.moc"
