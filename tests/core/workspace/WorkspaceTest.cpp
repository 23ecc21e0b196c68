// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <map>
#include <set>

#include "base/Error.h"
#include "workspace/DatasetSummaries.h"
#include "workspace/Workspace.h"

using namespace docent;

namespace {

QString messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

}  // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    static void save(const Workspace& workspace, int images) {
        Catalog catalog;
        catalog.root = "/pictures";
        const NodeId cat = catalog.hierarchy.addPath("cat");
        for (int i = 0; i < images; ++i) {
            catalog.images.push_back({std::to_string(i) + ".png", cat, Split::Train});
        }
        DatasetRecord record;
        record.name = std::string("pets");
        record.root = catalog.root;
        record.trainImages = images;
        workspace.saveDataset(record, catalog);
    }

private Q_SLOTS:
    void isMadeAndOpened() {
        const Workspace made = Workspace::create(path("mine"));
        QCOMPARE(made.name(), std::string("mine"));
        QVERIFY(Workspace::isWorkspace(path("mine")));
        QCOMPARE(Workspace(path("mine/")).folder(), made.folder());
    }

    void neverTakesAFolderThatHoldsOtherThings() {
        makeFolder(path("full"));
        writeFileAtomically(path("full/thesis.txt"), "mine");
        QVERIFY(messageOf([&] { Workspace::create(path("full")); }).contains("holds other files"));
        QCOMPARE(readFile(path("full/thesis.txt")), std::string("mine"));
        Workspace::create(path("twice"));
        QVERIFY(messageOf([&] { Workspace::create(path("twice")); }).contains("is a workspace already"));
        writeFileAtomically(path("file"), "x");
        QVERIFY(messageOf([&] { Workspace::create(path("file")); }).contains("is a file"));
    }

    void whatIsNoneIsTold() {
        QVERIFY(messageOf([&] { (void)Workspace(path("nowhere")); }).contains("does not exist"));
        makeFolder(path("plain"));
        QVERIFY(messageOf([&] { (void)Workspace(path("plain")); }).contains("docent new"));
    }

    void aNewerFormatIsLeftAlone() {
        makeFolder(path("newer"));
        writeFileAtomically(path("newer/docent.yaml"), "format_version: 99\nname: x\n");
        const QString message = messageOf([&] { (void)Workspace(path("newer")); });
        QVERIFY2(message.contains("format 99") && message.contains("newer Docent"), qPrintable(message));
        QCOMPARE(readFile(path("newer/docent.yaml")), std::string("format_version: 99\nname: x\n"));
    }

    void twoWritersExcludeEachOther() {
        const Workspace workspace = Workspace::create(path("locked"));
        const auto lock = workspace.lock();
        QVERIFY(messageOf([&] { (void)workspace.lock(); }).contains("in use by another Docent"));
    }

    void dataSetsSurviveTheRoundTrip() {
        const Workspace workspace = Workspace::create(path("data"));
        Catalog catalog;
        catalog.root = path("data") / "pictures";
        const NodeId owl = catalog.hierarchy.addPath("animals/owl, \"wise\"");
        const NodeId cat = catalog.hierarchy.addPath("animals/cat");
        catalog.images = {{"a/1,2.png", owl, Split::Train}, {"b\"c\".png", cat, Split::Test}};
        DatasetRecord record;
        record.name = "animals";
        record.root = catalog.root;
        record.target = true;
        record.classes = 2;
        record.trainImages = 1;
        record.testImages = 1;
        record.skipped = {{"x.txt", "is not a picture (.txt)"}};
        record.options = {.path = "/pictures", .name = "animals", .level = 2};
        workspace.saveDataset(record, catalog);

        const DatasetRecord back = workspace.dataset("animals");
        QCOMPARE(back.root, fs::path("pictures"));  // inside the workspace: moves with it
        QCOMPARE(back.options.level, 2);
        QCOMPARE(back.skipped.size(), std::size_t{1});
        const Catalog read = workspace.catalog("animals");
        QCOMPARE(read.root, path("data") / "pictures");
        QCOMPARE(read.images.size(), std::size_t{2});
        QCOMPARE(read.images[0].location, std::string("a/1,2.png"));
        QCOMPARE(read.hierarchy.path(read.images[0].label), std::string("animals/owl, \"wise\""));
        QVERIFY(read.images[1].split == Split::Test);
        QCOMPARE(workspace.datasets().size(), std::size_t{1});
        QVERIFY(messageOf([&] { (void)workspace.dataset("plants"); }).contains("Those there are: animals"));
        workspace.removeDataset("animals");
        QVERIFY(workspace.datasets().empty());
    }

    void summariesLeaveOutTheSkippedFiles() {
        const Workspace workspace = Workspace::create(path("summaries"));
        save(workspace, 2);
        DatasetRecord record = workspace.dataset("pets");
        for (int i = 0; i < 3; ++i) {
            record.skipped.push_back({"a: \n- b" + std::to_string(i), "skipped:\nis odd"});
        }
        record.furtherParents = {{"cat", "pets"}};
        record.notes = {"skipped:"};
        workspace.saveDataset(record, workspace.catalog("pets"));
        QCOMPARE(workspace.dataset("pets").skipped.size(), std::size_t{3});
        const std::vector<DatasetRecord> summaries = datasetSummaries(workspace);
        QCOMPARE(summaries.size(), std::size_t{1});
        QVERIFY(summaries.front().skipped.empty());
        // All else is there.
        record = workspace.dataset("pets");
        record.skipped.clear();
        QCOMPARE(toYaml(summaries.front()).text(), toYaml(record).text());
    }

    void skippedFilesAreListedBesideTheRecord() {
        const Workspace workspace = Workspace::create(path("lists"));
        save(workspace, 2);
        const fs::path folder = workspace.folder() / "datasets";
        const auto lists = [&] {
            std::set<std::string> names;
            for (const auto& entry : fs::directory_iterator(folder)) {
                if (entry.path().string().ends_with("~skipped.csv")) {
                    names.insert(entry.path().filename().string());
                }
            }
            return names;
        };
        QVERIFY(lists().empty());
        DatasetRecord record = workspace.dataset("pets");
        record.skipped = {{" a\n\"b\".txt", "is not a picture (.txt)"}, {"\xff.png", "is truncated, they say"}};
        const auto isSame = [&](const DatasetRecord& read) {
            return std::equal(read.skipped.begin(), read.skipped.end(), record.skipped.begin(), record.skipped.end(),
                              [](const SkippedFile& a, const SkippedFile& b) {
                                  return a.location == b.location && a.reason == b.reason;
                              });
        };
        for (int i = 0; i < 3; ++i) {  // each time beside the one there is
            workspace.saveDataset(record, workspace.catalog("pets"));
            QVERIFY(isSame(workspace.dataset("pets")));
            QCOMPARE(lists(), std::set<std::string>{workspace.dataset("pets").skippedList});
        }
        QCOMPARE(workspace.catalog("pets").skipped.size(), std::size_t{2});
        // One that an older Docent wrote has them in the record itself.
        DatasetRecord older = workspace.dataset("pets");
        const fs::path list = folder / older.skippedList;
        older.skippedList.clear();
        writeFileAtomically(folder / "older.yaml", toYaml(older).text());
        QVERIFY(isSame(workspace.dataset("older")));
        fs::remove(folder / "older.yaml");
        // What is wrong with a list is told, and which; the pictures are there without it.
        for (const bool isThere : {true, false}) {
            fs::remove(list);
            if (isThere) {
                writeFileAtomically(list, "file,reason\na.txt\n");
            }
            const DatasetRecord without = workspace.dataset("pets");
            QVERIFY(without.skipped.empty());
            const QString note = QString::fromStdString(without.notes.back());
            QVERIFY2(note.contains("Which files were left out cannot be told: ") && note.contains("skipped.csv") &&
                         note.contains("line 2") == isThere,
                     qPrintable(note));
            QCOMPARE(workspace.catalog("pets").images.size(), std::size_t{2});
        }
        // A new record needs none.
        record.skipped.clear();
        workspace.saveDataset(record, workspace.catalog("pets"));
        QVERIFY(lists().empty());
        QVERIFY(workspace.dataset("pets").skippedList.empty());
        record.skipped = {{"a.txt", "is not a picture (.txt)"}};
        workspace.saveDataset(record, workspace.catalog("pets"));
        workspace.removeDataset("pets");
        QVERIFY(lists().empty());
    }

    void aDataSetIsReplacedAtOneMoment() {
        const Workspace workspace = Workspace::create(path("replaced"));
        const fs::path folder = workspace.folder() / "datasets";
        const auto filesNow = [&] {
            std::map<std::string, std::string> files;
            for (const auto& entry : fs::directory_iterator(folder)) {
                files[entry.path().filename().string()] = readFile(entry.path());
            }
            return files;
        };
        const auto isWhole = [&](std::int64_t images) {
            const DatasetRecord record = workspace.dataset("pets");
            return record.trainImages == images && std::ssize(workspace.catalog("pets").images) == images;
        };
        save(workspace, 1);
        for (int images = 2; images < 5; ++images) {
            const auto first = filesNow();
            save(workspace, images);
            QVERIFY(isWhole(images));
            QCOMPARE(filesNow().size(), std::size_t{2});
            // As a process leaves it that is killed before the record is written, and after.
            const auto second = filesNow();
            for (const auto& [name, content] : second) {
                if (name != "pets.yaml") {
                    writeFileAtomically(folder / name, content);
                }
            }
            for (const auto& [name, content] : first) {
                if (name == "pets.yaml" || !second.contains(name)) {
                    writeFileAtomically(folder / name, content);
                }
            }
            QVERIFY(isWhole(images - 1));
            writeFileAtomically(folder / "pets.yaml", second.at("pets.yaml"));
            QVERIFY(isWhole(images));
        }
        // A record of a Docent that knew one name for the pictures.
        save(workspace, 6);
        std::string text = readFile(folder / "pets.yaml");
        const std::size_t line = text.find("catalog:");
        const std::string catalog = workspace.dataset("pets").catalog;
        text.erase(line, text.find('\n', line) + 1 - line);
        fs::rename(folder / catalog, folder / "moved");
        fs::rename(folder / "moved", folder / "pets.csv");
        writeFileAtomically(folder / "pets.yaml", text);
        QVERIFY(isWhole(6));
        writeFileAtomically(folder / "pets.yaml", text + "catalog: ../docent.yaml\n");
        QVERIFY(messageOf([&] { (void)workspace.dataset("pets"); }).contains("must name a file beside the record"));
    }

    void killedAtAnyMomentItIsWhole() {
        const Workspace workspace = Workspace::create(path("killed"));
        save(workspace, 1);
        for (int kill = 0; kill < 20; ++kill) {
            const pid_t child = ::fork();
            if (child == 0) {
                for (int i = 0;; ++i) {
                    save(workspace, 1 + i % 7);
                }
            }
            QTest::qSleep(5 + kill);
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            QCOMPARE(std::ssize(workspace.catalog("pets").images), workspace.dataset("pets").trainImages);
        }
    }

    /// What they say is computed with as it is.
    void recordsThatContradictThemselvesAreRefused() {
        const auto model = [](const std::string& config) {
            (void)modelRecordFromYaml(Yaml::parse(
                "name: x\nstate: complete\nimage_size: 32\nconfig: {" + config + "}\nresult: {}\n", "model.yaml"));
        };
        model("depths: [1], widths: [8]");
        for (const char* config : {"widths: [], depths: []", "groups: 0", "adapter_ratio: .nan", "num_classes: -1"}) {
            QVERIFY_THROWS_EXCEPTION(Error, model(config));
        }
        const std::string run = "name: x\nstate: complete\nconfig: {}\ntrials: [{steps: 3}]\nchosen: ";
        QCOMPARE(runRecordFromYaml(Yaml::parse(run + "0\n", "run.yaml")).chosen, 0);
        for (const char* chosen : {"1\n", "-2\n"}) {
            QVERIFY_THROWS_EXCEPTION(Error, (void)runRecordFromYaml(Yaml::parse(run + chosen, "run.yaml")));
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)runRecordFromYaml(Yaml::parse(run + "0\nproxy: knm\n", "run.yaml")));
    }

    void aRunTellsWhatRankedItsModel() {
        const auto text = [](const std::string& lines) {
            return proxyText(runRecordFromYaml(
                Yaml::parse("name: x\nstate: complete\nconfig: {}\ntrials: []\n" + lines, "run.yaml")));
        };
        QCOMPARE(text(""), std::string("-"));
        QCOMPARE(text("proxy_score: 0.621\n"), std::string("62.1 %"));  // as an older Docent wrote it
        QCOMPARE(text("proxy: knn\nproxy_score: 0.5\n"), std::string("50.0 %"));
        QCOMPARE(text("proxy: logme\nproxy_score: -0.25\n"), std::string("LogME -0.2500"));
        RunRecord record = runRecordFromYaml(
            Yaml::parse("name: x\nstate: complete\nconfig: {}\ntrials: []\nproxy: gbc\nproxy_score: -3\n", "r"));
        record = runRecordFromYaml(toYaml(record));
        QCOMPARE(record.proxy, std::string("gbc"));
        QCOMPARE(record.proxyScore, -3.0);
    }

    void namesStayInsideTheWorkspace() {
        for (const char* bad : {"", ".", "..", "../x", "a/b", "-x", ".hidden", "a b", "a\u00a0b", "a\u202eb", "a\xff",
                                "a\xc1\xa1", "\xc3"}) {
            QVERIFY_THROWS_EXCEPTION(Error, requireValidName(bad, "model"));
        }
        for (const char* good :
             {"clipart-animals_2.1", "tiere-Vögel", "animaux-élan", "s-動物", "живые", "Ba\u0308r"}) {
            requireValidName(good, "model");
        }
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "WorkspaceTest.moc"
