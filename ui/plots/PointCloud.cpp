// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PointCloud.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "plots/PointMarkers.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double hoverPixels = 10;
constexpr double lassoStep = 3;       // pixels between the corners of a lasso
constexpr double smoothDrawing = 12;  // ms that a drawing may take to be done at every move
constexpr int restMilliseconds = 70;  // after which a slower one is done
constexpr double zoomStep = 1.25;
constexpr double furthestZoom = 1e4;  // relative to all points in view

QPointF directionOf(int key) {
    return key == Qt::Key_Left    ? QPointF(-1, 0)
           : key == Qt::Key_Right ? QPointF(1, 0)
           : key == Qt::Key_Up    ? QPointF(0, -1)
                                  : QPointF(0, 1);
}

}  // namespace

PointCloud::PointCloud(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(200, 160);
    setCursor(Qt::CrossCursor);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(restMilliseconds);
    connect(&m_redraw, &QTimer::timeout, this, [this] { update(); });
}

void PointCloud::setData(PointCloudData points) {
    m_scene = {};
    m_scene.data = std::move(points);
    m_scene.selected.assign(pointCount(), 0);
    m_grid = PointGrid(m_scene.data.positions);
    m_current = -1;
    m_hovered = -1;
    m_isFitted = true;
    fit();
    regroup();
    describeCurrent();
    Q_EMIT selectionChanged();
}

void PointCloud::setPositions(std::vector<QPointF> positions) {
    m_scene.data.positions = std::move(positions);
    m_grid = PointGrid(m_scene.data.positions);
    if (m_isFitted) {
        fit();
    }
    invalidate();
}

void PointCloud::setClasses(std::vector<int> classes, const QStringList& classNames) {
    m_scene.data.classes = std::move(classes);
    m_scene.data.classNames = classNames;
    m_scene.highlighted = -1;
    regroup();
    describeCurrent();
}

void PointCloud::setTitles(const QString& xTitle, const QString& yTitle) {
    m_scene.data.xTitle = xTitle;
    m_scene.data.yTitle = yTitle;
    update();
}

void PointCloud::regroup() {
    groupPoints(m_scene);
    invalidate();
    Q_EMIT groupsChanged();
}

void PointCloud::setMode(Mode mode) {
    m_mode = mode;
    m_lasso.clear();
    setCursor(mode == Mode::Lasso ? Qt::CrossCursor : Qt::OpenHandCursor);
    update();
}

void PointCloud::fit() {
    m_view.area = cloudArea(QSizeF(QWidget::size()), fontMetrics().height());
    const QRectF bounds = m_grid.bounds();
    const double radius = 2 * markerRadius(pointCount()) + 4;
    const double width = std::max(m_view.area.width() - 2 * radius, 1.0);
    const double height = std::max(m_view.area.height() - 2 * radius, 1.0);
    const double across = std::max(bounds.width() / width, bounds.height() / height);
    m_view.centre = bounds.center();
    m_view.scale = across > 0 ? 1 / across : 1;
}

void PointCloud::showAll() {
    m_isFitted = true;
    fit();
    update();
}

void PointCloud::zoom(double factor) {
    zoomAt(factor, m_current >= 0 ? screenPosition(m_current) : m_view.area.center());
}

void PointCloud::zoomAt(double factor, const QPointF& pixel) {
    const PointCloudView before = m_view;
    fit();
    PointCloudView view = m_view;
    view.scale = std::clamp(before.scale * factor, m_view.scale / 4, m_view.scale * furthestZoom);
    const QPointF held = before.toPlane(pixel);
    view.centre = before.centre;
    view.centre += held - view.toPlane(pixel);
    changeView(view);
}

void PointCloud::changeView(const PointCloudView& view) {
    m_isFitted = false;
    m_view = view;
    m_redraw.start();
    update();
}

void PointCloud::invalidate() {
    m_isStale = true;
    update();
}

void PointCloud::setGroupShown(int group, bool shown) {
    PointGroup& changed = m_scene.groups[static_cast<std::size_t>(group)];
    if (changed.shown != shown) {
        changed.shown = shown;
        invalidate();
        Q_EMIT groupsChanged();
    }
}

void PointCloud::highlightGroup(int group) {
    if (m_scene.highlighted != group) {
        m_scene.highlighted = group;
        invalidate();
    }
}

std::vector<int> PointCloud::selection() const {
    std::vector<int> points;
    for (std::size_t i = 0; i < m_scene.selected.size(); ++i) {
        if (m_scene.selected[i] != 0) {
            points.push_back(static_cast<int>(i));
        }
    }
    return points;
}

void PointCloud::setSelection(const std::vector<int>& points) {
    std::vector<std::uint8_t> selected(pointCount(), 0);
    for (const int point : points) {
        selected[static_cast<std::size_t>(point)] = 1;
    }
    setSelectedFlags(std::move(selected));
}

void PointCloud::setSelectedFlags(std::vector<std::uint8_t> selected) {
    if (selected == m_scene.selected) {
        return;
    }
    m_scene.selected = std::move(selected);
    m_scene.selectedCount = std::count(m_scene.selected.begin(), m_scene.selected.end(), 1);
    describeCurrent();
    invalidate();
    Q_EMIT selectionChanged();
}

void PointCloud::setCurrent(int point) {
    if (point == m_current || point >= static_cast<int>(pointCount())) {
        return;
    }
    m_current = point;
    if (point >= 0 && !m_view.area.adjusted(8, 8, -8, -8).contains(screenPosition(point))) {
        PointCloudView view = m_view;
        view.centre = m_scene.data.positions[static_cast<std::size_t>(point)];
        changeView(view);
    }
    describeCurrent();
    update();
    Q_EMIT currentChanged(point);
}

void PointCloud::describeCurrent() {
    QStringList parts;
    if (m_current >= 0) {
        parts << describe(m_current);
    }
    parts << counted(static_cast<std::int64_t>(pointCount()), tr("1 picture"), tr("%1 pictures"));
    if (m_scene.selectedCount > 0) {
        parts << counted(m_scene.selectedCount, tr("1 is selected"), tr("%1 are selected"));
    }
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

QString PointCloud::describe(int point) const {
    const QString label = m_scene.data.classNames.value(m_scene.data.classes[static_cast<std::size_t>(point)]);
    return QStringLiteral("%1, %2").arg(m_scene.data.titles.value(point), label);
}

QPointF PointCloud::screenPosition(int point) const {
    return m_view.toScreen(m_scene.data.positions[static_cast<std::size_t>(point)]);
}

int PointCloud::pointAt(const QPointF& pixel) const {
    int best = -1;
    double bestDistance = hoverPixels * hoverPixels;
    const QRectF around(pixel - QPointF(hoverPixels, hoverPixels), QSizeF(2 * hoverPixels, 2 * hoverPixels));
    m_grid.visit(m_view.toPlane(around), [&](int point) {
        const QPointF away = screenPosition(point) - pixel;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < bestDistance && m_scene.isShown(static_cast<std::size_t>(point))) {
            best = point;
            bestDistance = distance;
        }
    });
    return best;
}

void PointCloud::select(const QPolygonF& outline, bool add) {
    // The outline as pixels: asking a polygon of some hundred corners about each point would take far longer.
    const QRectF bounds = outline.boundingRect().adjusted(-1, -1, 1, 1).intersected(m_view.area);
    QImage mask(bounds.size().toSize() + QSize(1, 1), QImage::Format_Grayscale8);
    mask.fill(Qt::black);
    QPainter painter(&mask);
    painter.translate(-bounds.topLeft());
    QPainterPath path;
    path.addPolygon(outline);
    path.closeSubpath();
    path.setFillRule(Qt::WindingFill);
    painter.fillPath(path, Qt::white);
    painter.end();
    std::vector<std::uint8_t> selected = add ? m_scene.selected : std::vector<std::uint8_t>(pointCount(), 0);
    m_grid.visit(m_view.toPlane(bounds), [&](int point) {
        const QPointF place = screenPosition(point) - bounds.topLeft();
        const QPoint pixel(static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y())));
        if (mask.rect().contains(pixel) && mask.constScanLine(pixel.y())[pixel.x()] > 127 &&
            m_scene.isShown(static_cast<std::size_t>(point))) {
            selected[static_cast<std::size_t>(point)] = 1;
        }
    });
    setSelectedFlags(std::move(selected));
}

int PointCloud::nextPoint(int key) const {
    const QPointF direction = directionOf(key);
    const QPointF from = m_current >= 0 ? screenPosition(m_current) : m_view.area.center();
    int best = -1;
    double bestCost = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < pointCount(); ++i) {
        const QPointF away = screenPosition(static_cast<int>(i)) - from;
        const double along = QPointF::dotProduct(away, direction);
        const double across = std::abs(away.x() * direction.y() - away.y() * direction.x());
        // The quarter of the plane that lies in this direction; what is straight ahead counts as nearer.
        if (static_cast<int>(i) == m_current || along <= 0 || across > along || !m_scene.isShown(i)) {
            continue;
        }
        if (const double cost = along + 2 * across; cost < bestCost) {
            best = static_cast<int>(i);
            bestCost = cost;
        }
    }
    return best;
}

void PointCloud::redraw() {
    QElapsedTimer clock;
    clock.start();
    m_picture = renderCloud(m_scene, m_view, devicePixelRatioF(), isDark());
    m_pictureView = m_view;
    m_isStale = false;
    m_drawingTime = static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void PointCloud::paintEvent(QPaintEvent*) {
    const bool isOther =
        m_isStale || m_picture.devicePixelRatio() != devicePixelRatioF() || m_pictureView.area != m_view.area;
    if (isOther || (!(m_pictureView == m_view) && (m_drawingTime < smoothDrawing || !m_redraw.isActive()))) {
        redraw();
    }
    QPainter painter(this);
    const ThemeColours colours = themeColours();
    painter.fillRect(m_view.area, colours.background);
    painter.save();
    painter.setClipRect(m_view.area);
    const double enlarged = m_view.scale / m_pictureView.scale;
    const QPointF middle = m_view.toScreen(m_pictureView.centre);
    painter.drawImage(QRectF(middle - QPointF(m_view.area.width(), m_view.area.height()) * enlarged / 2,
                             m_view.area.size() * enlarged),
                      m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = markerRadius(pointCount()) + 3;
    for (const auto& [point, colour] : {std::pair{m_hovered, colours.text}, std::pair{m_current, colours.accent}}) {
        if (point >= 0 && point < static_cast<int>(pointCount())) {
            painter.setPen(QPen(colours.background, 4));
            painter.drawEllipse(screenPosition(point), radius, radius);
            painter.setPen(QPen(colour, 2));
            painter.drawEllipse(screenPosition(point), radius, radius);
        }
    }
    if (m_lasso.size() > 1) {
        QColor ground = colours.accent;
        ground.setAlphaF(0.12F);
        painter.setPen(QPen(colours.accent, 1.5, Qt::DashLine));
        painter.setBrush(ground);
        painter.drawPolygon(m_lasso);
    }
    painter.restore();
    paintAxes(painter, m_view.area, m_scene.data, isDark());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1));
        painter.drawRect(m_view.area);
    }
}

bool PointCloud::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FocusIn ||
        event->type() == QEvent::FocusOut) {
        m_isStale = m_isStale || event->type() == QEvent::PaletteChange;
        update();
    }
    return QWidget::event(event);
}

void PointCloud::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_isFitted) {
        fit();
    } else {
        m_view.area = cloudArea(QSizeF(QWidget::size()), fontMetrics().height());
    }
}

void PointCloud::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position();
    m_last = m_pressed;
    m_isDragged = false;
    m_isMoving = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_mode == Mode::Move);
    m_isRectangle = event->modifiers().testFlag(Qt::ShiftModifier);
    m_lasso.clear();
    if (event->button() == Qt::LeftButton && m_mode == Mode::Lasso) {
        m_lasso << m_pressed;
    }
    Q_EMIT hovered(-1, event->globalPosition().toPoint());
}

void PointCloud::mouseMoveEvent(QMouseEvent* event) {
    m_isDragged |= (event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_isMoving) {
        PointCloudView view = m_view;
        const QPointF moved = event->position() - m_last;
        view.centre += QPointF(-moved.x(), moved.y()) / view.scale;
        m_last = event->position();
        changeView(view);
    } else if (!m_lasso.isEmpty()) {
        if (m_isRectangle) {
            m_lasso = QPolygonF(QRectF(m_pressed, event->position()).normalized());
        } else if ((event->position() - m_lasso.last()).manhattanLength() >= lassoStep) {
            m_lasso << event->position();
        }
        update();
    } else {
        hover(event->position(), event->globalPosition().toPoint());
    }
}

void PointCloud::mouseReleaseEvent(QMouseEvent* event) {
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    const QPolygonF outline = std::exchange(m_lasso, {});
    m_isMoving = false;
    if (event->button() == Qt::LeftButton && !m_isDragged) {
        const int point = pointAt(event->position());
        std::vector<std::uint8_t> selected = add ? m_scene.selected : std::vector<std::uint8_t>(pointCount(), 0);
        if (point >= 0) {
            selected[static_cast<std::size_t>(point)] = add ? 1 - selected[static_cast<std::size_t>(point)] : 1;
            setCurrent(point);
        }
        setSelectedFlags(std::move(selected));
    } else if (event->button() == Qt::LeftButton && outline.size() > 2) {
        select(outline, add);
    }
    update();
}

void PointCloud::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0) {
        zoomAt(std::pow(zoomStep, steps), event->position());
    }
    event->accept();
}

void PointCloud::hover(const QPointF& pixel, const QPoint& globalPosition) {
    const int point = m_view.area.contains(pixel) ? pointAt(pixel) : -1;
    if (point != m_hovered) {
        m_hovered = point;
        update();
        Q_EMIT hovered(point, globalPosition);
    }
}

void PointCloud::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
    Q_EMIT hovered(-1, QCursor::pos());
}

void PointCloud::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (const int next = nextPoint(event->key()); next >= 0) {
                setCurrent(next);
            }
            return;
        case Qt::Key_Space:
            if (m_current >= 0) {
                std::vector<std::uint8_t> selected = m_scene.selected;
                selected[static_cast<std::size_t>(m_current)] ^= 1;
                setSelectedFlags(std::move(selected));
            }
            return;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(zoomStep);
            return;
        case Qt::Key_Minus:
            zoom(1 / zoomStep);
            return;
        case Qt::Key_Home:
            showAll();
            return;
        case Qt::Key_Escape:
            if (m_scene.selectedCount > 0 || !m_lasso.isEmpty()) {
                m_lasso.clear();
                setSelection({});
                update();
                return;
            }
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

Chart PointCloud::chart(const QString& name) const {
    // The numbers are written on another thread, so they are a copy.
    const auto csv = [cloud = m_scene.data] {
        QString text = QStringLiteral("x,y,label,location\n");
        for (std::size_t i = 0; i < cloud.positions.size(); ++i) {
            const QPointF& point = cloud.positions[i];
            text += QStringLiteral("%1,%2,%3,%4\n")
                        .arg(QString::number(point.x(), 'g', 9), QString::number(point.y(), 'g', 9),
                             csvField(cloud.classNames.value(cloud.classes[i])),
                             csvField(cloud.titles.value(static_cast<qsizetype>(i))));
        }
        return text;
    };
    return {.name = name,
            .size = {1000, 700},
            .paint = [this](QPainter& painter, QSize size) { paintCloud(painter, size, m_scene, m_view, false); },
            .csv = csv};
}

}  // namespace docent
