// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Settings.h"

#include <QSettings>
#include <algorithm>
#include <utility>

namespace docent {
namespace {
constexpr int recentLimit = 12;
constexpr QLatin1String recentsKey("recents");
QSettings store() {
    return QSettings(QStringLiteral("Docent"), QStringLiteral("Docent"));
}

void writeRecents(const QVector<RecentWorkspace>& list) {
    QSettings settings = store();
    settings.remove(QStringLiteral("recent"));
    settings.remove(recentsKey);
    settings.beginWriteArray(recentsKey, static_cast<int>(list.size()));
    for (int i = 0; i < list.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("folder"), list[i].folder);
        settings.setValue(QStringLiteral("opened"), list[i].opened);
        settings.setValue(QStringLiteral("pinned"), list[i].isPinned);
    }
    settings.endArray();
}
}  // namespace

QVector<RecentWorkspace> Settings::recents() {
    QSettings settings = store();
    QVector<RecentWorkspace> list;
    const int count = settings.beginReadArray(recentsKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        list << RecentWorkspace{.folder = settings.value(QStringLiteral("folder")).toString(),
                                .opened = settings.value(QStringLiteral("opened")).toDateTime(),
                                .isPinned = settings.value(QStringLiteral("pinned")).toBool()};
    }
    settings.endArray();
    if (count == 0) {
        // As earlier versions kept them: the folders alone.
        for (const QString& folder : settings.value(QStringLiteral("recent")).toStringList()) {
            list << RecentWorkspace{.folder = folder};
        }
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const RecentWorkspace& a, const RecentWorkspace& b) { return a.isPinned && !b.isPinned; });
    return list;
}

QStringList Settings::recentWorkspaces() {
    QStringList folders;
    for (const RecentWorkspace& recent : recents()) {
        folders << recent.folder;
    }
    return folders;
}

void Settings::addRecentWorkspace(const QString& folder) {
    QVector<RecentWorkspace> list = recents();
    RecentWorkspace added{.folder = folder, .opened = QDateTime::currentDateTime()};
    for (const RecentWorkspace& recent : std::as_const(list)) {
        added.isPinned = added.isPinned || (recent.folder == folder && recent.isPinned);
    }
    list.removeIf([&](const RecentWorkspace& recent) { return recent.folder == folder; });
    list.prepend(added);
    while (list.size() > recentLimit) {
        list.removeLast();
    }
    writeRecents(list);
}

void Settings::removeRecentWorkspace(const QString& folder) {
    QVector<RecentWorkspace> list = recents();
    list.removeIf([&](const RecentWorkspace& recent) { return recent.folder == folder; });
    writeRecents(list);
}

void Settings::pinRecentWorkspace(const QString& folder, bool isPinned) {
    QVector<RecentWorkspace> list = recents();
    for (RecentWorkspace& recent : list) {
        recent.isPinned = recent.folder == folder ? isPinned : recent.isPinned;
    }
    writeRecents(list);
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
