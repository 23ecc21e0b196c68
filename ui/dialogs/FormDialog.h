// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>
#include <string>
#include <vector>

#include "jobs/JobSpec.h"

class QDialogButtonBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace docent {

class EngineChoice;
class FormScroll;
class OptionsForm;
class Session;

/// A dialog around a form: what it will do above, what it will cost below, and an OK that waits until the form has no
/// problems. Opened with open(), never exec(): the window stays alive behind it.
class FormDialog : public QDialog {
    Q_OBJECT
public:
    FormDialog(const QString& title, const QString& intro, const QString& okText, QWidget* parent);

    [[nodiscard]] OptionsForm* form() const { return m_form; }

protected:
    void showEvent(QShowEvent* event) override;
    /// Between the intro and the form.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setIntro(const QString& text);
    void setCost(const QString& text);
    /// A button to the right of the cost.
    void addCostButton(QPushButton* button);
    void showProblem(const QString& text);
    /// A button beside Cancel that copies what the dialog would do, as a command line.
    void addCopyCommand(const std::function<void()>& copy);
    /// Asks above the form what is to run it, where there is a choice.
    void addEngineChoice(const Session& session);
    [[nodiscard]] const EngineChoice* engine() const { return m_engine; }
    /// Hands the jobs to the cluster where that was chosen, and closes or shows the problem when Slurm has answered;
    /// false, and nothing done, where they are for this machine.
    bool submitToCluster(Session& session, const std::vector<JobSpec>& specs,
                         const std::vector<std::string>& after = {});
    /// Whether OK is wanted beside what the form says.
    void setReady(bool ready);

private:
    void updateOk();
    void tellFormProblems();
    /// A problem stands where the cost did, which is not known then, so that the form stays where it is.
    void makeRoom();
    /// As tall as the form wants, where the screen is.
    void grow();

    QLabel* m_intro;
    QVBoxLayout* m_body;
    OptionsForm* m_form;
    FormScroll* m_scroll;
    QHBoxLayout* m_costRow;
    QLabel* m_cost;
    QLabel* m_formProblem;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
    QPushButton* m_ok;
    bool m_ready = true;
    EngineChoice* m_engine = nullptr;
    bool m_asksSlurm = false;
};

}  // namespace docent
