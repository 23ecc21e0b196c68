// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/JobsNote.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include "support/Session.h"
#include "support/StrategyText.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {
constexpr int margin = 6;
}

JobsNote::JobsNote(QWidget* parent) : QPushButton(parent) {
    setObjectName(QStringLiteral("jobsNote"));
    setFlat(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Show the list of jobs"));
    hide();
}

void JobsNote::setSession(const Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::jobChanged, this, &JobsNote::refresh);
        connect(session, &Session::jobsRemoved, this, &JobsNote::refresh);
    }
    refresh();
}

void JobsNote::setListShown(bool shown) {
    m_isListShown = shown;
    refresh();
}

void JobsNote::refresh() {
    const JobRecord* running = nullptr;
    int others = 0;
    int paused = 0;
    if (m_session) {
        for (const JobRecord& job : m_session->jobs()) {
            running = job.state == JobState::Running ? &job : running;  // the oldest
            others += job.state == JobState::Running || job.state == JobState::Queued ? 1 : 0;
            paused += job.state == JobState::Paused ? 1 : 0;
        }
    }
    others -= running ? 1 : 0;
    m_lines.clear();
    if (running) {
        const Progress& progress = running->progress;
        QString text = stageText(progress.stage);
        if (progress.total > 0) {
            text +=
                QLatin1Char(' ') + percent(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0);
        }
        m_lines << text;
        if (running->etaSeconds >= 0) {
            m_lines << tr("%1 left").arg(duration(running->etaSeconds));
        }
    }
    if (others > 0) {
        m_lines << counted(others, tr("1 more job"), tr("%1 more jobs"));
    }
    if (paused > 0) {
        m_lines << counted(paused, tr("1 job is paused"), tr("%1 jobs are paused"));
    }
    setAccessibleName(tr("Jobs: %1").arg(m_lines.join(QStringLiteral(", "))));
    setVisible(!m_isListShown && !m_lines.isEmpty());
    updateGeometry();
    update();
}

QSize JobsNote::minimumSizeHint() const {
    return {0, static_cast<int>(m_lines.size()) * fontMetrics().height() + 2 * margin};
}

void JobsNote::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    if (option.state.testFlag(QStyle::State_MouseOver) || isDown()) {
        painter.fillRect(rect(), themeColours().selected);
    }
    if (hasFocus()) {
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    }
    painter.setPen(themeColours().muted);
    QRect line = rect().adjusted(margin, margin, -margin, 0);
    line.setHeight(fontMetrics().height());
    for (const QString& text : std::as_const(m_lines)) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text, Qt::ElideMiddle, line.width()));
        line.translate(0, line.height());
    }
}

}  // namespace docent
