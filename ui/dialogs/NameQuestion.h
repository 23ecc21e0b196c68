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

/// To be called once, at once or later, with why the name cannot be taken; "" where it was. False: the dialog is gone,
/// and the problem is not shown.
using NameAnswer = std::function<bool(const QString& problem)>;

/// Takes what was entered, and calls `answer`.
using NameTaker = std::function<void(const QString& name, const NameAnswer& answer)>;

/// Asks for a name in a dialog over `window`. `take` gets what was entered, trimmed, unless the dialog was cancelled or
/// `receiver` is gone. The dialog waits for the answer, and shows the problem beside what was entered.
void askForName(QWidget* window, const NameQuestion& question, QObject* receiver, NameTaker take);

}  // namespace docent
