// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "experts/ModelRecord.h"
#include "models/DatasetView.h"
#include "plots/IciclePlot.h"
#include "selection/Ranking.h"

class QComboBox;
class QLabel;

namespace docent {

class DatasetViews;

/// The hierarchy of a source, nodes with an expert coloured by its score around that of the baseline. `models`: those
/// of the bank. Of several experts on a node the best counts.
[[nodiscard]] IcicleData scoreIcicle(const DatasetView& view, const RankingResult& ranking,
                                     const std::vector<ModelRecord>& models);

/// The hierarchy that the experts of a ranking belong to, coloured by score; a click chooses an expert.
class RankingIcicle final : public QWidget {
    Q_OBJECT
public:
    explicit RankingIcicle(QWidget* parent = nullptr);
    void setRanking(std::shared_ptr<const RankingResult> ranking, std::vector<ModelRecord> models, DatasetViews* views);
    void selectModel(const QString& model);
    [[nodiscard]] IciclePlot* plot() const { return m_plot; }

Q_SIGNALS:
    void modelClicked(const QString& model);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QString source() const;
    /// Reads the source once somebody looks.
    void refresh();
    void onClicked(const QString& node);

    std::shared_ptr<const RankingResult> m_ranking;
    std::vector<ModelRecord> m_models;
    DatasetViews* m_views = nullptr;
    QString m_selected;
    bool m_isCurrent = false;
    QComboBox* m_sources;
    QLabel* m_text;
    IciclePlot* m_plot;
};

}  // namespace docent
