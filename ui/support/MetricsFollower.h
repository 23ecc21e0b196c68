// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <optional>
#include <vector>

#include "training/MetricsLog.h"

namespace docent {

/// Follows a log.jsonl while it is written, four times a second.
class MetricsFollower final : public QObject {
    Q_OBJECT
public:
    explicit MetricsFollower(QObject* parent = nullptr);

    /// Begins anew with this file; an empty path follows nothing.
    void follow(const std::filesystem::path& path);
    /// Polls while true; a finished log is read once.
    void setLive(bool live);
    [[nodiscard]] const std::vector<MetricRow>& rows() const { return m_rows; }

Q_SIGNALS:
    void rowsChanged();

private:
    void poll();

    QTimer m_timer;
    std::filesystem::path m_path;
    std::optional<MetricsReader> m_reader;
    std::vector<MetricRow> m_rows;
};

}  // namespace docent
