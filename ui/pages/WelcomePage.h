// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCommandLinkButton;
class QLabel;
class QPushButton;

namespace docent {

class RecentList;

/// What the window shows without a workspace: those that were opened before, new, open, and the sample. A workspace or
/// pictures can be dropped on it.
class WelcomePage final : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);
    /// Shows these folders; when each was opened, and whether it is pinned, is asked of the settings.
    void setRecent(const QStringList& folders);
    /// `missing`: what the sample lacks, as a sentence; empty where it can be tried.
    void setSample(const QString& missing);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void sampleRequested();
    void recentRequested(const QString& folder);
    /// The list in the settings was changed here.
    void recentsChanged();
    /// Pictures, or a list of some, were dropped where there is no workspace for them yet.
    void picturesDropped(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeActions();
    [[nodiscard]] QWidget* makeRecents();
    void reload();
    void locate(const QString& folder);
    void showGone();
    void setDropping(bool isDropping);

    QCommandLinkButton* m_create;
    QCommandLinkButton* m_sample;
    QWidget* m_recents;
    RecentList* m_list;
    QWidget* m_art;
    QWidget* m_goneRow;
    QLabel* m_gone;
    bool m_isDropping = false;
};

}  // namespace docent
