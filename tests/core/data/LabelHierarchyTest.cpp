// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/LabelHierarchy.h"

#include <QtTest>
#include <algorithm>
#include <random>
#include <set>

#include "base/Error.h"

using namespace docent;

namespace {

using Nodes = std::vector<NodeId>;

}  // namespace

class LabelHierarchyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesPathsOnce() {
        LabelHierarchy hierarchy;
        QCOMPARE(hierarchy.size(), 1);
        QCOMPARE(hierarchy.path(0), std::string());
        const NodeId owl = hierarchy.addPath("animals/birds/owl");
        QCOMPARE(hierarchy.size(), 4);
        QCOMPARE(hierarchy.addPath("animals/birds/owl"), owl);
        QCOMPARE(hierarchy.addNode("owl", hierarchy.find("animals/birds")), owl);
        QCOMPARE(hierarchy.addPath(""), 0);
        QCOMPARE(hierarchy.path(owl), std::string("animals/birds/owl"));
        QCOMPARE(hierarchy.name(owl), std::string("owl"));
        QCOMPARE(hierarchy.depth(owl), 3);
        QCOMPARE(hierarchy.depth(0), 0);
        QCOMPARE(hierarchy.find("animals/owl"), noNode);
        // The same name elsewhere is another node.
        QVERIFY(hierarchy.addPath("toys/owl") != owl);
        QCOMPARE(hierarchy.size(), 6);
    }

    void refusesBadNames() {
        LabelHierarchy hierarchy;
        QVERIFY_EXCEPTION_THROWN(hierarchy.addNode(""), Error);
        QVERIFY_EXCEPTION_THROWN(hierarchy.addNode("a/b"), Error);
        for (const char* path : {"/a", "a/", "a//b", "/"}) {
            QVERIFY_EXCEPTION_THROWN(hierarchy.addPath(path), Error);
        }
        std::string deep = "a";
        for (int level = 1; level < maxLabelLevels; ++level) {
            deep += "/a";
        }
        LabelHierarchy deepest;
        QCOMPARE(deepest.depth(deepest.addPath(deep)), static_cast<int>(maxLabelLevels));
        QVERIFY_EXCEPTION_THROWN(deepest.addPath(deep + "/a"), Error);
        QVERIFY_EXCEPTION_THROWN(hierarchy.addNode(std::string(maxLabelBytes, 'a')), Error);
        QVERIFY_EXCEPTION_THROWN((void)hierarchy.path(99), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN((void)hierarchy.descendants(-1), std::out_of_range);
    }

    void takesSeveralParents() {
        // WordNet's case: a dog is a canine and a domestic animal.
        LabelHierarchy hierarchy;
        const NodeId canine = hierarchy.addPath("animal/carnivore/canine");
        const NodeId domestic = hierarchy.addPath("animal/domestic");
        const NodeId dog = hierarchy.addNode("dog", canine);
        const NodeId pug = hierarchy.addNode("pug", dog);
        QCOMPARE(hierarchy.depth(pug), 5);
        hierarchy.addParent(dog, domestic);
        hierarchy.addParent(dog, domestic);  // once more changes nothing
        QCOMPARE(hierarchy.parents(dog), (Nodes{canine, domestic}));
        QCOMPARE(hierarchy.children(domestic), Nodes{dog});
        QCOMPARE(hierarchy.path(dog), std::string("animal/carnivore/canine/dog"));
        QCOMPARE(hierarchy.depth(pug), 4);
        QCOMPARE(hierarchy.addNode("dog", domestic), dog);
        QCOMPARE(hierarchy.descendants(domestic), (Nodes{domestic, dog, pug}));
        QCOMPARE(hierarchy.descendants(hierarchy.find("animal")),
                 (Nodes{hierarchy.find("animal"), hierarchy.find("animal/carnivore"), canine, domestic, dog, pug}));
    }

    void refusesCycles() {
        LabelHierarchy hierarchy;
        const NodeId a = hierarchy.addPath("a");
        const NodeId c = hierarchy.addPath("a/b/c");
        QVERIFY_EXCEPTION_THROWN(hierarchy.addParent(a, c), Error);
        QVERIFY_EXCEPTION_THROWN(hierarchy.addParent(a, a), Error);
        QVERIFY_EXCEPTION_THROWN(hierarchy.addParent(0, a), Error);
        QCOMPARE(hierarchy.parents(a), Nodes{0});
        hierarchy.addParent(c, a);  // a shortcut is no cycle
        QCOMPARE(hierarchy.depth(c), 2);
    }

    void countsEachImageOnceInADag() {
        LabelHierarchy hierarchy;
        const NodeId top = hierarchy.addPath("top");
        const NodeId left = hierarchy.addPath("top/left");
        const NodeId right = hierarchy.addPath("top/right");
        const NodeId shared = hierarchy.addNode("shared", left);
        hierarchy.addParent(shared, right);
        const NodeId leaf = hierarchy.addNode("leaf", shared);
        const NodeId empty = hierarchy.addPath("empty");
        const NodeCounts counts = countImages(hierarchy, {leaf, leaf, shared, right, right, right, top});
        const auto at = [](NodeId node) { return static_cast<std::size_t>(node); };
        QCOMPARE(counts.own[at(leaf)], 2);
        QCOMPARE(counts.below[at(shared)], 3);
        QCOMPARE(counts.below[at(left)], 3);
        QCOMPARE(counts.below[at(right)], 6);
        QCOMPARE(counts.below[at(top)], 7);
        QCOMPARE(counts.below[0], 7);
        QCOMPARE(counts.below[at(empty)], 0);
        QCOMPARE(counts.classesBelow[0], 4);
        QCOMPARE(counts.classesBelow[at(left)], 2);
        QCOMPARE(counts.classesBelow[at(right)], 3);
        QCOMPARE(counts.classesBelow[at(empty)], 0);
        QVERIFY_EXCEPTION_THROWN((void)countImages(hierarchy, {noNode}), std::out_of_range);
    }

    void holdsManyNodes() {
        LabelHierarchy hierarchy;
        std::vector<NodeId> labels;
        for (int i = 0; i < 10'000; ++i) {
            labels.push_back(hierarchy.addPath("group" + std::to_string(i % 10) + "/class" + std::to_string(i)));
        }
        QCOMPARE(hierarchy.size(), 10'011);
        QCOMPARE(countImages(hierarchy, labels).classesBelow[1], 1000);
    }

    void countsOfAnyDagAreThoseOfItsDescendants() {
        std::mt19937 random(7);
        for (int round = 0; round < 20; ++round) {
            LabelHierarchy hierarchy;
            for (int i = 1; i < 120; ++i) {
                // Further parents come from among the earlier nodes, so no cycle can close.
                const NodeId node = hierarchy.addNode(std::to_string(i), static_cast<NodeId>(random() % i));
                for (unsigned more = random() % 3; more > 0; --more) {
                    hierarchy.addParent(node, static_cast<NodeId>(random() % i));
                }
            }
            std::vector<NodeId> labels(400);
            std::generate(labels.begin(), labels.end(), [&] { return static_cast<NodeId>(random() % 120); });
            const NodeCounts counts = countImages(hierarchy, labels);
            for (NodeId node = 0; node < hierarchy.size(); ++node) {
                const Nodes below = hierarchy.descendants(node);
                std::int64_t images = 0;
                std::set<NodeId> classes;
                for (const NodeId label : labels) {
                    if (std::find(below.begin(), below.end(), label) != below.end()) {
                        ++images;
                        classes.insert(label);
                    }
                }
                QCOMPARE(counts.below[static_cast<std::size_t>(node)], images);
                QCOMPARE(std::size_t(counts.classesBelow[static_cast<std::size_t>(node)]), classes.size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(LabelHierarchyTest)
#include "LabelHierarchyTest.moc"
