// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPixmap>
#include <QString>
#include <QWidget>

namespace docent {

/// A picture that can be zoomed (wheel, + and -, 0 to fit, 1 for one to one) and moved with the mouse or Shift and the
/// arrows; or words in its place.
class PictureView final : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    /// Fits it again.
    void setImage(const QImage& image);
    /// Why there is no picture.
    void setMessage(const QString& text);
    [[nodiscard]] const QString& message() const { return m_message; }
    [[nodiscard]] const QImage& image() const { return m_image; }
    /// Pixels of the screen for one of the picture.
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] bool isFitted() const { return m_isFitted; }

    void zoomBy(double factor, QPointF around);
    void zoomIn();
    void zoomOut();
    void fit();
    void showOneToOne();

    [[nodiscard]] QSize sizeHint() const override { return {480, 380}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 180}; }

Q_SIGNALS:
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] QSizeF shownSize() const;
    void setZoom(double zoom);
    void keepInside();

    QImage m_image;
    QPixmap m_pixmap;
    QString m_message;
    double m_zoom = 1;
    bool m_isFitted = true;
    QPointF m_centre;  ///< of the view, in pixels of the picture
    QPointF m_grabbed;
};

}  // namespace docent
