// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "models/DatasetView.h"
#include "pages/Page.h"
#include "support/Background.h"

class QComboBox;
class QPushButton;
class QSplitter;

namespace docent {

class HierarchyPane;
class ThumbnailPane;

/// The data sets of the workspace: their label hierarchy, their pictures, and what is trained on them.
class LabelsPage final : public Page {
    Q_OBJECT
public:
    explicit LabelsPage(QWidget* parent = nullptr);
    ~LabelsPage() override;

    /// Shows a node of a data set.
    void showNode(const QString& dataset, const QString& path);

protected:
    void onSessionChanged() override;

private:
    void refreshDatasets();
    void refreshExperts();
    void load(const QString& name);
    void take(const std::shared_ptr<const DatasetView>& view);
    void updateButtons();
    void showImportState();

    QComboBox* m_datasets;
    QPushButton* m_skipped;
    QPushButton* m_baseline;
    QPushButton* m_experts;
    QSplitter* m_splitter;
    HierarchyPane* m_hierarchy;
    ThumbnailPane* m_thumbnails;
    std::shared_ptr<const DatasetView> m_view;
    QString m_wantedPath;
    QString m_loading;
    BackgroundHandle m_task;
};

}  // namespace docent
