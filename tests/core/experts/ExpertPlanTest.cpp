// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <functional>

#include "base/Error.h"
#include "experts/ExpertPlan.h"

using namespace docent;

namespace {

/// animals/{birds/{owl, duck}, cat}, tools/{saw}, and a chain plants/trees/{oak, elm} whose two nodes hold the same.
Catalog sampleSource() {
    Catalog catalog;
    const auto add = [&](const char* path, int train, int validation) {
        const NodeId label = catalog.hierarchy.addPath(path);
        for (int i = 0; i < train + validation; ++i) {
            catalog.images.push_back({.location = path + std::to_string(i),
                                      .label = label,
                                      .split = i < train ? Split::Train : Split::Validation});
        }
    };
    add("animals/birds/owl", 30, 3);
    add("animals/birds/duck", 20, 2);
    add("animals/cat", 40, 4);
    add("tools/saw", 50, 5);
    add("plants/trees/oak", 12, 100);
    add("plants/trees/elm", 13, 0);
    return catalog;
}

QString messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

std::vector<std::string> paths(const std::vector<PlannedExpert>& plan) {
    std::vector<std::string> result;
    for (const PlannedExpert& expert : plan) {
        result.push_back(expert.path);
    }
    return result;
}

}  // namespace

class ExpertPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheLargestSlicesFirst() {
        const auto plan = planExperts(sampleSource(), {.minImages = 20, .minClasses = 2});
        QVERIFY(paths(plan) == (std::vector<std::string>{"animals", "animals/birds", "plants"}));
        QCOMPARE(plan[0].images, std::int64_t{90});  // training images only
        QCOMPARE(plan[0].classes, 3);
        QCOMPARE(plan[1].images, std::int64_t{50});
    }

    void nestedSlicesAreKeptAndEqualOnesAreNot() {
        // plants and plants/trees hold the very same pictures.
        const auto plan = planExperts(sampleSource(), {.minImages = 2, .minClasses = 2});
        QVERIFY(paths(plan) == (std::vector<std::string>{"animals", "animals/birds", "plants"}));
    }

    void limitsCount() {
        QCOMPARE(planExperts(sampleSource(), {.minImages = 2, .maxExperts = 1}).size(), std::size_t{1});
        QVERIFY(paths(planExperts(sampleSource(), {.minImages = 2, .minClasses = 3})) ==
                std::vector<std::string>{"animals"});
    }

    void chosenNodesAreTakenWhateverTheirSize() {
        const auto plan = planExperts(sampleSource(), {.minImages = 1000, .nodes = {"plants/trees", "animals/birds"}});
        QVERIFY(paths(plan) == (std::vector<std::string>{"plants/trees", "animals/birds"}));
    }

    void nodesWhoseExpertsWouldShareANameAreMarked() {
        Catalog catalog = sampleSource();
        for (const char* path : {"animals birds/a", "animals birds/b"}) {
            catalog.images.push_back(
                {.location = path, .label = catalog.hierarchy.addPath(path), .split = Split::Train});
        }
        for (const auto& plan :
             {planExperts(catalog, {.minImages = 2}),
              planExperts(catalog, {.nodes = {"animals", "animals/birds", "animals birds", "plants"}})}) {
            QCOMPARE(plan.size(), std::size_t{4});
            for (const PlannedExpert& expert : plan) {
                QCOMPARE(expert.sharesName, expert.path == "animals/birds" || expert.path == "animals birds");
            }
        }
    }

    void badChoicesAreTold() {
        QVERIFY(messageOf([] {
                    (void)planExperts(sampleSource(), {.nodes = {"animals/fish"}});
                }).contains("no node 'animals/fish'"));
        QVERIFY(messageOf([] { (void)planExperts(sampleSource(), {.nodes = {"tools"}}); }).contains("one class only"));
        Catalog withEmpty = sampleSource();
        withEmpty.hierarchy.addPath("empty");
        QVERIFY(messageOf([&] { (void)planExperts(withEmpty, {.nodes = {"empty"}}); }).contains("no class"));
        QVERIFY(messageOf([] { (void)planExperts(sampleSource(), {.nodes = {""}}); }).contains("baseline"));
    }

    void whatIsMissingIsTold() {
        const QString message = messageOf([] { (void)planExperts(sampleSource(), {.minImages = 500}); });
        QVERIFY2(message.contains("'animals', has 90 and 3"), qPrintable(message));
        Catalog flat;
        for (const char* name : {"a", "b"}) {
            flat.images.push_back({.location = name, .label = flat.hierarchy.addPath(name), .split = Split::Train});
        }
        QVERIFY(messageOf([&] { (void)planExperts(flat, {.minImages = 2}); }).contains("nested folders"));
    }
};

QTEST_GUILESS_MAIN(ExpertPlanTest)
#include "ExpertPlanTest.moc"
