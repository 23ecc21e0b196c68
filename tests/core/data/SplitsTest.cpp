// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

#include "base/Error.h"
#include "data/Catalog.h"

using namespace docent;

namespace {

/// `count` images a label path, none with a split.
Catalog made(const std::vector<std::pair<std::string, int>>& classes, Split split = Split::Unassigned) {
    Catalog catalog;
    catalog.root = "/data/set";
    for (const auto& [path, count] : classes) {
        const NodeId node = catalog.hierarchy.addPath(path);
        for (int i = 0; i < count; ++i) {
            catalog.images.push_back({path + "/" + std::to_string(i) + ".png", node, split});
        }
    }
    return catalog;
}

QByteArray errorOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::map<std::string, int> countsByPath(const Catalog& catalog, std::optional<Split> split = {}) {
    std::map<std::string, int> counts;
    for (const ImageRecord& image : catalog.images) {
        if (!split || image.split == *split) {
            ++counts[catalog.hierarchy.path(image.label)];
        }
    }
    return counts;
}

std::map<std::string, Split> splitsByLocation(const Catalog& catalog) {
    std::map<std::string, Split> splits;
    for (const ImageRecord& image : catalog.images) {
        splits[image.location] = image.split;
    }
    return splits;
}

std::vector<std::pair<std::string, int>> manyClasses(int classes, int each) {
    std::vector<std::pair<std::string, int>> result;
    for (int c = 0; c < classes; ++c) {
        result.emplace_back("class" + std::to_string(c), each);
    }
    return result;
}

}  // namespace

class SplitsTest : public QObject {
    Q_OBJECT

    static void verifyGroupsAreWhole(const Catalog& catalog) {
        std::map<std::int32_t, Split> splits;
        for (const ImageRecord& image : catalog.images) {
            if (image.group != noGroup) {
                QVERIFY(splits.try_emplace(image.group, image.split).first->second == image.split);
            }
        }
    }

private Q_SLOTS:
    void refusesSmallClassesByName() {
        Catalog catalog = made({{"a", 3}, {"b/c", 1}, {"d", 1}});
        const QByteArray error = errorOf([&] { regroupClasses(catalog, {}); });
        QVERIFY2(
            error.startsWith("The class 'b/c' has only 1 picture, and each class needs at least 2. 1 more class is "
                             "too small."),
            error.constData());
        QVERIFY(error.contains("--small-classes merge") && error.contains("--small-classes drop"));
        QCOMPARE(catalog.images.size(), std::size_t{5});
        QCOMPARE(catalog.hierarchy.size(), 5);
    }

    void mergesUpwardsUntilLargeEnough() {
        // x and y come together in b, which is then large enough; e goes up to the top folder and further, out.
        Catalog catalog = made({{"a/b/x", 1}, {"a/b/y", 2}, {"a/b/z", 5}, {"d/e", 1}, {"f", 4}});
        regroupClasses(catalog, {.minClassImages = 3, .smallClasses = SmallClasses::Merge});
        QCOMPARE(countsByPath(catalog), (std::map<std::string, int>{{"a/b", 3}, {"a/b/z", 5}, {"f", 4}}));
        QCOMPARE(catalog.skipped.size(), std::size_t{1});
        QCOMPARE(catalog.skipped[0].location, std::string("d/e/0.png"));
        QCOMPARE(catalog.skipped[0].reason, std::string("its class 'd/e' has only 1 picture, and there is no other "
                                                        "small class of its branch to merge it with"));
        QCOMPARE(catalog.hierarchy.find("d"), noNode);
        QCOMPARE(catalog.hierarchy.find("a/b/x"), noNode);
        QVERIFY(catalog.hierarchy.find("a") != noNode);
        QCOMPARE(catalog.hierarchy.size(), 5);
    }

    void dropsSmallClasses() {
        Catalog catalog = made({{"a", 3}, {"b/c", 1}, {"d", 2}});
        regroupClasses(catalog, {.smallClasses = SmallClasses::Drop});
        QCOMPARE(countsByPath(catalog), (std::map<std::string, int>{{"a", 3}, {"d", 2}}));
        QCOMPARE(catalog.skipped.size(), std::size_t{1});
        QCOMPARE(catalog.skipped[0].reason, std::string("its class 'b/c' has only 1 picture"));
        QCOMPARE(catalog.hierarchy.size(), 3);
    }

    void regroupsAtALevel() {
        Catalog catalog = made({{"a/b/c/d", 2}, {"a/b/e", 2}, {"a", 1}, {"f/g", 3}, {"h", 2}});
        regroupClasses(catalog, {.level = 7, .minClassImages = 1});
        QCOMPARE(catalog.notes.size(), std::size_t{1});
        QVERIFY(catalog.notes[0].starts_with("No label is deeper than level 7"));
        regroupClasses(catalog, {.level = 2, .minClassImages = 1});
        QCOMPARE(catalog.notes.size(), std::size_t{1});
        QCOMPARE(countsByPath(catalog), (std::map<std::string, int>{{"a", 1}, {"a/b", 4}, {"f/g", 3}, {"h", 2}}));
        QCOMPARE(catalog.hierarchy.find("a/b/e"), noNode);
        regroupClasses(catalog, {.level = 1});
        QCOMPARE(countsByPath(catalog), (std::map<std::string, int>{{"a", 5}, {"f", 3}, {"h", 2}}));
        QCOMPARE(catalog.hierarchy.size(), 4);
    }

    void keepsSeveralParents() {
        Catalog catalog = made({{"a/x", 2}, {"b/y", 2}, {"c/none", 0}});
        catalog.hierarchy.addParent(catalog.hierarchy.find("b/y"), catalog.hierarchy.find("a"));
        regroupClasses(catalog, {});
        QCOMPARE(catalog.hierarchy.find("c"), noNode);
        const NodeId y = catalog.hierarchy.find("b/y");
        QCOMPARE(catalog.hierarchy.parents(y),
                 (std::vector<NodeId>{catalog.hierarchy.find("b"), catalog.hierarchy.find("a")}));
    }

    void saysWhenTooLittleIsLeft() {
        Catalog one = made({{"a", 3}, {"b", 1}});
        QVERIFY(errorOf([&] {
                    regroupClasses(one, {.smallClasses = SmallClasses::Drop});
                }).startsWith("There is only one class ('a') in /data/set"));
        Catalog level = made({{"a/b", 3}, {"a/c", 3}});
        QVERIFY(errorOf([&] { regroupClasses(level, {.level = 1}); }).contains("Use a deeper level"));
        Catalog none = made({{"a", 1}, {"b", 1}});
        QVERIFY(errorOf([&] {
                    regroupClasses(none, {.smallClasses = SmallClasses::Drop});
                }).startsWith("No picture is left for training"));
        Catalog empty;
        QVERIFY(!errorOf([&] { regroupClasses(empty, {}); }).isEmpty());
        QVERIFY(!errorOf([&] { regroupClasses(level, {.level = -1}); }).isEmpty());
    }

    void dividesInTheFractions() {
        Catalog catalog = made({{"a", 100}, {"b", 50}, {"c", 10}});
        assignSplits(catalog, {.validationFraction = 0.2, .testFraction = 0.1, .seed = 3});
        QCOMPARE(countsByPath(catalog, Split::Validation),
                 (std::map<std::string, int>{{"a", 20}, {"b", 10}, {"c", 2}}));
        QCOMPARE(countsByPath(catalog, Split::Test), (std::map<std::string, int>{{"a", 10}, {"b", 5}, {"c", 1}}));
        QCOMPARE(catalog.count(Split::Unassigned), 0);
    }

    void keepsTotalsRightWithManySmallClasses() {
        // A tenth of three pictures rounds to none; the total must be a tenth all the same.
        Catalog catalog = made(manyClasses(200, 3));
        assignSplits(catalog, {.seed = 1});
        QCOMPARE(catalog.count(Split::Test), 60);
        QCOMPARE(catalog.count(Split::Validation), 60);
        const auto train = countsByPath(catalog, Split::Train);
        QCOMPARE(train.size(), std::size_t{200});
    }

    void leavesEachClassATrainingImage() {
        Catalog catalog = made({{"a", 1}, {"b", 1}, {"c", 2}, {"d", 40}});
        assignSplits(catalog, {.validationFraction = 0.45, .testFraction = 0.45});
        QCOMPARE(countsByPath(catalog, Split::Train).size(), std::size_t{4});
        QCOMPARE(catalog.count(Split::Test), 20);  // 0.45 of 44, rounded
        // A task of a few pictures still gets one in each part.
        Catalog tiny = made({{"a", 2}, {"b", 2}});
        assignSplits(tiny, {});
        QCOMPARE(tiny.count(Split::Test), 1);
        QCOMPARE(tiny.count(Split::Validation), 1);
        QCOMPARE(countsByPath(tiny, Split::Train).size(), std::size_t{2});
    }

    void dependsOnSeedNotOnOrder() {
        Catalog forward = made({{"a", 30}, {"b/c", 20}, {"d", 7}});
        Catalog backward = made({{"d", 7}, {"b/c", 20}, {"a", 30}});
        std::reverse(backward.images.begin(), backward.images.end());
        Catalog other = forward;
        assignSplits(forward, {.maxTrain = 31, .maxTest = 4, .seed = 5});
        assignSplits(backward, {.maxTrain = 31, .maxTest = 4, .seed = 5});
        assignSplits(other, {.maxTrain = 31, .maxTest = 4, .seed = 6});
        QVERIFY(splitsByLocation(forward) == splitsByLocation(backward));
        QVERIFY(splitsByLocation(forward) != splitsByLocation(other));
        // Once more is the same, and a new seed begins anew.
        Catalog again = forward;
        assignSplits(again, {.maxTrain = 31, .maxTest = 4, .seed = 6});
        QVERIFY(splitsByLocation(again) == splitsByLocation(other));
    }

    void keepsTheSetsOwnSplits() {
        Catalog catalog = made({{"a", 50}, {"b", 50}}, Split::Train);
        catalog.hasOwnSplits = true;
        for (std::size_t i = 0; i < 100; i += 5) {
            catalog.images[i].split = Split::Test;
        }
        const std::vector<std::int64_t> test = catalog.indices(Split::Test);
        assignSplits(catalog, {.validationFraction = 0.25, .testFraction = 0.3});
        QCOMPARE(catalog.indices(Split::Test), test);
        QCOMPARE(countsByPath(catalog, Split::Validation), (std::map<std::string, int>{{"a", 10}, {"b", 10}}));
        // A set with all three is left as it is.
        const auto before = splitsByLocation(catalog);
        assignSplits(catalog, {.seed = 9});
        QVERIFY(splitsByLocation(catalog) == before);
    }

    void drawsAMissingTestPart() {
        Catalog catalog = made({{"a", 40}, {"b", 40}}, Split::Train);
        catalog.hasOwnSplits = true;
        for (std::size_t i = 0; i < 80; i += 4) {
            catalog.images[i].split = Split::Validation;
        }
        assignSplits(catalog, {.testFraction = 0.1});
        QCOMPARE(catalog.count(Split::Validation), 20);
        QCOMPARE(catalog.count(Split::Test), 6);
    }

    void limitsTrainingEvenly() {
        // As VTAB-1k: a test part of its own, 1,000 for training and validation together.
        Catalog catalog = made({{"a", 900}, {"b", 500}, {"c", 20}}, Split::Train);
        catalog.hasOwnSplits = true;
        for (std::size_t i = 0; i < catalog.images.size(); i += 10) {
            catalog.images[i].split = Split::Test;
        }
        assignSplits(catalog, {.validationFraction = 0.2, .maxTrain = 300, .maxTest = 41});
        QCOMPARE(catalog.count(Split::Train), 240);
        QCOMPARE(catalog.count(Split::Validation), 60);
        QCOMPARE(catalog.count(Split::Test), 41);
        QCOMPARE(catalog.count(Split::Unassigned), 1420 - 341);
        auto used = countsByPath(catalog, Split::Train);
        for (const auto& [path, count] : countsByPath(catalog, Split::Validation)) {
            used[path] += count;
        }
        QCOMPARE(used, (std::map<std::string, int>{{"a", 141}, {"b", 141}, {"c", 18}}));
        const auto test = countsByPath(catalog, Split::Test);
        QCOMPARE(test.at("c"), 2);
        QVERIFY(std::abs(test.at("a") - test.at("b")) <= 1);

        // Without one, the parts are drawn from all and the limit holds for what is left.
        Catalog plain = made({{"a", 100}, {"b", 100}});
        assignSplits(plain, {.maxTrain = 11});
        QCOMPARE(plain.count(Split::Train), 11);
        QCOMPARE(plain.count(Split::Validation), 20);
        QCOMPARE(plain.count(Split::Test), 20);
    }

    void aValidationPartThatIsNotKeptCountsForTheLimit() {
        // 100 of 200 to train, 40 to validate, 60 to test.
        Catalog own = made({{"a", 100}, {"b", 100}}, Split::Train);
        own.hasOwnSplits = true;
        for (std::size_t i = 0; i < own.images.size(); ++i) {
            own.images[i].split = i % 10 < 2 ? Split::Validation : i % 10 < 5 ? Split::Test : Split::Train;
        }
        Catalog task = own;
        assignSplits(task, {.validationFraction = 0, .maxTrain = 30, .keepValidation = false});
        QCOMPARE(task.count(Split::Train), 30);
        QCOMPARE(task.count(Split::Validation), 0);
        QCOMPARE(task.indices(Split::Test), own.indices(Split::Test));
        // It is drawn from like the rest, and without a limit all of it is used.
        bool fromValidation = false;
        for (const std::int64_t i : task.indices(Split::Train)) {
            fromValidation = fromValidation || own.images[static_cast<std::size_t>(i)].split == Split::Validation;
        }
        QVERIFY(fromValidation);
        Catalog whole = own;
        assignSplits(whole, {.validationFraction = 0, .keepValidation = false});
        QCOMPARE(whole.count(Split::Train), 140);
        // A test part that is missing is drawn from both.
        Catalog noTest = own;
        for (ImageRecord& image : noTest.images) {
            image.split = image.split == Split::Test ? Split::Train : image.split;
        }
        assignSplits(noTest, {.validationFraction = 0, .testFraction = 0.3, .maxTrain = 30, .keepValidation = false});
        QCOMPARE(noTest.count(Split::Test), 60);
        QCOMPARE(noTest.count(Split::Train), 30);
        // A source keeps it beside the limit.
        assignSplits(own, {.maxTrain = 30});
        QCOMPARE(own.count(Split::Train), 30);
        QCOMPARE(own.count(Split::Validation), 40);
    }

    void drawsWholeGroups() {
        // 20 classes of 30, in groups of 1 to 5 in turn; each tenth group goes on in the next class.
        Catalog catalog = made(manyClasses(20, 30));
        int left = 0;
        int group = -1;
        for (ImageRecord& image : catalog.images) {
            if (left == 0) {
                ++group;
                left = 1 + group % 5;
            }
            image.group = group;
            --left;
        }
        for (int i = 0; i <= group; ++i) {
            catalog.groups.push_back(std::to_string(i));
        }
        Catalog other = catalog;
        const SplitOptions options{.validationFraction = 0.1, .testFraction = 0.2};
        QCOMPARE(assignSplits(catalog, options), 0);
        QCOMPARE(catalog.countGroups(), group + 1);
        verifyGroupsAreWhole(catalog);
        // Small groups fill up what large ones leave: the proportions hold, in each class too.
        QCOMPARE(catalog.count(Split::Test), 120);
        QCOMPARE(catalog.count(Split::Validation), 60);
        for (const auto& [path, count] : countsByPath(catalog, Split::Test)) {
            QVERIFY2(count >= 5 && count <= 7, path.c_str());
        }
        // Whatever the order of the files and the numbers of the groups.
        std::reverse(other.images.begin(), other.images.end());
        std::reverse(other.groups.begin(), other.groups.end());
        for (ImageRecord& image : other.images) {
            image.group = group - image.group;
        }
        assignSplits(other, options);
        QCOMPARE(splitsByLocation(other), splitsByLocation(catalog));
    }

    /// A class or a group more leaves nearly all others where they were.
    void groupsStayWhereTheyWere() {
        const auto split = [](int classes, bool hasOneMore) {
            Catalog catalog = made(manyClasses(classes, 60));
            for (std::size_t i = 0; i < catalog.images.size(); i += 12) {
                catalog.images[i].group = catalog.images[i + 1].group = static_cast<std::int32_t>(i / 12);
            }
            catalog.groups.resize(catalog.images.size() / 12);
            if (hasOneMore) {
                catalog.images[5].group = catalog.images[7].group = static_cast<std::int32_t>(catalog.groups.size());
                catalog.groups.emplace_back();
            }
            assignSplits(catalog, {.validationFraction = 0, .testFraction = 0.3});
            return splitsByLocation(catalog);
        };
        const std::map<std::string, Split> before = split(4, false);
        for (const std::map<std::string, Split>& after : {split(5, false), split(4, true)}) {
            int moved = 0;
            for (const auto& [location, of] : before) {
                moved += of != after.at(location) ? 1 : 0;
            }
            QVERIFY2(moved <= 6, std::to_string(moved).c_str());  // of 240
        }
    }

    void largeGroupsAreDrawnToo() {
        // Each class has three groups of ten, of which it is to give three images.
        Catalog catalog = made(manyClasses(10, 30));
        for (std::size_t i = 0; i < catalog.images.size(); ++i) {
            catalog.images[i].group = static_cast<std::int32_t>(i / 10);
        }
        catalog.groups.resize(30);
        assignSplits(catalog, {.validationFraction = 0.1, .testFraction = 0.1});
        verifyGroupsAreWhole(catalog);
        QCOMPARE(catalog.count(Split::Test), 30);
        QCOMPARE(catalog.count(Split::Validation), 30);
        // A class that is one group has nothing to give.
        Catalog whole = made({{"a", 10}, {"b", 10}, {"c", 10}});
        whole.groups = {"a", "b"};
        for (std::size_t i = 0; i < 20; ++i) {
            whole.images[i].group = static_cast<std::int32_t>(i / 10);
        }
        assignSplits(whole, {.validationFraction = 0, .testFraction = 0.3});
        QCOMPARE(countsByPath(whole, Split::Test), (std::map<std::string, int>{{"c", 3}}));
    }

    void ownSplitsThatDivideAGroup() {
        Catalog catalog = made({{"a", 8}, {"b", 8}}, Split::Train);
        catalog.hasOwnSplits = true;
        catalog.groups = {"x", "y"};
        const auto set = [&](std::size_t image, std::int32_t group, Split split) {
            catalog.images[image].group = group;
            catalog.images[image].split = split;
        };
        set(0, 0, Split::Test);
        set(1, 0, Split::Train);
        set(2, 0, Split::Unassigned);
        set(3, 0, Split::Validation);
        set(8, 1, Split::Validation);
        set(9, 1, Split::Train);
        Catalog task = catalog;
        QCOMPARE(assignSplits(catalog, {}), 3);
        QCOMPARE(catalog.images.size(), std::size_t{13});
        verifyGroupsAreWhole(catalog);
        QCOMPARE(catalog.count(Split::Test), 2);  // also the one that had no split of its own
        QCOMPARE(catalog.count(Split::Validation), 1);
        QCOMPARE(catalog.skipped.size(), std::size_t{3});
        QCOMPARE(catalog.skipped[0].location, std::string("a/1.png"));
        QCOMPARE(catalog.skipped[0].reason, std::string("is of the group 'x', which lies in the test part"));
        QCOMPARE(catalog.skipped[2].reason, std::string("is of the group 'y', which lies in the validation part"));
        // Where the validation part joins the training part, only the test part divides.
        QCOMPARE(assignSplits(task, {.validationFraction = 0, .keepValidation = false}), 2);
    }

    void refusesWhatCannotBe() {
        Catalog catalog = made({{"a", 5}, {"b", 5}, {"c", 5}});
        QVERIFY(errorOf([&] { assignSplits(catalog, {.maxTrain = 2}); }).contains("too few for 3 classes"));
        QVERIFY(!errorOf([&] { assignSplits(catalog, {.validationFraction = 0.5, .testFraction = 0.5}); }).isEmpty());
        QVERIFY(!errorOf([&] { assignSplits(catalog, {.validationFraction = -0.1}); }).isEmpty());
        QVERIFY(!errorOf([&] { assignSplits(catalog, {.validationFraction = std::nan("")}); }).isEmpty());
        catalog.hasOwnSplits = true;
        for (ImageRecord& image : catalog.images) {
            image.split = catalog.hierarchy.path(image.label) == "b" ? Split::Test : Split::Train;
        }
        QVERIFY(
            errorOf([&] { assignSplits(catalog, {}); }).startsWith("The class 'b' of /data/set has no picture for"));
    }

    void allowsNoValidationAndNoTest() {
        Catalog catalog = made({{"a", 5}, {"b", 5}});
        assignSplits(catalog, {.validationFraction = 0, .testFraction = 0});
        QCOMPARE(catalog.count(Split::Train), 10);
    }

    void fewDamagedFilesLeaveTheOthersWhereTheyAre() {
        const auto split = [](const std::vector<std::string>& without) {
            Catalog catalog = made(manyClasses(4, 200));
            std::erase_if(catalog.images, [&](const ImageRecord& image) {
                return std::find(without.begin(), without.end(), image.location) != without.end();
            });
            assignSplits(catalog, {.validationFraction = 0, .testFraction = 0.1, .maxTrain = 100});
            return splitsByLocation(catalog);
        };
        const std::map<std::string, Split> all = split({});
        const std::map<std::string, Split> fewer = split({"class1/17.png", "class2/5.png", "class2/6.png"});
        int moved = 0;
        for (const auto& [location, of] : fewer) {
            moved += of != all.at(location) ? 1 : 0;
        }
        QVERIFY2(moved <= 12, std::to_string(moved).c_str());
    }
};

QTEST_GUILESS_MAIN(SplitsTest)
#include "SplitsTest.moc"
