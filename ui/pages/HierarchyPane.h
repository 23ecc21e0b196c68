// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QWidget>
#include <memory>

#include "experts/ExpertPlan.h"
#include "models/DatasetView.h"
#include "pages/HierarchyTree.h"
#include "support/Background.h"

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace docent {

class HierarchyModel;

/// The label hierarchy with a search field above it and, for a source, the ticks for experts and their suggestion
/// below.
class HierarchyPane final : public QWidget {
    Q_OBJECT
public:
    /// The actions get buttons below the tree; what they do is up to who made them.
    HierarchyPane(QAction* suggest, QAction* untick, QWidget* parent = nullptr);
    ~HierarchyPane() override;

    /// Another data set; of the same one read anew, what is unfolded and chosen stays.
    void setView(const std::shared_ptr<const DatasetView>& view);
    /// The node that was last chosen, also while a search leaves it out.
    [[nodiscard]] NodeId currentNode() const { return m_current; }
    /// The nodes that are selected below the root, the current one first.
    [[nodiscard]] std::vector<NodeId> selectedNodes() const;
    /// Selects the node of a path and unfolds what is above it; ends a search that leaves it out.
    void selectPath(const QString& path);
    [[nodiscard]] HierarchyModel* model() const { return m_model; }
    /// The ticked nodes with their sizes.
    [[nodiscard]] std::vector<PlannedExpert> tickedExperts() const;
    [[nodiscard]] PlannedExpert asExpert(NodeId node) const;

    void focusSearch();
    /// Ticks what the fields below the tree ask for.
    void suggest();
    void unfoldCurrent();
    void foldAll();

Q_SIGNALS:
    void currentNodeChanged(docent::NodeId node);
    void ticksChanged();
    void selectionChanged();
    /// The selected nodes were dragged onto another one.
    void droppedOn(docent::NodeId target);
    /// A menu for the current node is wanted there.
    void menuRequested(const QPoint& globalPosition);
    /// A sentence that is worth a moment.
    void said(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSearchRow();
    QWidget* makeSuggestBox(QAction* suggest, QAction* untick);
    [[nodiscard]] std::vector<QStringList> unfoldedPaths() const;
    void unfoldPaths(const std::vector<QStringList>& ways);
    void applyFilter();
    void updateMatches();
    void updateTicks();
    void onCurrent(const QModelIndex& current);
    void showCurrent();

    HierarchyModel* m_model;
    HierarchyTree* m_tree;
    QLineEdit* m_search;
    QSpinBox* m_least;
    QLabel* m_matches;
    QWidget* m_suggestBox;
    QSpinBox* m_minImages;
    QSpinBox* m_minClasses;
    QSpinBox* m_maxExperts;
    QAction* m_suggest;
    QLabel* m_note;
    QLabel* m_refusal;  ///< why no node is suggested
    NodeId m_current = noNode;
    HierarchyTree::Way m_currentWay;
    std::vector<HierarchyTree::Way> m_unfolded;  ///< before the search began
    BackgroundHandle m_task;
};

}  // namespace docent
