// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QWidget>
#include <memory>

#include "experts/ExpertPlan.h"
#include "models/DatasetView.h"
#include "support/Background.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeView;

namespace docent {

class HierarchyFilter;
class HierarchyModel;

/// The label hierarchy with a search field above it and, for a source, the ticks for experts and their suggestion
/// below.
class HierarchyPane final : public QWidget {
    Q_OBJECT
public:
    explicit HierarchyPane(QWidget* parent = nullptr);
    ~HierarchyPane() override;

    void setView(std::shared_ptr<const DatasetView> view);
    void setExpertStates(const QHash<QString, QString>& states);
    [[nodiscard]] NodeId currentNode() const;
    /// Selects the node of a path and unfolds what is above it.
    void selectPath(const QString& path);
    [[nodiscard]] HierarchyModel* model() const { return m_model; }
    /// The ticked nodes with their sizes.
    [[nodiscard]] std::vector<PlannedExpert> tickedExperts() const;

Q_SIGNALS:
    void currentNodeChanged(docent::NodeId node);
    void ticksChanged();

private:
    void suggest();
    void onSearch(const QString& text);
    void updateTicks();

    HierarchyModel* m_model;
    HierarchyFilter* m_filter;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QWidget* m_suggestBox;
    QSpinBox* m_minImages;
    QSpinBox* m_minClasses;
    QSpinBox* m_maxExperts;
    QPushButton* m_suggest;
    QPushButton* m_untick;
    QLabel* m_note;
    BackgroundHandle m_task;
};

}  // namespace docent
