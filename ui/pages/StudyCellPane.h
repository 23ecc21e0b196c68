// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "study/CellRecord.h"

class QLabel;
class QVBoxLayout;

namespace docent {

class RecordTable;

/// One cell of a study: what each strategy came to, and every candidate with its scores and accuracies.
class StudyCellPane final : public QWidget {
    Q_OBJECT
public:
    explicit StudyCellPane(QWidget* parent = nullptr);
    /// Null = none is chosen, or it has no result yet.
    void setCell(const CellRecord* cell, const QString& name);

private:
    QLabel* m_title;
    QLabel* m_facts;
    RecordTable* m_results;
    RecordTable* m_candidates = nullptr;  ///< anew for each cell, whose proxies are its columns
    QVBoxLayout* m_column;
};

}  // namespace docent
