// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QVector>

#include "support/Settings.h"
#include "support/WorkspaceGlance.h"

namespace docent {

/// The workspaces that were opened before: name, folder, what is in each, and when. Those that are gone stay, greyed.
/// Enter or a click opens one, Del takes it off the list; the menu of an entry offers the rest.
class RecentList final : public QListWidget {
    Q_OBJECT
public:
    enum Role { FolderRole = Qt::UserRole, NameRole, ContentRole, TimeRole, GoneRole, PinnedRole };

    explicit RecentList(QWidget* parent = nullptr);
    void setRecents(const QVector<RecentWorkspace>& recents);
    [[nodiscard]] QString currentFolder() const;
    /// The row of a folder; -1 where it is not listed.
    [[nodiscard]] int rowOf(const QString& folder) const;
    [[nodiscard]] bool isGone(int row) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 80}; }

Q_SIGNALS:
    void openRequested(const QString& folder);
    /// The folder of this entry is to be looked for elsewhere.
    void locateRequested(const QString& folder);
    void removeRequested(const QString& folder);
    void pinRequested(const QString& folder, bool isPinned);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void onGlanced(const QString& folder, const WorkspaceGlance& glance);
    void open(const QModelIndex& index);

    WorkspaceGlances* m_glances;
};

}  // namespace docent
