// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include "jobs/JobRecord.h"
#include "widgets/JobText.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace docent {

class ElidedLabel;
class LiveLabel;

/// One job: what it does, how far it is, on what and how fast, when it will be done, what there is to say about it, and
/// the buttons that its state allows. Progress that comes many times a second changes what has changed and moves
/// nothing.
class JobCard final : public QFrame {
    Q_OBJECT
public:
    explicit JobCard(QWidget* parent = nullptr);
    void setRecord(const JobRecord& record);
    [[nodiscard]] const JobRecord& record() const { return m_record; }
    /// The paused jobs that this one waits for, in a sentence, with the offer to resume them; "" where there are none.
    void setBlocked(const QString& text);
    /// The titles of the unfinished jobs that it may not begin before; it waits for its turn where there are none.
    void setWaitsFor(const QStringList& titles);
    /// Whether it can be dragged to another place.
    void setMovable(bool movable);

Q_SIGNALS:
    void stopClicked(const std::string& id);
    void pauseClicked(const std::string& id);
    void resumeClicked(const std::string& id);
    void removeClicked(const std::string& id);
    void resumeNeededClicked(const std::string& id);
    void menuRequested(const QPoint& globalPosition);
    void focused();
    void stepRequested(int steps);  ///< to the card that many places below
    void moveRequested(int steps);  ///< of this card itself
    void dragMoved(const QPoint& globalPosition);
    void dragEnded(bool dropped);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QToolButton* addButton(const QString& iconName, const QString& name, const QString& toolTip);
    void showState();
    void showProgress();
    void showNotes();
    void showIcons();
    void endDrag(bool dropped);

    JobRecord m_record;
    QStringList m_waitsFor;
    bool m_isNew = true;
    bool m_movable = false;
    bool m_dragging = false;
    QPoint m_pressed;
    QLabel* m_grip;
    QLabel* m_icon;
    ElidedLabel* m_title;
    QLabel* m_state;
    QProgressBar* m_bar;
    LiveLabel* m_detail;
    LiveLabel* m_facts;
    QWidget* m_blocked;
    QLabel* m_blockedText;
    QLabel* m_notes;
    QLabel* m_error;
    QToolButton* m_pause;
    QToolButton* m_resume;
    QToolButton* m_stop;
    QToolButton* m_remove;
};

}  // namespace docent
