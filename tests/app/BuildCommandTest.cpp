// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "base/Files.h"

using namespace docent;

/// `docent dataset build` as a person calls it.
class BuildCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsageIsTold();
    void recipesAreListed();
    void missingPackagesAreTold();
    void aTaskIsBuiltAndImported();
    void itIsThereTheSecondTime();
    void anotherDataSetIsNotOverwritten();
    void shippedRecipesAreListed();

private:
    [[nodiscard]] DocentResult build(const QStringList& arguments) const {
        return runDocent(QStringList{"dataset", "build", "--workspace", m_folder.filePath("work"), "--recipes",
                                     m_folder.filePath("recipes")} +
                         arguments);
    }
    QTemporaryDir m_folder;
};

void BuildCommandTest::initTestCase() {
    QCOMPARE(runDocent({"new", m_folder.filePath("work")}).exitCode, 0);
    const fs::path recipes = m_folder.filePath("recipes").toStdString();
    makeFolder(recipes);
    writeFileAtomically(recipes / "counts.yaml",
                        "title: Counts\nabout: How many.\ngroup: structured\nsize: 32\ntrain: 30\ntest: 15\n"
                        "parts:\n  - {generator: scenes, kind: count, classes: 3, things: 60}\n");
    writeFileAtomically(recipes / "surfaces.yaml",
                        "title: Surfaces\nabout: Kinds.\ngroup: source\nsize: 32\nmirror: yes\n"
                        "parts:\n  - {generator: textures, things: 12, label: surface}\n");
    writeFileAtomically(recipes / "lost.yaml",
                        "title: Lost\nabout: Its package is not there.\ngroup: natural\n"
                        "packages: {no-such-package: GPL, nor-this-one: GPL}\n"
                        "parts:\n  - {generator: tree, files: ['/usr/share/**.png']}\n");
}

void BuildCommandTest::wrongUsageIsTold() {
    const DocentResult none = build({});
    QCOMPARE(none.exitCode, 2);
    QVERIFY2(none.err.contains("NAME"), none.text());
    const DocentResult unknown = build({"count"});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("no recipe 'count'") && unknown.err.contains("--list"), unknown.text());
}

void BuildCommandTest::recipesAreListed() {
    const DocentResult result = build({"--list", "--json"});
    QVERIFY2(result.exitCode == 0, result.text());
    const QJsonArray recipes = result.json()["recipes"].toArray();
    QCOMPARE(recipes.size(), 3);
    QCOMPARE(recipes[0]["name"].toString(), "surfaces");  // sources first
    QCOMPARE(recipes[1]["name"].toString(), "lost");
    QCOMPARE(recipes[1]["missing"].toArray().size(), 2);
    QCOMPARE(recipes[2]["group"].toString(), "structured");
    QVERIFY(!recipes[2]["built"].toBool());
    const DocentResult table = build({"--list"});
    QVERIFY2(table.out.contains("no-such-package nor-this-one"), table.text());
}

void BuildCommandTest::missingPackagesAreTold() {
    for (const QStringList& names : {QStringList{"lost", "counts"}, QStringList{"--all"}}) {
        const DocentResult result = build(names);
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.complaints().size(), 1);
        QVERIFY2(result.err.contains("sudo apt-get install no-such-package nor-this-one"), result.text());
    }
}

void BuildCommandTest::aTaskIsBuiltAndImported() {
    const DocentResult result = build({"counts", "surfaces", "--json", "--seed", "4", "--threads", "2"});
    QVERIFY2(result.exitCode == 0, result.text());
    const QJsonArray built = result.json()["built"].toArray();
    QCOMPARE(built.size(), 2);
    QCOMPARE(built[0]["name"].toString(), "surfaces");
    QCOMPARE(built[1]["train"].toInt(), 30);
    QCOMPARE(built[1]["test"].toInt(), 15);
    QVERIFY(built[1]["imported"].toBool());
    QVERIFY(QFile::exists(m_folder.filePath("work/built/counts/dataset.yaml")));
    const DocentResult list = runDocent({"dataset", "list", "--json", "--workspace", m_folder.filePath("work")});
    const QJsonArray datasets = list.json()["datasets"].toArray();
    QCOMPARE(datasets.size(), 2);
    for (const QJsonValue& dataset : datasets) {
        const bool isTask = dataset["name"] == "counts";
        QCOMPARE(dataset["target"].toBool(), isTask);
        QCOMPARE(dataset["image_size"].toInt(), 32);
        QCOMPARE(dataset["mirror"].toBool(), !isTask);
        if (isTask) {
            QCOMPARE(dataset["test_images"].toInt(), 15);
        }
    }
}

void BuildCommandTest::itIsThereTheSecondTime() {
    const DocentResult again = build({"counts", "--seed", "4"});
    QVERIFY2(again.exitCode == 0 && again.out.contains("there already"), again.text());
    const DocentResult other = build({"counts", "--seed", "5", "--json"});
    QVERIFY2(other.exitCode == 0, other.text());
    QVERIFY(!other.json()["built"][0]["was_there"].toBool());
}

void BuildCommandTest::anotherDataSetIsNotOverwritten() {
    const DocentResult result = build({"counts", "--to", m_folder.filePath("elsewhere")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("another data set 'counts'"), result.text());
    const DocentResult alone = build({"counts", "--to", m_folder.filePath("elsewhere"), "--no-import"});
    QVERIFY2(alone.exitCode == 0, alone.text());
    QVERIFY(QFile::exists(m_folder.filePath("elsewhere/counts/pictures.csv")));
}

void BuildCommandTest::shippedRecipesAreListed() {
    const DocentResult result =
        runDocent({"dataset", "build", "--list", "--json", "--workspace", m_folder.filePath("work")});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY(result.json()["recipes"].toArray().size() >= 26);
}

QTEST_GUILESS_MAIN(BuildCommandTest)
#include "BuildCommandTest.moc"
