// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/ChordHint.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QStringList>

#include "main/MainMenu.h"
#include "widgets/Toast.h"

namespace docent {

ChordHint::ChordHint(const MainMenu& menu, Toast& toast, QWidget* window)
    : QObject(window), m_menu(menu), m_toast(toast), m_window(window) {
    qApp->installEventFilter(this);
}

QString ChordHint::hintFor(QKeyCombination first) const {
    QStringList next;
    for (const QAction* action : m_menu.allActions()) {
        const QKeySequence keys = action->shortcut();
        if (keys.count() == 2 && keys[0] == first && action->isEnabled() && action->isVisible()) {
            QString text = action->text();
            text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
            next << QStringLiteral("%1 %2").arg(QKeySequence(keys[1]).toString(QKeySequence::NativeText), text);
        }
    }
    return next.isEmpty()
               ? QString()
               : tr("%1, and then: %2")
                     .arg(QKeySequence(first).toString(QKeySequence::NativeText), next.join(QStringLiteral("  ·  ")));
}

bool ChordHint::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_window && event->type() == QEvent::WindowDeactivate) {
        hideHint();  // the second key opened a dialog, which gets its release
    }
    const bool isPress = event->type() == QEvent::ShortcutOverride;  // before each key that could be a shortcut
    if ((!isPress && event->type() != QEvent::KeyRelease) || QApplication::activeModalWidget()) {
        return false;
    }
    // Both come to what has the focus, and then to all around it.
    const QWidget* focus = QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
    const auto* keyEvent = static_cast<QKeyEvent*>(event);
    const bool isModifier = keyEvent->key() >= Qt::Key_Shift && keyEvent->key() <= Qt::Key_Alt;
    if (watched != focus || focus->window() != m_window || isModifier) {
        return false;
    }
    if (isPress) {
        m_hint = hintFor(keyEvent->keyCombination());
        m_releases = 0;
        if (!m_hint.isEmpty()) {
            m_toast.say(m_hint);
        }
    } else if (++m_releases == 2) {
        hideHint();  // the second key, whose press is not told, came
    }
    return false;
}

void ChordHint::hideHint() {
    if (!m_hint.isEmpty() && m_toast.text() == m_hint) {
        m_toast.hide();
    }
}

}  // namespace docent
