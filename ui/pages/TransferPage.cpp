// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TransferPage.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "dialogs/EngineChoice.h"
#include "pages/ModelPicker.h"
#include "pages/RunView.h"
#include "pages/TransferForm.h"
#include "support/CommandLine.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr int formWidth = 346;
}

TransferPage::TransferPage(QWidget* parent) : Page(tr("Transfer"), QStringLiteral("transfer"), parent) {
    setObjectName(QStringLiteral("transferPage"));
    makeActions();
    header()->addStretch();
    m_runs = addChooser(tr("Show r&un"), QStringLiteral("transferRunChooser"));
    m_runs->setMinimumContentsLength(22);
    m_runs->setPlaceholderText(tr("none of this task yet"));
    header()->addWidget(makeActionButton(m_export, QStringLiteral("exportRun")));

    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("transferSplitter"));
    splitter->setHandleWidth(16);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeForm());
    m_view = new RunView;
    m_view->setObjectName(QStringLiteral("transferRun"));
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({formWidth, 740});
    content()->addWidget(splitter, 1);

    connect(m_view, &RunView::tabChanged, this, &TransferPage::updateActions);
    connect(m_runs, &QComboBox::currentIndexChanged, this, [this] { showRun(m_runs->currentData().toString()); });
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (m_form->hasTask()) {
            Q_EMIT pageRequested(QStringLiteral("labelsPage"));
        } else {
            Q_EMIT importRequested(true);
        }
    });
    updateActions();
}

void TransferPage::makeActions() {
    m_start = addPageAction(QStringLiteral("actionTransferStart"), tr("Fine-&tune"), QStringLiteral("Ctrl+T, F"),
                            QStringLiteral("train"));
    m_copyCommand = addPageAction(QStringLiteral("actionTransferCommand"), tr("Copy as &command line"),
                                  QStringLiteral("Ctrl+T, C"));
    addPageSeparator();
    m_best = addPageAction(QStringLiteral("actionTransferBest"), tr("Tick the &best"), QStringLiteral("Ctrl+T, B"));
    m_tied = addPageAction(QStringLiteral("actionTransferTied"), tr("Tick all &tied with the best"),
                           QStringLiteral("Ctrl+T, T"));
    m_all = addPageAction(QStringLiteral("actionTransferAll"), tr("Tick &all models"), QStringLiteral("Ctrl+T, A"));
    addPageSeparator();
    m_compare = addPageAction(QStringLiteral("actionTransferCompare"), tr("Compare with another run"),
                              QStringLiteral("Ctrl+T, D"));
    m_export = addPageAction(QStringLiteral("actionTransferExport"), tr("E&xport…"), QStringLiteral("Ctrl+T, X"),
                             QStringLiteral("export"));
    m_saveChart =
        addPageAction(QStringLiteral("actionTransferSaveChart"), tr("Save chart…"), QStringLiteral("Ctrl+T, S"));
    m_copyChart =
        addPageAction(QStringLiteral("actionTransferCopyChart"), tr("Copy chart"), QStringLiteral("Ctrl+T, P"));
    connect(m_start, &QAction::triggered, this, &TransferPage::start);
    connect(m_copyCommand, &QAction::triggered, this, &TransferPage::copyCommand);
    connect(m_best, &QAction::triggered, this, [this] { m_form->models()->setChosen(m_form->models()->best()); });
    connect(m_tied, &QAction::triggered, this, [this] { m_form->models()->setChosen(m_form->models()->tied()); });
    connect(m_all, &QAction::triggered, this, [this] { m_form->models()->setChosen(m_form->models()->all()); });
    connect(m_compare, &QAction::triggered, this, [this] { m_view->showDifference(); });
    connect(m_export, &QAction::triggered, this, [this] { Q_EMIT exportRequested(m_view->run()); });
    connect(m_saveChart, &QAction::triggered, this, [this] {
        if (const auto chart = m_view->currentChart()) {
            exportChart(this, session(), *chart);
        }
    });
    connect(m_copyChart, &QAction::triggered, this, [this] {
        if (const auto chart = m_view->currentChart()) {
            copyChart(session(), *chart);
        }
    });
}

QWidget* TransferPage::makeForm() {
    m_form = new TransferForm;
    auto* row = new QHBoxLayout;
    QList<QWidget*> inOrder{m_form->models()->findChild<QWidget*>(QStringLiteral("transferModels"))};
    const auto addChoice = [&](QAction* action, const QString& name, const QString& text) {
        QPushButton* button = makeButton(text, {}, name);
        button->setToolTip(QStringLiteral("%1  (%2)")
                               .arg(QString(action->text()).remove(QLatin1Char('&')),
                                    action->shortcut().toString(QKeySequence::NativeText)));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
        row->addWidget(button);
        inOrder << button;
    };
    addChoice(m_best, QStringLiteral("chooseBest"), tr("Best"));
    addChoice(m_tied, QStringLiteral("chooseTied"), tr("All tied"));
    addChoice(m_all, QStringLiteral("chooseAll"), tr("All"));
    row->addStretch();
    m_form->modelButtons()->addLayout(row);
    for (qsizetype i = 1; i < inOrder.size(); ++i) {  // as they stand on the page, which was made before them
        setTabOrder(inOrder[i - 1], inOrder[i]);
    }
    m_engine = new EngineChoice;
    m_form->foot()->addWidget(m_engine);
    m_startButton = makeActionButton(m_start, QStringLiteral("startTransfer"), true);
    m_form->foot()->addWidget(m_startButton);
    connect(m_form, &TransferForm::changed, this, [this] {
        if (m_form->task() != m_runsOf) {
            refreshRuns();
        } else {
            updateActions();
        }
    });

    m_form->setMinimumWidth(formWidth - 30);
    return m_form;
}

void TransferPage::onSessionChanged() {
    m_begun.clear();
    m_view->setSession(session(), views());
    m_form->setSession(session());
    if (session()) {
        m_engine->setWorkspace(session()->workspace().folder());
        connect(session(), &Session::datasetsChanged, this, &TransferPage::refresh);
        connect(session(), &Session::modelsChanged, this, &TransferPage::refresh);
        connect(session(), &Session::rankingChanged, m_form, &TransferForm::refresh);
        connect(session(), &Session::runsChanged, this, &TransferPage::refreshRuns);
        connect(session(), &Session::jobChanged, this, &TransferPage::onJobChanged);
    }
    refresh();
    refreshRuns();
}

void TransferPage::refresh() {
    m_form->refresh();
    if (!m_form->hasTask()) {
        showLack(Lack::Tasks, tr("No task yet"),
                 tr("Import a task: some hundred labelled pictures of what you want to tell apart."),
                 tr("Import a tas&k…"));
    } else if (!m_form->hasModels()) {
        showLack(Lack::Models, tr("No models to fine-tune"), tr("Train a baseline and experts first."),
                 tr("Go to &Labels"));
    } else {
        showContent();
    }
    updateActions();
}

void TransferPage::refreshRuns() {
    m_runsOf = m_form->task();
    const std::string task = m_runsOf.toStdString();
    std::vector<const RunRecord*> runs;
    if (session()) {
        for (const RunRecord& run : session()->runs()) {
            if (run.task == task) {
                runs.push_back(&run);
            }
        }
    }
    // What was made last is what a person wants to see first.
    std::stable_sort(runs.begin(), runs.end(),
                     [](const RunRecord* a, const RunRecord* b) { return a->created > b->created; });
    const QString shown = m_view->run();
    {
        const QSignalBlocker blocker(m_runs);
        m_runs->clear();
        for (const RunRecord* run : runs) {
            const auto job = session()->jobFor(TransferJob::kind, run->name);
            const QString state = job                          ? stateText(job->state)
                                  : run->evaluation.images > 0 ? percent(run->evaluation.accuracy)
                                                               : tr("unfinished");
            m_runs->addItem(tr("%1 (%2)").arg(qs(run->name), state), qs(run->name));
        }
        if (!shown.isEmpty() && m_runs->findData(shown) < 0 && session()) {
            const auto job = session()->jobFor(TransferJob::kind, shown.toStdString());
            if (job && std::get<TransferJob>(job->spec).task == task) {
                m_runs->insertItem(0, shown, shown);  // queued: it has no record yet
            }
        }
        m_runs->setCurrentIndex(std::min(m_runs->count() - 1, std::max(0, m_runs->findData(shown))));
    }
    m_runs->setEnabled(m_runs->count() > 0);
    m_runs->setToolTip(m_runs->currentText());
    if (const QString name = m_runs->currentData().toString(); name != shown) {
        m_view->showRun(name);
    }
    updateActions();
}

void TransferPage::onJobChanged(const JobRecord& job) {
    const QString run = qs(job.subject);
    const auto* transfer = std::get_if<TransferJob>(&job.spec);
    if (!transfer || transfer->task != m_form->task().toStdString() || job.state != JobState::Running ||
        m_begun.contains(run)) {
        return;
    }
    m_begun.insert(run);
    showRun(run);
}

void TransferPage::showRun(const QString& name) {
    m_view->showRun(name);
    refreshRuns();
}

void TransferPage::prepare(const QString& task, const QString& model) {
    m_focusStart = true;
    m_form->choose(task, model);
    updateActions();
}

void TransferPage::updateActions() {
    const bool ready = m_form->isReady();
    const auto count = std::max<qsizetype>(1, m_form->models()->chosen().size());
    m_start->setText(counted(count, tr("Fine-&tune"), tr("Fine-&tune %1 models")));
    m_start->setEnabled(ready && !m_asksSlurm);
    m_copyCommand->setEnabled(ready);
    if (ready && std::exchange(m_focusStart, false)) {
        m_startButton->setFocus();
    }
    const bool any = session() && m_form->models()->isEnabled() && !m_form->models()->all().isEmpty();
    m_best->setEnabled(any);
    m_tied->setEnabled(any);
    m_all->setEnabled(any);
    const std::string shown = m_view->run().toStdString();
    bool complete = false;
    if (session()) {
        const auto& runs = session()->runs();
        complete = std::any_of(runs.begin(), runs.end(), [&](const RunRecord& run) {
            return run.name == shown && run.state == ModelState::Complete;
        });
    }
    m_export->setEnabled(complete);
    m_compare->setEnabled(complete);
    m_saveChart->setEnabled(m_view->hasChart());
    m_copyChart->setEnabled(m_view->hasChart());
}

void TransferPage::start() {
    const std::vector<TransferJob> jobs = m_form->jobs();
    if (m_engine->isCluster()) {
        m_asksSlurm = true;
        updateActions();
        session()->submitToCluster({jobs.begin(), jobs.end()}, m_engine->profile(), {}, this,
                                   [this](const QString& problem) {
                                       m_asksSlurm = false;
                                       refreshRuns();
                                       if (!problem.isEmpty()) {
                                           MessageBox::error(this, tr("The fine-tuning was not started"), problem);
                                       }
                                   });
        return;
    }
    for (const TransferJob& job : jobs) {
        if (!submit(job, tr("The fine-tuning was not started"))) {
            break;
        }
        if (&job == &jobs.front()) {
            m_view->showRun(qs(job.name));
        }
    }
    refreshRuns();
}

void TransferPage::copyCommand() {
    std::vector<JobSpec> specs;
    for (TransferJob job : m_form->jobs()) {
        if (job.name == job.task + "-" + job.model) {
            job.name.clear();  // as the command would call it
        }
        specs.emplace_back(job);
    }
    copyCommandLines(*session(), specs, m_engine->commandWords());
}

}  // namespace docent
