// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ProbabilityBars.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {
constexpr int barHeight = 6;
constexpr int gap = 3;  // between text and bar
constexpr int rowSpacing = 8;
constexpr int inset = 3;  // for the focus frame
}  // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProbabilityBars::setBars(const QVector<ProbabilityBar>& bars) {
    m_bars = bars;
    updateGeometry();
    setCurrent(0);
    update();
}

int ProbabilityBars::rowHeight() const {
    return fontMetrics().height() + gap + barHeight + rowSpacing;
}

QSize ProbabilityBars::sizeHint() const {
    return {220, static_cast<int>(m_bars.size()) * rowHeight() + 2 * inset};
}

QSize ProbabilityBars::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

QString ProbabilityBars::describe(int row) const {
    return row >= 0 && row < m_bars.size()
               ? QStringLiteral("%1: %2").arg(m_bars[row].path, percent(m_bars[row].probability))
               : QString();
}

void ProbabilityBars::setCurrent(int row) {
    m_current = row;
    setAccessibleDescription(describe(row));
    update();
}

bool ProbabilityBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), describe((help->pos().y() - inset) / rowHeight()), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::event(event);
}

void ProbabilityBars::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || m_bars.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    setCurrent(std::clamp(m_current + step, 0, static_cast<int>(m_bars.size()) - 1));
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    const ThemeColours colours = themeColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const int width = this->width() - 2 * inset;
    for (int row = 0; row < m_bars.size(); ++row) {
        const ProbabilityBar& bar = m_bars[row];
        const int top = inset + row * rowHeight();
        const QString share = percent(bar.probability);
        const int shareWidth = metrics.horizontalAdvance(share) + 8;
        const int slash = static_cast<int>(bar.path.lastIndexOf(QLatin1Char('/')));
        const QString name = boldMetrics.elidedText(bar.path.mid(slash + 1), Qt::ElideMiddle, width - shareWidth);
        const int nameWidth = boldMetrics.horizontalAdvance(name);
        const QString above =
            metrics.elidedText(bar.path.left(slash + 1).replace(QLatin1Char('/'), QStringLiteral(" / ")), Qt::ElideLeft,
                               std::max(0, width - shareWidth - nameWidth));
        const int aboveWidth = metrics.horizontalAdvance(above);
        const auto text = [&](int x, int w, const QString& what) {
            painter.drawText(QRect(inset + x, top, w + 2, metrics.height()), Qt::AlignVCenter, what);
        };
        painter.setFont(font());
        painter.setPen(colours.muted);
        text(0, aboveWidth, above);
        painter.setPen(colours.text);
        text(width - shareWidth + 8, shareWidth, share);
        painter.setFont(row == 0 ? bold : font());
        text(aboveWidth, nameWidth, name);
        const QRectF track(inset, top + metrics.height() + gap, width, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.line);
        painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
        QRectF filled = track;
        filled.setWidth(std::max(track.width() * bar.probability, bar.probability > 0.002 ? 1.0 * barHeight : 0.0));
        painter.setBrush(row == 0 ? colours.accent : colours.muted);
        painter.drawRoundedRect(filled, barHeight / 2.0, barHeight / 2.0);
        if (hasFocus() && row == m_current) {
            painter.setPen(colours.accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(0.5, top - 1.5, this->width() - 1, rowHeight() - rowSpacing + 5), 4, 4);
        }
    }
}

}  // namespace docent
