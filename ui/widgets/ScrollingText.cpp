// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ScrollingText.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <algorithm>

#include "support/Role.h"

namespace docent {

namespace {
constexpr int leastLines = 4;
}

ScrollingText::ScrollingText(QLabel* label, QWidget* parent) : QScrollArea(parent), m_label(label) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setRole(label, Role::Plain);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setWidget(label);
}

QSize ScrollingText::sizeHint() const {
    const int width = viewport()->width();
    return {m_label->sizeHint().width(), std::max(0, m_label->heightForWidth(width))};
}

QSize ScrollingText::minimumSizeHint() const {
    return {m_label->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            std::min(sizeHint().height(), leastLines * fontMetrics().lineSpacing())};
}

bool ScrollingText::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();  // another text
    }
    return QScrollArea::event(event);
}

void ScrollingText::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    updateGeometry();  // another width needs another height
}

}  // namespace docent
