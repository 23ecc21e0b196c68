// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "transfer/Evaluation.h"

namespace docent {

/// A confusion matrix as a heat map: rows are the truth, columns the predictions, each row shaded by its share. The
/// figures are written in where they fit and are in the tool tip of each cell.
class ConfusionView final : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);
    void setEvaluation(const Evaluation& evaluation);
    void clear();
    [[nodiscard]] QSize sizeHint() const override { return {360, 360}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 220}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Cell {
        std::size_t truth;
        std::size_t predicted;
    };
    [[nodiscard]] double longestLabel() const;  ///< in pixels
    [[nodiscard]] double labelRoom() const;     ///< under the matrix
    [[nodiscard]] QRectF matrixRect() const;
    [[nodiscard]] std::optional<Cell> cellAt(const QPointF& position) const;

    Evaluation m_evaluation;
    std::vector<std::int64_t> m_rowSums;
};

}  // namespace docent
