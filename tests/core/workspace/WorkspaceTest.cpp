// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <functional>

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

    void namesStayInsideTheWorkspace() {
        for (const char* bad : {"", ".", "..", "../x", "a/b", "-x", ".hidden", "a b"}) {
            QVERIFY_THROWS_EXCEPTION(Error, requireValidName(bad, "model"));
        }
        requireValidName("clipart-animals_2.1", "model");
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "WorkspaceTest.moc"
