// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <functional>
#include <memory>
#include <vector>

#include "models/DatasetView.h"
#include "support/Background.h"

namespace docent {

class Session;

/// The data sets of a session as all pages look at them: each is read once, in the background, and shared. One that
/// was imported again is read again when it is next asked for.
class DatasetViews final : public QObject {
    Q_OBJECT
public:
    explicit DatasetViews(Session& session, QObject* parent = nullptr);
    ~DatasetViews() override;

    using Take = std::function<void(const std::shared_ptr<const DatasetView>&)>;
    using Fail = std::function<void(const QString&)>;
    /// Calls `take` at once where the view is at hand, else when it has been read, or `failed` with the reason. Neither
    /// is called once `receiver` is gone.
    void request(const QString& name, QObject* receiver, Take take, Fail failed = {});
    /// Null where it has not been read yet.
    [[nodiscard]] std::shared_ptr<const DatasetView> at(const QString& name) const { return m_views.value(name); }

    /// How deep the labels of the deepest data set lie that was read so far; 1 where none has a hierarchy.
    [[nodiscard]] int levels() const { return m_levels; }

Q_SIGNALS:
    void levelsChanged(int levels);

private:
    struct Waiting {
        QPointer<QObject> receiver;
        Take take;
        Fail failed;
    };
    void forget();
    void finish(const QString& name, const std::shared_ptr<const DatasetView>& view, const QString& problem);

    Session& m_session;
    QHash<QString, std::shared_ptr<const DatasetView>> m_views;
    QHash<QString, QList<Waiting>> m_waiting;
    QHash<QString, BackgroundHandle> m_tasks;
    int m_levels = 1;
};

}  // namespace docent
