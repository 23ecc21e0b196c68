// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/HierarchyPane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "experts/ExpertBank.h"
#include "models/HierarchyModel.h"
#include "support/Glossary.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr std::size_t unfoldedMatches = 300;  // more than that are not unfolded by a search
constexpr int mostPictures = 10'000'000;

QSpinBox* makeSpin(int value, int least, const QString& objectName, const QString& what) {
    auto* spin = new QSpinBox;
    spin->setRange(least, mostPictures);
    spin->setValue(value);
    spin->setGroupSeparatorShown(true);
    spin->setObjectName(objectName);
    spin->setAccessibleName(what);
    spin->setToolTip(what);
    return spin;
}

}  // namespace

HierarchyPane::HierarchyPane(QAction* suggest, QAction* untick, QWidget* parent)
    : QWidget(parent), m_model(new HierarchyModel(this)), m_tree(new HierarchyTree(m_model)), m_suggest(suggest) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeSearchRow());
    m_matches = makeMuted({}, false);
    m_matches->setObjectName(QStringLiteral("matchNote"));
    m_matches->hide();
    layout->addWidget(m_matches);
    m_tree->setObjectName(QStringLiteral("hierarchyTree"));
    m_tree->setAccessibleName(tr("Label hierarchy"));
    m_tree->setToolTip({});
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    layout->addWidget(m_tree, 1);
    layout->addWidget(makeSuggestBox(suggest, untick));

    connect(m_search, &QLineEdit::textChanged, this, &HierarchyPane::applyFilter);
    connect(m_least, &QSpinBox::valueChanged, this, &HierarchyPane::applyFilter);
    connect(m_model, &HierarchyModel::ticksChanged, this, &HierarchyPane::updateTicks);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HierarchyPane::onCurrent);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HierarchyPane::selectionChanged);
    connect(m_tree, &HierarchyTree::droppedOn, this, &HierarchyPane::droppedOn);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        // From the keyboard it comes without a place of its own.
        const QRect row = m_tree->visualRect(m_tree->currentIndex());
        const bool onRow = m_tree->indexAt(position).isValid();
        Q_EMIT menuRequested(m_tree->viewport()->mapToGlobal(onRow ? position : row.center()));
    });
    updateTicks();
}

HierarchyPane::~HierarchyPane() {
    if (m_task) {
        m_task->cancel();
    }
}

QWidget* HierarchyPane::makeSearchRow() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("nodeSearch"));
    m_search->setAccessibleName(tr("Search nodes"));
    m_search->setPlaceholderText(tr("Search nodes  (Ctrl+F)"));
    m_search->setToolTip(tr("A part of a name, or of a path: birds/owl. The arrow down leads to what was found."));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    row->addWidget(m_search, 1);
    m_least = makeSpin(0, 0, QStringLiteral("leastPictures"), tr("Show nodes with at least this many pictures"));
    m_least->setPrefix(tr("At least "));
    m_least->setSuffix(tr(" pictures"));
    m_least->setSpecialValueText(tr("Any number of pictures"));
    m_least->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    row->addWidget(m_least);
    return box;
}

QWidget* HierarchyPane::makeSuggestBox(QAction* suggest, QAction* untick) {
    m_suggestBox = new QWidget;
    auto* box = new QVBoxLayout(m_suggestBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(6);
    const ExpertPlanOptions plan;
    m_minImages = makeSpin(static_cast<int>(plan.minImages), 2, QStringLiteral("minImages"),
                           tr("Training pictures that a node must have under it"));
    m_minClasses =
        makeSpin(plan.minClasses, 2, QStringLiteral("minClasses"), tr("Classes that a node must have under it"));
    m_maxExperts =
        makeSpin(plan.maxExperts, 1, QStringLiteral("maxExperts"), tr("At most this many, the largest first"));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(6);
    const auto add = [&](const QString& text, QSpinBox* spin) {
        auto* label = new QLabel(text);
        label->setBuddy(spin);
        fields->addWidget(label);
        fields->addWidget(spin);
    };
    add(tr("&Training pictures ≥"), m_minImages);
    add(tr("&classes ≥"), m_minClasses);
    add(tr("at &most"), m_maxExperts);
    fields->addStretch();
    box->addLayout(fields);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(makeActionButton(suggest, QStringLiteral("suggest")));
    buttons->addWidget(makeActionButton(untick, QStringLiteral("untickAll")));
    buttons->addSpacing(6);
    m_note = makeMuted({}, false);
    m_note->setObjectName(QStringLiteral("tickNote"));
    buttons->addWidget(m_note, 1);
    box->addLayout(buttons);
    m_refusal = makeMuted({}, true);
    m_refusal->setObjectName(QStringLiteral("suggestRefusal"));
    m_refusal->hide();
    box->addWidget(m_refusal);
    return m_suggestBox;
}

void HierarchyPane::setView(const std::shared_ptr<const DatasetView>& view) {
    if (m_task) {
        m_task->cancel();
    }
    const auto before = m_model->view();
    const bool isSame = before && view && before->record.name == view->record.name;
    const QString path = isSame && m_current != noNode ? qs(before->catalog.hierarchy.path(m_current)) : QString();
    {
        const QSignalBlocker search(m_search);
        const QSignalBlocker least(m_least);
        m_search->clear();
        m_least->setValue(0);
    }
    const std::vector<QStringList> unfolded = isSame ? unfoldedPaths() : std::vector<QStringList>();
    m_unfolded.clear();
    m_current = noNode;
    m_currentWay.clear();
    m_refusal->hide();
    m_suggest->setEnabled(true);
    m_suggestBox->setVisible(view && !view->record.target);
    m_tree->setColumnHidden(HierarchyModel::ExpertColumn, !view || view->record.target);
    m_model->setFilter({});
    m_model->setView(view);
    updateMatches();
    const QModelIndex root = m_model->index(0, 0);
    if (unfolded.empty()) {
        m_tree->expand(root);
    } else {
        unfoldPaths(unfolded);
    }
    m_tree->choose(root);
    // Where the node is gone, what was above it.
    for (QString left = path; !left.isEmpty(); left = left.section(QLatin1Char('/'), 0, -2)) {
        if (view->catalog.hierarchy.find(left.toStdString()) != noNode) {
            selectPath(left);
            break;
        }
    }
}

/// The ways to what is unfolded, also before a search, by the paths of their nodes.
std::vector<QStringList> HierarchyPane::unfoldedPaths() const {
    const LabelHierarchy& hierarchy = m_model->view()->catalog.hierarchy;
    std::vector<QStringList> ways;
    for (const HierarchyTree::Way& way : m_model->filter().isActive() ? m_unfolded : m_tree->unfolded()) {
        QStringList paths;
        for (const NodeId node : way) {
            paths << qs(hierarchy.path(node));
        }
        ways.push_back(paths);
    }
    return ways;
}

void HierarchyPane::unfoldPaths(const std::vector<QStringList>& ways) {
    const LabelHierarchy& hierarchy = m_model->view()->catalog.hierarchy;
    std::vector<HierarchyTree::Way> found;
    for (const QStringList& paths : ways) {
        HierarchyTree::Way way;
        for (const QString& path : paths) {
            way.push_back(hierarchy.find(path.toStdString()));
        }
        if (std::find(way.begin(), way.end(), noNode) == way.end()) {
            found.push_back(std::move(way));
        }
    }
    m_tree->unfoldOnly(found);
}

std::vector<NodeId> HierarchyPane::selectedNodes() const {
    std::vector<NodeId> nodes = m_tree->selectedNodes();
    if (nodes.empty() && m_current > 0) {
        nodes.push_back(m_current);  // while a search leaves it out
    }
    return nodes;
}

void HierarchyPane::onCurrent(const QModelIndex& current) {
    if (!current.isValid()) {
        return;
    }
    m_currentWay = m_model->wayTo(current);
    if (const NodeId node = m_model->nodeOf(current); node != m_current) {
        m_current = node;
        Q_EMIT currentNodeChanged(node);
    }
}

void HierarchyPane::selectPath(const QString& path) {
    if (!m_model->view()) {
        return;
    }
    const NodeId node = m_model->view()->catalog.hierarchy.find(path.toStdString());
    if (node == noNode || node == m_current) {
        return;
    }
    if (!m_model->filter().shows(node)) {
        m_search->clear();
        m_least->setValue(0);
    }
    m_tree->unfoldTo({node});
    const QModelIndex index = m_model->indexOf(node);
    m_tree->choose(index);
    m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

/// The node that was chosen is chosen in the tree again where the search leaves it.
void HierarchyPane::showCurrent() {
    if (const QModelIndex index = m_model->indexOfWay(m_currentWay); index.isValid() && m_current != noNode) {
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
            if (!m_tree->isExpanded(above)) {
                return;
            }
        }
        m_tree->choose(index);
        m_tree->scrollTo(index);
    }
}

void HierarchyPane::applyFilter() {
    if (!m_model->filter().isActive()) {
        m_unfolded = m_tree->unfolded();
    }
    m_model->setFilter(m_search->text(), m_least->value());
    const HierarchyFilter& filter = m_model->filter();
    if (filter.text().isEmpty()) {
        m_tree->unfoldOnly(m_unfolded);
    } else if (filter.matches().size() <= unfoldedMatches) {
        m_tree->unfoldTo(filter.matches());
    } else {
        m_tree->unfoldOnly({{}});
    }
    updateMatches();
    showCurrent();
}

void HierarchyPane::updateMatches() {
    const HierarchyFilter& filter = m_model->filter();
    m_matches->setVisible(filter.isActive());
    if (!filter.isActive()) {
        return;
    }
    const auto count = std::ssize(filter.matches());
    const QString all = number(m_model->view()->catalog.hierarchy.size() - 1);
    if (count == 0) {
        m_matches->setText(tr("No node matches."));
    } else if (filter.text().isEmpty()) {
        m_matches->setText(count == 1 ? tr("One of %1 nodes has so many pictures.").arg(all)
                                      : tr("%1 of %2 nodes have so many pictures.").arg(number(count), all));
    } else {
        m_matches->setText(count == 1 ? tr("One of %1 nodes matches.").arg(all)
                                      : tr("%1 of %2 nodes match.").arg(number(count), all));
    }
}

bool HierarchyPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_tree->setFocus(Qt::OtherFocusReason);
            const HierarchyFilter& filter = m_model->filter();
            if (!filter.text().isEmpty() && !filter.matches().empty()) {
                const NodeId first = filter.matches().front();
                m_tree->unfoldTo({first});
                m_tree->choose(m_model->indexOf(first));
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HierarchyPane::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HierarchyPane::unfoldCurrent() {
    const QModelIndex current = m_tree->currentIndex();
    if (!m_tree->unfoldBelow(current.isValid() ? current : m_model->index(0, 0))) {
        Q_EMIT said(tr("There are more nodes below than are unfolded at once; choose one of them to see its own."));
    }
}

void HierarchyPane::foldAll() {
    m_tree->unfoldOnly({{}});
    const QModelIndex root = m_model->index(0, 0);
    if (!m_tree->currentIndex().isValid()) {
        m_tree->choose(root);
    }
}

PlannedExpert HierarchyPane::asExpert(NodeId node) const {
    const DatasetView& view = *m_model->view();
    const auto i = static_cast<std::size_t>(node);
    return {.node = node,
            .path = view.catalog.hierarchy.path(node),
            .images = view.trainCounts.below[i],
            .classes = view.trainCounts.classesBelow[i]};
}

std::vector<PlannedExpert> HierarchyPane::tickedExperts() const {
    std::vector<PlannedExpert> experts;
    const QList<NodeId> ticked = m_model->ticked().values();
    const std::unordered_set<NodeId> sharing =
        ticked.isEmpty() ? std::unordered_set<NodeId>() : nodesThatShareNames(m_model->view()->catalog.hierarchy);
    for (const NodeId node : ticked) {
        experts.push_back(asExpert(node));
        experts.back().sharesName = sharing.contains(node);
    }
    return experts;
}

void HierarchyPane::suggest() {
    if (!m_model->view() || m_model->view()->record.target) {
        return;
    }
    const ExpertPlanOptions options{
        .minImages = m_minImages->value(), .minClasses = m_minClasses->value(), .maxExperts = m_maxExperts->value()};
    m_suggest->setEnabled(false);
    m_refusal->hide();
    m_note->setText(tr("Looking…"));
    m_task = runInBackground(
        this, [view = m_model->view(), options](RunContext&) { return planExperts(view->catalog, options); },
        [this](const std::vector<PlannedExpert>& plan) {
            m_suggest->setEnabled(true);
            QSet<NodeId> nodes;
            for (const PlannedExpert& expert : plan) {
                nodes << expert.node;
            }
            m_model->editTicks(nodes, tr("Tick the suggested nodes"));
            updateTicks();
            m_tree->expand(m_model->index(0, 0));
        },
        [this](const QString& problem) {
            m_suggest->setEnabled(true);
            updateTicks();
            QString text = problem;
            text.replace(QLatin1String("--min-images"),
                         tr("“%1”").arg(tr("&Training pictures ≥").remove(QLatin1Char('&'))));
            text.replace(QLatin1String("--min-classes"), tr("“%1”").arg(tr("&classes ≥").remove(QLatin1Char('&'))));
            m_refusal->setText(inWindowWords(text));
            m_refusal->show();
        });
}

void HierarchyPane::updateTicks() {
    const auto count = static_cast<int>(m_model->ticked().size());
    m_note->setToolTip(explain(Term::Expert));
    m_note->setText(count > 0 ? counted(count, tr("One node ticked"), tr("%1 nodes ticked"))
                              : tr("Tick nodes to train experts on"));
    Q_EMIT ticksChanged();
}

}  // namespace docent
