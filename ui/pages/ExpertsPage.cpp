// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ExpertsPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <exception>

#include "plots/CurvePlot.h"
#include "support/MessageBox.h"
#include "support/MetricsFollower.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

QString kindText(ModelKind kind) {
    return kind == ModelKind::Baseline ? ExpertsPage::tr("baseline") : ExpertsPage::tr("full expert");
}

QString modelStateText(const ModelRecord& model, const Session& session) {
    for (const char* kind : {BaselineJob::kind, ExpertJob::kind}) {
        if (const auto job = session.jobFor(kind, model.name)) {
            return stateText(job->state);
        }
    }
    switch (model.state) {
        case ModelState::Training:
            return ExpertsPage::tr("Unfinished");
        case ModelState::Stopped:
            return ExpertsPage::tr("Stopped, best so far");
        case ModelState::Complete:
            return ExpertsPage::tr("Complete");
    }
    return {};
}

QString detailsHtml(const ModelRecord& model) {
    const auto row = [](const QString& what, const QString& value) {
        return QStringLiteral("<tr><td style='padding-right:14px'>%1</td><td>%2</td></tr>")
            .arg(what, value.toHtmlEscaped());
    };
    QString html = QStringLiteral("<table cellpadding='1'>");
    html +=
        row(ExpertsPage::tr("Source"),
            model.node.empty() ? qs(model.source) : QStringLiteral("%1 › %2").arg(qs(model.source), qs(model.node)));
    if (!model.parent.empty()) {
        html += row(ExpertsPage::tr("Started from"), qs(model.parent));
    }
    html += row(ExpertsPage::tr("Network"),
                ExpertsPage::tr("%1, pictures of %2 x %2 pixels").arg(qs(model.config.arch)).arg(model.imageSize));
    html += row(ExpertsPage::tr("Recipe"),
                ExpertsPage::tr("%1 epochs, batches of %2, learning rate %3, %4 schedule, seed\u00a0%5")
                    .arg(model.training.epochs)
                    .arg(model.training.batchSize)
                    .arg(model.training.learningRate)
                    .arg(qs(enumName(model.training.schedule)))
                    .arg(model.training.seed));
    if (model.result.steps > 0) {
        html += row(ExpertsPage::tr("Took"), ExpertsPage::tr("%1 steps, %2, %3 image passes, on %4")
                                                 .arg(number(model.result.steps), duration(model.result.cost.seconds),
                                                      number(model.result.cost.trainingPasses), qs(model.device)));
    }
    html += row(ExpertsPage::tr("Made"), localTime(model.created));
    return html + QStringLiteral("</table>");
}

}  // namespace

ExpertsPage::ExpertsPage(QWidget* parent) : Page(tr("Experts"), QStringLiteral("experts"), parent) {
    setObjectName(QStringLiteral("expertsPage"));
    header()->addStretch();

    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("expertsSplitter"));
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    m_table = new RecordTable(
        {{.title = tr("Name"), .stretch = true},
         {.title = tr("Kind")},
         {.title = tr("Pictures"), .numeric = true, .toolTip = tr("Training pictures")},
         {.title = tr("Classes"), .numeric = true},
         {.title = tr("Accuracy"), .numeric = true, .toolTip = tr("On the validation pictures of its own slice")},
         {.title = tr("State")},
         {.title = tr("Size"), .numeric = true}});
    m_table->setObjectName(QStringLiteral("modelTable"));
    m_table->setAccessibleName(tr("Models"));
    splitter->addWidget(m_table);

    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_name = makeHeading({});
    m_name->setObjectName(QStringLiteral("modelName"));
    column->addWidget(m_name);
    m_details = new QLabel;
    m_details->setObjectName(QStringLiteral("modelDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_details);
    auto* buttons = new QHBoxLayout;
    m_showNode = makeButton(tr("Show on &Labels page"), QStringLiteral("labels"), QStringLiteral("showNode"));
    m_delete = makeButton(tr("&Delete…"), QStringLiteral("delete"), QStringLiteral("deleteModel"));
    buttons->addWidget(m_showNode);
    buttons->addWidget(m_delete);
    buttons->addStretch();
    column->addLayout(buttons);
    m_curves = new CurvePlot;
    m_curves->setObjectName(QStringLiteral("modelCurves"));
    column->addWidget(m_curves, 1);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({690, 410});
    content()->addWidget(splitter, 1);

    m_follower = new MetricsFollower(this);
    connect(m_follower, &MetricsFollower::rowsChanged, this, [this] { m_curves->setRows(m_follower->rows()); });
    connect(m_table, &RecordTable::currentKeyChanged, this, &ExpertsPage::showModel);
    connect(m_delete, &QPushButton::clicked, this, &ExpertsPage::deleteCurrent);
    connect(m_showNode, &QPushButton::clicked, this, [this] {
        try {
            const ModelRecord model = session()->workspace().bank().load(m_table->currentKey().toStdString());
            Q_EMIT nodeRequested(qs(model.source), qs(model.node));
        } catch (const std::exception&) {
            refresh();  // it was deleted meanwhile
        }
    });
    connect(emptyState()->button(), &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("labelsPage")); });
    showModel({});
}

ExpertsPage::~ExpertsPage() {
    if (m_task) {
        m_task->cancel();
    }
}

void ExpertsPage::onSessionChanged() {
    m_sizes.clear();
    if (session()) {
        connect(session(), &Session::modelsChanged, this, &ExpertsPage::refresh);
    }
    refresh();
}

void ExpertsPage::refresh() {
    const std::vector<ModelRecord> models = session() ? session()->models() : std::vector<ModelRecord>();
    if (models.empty()) {
        m_table->setRecords({});
        showModel({});
        showEmpty(tr("No models yet"),
                  tr("Train a baseline on a source, then experts on the nodes that you tick in its label hierarchy."),
                  tr("Go to &Labels"));
        return;
    }
    showContent();
    QVector<Record> records;
    QString training;
    for (const ModelRecord& model : models) {
        const double accuracy = model.result.validationAccuracy;
        const QString state = modelStateText(model, *session());
        if (state == stateText(JobState::Running)) {
            training = qs(model.name);
        }
        const qulonglong bytes = m_sizes.value(qs(model.name));
        records << Record{.key = qs(model.name),
                          .cells = {{qs(model.name), {}, qs(model.description())},
                                    {kindText(model.kind)},
                                    {number(model.trainImages), static_cast<qlonglong>(model.trainImages)},
                                    {number(static_cast<std::int64_t>(model.classes.size())),
                                     static_cast<qlonglong>(model.classes.size())},
                                    {accuracy >= 0 ? percent(accuracy) : QStringLiteral("–"), accuracy},
                                    {state},
                                    {bytes > 0 ? byteSize(bytes) : QString(), bytes}},
                          .strong = model.kind == ModelKind::Baseline};
    }
    m_table->setRecords(records);
    if (m_table->currentKey().isEmpty()) {
        m_table->setCurrentKey(training.isEmpty() ? records.first().key : training);
    } else {
        showModel(m_table->currentKey());
    }
    measureSizes();
}

void ExpertsPage::measureSizes() {
    if (m_task) {
        m_task->cancel();
    }
    m_task = runInBackground(
        this,
        [bank = session()->workspace().bank()](RunContext&) {
            QHash<QString, qulonglong> sizes;
            for (const ModelRecord& model : bank.list()) {
                sizes[qs(model.name)] = sizeOnDisk(bank.weights(model.name));
            }
            return sizes;
        },
        [this](const QHash<QString, qulonglong>& sizes) {
            if (sizes != m_sizes) {
                m_sizes = sizes;
                refresh();
            }
        },
        [](const QString&) {});  // a size is no more than a hint
}

void ExpertsPage::showModel(const QString& name) {
    const bool has = session() && session()->workspace().bank().has(name.toStdString()) && !name.isEmpty();
    m_showNode->setEnabled(has);
    m_delete->setEnabled(has);
    if (!has) {
        m_name->setText(tr("No model chosen"));
        m_details->clear();
        m_follower->setLive(false);
        m_follower->follow({});
        return;
    }
    try {
        const ModelRecord model = session()->workspace().bank().load(name.toStdString());
        m_name->setText(name);
        m_details->setText(detailsHtml(model));
        m_follower->follow(session()->workspace().bank().log(model.name));
        updateLive();
    } catch (const std::exception& error) {
        m_details->setText(QString::fromUtf8(error.what()).toHtmlEscaped());
    }
}

void ExpertsPage::updateLive() {
    const std::string name = m_table->currentKey().toStdString();
    bool live = false;
    for (const char* kind : {BaselineJob::kind, ExpertJob::kind}) {
        const auto job = session()->jobFor(kind, name);
        live = live || (job && job->state == JobState::Running);
    }
    m_follower->setLive(live);
}

void ExpertsPage::deleteCurrent() {
    const QString name = m_table->currentKey();
    for (const char* kind : {BaselineJob::kind, ExpertJob::kind}) {
        if (session()->jobFor(kind, name.toStdString())) {
            MessageBox::error(this, tr("Delete a model"), tr("%1 is being trained. Stop its job first.").arg(name));
            return;
        }
    }
    const QString answer = MessageBox::ask(
        this, {.title = tr("Delete a model"),
               .text = tr("Delete the model %1?").arg(name),
               .details = tr("Its weights, log and record are removed from the workspace. Runs that were made from it "
                             "keep their own weights."),
               .choices = {{QStringLiteral("delete"), tr("&Delete"), MessageBox::Choice::Role::Destructive},
                           {QStringLiteral("cancel"), tr("Cancel"), MessageBox::Choice::Role::Reject}},
               .preferred = QStringLiteral("cancel")});
    if (answer == QLatin1String("delete")) {
        session()->removeModel(name.toStdString());
    }
}

}  // namespace docent
