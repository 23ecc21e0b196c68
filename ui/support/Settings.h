// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include "support/Theme.h"

namespace docent {

/// A workspace that was opened before. It may be gone, or out of reach.
struct RecentWorkspace {
    QString folder;
    QDateTime opened = {};  ///< invalid where that was not noted
    bool isPinned = false;  ///< stays at the top
};

/// What the window remembers between starts, in one place.
struct Settings {
    /// Pinned ones first, then the newest. Nothing is asked of the disk: it may be one that does not answer.
    [[nodiscard]] static QVector<RecentWorkspace> recents();
    [[nodiscard]] static QStringList recentWorkspaces();  ///< their folders
    static void addRecentWorkspace(const QString& folder);
    static void pinRecentWorkspace(const QString& folder, bool isPinned);
    static void removeRecentWorkspace(const QString& folder);
    [[nodiscard]] static Theme theme();
    static void setTheme(Theme theme);
    [[nodiscard]] static QByteArray blob(const QString& key);  ///< geometry and the like
    static void setBlob(const QString& key, const QByteArray& value);
    /// Whether the desktop is told when a long job ends and the window is not in front.
    [[nodiscard]] static bool notifications();
    static void setNotifications(bool shown);
    [[nodiscard]] static int page();
    static void setPage(int page);
};

}  // namespace docent
