// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LiveLabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "support/Theme.h"

namespace docent {
namespace {
constexpr int widthStep = 24;  // pixels: rounding up, so that a longer number seldom asks for more
}

LiveLabel::LiveLabel(Qt::Alignment alignment, QWidget* parent)
    : QWidget(parent), m_alignment(alignment | Qt::AlignVCenter) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LiveLabel::setText(const QString& text) {
    if (text == m_text) {
        return;
    }
    m_text = text;
    setAccessibleName(text);
    const int wanted = (fontMetrics().horizontalAdvance(text) + widthStep) / widthStep * widthStep;
    if (wanted > m_width) {
        m_width = wanted;
        updateGeometry();
    }
    update();
}

QSize LiveLabel::sizeHint() const {
    return {m_width, fontMetrics().height() + 2};
}

QSize LiveLabel::minimumSizeHint() const {
    return {24, sizeHint().height()};
}

void LiveLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(themeColours().muted);
    painter.drawText(rect(), static_cast<int>(m_alignment), fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void LiveLabel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_width = fontMetrics().horizontalAdvance(m_text) + widthStep;
        updateGeometry();
    }
}

bool LiveLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && fontMetrics().horizontalAdvance(m_text) > width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_text, this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace docent
