// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "jobs/JobRecord.h"
#include "workspace/Workspace.h"

using namespace docent;

/// models rename and runs rename, and that a job which is still to be done holds what it uses.
class RenameTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    DocentResult docent(QStringList arguments) const {
        return runDocent(arguments << QStringLiteral("--workspace") << m_folder.filePath(QStringLiteral("work")));
    }

private Q_SLOTS:
    void initTestCase() {
        m_workspace =
            std::make_unique<Workspace>(Workspace::create(m_folder.filePath(QStringLiteral("work")).toStdString()));
        for (const char* name : {"base", "expert"}) {
            ModelRecord model;
            model.name = name;
            model.parent = model.name == "expert" ? "base" : "";
            m_workspace->bank().save(model);
        }
        RunRecord run;
        run.name = "run";
        run.model = "base";
        m_workspace->runs().save(run);
    }

    void renamesAModel() {
        const DocentResult done = docent({"models", "rename", "base", "first"});
        QVERIFY2(done.exitCode == 0 && done.out.contains("The model 'base' is 'first' now."), done.text());
        QCOMPARE(m_workspace->bank().load("expert").parent, std::string("first"));
        QCOMPARE(m_workspace->runs().load("run").model, std::string("first"));
        const DocentResult json = docent({"models", "rename", "first", "base", "--json"});
        QVERIFY2(json.exitCode == 0, json.text());
        QCOMPARE(json.json()["name"].toString(), QStringLiteral("base"));
    }

    void renamesARun() {
        QCOMPARE(docent({"runs", "rename", "run", "good"}).exitCode, 0);
        QVERIFY(docent({"runs"}).out.contains("good"));
        QCOMPARE(docent({"runs", "rename", "good", "run"}).exitCode, 0);
    }

    void renamesADataSet() {
        Catalog catalog;
        catalog.images = {{"1.png", catalog.hierarchy.addPath("x"), Split::Train}};
        DatasetRecord record;
        record.name = std::string("pets");
        m_workspace->saveDataset(record, catalog);
        RunRecord run = m_workspace->runs().load("run");
        run.task = std::string("pets");
        m_workspace->runs().save(run);
        const DocentResult done = docent({"dataset", "rename", "pets", "animals"});
        QVERIFY2(done.exitCode == 0 && done.out.contains("The data set 'pets' is 'animals' now."), done.text());
        QVERIFY(docent({"dataset", "list"}).out.contains("animals"));
        QCOMPARE(m_workspace->runs().load("run").task, std::string("animals"));
        // An export that waits holds the task of its run.
        JobRecord job;
        job.id = "0001";
        job.spec = ExportJob{.run = "run"};
        job.state = JobState::Paused;
        makeFolder(m_workspace->jobsFolder());
        writeFileAtomically(m_workspace->jobsFolder() / "0001.yaml", toYaml(job).text());
        for (const char* verb : {"rename", "remove"}) {
            QStringList arguments{"dataset", verb, "animals"};
            const DocentResult held = docent(verb == std::string("rename") ? arguments << "x" : arguments);
            QVERIFY2(held.exitCode == 1 && held.err.contains("uses the data set 'animals'"), held.text());
        }
        // A failed job follows.
        job.spec = RankJob{.task = "animals"};
        job.state = JobState::Failed;
        writeFileAtomically(m_workspace->jobsFolder() / "0001.yaml", toYaml(job).text());
        QCOMPARE(docent({"dataset", "rename", "animals", "pets"}).exitCode, 0);
        QCOMPARE(std::get<RankJob>(loadJob(m_workspace->jobsFolder() / "0001.yaml").spec).task, std::string("pets"));
        QVERIFY(docent({"dataset", "--help"}).out.contains("rename"));
        fs::remove(m_workspace->jobsFolder() / "0001.yaml");
    }

    void refusesWhatCannotBe() {
        const DocentResult unknown = docent({"models", "rename", "nobody", "x"});
        QVERIFY2(unknown.exitCode == 1 && unknown.err.contains("Those there are: base, expert"), unknown.text());
        const DocentResult taken = docent({"models", "rename", "base", "expert"});
        QVERIFY2(taken.exitCode == 1 && taken.err.contains("There is a model 'expert' already"), taken.text());
        const DocentResult bad = docent({"runs", "rename", "run", "a/b"});
        QVERIFY2(bad.exitCode == 1 && bad.err.contains("cannot be the name of a run"), bad.text());
        const DocentResult half = docent({"models", "rename", "base"});
        QVERIFY2(half.exitCode == 2 && half.err.contains("needs NEW"), half.text());
        const DocentResult help = docent({"models", "rename", "--help"});
        QVERIFY2(help.exitCode == 0 && help.out.contains("docent models rename clipart-animals"), help.text());
    }

    void damageIsTold() {
        ModelRecord model = m_workspace->bank().load("expert");
        model.state = ModelState::Complete;
        m_workspace->bank().save(model);
        const DocentResult missing = docent({"models"});
        QVERIFY2(missing.exitCode == 0 && missing.out.contains("damaged"), missing.text());
        QVERIFY2(missing.err.contains("The model 'expert' is damaged") && missing.err.contains("is missing"),
                 missing.text());
        writeFileAtomically(m_workspace->bank().weights("expert"), "no safetensors");
        QCOMPARE(docent({"models", "--json"}).json()["problems"].toArray().size(), 1);
    }

    void aJobHoldsWhatItUses() {
        JobRecord job;
        job.id = "0001";
        job.spec = ExpertJob{.name = "expert", .source = "s", .node = "n", .baseline = "base"};
        job.subject = "expert";
        job.state = JobState::Paused;
        makeFolder(m_workspace->jobsFolder());
        writeFileAtomically(m_workspace->jobsFolder() / "0001.yaml", toYaml(job).text());
        for (const QStringList& arguments : {QStringList{"models", "rename", "base", "x"},
                                             {"models", "remove", "base"},
                                             {"models", "remove", "expert"}}) {
            const DocentResult held = docent(arguments);
            QVERIFY2(held.exitCode == 1 && held.err.contains("The job 0001 (Train the expert 'expert') is paused"),
                     held.text());
        }
        QVERIFY(m_workspace->bank().has("base"));
        QCOMPARE(docent({"jobs", "remove", "0001"}).exitCode, 0);
        QCOMPARE(docent({"models", "remove", "base"}).exitCode, 0);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("work/.trash"))));
    }
};

QTEST_GUILESS_MAIN(RenameTest)
#include "RenameTest.moc"
