// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QProxyStyle>
#include <QTimer>

namespace docent {

/// Fusion with more room and fewer lines: text of tables and trees stands under the text of their headers, outlines of
/// fields and check boxes can be seen on a dark ground too, and widgets look like what they are, see Role.
/// All of it is code and none a style sheet: Qt gives a sheet anew to each widget of a window when it is changed, and
/// to a whole tree each time that it comes into a layout, which with the widgets of all pages takes a second.
class RoomyStyle final : public QProxyStyle {
    Q_OBJECT
public:
    RoomyStyle();
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

private:
    double busyPhase(const QStyleOption* option) const;

    // A bar without an end is drawn again while it is seen: painting it asks for the next painting.
    mutable QTimer m_nextPicture;
    mutable QList<QPointer<QWidget>> m_busy;
    QElapsedTimer m_clock;
};

}  // namespace docent
