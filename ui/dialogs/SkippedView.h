// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "data/Catalog.h"
#include "data/SkippedFiles.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace docent {

/// Files that an import leaves out: how many for which reason, and all of them to search, copy and save. Takes tens of
/// thousands without a stall.
class SkippedView final : public QWidget {
    Q_OBJECT
public:
    explicit SkippedView(QWidget* parent = nullptr);
    ~SkippedView() override;

    /// What was chosen, searched and selected stays, where it is still there.
    void setFiles(std::vector<SkippedFile> files);
    /// Those that are shown under the chosen reason and search.
    [[nodiscard]] int shownCount() const;
    /// The shown ones, "file<tab>reason" a line; of the selected rows where there are some.
    [[nodiscard]] QString asText() const;

private:
    class Model;
    void filter();
    void save();

    std::vector<SkippedFile> m_files;
    std::vector<SkippedGroup> m_groups;
    Model* m_model;
    QComboBox* m_reasons;
    QLineEdit* m_search;
    QTableView* m_table;
    QLabel* m_count;
    QPushButton* m_copy;
    QPushButton* m_save;
};

}  // namespace docent
