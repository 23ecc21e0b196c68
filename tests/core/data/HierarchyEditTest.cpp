// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/HierarchyEdit.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ParentTree.h"

using namespace docent;

using Kind = HierarchyEdit::Kind;

class HierarchyEditTest : public QObject {
    Q_OBJECT

    /// animals/{birds/{owl, duck}, cat}, things/{cup, car}; the duck is a swimmer too. Two pictures a class.
    static Catalog made() {
        Catalog catalog;
        for (const char* label :
             {"animals/birds/owl", "animals/birds/duck", "animals/cat", "things/cup", "things/car"}) {
            for (int i = 0; i < 2; ++i) {
                const std::string location = std::string(label).append("/").append(std::to_string(i)).append(".png");
                catalog.images.push_back({.location = location, .label = catalog.hierarchy.addPath(label)});
            }
        }
        LabelHierarchy& hierarchy = catalog.hierarchy;
        hierarchy.addParent(hierarchy.find("animals/birds/duck"), hierarchy.addPath("swimmers"));
        return catalog;
    }
    static QString labelOf(const Catalog& catalog, const std::string& location) {
        for (const ImageRecord& image : catalog.images) {
            if (image.location == location) {
                return QString::fromStdString(catalog.hierarchy.path(image.label));
            }
        }
        return {};
    }
    static Catalog edited(const HierarchyEdit& edit) {
        Catalog catalog = made();
        editHierarchy(edit, catalog);
        return catalog;
    }
    static QString failure(const HierarchyEdit& edit) {
        Catalog catalog = made();
        const int before = catalog.hierarchy.size();
        try {
            editHierarchy(edit, catalog);
        } catch (const Error& error) {
            return catalog.hierarchy.size() == before ? QString(error.what()) : QStringLiteral("it has changed");
        }
        return {};
    }

private Q_SLOTS:
    void renames() {
        const Catalog catalog = edited({Kind::Rename, {"animals/birds"}, "fowl"});
        QCOMPARE(labelOf(catalog, "animals/birds/owl/0.png"), "animals/fowl/owl");
        QCOMPARE(catalog.hierarchy.parents(catalog.hierarchy.find("animals/fowl/duck")).size(), std::size_t{2});
        QVERIFY(failure({Kind::Rename, {"animals/cat"}, "birds"}).contains("There is a label 'birds' there already"));
        QVERIFY(failure({Kind::Rename, {"animals/cat"}, "a/b"}).contains("cannot be the name of a label"));
        QVERIFY(failure({Kind::Rename, {"animals/dog"}, "x"}).contains("There is no label 'animals/dog'"));
        QVERIFY(failure({Kind::Rename, {""}, "x"}).contains("The root of the labels cannot be changed"));
    }

    void moves() {
        const Catalog catalog = edited({Kind::Move, {"animals/birds"}, ""});
        QCOMPARE(labelOf(catalog, "animals/birds/owl/0.png"), "birds/owl");
        QCOMPARE(labelOf(edited({Kind::Move, {"animals/birds"}, "things"}), "animals/birds/duck/1.png"),
                 "things/birds/duck");
        QVERIFY(failure({Kind::Move, {"animals"}, "animals/birds"}).contains("cannot lie under itself"));
    }

    void merges() {
        Catalog catalog = edited({Kind::Merge, {"animals/birds/owl", "animals/cat"}, "animals/birds/duck"});
        QCOMPARE(labelOf(catalog, "animals/birds/owl/0.png"), "animals/birds/duck");
        QCOMPARE(labelOf(catalog, "animals/cat/0.png"), "animals/birds/duck");
        QCOMPARE(catalog.classes().size(), std::size_t{3});
        catalog = edited({Kind::Merge, {"animals/birds"}, "things"});
        QCOMPARE(labelOf(catalog, "animals/birds/owl/0.png"), "things/owl");
        QVERIFY(failure({Kind::Merge, {"animals"}, "animals/cat"}).contains("one that lies under it"));
        Catalog two = made();
        editHierarchy({Kind::Merge, {"things/cup", "things/car", "animals/cat"}, "animals/birds/owl"}, two);
        QVERIFY_EXCEPTION_THROWN(editHierarchy({Kind::Merge, {"animals/birds/owl"}, "animals/birds/duck"}, two), Error);
    }

    void groupsAndDissolves() {
        Catalog catalog = edited({Kind::Group, {"animals/birds/owl", "animals/cat"}, "hunters"});
        QCOMPARE(labelOf(catalog, "animals/cat/0.png"), "animals/birds/hunters/cat");
        editHierarchy({Kind::Dissolve, {"animals/birds/hunters"}, {}}, catalog);
        QCOMPARE(labelOf(catalog, "animals/cat/0.png"), "animals/birds/cat");
        QCOMPARE(labelOf(edited({Kind::Group, {"animals", "things"}, "all"}), "things/cup/0.png"), "all/things/cup");
        QVERIFY(failure({Kind::Dissolve, {"animals/cat"}, {}}).contains("has pictures of its own"));
    }

    void splits() {
        const Catalog catalog =
            edited({Kind::Split, {"animals/cat"}, "lion", {"animals/cat/1.png", "things/cup/0.png"}});
        QCOMPARE(labelOf(catalog, "animals/cat/1.png"), "animals/lion");
        QCOMPARE(labelOf(catalog, "animals/cat/0.png"), "animals/cat");
        QCOMPARE(labelOf(catalog, "things/cup/0.png"), "things/cup");
        QVERIFY(failure({Kind::Split, {"animals/cat"}, "lion", {"things/cup/0.png"}}).contains("has none of these"));
        QVERIFY(failure({Kind::Split, {"animals/cat"}, "lion", {"animals/cat/0.png", "animals/cat/1.png"}})
                    .contains("would have no picture left"));
    }

    void relabels() {
        const Catalog catalog =
            edited({Kind::Relabel, {}, "animals/birds/owl", {"animals/cat/1.png", "things/cup/0.png"}});
        QCOMPARE(labelOf(catalog, "animals/cat/1.png"), "animals/birds/owl");
        QCOMPARE(labelOf(catalog, "animals/cat/0.png"), "animals/cat");
        QCOMPARE(labelOf(catalog, "things/cup/0.png"), "animals/birds/owl");
        QVERIFY(failure({Kind::Relabel, {}, "animals/birds/owl", {"none.png"}}).contains("no picture 'none.png'"));
        QVERIFY(failure({Kind::Relabel, {}, "animals/none", {"things/cup/0.png"}}).contains("no label 'animals/none'"));
        QVERIFY(failure({Kind::Relabel, {}, "", {"things/cup/0.png"}}).contains("root"));
    }

    void isSavedAndReadBack() {
        const QTemporaryDir folder;
        const fs::path file = folder.path().toStdString() + "/tree.yaml";
        const Catalog catalog = made();
        writeFileAtomically(file, hierarchyYaml(catalog.hierarchy).text());
        Catalog flat;
        for (const char* label : {"owl", "duck", "cat", "cup", "car"}) {
            flat.images.push_back({.location = label, .label = flat.hierarchy.addPath(label)});
        }
        attachTree(flat, readParentTree(file), "tree.yaml");
        QCOMPARE(labelOf(flat, "duck"), "animals/birds/duck");
        QCOMPARE(flat.hierarchy.parents(flat.images[1].label).size(), std::size_t{2});
        QCOMPARE(hierarchyYaml(flat.hierarchy).text().size(), hierarchyYaml(catalog.hierarchy).text().size());
    }

    /// What all classes lie under says nothing, but beside classes that it does not know it does.
    void theTopOfATreeIsKeptBesideOthers() {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "tree.csv";
        writeFileAtomically(file, "label,parent\nalpha,greek\nbeta,greek\ngreek,letters\n");
        const auto attached = [&](const std::vector<std::string>& labels) {
            Catalog catalog;
            for (const std::string& label : labels) {
                catalog.images.push_back({.location = label, .label = catalog.hierarchy.addPath(label)});
            }
            for (int times = 0; times < 2; ++times) {
                attachTree(catalog, readParentTree(file), "tree.csv");
            }
            return catalog;
        };
        QCOMPARE(labelOf(attached({"alpha", "beta"}), "alpha"), "alpha");
        QVERIFY(attached({"alpha", "beta"}).notes.empty());
        const Catalog beside = attached({"alpha", "beta", "gamma"});
        QCOMPARE(labelOf(beside, "alpha"), "letters/greek/alpha");
        QCOMPARE(labelOf(beside, "gamma"), "gamma");
        QCOMPARE(beside.notes,
                 std::vector<std::string>{"The attached hierarchy does not name 1 class: gamma."});  // once
    }
};

QTEST_GUILESS_MAIN(HierarchyEditTest)
#include "HierarchyEditTest.moc"
