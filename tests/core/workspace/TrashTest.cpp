// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Trash.h"

#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "base/Error.h"
#include "base/Files.h"
#include "workspace/Renaming.h"

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

ModelRecord model(const std::string& name, const std::string& parent = {}) {
    ModelRecord record;
    record.name = name;
    record.kind = parent.empty() ? ModelKind::Baseline : ModelKind::FullExpert;
    record.state = ModelState::Complete;
    record.source = "shapes";
    record.parent = parent;
    return record;
}

}  // namespace

class TrashTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] fs::path path(const std::string& name) const { return m_workspace->folder() / name; }
    void write(const std::string& name) const {
        makeFolder(path(name).parent_path());
        writeFileAtomically(path(name), name);
    }
    [[nodiscard]] bool has(const std::string& name) const { return fs::exists(path(name)); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = std::make_unique<Workspace>(Workspace::create(m_folder->filePath("work").toStdString()));
        write("datasets/a.yaml");
        write("datasets/a.csv");
        write("tasks/a/embeddings/one");
    }

    void whatIsDeletedComesBack() {
        const Trash trash(m_workspace->folder());
        const auto files = m_workspace->filesOf(RecordKind::Dataset, "a");
        QCOMPARE(files.size(), std::size_t{3});
        const Trash::Ticket ticket = trash.moveIn(files);
        QVERIFY(!has("datasets/a.yaml") && !has("datasets/a.csv") && !has("tasks/a"));
        QVERIFY(trash.holds(ticket));
        const Trash::Ticket other = trash.moveIn({path("docent.yaml")});
        QVERIFY(other != ticket);
        trash.restore(ticket);
        QCOMPARE(readFile(path("tasks/a/embeddings/one")), std::string("tasks/a/embeddings/one"));
        QVERIFY(has("datasets/a.yaml") && has("datasets/a.csv"));
        QVERIFY(!trash.holds(ticket));
        QVERIFY(messageOf([&] { trash.restore(ticket); }).contains("not in the trash"));
        trash.restore(other);
    }

    void nothingOrAllIsMoved() {
        const Trash trash(m_workspace->folder());
        QVERIFY(messageOf([&] {
                    (void)trash.moveIn({path("datasets/a.yaml"), path("gone")});
                }).contains("not there any more"));
        QVERIFY(has("datasets/a.yaml"));
        QVERIFY(messageOf([&] { (void)trash.moveIn({path("..")}); }).contains("not in the workspace"));
        QVERIFY(messageOf([&] { (void)trash.moveIn({m_workspace->folder()}); }).contains("not in the workspace"));
        // A folder within one that was moved before it cannot be moved any more: the first comes back.
        QVERIFY(!messageOf([&] { (void)trash.moveIn({path("tasks"), path("tasks/a")}); }).isEmpty());
        QVERIFY(has("tasks/a/embeddings/one"));
        QVERIFY(!has(".trash/1"));
    }

    void anotherOfTheNameStopsTheWayBack() {
        const Trash trash(m_workspace->folder());
        const Trash::Ticket ticket = trash.moveIn(m_workspace->filesOf(RecordKind::Dataset, "a"));
        write("datasets/a.csv");
        const QString message = messageOf([&] { trash.restore(ticket); });
        QVERIFY2(message.contains("Something else is at") && message.contains("a.csv"), qPrintable(message));
        QVERIFY(!has("datasets/a.yaml"));
        fs::remove(path("datasets/a.csv"));
        trash.restore(ticket);
        QVERIFY(has("datasets/a.yaml"));
    }

    void emptied() {
        const Trash trash(m_workspace->folder());
        const Trash::Ticket ticket = trash.moveIn({path("tasks/a")});
        trash.empty();
        QVERIFY(!trash.holds(ticket) && !has(".trash"));
        QVERIFY(has("datasets/a.yaml"));
        trash.empty();  // of nothing
    }

    void theNextWriterTakesBackHalfAMove() {
        const Trash trash(m_workspace->folder());
        const Trash::Ticket ticket = trash.moveIn(m_workspace->filesOf(RecordKind::Dataset, "a"));
        // As a process leaves it that is killed when it has put back, or not yet moved, one of three.
        fs::rename(path(".trash") / ticket / "files/1", path("datasets/a.csv"));
        std::vector<std::string> problems;
        (void)m_workspace->lock(&problems);
        QVERIFY(problems.empty());
        QVERIFY(has("datasets/a.yaml") && has("datasets/a.csv") && has("tasks/a/embeddings/one"));
        QVERIFY(!has(".trash"));
    }

    void theNextWriterForgetsWhatWasDeleted() {
        const Trash trash(m_workspace->folder());
        (void)trash.moveIn(m_workspace->filesOf(RecordKind::Dataset, "a"));
        const Trash::Ticket half = trash.moveIn({path("docent.yaml")});
        write("docent.yaml");
        fs::remove(path(".trash") / half / "moved.yaml");  // as one leaves it that is killed in empty()
        (void)m_workspace->lock();
        QVERIFY(!has(".trash") && !has("datasets/a.yaml"));
    }

    void whatCannotBePutBackIsToldAndKept() {
        const Trash trash(m_workspace->folder());
        const Trash::Ticket ticket = trash.moveIn(m_workspace->filesOf(RecordKind::Dataset, "a"));
        fs::remove(path(".trash") / ticket / "files/2/embeddings/one");
        fs::rename(path(".trash") / ticket / "files/1", path("datasets/a.csv"));
        write("datasets/a.yaml");
        const auto problems = trash.recover();
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(problems[0]).contains("something else is at"));
        QVERIFY(fs::exists(path(".trash") / ticket / "files/0"));
    }

    void aDamagedListMovesNothingOut() {
        write(".trash/7/files/0");
        writeFileAtomically(path(".trash/7/moved.yaml"), "paths: [../../outside, other]\n");
        const Trash trash(m_workspace->folder());
        QVERIFY(messageOf([&] { trash.restore("7"); }).contains("places in the workspace"));
        QCOMPARE(trash.recover().size(), std::size_t{1});
        QVERIFY(has(".trash/7/files/0"));
        for (const char* list : {"['', other]", "[., other]", "[.trash/8, other]", "[a/.., other]"}) {
            writeFileAtomically(path(".trash/7/moved.yaml"), std::string("paths: ") + list + "\n");
            QVERIFY(messageOf([&] { trash.restore("7"); }).contains("places in the workspace"));
        }
    }

    void removingForGoodLeavesNoTrash() {
        m_workspace->bank().save(model("m"));
        m_workspace->remove(RecordKind::Model, "m");
        QVERIFY(!has("models/m") && !has(".trash"));
        const QString message = messageOf([&] { m_workspace->remove(RecordKind::Model, "m"); });
        QVERIFY2(message.contains("There is no model 'm'"), qPrintable(message));
        m_workspace->remove(RecordKind::Dataset, "a");
        QVERIFY(!has("datasets/a.yaml") && !has("tasks/a") && !has(".trash"));
    }

    void aNameThatLeadsElsewhereIsNoRecord() {
        m_workspace->bank().save(model("m"));
        const auto remove = [&](RecordKind kind, const std::string& name) {
            return messageOf([&] { m_workspace->remove(kind, name); });
        };
        QVERIFY(remove(RecordKind::Dataset, "../docent").contains("There is no data set"));
        QVERIFY(remove(RecordKind::Model, "n/../m").contains("There is no model"));
        QVERIFY(remove(RecordKind::Run, "../models").contains("There is no run"));
        QVERIFY(remove(RecordKind::Dataset, std::string(300, 'a')).contains("There is no data set"));
        QVERIFY(has("docent.yaml") && has("models/m"));
    }

    void renamingKeepsWhatRefersToIt() {
        prepareReferences();
        rename(RecordKind::Model, "base", "first");
        verifyReferences();
        QVERIFY(!has(".renaming.yaml"));
    }

    void aDataSetIsRenamed() {
        prepareReferences();
        saveDataset("a");
        saveDataset("a");  // the pictures under their other name
        rename(RecordKind::Dataset, "a", "a.b");
        verifyDatasetReferences();
        // To a name that begins with its own, and back.
        rename(RecordKind::Dataset, "a.b", "a");
        QCOMPARE(m_workspace->catalog("a").images.size(), std::size_t{1});
        QVERIFY(!has("datasets/a.b.csv") && !has("datasets/a.b.yaml") && !has("tasks/a.b"));
    }

    void aRenamedDataSetIsFinishedByTheNextWriter() {
        prepareReferences();
        saveDataset("a");
        rename(RecordKind::Dataset, "a", "a.b");
        rename(RecordKind::Dataset, "a.b", "a");
        const std::string record = readFile(path("datasets/a.yaml"));
        // Killed at each step in turn: after the first, the data set is there under its new name for whoever reads.
        for (int step = 0; step < 3; ++step) {
            writeFileAtomically(path(".renaming.yaml"), "kind: data set\nfrom: a\nto: a.b\n");
            fs::rename(path("datasets/a.yaml"), path("datasets/a.b.yaml"));
            QCOMPARE(m_workspace->dataset("a.b").name, std::string("a.b"));
            if (step > 0) {
                fs::rename(path("tasks/a"), path("tasks/a.b"));
            }
            if (step > 1) {
                fs::copy_file(path("datasets/a.csv"), path("datasets/a.b.csv"));
            }
            QCOMPARE(m_workspace->catalog("a.b").images.size(), std::size_t{1});
            (void)m_workspace->lock();
            verifyDatasetReferences();
            const auto renamed = finishRenaming(*m_workspace);  // is left for the jobs, and may come again
            QVERIFY(renamed && renamed->kind == RecordKind::Dataset && renamed->to == "a.b");
            verifyDatasetReferences();
            forgetRenaming(*m_workspace);
            rename(RecordKind::Dataset, "a.b", "a");
            QCOMPARE(readFile(path("datasets/a.yaml")), record);
        }
    }

    void aDataSetThatCannotBeRenamed() {
        saveDataset("a");
        const auto message = [&](const char* from, const char* to) {
            return messageOf([&] { renameRecord(*m_workspace, RecordKind::Dataset, from, to); });
        };
        write("datasets/b.yaml");
        write("tasks/c/embeddings/one");
        QVERIFY(message("a", "b").contains("There is a data set 'b' already"));
        QVERIFY(message("a", "c").contains("is in the way"));
        QVERIFY(message("a", "a~").contains("cannot be the name of a data set"));
        QVERIFY(!message("b", "d").isEmpty());  // damaged
        QVERIFY(m_workspace->hasDataset("a") && has("datasets/b.yaml") && !has(".renaming.yaml"));
    }

    void aRenameCutShortIsFinishedByTheNextWriter() {
        prepareReferences();
        writeFileAtomically(path(".renaming.yaml"), "kind: model\nfrom: base\nto: first\n");
        // Killed before the folder had its name: nothing has happened.
        (void)m_workspace->lock();
        QVERIFY(m_workspace->bank().has("base") && !has(".renaming.yaml"));
        // Killed right after it. Until a writer comes, readers see the folder's name.
        writeFileAtomically(path(".renaming.yaml"), "kind: model\nfrom: base\nto: first\n");
        fs::rename(path("models/base"), path("models/first"));
        QCOMPARE(m_workspace->bank().load("first").name, std::string("first"));
        (void)m_workspace->lock();
        verifyReferences();
        QVERIFY(has(".renaming.yaml"));  // for the jobs
        forgetRenaming(*m_workspace);
        QVERIFY(!has(".renaming.yaml"));
    }

    void aRenameCutShortIsFinishedByTheNextOne() {
        prepareReferences();
        writeFileAtomically(path(".renaming.yaml"), "kind: model\nfrom: base\nto: first\n");
        fs::rename(path("models/base"), path("models/first"));
        rename(RecordKind::Run, "run", "good");
        rename(RecordKind::Run, "good", "run");
        verifyReferences();
    }

    void runsAreRenamed() {
        prepareReferences();
        rename(RecordKind::Run, "run", "good");
        QCOMPARE(m_workspace->runs().load("good").model, std::string("base"));
        QVERIFY(!m_workspace->runs().has("run"));
    }

    void badNamesAreRefused() {
        prepareReferences();
        const auto rename = [&](const char* from, const char* to) {
            return messageOf([&] { renameRecord(*m_workspace, RecordKind::Model, from, to); });
        };
        QVERIFY(rename("nobody", "x").contains("There is no model 'nobody'"));
        QVERIFY(rename("base", "../x").contains("cannot be the name of a model"));
        QVERIFY(rename("base", "expert").contains("There is a model 'expert' already"));
        QVERIFY(rename("base", "base").isEmpty());
        QVERIFY(m_workspace->bank().has("base"));
    }

private:
    /// As the queue does it.
    void rename(RecordKind kind, const char* from, const char* to) const {
        renameRecord(*m_workspace, kind, from, to);
        forgetRenaming(*m_workspace);
    }
    void saveDataset(const char* name) const {
        Catalog catalog;
        catalog.images = {{"1.png", catalog.hierarchy.addPath("x"), Split::Train}};
        DatasetRecord record;
        record.name = name;
        record.options.name = name;
        m_workspace->saveDataset(record, catalog);
    }
    void verifyDatasetReferences() const {
        QVERIFY(!m_workspace->hasDataset("a") && !has("tasks/a"));
        QVERIFY(!has("datasets/a.csv") && !has("datasets/a~.csv"));
        const DatasetRecord record = datasetRecordFromYaml(Yaml::load(path("datasets/a.b.yaml")));
        QCOMPARE(record.name, std::string("a.b"));
        QCOMPARE(record.options.name, std::string("a.b"));
        QCOMPARE(m_workspace->catalog("a.b").images.size(), std::size_t{1});
        QCOMPARE(m_workspace->ranking("a.b")->task, std::string("a.b"));
        QVERIFY(has("tasks/a.b/embeddings/one"));
        QCOMPARE(m_workspace->runs().load("run").task, std::string("a.b"));
        QCOMPARE(m_workspace->bank().load("base").source, std::string("a.b"));
        QCOMPARE(m_workspace->bank().load("expert").source, std::string("shapes"));
    }
    void prepareReferences() const {
        ModelRecord base = model("base");
        base.source = std::string("a");
        m_workspace->bank().save(base);
        m_workspace->bank().save(model("expert", "base"));
        RunRecord run;
        run.name = std::string("run");
        run.task = std::string("a");
        run.model = std::string("base");
        m_workspace->runs().save(run);
        RankingResult ranking;
        ranking.task = std::string("a");
        ranking.classes = {"x", "y"};
        ranking.models = {{.name = "expert"}, {.name = "base"}};
        ranking.chosen = {"base", "expert"};
        m_workspace->saveRanking(ranking);
        write("tasks/damaged/ranking.yaml");
    }
    void verifyReferences() const {
        const ExpertBank bank = m_workspace->bank();
        QVERIFY(!bank.has("base"));
        QCOMPARE(modelRecordFromYaml(Yaml::load(path("models/first/model.yaml"))).name, std::string("first"));
        QCOMPARE(bank.load("expert").parent, std::string("first"));
        QCOMPARE(m_workspace->runs().load("run").model, std::string("first"));
        QCOMPARE(m_workspace->ranking("a")->models[1].name, std::string("first"));
        QCOMPARE(m_workspace->ranking("a")->models[0].name, std::string("expert"));
        QCOMPARE(m_workspace->ranking("a")->chosen, (std::vector<std::string>{"first", "expert"}));
    }
};

QTEST_GUILESS_MAIN(TrashTest)
#include "TrashTest.moc"
