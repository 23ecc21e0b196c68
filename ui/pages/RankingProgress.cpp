// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingProgress.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>

#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int barSteps = 1000;
constexpr std::array phases = {"decode", "embed", "score"};

int stageOf(const Progress& progress) {
    const auto found = std::find(phases.begin(), phases.end(), progress.phase);
    return found == phases.end() ? -1 : static_cast<int>(found - phases.begin());
}

QString detailOf(const JobRecord& record) {
    const Progress& progress = record.progress;
    if (record.state == JobState::Queued) {
        return RankingProgress::tr("Waits for the jobs before it");
    }
    QStringList parts;
    if (progress.parts > 0) {
        parts << RankingProgress::tr("%1 of %2 models done").arg(number(progress.partsDone), number(progress.parts));
        if (progress.partsReused > 0) {
            parts << RankingProgress::tr("%1 of them from the cache").arg(number(progress.partsReused));
        }
    }
    if (progress.total > 0) {
        parts << RankingProgress::tr("%1 of %2 image passes").arg(number(progress.done), number(progress.total));
    }
    if (progress.imagesPerSecond > 0) {
        parts << RankingProgress::tr("%1 pictures a second")
                     .arg(number(static_cast<std::int64_t>(progress.imagesPerSecond + 0.5)));
    }
    return parts.isEmpty() ? RankingProgress::tr("Starting…") : parts.join(QStringLiteral("  ·  "));
}

}  // namespace

RankingProgress::RankingProgress(QWidget* parent) : QFrame(parent), m_stages{} {
    setObjectName(QStringLiteral("rankingProgress"));
    setRole(this, Role::Card);
    setAccessibleName(tr("Progress of the ranking"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 10, 12);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->setSpacing(18);
    const std::array<QString, 3> names = {QStringLiteral("rankStageDecode"), QStringLiteral("rankStageEmbed"),
                                          QStringLiteral("rankStageScore")};
    const std::array<QString, 3> tips = {
        tr("The pictures of the task are read once and kept in the size that the models take."),
        explain(Term::Embedding), explain(Term::Score)};
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        m_stages[i] = new QLabel;
        m_stages[i]->setObjectName(names[i]);
        m_stages[i]->setToolTip(tips[i]);
        top->addWidget(m_stages[i]);
    }
    top->addStretch();
    m_eta = makeMuted({}, false);
    m_eta->setObjectName(QStringLiteral("rankingEta"));
    top->addWidget(m_eta);
    m_stop = makeButton(tr("&Stop"), QStringLiteral("stop"), QStringLiteral("stopRanking"));
    m_stop->setToolTip(tr("Stop ranking. What is embedded by now stays in the cache."));
    top->addWidget(m_stop);
    layout->addLayout(top);
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("rankingBar"));
    m_bar->setAccessibleName(tr("Image passes done"));
    m_bar->setTextVisible(false);
    layout->addWidget(m_bar);
    m_detail = makeMuted({});
    m_detail->setObjectName(QStringLiteral("rankingDetail"));
    m_detail->setToolTip(explain(Term::ImagePasses));
    layout->addWidget(m_detail);
}

void RankingProgress::showStages(int current) {
    const std::array<QString, 3> titles = {tr("Decode"), tr("Embed"), tr("Score")};
    for (int i = 0; i < static_cast<int>(m_stages.size()); ++i) {
        QLabel* label = m_stages[static_cast<std::size_t>(i)];
        const QString title = titles[static_cast<std::size_t>(i)];
        // Signs and weight, not colour, tell what is done and what is under way.
        label->setText(i < current    ? QStringLiteral("✓ %1").arg(title)
                       : i == current ? QStringLiteral("▸ %1").arg(title)
                                      : QStringLiteral("%1. %2").arg(i + 1).arg(title));
        label->setAccessibleName(i < current    ? tr("%1: done").arg(title)
                                 : i == current ? tr("%1: under way").arg(title)
                                                : tr("%1: to come").arg(title));
        QFont font = label->font();
        font.setWeight(i == current ? QFont::DemiBold : QFont::Normal);
        label->setFont(font);
        label->setEnabled(i <= current);
    }
}

void RankingProgress::setRecord(const JobRecord& record) {
    const Progress& progress = record.progress;
    const bool running = record.state == JobState::Running;
    showStages(running ? std::max(0, stageOf(progress)) : -1);
    const bool known = running && progress.total > 0;
    m_bar->setRange(0, known || !running ? barSteps : 0);  // a range of nothing moves: length unknown
    m_bar->setValue(known ? static_cast<int>(barSteps * std::clamp(static_cast<double>(progress.done) /
                                                                       static_cast<double>(progress.total),
                                                                   0.0, 1.0))
                          : 0);
    m_detail->setText(detailOf(record));
    setAccessibleDescription(m_detail->text());
    m_eta->setText(running && record.etaSeconds >= 0 ? tr("%1 left").arg(duration(record.etaSeconds)) : QString());
}

}  // namespace docent
