// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RecordTable.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QFont>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <algorithm>

namespace docent {
namespace {
constexpr int sortRole = Qt::UserRole;
constexpr int keyRole = Qt::UserRole + 1;
constexpr int recordHeight = 28;
}  // namespace

class RecordTable::Model final : public QAbstractTableModel {
public:
    Model(QVector<RecordColumn> columns, QObject* parent)
        : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

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
                return cell.toolTip.isEmpty() ? cell.text : cell.toolTip;
            case sortRole:
                return cell.sortKey.isValid() ? cell.sortKey : QVariant(cell.text);
            case Qt::TextAlignmentRole:
                return QVariant::fromValue(Qt::Alignment(
                    (m_columns[index.column()].numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
            case Qt::FontRole:
                if (record.strong) {
                    QFont font = QApplication::font("QAbstractItemView");
                    font.setBold(true);
                    return font;
                }
                return {};
            default:
                return {};
        }
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
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
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
            [this](const QModelIndex& current) { Q_EMIT currentKeyChanged(keyOf(current)); });
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT keyActivated(keyOf(index)); });
    m_fitting = false;
}

void RecordTable::setRecords(const QVector<Record>& records) {
    const QString key = currentKey();
    m_model->setRecords(records);
    fitColumns();
    if (currentKey() != key) {
        const QSignalBlocker blocker(this);
        setCurrentKey(key);
    }
    if (currentKey() != key) {
        Q_EMIT currentKeyChanged(currentKey());
    }
}

int RecordTable::recordCount() const {
    return m_model->rowCount();
}

QString RecordTable::keyOf(const QModelIndex& index) const {
    return index.data(keyRole).toString();
}

QString RecordTable::currentKey() const {
    return keyOf(currentIndex());
}

void RecordTable::setCurrentKey(const QString& key) {
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        if (keyOf(index) == key) {
            setCurrentIndex(index);
            selectRow(row);
            scrollTo(index);
            return;
        }
    }
    clearSelection();
    setCurrentIndex({});
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

void RecordTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    QTableView::keyPressEvent(event);
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
    // As wide as their content; the stretching ones share what is left, and never less than theirs.
    constexpr int headerPadding = 26;  // of the style sheet, and the mark of the sorted column
    constexpr int widest = 320;
    int used = 0;
    int stretching = 0;
    QVector<int> widths;
    for (int column = 0; column < m_columns.size(); ++column) {
        const int title = horizontalHeader()->fontMetrics().horizontalAdvance(m_columns[column].title) + headerPadding;
        widths << std::min(widest, std::max(sizeHintForColumn(column) + 2, title));
        used += widths.back();
        stretching += m_columns[column].stretch ? 1 : 0;
    }
    const int left = std::max(0, viewport()->width() - used);
    for (int column = 0; column < m_columns.size(); ++column) {
        setColumnWidth(column, widths[column] + (m_columns[column].stretch ? left / stretching : 0));
    }
    m_fitting = false;
}

}  // namespace docent
