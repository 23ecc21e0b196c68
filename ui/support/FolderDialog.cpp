// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/FolderDialog.h"

#include <QFileDialog>
#include <QFileInfo>

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

QStringList chooseFiles(QWidget* parent, const QString& title, const QString& start) {
    if (!choices().isEmpty()) {
        return choices().takeFirst().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    return QFileDialog::getOpenFileNames(parent, title, start);
}

QString chooseNewFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filters) {
    if (!choices().isEmpty()) {
        return choices().takeFirst();
    }
    static QString folder;  // of the last one: charts are saved one after the other
    QString filter;
    const QString start = folder.isEmpty() ? proposal : folder + QLatin1Char('/') + proposal;
    QString path = QFileDialog::getSaveFileName(parent, title, start, filters, &filter);
    if (path.isEmpty()) {
        return path;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += filter.section(QStringLiteral("(*"), 1).section(QLatin1Char(')'), 0, 0);
    }
    folder = QFileInfo(path).path();
    return path;
}

void setNextChoice(const QString& path) {
    choices() << path;
}

}  // namespace docent::FolderDialog
