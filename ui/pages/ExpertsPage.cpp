// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ExpertsPage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "dialogs/BaselineDialog.h"
#include "dialogs/CombineDialog.h"
#include "dialogs/ExpertsDialog.h"
#include "models/BankFacts.h"
#include "models/ModelFields.h"
#include "pages/ModelPane.h"
#include "plots/CurvePlot.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/MessageBox.h"
#include "support/OptionWord.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"
#include "widgets/SparklineDelegate.h"

namespace docent {
namespace {

constexpr int accuracyColumn = 7;
constexpr int againMilliseconds = 3000;

/// The newest training of each model.
QHash<QString, JobRecord> newestTrainings(const Session& session) {
    QHash<QString, JobRecord> trainings;
    for (const JobRecord& job : session.jobs()) {  // newest first
        const bool trains =
            std::holds_alternative<BaselineJob>(job.spec) || std::holds_alternative<ExpertJob>(job.spec);
        if (trains && !trainings.contains(qs(job.subject))) {
            trainings.insert(qs(job.subject), job);
        }
    }
    return trainings;
}

QString curveText(const QVector<double>& curve) {
    if (curve.size() < 2) {
        return {};
    }
    return ExpertsPage::tr("From %1 at first to %2 at last, %3 at best")
        .arg(percent(curve.first()), percent(curve.last()), percent(*std::max_element(curve.begin(), curve.end())));
}

/// "x-2", the first that no model and no unfinished job has.
std::string freeName(const Session& session, const std::string& name) {
    const auto isTaken = [&](const std::string& candidate) {
        return session.workspace().bank().has(candidate) || session.jobFor(BaselineJob::kind, candidate) ||
               session.jobFor(ExpertJob::kind, candidate);
    };
    std::string candidate = name;
    for (int i = 2; isTaken(candidate); ++i) {
        candidate = name + "-" + std::to_string(i);
    }
    return candidate;
}

}  // namespace

ExpertsPage::ExpertsPage(QWidget* parent)
    : Page(tr("Experts"), QStringLiteral("experts"), parent), m_facts(new BankFacts(this)) {
    setObjectName(QStringLiteral("expertsPage"));
    header()->addStretch();
    m_problems = makeProblem(QStringLiteral("bankProblems"));
    content()->addWidget(m_problems);

    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("expertsSplitter"));
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    makeTable();
    splitter->addWidget(m_table);
    m_pane = new ModelPane;
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({650, 430});
    content()->addWidget(splitter, 1);
    makeActions();

    connect(m_facts, &BankFacts::changed, this, &ExpertsPage::refresh);
    m_again.setInterval(againMilliseconds);
    connect(&m_again, &QTimer::timeout, this, [this] { m_facts->read(session()->workspace().bank()); });
    connect(emptyState()->button(), &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("labelsPage")); });
    showSelected();
}

void ExpertsPage::makeTable() {
    m_table = new RecordTable(
        {{.title = tr("Name"), .stretch = true, .toolTip = tr("F2 gives another name"), .editable = true},
         {.title = tr("Kind"), .toolTip = explain(Term::Baseline) + QLatin1Char('\n') + explain(Term::Expert)},
         {.title = tr("Node"), .toolTip = explain(Term::Node), .hidden = true},
         {.title = tr("Source"), .toolTip = explain(Term::Source), .hidden = true},
         {.title = tr("Network"), .hidden = true},
         {.title = tr("Pictures"), .numeric = true, .toolTip = tr("Training pictures")},
         {.title = tr("Classes"), .numeric = true, .toolTip = {}, .hidden = true},
         {.title = tr("Accuracy"),
          .numeric = true,
          .toolTip = tr("On the validation pictures of its own slice, with how it came about: %1")
                         .arg(explain(Term::ValidationAccuracy))},
         {.title = tr("State")},
         {.title = tr("Size"), .numeric = true, .toolTip = tr("Of all its files on disk")},
         {.title = tr("Took"), .numeric = true, .toolTip = tr("Time that it was trained for"), .hidden = true},
         {.title = tr("Made"), .hidden = true}});
    m_table->setObjectName(QStringLiteral("modelTable"));
    m_table->setAccessibleName(tr("Models"));
    m_table->setItemDelegateForColumn(accuracyColumn, new SparklineDelegate(m_table));
    m_table->setSeveralSelectable();
    m_table->setColumnChooser(QStringLiteral("models"));
    connect(m_table, &RecordTable::selectedKeysChanged, this, &ExpertsPage::showSelected);
    connect(m_table, &RecordTable::currentKeyChanged, this, &ExpertsPage::showSelected);
    connect(m_table, &RecordTable::edited, this, &ExpertsPage::renameCurrent);
    connect(m_table, &RecordTable::deletePressed, this, &ExpertsPage::deleteSelected);
}

void ExpertsPage::makeActions() {
    m_showNode = addPageAction(QStringLiteral("actionShowModelNode"), tr("Show on &Labels page"),
                               QStringLiteral("Ctrl+E, L"), QStringLiteral("labels"));
    m_compare = addPageAction(QStringLiteral("actionCompareWithBaseline"), tr("Compare with its &baseline"),
                              QStringLiteral("Ctrl+E, B"));
    m_trainAgain = addPageAction(QStringLiteral("actionTrainAgain"), tr("&Train again…"), QStringLiteral("Ctrl+E, T"),
                                 QStringLiteral("train"));
    m_trainAgain->setToolTip(tr("With the same options, or others, under another name"));
    addPageSeparator();
    QAction* weights = addPageAction(QStringLiteral("actionAddWeightsHere"), tr("Add &published weights…"),
                                     QStringLiteral("Ctrl+E, A"), QStringLiteral("import"));
    weights->setToolTip(tr("BiT's .npz, or .safetensors of timm and Hugging Face, as a baseline"));
    connect(weights, &QAction::triggered, this, &ExpertsPage::weightsRequested);
    header()->addWidget(makeActionButton(weights, QStringLiteral("addWeights")));
    m_combine =
        addPageAction(QStringLiteral("actionCombineExperts"), tr("Write as &one model…"), QStringLiteral("Ctrl+E, O"));
    m_combine->setToolTip(tr("A baseline and its adapter experts in one file that opens in a moment"));
    connect(m_combine, &QAction::triggered, this, [this] { (new CombineDialog(*session(), window()))->open(); });
    addPageSeparator();
    m_rename = addPageAction(QStringLiteral("actionRenameModel"), tr("&Rename"), QStringLiteral("Ctrl+E, R"));
    m_delete = addPageAction(QStringLiteral("actionDeleteModel"), tr("&Delete"), QStringLiteral("Ctrl+E, D"),
                             QStringLiteral("delete"));
    addPageSeparator();
    m_copyRecipe =
        addPageAction(QStringLiteral("actionCopyRecipe"), tr("Copy &what made it"), QStringLiteral("Ctrl+E, W"));
    m_copyCommand = addPageAction(QStringLiteral("actionCopyModelCommand"), tr("&Copy as command line"),
                                  QStringLiteral("Ctrl+E, C"));
    m_saveChart =
        addPageAction(QStringLiteral("actionSaveModelCurves"), tr("&Save the curves…"), QStringLiteral("Ctrl+E, S"));
    m_copyChart =
        addPageAction(QStringLiteral("actionCopyModelCurves"), tr("Copy the c&urves"), QStringLiteral("Ctrl+E, U"));

    connect(m_showNode, &QAction::triggered, this, [this] {
        if (const auto model = currentModel()) {
            Q_EMIT nodeRequested(qs(model->source), qs(model->node));
        }
    });
    connect(m_compare, &QAction::triggered, this, &ExpertsPage::compareWithBaseline);
    connect(m_trainAgain, &QAction::triggered, this, &ExpertsPage::trainAgain);
    connect(m_rename, &QAction::triggered, this, [this] {
        m_table->setFocus();
        m_table->editCurrent();
    });
    connect(m_delete, &QAction::triggered, this, &ExpertsPage::deleteSelected);
    connect(m_copyRecipe, &QAction::triggered, this, [this] {
        if (const auto model = currentModel()) {
            QGuiApplication::clipboard()->setText(recipeText(*model));
            session()->say(tr("Copied what made '%1'").arg(qs(model->name)));
        }
    });
    connect(m_copyCommand, &QAction::triggered, this, [this] {
        if (const auto model = currentModel()) {
            copyCommandLine(*session(), jobOf(*model));
        }
    });
    connect(m_saveChart, &QAction::triggered, this,
            [this] { exportChart(this, session(), m_pane->curves()->chart()); });
    connect(m_copyChart, &QAction::triggered, this, [this] { copyChart(session(), m_pane->curves()->chart()); });

    m_pane->addButton(makeActionButton(m_showNode, QStringLiteral("showNode")));
    m_pane->addButton(makeActionButton(m_trainAgain, QStringLiteral("trainAgain")));
    m_pane->addButton(makeActionButton(m_delete, QStringLiteral("deleteModel")));
    m_table->addActions({m_showNode, m_compare, m_trainAgain, m_rename, m_delete, m_copyRecipe, m_copyCommand});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ExpertsPage::onSessionChanged() {
    m_facts->clear();
    m_pane->setSession(session());
    if (session()) {
        connect(session(), &Session::modelsChanged, this, &ExpertsPage::refresh);
        connect(session(), &Session::jobsRemoved, this, &ExpertsPage::refresh);
        connect(session(), &Session::renamed, this,
                [this](const QString& kind, const QString& from, const QString& to) {
                    // The row keeps its place in the selection under its new name.
                    if (kind == QLatin1String("model") && m_table->currentKey() == from) {
                        m_follow = to;
                    }
                });
    }
    refresh();
}

Record ExpertsPage::recordOf(const ModelRecord& model, const ModelFacts& facts) const {
    // Of one that is being trained, or was cut off, the best so far.
    const double accuracy = model.state == ModelState::Training ? facts.bestAccuracy : model.result.validationAccuracy;
    const QString problem = problemOf(model);
    const QString kind = model.kind == ModelKind::Baseline        ? tr("baseline")
                         : model.kind == ModelKind::AdapterExpert ? tr("adapters")
                                                                  : tr("expert");
    return {.key = qs(model.name),
            .cells = {{qs(model.name), {}, qs(model.description())},
                      {kind},
                      {model.node.empty() ? tr("all") : qs(model.node)},
                      {model.isImported() ? qs(model.origin.file) : qs(model.source)},
                      {tr("%1, %2 px").arg(optionWord(qs(model.config.arch))).arg(model.imageSize)},
                      {model.isImported() ? QStringLiteral("–") : number(model.trainImages),
                       static_cast<qlonglong>(model.trainImages)},
                      {number(model.classCount()), static_cast<qlonglong>(model.classCount())},
                      {.text = accuracy >= 0 ? percent(accuracy) : QStringLiteral("–"),
                       .sortKey = accuracy,
                       .toolTip = curveText(facts.curve),
                       .data = QVariant::fromValue(facts.curve)},
                      {.text = stateOf(model), .toolTip = problem, .warning = !problem.isEmpty()},
                      {facts.bytes > 0 ? byteSize(facts.bytes) : QString(), facts.bytes},
                      {model.result.cost.seconds > 0 ? duration(model.result.cost.seconds) : QStringLiteral("–"),
                       model.result.cost.seconds},
                      {localTime(model.created)}},
            .strong = model.kind == ModelKind::Baseline};
}

QString ExpertsPage::stateOf(const ModelRecord& model) const {
    if (!m_facts->at(qs(model.name)).damage.isEmpty()) {
        return tr("Damaged");
    }
    const JobRecord* job = trainingOf(model);
    if (job && !isFinished(job->state)) {
        return stateText(job->state);
    }
    switch (model.state) {
        case ModelState::Training:
            return job && job->state == JobState::Failed ? stateText(job->state) : tr("Unfinished");
        case ModelState::Stopped:
            return tr("Stopped, best so far");
        case ModelState::Complete:
            return tr("Complete");
    }
    return {};
}

QString ExpertsPage::problemOf(const ModelRecord& model) const {
    if (const QString damage = m_facts->at(qs(model.name)).damage; !damage.isEmpty()) {
        return damage;
    }
    const JobRecord* job = trainingOf(model);
    const bool failed = job && job->state == JobState::Failed && model.state != ModelState::Complete;
    return failed ? inWindowWords(coreText(job->error)) : QString();
}

void ExpertsPage::refresh() {
    const std::vector<ModelRecord> models = session() ? session()->models() : std::vector<ModelRecord>();
    m_trainings = session() ? newestTrainings(*session()) : QHash<QString, JobRecord>();
    const QStringList& problems = m_facts->problems();
    m_problems->setVisible(!problems.isEmpty());
    if (!problems.isEmpty()) {
        m_problems->setText(counted(problems.size(), tr("The record of a model cannot be read: %1"),
                                    tr("The records of %1 models cannot be read. The first: %2"))
                                .arg(problems.constFirst()));
    }
    m_combine->setEnabled(CombineDialog::isPossible(models));
    if (session()) {
        m_facts->read(session()->workspace().bank());
    }
    const bool training =
        std::any_of(models.begin(), models.end(), [this](const auto& model) { return isRunning(model); });
    training ? m_again.start() : m_again.stop();
    if (models.empty()) {
        m_table->setRecords({});
        showSelected();
        if (problems.isEmpty()) {
            showLack(
                Lack::Models, tr("No models yet"),
                tr("Train a baseline on a source, then experts on the nodes that you tick in its label hierarchy. "
                   "Published weights can be the baseline too: add them with the button above, or drop their file on "
                   "the window."),
                tr("Go to &Labels"));
        }
        return;
    }
    showContent();
    QVector<Record> records;
    QString first = qs(models.front().name);  // or what is being trained
    for (const ModelRecord& model : models) {
        first = isRunning(model) ? qs(model.name) : first;
        records << recordOf(model, m_facts->at(qs(model.name)));
    }
    m_table->setRecords(records);
    if (const QString follow = std::exchange(m_follow, {}); !follow.isEmpty()) {
        m_table->setCurrentKey(follow);
    } else if (m_table->currentKey().isEmpty()) {
        m_table->setCurrentKey(first);
    }
    showSelected();
}

std::vector<ModelRecord> ExpertsPage::selectedModels() const {
    std::vector<ModelRecord> selected;
    if (session()) {
        for (const QString& key : m_table->selectedKeys()) {
            for (const ModelRecord& model : session()->models()) {
                if (qs(model.name) == key) {
                    selected.push_back(model);
                }
            }
        }
    }
    return selected;
}

std::optional<ModelRecord> ExpertsPage::currentModel() const {
    const std::vector<ModelRecord> selected = selectedModels();
    return selected.size() == 1 ? std::optional(selected.front()) : std::nullopt;
}

const JobRecord* ExpertsPage::trainingOf(const ModelRecord& model) const {
    const auto found = m_trainings.constFind(qs(model.name));
    return found == m_trainings.cend() ? nullptr : &*found;
}

bool ExpertsPage::isRunning(const ModelRecord& model) const {
    const JobRecord* job = trainingOf(model);
    return job && job->state == JobState::Running;
}

void ExpertsPage::showSelected() {
    const std::vector<ModelRecord> selected = selectedModels();
    const bool live =
        std::any_of(selected.begin(), selected.end(), [this](const ModelRecord& model) { return isRunning(model); });
    if (selected.empty()) {
        m_pane->showNothing(tr("No model chosen"));
    } else if (selected.size() == 1) {
        m_pane->showModel(selected.front(), problemOf(selected.front()), live);
    } else {
        m_pane->compare(selected, live);
    }
    updateActions();
}

void ExpertsPage::updateActions() {
    const auto model = currentModel();
    const bool some = !selectedModels().empty();
    const bool hasParent = model && !model->parent.empty() && session()->workspace().bank().has(model->parent);
    for (QAction* action : {m_rename, m_copyRecipe}) {
        action->setEnabled(model.has_value());
    }
    for (QAction* action : {m_showNode, m_trainAgain, m_copyCommand}) {
        action->setEnabled(model && !model->isImported());
    }
    m_compare->setEnabled(hasParent);
    for (QAction* action : {m_delete, m_saveChart, m_copyChart}) {
        action->setEnabled(some);
    }
}

void ExpertsPage::renameCurrent(const QString& name, const QString& to) {
    session()->renameModel(name.toStdString(), to.toStdString());
}

void ExpertsPage::deleteSelected() {
    std::vector<std::string> names;
    for (const ModelRecord& model : selectedModels()) {
        names.push_back(model.name);
    }
    if (names.size() > 1) {
        const QString answer = MessageBox::ask(
            this, {.title = tr("Delete models"),
                   .text = tr("Delete %1 models?").arg(number(std::ssize(names))),
                   .details = tr("Runs that were made from them keep their own weights. Until the workspace is closed, "
                                 "Undo brings the models back."),
                   .choices = {{QStringLiteral("delete"), tr("&Delete"), MessageBox::Choice::Role::Destructive},
                               {QStringLiteral("cancel"), tr("Cancel"), MessageBox::Choice::Role::Reject}},
                   .preferred = QStringLiteral("cancel")});
        if (answer != QLatin1String("delete")) {
            return;
        }
    }
    if (!names.empty()) {
        session()->removeModels(names);
    }
}

void ExpertsPage::compareWithBaseline() {
    if (const auto model = currentModel()) {
        m_table->setSelectedKeys({qs(model->name), qs(model->parent)});
    }
}

void ExpertsPage::trainAgain() {
    const auto model = currentModel();
    if (!model) {
        return;
    }
    JobSpec spec = jobOf(*model);
    if (auto* expert = std::get_if<ExpertJob>(&spec)) {
        expert->name = freeName(*session(), model->name);
        const PlannedExpert node{
            .path = model->node, .images = model->trainImages, .classes = static_cast<int>(model->classes.size())};
        (new ExpertsDialog(*session(), model->source, {node}, window(), *expert))->open();
        return;
    }
    auto& baseline = std::get<BaselineJob>(spec);
    baseline.name = freeName(*session(), model->name);
    const auto& sources = session()->datasets();
    const auto source = std::find_if(sources.begin(), sources.end(),
                                     [&](const DatasetRecord& record) { return record.name == model->source; });
    if (source == sources.end()) {
        MessageBox::error(this, tr("The model cannot be trained again"),
                          tr("The data set '%1' is not in this workspace any more.").arg(qs(model->source)));
        return;
    }
    (new BaselineDialog(*session(), *source, window(), baseline))->open();
}

void ExpertsPage::showModel(const QString& name) {
    m_table->setCurrentKey(name);
}

void ExpertsPage::pose() {
    if (const auto model = currentModel(); model && model->parent.empty() && session()->models().size() > 1) {
        m_table->setCurrentKey(qs(session()->models()[1].name));
    }
}

}  // namespace docent
