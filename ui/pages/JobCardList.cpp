// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/JobCardList.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "support/CoreText.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int spacing = 6;
constexpr int dropMarkHeight = 3;
constexpr int scrollMargin = 24;  // pixels from the edge within which dragging scrolls

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

bool isBefore(const JobRecord& a, const JobRecord& b) {
    const int rankA = rankOf(a.state);
    const int rankB = rankOf(b.state);
    if (rankA != rankB) {
        return rankA < rankB;
    }
    if (isFinished(a.state)) {
        return a.finished != b.finished ? a.finished > b.finished : JobIdLess()(b.id, a.id);
    }
    return a.place != b.place ? a.place < b.place : JobIdLess()(a.id, b.id);
}

bool isMovable(JobState state) {
    return state == JobState::Queued || state == JobState::Paused;
}

/// Whether cards change their places, or what they say of others.
bool isRearranged(const JobRecord& before, const JobRecord& after) {
    return before.state != after.state || before.place != after.place || before.finished != after.finished ||
           jobTitle(before.spec) != jobTitle(after.spec);
}

}  // namespace

JobCardList::JobCardList(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("jobsScroll"));
    setAccessibleName(tr("Jobs"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* plain = new QWidget;
    setRole(plain, Role::Plain);
    m_list = new QVBoxLayout(plain);
    m_list->setContentsMargins(0, 0, 4, 0);
    m_list->setSpacing(spacing);
    m_empty = makeMuted({});
    m_list->addWidget(m_empty);
    m_showAll = makeButton({}, {}, QStringLiteral("showAllJobs"));
    m_showAll->setFlat(true);
    m_showAll->hide();
    m_list->addWidget(m_showAll, 0, Qt::AlignLeft);
    m_list->addStretch();
    setWidget(plain);
    m_dropMark = new QFrame(plain);
    m_dropMark->setObjectName(QStringLiteral("dropMark"));
    setRole(m_dropMark, Role::Mark);
    m_dropMark->hide();
    m_rearrange.setSingleShot(true);
    m_rearrange.setInterval(0);
    connect(&m_rearrange, &QTimer::timeout, this, &JobCardList::arrange);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        arrange();
    });
}

void JobCardList::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

void JobCardList::setPausedBefore(PausedBefore pausedBefore) {
    m_pausedBefore = std::move(pausedBefore);
}

void JobCardList::setRecords(const std::vector<JobRecord>& records) {
    qDeleteAll(m_cards);
    m_cards.clear();
    m_records.clear();
    m_current.clear();
    m_showsAll = false;
    for (const JobRecord& record : records) {
        m_records.insert(qs(record.id), record);
    }
    arrange();
}

void JobCardList::put(const JobRecord& record) {
    const QString id = qs(record.id);
    const auto known = m_records.find(id);
    const bool isNew = known == m_records.end();
    const bool rearranged = isNew || isRearranged(*known, record);
    m_records[id] = record;
    if (JobCard* there = card(id)) {
        there->setRecord(record);
    }
    if (rearranged) {
        arrange();
    }
}

void JobCardList::drop(const QString& id) {
    const qsizetype place = m_order.indexOf(id);
    const bool hadFocus = card(id) && card(id)->isAncestorOf(focusWidget());
    const bool wasCurrent = m_current == id;
    m_records.remove(id);
    if (JobCard* gone = m_cards.take(id)) {
        m_list->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
    m_order.removeOne(id);
    m_rearrange.start();  // once for hundreds that are cleared away together
    if ((hadFocus || wasCurrent) && !m_order.isEmpty()) {
        m_current = m_order[std::clamp<qsizetype>(place, 0, m_order.size() - 1)];
        if (hadFocus && card(m_current)) {
            card(m_current)->setFocus();
        }
    }
    Q_EMIT currentChanged();
}

JobCard* JobCardList::makeCard(const JobRecord& record) {
    auto* made = new JobCard;
    const QString id = qs(record.id);
    connect(made, &JobCard::stopClicked, this, [this, id] { Q_EMIT stopClicked(id); });
    connect(made, &JobCard::pauseClicked, this, [this, id] { Q_EMIT pauseClicked(id); });
    connect(made, &JobCard::resumeClicked, this, [this, id] { Q_EMIT resumeClicked(id); });
    connect(made, &JobCard::resumeNeededClicked, this, [this, id] { Q_EMIT resumeNeededClicked(id); });
    // Queued: the button whose click this is goes with its card.
    connect(
        made, &JobCard::removeClicked, this, [this, id] { Q_EMIT removeClicked(id); }, Qt::QueuedConnection);
    connect(made, &JobCard::menuRequested, this, &JobCardList::menuRequested);
    connect(made, &JobCard::focused, this, [this, id, made] {
        ensureWidgetVisible(made, 0, spacing);
        m_current = id;
        Q_EMIT currentChanged();
    });
    connect(made, &JobCard::stepRequested, this, [this, id](int steps) {
        const qsizetype place = m_order.indexOf(id) + steps;
        if (place >= 0 && place < m_order.size() && card(m_order[place])) {
            card(m_order[place])->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(made, &JobCard::moveRequested, this, [this, id](int steps) { move(id, steps); });
    connect(made, &JobCard::dragMoved, this, [this, id](const QPoint& position) { showDropMark(id, position); });
    connect(made, &JobCard::dragEnded, this, [this, id](bool dropped) { endDrag(id, dropped); });
    made->setRecord(record);
    return made;
}

void JobCardList::arrange() {
    QList<const JobRecord*> sorted;
    for (const JobRecord& record : std::as_const(m_records)) {
        sorted << &record;
    }
    std::sort(sorted.begin(), sorted.end(), [](const JobRecord* a, const JobRecord* b) { return isBefore(*a, *b); });
    m_order.clear();
    int ended = 0;
    int shown = 0;
    int waiting = 0;
    for (const JobRecord* record : std::as_const(sorted)) {
        const QString id = qs(record->id);
        m_order << id;
        waiting += record->state == JobState::Queued ? 1 : 0;
        ended += isFinished(record->state) ? 1 : 0;
        if (isFinished(record->state) && ended > mostEnded && !m_showsAll) {
            if (JobCard* tooMany = m_cards.take(id)) {
                m_list->removeWidget(tooMany);
                tooMany->hide();
                tooMany->deleteLater();
            }
            continue;
        }
        JobCard*& made = m_cards[id];
        if (!made) {
            made = makeCard(*record);
        }
        if (m_list->itemAt(shown)->widget() != made) {
            m_list->insertWidget(shown, made);
        }
        ++shown;
    }
    for (const JobRecord* record : std::as_const(sorted)) {
        if (JobCard* there = card(qs(record->id))) {
            there->setMovable(record->state == JobState::Queued && waiting > 1);
        }
    }
    m_showAll->setVisible(!m_showsAll && ended > mostEnded);
    m_showAll->setText(tr("Show all %1 jobs that ended").arg(number(ended)));
    m_empty->setVisible(m_order.isEmpty());
    showBlocked();
    Q_EMIT currentChanged();
}

/// What each waits for. A job behind one that is paused would wait for ever: its card says so, and offers a way on.
void JobCardList::showBlocked() {
    for (const JobRecord& record : std::as_const(m_records)) {
        JobCard* there = card(qs(record.id));
        if (!there) {
            continue;
        }
        QStringList before;
        for (const std::string& id : record.after) {
            const auto other = m_records.constFind(qs(id));
            if (other != m_records.constEnd() && !isFinished(other->state)) {
                before << coreText(jobTitle(other->spec));
            }
        }
        there->setWaitsFor(before);
        QStringList paused;
        const bool waits = record.state == JobState::Queued && !record.after.empty() && m_pausedBefore;
        for (const JobRecord& other : waits ? m_pausedBefore(record) : std::vector<JobRecord>()) {
            paused << tr("“%1” (job %2)").arg(coreText(jobTitle(other.spec)), qs(other.id));
        }
        there->setBlocked(paused.isEmpty() ? QString()
                          : paused.size() == 1
                              ? tr("Waits for %1, which is paused.").arg(paused.first())
                              : tr("Waits for these, which are paused: %1.").arg(paused.join(QStringLiteral(", "))));
    }
}

// --- the current one -----------------------------------------------------------------------------------------------

QString JobCardList::currentId() const {
    return m_records.contains(m_current) ? m_current : m_order.value(0);
}

void JobCardList::setCurrent(const QString& id) {
    if (JobCard* there = card(id)) {
        there->setFocus(Qt::OtherFocusReason);
    }
    m_current = id;
    Q_EMIT currentChanged();
}

// --- another order -------------------------------------------------------------------------------------------------

QStringList JobCardList::movableWith(const QString& id) const {
    QStringList ids;
    const auto own = m_records.constFind(id);
    if (own == m_records.constEnd() || !isMovable(own->state)) {
        return ids;
    }
    for (const QString& other : m_order) {
        if (m_records[other].state == own->state) {
            ids << other;
        }
    }
    return ids;
}

bool JobCardList::canMove(const QString& id, int steps) const {
    const QStringList ids = movableWith(id);
    const qsizetype place = ids.indexOf(id) + steps;
    return !ids.isEmpty() && place >= 0 && place < ids.size();
}

void JobCardList::move(const QString& id, int steps) {
    if (canMove(id, steps)) {
        // Behind the next one is before the one after that.
        moveTo(id, static_cast<int>(movableWith(id).indexOf(id)) + (steps > 0 ? steps + 1 : steps));
    }
}

void JobCardList::moveToEnd(const QString& id, bool front) {
    moveTo(id, front ? 0 : static_cast<int>(movableWith(id).size()));
}

/// `place`: of the job that it is put before, counted among those of its state.
void JobCardList::moveTo(const QString& id, int place) {
    const QStringList ids = movableWith(id);
    const auto own = static_cast<int>(ids.indexOf(id));
    if (own >= 0 && place != own && place != own + 1) {
        Q_EMIT moved(id, ids.value(place));
    }
}

void JobCardList::showDropMark(const QString& id, const QPoint& globalPosition) {
    const QPoint position = widget()->mapFromGlobal(globalPosition);
    ensureVisible(position.x(), position.y(), 0, scrollMargin);
    const QStringList ids = movableWith(id);
    m_dropPlace = 0;
    int y = 0;
    for (const QString& other : ids) {
        const JobCard* there = card(other);
        if (position.y() <= there->geometry().center().y()) {
            y = there->geometry().top() - (spacing + dropMarkHeight) / 2;
            break;
        }
        y = there->geometry().bottom() + (spacing - dropMarkHeight) / 2 + 1;
        ++m_dropPlace;
    }
    m_dropMark->setGeometry(0, std::max(0, y), widget()->width() - 4, dropMarkHeight);
    m_dropMark->raise();
    m_dropMark->show();
}

void JobCardList::endDrag(const QString& id, bool dropped) {
    m_dropMark->hide();
    const int place = std::exchange(m_dropPlace, -1);
    if (dropped && place >= 0) {
        moveTo(id, place);
    }
}

}  // namespace docent
