// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RecordTable.h"

#include <QClipboard>
#include <QHeaderView>
#include <QSignalSpy>

#include "ui/UiTestMain.h"

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
        more.removeAt(2);
        table.setRecords(more);
        QCOMPARE(table.currentKey(), QString());
        QCOMPARE(changed.count(), 1);
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
