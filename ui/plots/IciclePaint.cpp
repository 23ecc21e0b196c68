// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/IciclePaint.h"

#include <QLocale>
#include <QObject>
#include <QPainter>
#include <cmath>

#include "support/ColourMap.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr int leastElided = 6;       // characters: less of a name tells nothing
constexpr double leastForText = 26;  // pixels: less holds no readable word
constexpr double leastForGap = 4;
constexpr double padding = 5;

double stretched(const IcicleData& data, double value) {
    return data.logarithmic ? std::log1p(std::max(value, 0.0)) : value;
}

double part(double value, double low, double high) {
    return high > low ? (value - low) / (high - low) : 0.5;
}

}  // namespace

QColor icicleColour(const IcicleData& data, double value, bool dark) {
    if (std::isnan(value)) {
        return noValueColour(dark);
    }
    const double at = stretched(data, value);
    const double low = stretched(data, data.low);
    const double high = stretched(data, data.high);
    if (!data.diverging) {
        return sequentialColour(part(at, low, high), dark);
    }
    const double middle = stretched(data, data.middle);
    return divergingColour(at < middle ? part(at, low, middle) / 2 : 0.5 + part(at, middle, high) / 2, dark);
}

QString icicleValueText(const IcicleData& data, double value) {
    if (std::isnan(value)) {
        return QObject::tr("none");
    }
    if (data.percent) {
        return percent(value);
    }
    return value == std::round(value) && std::abs(value) < 1e15 ? number(static_cast<std::int64_t>(value))
                                                                : QLocale().toString(value, 'g', 3);
}

void paintIcicleBlock(QPainter& painter, const IcicleData& data, const IcicleBlock& block, bool dark) {
    const QColor ground = icicleColour(data, block.value, dark);
    QRectF rect = block.rect;
    const double gap = rect.width() >= leastForGap ? 1 : 0;
    rect.adjust(0, 0, -gap, -1);
    painter.fillRect(rect, ground);
    if (block.count > 1) {
        // Many nodes in one: told by a hatch, not by colour.
        QColor lines = textColourOn(ground);
        lines.setAlphaF(0.25F);
        painter.fillRect(rect, QBrush(lines, Qt::BDiagPattern));
    }
    if (block.more) {
        painter.setPen(QPen(textColourOn(ground), 1, Qt::DotLine));
        painter.drawLine(QPointF(rect.left() + 1, rect.bottom() - 1), QPointF(rect.right() - 1, rect.bottom() - 1));
    }
    if (rect.width() < leastForText) {
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const QRectF inside = rect.adjusted(padding, 0, -padding, 0);
    const QString& name = data.nodes[static_cast<std::size_t>(block.place)].name;
    const QString text = block.count == 1 ? name : QObject::tr("%1 small nodes").arg(number(block.count));
    const double needed = metrics.horizontalAdvance(text);
    painter.setPen(textColourOn(ground));
    const QString shown = needed <= inside.width() ? text : metrics.elidedText(text, Qt::ElideMiddle, inside.width());
    if (shown == text || shown.size() >= leastElided) {
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, shown);
    }
    const QString value = std::isnan(block.value) ? QString() : icicleValueText(data, block.value);
    if (needed + metrics.horizontalAdvance(value) + 3 * padding < inside.width()) {
        QColor muted = textColourOn(ground);
        muted.setAlphaF(0.8F);
        painter.setPen(muted);
        painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, value);
    }
}

void paintIcicleScale(QPainter& painter, const IcicleData& data, const QRectF& line, bool dark) {
    const ThemeColours colours = themeColours(dark);
    const QFontMetricsF metrics(painter.font());
    constexpr double barWidth = 140;
    constexpr double barHeight = 10;
    double x = line.left();
    const auto write = [&](const QString& text, const QColor& colour) {
        painter.setPen(colour);
        const double width = metrics.horizontalAdvance(text);
        painter.drawText(QRectF(x, line.top(), width + 1, line.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += width + 8;
    };
    const auto box = [&](double width) {
        const QRectF rect(x, line.center().y() - barHeight / 2, width, barHeight);
        x += width + 8;
        return rect;
    };
    write(data.valueName, colours.text);
    x += 4;
    write(icicleValueText(data, data.low), colours.muted);
    const QRectF bar = box(barWidth);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    constexpr int stops = 16;
    for (int i = 0; i <= stops; ++i) {
        const double at = static_cast<double>(i) / stops;
        gradient.setColorAt(at, data.diverging ? divergingColour(at, dark) : sequentialColour(at, dark));
    }
    painter.fillRect(bar, gradient);
    painter.setPen(colours.line);
    painter.drawRect(bar);
    if (data.diverging) {
        painter.setPen(colours.text);
        painter.drawLine(QPointF(bar.center().x(), bar.top() - 2), QPointF(bar.center().x(), bar.bottom() + 2));
    }
    write(icicleValueText(data, data.high), colours.muted);
    x += 8;
    const QRectF grey = box(barHeight * 1.6);
    painter.fillRect(grey, noValueColour(dark));
    painter.setPen(colours.line);
    painter.drawRect(grey);
    write(QObject::tr("no value"), colours.muted);
}

}  // namespace docent
