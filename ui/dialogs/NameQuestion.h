// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QObject;
class QWidget;

namespace docent {

struct NameQuestion {
    QString objectName;  ///< of the dialog
    QString title;
    QString label;
    QString proposal;
};

/// Asks for a name in a dialog over `window`. `take` gets what was entered, trimmed, unless that is empty, the dialog
/// was cancelled, or `receiver` is gone.
void askForName(QWidget* window, const NameQuestion& question, QObject* receiver,
                std::function<void(const QString& name)> take);

}  // namespace docent
