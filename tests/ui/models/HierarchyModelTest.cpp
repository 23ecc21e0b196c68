// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QUndoStack>

#include "ui/UiTestMain.h"

using namespace docent;

namespace {

/// animals/{birds/{owl, duck}, cats/{lion, tiger}}, night/{bat, owl}, things/car; the owl lies under birds and night.
std::shared_ptr<const DatasetView> makeView(bool target = false) {
    Catalog catalog;
    LabelHierarchy& hierarchy = catalog.hierarchy;
    for (const char* path : {"animals/birds/owl", "animals/birds/duck", "animals/cats/lion", "animals/cats/tiger",
                             "night/bat", "things/car"}) {
        const NodeId node = hierarchy.addPath(path);
        for (int i = 0; i < 4; ++i) {
            catalog.images.push_back(
                {std::string(path) + "/" + std::to_string(i) + ".png", node, i == 0 ? Split::Test : Split::Train});
        }
    }
    hierarchy.addParent(hierarchy.find("animals/birds/owl"), hierarchy.find("night"));
    DatasetRecord record;
    record.name = "zoo";
    record.target = target;
    return makeDatasetView(record, catalog);
}

QModelIndex at(const QAbstractItemModel& model, const QStringList& names) {
    QModelIndex place = model.index(0, 0);
    for (const QString& name : names) {
        QModelIndex found;
        for (int row = 0; row < model.rowCount(place); ++row) {
            if (model.index(row, 0, place).data().toString() == name) {
                found = model.index(row, 0, place);
            }
        }
        if (!found.isValid()) {
            return {};
        }
        place = found;
    }
    return place;
}

const QString animals = QStringLiteral("animals");
const QString birds = QStringLiteral("birds");
const QString night = QStringLiteral("night");
const QString owl = QStringLiteral("owl");

int check(const QModelIndex& index) {
    return index.data(Qt::CheckStateRole).toInt();
}

}  // namespace

class HierarchyModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAndColumns() {
        HierarchyModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setView(makeView());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("All of zoo"));
        QCOMPARE(model.index(0, HierarchyModel::ImagesColumn).data().toString(), QStringLiteral("24"));
        const QModelIndex place = at(model, {night});
        QCOMPARE(place.siblingAtColumn(HierarchyModel::ImagesColumn).data().toString(), QStringLiteral("8"));
        QCOMPARE(place.siblingAtColumn(HierarchyModel::ClassesColumn).data().toString(), QStringLiteral("2"));
        model.setExpertStates({{QStringLiteral("animals/birds"), QStringLiteral("62.1 %")}});
        QCOMPARE(at(model, {animals, birds}).siblingAtColumn(HierarchyModel::ExpertColumn).data().toString(),
                 QStringLiteral("62.1 %"));
    }

    void filledAsItIsUnfolded() {
        HierarchyModel model;
        model.setView(makeView());
        QCOMPARE(model.itemCount(), 1);
        (void)model.index(0, 0, model.index(0, 0));
        QCOMPARE(model.itemCount(), 2);
    }

    void aNodeOfTwoParentsShowsUnderEach() {
        HierarchyModel model;
        model.setView(makeView());
        const QModelIndex one = at(model, {animals, birds, owl});
        const QModelIndex other = at(model, {night, owl});
        QVERIFY(one.isValid() && other.isValid() && one != other);
        QCOMPARE(model.nodeOf(one), model.nodeOf(other));
        QCOMPARE(one.parent().data().toString(), birds);
        QCOMPARE(other.parent().data().toString(), night);
        QCOMPARE(model.indexOf(model.nodeOf(one)), other);  // the shorter way
    }

    void ticks() {
        HierarchyModel model;
        model.setView(makeView());
        QSignalSpy changed(&model, &HierarchyModel::ticksChanged);
        const QModelIndex bird = at(model, {animals, birds});
        const QModelIndex animal = at(model, {animals});
        const QModelIndex leaf = at(model, {animals, birds, owl});
        QVERIFY(!model.flags(leaf).testFlag(Qt::ItemIsUserCheckable));  // one class: nothing to tell apart
        QVERIFY(!leaf.data(Qt::CheckStateRole).isValid());
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsUserCheckable));  // that is the baseline
        QVERIFY(!model.setData(leaf, Qt::Checked, Qt::CheckStateRole));

        QVERIFY(model.setData(bird, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(check(bird), int(Qt::Checked));
        QCOMPARE(check(animal), int(Qt::PartiallyChecked));
        QCOMPARE(check(model.index(0, 0)), int(Qt::PartiallyChecked));
        QCOMPARE(check(at(model, {night})), int(Qt::Unchecked));
        // A partial node can be ticked itself, and what is below it keeps its own tick.
        QVERIFY(model.setData(animal, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(check(animal), int(Qt::Checked));
        QCOMPARE(check(bird), int(Qt::Checked));
        QCOMPARE(model.ticked().size(), 2);
        QVERIFY(model.setData(animal, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(check(animal), int(Qt::PartiallyChecked));
        QCOMPARE(changed.count(), 3);
    }

    void tasksHaveNoTicks() {
        HierarchyModel model;
        model.setView(makeView(true));
        QVERIFY(!model.flags(at(model, {animals})).testFlag(Qt::ItemIsUserCheckable));
    }

    void filter() {
        HierarchyModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setView(makeView());
        model.setFilter(QStringLiteral("OWL"));
        QCOMPARE(model.filter().matches().size(), std::size_t{1});
        QVERIFY(at(model, {animals, birds, owl}).isValid());
        QVERIFY(at(model, {night, owl}).isValid());
        QVERIFY(!at(model, {animals, QStringLiteral("cats")}).isValid());
        QVERIFY(!at(model, {QStringLiteral("things")}).isValid());
        // What is below a match stays, so that a branch can be looked through.
        model.setFilter(birds);
        QVERIFY(at(model, {animals, birds, QStringLiteral("duck")}).isValid());
        model.setFilter({});
        QVERIFY(at(model, {QStringLiteral("things"), QStringLiteral("car")}).isValid());
        model.setFilter(QStringLiteral("nothing like it"));
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        model.setView(makeView());  // another set under the same search
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }

    void filterByPath_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("matches");
        QTest::newRow("a part of it") << QStringLiteral("Birds/OW") << QStringList{QStringLiteral("animals/birds/owl")};
        QTest::newRow("a node's other parent")
            << QStringLiteral("night/owl") << QStringList{QStringLiteral("animals/birds/owl")};
        QTest::newRow("all below") << QStringLiteral("night/")
                                   << QStringList{QStringLiteral("animals/birds/owl"), QStringLiteral("night/bat")};
        QTest::newRow("as titles write it")
            << QStringLiteral("animals › birds › duck") << QStringList{QStringLiteral("animals/birds/duck")};
        QTest::newRow("none") << QStringLiteral("birds/lion") << QStringList();
    }
    void filterByPath() {
        QFETCH(const QString, text);
        QFETCH(const QStringList, matches);
        HierarchyModel model;
        model.setView(makeView());
        model.setFilter(text);
        QStringList found;
        for (const NodeId node : model.filter().matches()) {
            found << QString::fromStdString(model.view()->catalog.hierarchy.path(node));
        }
        found.sort();
        QCOMPARE(found, matches);
    }

    void filterByPictures() {
        HierarchyModel model;
        model.setView(makeView());
        model.setFilter({}, 8);
        QVERIFY(at(model, {animals, birds}).isValid());
        QVERIFY(!at(model, {animals, birds, owl}).isValid());
        QVERIFY(at(model, {night}).isValid());  // a bat's four and the owl's four
        QVERIFY(!at(model, {QStringLiteral("things")}).isValid());
        model.setFilter(owl, 8);
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }

    void waysOutliveTheFilter() {
        HierarchyModel model;
        model.setView(makeView());
        const std::vector<NodeId> way = model.wayTo(at(model, {animals, birds, owl}));
        QCOMPARE(way.size(), std::size_t{3});
        model.setFilter(owl);
        QCOMPARE(model.indexOfWay(way).parent().data().toString(), birds);
        model.setFilter(QStringLiteral("car"));
        QVERIFY(!model.indexOfWay(way).isValid());
    }

    void ticksCanBeTakenBack() {
        QUndoStack stack;
        HierarchyModel model;
        model.setUndoStack(&stack);
        model.setView(makeView());
        QVERIFY(model.setData(at(model, {animals}), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(at(model, {animals, birds}), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(stack.undoText(), QStringLiteral("Tick birds"));
        stack.undo();
        QCOMPARE(check(at(model, {animals, birds})), int(Qt::Unchecked));
        QCOMPARE(check(at(model, {animals})), int(Qt::Checked));
        model.editTicks({}, QStringLiteral("Untick all"));
        QVERIFY(model.ticked().isEmpty());
        // Also after the set was read anew, when its nodes are others.
        model.setView(makeView());
        stack.undo();
        QCOMPARE(check(at(model, {animals})), int(Qt::Checked));
        model.setView(nullptr);
        model.setView(makeView());
        QCOMPARE(check(at(model, {animals})), int(Qt::Checked));
    }

    void classesByLevel() {
        HierarchyModel model;
        model.setView(makeView());
        const auto classes = [&](const QStringList& names) {
            return at(model, names).siblingAtColumn(HierarchyModel::ClassesColumn).data().toString().toInt();
        };
        QCOMPARE(classes({}), 6);
        model.setLevel(1);
        QCOMPARE(classes({}), 3);
        QCOMPARE(classes({animals, birds}), 1);
        model.setLevel(2);
        QCOMPARE(classes({animals}), 2);
        QCOMPARE(classes({night}), 2);  // a bat, and the birds to which the owl belongs
        QCOMPARE(model.view()->levels, 3);
    }

    void severalParentsAreTold() {
        HierarchyModel model;
        model.setView(makeView());
        const QModelIndex place = at(model, {night, owl});
        QVERIFY(!place.data(Qt::DecorationRole).isNull());
        QVERIFY(place.data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Lies under 2 nodes:\nanimals/birds\nnight")));
        QVERIFY(place.data(Qt::AccessibleTextRole).toString().contains(QLatin1Char('2')));
    }
};

DOCENT_UI_TEST_MAIN(HierarchyModelTest)
#include "HierarchyModelTest.moc"
