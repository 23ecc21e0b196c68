// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <vector>

#include "support/Background.h"
#include "training/MetricsLog.h"

namespace docent {

/// Follows a log.jsonl while it is written, four times a second. It is read in the background.
class MetricsFollower final : public QObject {
    Q_OBJECT
public:
    explicit MetricsFollower(QObject* parent = nullptr);
    ~MetricsFollower() override;

    /// Begins anew with this file; an empty path follows nothing.
    void follow(const std::filesystem::path& path);
    /// Polls while true; a finished log is read once.
    void setLive(bool live);
    /// Those read so far; a longer log keeps them and appends.
    [[nodiscard]] const std::vector<MetricRow>& rows() const { return m_rows; }
    [[nodiscard]] bool isReading() const { return m_task != nullptr; }

Q_SIGNALS:
    void rowsChanged();

private:
    void poll();

    QTimer m_timer;
    std::filesystem::path m_path;
    std::shared_ptr<MetricsReader> m_reader;
    BackgroundHandle m_task;  ///< the reading under way
    bool m_pollAgain = false;
    std::vector<MetricRow> m_rows;
};

}  // namespace docent
