// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "models/DatasetView.h"
#include "pages/EmbeddingWork.h"
#include "pages/Page.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace docent {

class EmbeddingChoice;
class EmbeddingSide;
class PicturePopup;
class PointCloud;
class TaskLink;

/// The pictures of a data set as points of the plane, as a model sees them: what it finds alike lies close together.
class EmbeddingPage final : public Page {
    Q_OBJECT
public:
    explicit EmbeddingPage(QWidget* parent = nullptr);
    /// A task under a model, for other pages to lead here.
    void showEmbedding(const QString& dataset, const QString& model);

protected:
    void onSessionChanged() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeActions();
    QWidget* makeBar();
    void connectPlot();
    void reloadChoices();
    /// Looks for the embeddings of what is chosen and lays them out.
    void refresh();
    void start(bool mayCompute);
    [[nodiscard]] bool isTsne() const;
    void clearPoints();
    void showMissing();
    void takeView();
    void showPoints(const std::vector<double>& positions);
    [[nodiscard]] QString describePictures(std::int64_t count) const;
    void showLayout(const Projection& projection);
    void showClasses();
    void showProgress(const Progress& progress, double etaSeconds);
    void setWorking(bool working);
    void showPopup(int point, const QPoint& position);
    [[nodiscard]] QString chartName() const;

    QComboBox* m_datasets;
    QComboBox* m_models;
    QComboBox* m_parts;
    EmbeddingChoice* m_choice;
    TaskLink* m_link;
    QComboBox* m_methods;
    QLabel* m_perplexityLabel;
    QDoubleSpinBox* m_perplexity;
    QLabel* m_status;
    QProgressBar* m_progress;
    QPushButton* m_stopButton;
    PointCloud* m_cloud;
    EmbeddingSide* m_side;
    PicturePopup* m_popup;
    QAction* m_compute;
    QAction* m_stop;
    QAction* m_lasso;
    QAction* m_move;
    EmbeddingWork* m_work;
    std::shared_ptr<const DatasetView> m_view;
    QString m_shownKey;
    QString m_viewName;                  ///< data set that m_view is of
    std::vector<std::int64_t> m_images;  ///< of each point, its index in the catalog
    std::vector<double> m_positions;     ///< that wait for the view
    bool m_isDue = false;                ///< what is chosen has changed while the page was hidden
};

}  // namespace docent
