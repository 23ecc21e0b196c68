// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPolygonF>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "plots/Chart.h"
#include "plots/PointCloudPainter.h"
#include "plots/PointGrid.h"

namespace docent {

/// Tens of thousands of points, to be looked at closely: the wheel zooms, a drag moves or, as a lasso, selects (with
/// Shift a rectangle, with Ctrl in addition to what is selected). By keyboard the arrows go to the nearest point in
/// their direction, Space selects it, + and - zoom, Home shows all, Escape selects nothing.
class PointCloud final : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Lasso, Move };

    explicit PointCloud(QWidget* parent = nullptr);

    /// New points; nothing is selected and all is shown.
    void setData(PointCloudData points);
    /// The same points in other places: what is selected stays so.
    void setPositions(std::vector<QPointF> positions);
    /// The same points under other classes.
    void setClasses(std::vector<int> classes, const QStringList& classNames);
    void setTitles(const QString& xTitle, const QString& yTitle);
    [[nodiscard]] const PointCloudScene& scene() const { return m_scene; }
    [[nodiscard]] std::size_t pointCount() const { return m_scene.data.positions.size(); }

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// What a press of +, - and Home does.
    void zoom(double factor);
    void showAll();

    /// Groups are those of scene().groups.
    void setGroupShown(int group, bool shown);
    /// Dims all others; -1: none.
    void highlightGroup(int group);

    [[nodiscard]] std::vector<int> selection() const;  ///< ascending
    void setSelection(const std::vector<int>& points);
    /// The point that the keyboard is at; -1 where there is none.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int point);

    /// The shown point nearest to a place on the widget, within a few pixels; -1 where there is none.
    [[nodiscard]] int pointAt(const QPointF& pixel) const;
    [[nodiscard]] QPointF screenPosition(int point) const;
    /// "owl-3.png, animals/birds"
    [[nodiscard]] QString describe(int point) const;
    [[nodiscard]] Chart chart(const QString& name) const;
    /// Milliseconds that the last drawing of all points took.
    [[nodiscard]] double drawingTime() const { return m_drawingTime; }

Q_SIGNALS:
    void selectionChanged();
    void currentChanged(int point);
    /// The mouse rests on a point, or on none (-1).
    void hovered(int point, const QPoint& globalPosition);
    void groupsChanged();  ///< other classes, or shown and hidden ones

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void fit();
    void changeView(const PointCloudView& view);
    void redraw();
    void invalidate();
    void zoomAt(double factor, const QPointF& pixel);
    void select(const QPolygonF& outline, bool add);
    void regroup();
    void hover(const QPointF& pixel, const QPoint& globalPosition);
    [[nodiscard]] int nextPoint(int key) const;
    void setSelectedFlags(std::vector<std::uint8_t> selected);
    void describeCurrent();

    PointCloudScene m_scene;
    PointGrid m_grid;
    PointCloudView m_view;
    bool m_isFitted = true;  ///< the person has neither zoomed nor moved
    Mode m_mode = Mode::Lasso;
    QImage m_picture;
    PointCloudView m_pictureView;  ///< that the picture was drawn for
    bool m_isStale = true;         ///< the picture is of other points
    double m_drawingTime = 0;
    QTimer m_redraw;  ///< draws anew once a move or a zoom has come to rest
    int m_current = -1;
    int m_hovered = -1;
    QPolygonF m_lasso;
    bool m_isRectangle = false;
    bool m_isMoving = false;
    bool m_isDragged = false;  ///< since the press, however near the pointer is to it again
    QPointF m_pressed;
    QPointF m_last;
};

}  // namespace docent
