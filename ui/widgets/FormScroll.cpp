// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/FormScroll.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>
#include <algorithm>

namespace docent {
namespace {

bool changesByWheel(const QWidget* widget) {
    return qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

}  // namespace

FormScroll::FormScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    // Of the application, because the form's fields come and go.
    qApp->installEventFilter(this);
}

QSize FormScroll::minimumSizeHint() const {
    const QSize least = QScrollArea::minimumSizeHint();
    const int bar = verticalScrollBar()->sizeHint().width();
    return {std::max(least.width(), widget()->minimumSizeHint().width() + bar), least.height()};
}

QSize FormScroll::sizeHint() const {
    return QScrollArea::sizeHint().expandedTo(minimumSizeHint());
}

bool FormScroll::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest && watched == widget()) {
        updateGeometry();
    }
    const bool isOfWheel = event->type() == QEvent::Wheel;
    if (isOfWheel || event->type() == QEvent::Show) {
        auto* field = qobject_cast<QWidget*>(watched);
        if (field != nullptr && changesByWheel(field) && widget()->isAncestorOf(field)) {
            if (!isOfWheel) {
                field->setFocusPolicy(Qt::StrongFocus);  // or the wheel gives it the focus first
            } else if (!field->hasFocus()) {
                event->ignore();
                return true;
            }
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace docent
