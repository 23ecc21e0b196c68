// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "pages/StudyContents.h"

class QComboBox;
class QLabel;
class QScrollArea;

namespace docent {

class RecordTable;

/// What each strategy of a study came to, for a source, a number of examples and a group of tasks, and in words whether
/// choosing helps.
class StudyStrategiesPane final : public QWidget {
    Q_OBJECT
public:
    explicit StudyStrategiesPane(QWidget* parent = nullptr);

    /// Another study, or the same with more cells; null for none.
    void setContents(std::shared_ptr<const StudyContents> contents);

private:
    void refill();
    void rebuild();

    std::shared_ptr<const StudyContents> m_contents;
    QString m_slices;  ///< that can be chosen: sources, groups and examples
    QComboBox* m_slice;
    QLabel* m_verdict;
    QScrollArea* m_verdictArea;
    RecordTable* m_table;
};

}  // namespace docent
