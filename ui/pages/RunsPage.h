// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Page.h"

class QPushButton;

namespace docent {

class RecordTable;
class RunView;

/// All fine-tuned models of the workspace.
class RunsPage final : public Page {
    Q_OBJECT
public:
    explicit RunsPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void exportRequested(const QString& run);

protected:
    void onSessionChanged() override;

private:
    void refresh();
    void updateButtons();
    void deleteCurrent();

    RecordTable* m_table;
    RunView* m_view;
    QPushButton* m_export;
    QPushButton* m_delete;
};

}  // namespace docent
