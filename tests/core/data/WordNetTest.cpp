// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/WordNet.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

#include "base/Error.h"
#include "base/Files.h"
#include "data/DatasetReader.h"
#include "data/ImageDecoder.h"
#include "data/ParentTree.h"
#include "data/WordNetTree.h"

using namespace docent;

namespace {

constexpr const char* systemFolder = "/usr/share/wordnet";

Catalog catalogOf(const std::vector<std::string>& labels) {
    Catalog catalog;
    for (const std::string& label : labels) {
        catalog.images.push_back({.location = label + "/1.png", .label = catalog.hierarchy.addPath(label)});
    }
    return catalog;
}

/// Names of the parents of the node of a picture, in order.
std::vector<std::string> parentsOf(const Catalog& catalog, std::size_t image) {
    std::vector<std::string> names;
    for (const NodeId parent : catalog.hierarchy.parents(catalog.images[image].label)) {
        names.push_back(catalog.hierarchy.name(parent));
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool liesUnder(const Catalog& catalog, std::size_t image, const std::string& name) {
    const LabelHierarchy& hierarchy = catalog.hierarchy;
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        const auto below = hierarchy.descendants(node);
        if (hierarchy.name(node) == name &&
            std::binary_search(below.begin(), below.end(), catalog.images[image].label)) {
            return true;
        }
    }
    return false;
}

}  // namespace

class WordNetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }
    /// A small WordNet as ImageNet's lists: 3 lies under 1 and 2, as a dog lies under canine and domestic animal.
    void writeLists() const {
        writeFileAtomically(folder() / "wordnet.is_a.txt",
                            "n00000000 n00000001\nn00000000 n00000002\nn00000001 n00000003\nn00000002 n00000003\n"
                            "n00000001 n00000004\n");
        writeFileAtomically(
            folder() / "words.txt",
            "n00000000\tanimal, beast\nn00000001\tcanine\nn00000002\tpet\nn00000003\tdog, domestic dog\n"
            "n00000004\twolf\n");
    }
    static QString failure(const std::function<void()>& body) {
        try {
            body();
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsTheSystemsFiles() {
        if (!fs::exists(fs::path(systemFolder) / "data.noun")) {
            QSKIP("WordNet is not installed");
        }
        const WordNet wordNet(systemFolder);
        QCOMPARE(wordNet.size(), std::size_t{82115});  // of WordNet 3.0, wnstats(7WN)
        const WordNet::Meaning* tench = wordNet.find("n01440764");
        QVERIFY(tench != nullptr);
        QCOMPARE(tench->words.front(), "tench");
        QCOMPARE(tench->parents, std::vector<std::string>{"n01439121"});  // cyprinid
        const auto dog = wordNet.meanings("Dogs");
        QCOMPARE(dog.front()->id, "n02084071");
        QCOMPARE(dog.front()->parents.size(), std::size_t{2});  // canine, domestic animal
        QCOMPARE(wordNet.meanings("crane").front()->id, "n10914447");
        QVERIFY(wordNet.meanings("no such word").empty());
    }

    void imageNetFoldersAreAGraph() {
        writeLists();
        for (const char* id : {"n00000003", "n00000004", "n00000009"}) {
            fs::create_directories(folder() / "train" / id);
            writePng(folder() / "train" / id / "1.png", {4, 4, std::vector<std::uint8_t>(48)});
        }
        RunContext context;
        const auto reader = createDatasetReader(DatasetFormat::Auto, folder() / "train");
        QVERIFY(reader->format() == DatasetFormat::ImageNet);
        const Catalog catalog = reader->read(folder() / "train", context);
        QCOMPARE(catalog.hierarchy.name(catalog.images[0].label), "dog");
        QCOMPARE(parentsOf(catalog, 0), (std::vector<std::string>{"canine", "pet"}));
        QCOMPARE(parentsOf(catalog, 1), std::vector<std::string>{"canine"});
        QCOMPARE(catalog.hierarchy.path(catalog.images[2].label), "n00000009");
        QVERIFY(catalog.hierarchy.find("canine") != noNode);  // all but one lie under "animal", which says nothing
        QVERIFY(catalog.hierarchy.find("animal") == noNode);
        QCOMPARE(catalog.notes.front(), "WordNet does not know 1 class, which stays at the top: n00000009.");
    }

    void classNamesFindTheirPlace() {
        if (!fs::exists(fs::path(systemFolder) / "data.noun")) {
            QSKIP("WordNet is not installed");
        }
        const WordNet wordNet(systemFolder);
        Catalog catalog = catalogOf({"crane", "golden_eagle", "barn owl", "teapot", "red panda", "frobnicator"});
        const auto choices = chooseMeanings(catalog, wordNet, {});
        attachMeanings(catalog, wordNet, choices);
        QVERIFY(liesUnder(catalog, 0, "bird"));  // as the eagle and the owl are, rather than the writer or the machine
        QVERIFY(liesUnder(catalog, 1, "bird"));
        QVERIFY(!liesUnder(catalog, 3, "bird"));
        QVERIFY(liesUnder(catalog, 4, "animal"));
        QCOMPARE(catalog.hierarchy.name(catalog.images[1].label), "golden_eagle");
        QCOMPARE(catalog.hierarchy.path(catalog.images[5].label), "frobnicator");
        QVERIFY(std::any_of(catalog.notes.begin(), catalog.notes.end(), [](const std::string& note) {
            return note.starts_with(
                "The class 'crane' was taken as WordNet's n02012849 (large long-necked wading bird");
        }));

        Catalog other = catalogOf({"crane", "barn owl"});
        attachMeanings(other, wordNet, chooseMeanings(other, wordNet, {"crane=n03126707"}));
        QVERIFY(!liesUnder(other, 0, "bird"));
        QVERIFY(failure([&] { (void)chooseMeanings(other, wordNet, {"owl=n1"}); }).contains("has no class 'owl'") ||
                failure([&] { (void)chooseMeanings(other, wordNet, {"owl=n1"}); }).contains("There is no class 'owl'"));
        QVERIFY(
            failure([&] { (void)chooseMeanings(other, wordNet, {"crane"}); }).contains("Write it as crane=n02012849"));
    }

    void aLongWordOfAMeaningIsCutBetweenLetters() {
        std::string cranes = "x";
        std::string shown = "(x";
        for (int i = 0; i < 40; ++i) {
            cranes += "\u9db4";
            shown += i < 19 ? "\u9db4" : "";
        }
        writeFileAtomically(folder() / "data.noun", "  licence\n00000001 03 n 01 crane 0 000 | " + cranes +
                                                        "\n00000002 03 n 01 crane 0 000 | a machine\n");
        writeFileAtomically(folder() / "index.noun", "crane n 2 0 2 0 00000001 00000002\n");
        const WordNet wordNet(folder());
        Catalog catalog = catalogOf({"crane"});
        attachMeanings(catalog, wordNet, chooseMeanings(catalog, wordNet, {}));
        QVERIFY(std::any_of(catalog.notes.begin(), catalog.notes.end(), [&](const std::string& note) {
            return note.find(shown + " …)") != std::string::npos && note.find("a machine") != std::string::npos;
        }));
        fs::remove(folder() / "index.noun");
        fs::remove(folder() / "data.noun");
    }

    void damagedFilesAreTold() {
        writeFileAtomically(folder() / "wordnet.is_a.txt", "n00000001 n00000002\nn00000002 n00000001\n");
        QVERIFY(failure([this] { WordNet{folder()}; }).contains("under itself"));
        writeFileAtomically(folder() / "wordnet.is_a.txt", "n00000001 n00000002\nn1 n00000001\n");
        QVERIFY(failure([this] { WordNet{folder()}; }).contains("line 2: it is no pair of WordNet ids"));
        fs::remove(folder() / "wordnet.is_a.txt");
        writeFileAtomically(folder() / "data.noun", "  1 licence\n00001740 03 n 01 entity 0 001 @ 00x\n");
        QVERIFY(failure([this] { WordNet{folder()}; }).contains("line 2: a pointer is damaged"));
    }

    void aTableIsATree() {
        const fs::path file = folder() / "tree.csv";
        writeFileAtomically(file,
                            "label;parent\nowl;bird\nduck;bird\nbird;animal\nduck;swimmer\ncup;\nswimmer;animal\n");
        Catalog catalog = catalogOf({"owl", "duck", "cup", "x/other"});
        attachTree(catalog, readParentTree(file), "tree.csv");
        QCOMPARE(catalog.hierarchy.path(catalog.images[0].label), "animal/bird/owl");
        QCOMPARE(parentsOf(catalog, 1), (std::vector<std::string>{"bird", "swimmer"}));
        QCOMPARE(catalog.hierarchy.path(catalog.images[2].label), "cup");
        QCOMPARE(catalog.hierarchy.path(catalog.images[3].label), "x/other");
        QCOMPARE(catalog.notes.front(), "The attached hierarchy does not name 1 class: x/other.");

        writeFileAtomically(file, "owl,animal/bird\nduck,animal/bird\ncup,thing\n");  // a parent may be a path
        Catalog paths = catalogOf({"owl", "duck", "cup"});
        attachTree(paths, readParentTree(file), "tree.csv");
        QCOMPARE(paths.hierarchy.path(paths.images[1].label), "animal/bird/duck");
        QCOMPARE(paths.hierarchy.path(paths.images[2].label), "thing/cup");
        writeFileAtomically(file, "owl,animal/bird\ntrout,animal/fish\n");  // which lie under 'animal' all
        Catalog animals = catalogOf({"owl", "trout"});
        attachTree(animals, readParentTree(file), "tree.csv");
        QCOMPARE(animals.hierarchy.path(animals.images[1].label), "fish/trout");

        writeFileAtomically(file, "label,parent,note\nowl,bird,\nduk,bird,misspelt\ncup,thing,\n");
        Catalog set = catalogOf({"owl", "duck", "cup"});
        attachTree(set, readParentTree(file), "tree.csv");
        QCOMPARE(set.notes, (std::vector<std::string>{"The attached hierarchy is read from the columns 'label' and "
                                                      "'parent' alone, without 'note'.",
                                                      "The attached hierarchy does not name 1 class: duck.",
                                                      "The attached hierarchy has 1 name that no class has: duk."}));
        writeFileAtomically(file, "owl,bird,animal\nduck,bird,animal\ncup,thing,things\n");
        attachTree(set, readParentTree(file), "tree.csv");
        QCOMPARE(set.notes,
                 (std::vector<std::string>{"The attached hierarchy is read from the first two columns, label "
                                           "and parent; the first line has 3."}));

        writeFileAtomically(file, "owl,bird\nbird,animal\nanimal,owl\n");
        QVERIFY(failure([&] {
                    Catalog circle = catalogOf({"owl", "cup"});
                    attachTree(circle, readParentTree(file), "tree.csv");
                }).contains("lies under itself"));
        writeFileAtomically(file, "owl,bird\nduck\n");
        QVERIFY(failure([&] { (void)readParentTree(file); }).contains("line 2: it has no label and parent"));
        writeFileAtomically(file, "owl,bird\n");
        QVERIFY(failure([&] {
                    Catalog other = catalogOf({"cup"});
                    attachTree(other, readParentTree(file), "tree.csv");
                }).contains("names none of the classes; the first one is 'cup'"));
    }

    void aHierarchyFileIsATree() {
        const fs::path file = folder() / "hierarchy.yaml";
        writeFileAtomically(file,
                            "nodes:\n  - path: a\n    parent: \"\"\n  - path: a/owl\n    parent: a\n    output: 0\n"
                            "    further_parents: [b]\n  - path: b\n    parent: \"\"\n");
        Catalog catalog = catalogOf({"owl", "cup"});
        attachTree(catalog, readParentTree(file), "hierarchy.yaml");
        QCOMPARE(catalog.hierarchy.path(catalog.images[0].label), "a/owl");
        QCOMPARE(parentsOf(catalog, 0), (std::vector<std::string>{"a", "b"}));
    }
};

QTEST_GUILESS_MAIN(WordNetTest)
#include "WordNetTest.moc"
