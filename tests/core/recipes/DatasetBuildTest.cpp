// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/DatasetBuild.h"

#include <QTemporaryDir>
#include <QtTest>
#include <map>
#include <set>

#include "base/Csv.h"
#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "support/PictureSet.h"

using namespace docent;

namespace {

/// Asks to stop after so many questions; none for -1.
class StopAfter final : public RunContext {
public:
    explicit StopAfter(int questions) : m_left(questions) {}
    [[nodiscard]] bool stopRequested() const override { return m_left >= 0 && m_left-- == 0; }

private:
    mutable int m_left;
};

using Row = std::map<std::string, std::string>;

std::vector<Row> rowsOf(const fs::path& folder) {
    const std::string text = readFile(folder / "pictures.csv");
    CsvRows rows(text, "pictures.csv", "");
    std::vector<std::string> head;
    rows.next(head);
    std::vector<Row> list;
    std::vector<std::string> fields;
    while (rows.next(fields)) {
        Row row;
        for (std::size_t i = 0; i < head.size(); ++i) {
            row[head[i]] = fields[i];
        }
        list.push_back(std::move(row));
    }
    return list;
}

/// Paths and bytes of all pictures.
std::map<std::string, std::string> bytesOf(const fs::path& folder) {
    std::map<std::string, std::string> bytes;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "pictures")) {
        if (entry.is_regular_file()) {
            bytes[fs::relative(entry.path(), folder).string()] = readFile(entry.path());
        }
    }
    return bytes;
}

}  // namespace

/// Building a whole data set of small recipes.
class DatasetBuildTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTaskHasItsPartsAndItsRecord();
    void threadsChangeNoByte();
    void anotherSeedBeginsAnew();
    void aStoppedBuildGoesOn();
    void whatIsCutShortIsDrawnAgain();
    void copiesOfASourceAreLeftOut();
    void copiesBetweenThePartsAreLeftOut();
    void damagedPicturesAreTold();
    void filesOfOtherPackagesAreNotUsed();
    void aFolderOfSomethingElseIsRefused();

private:
    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] Recipe recipe(const std::string& name, const std::string& text) const {
        writeFileAtomically(path(name + ".yaml"), "title: A test\nabout: It is one.\n" + text);
        return loadRecipe(path(name + ".yaml"));
    }
    [[nodiscard]] Recipe counting(const std::string& name) const {
        return recipe(name,
                      "group: structured\nsize: 32\ntrain: 24\ntest: 12\nparts:\n"
                      "  - {generator: scenes, kind: count, classes: 3, things: 40, noise: 20}\n");
    }
    BuildResult build(const Recipe& what, const fs::path& to, std::uint64_t seed = 0, int threads = 1,
                      RunContext* context = nullptr) {
        RunContext calm;
        BuildOptions options{.folder = to, .seed = seed, .threads = threads, .dpkg = path("dpkg")};
        for (const std::string& source : what.apartFrom) {
            options.apartFrom.emplace_back(source, path("built/" + source));
        }
        return buildDataset(what, options, context != nullptr ? *context : calm);
    }

    QTemporaryDir m_folder;
};

void DatasetBuildTest::initTestCase() {
    makeFolder(path("dpkg/info"));
    writeFileAtomically(path("dpkg/status"),
                        "Package: some-pictures\nStatus: install ok installed\nVersion: 1.0-1\n\n");
    writePictureSet(path("set"), sourceClasses(6), 40);
}

void DatasetBuildTest::aTaskHasItsPartsAndItsRecord() {
    const Recipe what = counting("counting");
    const BuildResult result = build(what, path("built/counting"));
    QCOMPARE(result.record.classes, std::int64_t{3});
    QCOMPARE(result.record.train, std::int64_t{24});
    QCOMPARE(result.record.test, std::int64_t{12});
    std::map<std::string, int> count;
    for (const Row& row : rowsOf(path("built/counting"))) {
        ++count[row.at("split") + " " + row.at("label")];
        QVERIFY(!row.at("licence").empty() && !row.at("origin").empty());
        const Picture picture = decodePictureFile(path("built/counting") / row.at("path"));
        QCOMPARE(picture.width, 32);
        QCOMPARE(picture.height, 32);
    }
    QVERIFY((count ==
             std::map<std::string, int>{
                 {"test 01", 4}, {"test 02", 4}, {"test 03", 4}, {"train 01", 8}, {"train 02", 8}, {"train 03", 8}}));
    QCOMPARE(bytesOf(path("built/counting")).size(), std::size_t{36});
    const std::optional<BuildRecord> record = loadBuildRecord(path("built/counting"));
    QVERIFY(record && record->pictures == 36 && record->recipeHash == what.hash && record->seed == 0);
    QVERIFY(!isFile(path("built/counting/building.yaml")));
    QVERIFY(build(what, path("built/counting")).wasThere);
}

void DatasetBuildTest::threadsChangeNoByte() {
    const Recipe what =
        recipe("mixed",
               "group: natural\nsize: 32\ntrain: 40\ntest: 20\nparts:\n"
               "  - {generator: tree, root: " +
                   path("set").string() +
                   ", files: ['**.png'], depth: 1, renderings: 4, rotation: 20, paper: varied, noise: 9, "
                   "flip: true}\n");
    build(what, path("one"), 5, 1);
    build(what, path("four"), 5, 4);
    QVERIFY(bytesOf(path("one")) == bytesOf(path("four")));
    QVERIFY(readFile(path("one/pictures.csv")) == readFile(path("four/pictures.csv")));
    build(what, path("other"), 6, 4);
    QVERIFY(bytesOf(path("one")) != bytesOf(path("other")));
    // No picture file is shown in both parts, however often it is drawn.
    std::map<std::string, std::set<std::string>> splits;
    for (const Row& row : rowsOf(path("one"))) {
        splits[row.at("group")].insert(row.at("split"));
    }
    for (const auto& [group, in] : splits) {
        QVERIFY2(in.size() == 1, group.c_str());
    }
}

void DatasetBuildTest::anotherSeedBeginsAnew() {
    const Recipe what = counting("again");
    build(what, path("again"), 1);
    const auto before = bytesOf(path("again"));
    QVERIFY(!build(what, path("again"), 2).wasThere);
    QVERIFY(bytesOf(path("again")) != before);
    build(what, path("again"), 1);
    QVERIFY(bytesOf(path("again")) == before);
    const Recipe changed = recipe("again",
                                  "group: structured\nsize: 32\ntrain: 24\ntest: 12\nparts:\n"
                                  "  - {generator: scenes, kind: count, classes: 3, things: 40, noise: 1}\n");
    QVERIFY(!build(changed, path("again"), 1).wasThere);
}

void DatasetBuildTest::aStoppedBuildGoesOn() {
    const Recipe what = counting("stopped");
    build(what, path("whole"), 3);
    int stops = 0;
    for (int questions = 1; questions < 8; ++questions) {
        StopAfter context(questions);
        try {
            const BuildResult result = build(what, path("parts"), 3, 2, &context);
            QVERIFY(result.wasThere || result.reused > 0);
        } catch (const Stopped&) {
            ++stops;
            QVERIFY(!isFile(path("parts") / buildRecordName));
        }
    }
    QVERIFY(stops > 1);
    build(what, path("parts"), 3);
    QVERIFY(bytesOf(path("whole")) == bytesOf(path("parts")));
    QVERIFY(readFile(path("whole/pictures.csv")) == readFile(path("parts/pictures.csv")));
}

void DatasetBuildTest::whatIsCutShortIsDrawnAgain() {
    const Recipe what = counting("power");
    StopAfter context(4);
    QVERIFY_EXCEPTION_THROWN(build(what, path("power"), 3, 1, &context), Stopped);
    const auto drawn = bytesOf(path("power"));
    QVERIFY(!drawn.empty());
    fs::resize_file(path("power") / drawn.begin()->first, drawn.begin()->second.size() / 2);
    const BuildResult result = build(what, path("power"), 3);
    QCOMPARE(result.reused, static_cast<std::int64_t>(drawn.size()) - 1);
    build(what, path("power-whole"), 3);
    QVERIFY(bytesOf(path("power")) == bytesOf(path("power-whole")));
}

void DatasetBuildTest::copiesOfASourceAreLeftOut() {
    build(recipe("pool", "group: source\nsize: 32\nparts:\n  - {generator: tree, root: " + path("set").string() +
                             ", files: ['**.png'], depth: 1, paper: white}\n"),
          path("built/pool"));
    // Two classes of pictures that the source has not, and in one of them a file of the source's.
    writePictureSet(path("task"), taskClasses(12), 40, 99);
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(path("task"))) {
        folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    fs::path planted;
    for (const auto& entry : fs::recursive_directory_iterator(path("set"))) {
        if (entry.is_regular_file() && (planted.empty() || entry.path() < planted)) {
            planted = entry.path();
        }
    }
    fs::copy_file(planted, folders.front() / "planted.png");
    const std::string text = "group: natural\nsize: 32\ntrain: 400\ntest: 400\nparts:\n  - {generator: tree, root: " +
                             path("task").string() + ", files: ['**.png'], depth: 1, paper: plain, rotation: 10}\n";
    const BuildResult apart = build(recipe("apart", "apart_from: [pool]\n" + text), path("apart"));
    QCOMPARE(apart.record.apartFrom.size(), std::size_t{1});
    QVERIFY(apart.record.apartFrom[0].compared > 0);
    QVERIFY(apart.record.apartFrom[0].nearCopies >= 1);
    const auto hasPlanted = [&](const fs::path& folder) {
        const std::vector<Row> rows = rowsOf(folder);
        return std::any_of(rows.begin(), rows.end(),
                           [](const Row& row) { return row.at("origin").ends_with("planted.png"); });
    };
    QVERIFY(!hasPlanted(path("apart")));
    build(recipe("not-apart", text), path("not-apart"));
    QVERIFY(hasPlanted(path("not-apart")));
    // A source that is not built is told as one that nothing was compared with.
    const BuildResult alone = build(recipe("alone", "apart_from: [nowhere]\n" + text), path("alone"));
    QCOMPARE(alone.record.apartFrom[0].compared, std::int64_t{0});
}

void DatasetBuildTest::copiesBetweenThePartsAreLeftOut() {
    // The same picture under twelve names in each class: whatever the split, both parts have it.
    for (int c = 0; c < 2; ++c) {
        for (int i = 0; i < 24; ++i) {
            const fs::path file = path("twins") / std::to_string(c) / (std::to_string(i) + ".png");
            makeFolder(file.parent_path());
            writePng(file, makePicture(sourceClasses()[static_cast<std::size_t>(5 * c)], i < 12 ? 0 : i, 40, 7));
        }
    }
    const BuildResult result =
        build(recipe("twins", "group: natural\nsize: 32\ntrain: 100\ntest: 100\nparts:\n  - {generator: tree, root: " +
                                  path("twins").string() + ", files: ['*/*.png'], paper: varied, noise: 4}\n"),
              path("twins-built"));
    QVERIFY(result.record.nearCopies() > 0);
    std::map<std::string, std::set<std::string>> splits;  // bytes of the file -> the parts that show it
    for (const Row& row : rowsOf(path("twins-built"))) {
        splits[readFile(row.at("origin"))].insert(row.at("split"));
    }
    for (const auto& [bytes, in] : splits) {
        QCOMPARE(in.size(), std::size_t{1});
    }
}

void DatasetBuildTest::damagedPicturesAreTold() {
    writePictureSet(path("damaged"), taskClasses(4), 40, 3);
    const fs::path folder = fs::directory_iterator(path("damaged"))->path();
    writeFileAtomically(folder / "cut.png", readFile(fs::directory_iterator(folder)->path()).substr(0, 60));
    writeFileAtomically(folder / "text.png", "no picture");
    writeFileAtomically(folder / "notes.txt", "no picture, and not named as one");
    fs::path other;
    for (const auto& entry : fs::directory_iterator(path("damaged"))) {
        other = entry.path() == folder ? other : entry.path();
    }
    fs::rename(fs::directory_iterator(other)->path(), other / "m\xfcnze.png");  // Latin-1, as old archives have it
    const BuildResult result = build(recipe("damaged", "group: source\nsize: 32\nparts:\n  - {generator: tree, root: " +
                                                           path("damaged").string() + ", files: ['**'], depth: 1}\n"),
                                     path("damaged-built"));
    QCOMPARE(result.record.skippedFiles, std::int64_t{2});
    QCOMPARE(result.record.pictures, std::int64_t{16});
    const std::vector<Row> rows = rowsOf(path("damaged-built"));
    QCOMPARE(std::count_if(rows.begin(), rows.end(),
                           [](const Row& row) { return row.at("origin").ends_with("m\\xFCnze.png"); }),
             1);
    for (const SkippedFile& file : result.record.skipped) {
        QVERIFY2(file.reason.find("damaged") != std::string::npos, file.reason.c_str());
    }
}

void DatasetBuildTest::filesOfOtherPackagesAreNotUsed() {
    writePictureSet(path("shared"), taskClasses(4), 40, 4);
    std::string list;
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path("shared"))) {
        if (entry.is_regular_file() && ++count % 2 == 0) {
            list += entry.path().string() + "\n";
        }
    }
    writeFileAtomically(path("dpkg/info/some-pictures.list"), list);
    const std::string text =
        "group: source\nsize: 32\npackages: {some-pictures: CC0-1.0}\nparts:\n  - {generator: "
        "tree, root: " +
        path("shared").string() + ", depth: 1, files: ['";
    const BuildResult result = build(recipe("shared", text + "**.png']}\n"), path("shared-built"));
    QCOMPARE(result.record.pictures, std::int64_t{8});
    QCOMPARE(result.record.packages[0].version, std::string("1.0-1"));
    QCOMPARE(result.record.packages[0].pictures, std::int64_t{8});
    for (const Row& row : rowsOf(path("shared-built"))) {
        QCOMPARE(row.at("licence"), std::string("CC0-1.0"));
        QVERIFY(row.at("origin").starts_with("some-pictures: "));
    }
    try {
        build(recipe("nothing", text + "**.gif']}\n"), path("nothing-built"));
        QFAIL("a pattern that no file is of was not told");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).contains("**.gif"), error.what());
    }
}

void DatasetBuildTest::aFolderOfSomethingElseIsRefused() {
    makeFolder(path("letters"));
    writeFileAtomically(path("letters/mother.txt"), "Dear");
    QVERIFY_EXCEPTION_THROWN(build(counting("letters"), path("letters")), Error);
    QVERIFY(isFile(path("letters/mother.txt")));
}

QTEST_GUILESS_MAIN(DatasetBuildTest)
#include "DatasetBuildTest.moc"
