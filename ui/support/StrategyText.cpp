// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StrategyText.h"

#include <QCoreApplication>

#include "base/Error.h"
#include "study/StrategyOptions.h"
#include "support/ProxyText.h"
#include "support/Text.h"

namespace docent {
namespace {

QString textOf(const Strategy& strategy) {
    switch (strategy.kind) {
        case Strategy::Kind::Baseline:
            return QCoreApplication::translate("StrategyText", "The source's baseline");
        case Strategy::Kind::Random:
            return QCoreApplication::translate("StrategyText", "An expert by lot");
        case Strategy::Kind::Best:
            return QCoreApplication::translate("StrategyText", "The best by %1").arg(proxyTitle(strategy.proxy));
        case Strategy::Kind::Halving:
            return QCoreApplication::translate("StrategyText", "The best by %1, found by halving")
                .arg(proxyTitle(strategy.proxy));
        case Strategy::Kind::Top:
            return QCoreApplication::translate("StrategyText", "Of the best %1 by %2, the one that validates best")
                .arg(QString::number(strategy.k), proxyTitle(strategy.proxy));
        case Strategy::Kind::Oracle:
            return QCoreApplication::translate("StrategyText", "Of all, the one that validates best (oracle)");
        case Strategy::Kind::Probe:
            return QCoreApplication::translate("StrategyText", "A linear probe on the baseline");
        case Strategy::Kind::Reweighted:
            return QCoreApplication::translate("StrategyText",
                                               "The baseline trained anew for each task (Domain Adaptive Transfer)");
    }
    return qs(strategy.name);
}

}  // namespace

QString strategyText(const std::string& strategy) {
    try {
        return textOf(parseStrategy(strategy));
    } catch (const Error&) {
        return qs(strategy);
    }
}

}  // namespace docent
