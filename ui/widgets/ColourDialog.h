// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QWidget;

namespace docent::ColourDialog {

/// A colour; not valid when the person cancels.
[[nodiscard]] QColor choose(QWidget* parent, const QString& title, const QColor& start);
/// The seam for tests: the next choice is this one and shows nothing.
void setNextChoice(const QColor& colour);

}  // namespace docent::ColourDialog
