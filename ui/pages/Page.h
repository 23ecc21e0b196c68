// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <optional>

#include "jobs/JobSpec.h"

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace docent {

class DatasetViews;
class EmptyState;
class Session;

/// A page of the window: a title with its controls beside it, and under it either the content or, where there is
/// nothing to show yet, what to do next.
class Page : public QWidget {
    Q_OBJECT
public:
    /// What a page can lack that jobs make.
    enum class Lack { Datasets, Tasks, Models, Runs };

    Page(const QString& title, const QString& iconName, QWidget* parent = nullptr);

    /// Another workspace, or none. `views`: the data sets as all pages look at them.
    void setSession(Session* session, DatasetViews* views);
    /// The same for a page that is not looked at: it shows what the session holds when it is shown, or at
    /// takeSession(), so that not all pages do it at once.
    void setSessionLater(Session* session, DatasetViews* views);
    void takeSession();
    [[nodiscard]] Session* session() const { return m_session; }
    [[nodiscard]] DatasetViews* views() const { return m_views; }
    /// What can be done on this page, in the order of its menu; null stands for a separator.
    [[nodiscard]] const QList<QAction*>& pageActions() const { return m_actions; }

    /// Shows its most telling state, as a person would by a click or two: for pictures of the window.
    virtual void pose() {}

Q_SIGNALS:
    /// Wants the import dialog, for a source or a task.
    void importRequested(bool target);
    /// Wants the import of a data set to be done again, as it was, or from another folder.
    void importAgainRequested(const QString& dataset, const QString& folder);
    /// Wants another page, by its object name.
    void pageRequested(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;
    /// Connects to the new session and shows what it holds; session() may be null.
    virtual void onSessionChanged() = 0;
    [[nodiscard]] QHBoxLayout* header() const { return m_header; }
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// An action of the page's menu and of the command palette. Triggered from another page, it shows this one first.
    /// `shortcut` is unique in the window, as a rule two keys: the page's and the action's, "Ctrl+L, E".
    QAction* addPageAction(const QString& objectName, const QString& text, const QString& shortcut,
                           const QString& iconName = {});
    void addPageSeparator() { m_actions << nullptr; }
    void showContent();
    EmptyState* showEmpty(const QString& heading, const QString& text, const QString& buttonText = {});
    /// showEmpty() where something is lacking: while a job makes it that is said instead of how to come by it.
    void showLack(Lack lack, const QString& heading, const QString& text, const QString& buttonText);
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }
    /// A labelled drop-down list in the header.
    QComboBox* addChooser(const QString& label, const QString& objectName);
    /// Queues the job, or shows what is wrong with it under `problemTitle`. Returns whether it was queued.
    bool submit(const JobSpec& spec, const QString& problemTitle);

private:
    struct Lacking {
        Lack lack;
        QString heading;
        QString text;
        QString buttonText;
    };
    void tellLack();

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    bool m_sessionIsNew = false;  ///< not shown yet
    QList<QAction*> m_actions;
    QHBoxLayout* m_header;
    QVBoxLayout* m_content;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    std::optional<Lacking> m_lacking;  ///< as long as that is shown
};

/// Puts these names into a list and keeps what was chosen where it is still there.
void refill(QComboBox* box, const QStringList& names);

}  // namespace docent
