// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <optional>

#include "experts/CostEstimate.h"
#include "support/Background.h"

namespace docent {

class Session;

/// How fast a network would be trained here: from the workspace's models, or, when a person asks, measured. Both in the
/// background.
class TrainingRateFinder final : public QObject {
    Q_OBJECT
public:
    explicit TrainingRateFinder(Session& session, QObject* parent = nullptr);
    ~TrainingRateFinder() override;

    /// Finds anew where something that the rate depends on has changed.
    void setTraining(const ModelConfig& config, int imageSize, const TrainingOptions& training);
    void measure();
    [[nodiscard]] bool isMeasuring() const { return m_measuring; }
    /// None until it was found.
    [[nodiscard]] const std::optional<TrainingRate>& rate() const { return m_rate; }

Q_SIGNALS:
    void changed();

private:
    void start(bool measure);

    Session& m_session;
    ModelConfig m_config;
    int m_imageSize = 0;
    TrainingOptions m_training;
    std::optional<TrainingRate> m_rate;
    bool m_measuring = false;
    BackgroundHandle m_task;
};

/// "From the rate of 'x-baseline', 250 pictures a second."
[[nodiscard]] QString rateText(const TrainingRate& rate);
/// What a plan costs, in three short lines: passes and time, how that is known, disk.
[[nodiscard]] QString costText(const CostEstimate& cost, const std::optional<TrainingRate>& rate, bool afterOthers);

}  // namespace docent
