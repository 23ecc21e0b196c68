// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/FormDialog.h"
#include "study/StudySpec.h"

class QLineEdit;
class QListWidget;

namespace docent {

class Session;
class StrategyList;

/// Asks what a study compares: sources, tasks, seeds, strategies and how each fine-tunes.
class StudyDialog final : public FormDialog {
    Q_OBJECT
public:
    StudyDialog(Session& session, QWidget* parent);
    void accept() override;
    /// As the dialog stands. Throws Error for numbers that are none.
    [[nodiscard]] StudySpec spec() const;

Q_SIGNALS:
    void chosen(const docent::StudySpec& spec);

private:
    void addLists();
    void updateCost();
    /// At most how many fine-tunings and passes, and about how long.
    [[nodiscard]] QString costText(const StudySpec& wanted) const;
    static std::vector<std::string> ticked(const QListWidget* list);

    Session& m_session;
    QLineEdit* m_name;
    QListWidget* m_sources;
    QListWidget* m_tasks;
    StrategyList* m_strategies;
    QLineEdit* m_examples;
    QLineEdit* m_seeds;
};

}  // namespace docent
