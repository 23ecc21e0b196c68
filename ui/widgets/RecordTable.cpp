// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RecordTable.h"

#include <QAbstractTableModel>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFont>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <algorithm>
#include <numeric>
#include <utility>

#include "support/Settings.h"
#include "support/Theme.h"

namespace docent {
namespace {
constexpr int sortRole = Qt::UserRole;
constexpr int keyRole = Qt::UserRole + 1;
constexpr int recordHeight = 28;
constexpr int headerPadding = 34;  // beside the title, and the mark of the sorted column
constexpr int widest = 320;
constexpr int narrowest = 110;  // of a stretching column that gives way
}  // namespace

class RecordTable::Model final : public QAbstractTableModel {
public:
    Model(QVector<RecordColumn> columns, RecordTable* table)
        : QAbstractTableModel(table), m_table(table), m_columns(std::move(columns)) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_records.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const Record& record = m_records[index.row()];
        if (role == keyRole) {
            return record.key;
        }
        const RecordCell cell = record.cells.value(index.column());
        switch (role) {
            case Qt::DisplayRole:
                return cell.text;
            case Qt::ToolTipRole:
                // A name may be too long for its column: it is always there in full.
                return cell.toolTip.isEmpty() ? cell.text
                       : m_columns[index.column()].stretch && !cell.toolTip.contains(cell.text)
                           ? cell.text + QLatin1Char('\n') + cell.toolTip
                           : cell.toolTip;
            case sortRole:
                return cell.sortKey.isValid() ? cell.sortKey : QVariant(cell.text);
            case Qt::TextAlignmentRole:
                return QVariant::fromValue(Qt::Alignment(
                    (m_columns[index.column()].numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
            case dataRole:
                return cell.data;
            case Qt::EditRole:
                return cell.text;
            case Qt::CheckStateRole:
                return cell.checked.isValid() ? QVariant(cell.checked.toBool() ? Qt::Checked : Qt::Unchecked)
                                              : QVariant();
            case Qt::ForegroundRole:
                return cell.warning ? QVariant(themeColours().problem) : QVariant();
            case Qt::FontRole:
                if (record.strong || cell.strong) {
                    QFont font = QApplication::font("QAbstractItemView");
                    font.setBold(true);
                    return font;
                }
                return {};
            default:
                return {};
        }
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override {
        Qt::ItemFlags flags = QAbstractTableModel::flags(index);
        flags.setFlag(Qt::ItemIsEditable, m_columns[index.column()].editable);
        flags.setFlag(Qt::ItemIsUserCheckable, m_records[index.row()].cells.value(index.column()).checked.isValid());
        return flags;
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override {
        const Record& record = m_records[index.row()];
        if (role == Qt::CheckStateRole) {
            const bool checked = value.toInt() == Qt::Checked;
            m_records[index.row()].cells[index.column()].checked = checked;
            Q_EMIT dataChanged(index, index);
            Q_EMIT m_table->ticked(record.key, checked);
            return true;
        }
        const QString text = value.toString().trimmed();
        if (role == Qt::EditRole && !text.isEmpty() && text != record.cells.value(index.column()).text) {
            // Once the editor is gone: whoever renames may set all records anew.
            QMetaObject::invokeMethod(
                m_table, [table = m_table, key = record.key, text] { Q_EMIT table->edited(key, text); },
                Qt::QueuedConnection);
        }
        return false;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal) {
            return {};
        }
        const RecordColumn& column = m_columns[section];
        switch (role) {
            case Qt::DisplayRole:
                return column.title;
            case Qt::ToolTipRole:
                return column.toolTip.isEmpty() ? QVariant() : QVariant(column.toolTip);
            case Qt::TextAlignmentRole:
                return QVariant::fromValue(
                    Qt::Alignment((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
            default:
                return {};
        }
    }
    void setRecords(const QVector<Record>& records) {
        const bool sameKeys = records.size() == m_records.size() &&
                              std::equal(records.cbegin(), records.cend(), m_records.cbegin(),
                                         [](const Record& a, const Record& b) { return a.key == b.key; });
        if (sameKeys) {
            m_records = records;
            if (!records.isEmpty()) {
                Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            }
            return;
        }
        beginResetModel();
        m_records = records;
        endResetModel();
    }

private:
    RecordTable* m_table;
    QVector<RecordColumn> m_columns;
    QVector<Record> m_records;
};

RecordTable::RecordTable(const QVector<RecordColumn>& columns, QWidget* parent)
    : QTableView(parent),
      m_model(new Model(columns, this)),
      m_proxy(new QSortFilterProxyModel(this)),
      m_columns(columns) {
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(sortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_proxy);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);  // only editable columns have an editor
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);  // names that begin alike are told apart by their ends
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(recordHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    setSortingEnabled(true);
    m_proxy->sort(-1);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] { m_dragged = m_dragged || !m_fitting; });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentKeyChanged(currentKey()); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { Q_EMIT selectedKeysChanged(selectedKeys()); });
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT keyActivated(keyOf(index)); });
    for (int column = 0; column < columns.size(); ++column) {
        setColumnHidden(column, columns[column].hidden);
    }
    m_fitting = false;
}

void RecordTable::setLeastRows(int rows) {
    setMinimumHeight(horizontalHeader()->sizeHint().height() + rows * recordHeight + 2 * frameWidth());
}

void RecordTable::setRecords(const QVector<Record>& records) {
    if (state() == EditingState) {
        m_waiting = records;  // new records would take away what is being typed
        return;
    }
    const QString key = currentKey();
    const int row = rowOf(key);
    const QSet<QString> before = allKeys();
    const QStringList selected = selectedKeys();
    m_model->setRecords(records);
    fitColumns();
    if (currentKey() != key || selectedKeys() != selected) {
        const QSignalBlocker blocker(this);
        setCurrentKey(heirOf(key, row, before));
        const QSet<QString> now = allKeys();
        if (selected.size() > 1 &&
            std::any_of(selected.cbegin(), selected.cend(), [&now](const QString& one) { return now.contains(one); })) {
            setSelectedKeys(selected);
        }
    }
    if (selectedKeys() != selected) {
        Q_EMIT selectedKeysChanged(selectedKeys());
    }
    if (currentKey() != key) {
        Q_EMIT currentKeyChanged(currentKey());
    }
}

QSet<QString> RecordTable::allKeys() const {
    QSet<QString> keys;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        keys << keyOf(m_proxy->index(row, 0));
    }
    return keys;
}

QString RecordTable::heirOf(const QString& key, int row, const QSet<QString>& before) const {
    const QSet<QString> now = allKeys();
    if (key.isEmpty() || now.contains(key) || !now.intersects(before)) {
        return key;
    }
    const QSet<QString> added = now - before;
    return added.size() == 1 && now.size() == before.size()
               ? *added.cbegin()
               : keyOf(m_proxy->index(std::min(row, m_proxy->rowCount() - 1), 0));
}

int RecordTable::rowOf(const QString& key) const {
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        if (keyOf(m_proxy->index(row, 0)) == key) {
            return row;
        }
    }
    return -1;
}

int RecordTable::recordCount() const {
    return m_model->rowCount();
}

QString RecordTable::keyOf(const QModelIndex& index) const {
    return index.data(keyRole).toString();
}

QString RecordTable::currentKey() const {
    const QStringList selected = selectedKeys();
    return selected.size() == 1 ? selected.constFirst() : keyOf(currentIndex());
}

void RecordTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const int aside = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (QApplication::mouseButtons() != Qt::NoButton) {
        horizontalScrollBar()->setValue(aside);  // a click chooses a row, and takes no name out of view
    }
}

void RecordTable::setCurrentKey(const QString& key) {
    if (const int row = rowOf(key); row >= 0) {
        const QModelIndex index = m_proxy->index(row, 0);
        // By the model: the view would take a Ctrl that is still held for "this one too".
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(index);
        return;
    }
    clearSelection();
    setCurrentIndex({});
}

void RecordTable::setSeveralSelectable() {
    setSelectionMode(QAbstractItemView::ExtendedSelection);
}

QStringList RecordTable::selectedKeys() const {
    QList<QModelIndex> rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    QStringList keys;
    for (const QModelIndex& row : std::as_const(rows)) {
        keys << keyOf(row);
    }
    return keys;
}

void RecordTable::setSelectedKeys(const QStringList& keys) {
    const QSet<QString> wanted(keys.cbegin(), keys.cend());
    QItemSelection rows;
    QModelIndex first;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        if (wanted.contains(keyOf(index))) {
            rows.select(index, index);
            first = !first.isValid() || keyOf(index) == keys.constFirst() ? index : first;
        }
    }
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RecordTable::setColumnChooser(const QString& settingsName) {
    m_settingsName = QStringLiteral("columns/") + settingsName;
    // By position, so that the words may be translated: "0" hidden, "1" shown.
    const QByteArray kept = Settings::blob(m_settingsName);
    if (kept.size() == m_columns.size()) {
        for (int column = 0; column < m_columns.size(); ++column) {
            setColumnHidden(column, kept[column] != '1');
        }
    }
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &RecordTable::showColumnMenu);
}

void RecordTable::setColumnShown(int column, bool shown) {
    setColumnHidden(column, !shown);
    QByteArray kept;
    for (int i = 0; i < m_columns.size(); ++i) {
        kept += isColumnHidden(i) ? '0' : '1';
    }
    if (!m_settingsName.isEmpty()) {
        Settings::setBlob(m_settingsName, kept);
    }
    m_dragged = false;
    fitColumns();
}

void RecordTable::showColumnMenu(const QPoint& place) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_columns.size(); ++column) {
        QAction* action = menu->addAction(m_columns[column].title);
        action->setCheckable(true);
        action->setChecked(isColumnShown(column));
        action->setEnabled(!m_columns[column].stretch);  // what a record is called stays
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnShown(column, shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(place));
}

void RecordTable::editCurrent() {
    const qsizetype selected = selectedKeys().size();
    if (selected > 1) {
        return;  // which of them?
    }
    if (selected == 1) {
        setCurrentKey(currentKey());
    }
    for (int column = 0; column < m_columns.size(); ++column) {
        if (m_columns[column].editable && currentIndex().isValid() && isColumnShown(column)) {
            edit(currentIndex().siblingAtColumn(column));
            return;
        }
    }
}

QString RecordTable::textAt(int row, int column) const {
    return m_proxy->index(row, column).data().toString();
}

void RecordTable::copySelection() const {
    QStringList lines;
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            cells << textAt(row.row(), column);
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

/// All selected rows as the current one becomes; false where it has no box to tick.
bool RecordTable::tickSelected() {
    for (int column = 0; column < m_columns.size(); ++column) {
        const QVariant state = currentIndex().siblingAtColumn(column).data(Qt::CheckStateRole);
        if (!state.isValid()) {
            continue;
        }
        const Qt::CheckState wanted = state.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked;
        for (const QModelIndex& row : selectionModel()->selectedRows(column)) {
            if (row.data(Qt::CheckStateRole).toInt() != wanted) {
                m_proxy->setData(row, wanted, Qt::CheckStateRole);
            }
        }
        return true;
    }
    return false;
}

void RecordTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_F2) {
        editCurrent();  // in whatever column the current cell is
        return;
    }
    if (event->key() == Qt::Key_Space && tickSelected()) {
        return;
    }
    if (event->matches(QKeySequence::Delete)) {
        Q_EMIT deletePressed();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    QTableView::closeEditor(editor, hint);
    if (m_waiting && state() != EditingState) {
        setRecords(*std::exchange(m_waiting, std::nullopt));
    }
}

void RecordTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void RecordTable::fitColumns() {
    if (m_dragged) {
        return;  // a person's widths are kept
    }
    m_fitting = true;
    // As wide as their content; the stretching ones share what is left, or, where there is too little, the widest of
    // them give way first.
    QVector<int> widths;
    QVector<int> stretching;
    int left = viewport()->width();
    for (int column = 0; column < m_columns.size(); ++column) {
        const int title = horizontalHeader()->fontMetrics().horizontalAdvance(m_columns[column].title) + headerPadding;
        widths << std::min(widest, std::max(sizeHintForColumn(column) + 2, title));
        if (!isColumnShown(column)) {
            continue;
        }
        if (m_columns[column].stretch) {
            stretching << column;
        } else {
            left -= widths.back();
        }
    }
    std::sort(stretching.begin(), stretching.end(), [&](int a, int b) { return widths[a] < widths[b]; });
    const int wanted = std::accumulate(stretching.cbegin(), stretching.cend(), 0,
                                       [&](int sum, int column) { return sum + widths[column]; });
    const int more = std::max(0, left - wanted) / std::max(1, static_cast<int>(stretching.size()));
    for (qsizetype i = 0; i < stretching.size(); ++i) {
        int& width = widths[stretching[i]];
        const int share = left / static_cast<int>(stretching.size() - i);
        width = more > 0 ? width + more : std::min(width, std::max(share, narrowest));
        left -= width;
    }
    for (int column = 0; column < m_columns.size(); ++column) {
        setColumnWidth(column, widths[column]);
    }
    m_fitting = false;
}

}  // namespace docent
