// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>
#include <memory>
#include <optional>

#include "experts/ModelRecord.h"
#include "models/DatasetView.h"
#include "selection/Ranking.h"

class QAction;
class QLabel;
class QTabWidget;

namespace docent {

class DatasetViews;
class PictureGallery;
class RecordTable;
class Session;

/// A class of a task, or several that the level puts together, as two models score it.
struct ClassScore {
    QString name;
    std::int64_t images = 0;
    double score = 0;
    double baseline = 0;
};
/// The classes of a ranking at a level of the hierarchy (0 = the classes themselves), in the ranking's order. Classes
/// that are put together count by their pictures. `baseline`: null = none.
[[nodiscard]] std::vector<ClassScore> classScores(const RankingResult& ranking, const RankedModel& model,
                                                  const RankedModel* baseline, int level);

/// One model of a ranking in detail: score and origin, the score of each class, the pictures that it learned from.
class RankingSide final : public QWidget {
    Q_OBJECT
public:
    RankingSide(const QList<QAction*>& actions, QWidget* parent = nullptr);
    void setSession(Session* session, DatasetViews* views);

    /// `record`: null where it is no longer in the bank. `baseline`: what it is compared with, null = nothing.
    void showModel(std::shared_ptr<const RankingResult> ranking, const RankedModel& model, const ModelRecord* record,
                   const RankedModel* baseline);
    void clear();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showClasses();
    /// Once somebody looks at them.
    void showSlice();
    void setSlice(const std::shared_ptr<const DatasetView>& view, const QString& node);

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    std::shared_ptr<const RankingResult> m_ranking;
    RankedModel m_model;
    std::optional<RankedModel> m_baseline;
    QString m_source;
    bool m_isImported = false;
    QString m_node;
    QString m_shownSlice;  ///< source and node of what the gallery holds
    QLabel* m_name;
    QLabel* m_score;
    QLabel* m_facts;
    QTabWidget* m_tabs;
    RecordTable* m_classes;
    QLabel* m_sliceText;
    PictureGallery* m_slice;
};

}  // namespace docent
