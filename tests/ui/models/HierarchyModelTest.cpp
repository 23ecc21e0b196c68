// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "models/HierarchyFilter.h"
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
        HierarchyFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setView(makeView());
        filter.setText(QStringLiteral("OWL"));
        QCOMPARE(filter.matchCount(), 1);
        QVERIFY(at(filter, {animals, birds, owl}).isValid());
        QVERIFY(at(filter, {night, owl}).isValid());
        QVERIFY(!at(filter, {animals, QStringLiteral("cats")}).isValid());
        QVERIFY(!at(filter, {QStringLiteral("things")}).isValid());
        // What is below a match stays, so that a branch can be looked through.
        filter.setText(birds);
        QVERIFY(at(filter, {animals, birds, QStringLiteral("duck")}).isValid());
        filter.setText({});
        QVERIFY(at(filter, {QStringLiteral("things"), QStringLiteral("car")}).isValid());
        filter.setText(QStringLiteral("nothing like it"));
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 0);
        model.setView(makeView());  // another set under the same search
        QCOMPARE(filter.rowCount(), 1);
    }
};

DOCENT_UI_TEST_MAIN(HierarchyModelTest)
#include "HierarchyModelTest.moc"
