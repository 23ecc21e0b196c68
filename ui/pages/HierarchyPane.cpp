// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/HierarchyPane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/HierarchyFilter.h"
#include "models/HierarchyModel.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int unfoldedMatches = 300;  // more than that are not unfolded by a search

QSpinBox* makeSpin(int value, int least, const QString& objectName, const QString& what) {
    auto* spin = new QSpinBox;
    spin->setRange(least, 10'000'000);
    spin->setValue(value);
    spin->setObjectName(objectName);
    spin->setAccessibleName(what);
    spin->setToolTip(what);
    return spin;
}

}  // namespace

HierarchyPane::HierarchyPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("nodeSearch"));
    m_search->setAccessibleName(tr("Search nodes"));
    m_search->setPlaceholderText(tr("Search nodes  (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    layout->addWidget(m_search);
    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });

    m_model = new HierarchyModel(this);
    m_filter = new HierarchyFilter(this);
    m_filter->setSourceModel(m_model);
    m_tree = new QTreeView;
    m_tree->setObjectName(QStringLiteral("hierarchyTree"));
    m_tree->setAccessibleName(tr("Label hierarchy"));
    m_tree->setModel(m_filter);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(HierarchyModel::NodeColumn, QHeaderView::Stretch);
    for (const int column : {HierarchyModel::ImagesColumn, HierarchyModel::ClassesColumn}) {
        m_tree->header()->setSectionResizeMode(column, QHeaderView::Fixed);
        m_tree->header()->resizeSection(column, 76);
    }
    m_tree->header()->setSectionResizeMode(HierarchyModel::ExpertColumn, QHeaderView::Fixed);
    m_tree->header()->resizeSection(HierarchyModel::ExpertColumn, 104);
    layout->addWidget(m_tree, 1);

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
    add(tr("&Pictures ≥"), m_minImages);
    add(tr("&classes ≥"), m_minClasses);
    add(tr("&at most"), m_maxExperts);
    fields->addStretch();
    box->addLayout(fields);
    auto* buttons = new QHBoxLayout;
    m_suggest = makeButton(tr("Su&ggest nodes"), QStringLiteral("suggest"), QStringLiteral("suggest"));
    m_suggest->setToolTip(tr("Tick the nodes that have enough pictures and classes under them"));
    m_untick = makeButton(tr("&Untick all"), {}, QStringLiteral("untickAll"));
    m_note = makeMuted({}, false);
    m_note->setObjectName(QStringLiteral("tickNote"));
    buttons->addWidget(m_suggest);
    buttons->addWidget(m_untick);
    buttons->addSpacing(6);
    buttons->addWidget(m_note, 1);
    box->addLayout(buttons);
    layout->addWidget(m_suggestBox);

    connect(m_search, &QLineEdit::textChanged, this, &HierarchyPane::onSearch);
    connect(m_suggest, &QPushButton::clicked, this, &HierarchyPane::suggest);
    connect(m_untick, &QPushButton::clicked, this, [this] { m_model->setTicked({}); });
    connect(m_model, &HierarchyModel::ticksChanged, this, &HierarchyPane::updateTicks);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) {
                    Q_EMIT currentNodeChanged(currentNode());
                }
            });
    updateTicks();
}

HierarchyPane::~HierarchyPane() {
    if (m_task) {
        m_task->cancel();
    }
}

void HierarchyPane::setView(std::shared_ptr<const DatasetView> view) {
    if (m_task) {
        m_task->cancel();
    }
    m_suggest->setEnabled(true);
    m_suggestBox->setVisible(view && !view->record.target);
    m_tree->setColumnHidden(HierarchyModel::ExpertColumn, !view || view->record.target);
    m_model->setView(std::move(view));
    const QModelIndex root = m_filter->index(0, 0);
    m_tree->expand(root);
    m_tree->setCurrentIndex(root);
    m_search->clear();
}

void HierarchyPane::setExpertStates(const QHash<QString, QString>& states) {
    m_model->setExpertStates(states);
}

NodeId HierarchyPane::currentNode() const {
    return m_model->nodeOf(m_filter->mapToSource(m_tree->currentIndex()));
}

void HierarchyPane::selectPath(const QString& path) {
    if (!m_model->view()) {
        return;
    }
    m_search->clear();
    const NodeId node = m_model->view()->catalog.hierarchy.find(path.toStdString());
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(node));
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        m_tree->expand(above);
    }
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

std::vector<PlannedExpert> HierarchyPane::tickedExperts() const {
    std::vector<PlannedExpert> experts;
    for (const NodeId node : m_model->ticked()) {
        const DatasetView& view = *m_model->view();
        const auto i = static_cast<std::size_t>(node);
        experts.push_back({.node = node,
                           .path = view.catalog.hierarchy.path(node),
                           .images = view.trainCounts.below[i],
                           .classes = view.trainCounts.classesBelow[i]});
    }
    return experts;
}

void HierarchyPane::suggest() {
    const ExpertPlanOptions options{
        .minImages = m_minImages->value(), .minClasses = m_minClasses->value(), .maxExperts = m_maxExperts->value()};
    m_suggest->setEnabled(false);
    m_note->setText(tr("Looking…"));
    m_task = runInBackground(
        this, [view = m_model->view(), options](RunContext&) { return planExperts(view->catalog, options); },
        [this](const std::vector<PlannedExpert>& plan) {
            m_suggest->setEnabled(true);
            QSet<NodeId> nodes;
            for (const PlannedExpert& expert : plan) {
                nodes << expert.node;
            }
            m_model->setTicked(nodes);
            updateTicks();
            const QModelIndex root = m_filter->index(0, 0);
            m_tree->expand(root);
        },
        [this](const QString& problem) {
            m_suggest->setEnabled(true);
            m_note->setText(problem);
            m_note->setToolTip(problem);
        });
}

void HierarchyPane::onSearch(const QString& text) {
    m_filter->setText(text);
    if (text.trimmed().isEmpty()) {
        m_tree->expand(m_filter->index(0, 0));
        if (m_tree->currentIndex().isValid()) {
            m_tree->scrollTo(m_tree->currentIndex());
        }
    } else if (m_filter->matchCount() <= unfoldedMatches) {
        m_tree->expandAll();
    } else {
        m_tree->expandToDepth(1);
    }
}

void HierarchyPane::updateTicks() {
    const auto count = static_cast<int>(m_model->ticked().size());
    m_note->setToolTip({});
    m_note->setText(count > 0 ? counted(count, tr("One node ticked"), tr("%1 nodes ticked"))
                              : tr("Tick nodes to train experts on"));
    m_untick->setEnabled(count > 0);
    Q_EMIT ticksChanged();
}

}  // namespace docent
