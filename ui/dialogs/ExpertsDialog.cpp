// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ExpertsDialog.h"

#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "support/Session.h"
#include "support/Text.h"
#include "widgets/OptionsForm.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {
constexpr int tableHeight = 150;
}

ExpertsDialog::ExpertsDialog(Session& session, const std::string& source, std::vector<PlannedExpert> nodes,
                             QWidget* parent)
    : FormDialog(counted(static_cast<std::int64_t>(nodes.size()), tr("Train one expert"), tr("Train %1 experts")),
                 tr("Each expert starts from the baseline and is trained on the pictures under its node. They run one "
                    "after the other, largest first."),
                 tr("&Train"), parent),
      m_session(session),
      m_nodes(std::move(nodes)) {
    setObjectName(QStringLiteral("expertsDialog"));
    m_job.source = source;
    std::sort(m_nodes.begin(), m_nodes.end(), [](const auto& a, const auto& b) { return a.images > b.images; });

    QStringList baselines;
    for (const ModelRecord& record : session.models()) {
        if (record.kind == ModelKind::Baseline && record.source == source) {
            baselines << qs(record.name);
        }
    }
    for (const JobRecord& job : session.jobs()) {
        const auto* spec = std::get_if<BaselineJob>(&job.spec);
        if (spec && spec->source == source && !isFinished(job.state) && !baselines.contains(qs(job.subject))) {
            baselines << qs(job.subject);
        }
    }
    const QString usual = qs(source + "-baseline");
    if (!baselines.isEmpty()) {
        m_job.baseline = (baselines.contains(usual) ? usual : baselines.first()).toStdString();
    }

    auto* table = new RecordTable({{.title = tr("Node"), .stretch = true},
                                   {.title = tr("Training pictures"), .numeric = true},
                                   {.title = tr("Classes"), .numeric = true}});
    table->setObjectName(QStringLiteral("expertNodes"));
    table->setAccessibleName(tr("Nodes that get an expert"));
    table->setMinimumHeight(tableHeight);
    QVector<Record> records;
    for (const PlannedExpert& node : m_nodes) {
        records << Record{.key = qs(node.path),
                          .cells = {{qs(node.path)},
                                    {number(node.images), static_cast<qlonglong>(node.images)},
                                    {number(node.classes), node.classes}}};
    }
    table->setRecords(records);
    body()->insertWidget(0, table);

    form()->setOptions<ExpertJob>(
        m_job,
        {.common = {QStringLiteral("baseline"), QStringLiteral("epochs"), QStringLiteral("learning_rate"),
                    QStringLiteral("batch_size")},
         .hidden = {QStringLiteral("name"), QStringLiteral("source"), QStringLiteral("node")},
         .labels = {},
         .choices = {{QStringLiteral("baseline"), baselines},
                     {QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [](const ExpertJob& job) { return job.training.check(); });
    connect(form(), &OptionsForm::changed, this, &ExpertsDialog::updateCost);
    if (baselines.isEmpty()) {
        showProblem(tr("There is no baseline of %1 yet: train it first.").arg(qs(source)));
    }
    resize(520, 560);
    setReady(!baselines.isEmpty() && !m_nodes.empty());
    updateCost();
}

void ExpertsDialog::updateCost() {
    const TrainingOptions training = form()->read(m_job).training;
    std::int64_t passes = 0;
    for (const PlannedExpert& node : m_nodes) {
        passes += training.maxSteps > 0 ? training.maxSteps * training.batchSize : node.images * training.epochs;
    }
    setCost(tr("About %1 image passes in all.").arg(number(passes)));
}

void ExpertsDialog::accept() {
    const ExpertJob chosen = form()->read(m_job);
    // While the baseline is still trained, its experts wait for it.
    std::vector<std::string> after;
    if (const auto job = m_session.jobFor(BaselineJob::kind, chosen.baseline)) {
        after.push_back(job->id);
    }
    try {
        while (!m_nodes.empty()) {
            ExpertJob job = chosen;
            job.node = m_nodes.front().path;
            m_session.submit(job, after);
            m_nodes.erase(m_nodes.begin());  // so that a second OK after a problem queues none twice
        }
        QDialog::accept();
    } catch (const std::exception& error) {
        showProblem(QString::fromUtf8(error.what()));
    }
}

}  // namespace docent
