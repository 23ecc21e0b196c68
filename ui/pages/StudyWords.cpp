// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyWords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "support/StrategyText.h"
#include "support/Text.h"

namespace docent {
namespace {

QString bold(const std::string& strategy) {
    return QStringLiteral("**") + strategyText(strategy) + QStringLiteral("**");
}

QString comparison(const StrategySummary& one) {
    const QString text = one.gain.tasks < fewTasks
                             ? QCoreApplication::translate("StudyWords",
                                                           "%1 was compared with the fine-tuned baseline on too few "
                                                           "tasks to tell: %2 points over %3; wins %4, ties %5, "
                                                           "losses %6.")
                         : one.gain.interval.low > 0
                             ? QCoreApplication::translate("StudyWords",
                                                           "%1 beats the fine-tuned baseline: %2 points over %3; wins "
                                                           "%4, ties %5, losses %6.")
                         : one.gain.interval.high < 0
                             ? QCoreApplication::translate("StudyWords",
                                                           "%1 is worse than the fine-tuned baseline: %2 points over "
                                                           "%3; wins %4, ties %5, losses %6.")
                             : QCoreApplication::translate("StudyWords",
                                                           "%1 cannot be told apart from the fine-tuned baseline: %2 "
                                                           "points over %3; wins %4, ties %5, losses %6.");
    return text.arg(bold(one.strategy), gainText(one.gain),
                    counted(one.gain.tasks, QCoreApplication::translate("StudyWords", "1 task"),
                            QCoreApplication::translate("StudyWords", "%1 tasks")),
                    number(one.wins), number(one.ties), number(one.losses));
}

QString saved(const HalvingSummary& one) {
    QString text = QCoreApplication::translate(
                       "StudyWords", "%1 made %2 of the passes of whole rankings, and took the same model in %3 of %4.")
                       .arg(bold(one.strategy), percent(one.passesShare), percent(one.samePick, 0),
                            counted(one.cells, QCoreApplication::translate("StudyWords", "1 cell"),
                                    QCoreApplication::translate("StudyWords", "%1 cells")));
    if (one.difference.tasks > 0) {
        text += QLatin1Char(' ') +
                QCoreApplication::translate("StudyWords", "Its accuracy differs by %1 points from that model's.")
                    .arg(gainText(one.difference));
    }
    return text;
}

}  // namespace

QString gainText(const StudyMean& gain) {
    if (gain.tasks == 0) {
        return QStringLiteral("–");
    }
    const QLocale locale;
    if (gain.cells == 1) {  // one task and seed tell of no other
        return (gain.mean > 0 ? QStringLiteral("+") : QString()) + locale.toString(100 * gain.mean, 'f', 2);
    }
    return QCoreApplication::translate("StudyWords", "%1 (%2 to %3)")
        .arg((gain.mean > 0 ? QStringLiteral("+") : QString()) + locale.toString(100 * gain.mean, 'f', 2),
             locale.toString(100 * gain.interval.low, 'f', 2), locale.toString(100 * gain.interval.high, 'f', 2));
}

QString examplesText(std::int64_t examples) {
    return examples == 0 ? QCoreApplication::translate("StudyWords", "all examples")
                         : QCoreApplication::translate("StudyWords", "%1 examples a class").arg(number(examples));
}

QString studyVerdict(const StudyContents& contents, const StudySlice& slice) {
    QStringList paragraphs;
    for (const StrategySummary& one : summarise(contents.spec, contents.cells, slice)) {
        if (!parseStrategy(one.strategy).ranks() || one.gain.tasks == 0) {
            continue;
        }
        QString text = comparison(one);
        if (std::isfinite(one.oracleShare)) {
            const QString share =
                one.oracleShare > 1 ? QCoreApplication::translate("StudyWords",
                                                                  "That is %1 of what the oracle gains, which can be "
                                                                  "beaten: it takes what validates best.")
                                    : QCoreApplication::translate("StudyWords", "That is %1 of what the oracle gains.");
            text += QLatin1Char(' ') + share.arg(percent(one.oracleShare, 0));
        }
        const double ratio = passesRatio(contents.spec, contents.cells, slice, one.strategy, "reweighted");
        if (ratio > 0) {
            text +=
                QLatin1Char(' ') + QCoreApplication::translate("StudyWords", "Reweighted takes %1 times its passes.")
                                       .arg(QLocale().toString(ratio, 'f', ratio < 10 ? 1 : 0));
        }
        paragraphs << text;
    }
    for (const HalvingSummary& one : summariseHalving(contents.spec, contents.cells, slice)) {
        paragraphs << saved(one);
    }
    return paragraphs.join(QStringLiteral("\n\n"));
}

}  // namespace docent
