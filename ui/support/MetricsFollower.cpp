// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/MetricsFollower.h"

#include <exception>
#include <iterator>

namespace docent {

MetricsFollower::MetricsFollower(QObject* parent) : QObject(parent) {
    m_timer.setInterval(250);
    connect(&m_timer, &QTimer::timeout, this, &MetricsFollower::poll);
}

void MetricsFollower::follow(const std::filesystem::path& path) {
    if (path == m_path) {
        poll();
        return;
    }
    m_path = path;
    m_rows.clear();
    m_reader.reset();
    if (!path.empty()) {
        m_reader.emplace(path);
    }
    Q_EMIT rowsChanged();
    poll();
}

void MetricsFollower::setLive(bool live) {
    if (live != m_timer.isActive()) {
        live ? m_timer.start() : m_timer.stop();
        poll();
    }
}

void MetricsFollower::poll() {
    if (!m_reader) {
        return;
    }
    try {
        bool restarted = false;
        std::vector<MetricRow> added = m_reader->poll(&restarted);
        if (restarted) {
            m_rows.clear();
        }
        if (restarted || !added.empty()) {
            m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
            Q_EMIT rowsChanged();
        }
    } catch (const std::exception&) {
        // The model may be deleted while it is looked at; the next poll finds out.
    }
}

}  // namespace docent
