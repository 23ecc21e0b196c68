// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyRenaming.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/Error.h"
#include "base/Files.h"
#include "support/StudyCells.h"

using namespace docent;

class StudyRenamingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path studies() const { return m_folder->path().toStdString(); }
    [[nodiscard]] StudyStore store() const { return StudyStore(studies() / "made"); }
    [[nodiscard]] StudySpec spec() const { return loadStudy(studies() / "made" / "study.yaml"); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directories(studies() / "made");
        fs::create_directories(studies() / "damaged");
        StudySpec spec = makeStudySpec();
        spec.models = {"src-e1", "src-e2"};
        spec.only["oracle"].tasks = {"one", "two"};
        writeFileAtomically(studies() / "made" / "study.yaml", toYaml(spec).text());
        for (const CellRecord& cell : makeStudyCells()) {
            store().save(cell);
        }
        // One that cannot be read is passed over.
        writeFileAtomically(studies() / "damaged" / "study.yaml", "name: [");
    }

    void aTaskIsFollowed() {
        renameDatasetInStudies(studies(), "one", "first");
        QCOMPARE(spec().tasks, (std::vector<std::string>{"first", "two"}));
        QCOMPARE(spec().groups.at("first"), std::string("natural"));
        QCOMPARE(spec().only.at("oracle").tasks, (std::vector<std::string>{"first", "two"}));
        const std::vector<CellRecord> before = makeStudyCells();
        for (const CellKey& key : spec().cells()) {
            QVERIFY2(store().hasCell(key), key.name().c_str());
        }
        QCOMPARE(store().cells().size(), before.size());
        CellRecord cell = store().cell({.source = "src", .task = "first", .seed = 1});
        cell.key.task = "one";
        QCOMPARE(toYaml(cell).text(), toYaml(before[1]).text());
        QCOMPARE(readFile(studies() / "damaged" / "study.yaml"), std::string("name: ["));
    }

    void aSourceIsFollowedAlsoWhereItWasCutShort() {
        // Killed after the first cell.
        CellRecord cell = store().cells().front();
        fs::remove(store().cellFile(cell.key));
        cell.key.source = "pets";
        store().save(cell);
        for (int turn = 0; turn < 2; ++turn) {
            renameDatasetInStudies(studies(), "src", "pets");
            QCOMPARE(spec().sources, (std::vector<std::string>{"pets"}));
            QCOMPARE(store().cells().size(), std::size_t{4});
            for (const CellKey& key : spec().cells()) {
                QVERIFY2(store().hasCell(key), key.name().c_str());
            }
        }
    }

    void runsAndModelsAreFollowed() {
        const std::string before = "src+one+all+s0+";
        RunRecord run;
        run.name = before + "abc";
        run.task = "one";
        run.model = "src-e1";
        store().runs().save(run);
        ModelRecord model;
        model.name = before + "reweighted";
        model.source = "src";
        model.parent = "src-baseline";
        store().models().save(model);
        CellRecord cell = makeStudyCells().front();
        cell.results.front().run = run.name;
        store().save(cell);
        renameDatasetInStudies(studies(), "one", "first");
        renameDatasetInStudies(studies(), "src", "pets");
        renameModelInStudies(studies(), "src-e1", "owls");
        renameModelInStudies(studies(), "src-baseline", "base");
        const std::string name = store().cell({.source = "pets", .task = "first", .seed = 0}).results.front().run;
        QCOMPARE(name, std::string("pets+first+all+s0+abc"));
        QCOMPARE(store().runs().list().size(), std::size_t{1});
        QCOMPARE(store().runs().load(name).task, std::string("first"));
        QCOMPARE(store().runs().load(name).model, std::string("owls"));
        QCOMPARE(store().runs().load(name).name, name);
        const ModelRecord kept = store().models().load("pets+first+all+s0+reweighted");
        QCOMPARE(kept.source, std::string("pets"));
        QCOMPARE(kept.parent, std::string("base"));
    }

    void aNameWithResultsIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, requireNoDatasetInStudies(studies(), "one"));
        QVERIFY_THROWS_EXCEPTION(Error, requireNoModelInStudies(studies(), "src-e2"));
        requireNoDatasetInStudies(studies(), "on");
        requireNoModelInStudies(studies(), "src");
    }

    void singleCellsAreFollowed() {
        fs::remove(studies() / "made" / "study.yaml");
        renameDatasetInStudies(studies(), "two", "second");
        QVERIFY(store().hasCell({.source = "src", .task = "second", .seed = 1}));
        QVERIFY(!fs::exists(studies() / "made" / "study.yaml"));
    }

    void aModelIsFollowed() {
        renameModelInStudies(studies(), "src-e1", "owls");
        QCOMPARE(spec().models, (std::vector<std::string>{"owls", "src-e2"}));
        const CellRecord cell = store().cell({.source = "src", .task = "one", .seed = 0});
        QVERIFY(cell.candidate("src-e1") == nullptr);
        QCOMPARE(cell.candidate("owls")->testAccuracy, 0.84);
        QCOMPARE(cell.result("best:knn")->model, std::string("owls"));
        QCOMPARE(cell.result("best:knn")->models, (std::vector<std::string>{"owls"}));
        // A data set of the model's name is another thing.
        renameDatasetInStudies(studies(), "owls", "x");
        QCOMPARE(spec().models, (std::vector<std::string>{"owls", "src-e2"}));
    }
};

QTEST_APPLESS_MAIN(StudyRenamingTest)
#include "StudyRenamingTest.moc"
