// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Settings.h"

#include <QFileInfo>
#include <QSettings>

namespace docent {
namespace {
constexpr int recentLimit = 8;
QSettings store() {
    return QSettings(QStringLiteral("Docent"), QStringLiteral("Docent"));
}
}  // namespace

QStringList Settings::recentWorkspaces() {
    QStringList folders = store().value(QStringLiteral("recent")).toStringList();
    folders.removeIf(
        [](const QString& folder) { return !QFileInfo(folder + QStringLiteral("/docent.yaml")).isFile(); });
    return folders;
}

void Settings::addRecentWorkspace(const QString& folder) {
    QStringList folders = store().value(QStringLiteral("recent")).toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    store().setValue(QStringLiteral("recent"), folders.mid(0, recentLimit));
}

void Settings::removeRecentWorkspace(const QString& folder) {
    QStringList folders = store().value(QStringLiteral("recent")).toStringList();
    folders.removeAll(folder);
    store().setValue(QStringLiteral("recent"), folders);
}

Theme Settings::theme() {
    return themeFromString(store().value(QStringLiteral("theme")).toString());
}

void Settings::setTheme(Theme theme) {
    store().setValue(QStringLiteral("theme"), toString(theme));
}

QByteArray Settings::blob(const QString& key) {
    return store().value(key).toByteArray();
}

void Settings::setBlob(const QString& key, const QByteArray& value) {
    store().setValue(key, value);
}

bool Settings::notifications() {
    return store().value(QStringLiteral("notifications"), true).toBool();
}

void Settings::setNotifications(bool shown) {
    store().setValue(QStringLiteral("notifications"), shown);
}

int Settings::page() {
    return store().value(QStringLiteral("page"), 0).toInt();
}

void Settings::setPage(int page) {
    store().setValue(QStringLiteral("page"), page);
}

}  // namespace docent
