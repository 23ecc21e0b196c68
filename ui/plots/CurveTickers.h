// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"

namespace docent {

/// Whole numbers: "12,000".
class CountTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        return std::max(1.0, std::ceil(QCPAxisTicker::getTickStep(range) - 1e-9));  // 3, where it says 2.5
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return number(std::llround(tick)); }
};

/// For a log axis: whole powers of ten where the range spans many, 1, 2 and 5 between them where it spans few, and even
/// steps within less than one.
class LogTicker final : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override {
        constexpr double many = 3;
        constexpr double few = 0.8;
        const double decades = std::log10(range.upper / range.lower);
        if (!(range.lower > 0) || !std::isfinite(decades) || decades < few) {
            return QCPAxisTicker::createTickVector(tickStep, range);
        }
        const bool between = decades < many && 3 * decades <= tickCount() + 3;
        const int every = between ? 1 : std::max(1, static_cast<int>(std::ceil(decades / tickCount())));
        QVector<double> ticks;
        // From the top, so that the largest power is always there.
        const int top = static_cast<int>(std::floor(std::log10(range.upper)));
        for (int power = top; std::pow(10, power + 1) >= range.lower; power -= every) {
            for (const double digit : std::array{5.0, 2.0, 1.0}) {
                if (digit == 1 || between) {
                    ticks.prepend(digit * std::pow(10, power));
                }
            }
        }
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        constexpr int digits = 3;
        return QLocale().toString(tick, 'g', digits);
    }
};

}  // namespace docent
