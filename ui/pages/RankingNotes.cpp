// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingNotes.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "plots/Chart.h"
#include "support/ProxyText.h"
#include "support/Text.h"

namespace docent {
namespace {

std::int64_t sizeOf(const std::vector<std::string>& list) {
    return static_cast<std::int64_t>(list.size());
}

}  // namespace

QString meaningText(const RankingResult& ranking) {
    const std::string& proxy = ranking.options.proxy;
    const std::int64_t seen = ranking.bestExamples();
    QString text =
        proxy == RankingOptions().proxy
            ? QCoreApplication::translate(
                  "RankingNotes",
                  "The score is the share of the %1 training pictures whose nearest other picture, as the model sees "
                  "them, has the same label. The whiskers hold the true value with %2 confidence.")
                  .arg(number(seen), percent(ranking.options.confidence, 0))
            : QCoreApplication::translate("RankingNotes",
                                          "%1, from %2 training pictures; more is better. The whiskers hold the "
                                          "true value with %3 confidence.")
                  .arg(proxySummary(proxy), number(seen), percent(ranking.options.confidence, 0));
    if (seen < ranking.images) {
        text += QLatin1Char(' ') +
                QCoreApplication::translate("RankingNotes", "The task has %1; no model was shown more than those.")
                    .arg(number(ranking.images));
    }
    if (!ranking.chosen.empty()) {
        text +=
            QLatin1Char(' ') +
            counted(sizeOf(ranking.chosen),
                    QCoreApplication::translate("RankingNotes", "Ranked are 1 chosen model and its baseline."),
                    QCoreApplication::translate("RankingNotes", "Ranked are %1 chosen models and their baselines."));
    }
    return text;
}

QString recommendationText(const RankingResult& ranking) {
    if (ranking.models.empty()) {
        return QCoreApplication::translate("RankingNotes", "There is no model to choose from.");
    }
    const RankedModel& best = ranking.models.front();
    const QString name = qs(best.name);
    QString score = proxyScoreText(ranking.options.proxy, best.score);
    if (ranking.models.size() > 1 && best.bestProbability >= 0) {
        score = QCoreApplication::translate("RankingNotes", "%1, the best with %2")
                    .arg(score, percent(best.bestProbability, 0));
    }
    const bool isBaseline = best.kind == ModelKind::Baseline;
    std::vector<const RankedModel*> ties;
    for (std::size_t i = 1; i < ranking.models.size(); ++i) {
        if (ranking.models[i].tiedWithBest) {
            ties.push_back(&ranking.models[i]);
        }
    }
    const bool baselineTies = std::any_of(ties.begin(), ties.end(),
                                          [](const RankedModel* model) { return model->kind == ModelKind::Baseline; });
    QString text;
    if (ranking.models.size() == 1) {
        text = QCoreApplication::translate("RankingNotes", "%1 is the only model (%2).").arg(name, score);
    } else if (ties.empty()) {
        text = isBaseline
                   ? QCoreApplication::translate("RankingNotes", "The baseline %1 fits best (%2).").arg(name, score)
                   : QCoreApplication::translate("RankingNotes", "%1 fits best (%2).").arg(name, score);
    } else if (ties.size() == 1) {
        const QString other = qs(ties.front()->name);
        text = isBaseline
                   ? QCoreApplication::translate("RankingNotes", "The baseline %1 fits best (%2), within noise of %3.")
                         .arg(name, score, other)
               : baselineTies
                   ? QCoreApplication::translate("RankingNotes", "%1 fits best (%2), within noise of the baseline %3.")
                         .arg(name, score, other)
                   : QCoreApplication::translate("RankingNotes", "%1 fits best (%2), within noise of %3.")
                         .arg(name, score, other);
    } else {
        const QString others = number(static_cast<std::int64_t>(ties.size()));
        text = isBaseline ? QCoreApplication::translate("RankingNotes",
                                                        "The baseline %1 fits best (%2), within noise of %3 others.")
                                .arg(name, score, others)
               : baselineTies
                   ? QCoreApplication::translate(
                         "RankingNotes", "%1 fits best (%2), within noise of %3 others, the baseline among them.")
                         .arg(name, score, others)
                   : QCoreApplication::translate("RankingNotes", "%1 fits best (%2), within noise of %3 others.")
                         .arg(name, score, others);
    }
    const auto unranked = std::count_if(ranking.models.begin(), ranking.models.end(),
                                        [](const RankedModel& model) { return model.fate == RankedFate::Unranked; });
    if (unranked > 0) {
        text +=
            QLatin1Char(' ') +
            counted(unranked,
                    QCoreApplication::translate("RankingNotes", "1 other was dropped early within noise of it."),
                    QCoreApplication::translate("RankingNotes", "%1 others were dropped early within noise of it."));
    }
    if (isAccuracyProxy(ranking.options.proxy) && best.score <= ranking.chance) {
        text += QLatin1Char(' ') + QCoreApplication::translate(
                                       "RankingNotes", "But always naming the largest class would be right in %1 too.")
                                       .arg(percent(ranking.chance));
    }
    return text;
}

QString ageText(const RankingAge& age) {
    QStringList sentences;
    if (age.taskChanged) {
        sentences << QCoreApplication::translate("RankingNotes",
                                                 "The task was imported again since this ranking was made.");
    }
    if (!age.added.empty()) {
        sentences << counted(
            sizeOf(age.added),
            QCoreApplication::translate("RankingNotes", "1 model was trained since and is not in this ranking."),
            QCoreApplication::translate("RankingNotes", "%1 models were trained since and are not in this ranking."));
    }
    if (!age.retrained.empty()) {
        sentences << counted(
            sizeOf(age.retrained),
            QCoreApplication::translate("RankingNotes", "1 model of this ranking was trained again since."),
            QCoreApplication::translate("RankingNotes", "%1 models of this ranking were trained again since."));
    }
    if (!age.removed.empty()) {
        sentences << counted(
            sizeOf(age.removed),
            QCoreApplication::translate("RankingNotes", "1 model of this ranking is no longer in the bank."),
            QCoreApplication::translate("RankingNotes", "%1 models of this ranking are no longer in the bank."));
    }
    return sentences.join(QLatin1Char(' '));
}

QString rankingCsv(const RankingResult& ranking, const std::vector<ModelRecord>& models) {
    QString csv = QStringLiteral(
        "place,model,kind,source,node,slice_pictures,score,low,high,tied_with_best,best_probability,pictures_seen");
    for (const std::string& name : ranking.otherProxies) {
        csv += QLatin1Char(',') + csvField(qs(name));
    }
    for (const std::string& name : ranking.classes) {
        csv += QLatin1Char(',') + csvField(qs(name));
    }
    csv += QLatin1Char('\n');
    int place = 0;
    for (const RankedModel& model : ranking.models) {
        const auto record = std::find_if(models.begin(), models.end(),
                                         [&](const ModelRecord& candidate) { return candidate.name == model.name; });
        const bool known = record != models.end();
        csv += QStringLiteral("%1,%2,%3,%4,%5,%6,%7,%8,%9,")
                   .arg(QString::number(++place), csvField(qs(model.name)), qs(enumName(model.kind)),
                        known ? csvField(qs(record->source)) : QString(), csvField(qs(model.node)),
                        known ? QString::number(record->trainImages) : QString(), QString::number(model.score, 'g', 10),
                        QString::number(model.interval.low, 'g', 10), QString::number(model.interval.high, 'g', 10));
        csv += place == 1 || model.tiedWithBest ? QLatin1Char('1') : QLatin1Char('0');
        csv += QLatin1Char(',') +
               (model.bestProbability >= 0 ? QString::number(model.bestProbability, 'g', 10) : QString()) +
               QLatin1Char(',') + QString::number(model.examples > 0 ? model.examples : ranking.images);
        for (const double score : model.otherScores) {
            csv += QLatin1Char(',') + (std::isfinite(score) ? QString::number(score, 'g', 10) : QString());
        }
        for (const double score : model.classScores) {
            csv += QLatin1Char(',') + QString::number(score, 'g', 10);
        }
        csv += QLatin1Char('\n');
    }
    return csv;
}

}  // namespace docent
