// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"

namespace docent {

/// Labels fractions in percent.
class PercentTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return percent(tick, 0); }
};

/// Labels fractions in percent, at whole ones only, so that no label is rounded.
class WholePercentTicker final : public PercentTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        constexpr double mostTicks = 7;
        for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2}) {
            if (range.size() / step <= mostTicks) {
                return step;
            }
        }
        return 0.25;
    }
};

}  // namespace docent
