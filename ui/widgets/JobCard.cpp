// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/JobCard.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "support/CoreText.h"
#include "support/Role.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"
#include "widgets/LiveLabel.h"

namespace docent {
namespace {

constexpr int barSteps = 1000;
constexpr std::size_t notesOfUnfinished = 3;  // the log has them all

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

/// Hides what is empty, and does not ask for a new layout where nothing changes.
void showText(QLabel* label, const QString& text) {
    if (label->text() != text) {
        label->setText(text);
    }
    label->setVisible(!text.isEmpty());
}

}  // namespace

JobCard::JobCard(QWidget* parent) : QFrame(parent) {
    setRole(this, Role::Card);
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 9);
    layout->setSpacing(5);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    m_grip = new QLabel;
    m_grip->setObjectName(QStringLiteral("jobGrip"));
    m_grip->setToolTip(tr("Drag it to another place, or press Alt+Up and Alt+Down"));
    m_grip->setCursor(Qt::OpenHandCursor);
    m_grip->hide();
    top->addWidget(m_grip);
    m_icon = new QLabel;
    top->addWidget(m_icon);
    m_title = new ElidedLabel;
    setRole(m_title, Role::Strong);
    top->addWidget(m_title, 1);
    m_state = makeMuted({}, false);
    m_state->setObjectName(QStringLiteral("jobState"));
    top->addWidget(m_state);
    m_pause = addButton(QStringLiteral("pause"), QStringLiteral("pauseJob"), tr("Pause, and go on later"));
    m_resume = addButton(QStringLiteral("resume"), QStringLiteral("resumeJob"), tr("Go on"));
    m_stop = addButton(QStringLiteral("stop"), QStringLiteral("stopJob"), tr("Stop"));
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
    bottom->setSpacing(16);
    m_detail = new LiveLabel;
    m_detail->setObjectName(QStringLiteral("jobDetail"));
    bottom->addWidget(m_detail, 1);
    m_facts = new LiveLabel(Qt::AlignRight);
    m_facts->setObjectName(QStringLiteral("jobFacts"));
    bottom->addWidget(m_facts);
    layout->addLayout(bottom);

    m_blocked = new QWidget;
    auto* row = new QHBoxLayout(m_blocked);
    row->setContentsMargins(0, 0, 0, 0);
    m_blockedText = new QLabel;
    m_blockedText->setObjectName(QStringLiteral("jobBlocked"));
    m_blockedText->setWordWrap(true);
    row->addWidget(m_blockedText, 1);
    QPushButton* resumeNeeded =
        makeButton(tr("Resume it too"), QStringLiteral("resume"), QStringLiteral("resumeNeeded"));
    row->addWidget(resumeNeeded);
    m_blocked->hide();
    layout->addWidget(m_blocked);

    m_notes = makeMuted({});
    m_notes->setObjectName(QStringLiteral("jobNotes"));
    m_notes->hide();
    layout->addWidget(m_notes);

    m_error = new QLabel;
    m_error->setObjectName(QStringLiteral("jobError"));
    setRole(m_error, Role::Problem);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_error);

    connect(m_pause, &QToolButton::clicked, this, [this] { Q_EMIT pauseClicked(m_record.id); });
    connect(m_resume, &QToolButton::clicked, this, [this] { Q_EMIT resumeClicked(m_record.id); });
    connect(m_stop, &QToolButton::clicked, this, [this] { Q_EMIT stopClicked(m_record.id); });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeClicked(m_record.id); });
    connect(resumeNeeded, &QPushButton::clicked, this, [this] { Q_EMIT resumeNeededClicked(m_record.id); });
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
    const bool stateChanged = m_isNew || record.state != m_record.state || record.finished != m_record.finished ||
                              record.error != m_record.error || record.result != m_record.result;
    const bool notesChanged = stateChanged || record.notes != m_record.notes;
    m_isNew = false;
    m_record = record;
    if (stateChanged) {
        showState();
    }
    if (notesChanged) {
        showNotes();
    }
    showProgress();
}

void JobCard::showState() {
    const JobState state = m_record.state;
    setObjectName(QStringLiteral("job_") + qs(m_record.id));
    const QString title = coreText(jobTitle(m_record.spec));
    setAccessibleName(tr("Job %1: %2, %3").arg(qs(m_record.id), title, stateText(state)));
    m_title->setFullText(title);
    showIcons();
    m_state->setText(stateText(state));
    m_state->setToolTip(m_record.finished.empty() ? tr("Queued %1").arg(localTime(m_record.created))
                                                  : tr("Ended %1").arg(localTime(m_record.finished)));
    showText(m_error, state == JobState::Failed ? coreText(m_record.error) : QString());
    const QString stop = stopText(m_record.spec);
    m_stop->setToolTip(stop);
    m_stop->setAccessibleName(stop);
    m_pause->setVisible(state == JobState::Running || state == JobState::Queued);
    m_resume->setVisible(state == JobState::Paused || state == JobState::Failed || state == JobState::Cancelled);
    m_stop->setVisible(!isFinished(state));
    m_remove->setVisible(isFinished(state) || state == JobState::Paused);
    m_facts->setVisible(state == JobState::Running);
}

void JobCard::showIcons() {
    const QSize size(16, 16);
    m_icon->setPixmap(icon(stateIcon(m_record.state)).pixmap(size, devicePixelRatioF()));
    m_grip->setPixmap(icon(QStringLiteral("grip")).pixmap(size, devicePixelRatioF()));
}

/// Pixmaps keep the colour that they were drawn in.
void JobCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isNew) {
        showIcons();
    }
}

void JobCard::showProgress() {
    const Progress& progress = m_record.progress;
    const bool known = progress.total > 0;
    const bool showBar = m_record.state == JobState::Running || (m_record.state == JobState::Paused && known);
    m_bar->setVisible(showBar);
    if (showBar) {
        // A range of nothing shows a moving bar: under way, length unknown.
        if (const int most = known ? barSteps : 0; m_bar->maximum() != most) {
            m_bar->setRange(0, most);
        }
        if (known) {
            const double part = static_cast<double>(progress.done) / static_cast<double>(progress.total);
            m_bar->setValue(static_cast<int>(barSteps * std::clamp(part, 0.0, 1.0)));
        }
    }
    const bool waits = m_record.state == JobState::Queued && !isOnCluster(m_record) && !m_waitsFor.isEmpty();
    const QString detail =
        !waits ? detailText(m_record)
        : m_waitsFor.size() == 1
            ? tr("Waits for “%1”").arg(m_waitsFor.first())
            : tr("Waits for “%1” and %2 more").arg(m_waitsFor.first(), number(m_waitsFor.size() - 1));
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty() && m_blocked->isHidden());
    m_facts->setText(factsText(m_record));
}

void JobCard::showNotes() {
    const std::vector<std::string>& notes = m_record.notes;
    const std::size_t most = isFinished(m_record.state) ? 1 : notesOfUnfinished;
    QStringList lines;
    for (std::size_t i = notes.size() - std::min(notes.size(), most); i < notes.size(); ++i) {
        lines << coreText(notes[i]);
    }
    showText(m_notes, lines.join(QLatin1Char('\n')));
    m_notes->setToolTip(notes.size() > most ? qsList(notes).join(QLatin1Char('\n')) : QString());
}

void JobCard::setBlocked(const QString& text) {
    showText(m_blockedText, text);
    m_blocked->setVisible(!text.isEmpty());
    m_detail->setVisible(!m_detail->text().isEmpty() && text.isEmpty());  // which would say the same
}

void JobCard::setWaitsFor(const QStringList& titles) {
    if (titles != m_waitsFor) {
        m_waitsFor = titles;
        showProgress();
    }
}

void JobCard::setMovable(bool movable) {
    m_movable = movable;
    m_grip->setVisible(movable);
}

void JobCard::contextMenuEvent(QContextMenuEvent* event) {
    setFocus(Qt::MouseFocusReason);
    Q_EMIT menuRequested(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(QPoint(24, 24))
                                                                        : event->globalPos());
}

void JobCard::focusInEvent(QFocusEvent* event) {
    QFrame::focusInEvent(event);
    Q_EMIT focused();
}

void JobCard::keyPressEvent(QKeyEvent* event) {
    const bool isUp = event->key() == Qt::Key_Up;
    if (m_dragging && event->key() == Qt::Key_Escape) {
        endDrag(false);
    } else if (isUp || event->key() == Qt::Key_Down) {
        const int steps = isUp ? -1 : 1;
        (event->modifiers() & Qt::AltModifier) ? Q_EMIT moveRequested(steps) : Q_EMIT stepRequested(steps);
    } else if (event->key() == Qt::Key_Delete && !m_remove->isHidden()) {
        Q_EMIT removeClicked(m_record.id);
    } else {
        QFrame::keyPressEvent(event);
    }
}

void JobCard::mousePressEvent(QMouseEvent* event) {
    QFrame::mousePressEvent(event);
    if (event->button() == Qt::LeftButton) {
        m_pressed = event->pos();
        event->accept();
    }
}

void JobCard::mouseMoveEvent(QMouseEvent* event) {
    if (!m_movable || !(event->buttons() & Qt::LeftButton)) {
        return;
    }
    if (!m_dragging && (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_dragging) {
        Q_EMIT dragMoved(event->globalPosition().toPoint());
    }
}

void JobCard::mouseReleaseEvent(QMouseEvent* event) {
    QFrame::mouseReleaseEvent(event);
    if (m_dragging && event->button() == Qt::LeftButton) {
        endDrag(true);
    }
}

void JobCard::endDrag(bool dropped) {
    m_dragging = false;
    unsetCursor();
    Q_EMIT dragEnded(dropped);
}

}  // namespace docent
