// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ExpertsDialog.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "dialogs/EngineChoice.h"
#include "dialogs/TrainedModels.h"
#include "dialogs/TrainingRateFinder.h"
#include "experts/ExpertBank.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr int headHeight = 32;
constexpr int rowHeight = 28;
constexpr std::size_t mostRows = 7;  // more are scrolled
constexpr double nearlyAll = 0.9;
/// Below this many steps a network is about what it was before.
constexpr std::int64_t fewSteps = 50;

bool liesWithin(const std::string& path, const std::string& other) {
    return path.size() > other.size() && path.starts_with(other) && path[other.size()] == '/';
}

QString introWords(bool isCluster) {
    return isCluster ? ExpertsDialog::tr(
                           "Each expert starts from the baseline and is trained on the pictures under its "
                           "node. They run side by side, as many at a time as Slurm has room for. Pausing "
                           "keeps all that was done, stopping the best so far.")
                     : ExpertsDialog::tr(
                           "Each expert starts from the baseline and is trained on the pictures under its "
                           "node. They run one after the other, largest first. Pausing keeps all that was "
                           "done, stopping the best so far.");
}

QString named(const PlannedExpert& node) {
    return QStringLiteral("'%1'").arg(qs(node.path));
}

}  // namespace

ExpertsDialog::ExpertsDialog(Session& session, const std::string& source, std::vector<PlannedExpert> nodes,
                             QWidget* parent, const std::optional<ExpertJob>& like)
    : FormDialog(counted(std::ssize(nodes), tr("Train one expert"), tr("Train %1 experts")), introWords(false),
                 tr("&Train"), parent),
      m_session(session),
      m_nodes(std::move(nodes)),
      m_rates(new TrainingRateFinder(session, this)),
      m_measure(makeButton(tr("&Measure the speed"), {}, QStringLiteral("measureRate"))) {
    setObjectName(QStringLiteral("expertsDialog"));
    m_job.source = source;
    for (const DatasetRecord& record : session.datasets()) {
        if (record.name == source) {
            m_source = record;
        }
    }
    std::sort(m_nodes.begin(), m_nodes.end(), [](const auto& a, const auto& b) { return a.images > b.images; });
    const QStringList starts = baselines();
    const QString usual = qs(source + "-baseline");
    if (!starts.isEmpty()) {
        m_job.baseline = (starts.contains(usual) ? usual : starts.first()).toStdString();
    }
    m_job = like.value_or(m_job);
    for (const PlannedExpert& node : m_nodes) {
        if (!like && isThere(node, m_job)) {
            m_unticked.insert(qs(node.path));
        }
    }
    makeTable();
    makeForm(like && m_nodes.size() == 1);
    m_measure->setToolTip(tr("Trains such a network for some seconds, on random pictures"));
    addCostButton(m_measure);
    connect(m_measure, &QPushButton::clicked, m_rates, &TrainingRateFinder::measure);
    connect(m_rates, &TrainingRateFinder::changed, this, &ExpertsDialog::showCost);
    connect(form(), &OptionsForm::changed, this, &ExpertsDialog::updateCost);
    connect(form(), &OptionsForm::changed, this, &ExpertsDialog::updateKind);
    addEngineChoice(session);
    connect(engine(), &EngineChoice::changed, this, [this] {
        setIntro(introWords(engine()->isCluster()));
        showCost();
    });
    addCopyCommand([this] { copyCommandLine(m_session, commandArguments() + engine()->commandWords()); });
    if (starts.isEmpty()) {
        showProblem(tr("There is no baseline of %1 yet: train it first.").arg(qs(source)));
    }
    resize(640, 740);
    updateKind();
    updateCost();
}

std::string ExpertsDialog::nameOf(const PlannedExpert& node, const ExpertJob& job) {
    return job.name.empty() ? expertName(job.source, node.path, job.baseline, job.expert.kind, node.sharesName)
                            : job.name;
}

bool ExpertsDialog::isThere(const PlannedExpert& node, const ExpertJob& job) const {
    return isTrained(m_session, nameOf(node, job));
}

QStringList ExpertsDialog::baselines() const {
    QStringList names;
    for (const ModelRecord& record : m_session.models()) {
        if (record.kind == ModelKind::Baseline && (record.source == m_job.source || record.isImported())) {
            names << qs(record.name);
        }
    }
    for (const JobRecord& job : m_session.jobs()) {
        const auto* spec = std::get_if<BaselineJob>(&job.spec);
        if (spec && spec->source == m_job.source && !isFinished(job.state) && !names.contains(qs(job.subject))) {
            names << qs(job.subject);
        }
    }
    return names;
}

void ExpertsDialog::makeTable() {
    m_table = new RecordTable({{.title = tr("Node"), .stretch = true, .toolTip = explain(Term::Node)},
                               {.title = tr("Pictures"), .numeric = true, .toolTip = tr("Training pictures")},
                               {.title = tr("Classes"), .numeric = true},
                               {.title = tr("Passes"), .numeric = true, .toolTip = explain(Term::ImagePasses)},
                               {.title = tr("Time"), .numeric = true}});
    m_table->setObjectName(QStringLiteral("expertNodes"));
    m_table->setAccessibleName(tr("Nodes that get an expert"));
    m_table->setFixedHeight(headHeight + rowHeight * static_cast<int>(std::min(m_nodes.size(), mostRows)));
    m_table->setSeveralSelectable();
    connect(m_table, &RecordTable::ticked, this, [this](const QString& path, bool checked) {
        checked ? (void)m_unticked.remove(path) : (void)m_unticked.insert(path);
        showCost();
    });
    body()->insertWidget(0, m_table);
    m_warnings = new QLabel;
    m_warnings->setObjectName(QStringLiteral("planWarnings"));
    m_warnings->setWordWrap(true);
    body()->insertWidget(1, m_warnings);
}

void ExpertsDialog::makeForm(bool withName) {
    QStringList common{QStringLiteral("baseline"),      QStringLiteral("kind"),   QStringLiteral("adapter_ratio"),
                       QStringLiteral("frozen_stages"), QStringLiteral("epochs"), QStringLiteral("learning_rate"),
                       QStringLiteral("batch_size"),    QStringLiteral("device")};
    QStringList hidden{QStringLiteral("source"), QStringLiteral("node")};
    (withName ? common : hidden).prepend(QStringLiteral("name"));
    form()->setOptions<ExpertJob>(
        m_job,
        {.common = common,
         .hidden = hidden,
         .choices = {{QStringLiteral("baseline"), baselines()},
                     {QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}},
         .names = {QStringLiteral("baseline")}},
        [](const ExpertJob& job) {
            std::vector<std::string> problems = job.expert.check();
            const std::vector<std::string> others = job.training.check();
            problems.insert(problems.end(), others.begin(), others.end());
            return problems;
        });
}

void ExpertsDialog::updateKind() {
    // Each of the two is an option of one kind alone.
    const bool areAdapters = form()->read(m_job).expert.kind == ExpertKind::Adapter;
    form()->editor(QStringLiteral("adapter_ratio"))->setEnabled(areAdapters);
    form()->editor(QStringLiteral("frozen_stages"))->setEnabled(!areAdapters);
}

std::vector<PlannedExpert> ExpertsDialog::tickedNodes() const {
    std::vector<PlannedExpert> ticked;
    std::copy_if(m_nodes.begin(), m_nodes.end(), std::back_inserter(ticked),
                 [this](const PlannedExpert& node) { return !m_unticked.contains(qs(node.path)); });
    return ticked;
}

TrainingJobSize ExpertsDialog::sizeOf(const PlannedExpert& node, const ExpertJob& job) const {
    TrainingJobSize size{
        .trainImages = node.images,
        .validationImages = validationShare(m_source.validationImages, m_source.trainImages, node.images),
        .config = m_config,
        .imageSize = m_imageSize,
        .training = job.training,
        .start = TrainingStart::Baseline,
        .onSharedBase = job.expert.kind == ExpertKind::Adapter};
    size.config.numClasses = node.classes;
    size.config.adapterRatio = size.onSharedBase ? job.expert.adapterRatio : 0;
    return size;
}

void ExpertsDialog::findStart(const std::string& baseline) {
    m_config = modelPreset(BaselineJob{}.arch);
    m_imageSize = m_source.imageSize;
    for (const JobRecord& job : m_session.jobs()) {
        if (const auto* spec = std::get_if<BaselineJob>(&job.spec); spec && spec->name == baseline) {
            m_config = modelPreset(spec->arch);
            m_imageSize = spec->imageSize > 0 ? spec->imageSize : std::max(m_imageSize, defaultImageSize(spec->arch));
        }
    }
    for (const ModelRecord& record : m_session.models()) {
        if (record.name == baseline) {
            m_config = record.config;
            m_imageSize = record.imageSize;
        }
    }
    m_config.numClasses = 0;  // of the head, which tells nothing of the rate
}

void ExpertsDialog::updateCost() {
    if (form()->isValid()) {
        const ExpertJob job = form()->read(m_job);
        findStart(job.baseline);
        m_rates->setTraining(m_config, m_imageSize, job.training);
    }
    showCost();
}

void ExpertsDialog::showCost() {
    const std::vector<PlannedExpert> plan = tickedNodes();
    QStringList trained;  // of those that are ticked
    if (form()->isValid()) {
        const ExpertJob job = form()->read(m_job);
        for (const PlannedExpert& node : plan) {
            if (isThere(node, job)) {
                trained << qs(nameOf(node, job));
            }
        }
    }
    setReady(!baselines().isEmpty() && !plan.empty() && trained.isEmpty());
    m_measure->setVisible(!engine()->isCluster());
    m_measure->setEnabled(!m_rates->isMeasuring());
    m_measure->setText(m_rates->isMeasuring() ? tr("Measuring…") : tr("&Measure the speed"));
    if (!form()->isValid()) {
        setCost({});
        return;
    }
    const ExpertJob job = form()->read(m_job);
    // How fast the machines of a cluster are, and how many there are, nobody knows here.
    const std::optional<TrainingRate> known = engine()->isCluster() ? std::nullopt : m_rates->rate();
    const TrainingRate rate = known.value_or(TrainingRate{});
    CostEstimate sum;
    QVector<Record> records;
    for (const PlannedExpert& node : m_nodes) {
        const CostEstimate cost = estimateCost(sizeOf(node, job), rate);
        const QString path = qs(node.path);
        const bool ticked = !m_unticked.contains(path);
        sum += ticked ? cost : CostEstimate{};
        records << Record{.key = path,
                          .cells = {{.text = path, .checked = ticked},
                                    {number(node.images), static_cast<qlonglong>(node.images)},
                                    {number(node.classes), node.classes},
                                    {number(cost.trainingPasses), static_cast<qlonglong>(cost.trainingPasses)},
                                    isThere(node, job) ? RecordCell{tr("there already")}
                                                       : RecordCell{rate.imagesPerSecond > 0 ? duration(cost.seconds)
                                                                                             : QStringLiteral("–"),
                                                                    cost.seconds}}};
    }
    m_table->setRecords(records);
    QStringList warnings = planWarnings(plan, m_source.trainImages, job.training);
    if (!trained.isEmpty()) {
        warnings.prepend(tr("%1: there already. Untick what is trained, or remove or rename those models first.")
                             .arg(trained.join(QStringLiteral(", "))));
    }
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    const QString experts = counted(std::ssize(plan), tr("One expert."), tr("%1 experts."));
    setCost(plan.empty() ? tr("No node is ticked.")
                         : experts + QLatin1Char(' ') + costText(sum, known, m_session.isBusy()));
}

QString ExpertsDialog::commandArguments() const {
    // One command trains them all: the line of one, with the list in the place of its node.
    ExpertJob job = form()->read(m_job);
    job.node = "NODES";
    QStringList paths;
    for (const PlannedExpert& node : tickedNodes()) {
        paths << qs(node.path).replace(QLatin1Char(','), QStringLiteral("\\,"));
    }
    const QString nodes = qs(shellQuoted(paths.join(QLatin1Char(',')).toStdString()));
    return qs(asCommandLine(job))
        .mid(static_cast<int>(qstrlen("docent ")))
        .replace(QStringLiteral("--nodes NODES"), QStringLiteral("--nodes ") + nodes);
}

QStringList planWarnings(const std::vector<PlannedExpert>& plan, std::int64_t sourceImages,
                         const TrainingOptions& training) {
    QStringList warnings;
    for (const PlannedExpert& node : plan) {
        const double part = sourceImages > 0 ? static_cast<double>(node.images) / static_cast<double>(sourceImages) : 0;
        if (part >= nearlyAll) {
            warnings << ExpertsDialog::tr(
                            "%1 has %2 of the pictures of the source: its expert will differ little from "
                            "the baseline.")
                            .arg(named(node), percent(part, 0));
        }
    }
    std::int64_t nested = 0;
    for (const PlannedExpert& node : plan) {
        const auto around = std::find_if(plan.begin(), plan.end(),
                                         [&](const PlannedExpert& other) { return liesWithin(node.path, other.path); });
        if (around == plan.end()) {
            continue;
        }
        ++nested;
        if (static_cast<double>(node.images) >= nearlyAll * static_cast<double>(around->images)) {
            warnings << ExpertsDialog::tr("%1 has nearly all pictures of %2: their experts will be much alike.")
                            .arg(named(node), named(*around));
        }
    }
    if (nested > 0) {
        warnings << counted(nested,
                            ExpertsDialog::tr("One node lies within another of the plan: its pictures are trained on "
                                              "twice."),
                            ExpertsDialog::tr("%1 nodes lie within others of the plan: their pictures are trained on "
                                              "more than once."));
    }
    const auto stepsOf = [&](const PlannedExpert& node) {
        const TrainingOptions fitted = training.fittedTo(node.images, TrainingStart::Baseline);
        return fitted.maxSteps > 0 ? fitted.maxSteps
                                   : fitted.epochs * ((node.images + fitted.batchSize - 1) / fitted.batchSize);
    };
    const auto few =
        std::find_if(plan.rbegin(), plan.rend(), [&](const PlannedExpert& node) { return stepsOf(node) < fewSteps; });
    if (few != plan.rend()) {
        warnings << counted(stepsOf(*few),
                            ExpertsDialog::tr("%2 gets one step only, which changes little: more epochs or smaller "
                                              "batches make more of few pictures."),
                            ExpertsDialog::tr("%2 gets %1 steps only, which changes little: more epochs or smaller "
                                              "batches make more of few pictures."))
                        .arg(named(*few));
    }
    return warnings;
}

void ExpertsDialog::accept() {
    const ExpertJob chosen = form()->read(m_job);
    // While the baseline is still trained, its experts wait for it.
    std::vector<std::string> after;
    if (const auto job = m_session.jobFor(BaselineJob::kind, chosen.baseline)) {
        after.push_back(job->id);
    }
    std::vector<JobSpec> jobs;
    for (const PlannedExpert& node : tickedNodes()) {
        ExpertJob job = chosen;
        job.node = node.path;
        if (job.name.empty()) {
            // Named here: to do it for each of many jobs would read the labels of the source each time.
            job.name = nameOf(node, job);
        }
        jobs.emplace_back(std::move(job));
    }
    if (submitToCluster(m_session, jobs, after)) {
        return;
    }
    try {
        for (const JobSpec& job : jobs) {
            m_session.submit(job, after);
            // So that a second OK after a problem queues none twice.
            m_unticked.insert(qs(std::get<ExpertJob>(job).node));
        }
        QDialog::accept();
    } catch (const std::exception& error) {
        showProblem(errorText(error));
        showCost();
    }
}

}  // namespace docent
