// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/DatasetView.h"
#include "pages/LabelEditing.h"
#include "pages/Page.h"

class QComboBox;
class QPushButton;
class QSplitter;

namespace docent {

class HierarchyPane;
class IciclePane;
class LabelActions;
class TaskLink;
class ThumbnailPane;

/// The data sets of the workspace: their label hierarchy as a tree and as an icicle, their pictures, and what is
/// trained on them. What is chosen in one is chosen in all.
class LabelsPage final : public Page {
    Q_OBJECT
public:
    explicit LabelsPage(QWidget* parent = nullptr);

    /// Shows a node of a data set.
    void showNode(const QString& dataset, const QString& path);
    void pose() override;

Q_SIGNALS:
    /// How deep the labels of the data set lie that is looked at; 0 for none.
    void levelsChanged(int levels);
    /// Wants an expert shown, by name.
    void modelRequested(const QString& name);
    void sourceMissing(bool missing);  ///< the pictures of the data set are not where they were

protected:
    void onSessionChanged() override;

private:
    void makeActions();
    QWidget* makePanes();
    void restoreLayout();
    void askForName();
    void refreshDatasets();
    void refreshExperts();
    void load(const QString& name);
    void take(const std::shared_ptr<const DatasetView>& view);
    void showCurrentNode();
    void updateActions();
    void showNoPictures();
    [[nodiscard]] LabelChoice chosenLabels() const;
    void openNodeMenu(const QPoint& position);
    void trainHere();
    void copyCommand();
    void exportIcicle(bool toClipboard);
    /// The best finished model of the current node; "" where there is none.
    [[nodiscard]] QString currentModel() const;
    [[nodiscard]] QString currentPath() const;
    /// As the list has it; what is shown is another one while this one is read.
    [[nodiscard]] QString chosenDataset() const;
    [[nodiscard]] bool isChosenShown() const;

    QComboBox* m_datasets;
    TaskLink* m_link;
    QAction* m_import;
    QAction* m_skipped;
    QAction* m_importAgain;
    QAction* m_relink;
    QAction* m_rename;
    QAction* m_delete;
    QAction* m_baseline;
    QAction* m_experts;
    QAction* m_suggest;
    QAction* m_untick;
    QAction* m_search;
    QAction* m_unfold;
    QAction* m_fold;
    QAction* m_trainHere;
    QAction* m_showExpert;
    QAction* m_copyPath;
    QAction* m_copyCommand;
    QAction* m_showIcicle;
    QAction* m_saveChart;
    QAction* m_copyChart;
    QSplitter* m_columns;
    QSplitter* m_rows;
    HierarchyPane* m_hierarchy;
    IciclePane* m_icicle;
    ThumbnailPane* m_thumbnails;
    LabelEditing* m_editing;
    LabelActions* m_labelActions;
    std::shared_ptr<const DatasetView> m_view;
    QString m_wanted;  ///< the data set that is being read or shown
    bool m_isReading = false;
    struct Place {
        QString dataset;
        QString path;
    };
    Place m_wantedNode;            ///< to show once its data set has been read
    std::string m_newestImport;    ///< id of its job
    bool m_followsImport = false;  ///< no data set was chosen since an import began
};

}  // namespace docent
