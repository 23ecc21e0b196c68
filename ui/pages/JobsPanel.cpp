// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/JobsPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "support/Session.h"
#include "support/Text.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

/// Running, paused and queued ones above those that ended.
int rankOf(JobState state) {
    switch (state) {
        case JobState::Running:
            return 0;
        case JobState::Paused:
            return 1;
        case JobState::Queued:
            return 2;
        case JobState::Succeeded:
        case JobState::Failed:
        case JobState::Cancelled:
            return 3;
    }
    return 3;
}

/// Queued ones in the order in which they will run, ended ones newest first.
bool isBefore(const JobRecord& a, const JobRecord& b) {
    const int rankA = rankOf(a.state);
    const int rankB = rankOf(b.state);
    if (rankA != rankB) {
        return rankA < rankB;
    }
    return rankA == 3 ? a.id > b.id : a.id < b.id;
}

}  // namespace

JobsPanel::JobsPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("jobsPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    m_summary = makeMuted({}, false);
    m_summary->setObjectName(QStringLiteral("jobsSummary"));
    top->addWidget(m_summary, 1);
    m_clear = makeButton(tr("&Clear finished"), {}, QStringLiteral("clearFinished"));
    m_clear->setFlat(true);
    top->addWidget(m_clear);
    layout->addLayout(top);

    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("jobsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* plain = new QWidget;
    plain->setProperty("role", "plain");
    m_list = new QVBoxLayout(plain);
    m_list->setContentsMargins(0, 0, 4, 0);
    m_list->setSpacing(6);
    m_nothing =
        makeMuted(tr("Imports, trainings, rankings and exports show here while they run and when they are done."));
    m_list->addWidget(m_nothing);
    m_list->addStretch();
    scroll->setWidget(plain);
    layout->addWidget(scroll, 1);

    connect(m_clear, &QPushButton::clicked, this, [this] {
        for (const JobRecord& record : m_session->jobs()) {
            if (isFinished(record.state)) {
                m_session->remove(record.id);
            }
        }
    });
    updateSummary();
}

void JobsPanel::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    for (JobCard* card : std::as_const(m_cards)) {
        delete card;
    }
    m_cards.clear();
    m_session = session;
    if (session) {
        connect(session, &Session::jobChanged, this, [this](const JobRecord& record) { take(record); });
        connect(session, &Session::jobRemoved, this, &JobsPanel::drop);
        for (const JobRecord& record : session->jobs()) {
            take(record);
        }
    }
    updateSummary();
}

void JobsPanel::take(const JobRecord& record) {
    JobCard*& card = m_cards[qs(record.id)];
    const bool isNew = card == nullptr;
    const JobState before = isNew ? record.state : card->record().state;
    if (isNew) {
        card = new JobCard;
        connect(card, &JobCard::stopClicked, this, [this](const std::string& id) { m_session->stop(id); });
        connect(card, &JobCard::pauseClicked, this, [this](const std::string& id) { m_session->pause(id); });
        connect(card, &JobCard::resumeClicked, this, [this](const std::string& id) { m_session->resume(id); });
        // Queued: the button whose click this is goes with its card.
        connect(
            card, &JobCard::removeClicked, this, [this](const std::string& id) { m_session->remove(id); },
            Qt::QueuedConnection);
    }
    card->setRecord(record);
    if (isNew || before != record.state) {
        arrange();
        updateSummary();
    }
}

void JobsPanel::drop(const QString& id) {
    if (JobCard* card = m_cards.take(id)) {
        m_list->removeWidget(card);
        card->deleteLater();
    }
    updateSummary();
}

void JobsPanel::arrange() {
    std::vector<JobCard*> cards(m_cards.cbegin(), m_cards.cend());
    std::sort(cards.begin(), cards.end(),
              [](const JobCard* a, const JobCard* b) { return isBefore(a->record(), b->record()); });
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const int place = static_cast<int>(i);
        if (m_list->indexOf(cards[i]) != place) {
            m_list->insertWidget(place, cards[i]);
        }
    }
}

void JobsPanel::updateSummary() {
    int running = 0;
    int waiting = 0;
    int paused = 0;
    int ended = 0;
    for (const JobCard* card : std::as_const(m_cards)) {
        const JobState state = card->record().state;
        running += state == JobState::Running ? 1 : 0;
        waiting += state == JobState::Queued ? 1 : 0;
        paused += state == JobState::Paused ? 1 : 0;
        ended += isFinished(state) ? 1 : 0;
    }
    QStringList parts;
    if (running > 0) {
        parts << tr("%1 running").arg(running);
    }
    if (waiting > 0) {
        parts << tr("%1 waiting").arg(waiting);
    }
    if (paused > 0) {
        parts << tr("%1 paused").arg(paused);
    }
    if (ended > 0) {
        parts << tr("%1 ended").arg(ended);
    }
    m_summary->setText(parts.isEmpty() ? tr("No jobs") : parts.join(QStringLiteral("  ·  ")));
    m_clear->setVisible(ended > 0);
    m_nothing->setVisible(m_cards.isEmpty());
}

}  // namespace docent
