// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace docent::FolderDialog {

/// A folder that exists; empty when the person cancels.
[[nodiscard]] QString choose(QWidget* parent, const QString& title, const QString& start);
/// A file that exists; empty when the person cancels.
[[nodiscard]] QString chooseFile(QWidget* parent, const QString& title, const QString& start);
/// The seam for tests: the next choice is this one and shows nothing.
void setNextChoice(const QString& path);

}  // namespace docent::FolderDialog
