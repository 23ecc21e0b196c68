// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Page.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <exception>

#include "support/CoreText.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

bool makes(const JobSpec& spec, Page::Lack lack) {
    const auto* import = std::get_if<ImportJob>(&spec);
    switch (lack) {
        case Page::Lack::Datasets:
            return import != nullptr;
        case Page::Lack::Tasks:
            return import != nullptr && import->options.target;
        case Page::Lack::Models:
            return std::holds_alternative<BaselineJob>(spec) || std::holds_alternative<ExpertJob>(spec);
        case Page::Lack::Runs:
            return std::holds_alternative<TransferJob>(spec);
    }
    return false;
}

/// What makes it: the job that runs, else one that waits, else one that is paused; null for none.
const JobRecord* makerOf(const Session& session, Page::Lack lack) {
    for (const JobState state : {JobState::Running, JobState::Queued, JobState::Paused}) {
        const JobRecord* oldest = nullptr;
        for (const JobRecord& job : session.jobs()) {
            oldest = job.state == state && makes(job.spec, lack) ? &job : oldest;  // the newest come first
        }
        if (oldest) {
            return oldest;
        }
    }
    return nullptr;
}

}  // namespace

Page::Page(const QString& title, const QString& iconName, QWidget* parent) : QWidget(parent) {
    setAccessibleName(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 14);
    layout->setSpacing(12);
    m_header = new QHBoxLayout;
    m_header->setSpacing(8);
    m_header->addWidget(makeTitle(title));
    m_header->addSpacing(14);
    layout->addLayout(m_header);
    m_stack = new QStackedWidget;
    auto* contentWidget = new QWidget;
    m_content = new QVBoxLayout(contentWidget);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(10);
    m_empty = new EmptyState(iconName);
    m_stack->addWidget(contentWidget);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
}

void Page::setSession(Session* session, DatasetViews* views) {
    setSessionLater(session, views);
    takeSession();
}

void Page::setSessionLater(Session* session, DatasetViews* views) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_views = views;
    m_sessionIsNew = true;
}

void Page::takeSession() {
    if (m_sessionIsNew) {
        m_sessionIsNew = false;
        if (m_session) {
            connect(m_session, &Session::jobChanged, this, &Page::tellLack);
            connect(m_session, &Session::jobsRemoved, this, &Page::tellLack);
        }
        onSessionChanged();
    }
}

void Page::showEvent(QShowEvent* event) {
    takeSession();
    QWidget::showEvent(event);
}

QAction* Page::addPageAction(const QString& objectName, const QString& text, const QString& shortcut,
                             const QString& iconName) {
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(QKeySequence(shortcut));
    if (!iconName.isEmpty()) {
        action->setIcon(icon(iconName));
    }
    connect(action, &QAction::triggered, this, [this] { Q_EMIT pageRequested(this->objectName()); });
    m_actions << action;
    return action;
}

void Page::showContent() {
    m_lacking.reset();
    m_stack->setCurrentIndex(0);
}

EmptyState* Page::showEmpty(const QString& heading, const QString& text, const QString& buttonText) {
    m_lacking.reset();
    m_empty->setText(heading, text, buttonText);
    m_stack->setCurrentIndex(1);
    return m_empty;
}

void Page::showLack(Lack lack, const QString& heading, const QString& text, const QString& buttonText) {
    showEmpty(heading, text, buttonText);
    m_lacking = {lack, heading, text, buttonText};
    tellLack();
}

void Page::tellLack() {
    if (!m_lacking) {
        return;
    }
    const JobRecord* maker = m_session ? makerOf(*m_session, m_lacking->lack) : nullptr;
    if (!maker) {
        m_empty->setText(m_lacking->heading, m_lacking->text, m_lacking->buttonText);
        return;
    }
    const QString text = maker->state == JobState::Running ? tr("“%1” is under way; how far it is shows under Jobs.")
                         : maker->state == JobState::Paused ? tr("“%1” is paused: resume it under Jobs.")
                                                            : tr("“%1” waits for its turn under Jobs.");
    m_empty->setText(m_lacking->heading, text.arg(coreText(jobTitle(maker->spec))));
}

QComboBox* Page::addChooser(const QString& label, const QString& objectName) {
    auto* text = new QLabel(label);
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumWidth(150);
    text->setBuddy(box);
    text->setMinimumWidth(text->sizeHint().width() + 4);  // an underlined word is wider than its hint
    m_header->addWidget(text);
    m_header->addWidget(box);
    return box;
}

bool Page::submit(const JobSpec& spec, const QString& problemTitle) {
    try {
        m_session->submit(spec);
        return true;
    } catch (const std::exception& error) {
        MessageBox::error(this, problemTitle, errorText(error));
        return false;
    }
}

void refill(QComboBox* box, const QStringList& names) {
    QStringList held;
    for (int i = 0; i < box->count(); ++i) {
        held << box->itemText(i);
    }
    held.removeAll(QString());  // a separator
    if (held == names) {
        return;
    }
    const QString chosen = box->currentText();
    {
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItems(names);
        box->setCurrentIndex(names.isEmpty() ? -1 : std::max<int>(0, static_cast<int>(names.indexOf(chosen))));
    }
    if (box->currentText() != chosen) {
        Q_EMIT box->currentTextChanged(box->currentText());
    }
}

}  // namespace docent
