// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace docent::FolderDialog {

/// A folder that exists; empty when the person cancels.
[[nodiscard]] QString choose(QWidget* parent, const QString& title, const QString& start);
/// A file that exists; empty when the person cancels.
[[nodiscard]] QString chooseFile(QWidget* parent, const QString& title, const QString& start);
/// Files that exist, one or several; none when the person cancels.
[[nodiscard]] QStringList chooseFiles(QWidget* parent, const QString& title, const QString& start);
/// A file to be written, there already or not; an ending that is missing is that of the chosen filter. Empty when the
/// person cancels. `filters` as QFileDialog has them: "Picture (*.png);;Drawing (*.svg)".
[[nodiscard]] QString chooseNewFile(QWidget* parent, const QString& title, const QString& proposal,
                                    const QString& filters);
/// The seam for tests: the next choice is this one and shows nothing. Several files, a line each.
void setNextChoice(const QString& path);

}  // namespace docent::FolderDialog
