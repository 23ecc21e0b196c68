// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StrategyText.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "base/Error.h"
#include "study/StrategyOptions.h"
#include "support/CoreText.h"
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

QString stageText(const std::string& stage) {
    static const QRegularExpression ofStrategy(
        QStringLiteral("^(\\S+) \\((\\d+) of (\\d+)\\)(?: model (\\d+) of (\\d+))?: (.*)$"));
    const QRegularExpressionMatch match = ofStrategy.match(qs(stage));
    if (!match.hasMatch()) {
        return coreText(stage);
    }
    QString text = QCoreApplication::translate("StrategyText", "%1 (%2 of %3)")
                       .arg(strategyText(match.captured(1).toStdString()), match.captured(2), match.captured(3));
    if (match.hasCaptured(4)) {
        text +=
            QCoreApplication::translate("StrategyText", ", model %1 of %2").arg(match.captured(4), match.captured(5));
    }
    return text + QStringLiteral(": ") + coreText(match.captured(6));
}

}  // namespace docent
