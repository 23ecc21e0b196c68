// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PictureView.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "support/Theme.h"

namespace docent {
namespace {
constexpr double zoomStep = 1.25;
constexpr double mostZoom = 32;
constexpr double mostFittedZoom = 12;  // a digit of 28 pixels is not blown up to a wall of squares
constexpr int wheelStep = 120;
constexpr double keyStep = 40;  // pixels of the screen
}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Picture"));
}

void PictureView::setImage(const QImage& image) {
    m_image = image;
    m_pixmap = QPixmap::fromImage(image);
    m_message.clear();
    setAccessibleDescription({});
    fit();
}

void PictureView::setMessage(const QString& text) {
    m_image = {};
    m_pixmap = {};
    m_message = text;
    setAccessibleDescription(text);
    update();
    Q_EMIT zoomChanged();
}

QSizeF PictureView::shownSize() const {
    return QSizeF(m_image.size()) * m_zoom / devicePixelRatioF();
}

double PictureView::fittingZoom() const {
    if (m_image.isNull()) {
        return 1;
    }
    const QSizeF room = QSizeF(size()) * devicePixelRatioF();
    return std::min({room.width() / m_image.width(), room.height() / m_image.height(), mostFittedZoom});
}

void PictureView::fit() {
    m_isFitted = true;
    m_centre = QPointF(m_image.width(), m_image.height()) / 2;
    setZoom(fittingZoom());
}

void PictureView::showOneToOne() {
    m_isFitted = false;
    setZoom(1);
}

void PictureView::setZoom(double zoom) {
    m_zoom = zoom;
    keepInside();
    update();
    Q_EMIT zoomChanged();
}

void PictureView::zoomBy(double factor, QPointF around) {
    if (m_image.isNull()) {
        return;
    }
    const double before = m_zoom / devicePixelRatioF();
    const double least = std::min(fittingZoom(), 1.0) / 4;
    m_isFitted = false;
    const double zoom = std::clamp(m_zoom * factor, least, mostZoom);
    // What is under the mouse stays there.
    const QPointF offset = around - QPointF(rect().center());
    m_centre += offset / before - offset / (zoom / devicePixelRatioF());
    setZoom(zoom);
}

void PictureView::zoomIn() {
    zoomBy(zoomStep, rect().center());
}

void PictureView::zoomOut() {
    zoomBy(1 / zoomStep, rect().center());
}

void PictureView::keepInside() {
    const double scale = m_zoom / devicePixelRatioF();
    const auto inside = [scale](double centre, int picture, int view) {
        const double half = view / scale / 2;
        return 2 * half >= picture ? picture / 2.0 : std::clamp(centre, half, picture - half);
    };
    m_centre = {inside(m_centre.x(), m_image.width(), width()), inside(m_centre.y(), m_image.height(), height())};
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().background);
    if (m_image.isNull()) {
        painter.setPen(themeColours().muted);
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const double scale = m_zoom / devicePixelRatioF();
    const QPointF corner = QPointF(width(), height()) / 2 - m_centre * scale;
    // Enlarged, the pixels stay visible instead of being blurred.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < 2);
    painter.drawPixmap(QRectF(corner, shownSize()), m_pixmap, QRectF(m_pixmap.rect()));
    if (hasFocus()) {
        painter.setPen(themeColours().accent);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void PictureView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_isFitted) {
        fit();
    } else {
        keepInside();
    }
}

void PictureView::wheelEvent(QWheelEvent* event) {
    event->accept();
    zoomBy(std::pow(zoomStep, static_cast<double>(event->angleDelta().y()) / wheelStep), event->position());
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    m_grabbed = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton)) {
        m_centre -= (event->position() - m_grabbed) / (m_zoom / devicePixelRatioF());
        m_grabbed = event->position();
        keepInside();
        update();
    }
}

void PictureView::mouseReleaseEvent(QMouseEvent*) {
    unsetCursor();
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    const double step = keyStep / (m_zoom / devicePixelRatioF());
    const bool moves = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            return;
        case Qt::Key_Minus:
            zoomOut();
            return;
        case Qt::Key_0:
            fit();
            return;
        case Qt::Key_1:
            showOneToOne();
            return;
        case Qt::Key_Left:
        case Qt::Key_Right:
            if (moves) {
                m_centre.rx() += event->key() == Qt::Key_Left ? -step : step;
                break;
            }
            QWidget::keyPressEvent(event);
            return;
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (moves) {
                m_centre.ry() += event->key() == Qt::Key_Up ? -step : step;
                break;
            }
            QWidget::keyPressEvent(event);
            return;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    keepInside();
    update();
}

}  // namespace docent
