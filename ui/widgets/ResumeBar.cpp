// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ResumeBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "support/CoreText.h"
#include "support/Role.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr qsizetype mostLines = 3;
constexpr int mostListed = 3;
constexpr int rowPadding = 9;

/// Whether Docent ended under the job, by a crash, a kill or a power cut, rather than by being closed.
bool wasInterrupted(const JobRecord& job) {
    for (auto event = job.events.rbegin(); event != job.events.rend(); ++event) {
        if (event->kind == JobEventKind::Interrupted) {
            return true;
        }
        if (event->kind == JobEventKind::Paused || event->kind == JobEventKind::Resumed) {
            return false;
        }
    }
    return false;
}

QString howFar(const JobRecord& job) {
    const QString title = coreText(jobTitle(job.spec));
    const Progress& progress = job.progress;
    if (progress.total <= 0 || progress.done <= 0) {
        return progress.stage.empty() ? QObject::tr("%1 had not begun").arg(title)
                                      : QObject::tr("%1 had just begun").arg(title);
    }
    const double share = std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
    return QObject::tr("%1 was at %2 (%3)").arg(title, percent(share, 0), coreText(progress.stage));
}

}  // namespace

ResumeOffer resumeOffer(const QVector<JobRecord>& jobs) {
    ResumeOffer offer;
    const bool isCrash = std::any_of(jobs.begin(), jobs.end(), wasInterrupted);
    const auto count = static_cast<std::int64_t>(jobs.size());
    offer.heading = isCrash ? counted(count, QObject::tr("Docent ended while a job was under way."),
                                      QObject::tr("Docent ended while %1 jobs were under way."))
                            : counted(count, QObject::tr("A job was paused when this workspace was closed."),
                                      QObject::tr("%1 jobs were paused when this workspace was closed."));
    for (const JobRecord& job : jobs) {
        offer.lines << howFar(job);
    }
    return offer;
}

ResumeBar::ResumeBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("resumeBar"));
    setRole(this, Role::Bar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 10, 8);
    row->setSpacing(8);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    m_heading = makeHeading({});
    m_heading->setObjectName(QStringLiteral("resumeText"));
    column->addWidget(m_heading);
    m_lines = new QLabel;
    m_lines->setObjectName(QStringLiteral("resumeLines"));
    m_lines->setWordWrap(true);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_lines);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("resumeList"));
    m_list->setAccessibleName(tr("Jobs to resume"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    column->addWidget(m_list);
    row->addLayout(column, 1);
    m_resume = makePrimary(tr("Resume all"), QStringLiteral("resumeAll"));
    m_choose = makeButton(tr("Choose…"), {}, QStringLiteral("resumeChoose"));
    QPushButton* later = makeButton(tr("Not now"), {}, QStringLiteral("resumeLater"));
    later->setToolTip(tr("They stay paused under Jobs, and can be resumed there at any time."));
    for (QPushButton* button : {m_resume, m_choose, later}) {
        row->addWidget(button, 0, Qt::AlignTop);
    }
    connect(m_resume, &QPushButton::clicked, this, &ResumeBar::resume);
    connect(m_choose, &QPushButton::clicked, this, &ResumeBar::choose);
    connect(later, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        bool any = false;
        for (int i = 0; i < m_list->count(); ++i) {
            any = any || m_list->item(i)->checkState() == Qt::Checked;
        }
        m_resume->setEnabled(any);
    });
    hide();
}

void ResumeBar::offer(const QVector<JobRecord>& jobs) {
    m_jobs = jobs;
    const ResumeOffer offer = resumeOffer(jobs);
    m_heading->setText(offer.heading);
    QStringList lines = offer.lines.mid(0, mostLines);
    if (offer.lines.size() > mostLines) {
        lines << counted(offer.lines.size() - mostLines, tr("and one more"), tr("and %1 more"));
    }
    m_lines->setText(lines.join(QLatin1Char('\n')));
    m_lines->show();
    m_list->hide();
    m_resume->setText(jobs.size() == 1 ? tr("Resume it") : tr("Resume all"));
    m_resume->setEnabled(true);
    m_choose->setVisible(jobs.size() > 1);
    setVisible(!jobs.isEmpty());
}

void ResumeBar::choose() {
    m_list->clear();
    for (const QString& line : resumeOffer(m_jobs).lines) {
        auto* item = new QListWidgetItem(line, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setSizeHint(QSize(0, fontMetrics().height() + rowPadding));
    }
    m_lines->hide();
    m_choose->hide();
    m_list->setFixedHeight((m_list->sizeHintForRow(0) + 1) * std::min(mostListed, m_list->count()) + 4);
    m_list->show();
    m_list->setCurrentRow(0);
    m_list->setFocus();
    m_resume->setText(tr("Resume these"));
}

void ResumeBar::resume() {
    QStringList ids;
    for (int i = 0; i < m_jobs.size(); ++i) {
        if (!m_list->isVisibleTo(this) || m_list->item(i)->checkState() == Qt::Checked) {
            ids << qs(m_jobs[i].id);
        }
    }
    hide();
    Q_EMIT resumeRequested(ids);
}

}  // namespace docent
