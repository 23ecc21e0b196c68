// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ProxiesPane.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "selection/ProxyAgreement.h"
#include "support/ColourMap.h"
#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {

namespace {

/// With two digits, never "-0.00".
QString tauText(double tau) {
    return std::isfinite(tau) ? QLocale().toString(std::round(100 * tau) / 100 + 0.0, 'f', 2) : QStringLiteral("–");
}

/// Places from the best, of all models that have a score by this proxy; equals share the better place. 0 = no score.
std::vector<int> placesBy(const RankingResult& ranking, std::size_t proxy) {
    std::vector<int> places;
    for (const RankedModel& model : ranking.models) {
        const double own = proxyScore(model, proxy);
        const auto better = std::count_if(ranking.models.begin(), ranking.models.end(), [&](const RankedModel& other) {
            return proxyScore(other, proxy) > own;  // never of a score that is not there
        });
        places.push_back(std::isfinite(own) ? static_cast<int>(better) + 1 : 0);
    }
    return places;
}

}  // namespace

ProxiesPane::ProxiesPane(QWidget* parent) : QWidget(parent) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 8, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("ranking"));
    showQuestion();
    m_empty->button()->setObjectName(QStringLiteral("compareProxies"));
    m_stack->addWidget(m_empty);
    m_halves = new QSplitter(Qt::Vertical);
    m_halves->setObjectName(QStringLiteral("proxyHalves"));
    m_halves->setHandleWidth(10);
    m_halves->setChildrenCollapsible(false);
    auto* lower = new QWidget;
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* heading = new QLabel(tr("How far the orders agree: weighted Kendall's τ, 1 = the same order"));
    heading->setToolTip(explain(Term::KendallTau));
    column->addWidget(heading);
    m_agreement = new QTableWidget;
    m_agreement->setObjectName(QStringLiteral("proxyMatrix"));
    m_agreement->setAccessibleName(tr("Agreement of the proxies"));
    m_agreement->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_agreement->setSelectionMode(QAbstractItemView::SingleSelection);
    m_agreement->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_agreement->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_agreement->setShowGrid(false);
    column->addWidget(m_agreement, 1);
    m_halves->addWidget(lower);
    m_stack->addWidget(m_halves);
    connect(m_empty->button(), &QPushButton::clicked, this, &ProxiesPane::compareRequested);
}

void ProxiesPane::setReady(bool ready, const QString& why) {
    m_empty->button()->setEnabled(ready);
    m_empty->button()->setToolTip(why);
}

void ProxiesPane::setRanking(std::shared_ptr<const RankingResult> ranking) {
    m_ranking = std::move(ranking);
    const bool hasOthers = m_ranking && !m_ranking->otherProxies.empty();
    m_stack->setCurrentIndex(hasOthers ? 1 : 0);
    showQuestion();
    if (hasOthers) {
        makeTable();
        fillAgreement();
    }
}

void ProxiesPane::showQuestion() {
    const bool halved = m_ranking && !m_ranking->rounds.empty();
    m_empty->setText(tr("Do other proxies say the same?"),
                     halved
                         ? tr("Score the models by every proxy and see how far they agree. This ranks the task again, "
                              "without halving: each model looks at all pictures that it has not seen yet.")
                         : tr("Score the same embeddings by every proxy and see how far they agree. Nothing is "
                              "embedded again."),
                     tr("&Compare all proxies"));
}

void ProxiesPane::makeTable() {
    const std::vector<std::string> proxies = proxyNames(*m_ranking);
    QVector<RecordColumn> columns{{.title = tr("Model"), .stretch = true}};
    for (const std::string& proxy : proxies) {
        columns << RecordColumn{.title = proxyTitle(proxy), .numeric = true, .toolTip = proxySummary(proxy)};
    }
    auto* table = new RecordTable(columns);
    table->setObjectName(QStringLiteral("proxyScores"));
    table->setAccessibleName(tr("Scores of the models by each proxy"));
    std::vector<std::vector<int>> places;
    std::vector<bool> isDecided;
    for (std::size_t proxy = 0; proxy < proxies.size(); ++proxy) {
        places.push_back(placesBy(*m_ranking, proxy));
        const auto& of = places.back();
        // Where all are equal, such as two classes that every model tells apart, none is the best.
        isDecided.push_back(std::any_of(of.begin(), of.end(), [](int place) { return place > 1; }));
    }
    QVector<Record> records;
    for (std::size_t m = 0; m < m_ranking->models.size(); ++m) {
        const RankedModel& model = m_ranking->models[m];
        const QString name = qs(model.name);
        Record record{.key = name,
                      .cells = {{model.kind == ModelKind::Baseline ? tr("%1 (baseline)").arg(name) : name}}};
        for (std::size_t proxy = 0; proxy < proxies.size(); ++proxy) {
            const double score = proxyScore(model, proxy);
            const int place = places[proxy][m];
            record.cells << RecordCell{.text = proxyScoreText(proxies[proxy], score),
                                       .sortKey = std::isfinite(score) ? score : -1e300,
                                       .toolTip = place > 0
                                                      ? tr("Place %1 by %2").arg(place).arg(proxyTitle(proxies[proxy]))
                                                      : tr("It has no classes of its own"),
                                       .strong = place == 1 && isDecided[proxy]};
        }
        records << record;
    }
    table->setRecords(records);
    connect(table, &RecordTable::currentKeyChanged, this, [this](const QString& key) {
        if (!key.isEmpty()) {
            Q_EMIT modelClicked(key);
        }
    });
    const QString chosen = m_table ? m_table->currentKey() : QString();
    const QList<int> sizes = m_halves->sizes();
    delete m_table;
    m_table = table;
    m_halves->insertWidget(0, m_table);
    m_halves->setSizes(sizes.size() == 2 ? sizes : QList<int>{300, 300});
    selectModel(chosen);
}

void ProxiesPane::fillAgreement() {
    const std::vector<std::string> proxies = proxyNames(*m_ranking);
    const int count = static_cast<int>(proxies.size());
    QStringList titles;
    for (const std::string& proxy : proxies) {
        titles << proxyTitle(proxy);
    }
    m_agreement->clear();
    m_agreement->setRowCount(count);
    m_agreement->setColumnCount(count);
    m_agreement->setHorizontalHeaderLabels(titles);
    m_agreement->setVerticalHeaderLabels(titles);
    const auto put = [this](int row, int column, double tau, const QString& tip) {
        auto* item = new QTableWidgetItem(tauText(tau));
        const QColor ground = std::isfinite(tau) ? divergingColour(0.5 - tau / 2, isDark()) : noValueColour(isDark());
        item->setBackground(ground);
        item->setForeground(textColourOn(ground));
        item->setTextAlignment(Qt::AlignCenter);
        item->setToolTip(tip);
        m_agreement->setItem(row, column, item);
    };
    for (int row = 0; row < count; ++row) {
        for (int column = 0; column < count; ++column) {
            put(row, column, row == column ? 1 : std::nan(""), titles[row]);
        }
    }
    for (const ProxyAgreement& pair : proxyAgreement(*m_ranking)) {
        const int first = static_cast<int>(pair.first);
        const int second = static_cast<int>(pair.second);
        const QString tip = tr("%1 and %2: %3").arg(titles[first], titles[second], tauText(pair.tau));
        put(first, second, pair.tau, tip);
        put(second, first, pair.tau, tip);
    }
}

void ProxiesPane::selectModel(const QString& model) {
    if (m_table && !model.isEmpty()) {
        const QSignalBlocker blocker(m_table);
        m_table->setCurrentKey(model);
    }
}

void ProxiesPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ranking && !m_ranking->otherProxies.empty()) {
        fillAgreement();
    }
}

}  // namespace docent
