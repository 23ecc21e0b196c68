// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "selection/Ranking.h"

class QLabel;
class QStackedWidget;

namespace docent {

class EmptyState;
class HalvingPlot;

/// How a ranking by halving dropped its models: in words and as lines over the pictures seen. Also of one that is under
/// way.
class HalvingPane final : public QWidget {
    Q_OBJECT
public:
    explicit HalvingPane(QWidget* parent = nullptr);
    /// Null = none.
    void setRanking(const std::shared_ptr<const RankingResult>& ranking);
    void selectModel(const QString& model);
    /// Whether a ranking can be started; `why` not.
    void setReady(bool ready, const QString& why);
    [[nodiscard]] bool hasChart() const;
    [[nodiscard]] HalvingPlot* plot() const { return m_plot; }

Q_SIGNALS:
    void modelClicked(const QString& model);
    void halvingRequested();  ///< the task is to be ranked so

private:
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_text;
    HalvingPlot* m_plot;
};

/// How many models saw how many pictures, and what that saved, in sentences.
[[nodiscard]] QString halvingText(const RankingResult& ranking);

}  // namespace docent
