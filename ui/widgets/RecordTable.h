// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>
#include <QTableView>
#include <QVariant>
#include <QVector>
#include <optional>

class QSortFilterProxyModel;

namespace docent {

struct RecordColumn {
    QString title;
    bool numeric = false;  ///< right-aligned
    bool stretch = false;  ///< takes the width that is left
    QString toolTip = {};
    bool hidden = false;    ///< until a person asks for it, see setColumnChooser()
    bool editable = false;  ///< F2 edits it; see edited()
};

struct RecordCell {
    QString text;
    QVariant sortKey = {};  ///< the text where it is not given
    QString toolTip = {};
    QVariant data = {};     ///< for the column's delegate, under RecordTable::dataRole
    bool strong = false;    ///< in bold
    bool warning = false;   ///< in the colour of problems; the text must say it too
    QVariant checked = {};  ///< a bool gives it a box to tick, see ticked()
};

struct Record {
    QString key;  ///< unique
    QVector<RecordCell> cells;
    bool strong = false;  ///< in bold
};

/// A sortable table of records that keeps its selection when they change. Ctrl+C copies the selected rows. Where there
/// is not room for all, the stretching columns give way first.
class RecordTable final : public QTableView {
    Q_OBJECT
public:
    static constexpr int dataRole = Qt::UserRole + 2;

    explicit RecordTable(const QVector<RecordColumn>& columns, QWidget* parent = nullptr);

    void setRecords(const QVector<Record>& records);
    [[nodiscard]] int recordCount() const;
    /// The one record that is selected: Ctrl and the arrows move the cursor away from it. Of several, or none, that
    /// with the cursor; "" = none.
    [[nodiscard]] QString currentKey() const;
    void setCurrentKey(const QString& key);
    /// Where room is scarce, so many rows stay in view.
    void setLeastRows(int rows);
    /// As shown, rows and columns counted from 0.
    [[nodiscard]] QString textAt(int row, int column) const;
    void copySelection() const;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

    /// Several rows can be selected, with Ctrl, Shift and the mouse or the keyboard.
    void setSeveralSelectable();
    [[nodiscard]] QStringList selectedKeys() const;  ///< in the order shown
    void setSelectedKeys(const QStringList& keys);   ///< the first of them becomes the current one
    /// A menu of the header shows and hides columns; what a person chose is kept in the settings under this name.
    void setColumnChooser(const QString& settingsName);
    [[nodiscard]] bool isColumnShown(int column) const { return !isColumnHidden(column); }
    void setColumnShown(int column, bool shown);
    /// Edits the editable column of the current row, as F2 does.
    void editCurrent();

Q_SIGNALS:
    void currentKeyChanged(const QString& key);
    void selectedKeysChanged(const QStringList& keys);
    void keyActivated(const QString& key);
    /// A person entered another text; the record is as before until setRecords().
    void edited(const QString& key, const QString& text);
    void ticked(const QString& key, bool checked);
    void deletePressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    class Model;
    void fitColumns();
    void showColumnMenu(const QPoint& place);
    bool tickSelected();
    /// Of the records that are shown.
    [[nodiscard]] QSet<QString> allKeys() const;
    /// What is current where the record `key`, in `row`, may be gone: it itself, what it is called now, or its
    /// neighbour.
    [[nodiscard]] QString heirOf(const QString& key, int row, const QSet<QString>& before) const;
    [[nodiscard]] QString keyOf(const QModelIndex& index) const;
    [[nodiscard]] int rowOf(const QString& key) const;  ///< as shown; -1 = it is not

    Model* m_model;
    QSortFilterProxyModel* m_proxy;
    QVector<RecordColumn> m_columns;
    std::optional<QVector<Record>> m_waiting;  ///< records that came while a person was typing
    bool m_fitting = true;                     ///< widths change by our own doing
    bool m_dragged = false;
    QString m_settingsName;
};

}  // namespace docent
