// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QStringList>
#include <QTabBar>
#include <QWidget>
#include <utility>

namespace docent {

/// The texts of what can be seen with the key that Alt and their letter make, as (key, text).
[[nodiscard]] inline QList<std::pair<QString, QString>> lettersOf(const QWidget& area) {
    QList<std::pair<QString, QString>> letters;
    const auto take = [&letters](const QString& text) {
        if (const QString key = QKeySequence::mnemonic(text).toString(); !key.isEmpty()) {
            letters << std::pair(key, text);
        }
    };
    for (const QWidget* widget : area.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&area)) {
            continue;
        }
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            take(button->text());
        } else if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy()) {
            take(label->text());
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                take(tabs->tabText(i));
            }
        }
    }
    return letters;
}

/// What shares its letter with something else: neither is heard then, only the focus moves.
[[nodiscard]] inline QStringList clashingLetters(const QWidget& area) {
    QHash<QString, QString> owners;
    QStringList clashes;
    for (const auto& [key, text] : lettersOf(area)) {
        if (owners.contains(key)) {
            clashes << QStringLiteral("%1: %2 and %3").arg(key, owners[key], text);
        }
        owners[key] = text;
    }
    return clashes;
}

}  // namespace docent
