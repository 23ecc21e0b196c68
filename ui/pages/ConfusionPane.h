// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "models/RunResult.h"
#include "plots/Chart.h"

class QLabel;

namespace docent {

class ConfusionView;
class MatrixBar;
class PredictionGallery;

/// The confusion matrix of a run, and beside it the pictures of the chosen cell.
class ConfusionPane final : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionPane(QWidget* parent = nullptr);
    /// Null for a run that was not tested yet.
    void setResult(const std::shared_ptr<const RunResult>& result);
    void setLevel(int level);
    void setSession(Session* session) { m_session = session; }
    [[nodiscard]] std::optional<Chart> chart() const;

private:
    void rebuild();
    void showCell();

    Session* m_session = nullptr;
    std::shared_ptr<const RunResult> m_result;
    int m_level = 0;
    QLabel* m_cell;
    QLabel* m_folded;
    ConfusionView* m_view;
    MatrixBar* m_bar;
    PredictionGallery* m_pictures;
};

/// The predictions whose truth and prediction fall into a cell.
[[nodiscard]] std::vector<std::size_t> predictionsOfCell(const RunResult& result, const ConfusionView& view);

}  // namespace docent
