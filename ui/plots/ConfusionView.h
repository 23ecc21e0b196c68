// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <optional>

#include "plots/Chart.h"
#include "plots/ConfusionData.h"

namespace docent {

struct ThemeColours;

/// A confusion matrix as a heat map: rows are the truth, columns the predictions, each row shaded by its share; a
/// difference of two in blue (fewer) and orange (more). Figures are written in where they fit, and are told of the
/// current cell. Arrows walk, Enter or a double click opens the cell; the wheel with Ctrl, or + and -, zooms.
class ConfusionView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Figures { Counts, Percent };

    explicit ConfusionView(QWidget* parent = nullptr);
    /// Keeps the current cell where its names are still there.
    void setData(ConfusionData data);
    [[nodiscard]] const ConfusionData& data() const { return m_data; }
    void clear() { setData({}); }
    void setFigures(Figures figures);

    struct Cell {
        std::size_t truth = 0;
        std::size_t predicted = 0;
        bool operator==(const Cell&) const = default;
    };
    [[nodiscard]] std::optional<Cell> currentCell() const { return m_current; }
    void setCurrentCell(Cell cell);
    /// What a cell says, in a sentence.
    [[nodiscard]] QString describe(Cell cell) const;
    /// Where the middle of a cell is, in the viewport.
    [[nodiscard]] QPoint centreOf(Cell cell) const;
    void zoom(double factor);
    void zoomToFit();
    /// Pixels of a cell's side.
    [[nodiscard]] double cellSide() const;
    /// How many cells the last paint drew one by one.
    [[nodiscard]] int drawnCount() const { return m_drawn; }
    [[nodiscard]] Chart chart(const QString& name) const;

    [[nodiscard]] QSize sizeHint() const override { return {440, 400}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 130}; }

Q_SIGNALS:
    void currentCellChanged();  ///< by a person
    void cellActivated();       ///< the current one

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Frame;  ///< where things are in a drawing of some size, and its colours
    [[nodiscard]] Frame frameFor(const QSize& size, double side, const QPointF& scrolled) const;
    [[nodiscard]] Frame frameOnScreen() const;
    [[nodiscard]] double fittingSide(const QSize& size) const;
    [[nodiscard]] QColor colourOf(std::size_t truth, std::size_t predicted, const ThemeColours& colours,
                                  bool dark) const;
    [[nodiscard]] QImage cellColours(bool dark) const;
    [[nodiscard]] QString figureOf(std::size_t truth, std::size_t predicted) const;
    [[nodiscard]] std::optional<Cell> cellAt(const QPointF& position) const;
    int paintCells(QPainter& painter, const Frame& frame, bool oneByOne) const;
    void paintLabels(QPainter& painter, const Frame& frame) const;
    void paintCurrent(QPainter& painter, const Frame& frame) const;
    void updateLook();
    void updateScrollBars();
    void moveTo(Cell cell);
    void tellCurrent();
    void showCurrent();

    ConfusionData m_data;
    Figures m_figures = Figures::Counts;
    std::optional<Cell> m_current;
    double m_side = 0;  ///< 0: as large as fits
    QImage m_colours;   ///< a pixel a cell, in the theme of the window
    std::int64_t m_largestChange = 0;
    double m_longestName = 0;
    int m_drawn = 0;
};

}  // namespace docent
