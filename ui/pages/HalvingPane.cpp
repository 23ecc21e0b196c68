// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/HalvingPane.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "plots/HalvingPlot.h"
#include "support/Glossary.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"

namespace docent {

QString halvingText(const RankingResult& ranking) {
    QStringList rounds;
    for (const HalvingRound& round : ranking.rounds) {
        rounds << counted(round.models, HalvingPane::tr("1 model on %2"), HalvingPane::tr("%1 models on %2"))
                      .arg(number(round.examples));
    }
    QString text = HalvingPane::tr(
                       "After each round the models that are behind by more than noise are dropped, and of "
                       "the others as many go on as the budget has passes for: %1 of %2 pictures.")
                       .arg(rounds.join(QStringLiteral(", ")), number(ranking.images));
    if (ranking.wholePasses > 0 && ranking.cost.forwardPasses > 0) {
        text +=
            QLatin1Char(' ') +
            HalvingPane::tr("That took %1 of the %2 image passes of a whole ranking (%3).")
                .arg(number(ranking.cost.forwardPasses), number(ranking.wholePasses),
                     percent(static_cast<double>(ranking.cost.forwardPasses) / static_cast<double>(ranking.wholePasses),
                             0));
    }
    const auto unranked = std::count_if(ranking.models.begin(), ranking.models.end(),
                                        [](const RankedModel& model) { return model.fate == RankedFate::Unranked; });
    if (unranked > 0) {
        text += QLatin1Char(' ') +
                counted(unranked,
                        HalvingPane::tr("1 model was dropped within noise of the best; with a larger budget it is "
                                        "looked at longer."),
                        HalvingPane::tr("%1 models were dropped within noise of the best; with a larger budget they "
                                        "are looked at longer."));
    }
    return text;
}

HalvingPane::HalvingPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("ranking"));
    m_empty->setText({}, {}, tr("Rank by &halving"));
    m_empty->button()->setObjectName(QStringLiteral("rankByHalving"));
    m_stack->addWidget(m_empty);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("halvingText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setToolTip(explain(Term::ImagePasses));
    column->addWidget(m_text);
    m_plot = new HalvingPlot;
    m_plot->setObjectName(QStringLiteral("halvingPlot"));
    m_plot->setAccessibleName(tr("Score of each model over the pictures that it has seen"));
    column->addWidget(m_plot, 1);
    m_stack->addWidget(content);
    connect(m_plot, &HalvingPlot::currentKeyChanged, this, &HalvingPane::modelClicked);
    connect(m_empty->button(), &QPushButton::clicked, this, &HalvingPane::halvingRequested);
    setRanking(nullptr);
}

void HalvingPane::setRanking(const std::shared_ptr<const RankingResult>& ranking) {
    const bool isHalved = ranking && !ranking->rounds.empty();
    m_stack->setCurrentIndex(isHalved ? 1 : 0);
    const bool wasAsked = ranking && ranking->options.halving && !isHalved;
    m_empty->setText(tr("All models saw all pictures"),
                     wasAsked ? tr("Halving would have saved nothing: the task has too few pictures to rank on a part "
                                   "of them, or nearly all embeddings were there already. The log of the job tells.")
                              : tr("By halving, the models that are behind are dropped after a part of the pictures, "
                                   "which takes about a quarter of the time where nothing is in the cache."),
                     tr("Rank by &halving"));
    m_empty->button()->setVisible(!wasAsked);
    if (isHalved) {
        m_text->setText(halvingText(*ranking));
    }
    m_plot->setChart(isHalved ? halvingChart(*ranking) : HalvingChart{});
}

void HalvingPane::selectModel(const QString& model) {
    m_plot->setCurrentKey(model);
}

void HalvingPane::setReady(bool ready, const QString& why) {
    m_empty->button()->setEnabled(ready);
    m_empty->button()->setToolTip(why);
}

bool HalvingPane::hasChart() const {
    return m_stack->currentIndex() == 1;
}

}  // namespace docent
