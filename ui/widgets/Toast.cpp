// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "support/Role.h"

namespace docent {
namespace {
constexpr int milliseconds = 8000;
constexpr int widest = 760;
constexpr int fromEdge = 16;
}  // namespace

Toast::Toast(QWidget* over) : QFrame(over) {
    setObjectName(QStringLiteral("toast"));
    setRole(this, Role::Card);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    m_label = new QLabel;
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    layout->addWidget(m_label);
    m_timer.setSingleShot(true);
    m_timer.setInterval(milliseconds);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text) {
    m_label->setText(text);
    setAccessibleName(text);
    show();
    raise();
    place();
    m_timer.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Toast::text() const {
    return isHidden() ? QString() : m_label->text();
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && !isHidden()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::place() {
    const QWidget* over = parentWidget();
    const QMargins around = layout()->contentsMargins();
    const int room = std::min(widest, over->width() - 2 * fromEdge) - around.left() - around.right();
    const int wanted = m_label->fontMetrics().horizontalAdvance(m_label->text()) + 4;
    const int width = std::min(room, wanted);
    const QSize size(width + around.left() + around.right(),
                     m_label->heightForWidth(width) + around.top() + around.bottom());
    setGeometry(QRect(QPoint((over->width() - size.width()) / 2, over->height() - size.height() - fromEdge), size));
}

}  // namespace docent
