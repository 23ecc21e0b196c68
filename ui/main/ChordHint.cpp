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

ChordHint::ChordHint(const MainMenu& menu, Toast& toast, QObject* parent)
    : QObject(parent), m_menu(menu), m_toast(toast) {
    qApp->installEventFilter(this);
}

bool ChordHint::eventFilter(QObject* watched, QEvent* event) {
    // Comes to whatever has the focus before each key that could be a shortcut.
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType() || QApplication::activeModalWidget()) {
        return false;
    }
    const QKeyCombination pressed = static_cast<QKeyEvent*>(event)->keyCombination();
    QStringList next;
    for (const QAction* action : m_menu.allActions()) {
        const QKeySequence keys = action->shortcut();
        if (keys.count() == 2 && keys[0] == pressed && action->isEnabled() && action->isVisible()) {
            QString text = action->text();
            text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
            next << QStringLiteral("%1 %2").arg(QKeySequence(keys[1]).toString(QKeySequence::NativeText), text);
        }
    }
    if (!next.isEmpty()) {
        m_toast.say(tr("%1, and then: %2").arg(QKeySequence(pressed).toString(QKeySequence::NativeText),
                                               next.join(QStringLiteral("  ·  "))));
    }
    return false;
}

}  // namespace docent
