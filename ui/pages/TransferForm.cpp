// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TransferForm.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "pages/ModelPicker.h"
#include "pages/Page.h"
#include "pages/TaskLink.h"
#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "transfer/TransferCost.h"
#include "widgets/FormScroll.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {

constexpr int ownBudget = -1;

bool sameOptions(const TransferOptions& a, const TransferOptions& b) {
    return fieldsToYaml(a).text() == fieldsToYaml(b).text();
}

template <typename Number>
QString inWords(const std::vector<Number>& numbers) {
    QStringList words;
    for (const Number item : numbers) {
        words << QString::number(item);
    }
    return words.join(QStringLiteral(", "));
}

constexpr int fieldsMargin = 8;  // beside them, where the scroll bar comes

}  // namespace

TransferForm::TransferForm(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* scroll = new FormScroll(makeFields());
    column->addWidget(scroll, 1);
    // The price and the button stay in view, however long the form is.
    m_cost = new QLabel;
    m_cost->setObjectName(QStringLiteral("transferCost"));
    m_cost->setWordWrap(true);
    m_cost->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cost->setToolTip(explain(Term::ImagePasses));
    column->addWidget(m_cost);
    m_foot = new QVBoxLayout;
    // As wide as the fields above it, which end before the scroll bar where there is one.
    const auto fit = [this, bar = scroll->verticalScrollBar()] {
        m_foot->setContentsMargins(0, 0, fieldsMargin + (bar->maximum() > 0 ? bar->sizeHint().width() : 0), 0);
    };
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, fit);
    fit();
    column->addLayout(m_foot);

    m_link = new TaskLink(m_tasks, this);
    connect(m_tasks, &QComboBox::currentTextChanged, this, &TransferForm::refreshModels);
    connect(m_models, &ModelPicker::chosenChanged, this, &TransferForm::updateCost);
    connect(m_budget, &QComboBox::currentIndexChanged, this, &TransferForm::useBudget);
    connect(m_form, &OptionsForm::changed, this, &TransferForm::onFormChanged);
    connect(m_form, &OptionsForm::validityChanged, this, &TransferForm::changed);
}

TransferForm::~TransferForm() {
    if (m_reading) {
        m_reading->cancel();
    }
}

QWidget* TransferForm::makeFields() {
    auto* fields = new QWidget;
    setRole(fields, Role::Plain);
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, fieldsMargin, 0);
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
    m_tasks = add(tr("Tas&k"), QStringLiteral("transferTask"));
    column->addSpacing(4);
    auto* label = new QLabel(tr("&Models to fine-tune"));
    column->addWidget(label);
    m_models = new ModelPicker;
    label->setBuddy(m_models->findChild<QWidget*>(QStringLiteral("transferModels")));
    column->addWidget(m_models);
    m_modelButtons = new QVBoxLayout;
    column->addLayout(m_modelButtons);
    m_existing = makeMuted({});
    m_existing->setObjectName(QStringLiteral("transferExisting"));
    column->addWidget(m_existing);
    column->addSpacing(4);
    m_budget = add(tr("Bud&get"), QStringLiteral("transferBudget"));
    m_budget->setToolTip(explain(Term::Sweep));
    m_budget->addItem(tr("Quick: one setting, 100 steps"), static_cast<int>(TransferBudget::Quick));
    m_budget->addItem(tr("Standard: two rates, two lengths"), static_cast<int>(TransferBudget::Standard));
    m_budget->addItem(tr("Thorough: 12 settings, 3 repeats"), static_cast<int>(TransferBudget::Thorough));
    m_budget->addItem(tr("Own"), ownBudget);
    m_budget->setCurrentIndex(1);
    m_form = new OptionsForm;
    m_form->setOptions<TransferOptions>(
        m_options,
        {.common = {QStringLiteral("learning_rates"), QStringLiteral("steps"), QStringLiteral("batch_size"),
                    QStringLiteral("repeats")},
         .hidden = {},
         .labels = {{QStringLiteral("steps"), tr("Steps")}, {QStringLiteral("refit"), tr("Train again on all")}},
         .choices = {{QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [](const TransferOptions& options) { return options.check(); });
    column->addWidget(m_form);
    column->addWidget(
        makeMuted(tr("Each setting is tried on four fifths of the training pictures; the best one is "
                     "trained again on all of them, unless that is switched off, and tested once.")));
    column->addStretch();
    return fields;
}

void TransferForm::setSession(Session* session) {
    m_session = session;
    m_ranking.reset();
    m_rankingTask.clear();
    m_wanted.clear();
    refresh();
    m_link->setSession(session);
}

void TransferForm::refresh() {
    QStringList tasks;
    if (m_session) {
        for (const DatasetRecord& record : m_session->datasets()) {
            if (record.target) {
                tasks << qs(record.name);
            }
        }
    }
    refill(m_tasks, tasks);
    refreshModels();
}

void TransferForm::refreshModels() {
    if (m_reading) {
        m_reading->cancel();
    }
    const QString name = task();
    if (!m_session || name.isEmpty()) {
        takeRanking(name, std::nullopt);
        return;
    }
    if (m_rankingTask == name) {
        m_models->setModels(m_session->models(), m_ranking);  // models may have come or gone
    }
    m_reading = runInBackground(
        this, [workspace = m_session->workspace(), name](RunContext&) { return workspace.ranking(name.toStdString()); },
        [this, name](std::optional<RankingResult> ranking) { takeRanking(name, std::move(ranking)); },
        [this, name](const QString&) { takeRanking(name, std::nullopt); });  // a damaged one is told on its own page
    updateCost();
}

void TransferForm::takeRanking(const QString& task, std::optional<RankingResult> ranking) {
    m_rankingTask = task;
    m_ranking = std::move(ranking);
    m_models->setModels(m_session ? m_session->models() : std::vector<ModelRecord>(), m_ranking);
    if (const QStringList wanted = std::exchange(m_wanted, {}); !wanted.isEmpty()) {
        m_models->setChosen(wanted);
    }
    updateCost();
}

void TransferForm::choose(const QString& task, const QString& model) {
    m_tasks->setCurrentText(task);
    m_models->setChosen({model});
    if (m_rankingTask != task) {
        m_wanted = QStringList{model};
    }
}

QString TransferForm::task() const {
    return m_tasks->currentText();
}

bool TransferForm::hasTask() const {
    return m_tasks->count() > 0;
}

bool TransferForm::hasModels() const {
    if (!m_session) {
        return false;
    }
    const auto& models = m_session->models();
    return std::any_of(models.begin(), models.end(),
                       [](const ModelRecord& model) { return model.state != ModelState::Training; });
}

bool TransferForm::isReady() const {
    return m_session && hasTask() && m_rankingTask == task() && !m_models->chosen().isEmpty() && m_form->isValid();
}

void TransferForm::useBudget(int index) {
    const int budget = m_budget->itemData(index).toInt();
    if (budget != ownBudget) {
        const TransferOptions options = withBudget(m_form->read(m_options), static_cast<TransferBudget>(budget));
        m_fillingForm = true;
        m_form->setValue(QStringLiteral("learning_rates"), inWords(options.learningRates));
        m_form->setValue(QStringLiteral("steps"), inWords(options.steps));
        m_form->setValue(QStringLiteral("refit"), options.refit);
        m_form->setValue(QStringLiteral("repeats"), options.repeats);
        m_fillingForm = false;
    }
    updateCost();
}

void TransferForm::onFormChanged() {
    if (m_fillingForm) {
        return;
    }
    // The words follow what the fields say.
    const TransferOptions options = m_form->read(m_options);
    int matching = m_budget->findData(ownBudget);
    for (int i = 0; i < m_budget->count(); ++i) {
        const int budget = m_budget->itemData(i).toInt();
        if (budget != ownBudget && sameOptions(options, withBudget(options, static_cast<TransferBudget>(budget)))) {
            matching = i;
        }
    }
    {
        const QSignalBlocker blocker(m_budget);
        m_budget->setCurrentIndex(matching);
    }
    updateCost();
}

QString TransferForm::passesText() const {
    const auto& datasets = m_session->datasets();
    const std::string name = task().toStdString();
    const auto record =
        std::find_if(datasets.begin(), datasets.end(), [&](const DatasetRecord& one) { return one.name == name; });
    if (record == datasets.end()) {
        return {};
    }
    const auto models = static_cast<std::int64_t>(m_models->chosen().size());
    const TransferPasses passes = passesOf(m_form->read(m_options), record->trainImages, record->testImages);
    const QString trials = counted(models * passes.trials, tr("One trial"), tr("%1 trials"));
    const QString text = m_form->read(m_options).refit
                             ? tr("%1, then the best again on all pictures: %2 to %3 image passes.")
                             : tr("%1, of which the best is kept: %2 to %3 image passes.");
    return text.arg(trials, number(models * passes.trainingLeast),
                    number(models * (passes.trainingMost + passes.forward)));
}

QString TransferForm::timeText() const {
    const auto& datasets = m_session->datasets();
    const auto& known = m_session->models();
    const std::string name = task().toStdString();
    const auto record =
        std::find_if(datasets.begin(), datasets.end(), [&](const DatasetRecord& one) { return one.name == name; });
    if (record == datasets.end()) {
        return {};
    }
    const TransferOptions options = m_form->read(m_options);
    const TransferPasses passes = passesOf(options, record->trainImages, record->testImages);
    double least = 0;
    double most = 0;
    std::int64_t samples = 0;
    bool fromRuns = true;
    bool isGuess = false;
    for (const QString& chosen : m_models->chosen()) {
        const auto model =
            std::find_if(known.begin(), known.end(), [&](const ModelRecord& one) { return qs(one.name) == chosen; });
        const MeasuredRate rate =
            model == known.end() ? MeasuredRate{} : measuredRate(*model, m_session->runs(), known, options);
        if (rate.samples == 0) {
            return tr("How long it takes is not known: nothing of this size was trained here yet.");
        }
        MeasuredRate fastest = rate;
        fastest.secondsPerPass = rate.fastest;
        MeasuredRate slowest = rate;
        slowest.secondsPerPass = rate.slowest;
        least += fastest.seconds(passes.trainingLeast, passes.forward);
        most += slowest.seconds(passes.trainingMost, passes.forward);
        samples = std::max(samples, rate.samples);
        fromRuns = fromRuns && rate.fromRuns;
        isGuess = isGuess || rate.isGuess();
    }
    const QString range = duration(least) == duration(most) ? tr("About %1").arg(duration(most))
                                                            : tr("About %1 to %2").arg(duration(least), duration(most));
    if (isGuess) {
        return tr("%1, a guess: nothing of this size was trained on this kind of device in this precision yet.")
            .arg(range);
    }
    return fromRuns ? counted(samples, tr("%2, as measured in one run of this kind."),
                              tr("%2, as measured in %1 runs of this kind."))
                          .arg(range)
                    : counted(samples, tr("%2, a rough guess from the training of one model."),
                              tr("%2, a rough guess from the training of %1 models."))
                          .arg(range);
}

QString TransferForm::diskText() const {
    std::uint64_t kept = 0;
    std::uint64_t largest = 0;
    for (const QString& model : m_models->chosen()) {
        const std::uint64_t weights = sizeOnDisk(m_session->workspace().bank().weights(model.toStdString()));
        kept += weights;
        largest = std::max(largest, weights);
    }
    // A checkpoint has weights and momentum, and each repeat its weights until the kept one is chosen.
    const auto repeats = static_cast<std::uint64_t>(std::max(1, m_form->read(m_options).repeats));
    return tr("Keeps %1 on disk, and needs %2 more while it runs.")
        .arg(byteSize(kept), byteSize((2 + repeats) * largest));
}

QString TransferForm::existingText() const {
    const QStringList chosen = m_models->chosen();
    const TransferOptions options = m_form->read(m_options);
    QStringList lines;
    for (const RunRecord& run : m_session->runs()) {
        if (qs(run.task) != task() || !chosen.contains(qs(run.model))) {
            continue;
        }
        const bool same = sameOptions(run.options, options);
        if (run.state != ModelState::Complete) {
            lines << tr("%1 is there, unfinished.").arg(qs(run.name));
        } else if (same) {
            lines << tr("%1 is there with this very setting: %2.").arg(qs(run.name), percent(run.evaluation.accuracy));
        } else {
            lines << tr("%1 is there with another budget: %2.").arg(qs(run.name), percent(run.evaluation.accuracy));
        }
    }
    constexpr int most = 4;
    if (lines.size() > most) {
        const auto more = lines.size() - most + 1;
        lines = lines.mid(0, most - 1);
        lines << tr("%1 more are there.").arg(number(more));
    }
    return lines.join(QLatin1Char('\n'));
}

void TransferForm::updateCost() {
    m_models->setEnabled(m_rankingTask == task());
    if (m_rankingTask != task()) {
        // What it costs stays in place for the moment that the ranking takes to come.
    } else if (isReady()) {
        m_cost->setText(QStringList{passesText(), timeText(), diskText()}.join(QLatin1Char('\n')));
        m_existing->setText(existingText());
    } else {
        m_cost->setText(m_session && hasTask() && m_models->chosen().isEmpty() ? tr("Tick a model to fine-tune.")
                                                                               : QString());
        m_existing->clear();
    }
    m_existing->setVisible(!m_existing->text().isEmpty());
    Q_EMIT changed();
}

std::string TransferForm::freeRunName(const std::string& task, const std::string& model) const {
    // A run that is there is never written over: it may be the one that was exported.
    const std::string base = task + "-" + model;
    std::string name = base;
    const auto isTaken = [this](const std::string& candidate) {
        return m_session->workspace().runs().has(candidate) || m_session->jobFor(TransferJob::kind, candidate);
    };
    for (int i = 2; isTaken(name); ++i) {
        name = base + "-" + std::to_string(i);
    }
    return name;
}

std::vector<TransferJob> TransferForm::jobs() const {
    std::vector<TransferJob> jobs;
    const std::string target = task().toStdString();
    for (const QString& model : m_models->chosen()) {
        jobs.push_back({.name = freeRunName(target, model.toStdString()),
                        .task = target,
                        .model = model.toStdString(),
                        .options = m_form->read(m_options)});
    }
    return jobs;
}

}  // namespace docent
