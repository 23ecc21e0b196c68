// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QVariant>
#include <QVector>

class QSortFilterProxyModel;

namespace docent {

struct RecordColumn {
    QString title;
    bool numeric = false;  ///< right-aligned
    bool stretch = false;  ///< takes the width that is left
    QString toolTip;
};

struct RecordCell {
    QString text;
    QVariant sortKey = {};  ///< the text where it is not given
    QString toolTip = {};
};

struct Record {
    QString key;  ///< unique
    QVector<RecordCell> cells;
    bool strong = false;  ///< in bold
};

/// A sortable table of records that keeps its selection when they change. Ctrl+C copies the selected rows.
class RecordTable final : public QTableView {
    Q_OBJECT
public:
    explicit RecordTable(const QVector<RecordColumn>& columns, QWidget* parent = nullptr);

    void setRecords(const QVector<Record>& records);
    [[nodiscard]] int recordCount() const;
    [[nodiscard]] QString currentKey() const;  ///< "" where none is selected
    void setCurrentKey(const QString& key);
    /// As shown, rows and columns counted from 0.
    [[nodiscard]] QString textAt(int row, int column) const;
    void copySelection() const;

Q_SIGNALS:
    void currentKeyChanged(const QString& key);
    void keyActivated(const QString& key);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Model;
    void fitColumns();
    [[nodiscard]] QString keyOf(const QModelIndex& index) const;

    Model* m_model;
    QSortFilterProxyModel* m_proxy;
    QVector<RecordColumn> m_columns;
    bool m_fitting = true;  ///< widths change by our own doing
    bool m_dragged = false;
};

}  // namespace docent
