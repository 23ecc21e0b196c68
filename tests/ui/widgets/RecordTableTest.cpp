// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RecordTable.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

#include "ui/UiTestMain.h"
#include "widgets/SparklineDelegate.h"

using namespace docent;

namespace {

QVector<Record> sample() {
    return {{.key = QStringLiteral("a"), .cells = {{QStringLiteral("ant")}, {QStringLiteral("9"), 9}}},
            {.key = QStringLiteral("b"), .cells = {{QStringLiteral("bee")}, {QStringLiteral("10"), 10}}},
            {.key = QStringLiteral("c"), .cells = {{QStringLiteral("cat")}, {QStringLiteral("2"), 2}}}};
}

const QVector<RecordColumn> columns{{.title = QStringLiteral("Name"), .stretch = true},
                                    {.title = QStringLiteral("Legs"), .numeric = true}};

}  // namespace

class RecordTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersSortAsNumbers() {
        RecordTable table(columns);
        table.setRecords(sample());
        QCOMPARE(table.textAt(0, 0), QStringLiteral("ant"));  // as given, until a person sorts
        table.sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(table.textAt(0, 1), QStringLiteral("2"));
        QCOMPARE(table.textAt(2, 1), QStringLiteral("10"));
    }

    void selectionOutlivesChanges() {
        RecordTable table(columns);
        table.setRecords(sample());
        table.setCurrentKey(QStringLiteral("b"));
        QSignalSpy changed(&table, &RecordTable::currentKeyChanged);
        QVector<Record> more = sample();
        more.prepend({.key = QStringLiteral("z"), .cells = {{QStringLiteral("zebra")}, {QStringLiteral("4"), 4}}});
        table.setRecords(more);
        QCOMPARE(table.currentKey(), QStringLiteral("b"));
        QCOMPARE(changed.count(), 0);
        // What it is called now, where another name came in its place; the one that moves up, where it is gone.
        more[2].key = QStringLiteral("new");
        table.setRecords(more);
        QCOMPARE(table.currentKey(), QStringLiteral("new"));
        QCOMPARE(changed.count(), 1);
        const int row = table.currentIndex().row();
        more.removeAt(2);
        table.setRecords(more);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(table.currentIndex().row(), std::min(row, table.recordCount() - 1));
        QVERIFY(!table.currentKey().isEmpty());
        table.setRecords({});
        QCOMPARE(table.currentKey(), QString());
    }

    void severalAreSelectedAndKept() {
        RecordTable table(columns);
        table.setSeveralSelectable();
        table.setRecords(sample());
        table.resize(300, 200);
        table.show();
        QSignalSpy changed(&table, &RecordTable::selectedKeysChanged);
        const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers,
                              table.visualRect(table.model()->index(row, 0)).center());
        };
        click(0, {});
        click(2, Qt::ControlModifier);
        QCOMPARE(table.selectedKeys(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
        QCOMPARE(changed.count(), 2);
        QVector<Record> more = sample();
        more.prepend({.key = QStringLiteral("z"), .cells = {{QStringLiteral("zebra")}, {QStringLiteral("4"), 4}}});
        table.setRecords(more);
        QCOMPARE(table.selectedKeys(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
        QCOMPARE(changed.count(), 2);
        more.removeLast();
        table.setRecords(more);
        QCOMPARE(table.selectedKeys(), QStringList{QStringLiteral("a")});
        QCOMPARE(changed.count(), 3);
        click(1, {});
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table.selectedKeys(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    }

    void theCursorMovesAwayFromWhatIsSelected() {
        RecordTable table(columns);
        table.setSeveralSelectable();
        table.setRecords(sample());
        table.show();
        table.setCurrentKey(QStringLiteral("a"));
        QTest::keyClick(&table, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(table.currentIndex().row(), 1);
        QCOMPARE(table.currentKey(), QStringLiteral("a"));  // what Delete, and all that shows a record, are about
        QTest::keyClick(&table, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(table.currentKey(), QStringLiteral("b"));
    }

    void aNameThatIsCutIsThereInFull() {
        RecordTable table(columns);
        QVector<Record> records = sample();
        records[0].cells[0] = {.text = QStringLiteral("ant"), .toolTip = QStringLiteral("an insect of the source")};
        records[1].cells[0] = {.text = QStringLiteral("bee"), .toolTip = QStringLiteral("what a bee is")};
        table.setRecords(records);
        QCOMPARE(table.textElideMode(), Qt::ElideMiddle);
        const auto tip = [&](int row) { return table.model()->index(row, 0).data(Qt::ToolTipRole).toString(); };
        QCOMPARE(tip(0), QStringLiteral("ant\nan insect of the source"));
        QCOMPARE(tip(1), QStringLiteral("what a bee is"));
        QCOMPARE(tip(2), table.textAt(2, 0));
    }

    void namesAreEditedInPlace() {
        QVector<RecordColumn> editable = columns;
        editable[0].editable = true;
        RecordTable table(editable);
        table.setRecords(sample());
        table.resize(300, 200);
        table.show();
        table.setCurrentKey(QStringLiteral("b"));
        QSignalSpy edited(&table, &RecordTable::edited);
        QTest::keyClick(&table, Qt::Key_F2);
        auto* editor = table.findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, QStringLiteral("bumblebee"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(edited.first(), (QVariantList{QStringLiteral("b"), QStringLiteral("bumblebee")}));
        QCOMPARE(table.textAt(1, 0), QStringLiteral("bee"));  // until somebody renames it
        // Of several it is not known which one is meant.
        table.setSeveralSelectable();
        table.selectAll();
        QTest::keyClick(&table, Qt::Key_F2);
        QVERIFY(table.findChild<QLineEdit*>() == nullptr || !table.findChild<QLineEdit*>()->isVisible());
    }

    void whatIsBeingTypedOutlivesNewRecords() {
        QVector<RecordColumn> editable = columns;
        editable[0].editable = true;
        RecordTable table(editable);
        table.setRecords(sample());
        table.show();
        table.setCurrentKey(QStringLiteral("b"));
        QSignalSpy edited(&table, &RecordTable::edited);
        QTest::keyClick(&table, Qt::Key_F2);
        auto* editor = table.findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("bumble"));
        QVector<Record> others = sample();
        others[1].cells[1] = {QStringLiteral("11"), 11};
        table.setRecords(others);  // the same ones, with other figures
        QTest::keyClicks(editor, QStringLiteral("bee"));
        others.removeFirst();
        table.setRecords(others);  // others
        QCOMPARE(editor->text(), QStringLiteral("bumblebee"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(edited.first(), (QVariantList{QStringLiteral("b"), QStringLiteral("bumblebee")}));
        QCOMPARE(table.recordCount(), 2);
        QCOMPARE(table.textAt(0, 1), QStringLiteral("11"));
        QCOMPARE(table.currentKey(), QStringLiteral("b"));
        // And where the person gives up.
        QTest::keyClick(&table, Qt::Key_F2);
        table.setRecords(sample());
        QTest::keyClick(table.findChild<QLineEdit*>(), Qt::Key_Escape);
        QTRY_COMPARE(table.recordCount(), 3);
    }

    void boxesAreTickedByMouseAndKeyboard() {
        RecordTable table(columns);
        QVector<Record> records = sample();
        for (Record& record : records) {
            record.cells[0].checked = true;
        }
        table.setSeveralSelectable();
        table.setRecords(records);
        QSignalSpy ticked(&table, &RecordTable::ticked);
        table.setCurrentKey(QStringLiteral("b"));
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(ticked.first(), (QVariantList{QStringLiteral("b"), false}));
        table.selectAll();
        QTest::keyClick(&table, Qt::Key_Space);  // as the current one becomes: ticked
        QCOMPARE(ticked.count(), 2);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(ticked.count(), 5);
    }

    void columnsAreChosenAndRemembered() {
        QVector<RecordColumn> wide = columns;
        wide << RecordColumn{.title = QStringLiteral("Home"), .hidden = true};
        {
            RecordTable table(wide);
            table.setColumnChooser(QStringLiteral("test"));
            QVERIFY(table.isColumnShown(1) && !table.isColumnShown(2));
            table.setColumnShown(2, true);
            table.setColumnShown(1, false);
        }
        RecordTable table(wide);
        table.setColumnChooser(QStringLiteral("test"));
        QVERIFY(!table.isColumnShown(1) && table.isColumnShown(2));
        Q_EMIT table.horizontalHeader()->customContextMenuRequested({5, 5});
        auto* menu = table.findChild<QMenu*>(QStringLiteral("columnMenu"));
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 3);
        QVERIFY(!menu->actions().at(0)->isEnabled());  // what it is called stays
        menu->actions().at(1)->trigger();
        QVERIFY(table.isColumnShown(1));
    }

    void stretchingColumnsGiveWay() {
        RecordTable table(columns);
        QVector<Record> records = sample();
        records[0].cells[0].text = QString(60, QLatin1Char('x'));
        table.setRecords(records);
        table.resize(260, 200);
        table.show();
        QVERIFY(table.columnWidth(0) + table.columnWidth(1) <= table.viewport()->width());
        QVERIFY(table.columnWidth(0) > 100);
    }

    void sparklinesKeepTheirShape() {
        const QVector<QPointF> curve = SparklineDelegate::points({0.2, 0.6, 0.4}, QRectF(0, 0, 100, 10));
        QCOMPARE(curve, (QVector<QPointF>{{0, 10}, {50, 0}, {100, 5}}));
        QVERIFY(SparklineDelegate::points({1.0}, QRectF(0, 0, 100, 10)).isEmpty());
        QVector<double> rising;
        for (int i = 0; i < 1000; ++i) {
            rising << i;
        }
        const QVector<double> few = thinned(rising, 10);
        QCOMPARE(few.size(), 10);
        QCOMPARE(few.first(), 49.5);
        QCOMPARE(few.last(), 949.5);
    }

    void copies() {
        RecordTable table(columns);
        table.setRecords(sample());
        table.setCurrentKey(QStringLiteral("c"));
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("cat\t2"));
    }
};

DOCENT_UI_TEST_MAIN(RecordTableTest)
#include "RecordTableTest.moc"
