// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <array>
#include <optional>
#include <vector>

#include "plots/CrosshairOverlay.h"
#include "plots/CurveData.h"
#include "plots/CurveMath.h"
#include "plots/CurveOptions.h"
#include "plots/CurveStyle.h"
#include "plots/QCustomPlotHeader.h"

namespace docent {

/// The panels of a CurvePlot: loss, accuracy and learning rate over one axis of steps, epochs or time.
/// Wheel: zoom the steps; with Ctrl, or over the numbers at the left, the heights. Drag: move. Shift and drag: zoom to
/// a rectangle. Double click or Home: show all. Arrow keys: the crosshair from step to step; + and -: zoom.
class CurveCanvas final : public QCustomPlot {
    Q_OBJECT
public:
    /// The data outlives it.
    explicit CurveCanvas(const CurveData& curves, QWidget* parent = nullptr);

    void setOptions(const CurveOptions& options);
    [[nodiscard]] const CurveStyles& styles() const { return m_styles; }
    /// All curves in view, and from then on as they grow.
    void showAll();
    [[nodiscard]] bool showsAll() const { return m_followAll; }
    /// `styles`: one for each table. `withLegend`: only exported charts have one of their own.
    void setLook(bool dark, bool withLegend, const CurveStyles& styles);

    void setCrosshair(std::optional<double> x, int mouseY = -1);
    [[nodiscard]] std::optional<double> crosshair() const { return m_crosshair; }
    [[nodiscard]] const CrosshairOverlay& overlay() const { return *m_overlay; }

    [[nodiscard]] QCPAxisRect* panel(CurveQuantity quantity) const {
        return m_panels[static_cast<std::size_t>(quantity)].rect;
    }
    enum class Role { Line, Raw, Markers, Best };
    /// What is drawn at present of a curve; null where there is none.
    [[nodiscard]] QCPGraph* graph(std::size_t table, CurveQuantity quantity, bool validation, Role role) const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Panel {
        QCPTextElement* title = nullptr;
        QCPAxisRect* rect = nullptr;
        [[nodiscard]] QCPAxis* x() const { return rect->axis(QCPAxis::atBottom); }
        [[nodiscard]] QCPAxis* y() const { return rect->axis(QCPAxis::atLeft); }
    };
    struct Drawn {
        std::size_t table = 0;
        CurveQuantity quantity = CurveQuantity::Loss;
        bool validation = false;
        Role role = Role::Line;
        QCPGraph* graph = nullptr;
    };
    /// The moving average of a training curve, kept while it grows.
    struct Average {
        Smoother smoother{0};
        std::vector<double> values;
    };

    void makePanel(CurveQuantity quantity, QCPMarginGroup* margins);
    void arrange();
    void applyAxes();
    void setTickCounts();
    void makeGraphs();
    void makeLegend();
    void fit();
    void feed();
    void feedGraph(const Drawn& drawn);
    [[nodiscard]] bool isLogarithmic(CurveQuantity quantity) const;
    [[nodiscard]] bool isShown(CurveQuantity quantity) const;
    [[nodiscard]] int shownPanels() const;
    /// One that is shown however low the plot is.
    [[nodiscard]] const Panel& shownPanel() const {
        return m_panels[static_cast<std::size_t>(CurveQuantity::Accuracy)];
    }
    [[nodiscard]] const std::vector<double>& smoothedValues(std::size_t table, CurveQuantity quantity);
    void redrawSoon();
    void placeCrosshair();
    void moveCrosshair(int direction, int times);
    void zoomSteps(double factor);

    const CurveData& m_data;
    CurveOptions m_options;
    CurveStyles m_styles;
    std::array<Panel, curveQuantities.size()> m_panels;
    std::vector<Drawn> m_drawn;
    std::vector<std::array<Average, 2>> m_averages;  ///< of each table: loss, accuracy
    int m_generation = -1;
    bool m_dark;
    bool m_styled = false;
    bool m_withLegend = false;
    int m_arranged = 0;  ///< panels
    bool m_followAll = true;
    bool m_fitting = false;
    std::optional<double> m_crosshair;
    int m_crosshairY = -1;
    CrosshairOverlay* m_overlay;
};

}  // namespace docent
