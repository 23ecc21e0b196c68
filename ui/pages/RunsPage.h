// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "pages/Page.h"
#include "plots/Chart.h"
#include "transfer/RunRecord.h"

class QAction;
class QStackedWidget;

namespace docent {

class CompareView;
class RecordTable;
class RunView;

/// All fine-tuned models of the workspace: one of them in full, or several side by side.
class RunsPage final : public Page {
    Q_OBJECT
public:
    explicit RunsPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void exportRequested(const QString& run);

protected:
    void onSessionChanged() override;

private:
    void makeActions();
    void makeTable();
    void refresh();
    void onSelectionChanged();
    void updateActions();
    void rename(const QString& from, const QString& to);
    void removeSelected();
    void copyCommand();
    void compare();
    [[nodiscard]] std::optional<Chart> currentChart() const;
    [[nodiscard]] const RunRecord* find(const QString& name) const;

    RecordTable* m_table;
    QStackedWidget* m_stack;
    RunView* m_view;
    CompareView* m_compareView;
    QAction* m_compare;
    QAction* m_rename;
    QAction* m_delete;
    QAction* m_export;
    QAction* m_copyCommand;
    QAction* m_saveChart;
    QAction* m_copyChart;
};

}  // namespace docent
