// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingPage.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <algorithm>
#include <exception>
#include <functional>
#include <utility>

#include "dialogs/RankDialog.h"
#include "pages/HalvingPane.h"
#include "pages/RankingNotes.h"
#include "pages/RankingProgress.h"
#include "pages/RankingSoFar.h"
#include "pages/RankingView.h"
#include "pages/TaskLink.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/FolderDialog.h"
#include "support/Glossary.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"
#include "widgets/MessageBar.h"

namespace docent {

RankingPage::RankingPage(QWidget* parent) : Page(tr("Ranking"), QStringLiteral("ranking"), parent) {
    setObjectName(QStringLiteral("rankingPage"));
    makeActions();
    makeHeader();
    m_progress = new RankingProgress;
    m_progress->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_progress->hide();
    content()->addWidget(m_progress);
    m_notice = new MessageBar;
    m_notice->setObjectName(QStringLiteral("rankingNotice"));
    // The window has such a bar too: parts of this one are called by its own name.
    m_notice->findChild<QLabel*>(QStringLiteral("messageBarText"))->setObjectName(QStringLiteral("rankingNoticeText"));
    m_notice->findChild<QPushButton*>(QStringLiteral("messageBarAction"))
        ->setObjectName(QStringLiteral("rankingNoticeAction"));
    content()->addWidget(m_notice);
    m_recommendation = makeHeading({});
    m_recommendation->setObjectName(QStringLiteral("recommendation"));
    m_recommendation->setWordWrap(true);
    m_recommendation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_recommendation->setToolTip(explain(Term::Tie));
    content()->addWidget(m_recommendation);
    m_meaning = makeMuted({});
    m_meaning->setObjectName(QStringLiteral("scoreMeaning"));
    m_meaning->setToolTip(explain(Term::Proxy));
    content()->addWidget(m_meaning);
    m_waiting =
        makeMuted(tr("Each model looks at the training pictures of the task once; nothing is trained. The "
                     "ranking appears here."));
    m_waiting->setAlignment(Qt::AlignTop);
    content()->addWidget(m_waiting, 1);
    m_view = new RankingView({m_fineTune, m_showNode});
    content()->addWidget(m_view, 1);
    m_live = new HalvingPane;
    m_live->setObjectName(QStringLiteral("halvingSoFar"));
    m_live->hide();
    content()->addWidget(m_live, 1);
    m_soFar = new RankingSoFar(this);
    connect(m_soFar, &RankingSoFar::changed, this, &RankingPage::showSoFar);
    makeViewActions();

    m_link = new TaskLink(m_tasks, this);
    connect(m_tasks, &QComboBox::currentTextChanged, this, &RankingPage::load);
    connect(m_progress->stopButton(), &QPushButton::clicked, m_stop, &QAction::trigger);
    connect(m_view, &RankingView::selectionChanged, this, &RankingPage::updateModelActions);
    connect(m_view, &RankingView::rankRequested, this, &RankingPage::rank);
    connect(m_view, &RankingView::compareRequested, this, [this] {
        RankJob compared = proposal();
        compared.options.also = {"all"};
        compared.options.halving = false;  // models that were dropped early would have no scores
        submit(compared, tr("The ranking was not started"));
        updateState();
    });
    connect(m_view, &RankingView::halvingRequested, this, &RankingPage::rankByHalving);
    connect(m_view, &RankingView::transferRequested, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("transferPage")); });
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (m_tasks->count() == 0) {
            Q_EMIT importRequested(true);
        } else if (const auto present = job(); present && present->state == JobState::Paused) {
            session()->resume(present->id);
        } else if (m_rank->isEnabled()) {
            rank();
        } else {
            Q_EMIT pageRequested(QStringLiteral("labelsPage"));
        }
    });
}

RankingPage::~RankingPage() {
    if (m_loading) {
        m_loading->cancel();
    }
}

void RankingPage::makeActions() {
    m_rank = addPageAction(QStringLiteral("rankingRank"), tr("&Rank the experts"), QStringLiteral("Ctrl+R, R"),
                           QStringLiteral("ranking"));
    connect(m_rank, &QAction::triggered, this, &RankingPage::rank);
    m_stop = addPageAction(QStringLiteral("rankingStop"), tr("&Stop ranking"), QStringLiteral("Ctrl+R, S"),
                           QStringLiteral("stop"));
    connect(m_stop, &QAction::triggered, this, [this] {
        if (const auto present = job()) {
            session()->stop(present->id);
        }
    });
    m_settings =
        addPageAction(QStringLiteral("rankingSettings"), tr("&Options and models…"), QStringLiteral("Ctrl+R, O"));
    connect(m_settings, &QAction::triggered, this,
            [this] { (new RankDialog(*session(), proposal(), window()))->open(); });
    m_commandLine =
        addPageAction(QStringLiteral("rankingCommandLine"), tr("Copy as command &line"), QStringLiteral("Ctrl+R, L"));
    connect(m_commandLine, &QAction::triggered, this, [this] { copyCommandLine(*session(), proposal()); });
    addPageSeparator();
    m_fineTune = addPageAction(QStringLiteral("rankingFineTune"), tr("Fine-&tune this one"),
                               QStringLiteral("Ctrl+R, F"), QStringLiteral("transfer"));
    m_fineTune->setToolTip(explain(Term::FineTuning));
    connect(m_fineTune, &QAction::triggered, this,
            [this] { Q_EMIT fineTuneRequested(task(), m_view->selectedModel()); });
    m_showNode = addPageAction(QStringLiteral("rankingShowNode"), tr("Show on &Labels page"),
                               QStringLiteral("Ctrl+R, N"), QStringLiteral("labels"));
    connect(m_showNode, &QAction::triggered, this, [this] {
        if (const ModelRecord* record = m_view->selectedRecord()) {
            Q_EMIT nodeRequested(qs(record->source), qs(record->node));
        }
    });
}

void RankingPage::makeViewActions() {
    const auto add = [this](const char* name, const QString& text, const char* keys, auto slot) {
        QAction* action = addPageAction(QLatin1String(name), text, QLatin1String(keys));
        connect(action, &QAction::triggered, this, slot);
        m_withRanking << action;
        return action;
    };
    addPageSeparator();
    add("rankingBarsView", tr("&Bars"), "Ctrl+R, B", [this] { m_view->showTab(RankingView::Bars); });
    add("rankingHierarchyView", tr("&Hierarchy coloured by score"), "Ctrl+R, H",
        [this] { m_view->showTab(RankingView::Hierarchy); });
    add("rankingPicturesView", tr("Compare on the &pictures of the task"), "Ctrl+R, P",
        [this] { m_view->showTab(RankingView::Pictures); });
    add("rankingProxiesView", tr("Pro&xies side by side"), "Ctrl+R, K",
        [this] { m_view->showTab(RankingView::Proxies); });
    add("rankingHalvingView", tr("Halving: &which models were dropped"), "Ctrl+R, U",
        [this] { m_view->showTab(RankingView::Halving); });
    add("rankingAccuracyView", tr("Score against &accuracy"), "Ctrl+R, A",
        [this] { m_view->showTab(RankingView::Accuracy); });
    addPageSeparator();
    add("rankingFindExpert", tr("Find an &expert"), "Ctrl+R, T", [this] { m_view->find(); });
    add("rankingSortScore", tr("Sort by s&core"), "Ctrl+R, D", [this] { m_view->setSort(RankingSort::Score); });
    add("rankingSortName", tr("Sort by na&me"), "Ctrl+R, M", [this] { m_view->setSort(RankingSort::Name); });
    add("rankingSortPictures", tr("Sort by pictures in the sl&ice"), "Ctrl+R, I",
        [this] { m_view->setSort(RankingSort::Pictures); });
    addPageSeparator();
    m_saveChart = add("rankingSaveChart", tr("Sa&ve chart…"), "Ctrl+R, V", [this] {
        if (const auto chart = m_view->currentChart()) {
            exportChart(this, session(), *chart);
        }
    });
    m_copyChart = add("rankingCopyChart", tr("Cop&y chart"), "Ctrl+R, C", [this] {
        if (const auto chart = m_view->currentChart()) {
            copyChart(session(), *chart);
        }
    });
    add("rankingExportTable", tr("E&xport the table…"), "Ctrl+R, E", [this] { exportTable(); });
    m_view->addChartActions({m_fineTune, m_showNode, m_saveChart, m_copyChart});
    connect(m_view, &RankingView::chartChanged, this, &RankingPage::updateChartActions);
}

void RankingPage::makeHeader() {
    m_tasks = addChooser(tr("Tas&k"), QStringLiteral("taskChooser"));
    m_tasks->setToolTip(explain(Term::Task));
    QPushButton* import = makeButton(tr("&Import task…"), QStringLiteral("import"), QStringLiteral("importTask"));
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(true); });
    header()->addWidget(import);
    header()->addStretch();
    header()->addWidget(makeActionButton(m_settings, QStringLiteral("rankSettings")));
    header()->addWidget(makeActionButton(m_rank, QStringLiteral("rankButton"), true));
}

void RankingPage::onSessionChanged() {
    m_rankingTask.clear();
    m_view->setSession(session(), views());
    if (session()) {
        connect(session(), &Session::datasetsChanged, this, &RankingPage::refill);
        connect(session(), &Session::modelsChanged, this, &RankingPage::updateState);
        connect(session(), &Session::rankingChanged, this, [this](const QString& changed) {
            if (changed == task()) {
                load();
            }
        });
        connect(session(), &Session::jobChanged, this, [this](const JobRecord& record) {
            if (std::holds_alternative<RankJob>(record.spec)) {
                updateState();
            }
        });
    }
    refill();
    m_link->setSession(session());
}

void RankingPage::refill() {
    QStringList tasks;
    if (session()) {
        for (const DatasetRecord& record : session()->datasets()) {
            if (record.target) {
                tasks << qs(record.name);
            }
        }
    }
    docent::refill(m_tasks, tasks);
    load();
}

QString RankingPage::task() const {
    return m_tasks->currentText();
}

std::optional<JobRecord> RankingPage::job() const {
    return session() ? session()->jobFor(RankJob::kind, task().toStdString()) : std::nullopt;
}

QString RankingPage::failure() const {
    for (const JobRecord& record : session()->jobs()) {  // newest first
        if (std::holds_alternative<RankJob>(record.spec) && record.subject == task().toStdString()) {
            return record.state == JobState::Failed ? coreText(record.error) : QString();
        }
    }
    return {};
}

void RankingPage::load() {
    if (m_loading) {
        m_loading->cancel();
    }
    const QString name = task();
    using Loaded = std::shared_ptr<const RankingResult>;
    const auto done = [this, name](Loaded ranking) {
        m_rankingTask = name;
        showRanking(std::move(ranking));
    };
    if (!session() || name.isEmpty()) {
        done(nullptr);
        return;
    }
    m_loading = runInBackground(
        this,
        [workspace = session()->workspace(), name](RunContext&) -> Loaded {
            auto ranking = workspace.ranking(name.toStdString());
            return ranking ? std::make_shared<const RankingResult>(std::move(*ranking)) : nullptr;
        },
        done, [done](const QString&) { done(nullptr); });  // a damaged record: ranking again mends it
    updateState();
}

void RankingPage::showRanking(std::shared_ptr<const RankingResult> ranking) {
    if (ranking) {
        m_recommendation->setText(recommendationText(*ranking));
        m_meaning->setText(meaningText(*ranking));
    }
    m_view->setRanking(std::move(ranking));
    updateState();
}

void RankingPage::updateState() {
    std::int64_t models = 0;
    if (session()) {
        const auto& list = session()->models();
        models = std::count_if(list.begin(), list.end(),
                               [](const ModelRecord& model) { return model.state != ModelState::Training; });
    }
    const auto present = job();
    const bool hasRanking = m_view->ranking() != nullptr;
    m_tasks->setEnabled(m_tasks->count() > 0);
    updateActions(!task().isEmpty() && models > 0 && !present, hasRanking && m_rankingTask == task());
    m_stop->setEnabled(present.has_value());
    const bool runs = present && present->state != JobState::Paused;
    m_progress->setVisible(runs);
    if (runs) {
        m_progress->setRecord(*present);
    }
    const bool halves = runs && present->state == JobState::Running;
    m_soFar->look(halves ? session()->workspace().rankingSoFarFile(task().toStdString()) : std::filesystem::path());
    const bool isLive = halves && m_isLive;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_recommendation), static_cast<QWidget*>(m_meaning), static_cast<QWidget*>(m_view)}) {
        widget->setVisible(hasRanking && !isLive);
    }
    m_live->setVisible(isLive);
    m_waiting->setVisible(!hasRanking && !isLive);
    updateNotice();
    if (hasRanking || runs) {
        showContent();
    } else if (m_rankingTask == task()) {
        showWhyEmpty(models);
    }
}

void RankingPage::updateActions(bool canRank, bool isShown) {
    m_rank->setEnabled(canRank);
    m_view->setReady(canRank, canRank ? QString() : tr("A ranking of this task is running"));
    m_rank->setText(isShown ? tr("&Rank again") : tr("&Rank the experts"));
    m_settings->setEnabled(canRank);
    m_commandLine->setEnabled(!task().isEmpty());
    updateModelActions();
    for (QAction* action : std::as_const(m_withRanking)) {
        action->setEnabled(isShown);
    }
    updateChartActions();
}

void RankingPage::updateChartActions() {
    const bool isShown = m_view->ranking() && m_rankingTask == task();
    for (QAction* action : {m_saveChart, m_copyChart}) {
        action->setEnabled(isShown && m_view->hasChart());
        // Without a text of its own it says its name.
        action->setToolTip(
            isShown && !m_view->hasChart()
                ? tr("There is no chart in this view. Bars, hierarchy, halving where the task was ranked "
                     "so, and score against accuracy once two models are fine-tuned, are charts.")
                : QString());
    }
}

void RankingPage::updateModelActions() {
    const bool isThere = m_rankingTask == task() && m_view->selectedRecord() != nullptr;
    m_fineTune->setEnabled(isThere);
    m_showNode->setEnabled(isThere && !m_view->selectedRecord()->isImported());
}

void RankingPage::showWhyEmpty(std::int64_t models) {
    if (task().isEmpty()) {
        showLack(
            Lack::Tasks, tr("No task yet"),
            tr("Import a task: some hundred labelled pictures of what you want to tell apart. Docent then says which "
               "expert fits it best, within seconds."),
            tr("Import a tas&k…"));
    } else if (models == 0) {
        showLack(Lack::Models, tr("No models to rank"), tr("Train a baseline and experts first."), tr("Go to &Labels"));
    } else if (job()) {
        showEmpty(tr("Ranking %1 is paused").arg(task()), tr("It goes on where it was."), tr("&Go on"));
    } else if (const QString problem = failure(); !problem.isEmpty()) {
        showEmpty(tr("Ranking %1 failed").arg(task()), problem, tr("&Try again"));
    } else {
        showEmpty(
            tr("%1 is not ranked yet").arg(task()),
            counted(models, tr("The only model looks at the training pictures of the task once; nothing is trained."),
                    tr("Each of the %1 models looks at the training pictures of the task once; nothing is trained.")),
            tr("Rank the experts"));
    }
}

void RankingPage::updateNotice() {
    QString text;
    QString actionText = tr("Rank a&gain");
    std::function<void()> action = [this] { rank(); };
    const auto present = job();
    if (present && present->state == JobState::Paused) {
        text = tr("A ranking of this task is paused.");
        actionText = tr("&Go on");
        action = [this, id = present->id] { session()->resume(id); };
    } else if (m_view->ranking() && m_rankingTask == task() && !present) {
        std::string imported;
        for (const DatasetRecord& record : session()->datasets()) {
            imported = qs(record.name) == task() ? record.created : imported;
        }
        const QString problem = failure();
        text = problem.isEmpty() ? ageText(rankingAge(*m_view->ranking(), session()->models(), imported))
                                 : tr("The last ranking failed, so this is an earlier one. %1").arg(problem);
    }
    if (text.isEmpty()) {
        m_notice->hide();
        m_notice->setProperty("told", {});
    } else if (m_notice->property("told").toString() != text) {  // one that was dismissed does not come back
        m_notice->setProperty("told", text);
        m_notice->showMessage(text, actionText, std::move(action));
    }
}

RankJob RankingPage::proposal() const {
    RankJob proposed{.task = task().toStdString()};
    if (m_view->ranking() && m_rankingTask == task()) {
        proposed.options = m_view->ranking()->options;
        for (const std::string& name : m_view->ranking()->chosen) {
            if (session()->workspace().bank().has(name)) {
                proposed.models.push_back(name);
            }
        }
    }
    return proposed;
}

void RankingPage::rank() {
    submit(proposal(), tr("The ranking was not started"));
    updateState();
}

void RankingPage::rankByHalving() {
    RankJob halved = proposal();
    halved.options.halving = true;
    submit(halved, tr("The ranking was not started"));
    updateState();
}

void RankingPage::showSoFar(const std::shared_ptr<const RankingResult>& ranking) {
    m_isLive = ranking != nullptr;
    m_live->setRanking(ranking);
    updateState();
}

void RankingPage::showTask(const QString& name) {
    m_tasks->setCurrentText(name);
}

void RankingPage::exportTable() {
    // What is on screen now is written: once the dialog is closed there may be another ranking, or none, or no page.
    const QString name = task();
    const auto csv = [ranking = m_view->ranking(), models = session()->models()] {
        return rankingCsv(*ranking, models);
    };
    const QPointer<RankingPage> page(this);
    const QPointer<Session> teller(session());
    QString path = FolderDialog::chooseNewFile(
        this, tr("Export the table"), tr("ranking-%1").arg(name) + QStringLiteral(".csv"), tr("Numbers (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    if (!path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        path += QStringLiteral(".csv");
    }
    try {
        saveChart({.name = name, .paint = {}, .csv = csv}, path);
        if (teller) {
            teller->say(tr("Written: %1").arg(path));
        }
    } catch (const std::exception& error) {
        MessageBox::error(page, tr("The table was not written"), errorText(error));
    }
}

}  // namespace docent
