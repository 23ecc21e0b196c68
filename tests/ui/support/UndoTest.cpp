// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting, renaming and importing through a session, and taking them back.
#include <QSignalSpy>
#include <QUndoStack>
#include <memory>

#include "support/PictureSet.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/UiTestMain.h"

using namespace docent;

class UndoTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;

    [[nodiscard]] std::string path(const char* name) const {
        return m_folder->filePath(QLatin1String(name)).toStdString();
    }
    [[nodiscard]] const Workspace& workspace() const { return m_session->workspace(); }
    [[nodiscard]] bool has(const char* name) const { return workspace().bank().has(name); }
    void addModel(const std::string& name, const std::string& parent = {}) const {
        ModelRecord record;
        record.name = name;
        record.kind = parent.empty() ? ModelKind::Baseline : ModelKind::FullExpert;
        record.state = ModelState::Complete;
        record.source = "shapes";
        record.parent = parent;
        workspace().bank().save(record);
        writeFileAtomically(workspace().bank().weights(name), name);
    }
    /// As the session was told, which comes a moment after the queue knows.
    [[nodiscard]] bool allEnded() const {
        return !m_session->hasJob(JobState::Queued) && !m_session->hasJob(JobState::Running) &&
               !m_session->hasJob(JobState::Paused);
    }
    void undo() const { m_session->undoStack()->undo(); }
    void redo() const { m_session->undoStack()->redo(); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        Workspace::create(path("work"));
        m_session = std::make_unique<Session>(path("work"));
    }
    void cleanup() { m_session.reset(); }

    void deletingSaysWhatGoesWithout() {
        addModel("base");
        addModel("one", "base");
        addModel("two", "base");
        QSignalSpy said(m_session.get(), &Session::said);
        QVERIFY(m_session->removeModel("base"));
        QCOMPARE(
            said.last().first().toString(),
            QStringLiteral("Deleted. 2 experts that began from it stay, and are ranked without it. Undo with Ctrl+Z."));
        QVERIFY(m_session->removeModel("one"));
        QCOMPARE(said.last().first().toString(), QStringLiteral("Deleted. Undo with Ctrl+Z."));
    }

    void aModelIsDeletedAndComesBack() {
        addModel("base");
        QSignalSpy changed(m_session.get(), &Session::modelsChanged);
        QSignalSpy said(m_session.get(), &Session::said);
        QVERIFY(m_session->removeModel("base"));
        QVERIFY(!has("base") && m_session->models().empty());
        QCOMPARE(m_session->undoStack()->undoText(), QStringLiteral("Delete the model 'base'"));
        QVERIFY(said.last().first().toString().contains(QStringLiteral("Ctrl+Z")));
        undo();
        QVERIFY(has("base"));
        QCOMPARE(readFile(workspace().bank().weights("base")), std::string("base"));
        QCOMPARE(m_session->models().size(), std::size_t{1});
        redo();
        QVERIFY(!has("base"));
        undo();
        QVERIFY(has("base"));
        QCOMPARE(changed.count(), 4);
    }

    void severalAreOneStep() {
        addModel("a");
        addModel("b");
        QVERIFY(m_session->removeModels({"a", "b"}));
        QCOMPARE(m_session->undoStack()->undoText(), QStringLiteral("Delete 2 models"));
        QSignalSpy failed(m_session.get(), &Session::failed);
        addModel("c");
        QVERIFY(!m_session->removeModels({"c", "nobody"}));
        QVERIFY(has("c"));  // all or none
        QCOMPARE(failed.count(), 1);
        undo();
        QVERIFY(has("a") && has("b"));
    }

    void whatAJobUsesStays() {
        writePictureSet(path("shapes"), sourceClasses(4));
        m_session->submit(ImportJob{{.path = path("shapes"), .name = "shapes", .imageSize = 16}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->datasets().size(), std::size_t{1}, 20'000);
        BaselineJob endless{.name = "long", .source = "shapes"};
        endless.training.epochs = 100'000;
        const std::string id = m_session->submit(endless);
        QTRY_VERIFY_WITH_TIMEOUT(has("long"), 20'000);
        QSignalSpy failed(m_session.get(), &Session::failed);
        QVERIFY(!m_session->removeModel("long") && !m_session->renameModel("long", "x"));
        QVERIFY(!m_session->removeDataset("shapes"));
        QCOMPARE(failed.count(), 3);
        for (const auto& call : failed) {
            QVERIFY2(call[1].toString().contains(QStringLiteral("Train the baseline 'long'")),
                     qPrintable(call[1].toString()));
        }
        undo();  // the import
        QCOMPARE(failed.count(), 4);
        QVERIFY(workspace().hasDataset("shapes"));
        m_session->stop(id);
        QTRY_VERIFY_WITH_TIMEOUT(allEnded(), 20'000);
        QVERIFY(m_session->hasJob(JobState::Cancelled) && !m_session->hasJob(JobState::Failed));
        QVERIFY(m_session->removeModel("long"));
        // Nor is it deleted again under a job that was resumed meanwhile.
        undo();
        m_session->resume(id);
        QTRY_VERIFY_WITH_TIMEOUT(!allEnded(), 20'000);
        redo();
        QCOMPARE(failed.count(), 5);
        QVERIFY(has("long"));
        m_session->stop(id);
        QTRY_VERIFY_WITH_TIMEOUT(allEnded(), 20'000);
    }

    void aNameThatIsTakenNowStopsTheUndoOnly() {
        addModel("base");
        m_session->removeModel("base");
        addModel("base", "other");
        QSignalSpy failed(m_session.get(), &Session::failed);
        undo();
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.first()[1].toString().contains(QStringLiteral("Something else is at")));
        // The step is still the next to be undone, once the way is free.
        QTRY_VERIFY(m_session->undoStack()->canUndo());
        fs::remove_all(workspace().bank().folder("base"));
        undo();
        QCOMPARE(workspace().bank().load("base").parent, std::string());
    }

    void aStepThatCannotBeUndoneIsLeftOut() {
        addModel("first");
        addModel("second");
        m_session->removeModel("first");
        m_session->removeModel("second");
        addModel("second", "other");
        QSignalSpy failed(m_session.get(), &Session::failed);
        undo();
        QVERIFY(failed.at(0)[1].toString().contains(QStringLiteral("right away")));
        QTRY_COMPARE(m_session->undoStack()->undoText(), QStringLiteral("Delete the model 'second'"));
        // What came in between begins it anew: the reason may be mended by it.
        QVERIFY(m_session->renameModel("second", "third"));
        undo();
        QVERIFY(has("second"));
        undo();
        QVERIFY(failed.at(1)[1].toString().contains(QStringLiteral("right away")));
        QTRY_COMPARE(m_session->undoStack()->undoText(), QStringLiteral("Delete the model 'second'"));
        undo();
        QCOMPARE(failed.count(), 3);
        QVERIFY(failed.at(2)[1].toString().contains(QStringLiteral("left out")));
        QCOMPARE(m_session->undoStack()->undoText(), QStringLiteral("Delete the model 'first'"));
        undo();
        QCOMPARE(failed.count(), 3);
        QVERIFY(has("first"));
        QCOMPARE(workspace().bank().load("second").parent, std::string("other"));
    }

    void renamingIsUndone() {
        addModel("base");
        addModel("expert", "base");
        RunRecord run;
        run.name = "run";
        run.model = "base";
        workspace().runs().save(run);
        QSignalSpy renamed(m_session.get(), &Session::renamed);
        QVERIFY(m_session->renameModel("base", "first"));
        QCOMPARE(renamed.first(),
                 (QVariantList{QStringLiteral("model"), QStringLiteral("base"), QStringLiteral("first")}));
        QCOMPARE(workspace().bank().load("expert").parent, std::string("first"));
        QCOMPARE(m_session->runs().front().model, std::string("first"));
        QVERIFY(m_session->renameRun("run", "good"));
        undo();
        undo();
        QVERIFY(has("base") && !has("first") && workspace().runs().has("run"));
        QCOMPARE(workspace().bank().load("expert").parent, std::string("base"));
        redo();
        QVERIFY(has("first"));
        QSignalSpy failed(m_session.get(), &Session::failed);
        QVERIFY(!m_session->renameModel("first", "expert"));
        QVERIFY(failed.first()[1].toString().contains(QStringLiteral("already")));
    }

    void renamingADataSetIsUndone() {
        writePictureSet(path("task"), taskClasses(6));
        m_session->submit(ImportJob{{.path = path("task"), .name = "task", .target = true, .imageSize = 16}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->undoStack()->canUndo(), 20'000);
        m_session->setCurrentTask(QStringLiteral("task"));
        RunRecord run;
        run.name = "run";
        run.task = std::string("task");
        workspace().runs().save(run);
        QSignalSpy renamed(m_session.get(), &Session::renamed);
        QSignalSpy changed(m_session.get(), &Session::datasetsChanged);
        QCOMPARE(m_session->renameDataset("task", "birds"), QString());
        QCOMPARE(renamed.first(),
                 (QVariantList{QStringLiteral("dataset"), QStringLiteral("task"), QStringLiteral("birds")}));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_session->undoStack()->undoText(), QStringLiteral("Rename the data set 'task'"));
        QCOMPARE(m_session->datasets().front().name, std::string("birds"));
        QCOMPARE(m_session->runs().front().task, std::string("birds"));
        QCOMPARE(m_session->currentTask(), QStringLiteral("birds"));
        QTRY_COMPARE(m_session->jobs().front().subject, std::string("birds"));  // the import that made it
        undo();
        QVERIFY(workspace().hasDataset("task") && !workspace().hasDataset("birds"));
        QCOMPARE(m_session->runs().front().task, std::string("task"));
        redo();
        QCOMPARE(workspace().catalog("birds").images.size(), std::size_t{24});
        undo();
        QCOMPARE(m_session->currentTask(), QStringLiteral("task"));
        workspace().remove(RecordKind::Run, "run");
        undo();  // the import
        QVERIFY(m_session->datasets().empty());
    }

    void anImportIsUndoneUnlessItWasUsed() {
        writePictureSet(path("shapes"), sourceClasses(4));
        m_session->submit(ImportJob{{.path = path("shapes"), .name = "shapes", .imageSize = 16}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->undoStack()->canUndo(), 20'000);
        QCOMPARE(m_session->undoStack()->undoText(), QStringLiteral("Import 'shapes'"));
        QSignalSpy changed(m_session.get(), &Session::datasetsChanged);
        undo();
        QVERIFY(m_session->datasets().empty() && !workspace().hasDataset("shapes"));
        redo();
        QCOMPARE(m_session->datasets().size(), std::size_t{1});
        QCOMPARE(workspace().catalog("shapes").images.size(), std::size_t{48});
        QCOMPARE(changed.count(), 2);
        addModel("base");
        QSignalSpy failed(m_session.get(), &Session::failed);
        undo();
        QVERIFY(failed.first()[1].toString().contains(QStringLiteral("'base' was made from these pictures")));
        QVERIFY(workspace().hasDataset("shapes"));
    }

    void anImportOverAnotherBringsThatBack() {
        writePictureSet(path("one"), sourceClasses(4));
        writePictureSet(path("two"), taskClasses(5));
        ImportOptions options{.path = path("one"), .name = "set", .target = true, .imageSize = 16};
        m_session->submit(ImportJob{options});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->undoStack()->canUndo(), 20'000);
        RankingResult ranking;
        ranking.task = std::string("set");
        workspace().saveRanking(ranking);
        options.path = path("two");
        options.replace = true;
        m_session->submit(ImportJob{options});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->undoStack()->count(), 2, 20'000);
        QCOMPARE(workspace().catalog("set").images.size(), std::size_t{20});
        QVERIFY(!workspace().ranking("set"));
        undo();
        QCOMPARE(workspace().catalog("set").images.size(), std::size_t{48});
        QCOMPARE(m_session->datasets().front().options.path, path("one"));
        QVERIFY(workspace().ranking("set"));
        redo();
        QCOMPARE(workspace().catalog("set").images.size(), std::size_t{20});
        QVERIFY(!workspace().ranking("set"));
        undo();
        undo();
        QVERIFY(!workspace().hasDataset("set"));
    }

    void aDataSetComesBackWithItsRanking() {
        writePictureSet(path("task"), taskClasses(6));
        m_session->submit(ImportJob{{.path = path("task"), .name = "task", .target = true, .imageSize = 16}});
        QTRY_VERIFY_WITH_TIMEOUT(workspace().hasDataset("task"), 20'000);
        QTRY_VERIFY(allEnded());
        RankingResult ranking;
        ranking.task = "task";
        workspace().saveRanking(ranking);
        QVERIFY(m_session->removeDataset("task"));
        QVERIFY(!workspace().ranking("task"));
        undo();
        QVERIFY(workspace().ranking("task"));
    }

    void closingEmptiesTheTrash() {
        addModel("base");
        m_session->removeModel("base");
        const fs::path trash = workspace().folder() / ".trash";
        QVERIFY(fs::exists(trash));
        m_session.reset();
        QVERIFY(!fs::exists(trash));
    }
};

DOCENT_UI_TEST_MAIN(UndoTest)
#include "UndoTest.moc"
