// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListWidget;

namespace docent {

class DatasetViews;
class JobsNote;
class LevelSelector;
class Session;

/// The list of pages, and below it the level of the classes that holds for all of them.
class Sidebar final : public QFrame {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);

    void addPage(const QString& iconName, const QString& name);
    [[nodiscard]] int count() const;
    [[nodiscard]] int current() const;
    void setCurrent(int page);
    /// Another workspace and how deep its labels lie; null for none.
    void setSession(Session* session, DatasetViews* views);
    [[nodiscard]] JobsNote* jobsNote() const { return m_jobs; }

Q_SIGNALS:
    void currentChanged(int page);

private:
    QListWidget* m_pages;
    JobsNote* m_jobs;
    LevelSelector* m_level;
};

}  // namespace docent
