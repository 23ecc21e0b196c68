// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/JsonReader.h"

#include <sys/resource.h>

#include <QtTest>

#include "base/Error.h"
#include "core/data/ListedPictures.h"
#include "data/CocoReader.h"
#include "data/SkippedFiles.h"

using namespace docent;

namespace {

using Labels = std::map<std::string, std::string>;

Catalog read(const std::filesystem::path& path, const ListOptions& options = {}) {
    RunContext context;
    return createDatasetReader(DatasetFormat::Auto, path, options)->read(path, context);
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

class JsonReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAList() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.json", R"([
            {"file": "a.png", "label": "animals/birds", "split": "train", "by": "me"},
            {"file": "b.png", "label": 7, "split": "test"},
            {"file": "c.png", "label": ["x", "y"]},
            {"file": "d.png"},
            "d.png"])");
        const Catalog catalog = read(list);
        QVERIFY(catalog.format == DatasetFormat::Json);
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "animals/birds"}, {"b.png", "7"}}));
        QVERIFY(catalog.images[1].split == Split::Test);
        QCOMPARE(reasonOf(catalog, "c.png"),
                 std::string("has several labels, and Docent learns one a picture, in entry 3 of list.json"));
        QCOMPARE(reasonOf(catalog, "d.png"), std::string("has no label, in entry 4 of list.json"));
        QCOMPARE(reasonOf(catalog, "entry 5 of list.json"), std::string("is no object"));
        QCOMPARE(catalog.notes, (std::vector<std::string>{"Not used of the list: by."}));
    }

    void readsLines() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("list.jsonl",
                                    "{\"image\": {\"path\": \"a.png\", \"bytes\": null}, \"label\": \"x\"}\n\n"
                                    "{\"image\": \"b.png\", \"label\": \"y\"}\n");
        QCOMPARE(labelsOf(read(list)), (Labels{{"a.png", "x"}, {"b.png", "y"}}));
        const auto broken = made.file("broken.jsonl", "{\"image\": \"a.png\", \"label\": \"x\"}\n{\"image\": \n");
        const std::string problem = problemOf(broken);
        QVERIFY2(problem.find("line 2: it is no JSON object") != std::string::npos, problem.c_str());
    }

    void readsWhatOtherProgramsWrite() {
        const ListedPictures made;
        made.fourPictures();
        const std::string lines =
            "{\"image\": \"a.png\", \"label\": \"x\"}\r\n{\"image\": \"b.png\", \"label\": \"y\"}\r\n";
        for (const std::string& text : {"\xEF\xBB\xBF" + lines, utf16(lines, false), utf16(lines, false, false)}) {
            const auto list = made.file("list.jsonl", text);
            QCOMPARE(labelsOf(read(list)), (Labels{{"a.png", "x"}, {"b.png", "y"}}));
            QVERIFY(createDatasetReader(DatasetFormat::Auto, list)->format() == DatasetFormat::Json);
        }
        const auto coco = made.file("coco.json", utf16(R"({"images": [], "annotations": [], "categories": []})", true));
        QVERIFY(createDatasetReader(DatasetFormat::Auto, coco)->format() == DatasetFormat::Coco);
        QVERIFY(problemOf(coco).find("is in UTF-16, and JSON is UTF-8") != std::string::npos);
    }

    void aSplitMayBeNamedByLaterOnesOnly() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog catalog = read(made.file("late.json", R"([{"file": "a.png", "label": "x"},
            {"file": "b.png", "label": "y", "split": "test"}, {"file": "c.png", "label": "x\ny"}])"));
        QCOMPARE(catalog.count(Split::Test), 1);
        QVERIFY(catalog.hasOwnSplits);
        QVERIFY(reasonOf(catalog, "c.png").starts_with("has a label with a line break"));
    }

    void flagsAndPatientsAreTold() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog catalog = read(made.file("list.json", R"([
            {"file": "a.png", "label": "x", "is_valid": true, "patient_id": 7},
            {"file": "b.png", "label": "y", "is_valid": true, "patient_id": 7}])"));
        QVERIFY(!catalog.hasOwnSplits);
        QVERIFY(catalog.groups.empty());
        QCOMPARE(catalog.notes, (std::vector<std::string>{
                                    "Pictures with the same 'patient_id' may come to lie in training and test: to keep "
                                    "them together, name it with --group-column.",
                                    "Not used of the list: patient_id and is_valid."}));
    }

    void readsAMap() {
        const ListedPictures made;
        made.fourPictures();
        QCOMPARE(labelsOf(read(made.file("one.json", R"({"a.png": "x", "b.png": "y"})"))),
                 (Labels{{"a.png", "x"}, {"b.png", "y"}}));
        QCOMPARE(labelsOf(read(made.file("more.json", "{\n  \"a.png\": \"x\",\n  \"b.png\": \"y\"\n}"))),
                 (Labels{{"a.png", "x"}, {"b.png", "y"}}));
    }

    void aLargeMapTakesNoTimeBySquare() {
        const ListedPictures made;
        made.fourPictures();
        std::string map = "{\"a.png\": \"x\"";
        for (int i = 0; i < 100'000; ++i) {
            map += ", \"" + std::to_string(i) + ".png\": [\"x\", \"y\"]";
        }
        const Catalog catalog = read(made.file("large.json", map + "}"));
        QCOMPARE(catalog.images.size(), std::size_t{1});
        QCOMPARE(catalog.skipped.size(), std::size_t{100'000});
    }

    void readsAnImageFolder() {
        const ListedPictures made;
        made.fourPictures("pictures/");
        (void)made.file("metadata.jsonl",
                        "{\"file_name\": \"pictures/a.png\", \"label\": \"x\"}\n"
                        "{\"file_name\": \"pictures/b.png\", \"label\": \"y\"}\n");
        const Catalog catalog = read(made.root);
        QVERIFY(catalog.format == DatasetFormat::Json);
        QCOMPARE(labelsOf(catalog), (Labels{{"pictures/a.png", "x"}, {"pictures/b.png", "y"}}));
        QVERIFY(!catalog.hasOwnSplits);
    }

    void readsGroups() {
        const ListedPictures made;
        made.fourPictures();
        const Catalog catalog = read(made.file("groups.jsonl",
                                               "{\"file\": \"a.png\", \"label\": \"x\"}\n"
                                               "{\"file\": \"b.png\", \"label\": \"y\", \"group\": 7}\n"
                                               "{\"file\": \"c.png\", \"label\": \"y\", \"group\": 7}\n"
                                               "{\"file\": \"d.png\", \"label\": \"y\", \"group\": [1, 2]}\n"));
        QCOMPARE(catalog.groups, std::vector<std::string>{"7"});
        QCOMPARE(catalog.images[0].group, noGroup);
        QCOMPARE(catalog.images[1].group, catalog.images[2].group);
        QCOMPARE(reasonOf(catalog, "d.png"), std::string("has a group that is no text, in line 4 of groups.jsonl"));
    }

    void readsGroupsFromTheKeyThatIsNamed() {
        const ListedPictures made;
        made.fourPictures();
        // The first object names none, and a "group" that is not meant.
        const auto list = made.file("films.jsonl",
                                    "{\"file\": \"a.png\", \"label\": \"x\", \"group\": \"no\"}\n"
                                    "{\"file\": \"b.png\", \"label\": \"y\", \"film\": 7}\n"
                                    "{\"file\": \"c.png\", \"label\": \"y\", \"film\": 7, \"group\": \"no\"}\n");
        const Catalog catalog = read(list, {.groupColumn = "film"});
        QCOMPARE(catalog.groups, std::vector<std::string>{"7"});
        QCOMPARE(catalog.images[0].group, noGroup);
        QCOMPARE(catalog.images[1].group, catalog.images[2].group);
        const std::string missing = problemOf(list, {.groupColumn = "reel"});
        QVERIFY2(missing.find("has a key called 'reel'. Correct --group-column") != std::string::npos, missing.c_str());
    }

    void refusesWhatIsNoList() {
        const ListedPictures made;
        QVERIFY(problemOf(made.file("a.json", "{\"data\": 3}")).find("has the keys data") != std::string::npos);
        QVERIFY(problemOf(made.file("b.json", "3")).find("is no list of pictures") != std::string::npos);
        const std::string problem = problemOf(made.file("c.json", "[{\"file\": \"a.png\",\n \"label\": }]"));
        QVERIFY2(problem.find("line 2, column") != std::string::npos, problem.c_str());
        QVERIFY(problemOf(made.file("d.json", "[]")).find("names 0 pictures") != std::string::npos);
        QVERIFY(problemOf(made.file("deep.json", std::string(1'000'000, '['))).find("is no JSON") != std::string::npos);
        std::string wide = "{\"file\": \"a.png\", \"label\": \"x\"";
        for (int key = 0; key < 60'000; ++key) {
            wide += ", \"k" + std::to_string(key) + "\": 1";
        }
        for (const auto& [name, text] :
             {std::pair("wide.jsonl", wide + "}\n"), std::pair("wide.json", "[" + wide + "}]")}) {
            QElapsedTimer timer;
            timer.start();
            const std::string refused = problemOf(made.file(name, text));
            QVERIFY2(refused.find("more than 10000 keys") != std::string::npos, refused.c_str());
            QVERIFY2(timer.elapsed() < 10'000, "keys are compared with all others");
        }
    }

    void whereTheListOfCocoLiesIsTold() {
        const ListedPictures made;
        made.fourPictures("train2017/");
        (void)made.file("annotations/birds_train2017.json", R"({"images": []})");
        (void)made.file("annotations/people_train2017.json", R"({"images": []})");
        const std::string problem = problemOf(made.root);
        QVERIFY2(problem.find("Give the list: " + (made.root / "annotations/birds_train2017.json").string()) !=
                     std::string::npos,
                 problem.c_str());
    }

    /// As COCO, Roboflow and iNaturalist are distributed: a list a part is one data set.
    void aListAPartIsOneDataSet() {
        const auto list = [](const ListedPictures& made, const std::string& name, const std::string& picture,
                             const std::string& category) {
            (void)made.file(name, R"({"info": {"year": 2017}, "images": [{"id": 1, "file_name": ")" + picture +
                                      R"("}], "annotations": [{"image_id": 1, "category_id": 5, "bbox": [0,0,20,20]}],
                                      "categories": [{"id": 5, "name": ")" +
                                      category + R"("}]})");
        };
        const auto splits = [](const Catalog& catalog) {
            std::map<std::string, Split> found;
            for (const ImageRecord& image : catalog.images) {
                found[image.location] = image.split;
            }
            return found;
        };
        using Splits = std::map<std::string, Split>;

        const ListedPictures coco;
        coco.fourPictures("train2017/");
        coco.fourPictures("val2017/");
        list(coco, "annotations/instances_train2017.json", "a.png", "owl");
        list(coco, "annotations/instances_val2017.json", "b.png", "cup");
        list(coco, "annotations/person_keypoints_train2017.json", "a.png", "person");
        list(coco, "annotations/instances_test2017.json", "gone.png", "cup");
        const auto reader = createDatasetReader(DatasetFormat::Auto, coco.root);
        QCOMPARE(*reader->recognise(coco.root),
                 std::string("it holds annotations/instances_test2017.json, annotations as COCO writes them"));
        const Catalog whole = read(coco.root);
        QCOMPARE(labelsOf(whole), (Labels{{"train2017/a.png", "owl"}, {"val2017/b.png", "cup"}}));
        QCOMPARE(splits(whole), (Splits{{"train2017/a.png", Split::Train}, {"val2017/b.png", Split::Validation}}));
        QCOMPARE(whole.root, coco.root);
        QCOMPARE(whole.notes.front(),
                 std::string("'annotations/instances_test2017.json' is left out: it names no picture that is there."));
        QCOMPARE(splits(read(coco.root / "annotations")), splits(whole));
        // Pictures of two parts may be called alike, and are no near-copies then.
        list(coco, "annotations/instances_val2017.json", "a.png", "cup");
        ListOptions crops;
        crops.boxes = BoxUse::Crops;
        RunContext context;
        const Catalog boxes = CocoReader(crops).read(coco.root, context);
        QCOMPARE(boxes.images.front().location, std::string("train2017/a.png#0,0,20,20"));
        QCOMPARE(boxes.countGroups(), 2);
        // Of lists of two years those that are more count; of as many, one has to be given.
        coco.fourPictures("train2014/");
        list(coco, "annotations/instances_train2014.json", "c.png", "owl");
        QVERIFY(!labelsOf(read(coco.root)).contains("train2014/c.png"));
        list(coco, "annotations/instances_val2014.json", "d.png", "owl");
        list(coco, "annotations/instances_test2014.json", "d.png", "owl");
        QVERIFY(problemOf(coco.root).find("Give the list: ") != std::string::npos);

        // Of two lists of one part the larger counts.
        const ListedPictures two;
        two.fourPictures("train/");
        two.fourPictures("train_mini/");
        two.fourPictures("val/");
        list(two, "train.json", "train/a.png", std::string(200, 'x'));
        list(two, "train_mini.json", "train_mini/a.png", "x");
        list(two, "val.json", "val/a.png", "x");
        QCOMPARE(splits(read(two.root)), (Splits{{"train/a.png", Split::Train}, {"val/a.png", Split::Validation}}));
        QCOMPARE(read(two.root).notes.front(),
                 std::string("'train_mini.json' is left out: it is of the same part as a larger one."));

        // A list of all beside others, and one beside parts of it.
        const ListedPictures all;
        all.fourPictures("images/");
        list(all, "annotations/instances.json", "a.png", "owl");
        list(all, "annotations/captions.json", "b.png", "owl");
        QCOMPARE(labelsOf(read(all.root)), (Labels{{"images/a.png", "owl"}}));
        list(all, "annotations/instances_val.json", "b.png", "owl");
        QVERIFY(problemOf(all.root).find("Give the list: ") != std::string::npos);

        // The validation part alone, as it is often downloaded, is a set to be divided.
        const ListedPictures alone;
        alone.fourPictures("val2017/");
        list(alone, "annotations/instances_train2017.json", "x.png", "owl");
        list(alone, "annotations/instances_val2017.json", "b.png", "cup");
        QCOMPARE(splits(read(alone.root)), (Splits{{"val2017/b.png", Split::Unassigned}}));
        QVERIFY(!read(alone.root).hasOwnSplits);

        const ListedPictures roboflow;
        roboflow.fourPictures("train/");
        roboflow.fourPictures("valid/");
        list(roboflow, "train/_annotations.coco.json", "a.png", "owl");
        list(roboflow, "valid/_annotations.coco.json", "c.png", "owl");
        QCOMPARE(splits(read(roboflow.root)),
                 (Splits{{"train/a.png", Split::Train}, {"valid/c.png", Split::Validation}}));

        const ListedPictures living;
        living.fourPictures("train_mini/00001_Animalia/");
        living.fourPictures("val/00001_Animalia/");
        list(living, "train_mini.json", "train_mini/00001_Animalia/a.png", "Tyto alba");
        list(living, "val.json", "val/00001_Animalia/d.png", "Tyto alba");
        list(living, "train.json", "train/00001_Animalia/a.png", "Tyto alba");
        (void)living.file("public_test.json", R"({"images": [{"id": 1, "file_name": "test/a.png"}], "info": {}})");
        (void)living.file("test.json", R"({"images": [{"id": 1, "file_name": "val/00001_Animalia/a.png"}]})");
        QCOMPARE(splits(read(living.root)), (Splits{{"train_mini/00001_Animalia/a.png", Split::Train},
                                                    {"val/00001_Animalia/d.png", Split::Validation}}));

        // Folders of classes beside a list of other pictures stay what they are.
        const ListedPictures folders;
        folders.fourPictures("owl/");
        folders.fourPictures("cup/");
        list(folders, "old.json", "elsewhere/a.png", "bird");
        list(folders, "instances.json", "a.png", "bird");
        QVERIFY(createDatasetReader(DatasetFormat::Auto, folders.root)->format() == DatasetFormat::Folders);

        const ListedPictures none;
        list(none, "annotations/instances_train2017.json", "a.png", "owl");
        QVERIFY2(
            problemOf(none.root).find(
                "can be used; the first, annotations/instances_train2017.json, names no picture") != std::string::npos,
            problemOf(none.root).c_str());
    }

    void readsCoco() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("instances.json", R"({
            "info": {"year": 2017},
            "images": [{"id": 1, "file_name": "a.png", "license": 3}, {"id": 2, "file_name": "b.png"},
                       {"id": 3, "file_name": "c.png"}],
            "annotations": [
                {"id": 1, "image_id": 1, "category_id": 5, "bbox": [0, 0, 2, 2], "segmentation": [[0, 0, 2, 2]]},
                {"id": 2, "image_id": 1, "category_id": 6, "bbox": [0, 0, 9, 9]},
                {"id": 3, "image_id": 2, "category_id": 5, "bbox": [0, 0, 1, 1]},
                {"id": 4, "image_id": 99, "category_id": 5, "bbox": [0, 0, 1, 1]},
                {"id": 5, "image_id": 98, "category_id": 5, "bbox": [0, 0, 1, 1]},
                {"id": 6, "image_id": 98, "category_id": 6, "bbox": [0, 0, 1, 1]}],
            "categories": [{"id": 5, "name": "owl", "supercategory": "animal"},
                           {"id": 6, "name": "cup", "supercategory": "kitchen"}]})");
        const Catalog catalog = read(list);
        QVERIFY(catalog.format == DatasetFormat::Coco);
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "kitchen/cup"}, {"b.png", "animal/owl"}}));
        QCOMPARE(reasonOf(catalog, "c.png"), std::string("has no annotation, in image 3 of instances.json"));
        QCOMPARE(catalog.notes.size(), std::size_t{2});
        QVERIFY(catalog.notes[1].starts_with("1 picture shows things of several categories"));
        QCOMPARE(catalog.notes[0],
                 std::string("Left out are annotations of 2 pictures not in the list of images, as of "
                             "image_id 98."));
        const auto test = made.file("test.json", R"({"images": [], "categories": []})");
        QVERIFY(problemOf(test).find("has no list 'annotations'") != std::string::npos);
        const auto wrong = made.file("wrong.json", R"({"images": [], "annotations": [{"image_id": 1.5}],
                                                       "categories": []})");
        QVERIFY(problemOf(wrong).find("annotation 1 has no whole number 'image_id'") != std::string::npos);
        const auto captions = made.file("captions.json", R"({"images": [{"id": 1, "file_name": "a.png"}],
            "annotations": [{"image_id": 1, "id": 2, "caption": "an owl"}], "categories": []})");
        QVERIFY(problemOf(captions).find("captions have no classes") != std::string::npos);
    }

    /// As camera traps have them.
    void idsOfCocoMayBeTexts() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("traps.json", R"({
            "images": [{"id": "loc1/a", "file_name": "a.png"}, {"id": "7", "file_name": "b.png"},
                       {"id": "loc2/c", "file_name": "c.png"}],
            "annotations": [{"id": "x", "image_id": "loc2/c", "category_id": 1}, {"image_id": 7, "category_id": "2"},
                            {"image_id": "loc1/a", "category_id": "cat"}],
            "categories": [{"id": 1, "name": "fox"}, {"id": 2, "name": "owl"}, {"id": "cat", "name": "wild cat"}]})");
        QCOMPARE(labelsOf(read(list)), (Labels{{"a.png", "wild cat"}, {"b.png", "owl"}, {"c.png", "fox"}}));
        const auto odd = made.file("odd.json", R"({
            "images": [{"id": "007", "file_name": "a.png"}, {"id": "7", "file_name": "b.png"}],
            "annotations": [{"image_id": "007", "category_id": "cat", "bbox": [0, 0, 9, 9]},
                            {"image_id": "007", "category_id": "owl", "bbox": [0, 0, 8, 8]},
                            {"image_id": "7", "category_id": "none", "bbox": [0, 0, 8, 8]},
                            {"image_id": "stray", "category_id": "cat", "bbox": [0, 0, 8, 8]}],
            "categories": [{"id": "cat", "name": "cat"}, {"id": "owl", "name": "owl"}]})");
        const Catalog catalog = read(odd);
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "cat"}}));
        QVERIFY(reasonOf(catalog, "b.png").starts_with("has a category that is not there: 'none'"));
        QVERIFY(catalog.notes[0].ends_with("as of image_id 'stray'."));
        QVERIFY(catalog.notes[1].starts_with("1 picture shows things of several categories"));
    }

    void readsCocoInAnyOrder() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("any.json", R"({
            "extra": {"images": [{"id": 9}], "deep": [[[{"bbox": [1]}]]]},
            "annotations": [
                {"category_id": 5, "bbox": [0, 0, 3, 3], "more": {"image_id": 7, "bbox": [0, 0, 99, 99]}, "image_id": 1},
                {"category_id": 6, "bbox": [0, 0, 2, 2], "area": 900, "image_id": 1},
                {"category_id": 6, "bbox": [0, 0, "a", 2], "area": 900, "image_id": 2},
                {"category_id": 5, "bbox": [0, 0, 9], "area": 4.5, "image_id": 2},
                {"category_id": 5, "image_id": 3, "bbox": null}],
            "categories": [{"name": "owl", "id": 5, "keypoints": ["beak"], "supercategory": "none"},
                           {"name": "a/b", "id": 6}],
            "images": [{"file_name": "a.png", "id": 1, "split": "test"}, {"file_name": "b.png", "id": 2},
                       {"id": 3, "file_name": "c.png", "license": {"id": 4}}, {"id": 4, "file_name": "d.png"}]})");
        const Catalog catalog = read(list);
        QCOMPARE(labelsOf(catalog), (Labels{{"a.png", "owl"}, {"b.png", "a-b"}, {"c.png", "owl"}}));
        QVERIFY(catalog.images[0].split == Split::Test);
        QCOMPARE(reasonOf(catalog, "d.png"), std::string("has no annotation, in image 4 of any.json"));
        const auto problem = [&](const char* text) { return problemOf(made.file("wrong.json", text)); };
        QVERIFY(problem(R"({"images": {}, "annotations": [], "categories": []})").find("has no list 'images'") !=
                std::string::npos);
        QVERIFY(problem(R"({"images": [{"id": 1}, 3], "annotations": [], "categories": []})")
                    .find("image 2 is no object") != std::string::npos);
        QVERIFY(
            problem(R"({"categories": [{"id": 1}], "images": [], "annotations": []})").find("category 1 has no name") !=
            std::string::npos);
        const std::string cut = problem("{\"images\": [],\n \"annotations\": [");
        QVERIFY2(cut.find("is no JSON") != std::string::npos && cut.find("line 2") != std::string::npos, cut.c_str());
    }

    void cocoIsReadInBoundedMemory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("A sanitizer keeps what is freed.");
#endif
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("large.json", "");
        {
            std::ofstream out(list, std::ios::binary);
            out << R"({"images": [{"id": 1, "file_name": "a.png"}], "categories": [{"id": 5, "name": "owl"}],)"
                << R"("annotations": [)";
            std::string outline;
            for (int i = 0; i < 100; ++i) {
                outline += (i == 0 ? "" : ", ") + std::to_string(i) + ".25";
            }
            for (int i = 0; i < 100'000; ++i) {
                out << (i == 0 ? "" : ",") << R"({"id": )" << i << R"(, "image_id": 1, "category_id": 5, )"
                    << R"("bbox": [1, 2, 3.5, 4.5], "area": 15.75, "iscrowd": 0, "segmentation": [[)" << outline
                    << "]]}";
            }
            out << "]}";
        }
        const auto peak = [] {
            rusage usage{};
            ::getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss;  // in KiB
        };
        const long before = peak();
        QCOMPARE(labelsOf(read(list)), (Labels{{"a.png", "owl"}}));
        const long grown = peak() - before;
        QVERIFY2(grown < 8 * 1024,
                 qPrintable(QStringLiteral("%1 KiB for %2").arg(grown).arg(std::filesystem::file_size(list))));
    }

    void readsTheRanksOfLivingThings() {
        const ListedPictures made;
        made.fourPictures();
        const auto list = made.file("inat.json", R"({
            "images": [{"id": 1, "file_name": "a.png"}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 5}],
            "categories": [{"id": 5, "name": "Tyto alba", "supercategory": "Birds", "kingdom": "Animalia",
                            "phylum": "Chordata", "class": "Aves", "order": "Strigiformes", "family": "Tytonidae",
                            "genus": "Tyto"}]})");
        QCOMPARE(labelsOf(read(list)),
                 (Labels{{"a.png", "Animalia/Chordata/Aves/Strigiformes/Tytonidae/Tyto/Tyto alba"}}));
    }

    void groupsTheSkipped() {
        const auto groups = groupByReason({{"a", "does not exist, in line 2 of list.csv"},
                                           {"b", "its class 'x/y' has only 1 picture"},
                                           {"c", "does not exist, in line 9 of list.csv"},
                                           {"d", "is named twice: first in line 3, in line 4 of list.csv"}});
        QCOMPARE(groups.size(), std::size_t{3});
        QCOMPARE(groups[0].reason, std::string("does not exist"));
        QCOMPARE(groups[0].files, (std::vector<std::size_t>{0, 2}));
        QCOMPARE(groups[1].reason, std::string("its class 'x/y' has only 1 picture"));  // that of all
        QCOMPARE(groups[2].reason, std::string("is named twice: first in line 3, in line 4 of list.csv"));
        const auto others = groupByReason({{"a.png", "is truncated at byte 576"},
                                           {"b", "has an unknown split: 'x' (train is known), in line 2 of list.csv"},
                                           {"c.png", "is truncated at byte 3302"},
                                           {"d", "has an unknown split: 'x' (train is known), in line 9 of list.csv"},
                                           {"e.gif", "is truncated at byte 12"}});
        QCOMPARE(others.size(), std::size_t{2});
        QCOMPARE(others[0].reason, std::string("is truncated"));
        QCOMPARE(others[0].files, (std::vector<std::size_t>{0, 2, 4}));
        QCOMPARE(others[1].reason, std::string("has an unknown split: 'x' (train is known)"));
        QCOMPARE(skippedToCsv({{"a,b", "is empty"}}), std::string("file,reason\n\"a,b\",is empty\n"));
    }
};

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "JsonReaderTest.moc"
