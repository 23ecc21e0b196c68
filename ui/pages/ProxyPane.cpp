// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ProxyPane.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <cmath>

#include "plots/ScatterPlot.h"
#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr std::size_t fewPoints = 8;  // below, tau moves by more than a tenth with a single exchange

QString decimal(double value) {
    return QLocale().toString(value, 'f', 2);
}

ScatterData scatterOf(const ProxyCheck& check) {
    ScatterSeries experts{.name = ProxyPane::tr("Experts")};
    ScatterSeries baselines{.name = ProxyPane::tr("Baseline"), .shape = ScatterSeries::Shape::Diamond};
    for (const ProxyPoint& point : check.points) {
        ScatterSeries& series = point.kind == ModelKind::Baseline ? baselines : experts;
        const QString name = qs(point.model);
        series.points.push_back(
            {.key = name,
             .name = point.model == check.recommended ? ProxyPane::tr("%1 (recommended)").arg(name) : name,
             .x = point.score,
             .y = point.accuracy,
             .xLow = point.scoreInterval.low,
             .xHigh = point.scoreInterval.high,
             .yLow = point.accuracyInterval.low,
             .yHigh = point.accuracyInterval.high,
             .tip =
                 ProxyPane::tr("%1: score %2, test accuracy %3 (%4 to %5) in the run %6.")
                     .arg(name, proxyScoreText(check.proxy, point.score), percent(point.accuracy),
                          percent(point.accuracyInterval.low), percent(point.accuracyInterval.high), qs(point.run))});
    }
    ScatterData data{.xName = ProxyPane::tr("Score before fine-tuning"),
                     .yName = ProxyPane::tr("Test accuracy after fine-tuning")};
    data.xIsFraction = check.proxy.empty() || isAccuracyProxy(check.proxy);
    for (ScatterSeries* series : {&experts, &baselines}) {
        if (!series->points.empty()) {
            data.series.push_back(*series);
        }
    }
    return data;
}

}  // namespace

QString agreementText(const ProxyCheck& check) {
    const auto points = static_cast<std::int64_t>(check.points.size());
    if (std::isnan(check.tau)) {
        return ProxyPane::tr(
                   "The %1 fine-tuned models all have the same score or the same accuracy, so there is no order "
                   "to compare.")
            .arg(number(points));
    }
    const QString text = ProxyPane::tr(
                             "Kendall's tau between score and accuracy is %1, with weight on the top %2, "
                             "over %3 fine-tuned models.")
                             .arg(decimal(check.tau), decimal(check.weightedTau), number(points));
    return check.points.size() < fewPoints
               ? text + QLatin1Char(' ') + ProxyPane::tr("So few tell little: one more run can turn it round.")
               : text;
}

QString regretText(const ProxyCheck& check) {
    const QString recommended = qs(check.recommended);
    if (!check.recommendedWasTuned) {
        return ProxyPane::tr("%1, which the ranking recommends, is not fine-tuned yet, so its regret is not known.")
            .arg(recommended);
    }
    if (check.regret <= 0) {
        return ProxyPane::tr("The recommendation, %1, is also the most accurate of them: no regret.").arg(recommended);
    }
    return ProxyPane::tr(
               "Taking the recommendation, %1, instead of %2, which turned out best, costs %3 percentage "
               "points of test accuracy: its regret.")
        .arg(recommended, qs(check.best), QLocale().toString(100 * check.regret, 'f', 1));
}

ProxyPane::ProxyPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("transfer"));
    m_empty->setText(tr("Does the score foretell the accuracy?"),
                     tr("Fine-tune two or more experts to see how well the score foretells accuracy."),
                     tr("Go to &Transfer"));
    // Its button is not the page's: both are there at once.
    m_empty->button()->setObjectName(QStringLiteral("goToTransfer"));
    m_stack->addWidget(m_empty);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_agreement = new QLabel;
    m_agreement->setObjectName(QStringLiteral("proxyAgreement"));
    m_agreement->setWordWrap(true);
    m_agreement->setToolTip(explain(Term::KendallTau));
    column->addWidget(m_agreement);
    m_regret = new QLabel;
    m_regret->setObjectName(QStringLiteral("proxyRegret"));
    m_regret->setWordWrap(true);
    m_regret->setToolTip(explain(Term::Regret));
    column->addWidget(m_regret);
    for (QLabel* label : {m_agreement, m_regret}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_plot = new ScatterPlot;
    m_plot->setObjectName(QStringLiteral("proxyScatter"));
    m_plot->setAccessibleName(tr("Score against test accuracy of the fine-tuned models"));
    column->addWidget(m_plot, 1);
    m_stack->addWidget(content);
    connect(m_plot, &ScatterPlot::currentKeyChanged, this, &ProxyPane::modelClicked);
    connect(m_empty->button(), &QPushButton::clicked, this, &ProxyPane::transferRequested);
}

void ProxyPane::setCheck(const ProxyCheck& check) {
    const bool enough = check.points.size() >= 2;
    m_stack->setCurrentIndex(enough ? 1 : 0);
    if (enough) {
        m_agreement->setText(agreementText(check));
        m_regret->setText(regretText(check));
    }
    m_plot->setData(scatterOf(check));
}

void ProxyPane::selectModel(const QString& model) {
    m_plot->setCurrentKey(model);
}

}  // namespace docent
