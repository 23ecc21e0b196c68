// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include "pages/Page.h"

class QAction;
class QComboBox;
class QPushButton;

namespace docent {

class EngineChoice;
class RunView;
struct JobRecord;
class TransferForm;

/// Fine-tunes one model or several on a task, and shows the runs while they go.
class TransferPage final : public Page {
    Q_OBJECT
public:
    explicit TransferPage(QWidget* parent = nullptr);
    /// Chooses task and model.
    void prepare(const QString& task, const QString& model);

Q_SIGNALS:
    void exportRequested(const QString& run);

protected:
    void onSessionChanged() override;

private:
    void makeActions();
    QWidget* makeForm();
    void refresh();
    void refreshRuns();
    void updateActions();
    void onJobChanged(const JobRecord& job);
    void showRun(const QString& name);
    void start();
    void copyCommand();

    TransferForm* m_form;
    EngineChoice* m_engine;
    bool m_asksSlurm = false;
    QPushButton* m_startButton;
    QComboBox* m_runs;
    RunView* m_view;
    QString m_runsOf;           ///< the task whose runs are in the list
    bool m_focusStart = false;  ///< once the form is ready
    QSet<QString> m_begun;      ///< runs of this window that were seen running
    QAction* m_start;
    QAction* m_copyCommand;
    QAction* m_best;
    QAction* m_tied;
    QAction* m_all;
    QAction* m_export;
    QAction* m_compare;
    QAction* m_saveChart;
    QAction* m_copyChart;
};

}  // namespace docent
