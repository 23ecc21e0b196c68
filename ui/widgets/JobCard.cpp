// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/JobCard.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int barSteps = 1000;

QString stateIcon(JobState state) {
    switch (state) {
        case JobState::Queued:
            return QStringLiteral("queued");
        case JobState::Running:
            return QStringLiteral("jobs");
        case JobState::Paused:
            return QStringLiteral("pause");
        case JobState::Succeeded:
            return QStringLiteral("done");
        case JobState::Failed:
            return QStringLiteral("failed");
        case JobState::Cancelled:
            return QStringLiteral("cancelled");
    }
    return {};
}

/// What the second line says: the running stage, or how it ended.
QString detailOf(const JobRecord& record) {
    const Progress& progress = record.progress;
    switch (record.state) {
        case JobState::Running: {
            QStringList parts;
            for (const std::string& part : {progress.stage, progress.detail}) {
                if (!part.empty()) {
                    parts << qs(part);
                }
            }
            return parts.isEmpty() ? JobCard::tr("Starting…") : parts.join(QStringLiteral("  ·  "));
        }
        case JobState::Queued:
            return record.after.empty()
                       ? JobCard::tr("Waits for the jobs before it")
                       : JobCard::tr("Waits for job %1").arg(qsList(record.after).join(QStringLiteral(", ")));
        case JobState::Paused:
            if (!record.error.empty()) {
                return qs(record.error);
            }
            return progress.stage.empty() ? JobCard::tr("Goes on where it was when resumed")
                                          : JobCard::tr("Paused in: %1").arg(qs(progress.stage));
        case JobState::Succeeded:
            return qs(record.result);
        case JobState::Failed:
            return {};
        case JobState::Cancelled:
            // A bare "Stopped" stands beside the title already.
            return record.result == "Stopped" ? JobCard::tr("Can be resumed") : qs(record.result);
    }
    return {};
}

}  // namespace

QString stateText(JobState state) {
    switch (state) {
        case JobState::Queued:
            return JobCard::tr("Queued");
        case JobState::Running:
            return JobCard::tr("Running");
        case JobState::Paused:
            return JobCard::tr("Paused");
        case JobState::Succeeded:
            return JobCard::tr("Done");
        case JobState::Failed:
            return JobCard::tr("Failed");
        case JobState::Cancelled:
            return JobCard::tr("Stopped");
    }
    return {};
}

JobCard::JobCard(QWidget* parent) : QFrame(parent) {
    setProperty("role", "card");
    setFocusPolicy(Qt::TabFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 9);
    layout->setSpacing(5);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    m_icon = new QLabel;
    top->addWidget(m_icon);
    m_title = new ElidedLabel;
    m_title->setProperty("role", "strong");
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    top->addWidget(m_title, 1);
    m_state = makeMuted({}, false);
    m_state->setObjectName(QStringLiteral("jobState"));
    top->addWidget(m_state);
    m_pause = addButton(QStringLiteral("pause"), QStringLiteral("pauseJob"), tr("Pause, and go on later"));
    m_resume = addButton(QStringLiteral("resume"), QStringLiteral("resumeJob"), tr("Go on"));
    m_stop = addButton(QStringLiteral("stop"), QStringLiteral("stopJob"), tr("Stop, and keep the best so far"));
    m_remove = addButton(QStringLiteral("remove"), QStringLiteral("removeJob"), tr("Take off the list"));
    for (QToolButton* button : {m_pause, m_resume, m_stop, m_remove}) {
        top->addWidget(button);
    }
    layout->addLayout(top);

    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    layout->addWidget(m_bar);

    auto* bottom = new QHBoxLayout;
    m_detail = new ElidedLabel;
    m_detail->setObjectName(QStringLiteral("jobDetail"));
    m_detail->setProperty("role", "muted");
    bottom->addWidget(m_detail, 1);
    m_eta = makeMuted({}, false);
    m_eta->setObjectName(QStringLiteral("jobEta"));
    bottom->addWidget(m_eta);
    layout->addLayout(bottom);

    m_error = new QLabel;
    m_error->setObjectName(QStringLiteral("jobError"));
    m_error->setProperty("role", "problem");
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_error);

    connect(m_pause, &QToolButton::clicked, this, [this] { Q_EMIT pauseClicked(m_record.id); });
    connect(m_resume, &QToolButton::clicked, this, [this] { Q_EMIT resumeClicked(m_record.id); });
    connect(m_stop, &QToolButton::clicked, this, [this] { Q_EMIT stopClicked(m_record.id); });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeClicked(m_record.id); });
}

QToolButton* JobCard::addButton(const QString& iconName, const QString& name, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

void JobCard::setRecord(const JobRecord& record) {
    m_record = record;
    const JobState state = record.state;
    setObjectName(QStringLiteral("job_") + qs(record.id));
    const QString title = qs(jobTitle(record.spec));
    setAccessibleName(tr("Job %1: %2, %3").arg(qs(record.id), title, stateText(state)));
    m_title->setFullText(title);
    m_icon->setPixmap(icon(stateIcon(state)).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_state->setText(stateText(state));
    m_state->setToolTip(record.finished.empty() ? tr("Queued %1").arg(localTime(record.created))
                                                : tr("Ended %1").arg(localTime(record.finished)));

    const Progress& progress = record.progress;
    const bool known = progress.total > 0;
    const bool showBar = state == JobState::Running || (state == JobState::Paused && known);
    m_bar->setVisible(showBar);
    if (showBar) {
        // A range of nothing shows a moving bar: under way, length unknown.
        m_bar->setRange(0, known ? barSteps : 0);
        if (known) {
            const double part = static_cast<double>(progress.done) / static_cast<double>(progress.total);
            m_bar->setValue(static_cast<int>(barSteps * std::clamp(part, 0.0, 1.0)));
        }
    }
    m_detail->setFullText(detailOf(record));
    m_detail->setVisible(!detailOf(record).isEmpty());
    const bool hasEta = state == JobState::Running && record.etaSeconds >= 0;
    m_eta->setText(hasEta ? tr("%1 left").arg(duration(record.etaSeconds)) : QString());
    m_eta->setVisible(hasEta);
    const bool showError = !record.error.empty() && state == JobState::Failed;
    m_error->setText(qs(record.error));
    m_error->setVisible(showError);

    m_pause->setVisible(state == JobState::Running || state == JobState::Queued);
    m_resume->setVisible(state == JobState::Paused || state == JobState::Failed || state == JobState::Cancelled);
    m_stop->setVisible(!isFinished(state));
    m_remove->setVisible(isFinished(state) || state == JobState::Paused);
}

void JobCard::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(tr("Copy as command line"), this,
                   [this] { QApplication::clipboard()->setText(qs(asCommandLine(m_record.spec))); });
    if (!m_record.error.empty()) {
        menu.addAction(tr("Copy error"), this, [this] { QApplication::clipboard()->setText(qs(m_record.error)); });
    }
    if (!m_record.notes.empty()) {
        menu.addAction(tr("Copy notes"), this,
                       [this] { QApplication::clipboard()->setText(qsList(m_record.notes).join(QLatin1Char('\n'))); });
    }
    menu.exec(event->globalPos());
}

}  // namespace docent
