// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/StudyDialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <exception>
#include <filesystem>
#include <map>
#include <set>

#include "base/Error.h"
#include "dialogs/StrategyList.h"
#include "jobs/Studies.h"
#include "study/StudyCost.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "transfer/TransferCost.h"
#include "widgets/NumberList.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {

/// "all, 5, 10": with a word for zero, where there is one.
std::vector<std::int64_t> numbersOf(const QString& text, const QString& what, const QString& zero = {}) {
    std::vector<std::int64_t> numbers;
    for (const QString& word : listWords(text)) {
        bool isNumber = !zero.isEmpty() && word.compare(zero, Qt::CaseInsensitive) == 0;
        numbers.push_back(isNumber ? 0 : word.toLongLong(&isNumber));
        if (!isNumber) {
            throw Error(StudyDialog::tr("%1: '%2' is no number").arg(what, word).toStdString(),
                        (zero.isEmpty() ? StudyDialog::tr("Write numbers with commas between them")
                                        : StudyDialog::tr("Write numbers with commas between them, or “%1”").arg(zero))
                            .toStdString());
        }
    }
    if (numbers.empty()) {
        throw Error(StudyDialog::tr("%1: there is no number").arg(what).toStdString());
    }
    return numbers;
}

void requireRight(const StudySpec& wanted) {
    requireValidName(wanted.name, "study");
    if (const std::vector<std::string> problems = wanted.check(); !problems.empty()) {
        std::string problem = problems.front();
        if (const std::string key = "examples_per_class"; problem.starts_with(key)) {
            problem.replace(0, key.size(), StudyDialog::tr("“Examples a class”").toStdString());
        }
        throw Error(problem, "");
    }
}

/// "study", or with a number that no study has.
QString freeName(const Session& session) {
    QString name = StudyDialog::tr("study");
    for (int number = 2; std::filesystem::exists(session.workspace().studyFolder(name.toStdString())); ++number) {
        name = StudyDialog::tr("study-%1").arg(number);
    }
    return name;
}

QListWidget* makeList(const QString& objectName, const QString& accessibleName) {
    auto* list = new QListWidget;
    list->setObjectName(objectName);
    list->setAccessibleName(accessibleName);
    list->setMinimumHeight(110);
    list->setUniformItemSizes(true);
    return list;
}

}  // namespace

StudyDialog::StudyDialog(Session& session, QWidget* parent)
    : FormDialog(
          tr("New study"),
          tr("Each strategy is followed to its end on each task, with each number of examples and each seed. A model "
             "is fine-tuned once for all strategies that take it; what is done stays when it is stopped."),
          tr("&Start"), parent),
      m_session(session) {
    setObjectName(QStringLiteral("studyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name = new QLineEdit(freeName(session));
    m_name->setObjectName(QStringLiteral("studyName"));
    m_sources = makeList(QStringLiteral("studySources"), tr("Sources"));
    m_tasks = makeList(QStringLiteral("studyTasks"), tr("Tasks"));
    m_examples = new QLineEdit(tr("all"));
    m_examples->setObjectName(QStringLiteral("studyExamples"));
    m_examples->setToolTip(tr("Training examples of each class, with commas between them: all, 5, 10"));
    m_seeds = new QLineEdit(QStringLiteral("0, 1, 2"));
    m_seeds->setObjectName(QStringLiteral("studySeeds"));
    auto* top = new QFormLayout;
    top->addRow(tr("&Name"), m_name);
    auto* lists = new QHBoxLayout;
    for (const auto& [title, list] : {std::pair(tr("Sour&ces"), m_sources), std::pair(tr("&Tasks"), m_tasks)}) {
        auto* column = new QVBoxLayout;
        auto* label = new QLabel(title);
        label->setBuddy(list);
        column->addWidget(label);
        column->addWidget(list);
        lists->addLayout(column);
    }
    auto* rest = new QFormLayout;
    rest->addRow(tr("E&xamples a class"), m_examples);
    rest->addRow(tr("S&eeds"), m_seeds);
    body()->insertLayout(0, top);
    body()->insertLayout(1, lists);
    auto* strategies = new QLabel(tr("St&rategies"));
    m_strategies = new StrategyList;
    m_strategies->setMinimumHeight(140);
    strategies->setBuddy(m_strategies);
    body()->insertWidget(2, strategies);
    body()->insertWidget(3, m_strategies);
    body()->insertLayout(4, rest);
    addLists();
    form()->setOptions<StrategyOptions>(
        {},
        {.common = {QStringLiteral("proxies"), QStringLiteral("learning_rates"), QStringLiteral("steps")},
         .hidden = {QStringLiteral("strategies"), QStringLiteral("examples_per_class"), QStringLiteral("seed")},
         .labels = {{QStringLiteral("proxies"), tr("Proxies to judge")}},
         .choices = {{QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [](const StrategyOptions& options) { return options.check(); });
    connect(form(), &OptionsForm::changed, this, &StudyDialog::updateCost);
    for (QLineEdit* edit : {m_name, m_examples, m_seeds}) {
        connect(edit, &QLineEdit::textChanged, this, &StudyDialog::updateCost);
    }
    m_strategies->setTicked(StrategyOptions().strategies);
    for (QListWidget* list : {m_sources, m_tasks, static_cast<QListWidget*>(m_strategies)}) {
        connect(list, &QListWidget::itemChanged, this, &StudyDialog::updateCost);
    }
    updateCost();
    resize(640, 760);
}

void StudyDialog::addLists() {
    std::set<std::string> withBaseline;
    for (const ModelRecord& model : m_session.models()) {
        if (model.kind == ModelKind::Baseline && model.state != ModelState::Training && !model.source.empty()) {
            withBaseline.insert(model.source);
        }
    }
    for (const DatasetRecord& record : m_session.datasets()) {
        if (!record.target && !withBaseline.contains(record.name)) {
            continue;
        }
        auto* item = new QListWidgetItem(qs(record.name), record.target ? m_tasks : m_sources);
        const bool hasTest = !record.target || record.testImages > 0;
        item->setCheckState(hasTest ? Qt::Checked : Qt::Unchecked);
        if (!hasTest) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
            item->setToolTip(tr("It has no test pictures, so nothing can be compared on it"));
        }
    }
}

std::vector<std::string> StudyDialog::ticked(const QListWidget* list) {
    std::vector<std::string> names;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->checkState() == Qt::Checked) {
            names.push_back(list->item(row)->text().toStdString());
        }
    }
    return names;
}

StudySpec StudyDialog::spec() const {
    StudySpec spec;
    spec.name = m_name->text().trimmed().toStdString();
    spec.sources = ticked(m_sources);
    spec.tasks = ticked(m_tasks);
    spec.examplesPerClass = numbersOf(m_examples->text(), tr("Examples a class"), tr("all"));
    spec.seeds = numbersOf(m_seeds->text(), tr("Seeds"));
    StrategyOptions options;
    options.strategies = m_strategies->ticked();
    spec.options = form()->read(options);
    return spec;
}

void StudyDialog::updateCost() {
    showProblem({});  // it was of what stood there before
    if (m_sources->count() == 0) {
        setReady(false);
        setCost(tr("Train a baseline and experts of a source first."));
        return;
    }
    try {
        const StudySpec wanted = spec();
        const auto cells = std::ssize(wanted.cells());
        const bool hasStrategies = !wanted.options.strategies.empty();
        const bool isWhole = cells > 0 && hasStrategies && !wanted.name.empty();
        if (isWhole) {
            requireRight(wanted);
        }
        setReady(isWhole);
        setCost(cells == 0       ? tr("Tick a source and a task.")
                : !hasStrategies ? tr("Tick a strategy.")
                                 : costText(wanted));
    } catch (const std::exception& error) {
        setReady(false);
        if (form()->isValid()) {  // its own problems it tells itself
            showProblem(errorText(error));
        }
    }
}

QString StudyDialog::costText(const StudySpec& wanted) const {
    std::map<std::string, std::int64_t> models;
    const ModelRecord* baseline = nullptr;
    for (const ModelRecord& model : m_session.models()) {
        if (model.state != ModelState::Training && !model.source.empty()) {
            ++models[model.source];
            baseline = model.kind == ModelKind::Baseline && model.source == wanted.sources.front() ? &model : baseline;
        }
    }
    std::map<std::string, TaskSize> tasks;
    for (const DatasetRecord& record : m_session.datasets()) {
        tasks[record.name] = {
            .trainImages = record.trainImages, .testImages = record.testImages, .classes = record.classes};
    }
    const StudyCost cost = costOf(wanted, models, tasks);
    QString text = counted(cost.cells, tr("1 cell"), tr("%1 cells")) + QStringLiteral(": ") +
                   counted(cost.fineTunings, tr("at most 1 fine-tuning"), tr("at most %1 fine-tunings")) +
                   QStringLiteral(", ") + tr("%1 image passes.").arg(number(cost.trainingPasses + cost.forwardPasses));
    if (cost.upstreamTrainings > 0) {
        text += QLatin1Char(' ') + counted(cost.upstreamTrainings, tr("Beside them a baseline is trained anew once."),
                                           tr("Beside them a baseline is trained anew %1 times."));
    }
    const MeasuredRate rate =
        baseline == nullptr ? MeasuredRate{}
                            : measuredRate(*baseline, m_session.runs(), m_session.models(), wanted.options.transfer());
    if (rate.samples > 0) {
        text += QLatin1Char(' ') +
                (rate.isGuess() || !rate.fromRuns ? tr("About %1, a rough guess.") : tr("About %1, as measured here."))
                    .arg(duration(rate.seconds(cost.trainingPasses, cost.forwardPasses)));
    }
    return text;
}

void StudyDialog::accept() {
    try {
        const StudySpec wanted = spec();
        requireRight(wanted);
        requireSameStudy(m_session.workspace(), wanted);  // while the name can be changed
        QDialog::accept();
        Q_EMIT chosen(wanted);
    } catch (const std::exception& error) {
        showProblem(errorText(error));
    }
}

}  // namespace docent
