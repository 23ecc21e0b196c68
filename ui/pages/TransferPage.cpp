// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TransferPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <exception>
#include <numeric>

#include "pages/RunView.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {
constexpr int formWidth = 330;
}

TransferPage::TransferPage(QWidget* parent) : Page(tr("Transfer"), QStringLiteral("transfer"), parent) {
    setObjectName(QStringLiteral("transferPage"));
    header()->addStretch();
    m_export = makeButton(tr("E&xport…"), QStringLiteral("export"), QStringLiteral("exportRun"));
    header()->addWidget(m_export);

    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("transferSplitter"));
    splitter->setHandleWidth(16);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeForm());
    m_view = new RunView;
    m_view->setObjectName(QStringLiteral("transferRun"));
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({formWidth, 760});
    content()->addWidget(splitter, 1);

    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(m_view->run()); });
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (m_tasks->count() == 0) {
            Q_EMIT importRequested(true);
        } else {
            Q_EMIT pageRequested(QStringLiteral("labelsPage"));
        }
    });
    updateExport();
}

QWidget* TransferPage::makeForm() {
    auto* plain = new QWidget;
    plain->setProperty("role", "plain");
    auto* column = new QVBoxLayout(plain);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(6);
    const auto add = [&](const QString& text, const QString& name) {
        auto* label = new QLabel(text);
        auto* box = new QComboBox;
        box->setObjectName(name);
        box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        label->setBuddy(box);
        column->addWidget(label);
        column->addWidget(box);
        return box;
    };
    m_tasks = add(tr("&Task"), QStringLiteral("transferTask"));
    m_models = add(tr("&Model to fine-tune"), QStringLiteral("transferModel"));
    column->addSpacing(8);
    column->addWidget(makeHeading(tr("Protocol")));
    column->addWidget(
        makeMuted(tr("Every setting is tried on four fifths of the training pictures; the best one is "
                     "trained again on all of them and tested once.")));
    m_form = new OptionsForm;
    m_form->setOptions<TransferOptions>(
        m_options,
        {.common = {QStringLiteral("learning_rates"), QStringLiteral("steps"), QStringLiteral("batch_size")},
         .hidden = {},
         .labels = {{QStringLiteral("steps"), tr("Steps")}},
         .choices = {{QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [](const TransferOptions& options) { return options.check(); });
    column->addWidget(m_form);
    m_cost = makeMuted({});
    m_cost->setObjectName(QStringLiteral("transferCost"));
    column->addWidget(m_cost);
    m_start = makePrimary(tr("&Fine-tune"), QStringLiteral("startTransfer"));
    column->addWidget(m_start);
    column->addStretch();

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(plain);
    scroll->setMinimumWidth(formWidth - 40);

    connect(m_tasks, &QComboBox::currentTextChanged, this, &TransferPage::refreshModels);
    connect(m_form, &OptionsForm::changed, this, &TransferPage::updateCost);
    connect(m_form, &OptionsForm::validityChanged, this, [this](bool valid) { m_start->setEnabled(valid); });
    connect(m_start, &QPushButton::clicked, this, &TransferPage::start);
    return scroll;
}

void TransferPage::onSessionChanged() {
    m_view->setSession(session(), views());
    if (session()) {
        connect(session(), &Session::datasetsChanged, this, &TransferPage::refresh);
        connect(session(), &Session::modelsChanged, this, &TransferPage::refresh);
        connect(session(), &Session::rankingChanged, this, &TransferPage::refreshModels);
        connect(session(), &Session::runsChanged, this, &TransferPage::updateExport);
        // What was made last is what a person wants to see first.
        const auto runs = session()->runs();
        const auto newest = std::max_element(
            runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) { return a.created < b.created; });
        if (newest != runs.end()) {
            m_view->showRun(qs(newest->name));
        }
    }
    refresh();
    updateExport();
}

void TransferPage::refresh() {
    QStringList tasks;
    bool models = false;
    if (session()) {
        for (const DatasetRecord& record : session()->datasets()) {
            if (record.target) {
                tasks << qs(record.name);
            }
        }
        for (const ModelRecord& model : session()->models()) {
            models = models || model.state != ModelState::Training;
        }
    }
    refill(m_tasks, tasks);
    refreshModels();
    if (tasks.isEmpty()) {
        showEmpty(tr("No task yet"),
                  tr("Import a task: some hundred labelled pictures of what you want to tell apart."),
                  tr("&Import a task…"));
    } else if (!models) {
        showEmpty(tr("No models to fine-tune"), tr("Train a baseline and experts first."), tr("Go to &Labels"));
    } else {
        showContent();
    }
    updateCost();
}

void TransferPage::refreshModels() {
    if (!session()) {
        m_models->clear();
        return;
    }
    const QString chosen = m_models->currentData().toString();
    m_models->clear();
    const std::string task = m_tasks->currentText().toStdString();
    std::optional<RankingResult> ranking;
    try {
        ranking = task.empty() ? std::nullopt : session()->workspace().ranking(task);
    } catch (const std::exception&) {
        ranking.reset();
    }
    QStringList listed;
    if (ranking) {
        for (const RankedModel& model : ranking->models) {
            if (session()->workspace().bank().has(model.name)) {
                m_models->addItem(tr("%1  (%2)").arg(qs(model.name), percent(model.score)), qs(model.name));
                listed << qs(model.name);
            }
        }
    }
    for (const ModelRecord& model : session()->models()) {
        if (model.state != ModelState::Training && !listed.contains(qs(model.name))) {
            m_models->addItem(tr("%1  (not ranked)").arg(qs(model.name)), qs(model.name));
        }
    }
    m_models->setCurrentIndex(std::max(0, m_models->findData(chosen)));
}

void TransferPage::prepare(const QString& task, const QString& model) {
    m_tasks->setCurrentText(task);
    if (const int index = m_models->findData(model); index >= 0) {
        m_models->setCurrentIndex(index);
    }
    m_start->setFocus();
}

void TransferPage::updateCost() {
    const TransferOptions options = m_form->read(m_options);
    const auto steps = std::accumulate(options.steps.begin(), options.steps.end(), std::int64_t{0});
    const auto rates = static_cast<std::int64_t>(options.learningRates.size());
    const std::int64_t trials = rates * static_cast<std::int64_t>(options.steps.size());
    m_cost->setText(tr("%1 trials, about %2 image passes, then one training on all pictures.")
                        .arg(number(trials), number(rates * steps * options.batchSize)));
}

void TransferPage::updateExport() {
    bool complete = false;
    try {
        const std::string run = m_view->run().toStdString();
        complete = session() && !run.empty() && session()->workspace().runs().has(run) &&
                   session()->workspace().runs().load(run).state == ModelState::Complete;
    } catch (const std::exception&) {
        complete = false;
    }
    m_export->setEnabled(complete);
}

QString TransferPage::freeRunName(const QString& task, const QString& model) const {
    // A run that is there is never written over: it may be the one that was exported.
    const QString base = task + QLatin1Char('-') + model;
    QString name = base;
    const auto isTaken = [this](const std::string& candidate) {
        return session()->workspace().runs().has(candidate) || session()->jobFor(TransferJob::kind, candidate);
    };
    for (int i = 2; isTaken(name.toStdString()); ++i) {
        name = QStringLiteral("%1-%2").arg(base).arg(i);
    }
    return name;
}

void TransferPage::start() {
    const QString task = m_tasks->currentText();
    const QString model = m_models->currentData().toString();
    const QString name = freeRunName(task, model);
    const TransferJob job{.name = name.toStdString(),
                          .task = task.toStdString(),
                          .model = model.toStdString(),
                          .options = m_form->read(m_options)};
    if (submit(job, tr("The fine-tuning was not started"))) {
        m_view->showRun(name);
        updateExport();
    }
}

}  // namespace docent
