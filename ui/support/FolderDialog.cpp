// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/FolderDialog.h"

#include <QFileDialog>
#include <QStringList>

namespace docent::FolderDialog {
namespace {
QStringList& choices() {
    static QStringList list;
    return list;
}
}  // namespace

QString choose(QWidget* parent, const QString& title, const QString& start) {
    if (!choices().isEmpty()) {
        return choices().takeFirst();
    }
    return QFileDialog::getExistingDirectory(parent, title, start);
}

QString chooseFile(QWidget* parent, const QString& title, const QString& start) {
    if (!choices().isEmpty()) {
        return choices().takeFirst();
    }
    return QFileDialog::getOpenFileName(parent, title, start);
}

void setNextChoice(const QString& path) {
    choices() << path;
}

}  // namespace docent::FolderDialog
