// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "support/Theme.h"

namespace docent {

/// What the window remembers between starts, in one place.
struct Settings {
    [[nodiscard]] static QStringList recentWorkspaces();  ///< newest first; folders that are gone are left out
    static void addRecentWorkspace(const QString& folder);
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
