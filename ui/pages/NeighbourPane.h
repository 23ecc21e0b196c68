// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>
#include <memory>
#include <vector>

#include "models/DatasetView.h"
#include "selection/TaskNeighbours.h"
#include "support/Background.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace docent {

class DatasetViews;
class PictureGallery;
class Session;

/// The training pictures of a task as two models see them: which of both is right about which picture, and a picture's
/// nearest others under each, side by side.
class NeighbourPane final : public QWidget {
    Q_OBJECT
public:
    static constexpr int neighbours = 8;

    explicit NeighbourPane(QWidget* parent = nullptr);
    ~NeighbourPane() override;
    void setSession(Session* session, DatasetViews* views);
    void setRanking(std::shared_ptr<const RankingResult> ranking);  ///< null = none
    /// The first of the two; the second is the baseline until a person chooses another.
    void setModel(const QString& model);
    [[nodiscard]] const HitTable& hits() const { return m_hits; }

Q_SIGNALS:
    void rankRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Embedding = std::shared_ptr<const TaskEmbedding>;
    struct Side {
        QLabel* heading;
        QLabel* verdict;
        PictureGallery* gallery;
    };

    QWidget* makeContent();
    Side addSide(QWidget* column, const QString& name);
    [[nodiscard]] QString other() const;
    void chooseOther();
    void cancel();
    /// Does the next thing that is missing: the view of the task, an embedding, the pictures.
    void refresh();
    void load(const QString& model);
    void compare();
    void showPictures();
    void showNeighbours();
    void fill(const Side& side, const QString& model, const std::vector<Neighbour>& nearest, std::int64_t row);
    void showMessage(const QString& text, bool offersRanking);

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    std::shared_ptr<const RankingResult> m_ranking;
    QString m_model;
    bool m_otherIsChosen = false;  ///< by a person
    std::shared_ptr<const DatasetView> m_view;
    std::vector<std::int64_t> m_pictures;  ///< of the task, to train, in the order of the embeddings
    std::vector<std::int64_t> m_labels;
    QHash<QString, Embedding> m_embeddings;
    HitTable m_hits;
    BackgroundHandle m_loading;
    BackgroundHandle m_searching;

    QStackedWidget* m_stack;
    QLabel* m_message;
    QPushButton* m_rank;
    QLabel* m_first;
    QComboBox* m_other;
    QLabel* m_summary;
    QComboBox* m_filter;
    PictureGallery* m_gallery;
    Side m_sides[2];
};

}  // namespace docent
