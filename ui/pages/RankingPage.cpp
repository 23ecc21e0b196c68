// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "plots/RankingPlot.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {

RankingPage::RankingPage(QWidget* parent) : Page(tr("Ranking"), QStringLiteral("ranking"), parent) {
    setObjectName(QStringLiteral("rankingPage"));
    m_tasks = addChooser(tr("&Task"), QStringLiteral("taskChooser"));
    QPushButton* import = makeButton(tr("&Import task…"), QStringLiteral("import"), QStringLiteral("importTask"));
    header()->addWidget(import);
    header()->addStretch();
    m_rank = makePrimary(tr("&Rank the experts"), QStringLiteral("rankButton"));
    header()->addWidget(m_rank);

    m_recommendation = makeHeading({});
    m_recommendation->setObjectName(QStringLiteral("recommendation"));
    m_recommendation->setWordWrap(true);
    m_recommendation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    content()->addWidget(m_recommendation);
    m_meaning = makeMuted({});
    m_meaning->setObjectName(QStringLiteral("scoreMeaning"));
    content()->addWidget(m_meaning);

    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("rankingSplitter"));
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("rankingScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_plot = new RankingPlot;
    m_plot->setObjectName(QStringLiteral("rankingPlot"));
    m_plot->setAccessibleName(tr("Ranking of the experts"));
    scroll->setWidget(m_plot);
    splitter->addWidget(scroll);
    splitter->addWidget(makeSide());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({700, 400});
    content()->addWidget(splitter, 1);

    connect(m_tasks, &QComboBox::currentTextChanged, this, &RankingPage::refresh);
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(true); });
    connect(m_rank, &QPushButton::clicked, this, &RankingPage::rank);
    connect(m_plot, &RankingPlot::modelClicked, this, &RankingPage::select);
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (m_tasks->count() == 0) {
            Q_EMIT importRequested(true);
        } else if (m_rank->isEnabled()) {
            rank();
        } else {
            Q_EMIT pageRequested(QStringLiteral("labelsPage"));
        }
    });
}

QWidget* RankingPage::makeSide() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_name = makeHeading({});
    m_name->setObjectName(QStringLiteral("expertName"));
    m_name->setWordWrap(true);
    column->addWidget(m_name);
    m_score = new QLabel;
    m_score->setObjectName(QStringLiteral("expertScore"));
    m_score->setProperty("role", "figure");
    column->addWidget(m_score);
    m_facts = makeMuted({});
    m_facts->setObjectName(QStringLiteral("expertFacts"));
    column->addWidget(m_facts);
    column->addSpacing(4);
    auto* buttons = new QHBoxLayout;
    m_fineTune = makePrimary(tr("&Fine-tune this one"), QStringLiteral("fineTune"));
    m_showNode = makeButton(tr("Show on &Labels page"), QStringLiteral("labels"), QStringLiteral("showNode"));
    buttons->addWidget(m_fineTune);
    buttons->addWidget(m_showNode);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addSpacing(6);
    m_classes = new RecordTable({{.title = tr("Class of the task"), .stretch = true},
                                 {.title = tr("Score"),
                                  .numeric = true,
                                  .toolTip = tr("Pictures whose nearest other picture has their class")}});
    m_classes->setObjectName(QStringLiteral("classScores"));
    m_classes->setAccessibleName(tr("Score of each class"));
    column->addWidget(m_classes, 1);
    connect(m_fineTune, &QPushButton::clicked, this,
            [this] { Q_EMIT fineTuneRequested(m_tasks->currentText(), m_plot->selectedModel()); });
    connect(m_showNode, &QPushButton::clicked, this, [this] {
        try {
            const ModelRecord model = session()->workspace().bank().load(m_plot->selectedModel().toStdString());
            Q_EMIT nodeRequested(qs(model.source), qs(model.node));
        } catch (const std::exception&) {
            updateState();  // it was deleted since the ranking
        }
    });
    return side;
}

void RankingPage::onSessionChanged() {
    const auto reload = [this] {
        QStringList tasks;
        if (session()) {
            for (const DatasetRecord& record : session()->datasets()) {
                if (record.target) {
                    tasks << qs(record.name);
                }
            }
        }
        refill(m_tasks, tasks);
        refresh();
    };
    if (session()) {
        connect(session(), &Session::datasetsChanged, this, reload);
        connect(session(), &Session::modelsChanged, this, &RankingPage::updateState);
        connect(session(), &Session::rankingChanged, this, [this](const QString& task) {
            if (task == m_tasks->currentText()) {
                refresh();
            }
        });
        connect(session(), &Session::jobChanged, this, [this](const JobRecord& record) {
            if (std::holds_alternative<RankJob>(record.spec)) {
                updateState();
            }
        });
    }
    reload();
}

void RankingPage::refresh() {
    m_ranking.reset();
    const QString task = m_tasks->currentText();
    if (session() && !task.isEmpty()) {
        try {
            m_ranking = session()->workspace().ranking(task.toStdString());
        } catch (const std::exception&) {
            m_ranking.reset();  // a damaged record: ranking again mends it
        }
    }
    if (m_ranking) {
        showRanking(*m_ranking);
    }
    updateState();
}

void RankingPage::updateState() {
    const QString task = m_tasks->currentText();
    m_tasks->setEnabled(m_tasks->count() > 0);
    std::size_t models = 0;
    if (session()) {
        const auto list = session()->models();
        models = static_cast<std::size_t>(std::count_if(
            list.begin(), list.end(), [](const ModelRecord& model) { return model.state != ModelState::Training; }));
    }
    const auto job = session() ? session()->jobFor(RankJob::kind, task.toStdString()) : std::nullopt;
    m_rank->setEnabled(!task.isEmpty() && models > 0 && !job);
    m_rank->setText(m_ranking ? tr("&Rank again") : tr("&Rank the experts"));
    if (m_ranking) {
        showContent();
    } else if (task.isEmpty()) {
        showEmpty(
            tr("No task yet"),
            tr("Import a task: some hundred labelled pictures of what you want to tell apart. Docent then says which "
               "expert fits it best, within seconds."),
            tr("&Import a task…"));
    } else if (models == 0) {
        showEmpty(tr("No models to rank"), tr("Train a baseline and experts first."), tr("Go to &Labels"));
    } else if (job && job->state != JobState::Paused) {
        showEmpty(tr("Ranking %1").arg(task), tr("Each model looks at the training pictures of the task once."));
    } else {
        showEmpty(
            tr("%1 is not ranked yet").arg(task),
            counted(static_cast<std::int64_t>(models),
                    tr("The only model looks at the training pictures of the task once; nothing is trained."),
                    tr("Each of the %1 models looks at the training pictures of the task once; nothing is trained.")),
            tr("&Rank the experts"));
    }
}

void RankingPage::rank() {
    submit(RankJob{.task = m_tasks->currentText().toStdString()}, tr("The ranking was not started"));
    updateState();
}

void RankingPage::showTask(const QString& task) {
    m_tasks->setCurrentText(task);
}

void RankingPage::showRanking(const RankingResult& ranking) {
    m_recommendation->setText(qs(ranking.recommendation()));
    m_meaning->setText(tr("The score is the share of the %1 training pictures whose nearest other picture, as the "
                          "model sees them, has "
                          "the same label. The bars' whiskers hold the true value with %2 confidence.")
                           .arg(number(ranking.images), percent(ranking.options.confidence, 0)));
    m_plot->setRanking(ranking);
    const QString chosen = m_plot->selectedModel();
    select(chosen.isEmpty() && !ranking.models.empty() ? qs(ranking.models.front().name) : chosen);
}

void RankingPage::select(const QString& name) {
    if (!m_ranking) {
        return;
    }
    const auto model = std::find_if(m_ranking->models.begin(), m_ranking->models.end(),
                                    [&](const RankedModel& candidate) { return qs(candidate.name) == name; });
    if (model == m_ranking->models.end()) {
        return;
    }
    m_plot->selectModel(name);
    m_name->setText(name);
    m_score->setText(percent(model->score));
    QStringList facts;
    facts << tr("between %1 and %2").arg(percent(model->interval.low), percent(model->interval.high));
    if (model->tiedWithBest && model != m_ranking->models.begin()) {
        facts << tr("not told apart from the best");
    }
    QString origin;
    if (session()->workspace().bank().has(model->name)) {
        const ModelRecord record = session()->workspace().bank().load(model->name);
        origin = record.node.empty()
                     ? tr("Baseline: all %1 training pictures of %2").arg(number(record.trainImages), qs(record.source))
                     : tr("Expert on %1: %2 training pictures, %3 classes")
                           .arg(qs(record.node), number(record.trainImages),
                                number(static_cast<std::int64_t>(record.classes.size())));
    } else {
        origin = tr("This model is no longer in the bank.");
    }
    m_fineTune->setEnabled(session()->workspace().bank().has(model->name));
    m_showNode->setEnabled(m_fineTune->isEnabled());
    m_facts->setText(facts.join(QStringLiteral(", ")) + QLatin1Char('\n') + origin);
    QVector<Record> records;
    for (std::size_t i = 0; i < m_ranking->classes.size(); ++i) {
        const double score = i < model->classScores.size() ? model->classScores[i] : 0;
        records << Record{.key = qs(m_ranking->classes[i]),
                          .cells = {{qs(m_ranking->classes[i])}, {percent(score), score}}};
    }
    m_classes->setRecords(records);
}

}  // namespace docent
