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
    /// Null = it has no result yet; an empty title = none is chosen. A problem is why it went no further.
    void setCell(const CellRecord* cell, const QString& title, const QString& problem = {});

private:
    QLabel* m_title;
    QLabel* m_facts;
    QLabel* m_problem;
    RecordTable* m_results;
    RecordTable* m_candidates = nullptr;  ///< anew for each cell, whose proxies are its columns
    QVBoxLayout* m_column;
};

}  // namespace docent
