// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "models/RunResult.h"
#include "plots/Chart.h"

class QLabel;

namespace docent {

class ReliabilityPlot;

/// How far the probabilities of a run can be trusted.
class CalibrationPane final : public QWidget {
    Q_OBJECT
public:
    explicit CalibrationPane(QWidget* parent = nullptr);
    void setResult(const std::shared_ptr<const RunResult>& result);
    void setSession(Session* session) { m_session = session; }
    [[nodiscard]] std::optional<Chart> chart() const;

private:
    Session* m_session = nullptr;
    QString m_run;
    QLabel* m_figures;
    ReliabilityPlot* m_plot;
};

}  // namespace docent
