// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DatasetViews.h"

#include <algorithm>
#include <utility>

#include "support/Session.h"

namespace docent {
namespace {
int levelsOf(const LabelHierarchy& hierarchy) {
    std::ptrdiff_t most = 1;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        const auto& path = hierarchy.path(node);
        most = std::max(most, std::count(path.begin(), path.end(), '/') + 1);
    }
    return static_cast<int>(most);
}
}  // namespace

DatasetViews::DatasetViews(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session, &Session::datasetsChanged, this, &DatasetViews::forget);
}

DatasetViews::~DatasetViews() {
    for (const BackgroundHandle& task : std::as_const(m_tasks)) {
        task->cancel();
    }
}

void DatasetViews::forget() {
    m_views.clear();
    // What is being read may be the old pictures: those who wait are given the new ones.
    const QHash<QString, BackgroundHandle> tasks = std::exchange(m_tasks, {});
    for (auto task = tasks.cbegin(); task != tasks.cend(); ++task) {
        const QString& name = task.key();
        task.value()->cancel();
        const QList<Waiting> waiting = m_waiting.take(name);
        for (const Waiting& one : waiting) {
            if (one.receiver) {
                request(name, one.receiver, one.take, one.failed);
            }
        }
    }
}

void DatasetViews::request(const QString& name, QObject* receiver, Take take, Fail failed) {
    if (const auto view = m_views.value(name)) {
        take(view);
        return;
    }
    m_waiting[name] << Waiting{receiver, std::move(take), std::move(failed)};
    if (m_tasks.contains(name)) {
        return;
    }
    m_tasks[name] = runInBackground(
        this,
        [workspace = m_session.workspace(), name](RunContext&) {
            return loadDatasetView(workspace, name.toStdString());
        },
        [this, name](const std::shared_ptr<const DatasetView>& view) { finish(name, view, {}); },
        [this, name](const QString& problem) { finish(name, nullptr, problem); });
}

void DatasetViews::finish(const QString& name, const std::shared_ptr<const DatasetView>& view, const QString& problem) {
    m_tasks.remove(name);
    if (view) {
        m_views[name] = view;
        const int levels = levelsOf(view->catalog.hierarchy);
        if (levels > m_levels) {
            m_levels = levels;
            Q_EMIT levelsChanged(levels);
        }
    }
    const QList<Waiting> waiting = m_waiting.take(name);
    for (const Waiting& one : waiting) {
        if (!one.receiver) {
            continue;
        }
        if (view) {
            one.take(view);
        } else if (one.failed) {
            one.failed(problem);
        }
    }
}

}  // namespace docent
