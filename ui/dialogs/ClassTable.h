// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "jobs/Import.h"

class QLabel;
class QLineEdit;

namespace docent {

class RecordTable;

/// The classes of an import: a bar for the pictures of each, the largest first, and how they are divided. Those that
/// are small are marked.
class ClassTable final : public QWidget {
    Q_OBJECT
public:
    explicit ClassTable(QWidget* parent = nullptr);
    void setPreview(const ImportPreview& preview);
    [[nodiscard]] RecordTable* table() const { return m_table; }

private:
    void fill();

    struct Row {
        QString path;
        ClassSummary summary;
        bool isSmall = false;
    };
    QVector<Row> m_rows;
    QLabel* m_words;
    QLineEdit* m_search;
    RecordTable* m_table;
};

}  // namespace docent
