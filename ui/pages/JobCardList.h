// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QScrollArea>
#include <QTimer>
#include <functional>
#include <vector>

#include "jobs/JobRecord.h"

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace docent {

class JobCard;

/// The cards of all jobs: what runs first, then what is paused and what waits, in the order of the queue, then what
/// ended, newest first. Of many that ended only the newest have a card until all are asked for. Those that wait can be
/// dragged to another place, or moved by Alt+Up and Alt+Down.
class JobCardList final : public QScrollArea {
    Q_OBJECT
public:
    static constexpr int mostEnded = 60;  ///< cards of ended jobs, unless all are asked for

    explicit JobCardList(QWidget* parent = nullptr);
    void setRecords(const std::vector<JobRecord>& records);
    void put(const JobRecord& record);
    void drop(const QString& id);
    void setEmptyText(const QString& text);
    /// Who knows which paused jobs a job waits for.
    using PausedBefore = std::function<std::vector<JobRecord>(const JobRecord&)>;
    void setPausedBefore(PausedBefore pausedBefore);

    [[nodiscard]] JobCard* card(const QString& id) const { return m_cards.value(id); }
    [[nodiscard]] const QMap<QString, JobRecord>& records() const { return m_records; }
    /// All jobs as they are shown, from above; also those without a card.
    [[nodiscard]] const QStringList& order() const { return m_order; }
    /// The job that actions are about: that of the card which had the focus last, or the first.
    [[nodiscard]] QString currentId() const;
    void setCurrent(const QString& id);
    /// Whether the job can be moved by so many places among those of its state.
    [[nodiscard]] bool canMove(const QString& id, int steps) const;
    void move(const QString& id, int steps);
    void moveToEnd(const QString& id, bool front);

Q_SIGNALS:
    void currentChanged();
    void stopClicked(const QString& id);
    void pauseClicked(const QString& id);
    void resumeClicked(const QString& id);
    void removeClicked(const QString& id);
    void resumeNeededClicked(const QString& id);
    void menuRequested(const QPoint& globalPosition);
    /// A job was moved before another, or behind all others where that is empty.
    void moved(const QString& id, const QString& before);

private:
    void arrange();
    JobCard* makeCard(const JobRecord& record);
    [[nodiscard]] QStringList movableWith(const QString& id) const;
    void showBlocked();
    void showDropMark(const QString& id, const QPoint& globalPosition);
    void endDrag(const QString& id, bool dropped);
    void moveTo(const QString& id, int place);

    QMap<QString, JobRecord> m_records;
    QMap<QString, JobCard*> m_cards;
    QStringList m_order;
    PausedBefore m_pausedBefore;
    QString m_current;
    bool m_showsAll = false;
    int m_dropPlace = -1;
    QTimer m_rearrange;
    QVBoxLayout* m_list;
    QLabel* m_empty;
    QPushButton* m_showAll;
    QFrame* m_dropMark;
};

}  // namespace docent
