// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Import.h"

#include <QtTest>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "data/DatasetReader.h"
#include "data/ImageDecoder.h"
#include "jobs/JobRecord.h"
#include "jobs/LabelEdit.h"
#include "jobs/PictureCheck.h"
#include "jobs/Relink.h"
#include "support/ArchiveFile.h"
#include "support/PictureSet.h"

using namespace docent;

namespace {

std::int64_t imagesOf(const ImportPreview& preview, const std::string& path) {
    for (const ClassSummary& summary : preview.classes) {
        if (preview.catalog.hierarchy.path(summary.node) == path) {
            return summary.images();
        }
    }
    return 0;
}

template <typename Call>
std::string problemOf(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "(none)";
}

}  // namespace

class ImportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_root = m_folder.path().toStdString();
    RunContext m_context;

    ImportOptions options(const std::string& folder) const {
        return {.path = (m_root / folder).string(), .name = folder, .imageSize = 16};
    }

private Q_SLOTS:
    void initTestCase() {
        // 24 pictures and fewer, down to 1, in two levels.
        writePictureSet(m_root / "uneven", {{"animals/birds", PictureClass::Shape::Disc, 0xc03030, 24},
                                            {"animals/cats", PictureClass::Shape::Square, 0x30c030, 3},
                                            {"things/cups", PictureClass::Shape::Cross, 0x3030c0, 1},
                                            {"things/mugs", PictureClass::Shape::Cross, 0x30c0c0, 1},
                                            {"things/pens", PictureClass::Shape::Ring, 0x909030, 4}});
        std::ofstream(m_root / "uneven/animals/readme.txt") << "no picture";
        writePictureSet(m_root / "shapes", sourceClasses(6));
    }

    void tellsWhatWouldBeMade() {
        ImportOptions merging = options("uneven");
        merging.smallClasses = SmallClasses::Merge;
        const ImportPreview preview = previewImport(merging, m_context);
        QVERIFY2(preview.problem.empty(), preview.problem.c_str());
        QCOMPARE(preview.record.classes, 4);
        QCOMPARE(imagesOf(preview, "animals/birds"), 24);
        QCOMPARE(imagesOf(preview, "things"), 2);
        QCOMPARE(preview.smallClasses, 2);
        QCOMPARE(preview.smallClassImages, 2);
        QCOMPARE(preview.smallImagesDropped, 0);
        QCOMPARE(preview.imbalance(), 12.0);
        QVERIFY(preview.isUneven());
        QCOMPARE(preview.classes.front().images(), 24);
        QCOMPARE(preview.record.trainImages + preview.record.validationImages + preview.record.testImages, 33);
        QCOMPARE(preview.cacheBytes, std::uint64_t{33 * 16 * 16 * 3});
        QVERIFY(preview.decodingSeconds >= 0);
        QCOMPARE(preview.record.skipped.size(), std::size_t{1});
        // Six of each class that has them, each readable.
        QCOMPARE(preview.samples.size(), std::size_t{6 + 3 + 2 + 4});
        for (const std::int64_t sample : preview.samples) {
            QCOMPARE(preview.source->get(sample, 0).width, 24);
        }
        const NodeId animals = preview.catalog.hierarchy.find("animals");
        QCOMPARE(preview.counts.below[static_cast<std::size_t>(animals)], 27);
    }

    void aPathThatNoRecordCouldNameIsRefused() {
        for (const fs::path& path : {m_root / "b\xfc"
                                              "cher",
                                     m_root / "b\xfc"
                                              "cher/list.csv"}) {
            ImportOptions named = options("shapes");
            named.path = path;
            try {
                (void)previewImport(named, m_context);
                QFAIL("a path that is not UTF-8 was read");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("b\\xFCcher") != std::string::npos, error.what());
            }
        }
        ImportOptions listed = options("shapes");
        listed.root = (m_root /
                       "b\xfc"
                       "cher")
                          .string();
        QVERIFY_THROWS_EXCEPTION(Error, (void)previewImport(listed, m_context));
    }

    void aProblemIsToldBesideWhatWasRead() {
        const ImportPreview preview = previewImport(options("uneven"), m_context);
        QVERIFY(preview.problem.find("has only 1 picture") != std::string::npos);
        QCOMPARE(preview.smallClasses, 2);
        QCOMPARE(preview.classes.size(), std::size_t{5});
        QCOMPARE(preview.catalog.images.size(), std::size_t{33});
    }

    void whatWasReadIsArrangedAgain() {
        const ImportOptions first = options("uneven");
        ImportOptions second = first;
        second.smallClasses = SmallClasses::Drop;
        second.target = true;
        QVERIFY(readSame(first, second));
        const auto reading = readForImport(first, m_context);
        const ImportPreview dropped = previewImport(*reading, second);
        QVERIFY(dropped.problem.empty());
        QCOMPARE(dropped.record.classes, 3);
        QCOMPARE(dropped.record.validationImages, 0);
        QCOMPARE(dropped.record.skipped.size(), std::size_t{3});
        QCOMPARE(dropped.smallImagesDropped, 2);
        QCOMPARE(dropped.leftOver, 0);
        second.maxTrain = 6;
        const ImportPreview limited = previewImport(*reading, second);
        QCOMPARE(limited.record.trainImages, 6);
        QCOMPARE(limited.leftOver, 31 - 6 - limited.record.testImages);
        ImportOptions other = first;
        other.labelColumns = {"x"};
        QVERIFY(!readSame(first, other));
    }

    void damagedPicturesAreFoundWithoutAnImport() {
        writePictureSet(m_root / "broken", taskClasses(20), 16, 7);
        for (const char* number : {"3", "4", "11"}) {
            std::ofstream(m_root / "broken/bars-violet" / (std::string("picture") + number + ".png")) << "no PNG";
        }
        ImportOptions limited = options("broken");
        limited.target = true;
        limited.maxTrain = 40;
        const auto reading = readForImport(limited, m_context);
        PictureCheck check(reading);
        const ImportPreview preview = previewImport(*reading, limited, check.run(limited, m_context));
        QCOMPARE(preview.record.trainImages, 40);
        const Workspace workspace = Workspace::create(m_root / "broken-work");
        runImport(workspace, limited, m_context);
        const DatasetRecord record = workspace.dataset("broken");
        QCOMPARE(record.trainImages, 40);
        QVERIFY(!record.skipped.empty());
        QCOMPARE(preview.record.skipped.size(), record.skipped.size());
        QCOMPARE(preview.record.skipped.front().location, record.skipped.front().location);
        QCOMPARE(preview.record.skipped.front().reason, record.skipped.front().reason);
        QCOMPARE(catalogToCsv(preview.catalog), catalogToCsv(workspace.catalog("broken")));

        limited.maxTrain = 0;
        QCOMPARE(check.run(limited, m_context).damaged.size(), std::size_t{3});
        QCOMPARE(check.foundCount(), 3);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "broken")) {
            if (entry.is_regular_file()) {
                std::ofstream(entry.path()) << "no PNG";
            }
        }
        const std::string problem = problemOf([&] { PictureCheck(reading).run(limited, m_context); });
        QVERIFY2(problem.starts_with("None of the 80 pictures of "), problem.c_str());
        QCOMPARE(problem, problemOf([&] { runImport(workspace, limited, m_context); }));
    }

    void aCheckGoesOnWhereItWasStopped() {
        writePictureSet(m_root / "checked", taskClasses(20), 16, 9);
        std::ofstream(m_root / "checked/bars-violet/picture4.png") << "no PNG";
        /// Stops after so many pictures; counts those that were decoded.
        class Stopping final : public RunContext {
        public:
            explicit Stopping(std::int64_t most) : m_most(most) {}
            [[nodiscard]] bool stopRequested() const override { return decoded >= m_most; }
            void progress(const Progress& progress) override {
                decoded = std::max(decoded, progress.phase == "decode" ? progress.done - progress.doneAtStart : 0);
                atStart = std::max(atStart, progress.doneAtStart);
            }
            std::int64_t decoded = 0;
            std::int64_t atStart = 0;

        private:
            std::int64_t m_most;
        };
        const ImportOptions all = options("checked");
        const auto reading = readForImport(all, m_context);
        PictureCheck check(reading);
        Stopping first(30);
        QVERIFY_THROWS_EXCEPTION(Stopped, check.run(all, first));
        QCOMPARE(first.decoded, 30);
        Stopping second(1000);
        const DamagedPictures damaged = check.run(all, second).damaged;
        QCOMPARE(second.decoded, 50);
        QCOMPARE(damaged.size(), std::size_t{1});
        QCOMPARE(damaged.begin()->first, std::string("bars-violet/picture4.png"));

        // Other options take the same pictures, or fewer of them; what is damaged is known by the import's own rounds.
        ImportOptions task = all;
        task.target = true;
        task.maxTrain = 40;
        Stopping third(1000);
        const ImportFindings ofTask = check.run(task, third);
        QCOMPARE(third.decoded, 0);
        QVERIFY(ofTask == PictureCheck(reading).run(task, m_context));
        // Of another size nothing is known.
        ImportOptions larger = all;
        larger.imageSize = 24;
        Stopping fourth(1000);
        QCOMPARE(check.run(larger, fourth).damaged.size(), std::size_t{1});
        QCOMPARE(fourth.decoded, 80);
    }

    /// Each picture of two classes is there twice, the second time in another size.
    void nearCopiesStayInOneSplit() {
        const fs::path root = m_root / "copies";
        writePictureSet(root, sourceClasses(6), 48, 11);
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (entry.is_regular_file() && entry.path().string().find("disc") != std::string::npos) {
                files.push_back(entry.path());
            }
        }
        QVERIFY(!files.empty());
        for (const fs::path& file : files) {
            const Picture larger = resizePicture(decodePictureFile(file), 80, ResizeRule::Squash);
            writePng(file.parent_path() / ("copy-" + file.filename().string()), larger);
        }
        const Workspace workspace = Workspace::create(m_root / "copies-work");
        ImportOptions copied = options("copies");
        copied.testFraction = 0.3;
        const auto splits = [&] {
            std::map<std::string, Split> found;
            for (const ImageRecord& image : workspace.catalog("copies").images) {
                found[image.location] = image.split;
            }
            return found;
        };
        const auto divided = [&] {
            const auto found = splits();
            return std::count_if(files.begin(), files.end(), [&](const fs::path& file) {
                const std::string location = file.lexically_relative(root).string();
                const std::string copy =
                    (file.parent_path() / ("copy-" + file.filename().string())).lexically_relative(root).string();
                return found.at(location) != found.at(copy);
            });
        };
        copied.nearCopies = NearCopies::Ignore;
        runImport(workspace, copied, m_context);
        QVERIFY(divided() > 0);
        copied.nearCopies = NearCopies::Group;
        copied.replace = true;
        runImport(workspace, copied, m_context);
        QCOMPARE(divided(), 0);
        const DatasetRecord record = workspace.dataset("copies");
        QVERIFY(record.groups > 0);
        QVERIFY(std::any_of(record.notes.begin(), record.notes.end(), [](const std::string& note) {
            return note.find("are near-copies of others") != std::string::npos;
        }));

        // A check without an import comes to the same, with limits too, by which other pictures are drawn.
        const auto reading = readForImport(copied, m_context);
        PictureCheck check(reading);
        for (const NearCopies treated : {NearCopies::Group, NearCopies::Drop}) {
            for (const std::int64_t limit : {0, 20}) {
                copied.nearCopies = treated;
                copied.maxTrain = limit;
                const ImportFindings findings = check.run(copied, m_context);
                QVERIFY(findings == check.found(copied));
                QVERIFY(!findings.allCopies().empty());
                const ImportPreview preview = previewImport(*reading, copied, findings);
                runImport(workspace, copied, m_context);
                const DatasetRecord imported = workspace.dataset("copies");
                QCOMPARE(catalogToCsv(preview.catalog), catalogToCsv(workspace.catalog("copies")));
                QVERIFY(preview.record.notes == imported.notes);
                QCOMPARE(preview.record.groups, imported.groups);
                QCOMPARE(preview.record.trainImages, imported.trainImages);
            }
        }
        copied.seed = 1;  // other splits may divide what those did not
        QVERIFY(check.found(copied).lateCopies.empty());
    }

    void picturesAreNotDecodedAgainWhereOthersAreDamaged() {
        writePictureSet(m_root / "again", taskClasses(5), 16, 8);
        for (const char* number : {"0", "1", "2", "3"}) {
            std::ofstream(m_root / "again/bars-violet" / (std::string("picture") + number + ".png")) << "no PNG";
        }
        /// Damages all files when the decoding is over, and another begins without the class that has become small.
        class Damaging final : public RunContext {
        public:
            explicit Damaging(std::filesystem::path root) : m_root(std::move(root)) {}
            void progress(const Progress& progress) override {
                const bool begins = progress.stage == "Decoding pictures" && progress.done == 0;
                m_rounds += begins ? 1 : 0;
                for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root)) {
                    if (begins && m_rounds == 2 && entry.is_regular_file()) {
                        std::ofstream(entry.path()) << "no PNG";
                    }
                }
            }
            [[nodiscard]] int rounds() const { return m_rounds; }

        private:
            std::filesystem::path m_root;
            int m_rounds = 0;
        };
        Damaging context(m_root / "again");
        ImportOptions dropping = options("again");
        dropping.smallClasses = SmallClasses::Drop;
        dropping.nearCopies = NearCopies::Ignore;
        const Workspace workspace = Workspace::create(m_root / "again-work");
        runImport(workspace, dropping, context);
        QCOMPARE(context.rounds(), 2);
        const DatasetRecord record = workspace.dataset("again");
        QCOMPARE(record.classes, 3);
        QCOMPARE(record.trainImages + record.validationImages + record.testImages, 15);
        QCOMPARE(record.skipped.size(), std::size_t{5});
    }

    void anImportThatFailsKeepsTheRanking() {
        const Workspace workspace = Workspace::create(m_root / "kept");
        RankingResult ranking;
        ranking.task = std::string("shapes");
        workspace.saveRanking(ranking);
        std::ofstream(workspace.folder() / "datasets") << "in the way of the folder";
        QVERIFY(problemOf([&] { runImport(workspace, options("shapes"), m_context); }) != "(none)");
        QVERIFY(workspace.ranking("shapes").has_value());
        std::filesystem::remove(workspace.folder() / "datasets");
        runImport(workspace, options("shapes"), m_context);
        QVERIFY(!workspace.ranking("shapes").has_value());
    }

    void whatAReplacedSetLosesIsTold() {
        const Workspace workspace = Workspace::create(m_root / "labels");
        runImport(workspace, options("shapes"), m_context);
        Catalog edited = workspace.catalog("shapes");
        const NodeId renamed = edited.hierarchy.addPath("renamed/class");
        const NodeId first = edited.images.front().label;
        std::int64_t count = 0;
        for (ImageRecord& image : edited.images) {
            count += image.label == first ? 1 : 0;
            image.label = image.label == first ? renamed : image.label;
        }
        workspace.saveDataset(workspace.dataset("shapes"), edited);
        const auto notes = [&] {
            ImportOptions again = options("shapes");
            again.replace = true;
            runImport(workspace, again, m_context);
            const std::vector<std::string> all = workspace.dataset("shapes").notes;
            return std::count_if(all.begin(), all.end(), [&](const std::string& note) {
                return note.starts_with(std::to_string(count) + " pictures have another label") &&
                       note.find("was 'renamed/class'") != std::string::npos;
            });
        };
        QCOMPARE(notes(), 1);
        QCOMPARE(notes(), 0);  // they are as they were before
    }

    void labelsThatLookAlikeAreOne() {
        writePictureSet(m_root / "forms", {{"K\u00fche/\u00e4lter", PictureClass::Shape::Disc, 0xc03030, 4},
                                           {"Ku\u0308he/a\u0308lter", PictureClass::Shape::Disc, 0xc03030, 5},
                                           {"Ku\u0308he/neu", PictureClass::Shape::Square, 0x30c030, 4}});
        const std::string list = (m_root / "parents.csv").string();
        std::ofstream(list) << "label,parent\na\u0308lter,Kleidung der Ku\u0308he\nneu,Sonstige\n";
        const auto hasNote = [](const ImportPreview& preview) {
            const std::vector<std::string>& notes = preview.record.notes;
            return std::find(notes.begin(), notes.end(),
                             "2 labels are written in two ways, with letters of one character and of letter and "
                             "accent: 'K\u00fche' is one label.") != notes.end();
        };
        const ImportPreview preview = previewImport(options("forms"), m_context);
        QVERIFY(hasNote(preview));
        QCOMPARE(preview.record.classes, 2);
        QCOMPARE(imagesOf(preview, "K\u00fche/\u00e4lter"), 9);
        QCOMPARE(imagesOf(preview, "K\u00fche/neu"), 4);
        ImportOptions attached = options("forms");
        attached.hierarchy = list;
        QCOMPARE(imagesOf(previewImport(attached, m_context), "Kleidung der K\u00fche/\u00e4lter"), 9);
    }

    void labelsThatDifferInCaseAloneAreTold() {
        writePictureSet(m_root / "cases", {{"Owl", PictureClass::Shape::Disc, 0xc03030, 4},
                                           {"owl", PictureClass::Shape::Square, 0x30c030, 4},
                                           {"birds/owl", PictureClass::Shape::Cross, 0x3030c0, 4}});
        const std::vector<std::string> notes = previewImport(options("cases"), m_context).record.notes;
        QVERIFY(std::find(notes.begin(), notes.end(),
                          "1 label differs from another in upper and lower case alone: 'Owl' and 'owl' are two "
                          "classes. Where they mean one, merge them once they are imported.") != notes.end());
    }

    /// Two groups a class: one of them stays to train, and the other is too large for what is to be set aside.
    void partsThatGroupsPreventAreTold() {
        std::ofstream list(m_root / "blocks.csv");
        list << "file,label,group\n";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "shapes")) {
            if (entry.is_regular_file()) {
                const std::filesystem::path file = entry.path().lexically_relative(m_root / "shapes");
                list << file.string() << ',' << file.parent_path().string() << ',' << file.parent_path().string()
                     << '\n';
            }
        }
        list.close();
        ImportOptions blocks{.path = (m_root / "blocks.csv").string(), .name = "blocks", .imageSize = 16};
        blocks.root = (m_root / "shapes").string();
        const auto told = [&] {
            const std::vector<std::string> notes = previewImport(blocks, m_context).record.notes;
            return std::find_if(notes.begin(), notes.end(), [](const std::string& note) {
                       return note.starts_with("No picture could be set aside");
                   }) != notes.end();
        };
        QVERIFY(told());
        blocks.testFraction = 0;
        blocks.validationFraction = 0;
        QVERIFY(!told());
    }

    void groupsOfAListStayWhole() {
        std::ofstream list(m_root / "grouped.csv");
        list << "file,label,group\n";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "shapes")) {
            if (entry.is_regular_file()) {
                const std::filesystem::path file = entry.path().lexically_relative(m_root / "shapes");
                const int number = std::stoi(file.stem().string().substr(file.stem().string().size() - 1));
                // Two near-copies each, but for every third pair.
                list << file.string() << ',' << file.parent_path().string() << ','
                     << (number / 2 == 2 ? "" : file.parent_path().string() + std::to_string(number / 2)) << '\n';
            }
        }
        list.close();
        ImportOptions grouped{.path = (m_root / "grouped.csv").string(), .name = "grouped", .imageSize = 16};
        grouped.root = (m_root / "shapes").string();
        grouped.validationFraction = 0.2;
        grouped.testFraction = 0.2;
        const ImportPreview preview = previewImport(grouped, m_context);
        QVERIFY2(preview.problem.empty(), preview.problem.c_str());
        QCOMPARE(preview.record.groups, 24);
        QVERIFY(std::find(preview.record.notes.begin(), preview.record.notes.end(),
                          "Pictures of one group stay in one split; the list has 24 groups.") !=
                preview.record.notes.end());
        const Workspace workspace = Workspace::create(m_root / "groups");
        runImport(workspace, grouped, m_context);
        QCOMPARE(workspace.dataset("grouped").groups, 24);
        const Catalog saved = workspace.catalog("grouped");
        QCOMPARE(saved.countGroups(), 24);
        std::map<std::int32_t, std::set<Split>> splits;
        for (const ImageRecord& image : saved.images) {
            if (image.group != noGroup) {
                splits[image.group].insert(image.split);
            }
        }
        for (const auto& [group, of] : splits) {
            QCOMPARE(of.size(), std::size_t{1});
        }
        // 72 pictures of 12 classes of 6.
        QVERIFY(saved.count(Split::Test) >= 10 && saved.count(Split::Test) <= 18);
        QVERIFY(saved.count(Split::Validation) >= 10 && saved.count(Split::Validation) <= 18);
    }

    void saysWhatBecameOfTheSetsOwnParts() {
        const auto notesOf = [this](bool isTask, const std::string& second) {
            std::ofstream list(m_root / "parts.csv");
            list << "file,label,split\n";
            int number = 0;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "shapes")) {
                if (entry.is_regular_file()) {
                    const std::filesystem::path file = entry.path().lexically_relative(m_root / "shapes");
                    list << file.string() << ',' << file.parent_path().string() << ','
                         << (++number % 3 == 0 ? second : "train") << '\n';
                }
            }
            list.close();
            ImportOptions options{.path = (m_root / "parts.csv").string(), .name = "parts", .imageSize = 16};
            options.root = (m_root / "shapes").string();
            options.target = isTask;
            options.nearCopies = NearCopies::Ignore;
            const ImportPreview preview = previewImport(options, m_context);
            std::string notes = preview.problem;
            for (const std::string& note : preview.record.notes) {
                notes += note + "\n";
            }
            return notes;
        };
        const std::string joining = "24 pictures that are to validate by the set's own split joined";
        const std::string drawn = "The set's own split has no test part";
        const std::string ofTask = notesOf(true, "validation");
        QVERIFY2(ofTask.find(joining) != std::string::npos && ofTask.find(drawn) != std::string::npos, ofTask.c_str());
        const std::string ofSource = notesOf(false, "validation");
        QVERIFY2(ofSource.find(joining) == std::string::npos && ofSource.find(drawn) != std::string::npos,
                 ofSource.c_str());
        const std::string tested = notesOf(true, "test");
        QVERIFY2(tested.find(joining) == std::string::npos && tested.find(drawn) == std::string::npos, tested.c_str());
    }

    void saysWhichClassesAPartLacks() {
        std::ofstream list(m_root / "lacking.csv");
        list << "file,label,split\n";
        std::map<std::string, int> numbers;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "shapes")) {
            if (entry.is_regular_file()) {
                const std::filesystem::path file = entry.path().lexically_relative(m_root / "shapes");
                const std::string label = file.begin()->string();
                const int number = numbers[label]++;
                const std::string part = label == "squares" || number % 3 == 0                       ? "train"
                                         : label == "discs" || (number % 3 == 1 && label != "rings") ? "validation"
                                                                                                     : "test";
                list << file.string() << ',' << label << ',' << part << '\n';
            }
        }
        list.close();
        QVERIFY(numbers.size() == 4 && numbers.contains("discs") && numbers.contains("rings"));
        ImportOptions options{.path = (m_root / "lacking.csv").string(), .name = "lacking", .imageSize = 16};
        options.root = (m_root / "shapes").string();
        options.nearCopies = NearCopies::Ignore;
        const ImportPreview preview = previewImport(options, m_context);
        std::string notes = preview.problem;
        for (const std::string& note : preview.record.notes) {
            notes += note + "\n";
        }
        for (const char* expected :
             {"2 classes have no picture to test, so the test accuracy says nothing of them: 'discs', 'squares'.",
              "2 classes have no picture to validate, so the validation accuracy says nothing of them: 'rings', "
              "'squares'."}) {
            QVERIFY2(notes.find(expected) != std::string::npos, notes.c_str());
        }
        // Once other classes have their pictures, it is said of these.
        const Workspace workspace = Workspace::create(m_root / "lacking-work");
        runImport(workspace, options, m_context);
        editLabels(workspace, "lacking", {{.kind = HierarchyEdit::Kind::Merge, .nodes = {"squares"}, .to = "rings"}});
        const std::vector<std::string> left = workspace.dataset("lacking").notes;
        const auto says = [&left](const std::string& sentence) {
            return std::find(left.begin(), left.end(), sentence) != left.end();
        };
        QVERIFY(says("1 class has no picture to test, so the test accuracy says nothing of them: 'discs'."));
        QVERIFY(says("1 class has no picture to validate, so the validation accuracy says nothing of them: 'rings'."));
        QCOMPARE(std::count_if(left.begin(), left.end(),
                               [](const std::string& note) { return note.find(" says nothing of") != note.npos; }),
                 2);
    }

    /// A root in an archive is given by its path in there, whatever folder the program runs in.
    void theRootOfAListInAnArchiveLiesInIt() {
        std::vector<ArchivedFile> files;
        std::string list = "file,label\n";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "shapes")) {
            if (entry.is_regular_file()) {
                const std::filesystem::path file = entry.path().lexically_relative(m_root / "shapes");
                files.push_back({"set/first/" + file.string(), readFile(entry.path())});
                files.push_back({"set/second/" + file.string(), readFile(entry.path())});
                list += file.string() + "," + file.parent_path().string() + "\n";
            }
        }
        files.push_back({"set/list.csv", list});
        const std::filesystem::path archive = m_root / "lists.zip";
        writeArchive(archive, "zip", files);
        ImportOptions inside{.path = archive.string(), .name = "archived", .imageSize = 16};
        for (const std::string& root : {std::string("set/second"), (archive / "set/second").string()}) {
            inside.root = root;
            const Catalog catalog = previewImport(inside, m_context).catalog;
            QCOMPARE(catalog.images.size(), std::size_t{72});
            QVERIFY(catalog.images.front().location.starts_with("set/second/"));
        }
        // Without: the one of both folders is not guessed.
        inside.root.clear();
        QVERIFY(problemOf([&] { (void)previewImport(inside, m_context); }).find("none is where it says") !=
                std::string::npos);
    }

    void importsAListAndMovesItsRoot() {
        // Pictures in a store of their own, one class under two parents, the list elsewhere.
        std::ofstream list(m_root / "list.csv");
        list << "file;label;split\n";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "shapes")) {
            if (entry.is_regular_file()) {
                const std::filesystem::path file = entry.path().lexically_relative(m_root / "shapes");
                const std::string label = file.parent_path().string();
                list << file.string() << ';' << label << (label == "discs/red" ? "|warm/red" : "") << ";\n";
            }
        }
        list.close();
        const Workspace workspace = Workspace::create(m_root / "work");
        ImportOptions options{.path = (m_root / "list.csv").string(), .name = "listed", .imageSize = 16};
        options.root = (m_root / "shapes").string();
        const std::string result = runImport(workspace, options, m_context);
        QVERIFY2(result.starts_with("72 pictures of 12 classes"), result.c_str());
        const Catalog saved = workspace.catalog("listed");
        const NodeId red = saved.hierarchy.find("discs/red");
        QCOMPARE(saved.hierarchy.parents(red).size(), std::size_t{2});

        std::filesystem::create_directories(m_root / "elsewhere");
        std::filesystem::rename(m_root / "shapes", m_root / "elsewhere/shapes");
        // The folder above it is understood too; where a picture is missing nothing is written.
        const RelinkPreview found = previewRelink(workspace, "listed", m_root / "elsewhere", m_context);
        QVERIFY(found.isComplete());
        QVERIFY(found.newRoot == m_root / "elsewhere/shapes");
        QVERIFY(found.keepsCache);
        QVERIFY(!found.isOldRootThere);
        QVERIFY(problemOf([&] {
                    (void)previewRelink(workspace, "listed", m_root / "no", m_context);
                }).find("does not exist") != std::string::npos);
        const std::filesystem::path one = m_root / "elsewhere/shapes" / saved.images[3].location;
        std::filesystem::rename(one, m_root / "away.png");
        const RelinkPreview partly = previewRelink(workspace, "listed", m_root / "elsewhere/shapes", m_context);
        QCOMPARE(partly.found, 71);
        QCOMPARE(partly.missing.size(), std::size_t{1});
        QCOMPARE(partly.missing[0].location, saved.images[3].location);
        const std::string problem =
            problemOf([&] { relinkDataset(workspace, "listed", m_root / "elsewhere/shapes", m_context); });
        QVERIFY2(problem.find("1 of the 72 pictures") != std::string::npos, problem.c_str());
        QVERIFY(workspace.catalog("listed").root == m_root / "shapes");
        std::filesystem::rename(m_root / "away.png", one);

        // Others under the same names are no pictures of these classes.
        const std::filesystem::path root = m_root / "elsewhere/shapes";
        const auto exchange = [&] {
            std::filesystem::rename(root / "discs/red", root / "between");
            std::filesystem::rename(root / "discs/green", root / "discs/red");
            std::filesystem::rename(root / "between", root / "discs/green");
        };
        exchange();
        const RelinkPreview exchanged = previewRelink(workspace, "listed", root, m_context);
        QCOMPARE(exchanged.found, 72);
        QCOMPARE(exchanged.compared, 72);
        QVERIFY(exchanged.different > 0 && exchanged.different <= 12);
        const std::string others = problemOf([&] { relinkDataset(workspace, "listed", root, m_context); });
        QVERIFY2(others.find("show something else than at the import; the first is discs/") != std::string::npos,
                 others.c_str());
        exchange();

        // A job that waits for it holds it.
        JobRecord job{.id = "0001", .spec = BaselineJob{.name = "b", .source = "listed"}, .after = {}};
        job.state = JobState::Queued;
        std::filesystem::create_directories(workspace.jobsFolder());
        writeFileAtomically(workspace.jobsFolder() / "0001.yaml", toYaml(job).text());
        QVERIFY(problemOf([&] {
                    relinkDataset(workspace, "listed", m_root / "elsewhere/shapes", m_context);
                }).find("The job 0001 uses") != std::string::npos);
        std::filesystem::remove(workspace.jobsFolder() / "0001.yaml");

        relinkDataset(workspace, "listed", m_root / "elsewhere", m_context);
        const Catalog moved = workspace.catalog("listed");
        QVERIFY(moved.root == m_root / "elsewhere/shapes");
        QCOMPARE(moved.images.size(), std::size_t{72});
        QCOMPARE(moved.hierarchy.parents(moved.hierarchy.find("discs/red")).size(), std::size_t{2});
        // Imported again, it is read from there.
        ImportOptions again = workspace.dataset("listed").options;
        again.replace = true;
        QVERIFY(runImport(workspace, again, m_context).starts_with("72 pictures"));
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "ImportTest.moc"
