// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/LabelsPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "dialogs/BaselineDialog.h"
#include "dialogs/ExpertsDialog.h"
#include "dialogs/SkippedDialog.h"
#include "pages/HierarchyPane.h"
#include "pages/ThumbnailPane.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"

namespace docent {

LabelsPage::LabelsPage(QWidget* parent) : Page(tr("Labels"), QStringLiteral("labels"), parent) {
    setObjectName(QStringLiteral("labelsPage"));
    m_datasets = addChooser(tr("&Data set"), QStringLiteral("datasetChooser"));
    QPushButton* import = makeButton(tr("&Import…"), QStringLiteral("import"), QStringLiteral("importButton"));
    header()->addWidget(import);
    m_skipped = makeButton({}, QStringLiteral("warning"), QStringLiteral("skippedButton"));
    m_skipped->setFlat(true);
    header()->addWidget(m_skipped);
    header()->addStretch();
    m_baseline = makeButton(tr("Train &baseline…"), QStringLiteral("train"), QStringLiteral("trainBaseline"));
    header()->addWidget(m_baseline);
    m_experts = makePrimary({}, QStringLiteral("trainExperts"));
    header()->addWidget(m_experts);

    m_splitter = new QSplitter;
    m_splitter->setObjectName(QStringLiteral("labelsSplitter"));
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_hierarchy = new HierarchyPane;
    m_thumbnails = new ThumbnailPane;
    m_splitter->addWidget(m_hierarchy);
    m_splitter->addWidget(m_thumbnails);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    m_splitter->setSizes({520, 600});
    content()->addWidget(m_splitter, 1);

    connect(m_datasets, &QComboBox::currentTextChanged, this, [this](const QString& name) { load(name); });
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(false); });
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] { Q_EMIT importRequested(false); });
    connect(m_skipped, &QPushButton::clicked, this,
            [this] { (new SkippedDialog(m_view->record.skipped, window()))->open(); });
    connect(m_baseline, &QPushButton::clicked, this,
            [this] { (new BaselineDialog(*session(), m_view->record, window()))->open(); });
    connect(m_experts, &QPushButton::clicked, this, [this] {
        auto* dialog = new ExpertsDialog(*session(), m_view->record.name, m_hierarchy->tickedExperts(), window());
        dialog->open();
    });
    connect(m_hierarchy, &HierarchyPane::currentNodeChanged, this,
            [this](NodeId node) { m_thumbnails->showNode(m_view, node); });
    connect(m_hierarchy, &HierarchyPane::ticksChanged, this, &LabelsPage::updateButtons);
    updateButtons();
}

LabelsPage::~LabelsPage() {
    if (m_task) {
        m_task->cancel();
    }
}

void LabelsPage::onSessionChanged() {
    if (session()) {
        connect(session(), &Session::datasetsChanged, this, [this] {
            // Imported again under the same name, it must be read again.
            m_loading.clear();
            refreshDatasets();
        });
        connect(session(), &Session::modelsChanged, this, &LabelsPage::refreshExperts);
        connect(session(), &Session::jobChanged, this, [this](const JobRecord& record) {
            if (std::holds_alternative<ImportJob>(record.spec) && m_datasets->count() == 0) {
                showImportState();
            }
        });
    }
    m_loading.clear();
    refreshDatasets();
}

void LabelsPage::refreshDatasets() {
    // Sources first: experts are trained on them.
    QStringList names;
    QStringList tasks;
    if (session()) {
        for (const DatasetRecord& record : session()->datasets()) {
            (record.target ? tasks : names) << qs(record.name);
        }
    }
    names += tasks;
    refill(m_datasets, names);
    if (names.isEmpty()) {
        take(nullptr);
        showImportState();
    } else {
        load(m_datasets->currentText());
    }
}

void LabelsPage::showImportState() {
    if (session()) {
        for (const JobRecord& job : session()->jobs()) {
            if (std::holds_alternative<ImportJob>(job.spec) && !isFinished(job.state)) {
                showEmpty(tr("Importing %1").arg(qs(job.subject)),
                          tr("The pictures are decoded once. How far that is shows under Jobs."));
                return;
            }
        }
    }
    showEmpty(
        tr("No pictures yet"),
        tr("Import a source: a folder whose sub-folders are the labels. Its branches are what experts are trained "
           "on. You can also drop a folder on the window."),
        tr("&Import a source…"));
}

void LabelsPage::load(const QString& name) {
    if (name.isEmpty() || name == m_loading) {
        return;
    }
    m_loading = name;
    if (m_task) {
        m_task->cancel();
    }
    m_task = runInBackground(
        this,
        [workspace = session()->workspace(), name](RunContext&) {
            return loadDatasetView(workspace, name.toStdString());
        },
        [this](const std::shared_ptr<const DatasetView>& view) { take(view); },
        [this, name](const QString& problem) {
            take(nullptr);
            m_loading.clear();
            showEmpty(tr("%1 cannot be read").arg(name), problem, tr("&Import it again…"));
        });
}

void LabelsPage::take(const std::shared_ptr<const DatasetView>& view) {
    m_view = view;
    m_hierarchy->setView(view);
    if (view) {
        showContent();
        refreshExperts();
        if (!m_wantedPath.isEmpty()) {
            m_hierarchy->selectPath(std::exchange(m_wantedPath, {}));
        }
        m_thumbnails->showNode(view, m_hierarchy->currentNode());
    } else {
        m_thumbnails->showNode(nullptr, noNode);
    }
    updateButtons();
}

void LabelsPage::refreshExperts() {
    if (!session() || !m_view) {
        return;
    }
    QHash<QString, QString> states;
    const std::string& source = m_view->record.name;
    for (const ModelRecord& model : session()->models()) {
        if (model.source != source) {
            continue;
        }
        const double accuracy = model.result.validationAccuracy;
        QString text = accuracy >= 0 ? percent(accuracy) : tr("trained");
        if (model.state == ModelState::Training) {
            text = tr("unfinished");
        } else if (model.state == ModelState::Stopped) {
            text = tr("%1, stopped").arg(text);
        }
        states[qs(model.node)] = text;
    }
    for (const JobRecord& job : session()->jobs()) {
        if (isFinished(job.state)) {
            continue;
        }
        if (const auto* expert = std::get_if<ExpertJob>(&job.spec); expert && expert->source == source) {
            states[qs(expert->node)] = stateText(job.state).toLower();
        } else if (const auto* baseline = std::get_if<BaselineJob>(&job.spec); baseline && baseline->source == source) {
            states[QString()] = stateText(job.state).toLower();
        }
    }
    m_hierarchy->setExpertStates(states);
}

void LabelsPage::updateButtons() {
    const bool isSource = m_view && !m_view->record.target;
    const auto ticked = m_view ? static_cast<int>(m_hierarchy->tickedExperts().size()) : 0;
    m_baseline->setVisible(isSource);
    m_experts->setVisible(isSource);
    m_experts->setEnabled(ticked > 0);
    m_experts->setText(ticked > 0 ? counted(ticked, tr("Train one &expert…"), tr("Train %1 &experts…"))
                                  : tr("Train &experts…"));
    m_experts->setToolTip(ticked > 0 ? QString() : tr("Tick nodes in the tree first"));
    const auto skipped = m_view ? static_cast<int>(m_view->record.skipped.size()) : 0;
    m_skipped->setVisible(skipped > 0);
    m_skipped->setText(tr("%1 left out").arg(number(skipped)));
    m_skipped->setToolTip(tr("Files that the import left out, and why"));
    m_datasets->setEnabled(m_datasets->count() > 0);
}

void LabelsPage::showNode(const QString& dataset, const QString& path) {
    if (m_view && qs(m_view->record.name) == dataset) {
        m_hierarchy->selectPath(path);
        return;
    }
    m_wantedPath = path;
    m_datasets->setCurrentText(dataset);
}

}  // namespace docent
