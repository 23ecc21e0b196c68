// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/LabelsPage.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

#include "dialogs/BaselineDialog.h"
#include "dialogs/ExpertsDialog.h"
#include "dialogs/NameQuestion.h"
#include "dialogs/RelinkDialog.h"
#include "dialogs/SkippedDialog.h"
#include "models/DatasetViews.h"
#include "models/HierarchyModel.h"
#include "models/NodeExperts.h"
#include "pages/HierarchyPane.h"
#include "pages/IciclePane.h"
#include "pages/LabelActions.h"
#include "pages/PictureGallery.h"
#include "pages/TaskLink.h"
#include "pages/ThumbnailPane.h"
#include "plots/IciclePlot.h"
#include "support/CommandLine.h"
#include "support/Glossary.h"
#include "support/Session.h"
#include "support/Settings.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr int handleWidth = 12;
QString columnsKey() {
    return QStringLiteral("labels/columns");
}
QString rowsKey() {
    return QStringLiteral("labels/rows");
}
QString icicleKey() {
    return QStringLiteral("labels/icicle");
}
}  // namespace

LabelsPage::LabelsPage(QWidget* parent) : Page(tr("Labels"), QStringLiteral("labels"), parent) {
    setObjectName(QStringLiteral("labelsPage"));
    m_editing = new LabelEditing(this);
    makeActions();
    m_datasets = addChooser(tr("&Data set"), QStringLiteral("datasetChooser"));
    header()->addWidget(makeActionButton(m_import, QStringLiteral("importButton")));
    QPushButton* skipped = makeActionButton(m_skipped, QStringLiteral("skippedButton"));
    skipped->setFlat(true);
    header()->addWidget(skipped);
    QPushButton* more = makeButton(tr("M&ore"), {}, QStringLiteral("datasetMenu"));
    more->setAccessibleName(tr("More about the data set"));
    auto* menu = new QMenu(more);
    menu->addActions({m_importAgain, m_relink, m_rename, m_delete});
    more->setMenu(menu);
    header()->addWidget(more);
    QPushButton* relink = makePrimary(tr("Re-link &pictures…"), QStringLiteral("relinkButton"));
    connect(relink, &QPushButton::clicked, m_relink, &QAction::trigger);
    header()->addWidget(relink);
    connect(this, &LabelsPage::sourceMissing, relink, &QWidget::setVisible);
    header()->addStretch();
    header()->addWidget(makeActionButton(m_baseline, QStringLiteral("trainBaseline")));
    header()->addWidget(makeActionButton(m_experts, QStringLiteral("trainExperts"), true));
    content()->addWidget(makePanes(), 1);
    restoreLayout();

    m_link = new TaskLink(m_datasets, this, TaskLink::Follow::No);
    connect(m_datasets, &QComboBox::currentTextChanged, this, &LabelsPage::load);
    connect(m_datasets, &QComboBox::activated, this, [this] { m_followsImport = false; });
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (chosenDataset().isEmpty()) {
            Q_EMIT importRequested(false);
        } else {
            m_importAgain->trigger();  // the chosen one cannot be read
        }
    });
    connect(m_hierarchy, &HierarchyPane::currentNodeChanged, this, &LabelsPage::showCurrentNode);
    connect(m_hierarchy, &HierarchyPane::ticksChanged, this, &LabelsPage::updateActions);
    connect(m_hierarchy, &HierarchyPane::selectionChanged, m_labelActions, &LabelActions::update);
    connect(m_hierarchy, &HierarchyPane::droppedOn, this,
            [this](NodeId target) { m_editing->moveTo(chosenLabels(), target); });
    connect(m_thumbnails->gallery(), &PictureGallery::selectedPicturesChanged, m_labelActions, &LabelActions::update);
    connect(m_editing, &LabelEditing::changed, this, [this](const QString& dataset, const QString& path) {
        // Read again already; what was changed is chosen once that is done.
        m_wantedNode = {dataset, path};
    });
    connect(m_hierarchy, &HierarchyPane::menuRequested, this, &LabelsPage::openNodeMenu);
    connect(m_hierarchy, &HierarchyPane::said, this, [this](const QString& text) {
        if (session()) {
            session()->say(text);
        }
    });
    connect(m_icicle, &IciclePane::pathChosen, m_hierarchy, &HierarchyPane::selectPath);
    connect(m_icicle->plot(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { openNodeMenu(m_icicle->plot()->mapToGlobal(position)); });
    updateActions();
}

void LabelsPage::makeActions() {
    const auto add = [this](const char* name, const QString& text, const char* key, const char* iconName,
                            const auto& call) {
        QAction* action = addPageAction(QLatin1String(name), text, QStringLiteral("Ctrl+L, ") + QLatin1String(key),
                                        QLatin1String(iconName));
        connect(action, &QAction::triggered, this, call);
        return action;
    };
    m_import = add("importSourceAction", tr("&Import…"), "I", "import", [this] { Q_EMIT importRequested(false); });
    m_skipped = add("showSkippedAction", {}, "K", "warning",
                    [this] { (new SkippedDialog(m_view->record.skipped, window()))->open(); });
    m_skipped->setToolTip(tr("Files that the import left out, and why"));
    m_importAgain = add("importAgainAction", tr("Import a&gain…"), "N", "import",
                        [this] { Q_EMIT importAgainRequested(chosenDataset(), {}); });
    m_importAgain->setToolTip(tr("With other options, or because files have changed"));
    m_relink = add("relinkAction", tr("The pictures have &moved…"), "R", "folder", [this] {
        auto* dialog = new RelinkDialog(*session(), chosenDataset(), window());
        connect(dialog, &RelinkDialog::importAgainRequested, this, &Page::importAgainRequested);
        dialog->open();
    });
    m_rename = add("renameDatasetAction", tr("Re&name the data set…"), "A", "", [this] { askForName(); });
    m_delete = add("deleteDatasetAction", tr("&Delete the data set"), "W", "delete",
                   [this] { session()->removeDataset(chosenDataset().toStdString()); });
    m_delete->setToolTip(tr("Its record and ranking; the pictures themselves stay where they are"));
    addPageSeparator();
    m_baseline = add("trainBaselineAction", tr("Train &baseline…"), "B", "train",
                     [this] { (new BaselineDialog(*session(), m_view->record, window()))->open(); });
    m_experts = add("trainExpertsAction", {}, "E", "experts", [this] {
        (new ExpertsDialog(*session(), m_view->record.name, m_hierarchy->tickedExperts(), window()))->open();
    });
    m_suggest = add("suggestNodesAction", tr("Su&ggest nodes"), "G", "suggest", [this] { m_hierarchy->suggest(); });
    m_suggest->setToolTip(tr("Tick the nodes that have enough pictures and classes under them"));
    m_untick = add("untickNodesAction", tr("&Untick all"), "U", "",
                   [this] { m_hierarchy->model()->editTicks({}, tr("Untick all")); });
    addPageSeparator();
    m_search = add("searchNodesAction", tr("&Search nodes"), "F", "search", [this] { m_hierarchy->focusSearch(); });
    m_unfold = add("unfoldNodeAction", tr("Unfold all &below"), "O", "", [this] { m_hierarchy->unfoldCurrent(); });
    m_fold = add("foldNodesAction", tr("F&old all"), "C", "", [this] { m_hierarchy->foldAll(); });
    addPageSeparator();
    m_trainHere = add("trainHereAction", tr("&Train an expert here…"), "T", "train", [this] { trainHere(); });
    m_showExpert = add("showExpertAction", tr("Show its e&xpert"), "X", "experts", [this] {
        const QString model = currentModel();
        Q_EMIT pageRequested(QStringLiteral("expertsPage"));
        Q_EMIT modelRequested(model);
    });
    m_copyPath = add("copyNodePathAction", tr("Copy the &path of the node"), "P", "", [this] {
        QGuiApplication::clipboard()->setText(currentPath());
        session()->say(tr("Copied: %1").arg(currentPath()));
    });
    m_copyCommand = add("copyTrainCommandAction", tr("Copy as command &line"), "L", "", [this] { copyCommand(); });
    m_copyCommand->setToolTip(tr("The command that trains experts on the ticked nodes, or on this one"));
    addPageSeparator();
    m_labelActions = new LabelActions(
        m_editing,
        [this](const QString& name, const QString& text, const QString& key) {
            return addPageAction(name, text, QStringLiteral("Ctrl+L, ") + key);
        },
        [this] { return chosenLabels(); }, this);
    addPageSeparator();
    m_showIcicle = add("showIcicleAction", tr("Show the &hierarchy as an icicle"), "H", "", [this](bool shown) {
        m_icicle->setVisible(shown);
        Settings::setBlob(icicleKey(), shown ? "shown" : "hidden");
    });
    m_showIcicle->setCheckable(true);
    m_saveChart = add("saveIcicleAction", tr("Save &chart…"), "S", "", [this] { exportIcicle(false); });
    m_copyChart = add("copyIcicleAction", tr("C&opy chart"), "D", "", [this] { exportIcicle(true); });

    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, this, [this] { m_hierarchy->focusSearch(); });
}

QWidget* LabelsPage::makePanes() {
    m_hierarchy = new HierarchyPane(m_suggest, m_untick);
    m_icicle = new IciclePane;
    m_thumbnails = new ThumbnailPane;
    m_thumbnails->gallery()->setSeveralSelectable(m_labelActions->ofPictures());
    auto* rename = new QAction(this);
    rename->setShortcut(Qt::Key_F2);
    rename->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_hierarchy->addAction(rename);
    connect(rename, &QAction::triggered, this, [this, action = m_labelActions->rename()] {
        if (action->isEnabled()) {
            action->trigger();
        } else if (session() && m_view) {
            const QString reason = session()->whyLabelsStay(m_view->record.name);
            session()->say(reason.isEmpty() ? tr("Choose one node below the root to rename it.") : reason);
        }
    });
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setObjectName(QStringLiteral("labelsRows"));
    m_rows->addWidget(m_icicle);
    m_rows->addWidget(m_thumbnails);
    m_rows->setSizes({280, 340});
    m_columns = new QSplitter;
    m_columns->setObjectName(QStringLiteral("labelsSplitter"));
    m_columns->addWidget(m_hierarchy);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(0, 5);
    m_columns->setStretchFactor(1, 6);
    m_columns->setSizes({500, 620});
    for (QSplitter* splitter : {m_rows, m_columns}) {
        splitter->setHandleWidth(handleWidth);
        splitter->setChildrenCollapsible(false);
    }
    return m_columns;
}

void LabelsPage::restoreLayout() {
    m_columns->restoreState(Settings::blob(columnsKey()));
    m_rows->restoreState(Settings::blob(rowsKey()));
    connect(m_columns, &QSplitter::splitterMoved, this,
            [this] { Settings::setBlob(columnsKey(), m_columns->saveState()); });
    connect(m_rows, &QSplitter::splitterMoved, this, [this] { Settings::setBlob(rowsKey(), m_rows->saveState()); });
    m_showIcicle->setChecked(Settings::blob(icicleKey()) != "hidden");
    m_icicle->setVisible(m_showIcicle->isChecked());
}

void LabelsPage::onSessionChanged() {
    m_wanted.clear();
    m_wantedNode = {};
    m_newestImport.clear();
    m_view.reset();
    m_hierarchy->model()->setUndoStack(session() ? session()->undoStack() : nullptr);
    m_icicle->setSession(session());
    m_editing->setSession(session());
    m_labelActions->setSession(session());
    if (session()) {
        connect(session(), &Session::datasetsChanged, this, [this] {
            // Imported again under the same name, it must be read again.
            m_wanted.clear();
            refreshDatasets();
        });
        connect(
            session(), &Session::renamed, this, [this](const QString& kind, const QString& from, const QString& to) {
                if (kind == QLatin1String("dataset") && from == chosenDataset()) {
                    m_wantedNode = {to, currentPath()};  // which is shown again once the set is read under its new name
                }
            });
        connect(session(), &Session::jobChanged, this, [this](const JobRecord& job) {
            if (std::holds_alternative<ImportJob>(job.spec) && JobIdLess()(m_newestImport, job.id)) {
                m_newestImport = job.id;
                // Of several into an empty workspace the first one stays.
                m_followsImport = !chosenDataset().isEmpty();
            }
        });
        connect(session(), &Session::taskChosen, this, [this] { m_followsImport = false; });
        connect(session(), &Session::datasetImported, this, [this](const QString& name) {
            if (m_followsImport) {
                m_datasets->setCurrentText(name);  // and where it is a task, it is that of all pages
            }
        });
        connect(session(), &Session::datasetStepped, m_link, &TaskLink::follow);
        connect(session(), &Session::modelsChanged, this, &LabelsPage::refreshExperts);
        connect(session(), &Session::runsChanged, m_labelActions, &LabelActions::update);
        connect(session(), &Session::levelChanged, this, [this](int level) {
            m_hierarchy->model()->setLevel(level);
            if (m_view && m_hierarchy->currentNode() != noNode) {
                m_thumbnails->setClasses(m_hierarchy->model()->classesUnder(m_hierarchy->currentNode()));
            }
        });
        m_hierarchy->model()->setLevel(session()->level());
    }
    refreshDatasets();
    m_link->setSession(session());
}

void LabelsPage::askForName() {
    const QString name = chosenDataset();
    docent::askForName(
        window(),
        {.objectName = QStringLiteral("renameDatasetDialog"),
         .title = tr("Rename the data set"),
         .label = tr("Name:"),
         .proposal = name},
        this, [this, name](const QString& to, const NameAnswer& answer) {
            answer(session() ? session()->renameDataset(name.toStdString(), to.toStdString()) : QString());
        });
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
    const auto sources = static_cast<int>(names.size());
    names += tasks;
    refill(m_datasets, names);
    if (sources > 0 && !tasks.isEmpty() && m_datasets->count() == names.size()) {
        m_datasets->insertSeparator(sources);
    }
    for (int i = 0; i < m_datasets->count(); ++i) {
        m_datasets->setItemData(
            i, i < sources ? tr("A source, which experts are trained on") : tr("A task, which an expert is chosen for"),
            Qt::ToolTipRole);
    }
    if (names.isEmpty()) {
        take(nullptr);
        showNoPictures();
    } else {
        load(m_datasets->currentText());
    }
}

void LabelsPage::showNoPictures() {
    showLack(Lack::Datasets, tr("No pictures yet"),
             tr("Import a source: a folder whose sub-folders are the labels. Its branches are what experts are trained "
                "on. You can also drop a folder on the window."),
             tr("Import a &source…"));
}

void LabelsPage::load(const QString& name) {
    if (name.isEmpty() || name == m_wanted || !views()) {
        return;
    }
    m_wanted = name;
    m_isReading = true;
    if (m_wantedNode.dataset != name) {
        m_wantedNode = {};
    }
    updateActions();
    views()->request(
        name, this,
        [this, name](const std::shared_ptr<const DatasetView>& view) {
            if (name == m_wanted) {
                take(view);
            }
        },
        [this, name](const QString& problem) {
            if (name == m_wanted) {
                take(nullptr);
                m_wanted.clear();
                m_wantedNode = {};
                showEmpty(tr("%1 cannot be read").arg(name), problem, tr("&Import it again…"));
            }
        });
}

void LabelsPage::take(const std::shared_ptr<const DatasetView>& view) {
    m_view = view;
    m_isReading = false;
    m_icicle->setView(view);
    m_hierarchy->setView(view);
    if (view) {
        showContent();
        refreshExperts();
        if (const Place wanted = std::exchange(m_wantedNode, {}); !wanted.path.isEmpty()) {
            m_hierarchy->selectPath(wanted.path);
        }
    } else {
        m_thumbnails->showNode(nullptr, noNode, 0);
    }
    updateActions();
    Q_EMIT levelsChanged(view ? view->levels : 0);
}

void LabelsPage::showCurrentNode() {
    const NodeId node = m_hierarchy->currentNode();
    if (m_view && node != noNode) {
        m_thumbnails->showNode(m_view, node, m_hierarchy->model()->classesUnder(node));
        m_icicle->setCurrentPath(currentPath());
    }
    updateActions();
}

void LabelsPage::refreshExperts() {
    if (!session() || !m_view) {
        return;
    }
    m_hierarchy->model()->setExpertStates(expertStates(*session(), m_view->record.name));
    updateActions();
}

QString LabelsPage::currentPath() const {
    const NodeId node = m_hierarchy->currentNode();
    return m_view && node != noNode ? qs(m_view->catalog.hierarchy.path(node)) : QString();
}

QString LabelsPage::currentModel() const {
    return session() && m_view && m_hierarchy->currentNode() != noNode
               ? bestModelOf(*session(), m_view->record.name, currentPath())
               : QString();
}

QString LabelsPage::chosenDataset() const {
    return m_datasets->currentText();
}

bool LabelsPage::isChosenShown() const {
    return m_view && qs(m_view->record.name) == chosenDataset();
}

void LabelsPage::updateActions() {
    const bool isShown = isChosenShown();
    const bool isSource = m_view && !m_view->record.target;
    const auto ticked = m_view ? std::ssize(m_hierarchy->model()->ticked()) : 0;
    m_baseline->setVisible(isSource);
    m_experts->setVisible(isSource);
    m_baseline->setEnabled(isShown);
    m_experts->setEnabled(isShown && ticked > 0);
    m_experts->setText(ticked > 0 ? counted(ticked, tr("Train one e&xpert…"), tr("Train %1 e&xperts…"))
                                  : tr("Train e&xperts…"));
    m_experts->setToolTip(ticked > 0 ? explain(Term::Expert) : tr("Tick nodes in the tree first"));
    m_suggest->setVisible(isSource);
    m_suggest->setEnabled(isShown);
    m_untick->setVisible(isSource);
    m_untick->setEnabled(isShown && ticked > 0);
    const auto skipped = m_view ? std::ssize(m_view->record.skipped) : 0;
    m_skipped->setVisible(skipped > 0);
    m_skipped->setEnabled(isShown);
    m_skipped->setText(tr("%1 left out").arg(number(skipped)));
    m_datasets->setEnabled(m_datasets->count() > 0);
    for (QAction* action : {m_importAgain, m_relink, m_rename, m_delete}) {
        action->setEnabled(session() && !chosenDataset().isEmpty());
    }
    Q_EMIT sourceMissing(isShown && m_view->isSourceGone);
    const NodeId node = isShown ? m_hierarchy->currentNode() : noNode;
    m_trainHere->setEnabled(node != noNode && m_view->canHaveExpert(node));
    m_trainHere->setToolTip(m_trainHere->isEnabled()
                                ? explain(Term::Expert)
                                : tr("An expert needs a node below the root with two classes or more to tell apart"));
    m_showExpert->setEnabled(isShown && !currentModel().isEmpty());
    m_copyPath->setEnabled(node > 0);
    for (QAction* action : {m_search, m_unfold, m_fold, m_copyCommand, m_saveChart, m_copyChart}) {
        action->setEnabled(isShown);
    }
    m_labelActions->update();
}

LabelChoice LabelsPage::chosenLabels() const {
    return isChosenShown() ? LabelChoice{.view = m_view,
                                         .nodes = m_hierarchy->selectedNodes(),
                                         .pictures = m_thumbnails->gallery()->selectedPictures()}
                           : LabelChoice{};
}

void LabelsPage::openNodeMenu(const QPoint& position) {
    if (!m_view) {
        return;
    }
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("nodeMenu"));
    if (!m_view->record.target) {
        menu.addActions({m_trainHere, m_showExpert, m_copyCommand});
        menu.addSeparator();
    }
    menu.addActions({m_copyPath, m_unfold, m_fold});
    menu.addSeparator();
    menu.addActions(m_labelActions->ofNodes());
    menu.addSeparator();
    menu.addActions({m_showIcicle, m_saveChart, m_copyChart});
    menu.exec(position);
}

void LabelsPage::trainHere() {
    const PlannedExpert expert = m_hierarchy->asExpert(m_hierarchy->currentNode());
    (new ExpertsDialog(*session(), m_view->record.name, {expert}, window()))->open();
}

void LabelsPage::copyCommand() {
    const std::string& name = m_view->record.name;
    const QSet<NodeId>& ticked = m_hierarchy->model()->ticked();
    QStringList nodes;
    for (const NodeId node : ticked) {
        nodes << qs(m_view->catalog.hierarchy.path(node));
    }
    nodes.sort();
    if (nodes.isEmpty() && m_trainHere->isEnabled()) {
        nodes << currentPath();
    }
    const QString quoted = qs(shellQuoted(name));
    copyCommandLine(*session(), m_view->record.target ? QStringLiteral("dataset show %1").arg(quoted)
                                : nodes.isEmpty()
                                    ? QStringLiteral("train experts --source %1").arg(quoted)
                                    : QStringLiteral("train experts --source %1 --nodes %2")
                                          .arg(quoted, qs(shellQuoted(nodes.join(QLatin1Char(',')).toStdString()))));
}

void LabelsPage::exportIcicle(bool toClipboard) {
    const Chart chart = m_icicle->plot()->chart(QStringLiteral("labels-%1").arg(qs(m_view->record.name)));
    if (toClipboard) {
        copyChart(session(), chart);
    } else {
        exportChart(this, session(), chart);
    }
}

void LabelsPage::showNode(const QString& dataset, const QString& path) {
    if (m_datasets->findText(dataset) < 0) {
        return;
    }
    m_followsImport = false;
    if (isChosenShown() && chosenDataset() == dataset) {
        m_hierarchy->selectPath(path);
        if (!m_isReading) {
            return;
        }
    }
    m_wantedNode = {dataset, path};
    m_datasets->setCurrentText(dataset);
}

void LabelsPage::pose() {
    if (m_view) {
        m_hierarchy->unfoldCurrent();
    }
}

}  // namespace docent
