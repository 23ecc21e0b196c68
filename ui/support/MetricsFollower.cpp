// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/MetricsFollower.h"

#include <iterator>
#include <utility>

namespace docent {

namespace {
struct Reading {
    std::vector<MetricRow> rows;
    bool restarted = false;
};
}  // namespace

MetricsFollower::MetricsFollower(QObject* parent) : QObject(parent) {
    m_timer.setInterval(250);
    connect(&m_timer, &QTimer::timeout, this, &MetricsFollower::poll);
}

MetricsFollower::~MetricsFollower() {
    if (m_task) {
        m_task->cancel();
    }
}

void MetricsFollower::follow(const std::filesystem::path& path) {
    if (path == m_path) {
        poll();
        return;
    }
    if (m_task) {
        m_task->cancel();  // what it reads is of another file
        m_task.reset();
    }
    m_path = path;
    m_rows.clear();
    m_reader = path.empty() ? nullptr : std::make_shared<MetricsReader>(path);
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
    if (m_task) {
        m_pollAgain = true;  // a reader reads for one at a time
        return;
    }
    m_pollAgain = false;
    m_task = runInBackground(
        this,
        [reader = m_reader](RunContext&) {
            Reading reading;
            reading.rows = reader->poll(&reading.restarted);
            return reading;
        },
        [this](Reading reading) {
            m_task.reset();  // before anybody hears of it and may follow another file
            const bool changed = reading.restarted || !reading.rows.empty();
            if (reading.restarted || m_rows.empty()) {
                m_rows = std::move(reading.rows);
            } else {
                m_rows.insert(m_rows.end(), std::make_move_iterator(reading.rows.begin()),
                              std::make_move_iterator(reading.rows.end()));
            }
            if (changed) {
                Q_EMIT rowsChanged();
            }
            if (m_pollAgain) {
                poll();
            }
        },
        // The model may be deleted while it is looked at; the next poll finds out.
        [this](const QString&) { m_task.reset(); });
}

}  // namespace docent
