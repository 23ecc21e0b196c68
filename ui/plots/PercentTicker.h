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

}  // namespace docent
