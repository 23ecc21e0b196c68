// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/FormDialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "dialogs/EngineChoice.h"
#include "support/Role.h"
#include "support/Session.h"
#include "widgets/FormScroll.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {

constexpr QMargins roomAround(0, 40, 0, 40);  // for the frame that a window manager draws, and a panel

void tell(QLabel* label, const QString& problem) {
    label->setText(problem);
    label->setVisible(!problem.isEmpty());
}

}  // namespace

FormDialog::FormDialog(const QString& title, const QString& intro, const QString& okText, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeHeading(title));
    m_intro = makeMuted({});
    m_intro->setObjectName(QStringLiteral("intro"));
    layout->addWidget(m_intro);
    setIntro(intro);

    auto* plain = new QWidget;
    setRole(plain, Role::Plain);
    m_body = new QVBoxLayout(plain);
    m_body->setContentsMargins(0, 0, 8, 0);
    m_body->setSpacing(12);
    m_form = new OptionsForm;
    m_body->addWidget(m_form);
    m_body->addStretch();
    m_scroll = new FormScroll(plain);
    layout->addWidget(m_scroll, 1);

    m_cost = makeMuted({});
    m_cost->setObjectName(QStringLiteral("cost"));
    m_cost->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_costRow = new QHBoxLayout;
    m_costRow->addWidget(m_cost, 1);
    layout->addLayout(m_costRow);
    m_formProblem = makeProblem(QStringLiteral("formProblem"));
    layout->addWidget(m_formProblem);
    m_problem = makeProblem(QStringLiteral("submitProblem"));
    layout->addWidget(m_problem);

    m_buttons = new QDialogButtonBox;
    m_ok = makePrimary(okText, QStringLiteral("ok"));
    m_buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    m_buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancel"));
    layout->addWidget(m_buttons);
    m_ok->setDefault(true);  // in its dialog, or whatever comes first is what Enter does
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &OptionsForm::validityChanged, this, &FormDialog::updateOk);
    m_form->leaveProblemsToOthers();
    connect(m_form, &OptionsForm::changed, this, &FormDialog::tellFormProblems);
    connect(m_form, &OptionsForm::validityChanged, this, &FormDialog::tellFormProblems);
    connect(m_form, &OptionsForm::unfolded, this, &FormDialog::grow);
    resize(520, 440);
}

void FormDialog::showEvent(QShowEvent* event) {
    if (m_engine) {
        m_engine->setEditorColumn(m_form->editorColumn());
    }
    QDialog::showEvent(event);
}

void FormDialog::setIntro(const QString& text) {
    m_intro->setText(text);
    m_intro->setVisible(!text.isEmpty());
}

void FormDialog::setCost(const QString& text) {
    m_cost->setText(text);
}

void FormDialog::addCostButton(QPushButton* button) {
    m_costRow->addWidget(button, 0, Qt::AlignTop);
}

void FormDialog::addCopyCommand(const std::function<void()>& copy) {
    // Made as the person's options stand: with some that are wrong there is no such command.
    auto* button = makeButton(tr("Copy as command &line"), {}, QStringLiteral("copyCommand"));
    button->setAutoDefault(false);  // Enter in a field is for the dialog's own button, also after this was clicked
    m_buttons->addButton(button, QDialogButtonBox::ResetRole);
    connect(button, &QPushButton::clicked, this, copy);
    connect(m_form, &OptionsForm::validityChanged, button, &QPushButton::setEnabled);
}

void FormDialog::addEngineChoice(const Session& session) {
    m_engine = new EngineChoice;
    m_body->insertWidget(m_body->indexOf(m_form), m_engine);
    m_engine->setWorkspace(session.workspace().folder());
}

bool FormDialog::submitToCluster(Session& session, const std::vector<JobSpec>& specs,
                                 const std::vector<std::string>& after) {
    if (!m_engine || !m_engine->isCluster()) {
        return false;
    }
    m_asksSlurm = true;
    updateOk();
    showProblem({});
    session.submitToCluster(specs, m_engine->profile(), after, this, [this](const QString& problem) {
        m_asksSlurm = false;
        updateOk();
        showProblem(problem);
        if (problem.isEmpty()) {
            QDialog::accept();
        }
    });
    return true;
}

void FormDialog::showProblem(const QString& text) {
    tell(m_problem, text);
    makeRoom();
}

void FormDialog::tellFormProblems() {
    tell(m_formProblem, m_form->problems().join(QLatin1Char('\n')));
    makeRoom();
}

void FormDialog::makeRoom() {
    m_cost->setVisible(m_formProblem->isHidden() && m_problem->isHidden());
}

void FormDialog::grow() {
    const int missing = m_scroll->widget()->sizeHint().height() - m_scroll->viewport()->height();
    if (missing <= 0) {
        return;
    }
    const QRect room = screen()->availableGeometry().marginsRemoved(roomAround);
    resize(width(), std::max(height(), std::min(height() + missing, room.height())));
    layout()->activate();
    move(x(), std::max(room.top(), std::min(y(), room.bottom() - height())));
}

void FormDialog::setReady(bool ready) {
    m_ready = ready;
    updateOk();
}

void FormDialog::updateOk() {
    m_ok->setEnabled(m_ready && m_form->isValid() && !m_asksSlurm);
}

}  // namespace docent
