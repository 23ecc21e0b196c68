// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys do on the curves.
#include <algorithm>

#include "plots/CurveCanvas.h"

namespace docent {
namespace {
constexpr double keyZoom = 0.8;
constexpr int farTimes = 10;
}  // namespace

void CurveCanvas::setCrosshair(std::optional<double> x, int mouseY) {
    m_crosshair = m_data.isEmpty() ? std::nullopt : x;
    m_crosshairY = mouseY;
    placeCrosshair();
}

void CurveCanvas::placeCrosshair() {
    const QCPAxis* axis = shownPanel().x();
    if (!m_crosshair || m_data.isEmpty() || !axis->range().contains(*m_crosshair)) {
        m_overlay->clear();
        return;
    }
    const CurveReadout readout = readOut(m_data, m_styles, m_options, *m_crosshair);
    QVector<QRect> panels;
    for (const CurveQuantity quantity : curveQuantities) {
        if (isShown(quantity)) {
            panels << panel(quantity)->rect();
        }
    }
    QVector<CrosshairOverlay::Mark> marks;
    for (const CurveReadout::Dot& dot : readout.dots) {
        const Panel& panel = m_panels[static_cast<std::size_t>(dot.quantity)];
        if (isShown(dot.quantity) && panel.x()->range().contains(dot.x) && panel.y()->range().contains(dot.value)) {
            marks << CrosshairOverlay::Mark{QPointF(panel.x()->coordToPixel(dot.x), panel.y()->coordToPixel(dot.value)),
                                            dot.colour};
        }
    }
    // Where the box would cover the curves, it has those of the panel under the mouse only.
    constexpr double widest = 0.65;
    CurveReadout boxed = readout;
    if (m_crosshairY >= 0 && m_overlay->widthOf(readout) > widest * width()) {
        for (const CurveQuantity quantity : curveQuantities) {
            if (isShown(quantity) && m_crosshairY <= panel(quantity)->bottom()) {
                boxed = readout.only(quantity);
                break;
            }
        }
    }
    m_overlay->show(boxed, axis->coordToPixel(*m_crosshair), panels, marks, m_crosshairY);
    if (const QString text = readout.text(); text != accessibleDescription()) {
        setAccessibleDescription(text);
    }
}

void CurveCanvas::moveCrosshair(int direction, int times) {
    const QCPRange range = shownPanel().x()->range();
    std::optional<double> x = m_crosshair;
    if (!x) {
        x = nearestPlace(m_data, m_styles, m_options.x, direction > 0 ? range.lower : range.upper);
    } else {
        for (int i = 0; i < times && x; ++i) {
            x = nextPlace(m_data, m_styles, m_options.x, *x, direction);
        }
    }
    if (x && !range.contains(*x)) {
        // The view follows it.
        const double shift = *x - range.center();
        shownPanel().x()->setRange(range.lower + shift, range.upper + shift);
        redrawSoon();
    }
    setCrosshair(x);
}

void CurveCanvas::zoomSteps(double factor) {
    QCPAxis* axis = shownPanel().x();
    axis->scaleRange(factor, m_crosshair.value_or(axis->range().center()));
    redrawSoon();
}

void CurveCanvas::keyPressEvent(QKeyEvent* event) {
    const bool far = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
            moveCrosshair(event->key() == Qt::Key_Right ? 1 : -1, far ? farTimes : 1);
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomSteps(keyZoom);
            break;
        case Qt::Key_Minus:
            zoomSteps(1 / keyZoom);
            break;
        case Qt::Key_Home:
            showAll();
            break;
        case Qt::Key_Escape:
            if (m_crosshair) {
                setCrosshair(std::nullopt);
                break;
            }
            [[fallthrough]];
        default:
            QCustomPlot::keyPressEvent(event);
    }
}

void CurveCanvas::mousePressEvent(QMouseEvent* event) {
    setSelectionRectMode(event->modifiers().testFlag(Qt::ShiftModifier) ? QCP::srmZoom : QCP::srmNone);
    QCustomPlot::mousePressEvent(event);
}

void CurveCanvas::mouseMoveEvent(QMouseEvent* event) {
    QCustomPlot::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton) {
        return;
    }
    const double x = shownPanel().x()->pixelToCoord(event->position().x());
    const bool inside = shownPanel().x()->range().contains(x);
    setCrosshair(inside ? nearestPlace(m_data, m_styles, m_options.x, x) : std::nullopt,
                 static_cast<int>(event->position().y()));
}

void CurveCanvas::mouseDoubleClickEvent(QMouseEvent*) {
    showAll();
}

void CurveCanvas::wheelEvent(QWheelEvent* event) {
    const bool heights =
        event->modifiers().testFlag(Qt::ControlModifier) || event->position().x() < shownPanel().rect->left();
    for (const Panel& panel : m_panels) {
        panel.rect->setRangeZoom(heights ? Qt::Vertical : Qt::Horizontal);
    }
    QCustomPlot::wheelEvent(event);
}

void CurveCanvas::leaveEvent(QEvent* event) {
    QCustomPlot::leaveEvent(event);
    setCrosshair(std::nullopt);
}

void CurveCanvas::focusInEvent(QFocusEvent* event) {
    QCustomPlot::focusInEvent(event);
    m_overlay->update();
}

void CurveCanvas::focusOutEvent(QFocusEvent* event) {
    QCustomPlot::focusOutEvent(event);
    setCrosshair(std::nullopt);
    m_overlay->update();
}

void CurveCanvas::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    redrawSoon();
}

void CurveCanvas::resizeEvent(QResizeEvent* event) {
    m_overlay->resize(size());
    setViewport(rect());
    if (shownPanels() != m_arranged) {
        arrange();
        makeGraphs();
    }
    QCustomPlot::resizeEvent(event);
}

}  // namespace docent
