// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace docent {

/// Fusion with room beside the text of tables and trees, so that it stands under the text of their headers, and with
/// outlines of fields and check boxes that can be seen on a dark ground too.
class RoomyStyle final : public QProxyStyle {
    Q_OBJECT
public:
    RoomyStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

}  // namespace docent
