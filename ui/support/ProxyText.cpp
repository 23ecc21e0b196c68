// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ProxyText.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>
#include <utility>

#include "selection/proxies/Proxy.h"
#include "support/Text.h"

namespace docent {

QString proxyTitle(const std::string& proxy) {
    KnnChoice knn;
    if (parseKnn(proxy, knn)) {
        return knn.cosine ? QCoreApplication::translate("ProxyText", "%1-NN cos").arg(knn.k)
                          : QCoreApplication::translate("ProxyText", "%1-NN").arg(knn.k);
    }
    const std::string_view title = proxyInfo(proxy).title;
    return QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
}

QString proxySummary(const std::string& proxy) {
    KnnChoice knn;
    if (parseKnn(proxy, knn)) {
        return knn.k == 1 ? QCoreApplication::translate(
                                "ProxyText", "Nearest-neighbour accuracy on the training pictures of the task")
                          : QCoreApplication::translate(
                                "ProxyText", "Accuracy of %1 nearest neighbours on the training pictures of the task")
                                .arg(knn.k);
    }
    const std::pair<const char*, QString> summaries[] = {
        {"ridge", QCoreApplication::translate(
                      "ProxyText", "Accuracy of a linear classifier that is told each picture by the others")},
        {"logme", QCoreApplication::translate("ProxyText", "LogME: evidence of a linear model of the labels")},
        {"h-score", QCoreApplication::translate("ProxyText", "H-score: how far apart the classes are")},
        {"h-score-shrunk",
         QCoreApplication::translate("ProxyText", "H-score with a covariance that few pictures do not upset")},
        {"transrate",
         QCoreApplication::translate("ProxyText", "TransRate: coding rate of all less that in the classes")},
        {"gbc", QCoreApplication::translate("ProxyText", "GBC: how little the classes overlap as Gaussians")},
        {"parc", QCoreApplication::translate("ProxyText", "PARC: whether pictures of one class correlate")},
        {"leep",
         QCoreApplication::translate("ProxyText", "LEEP: likelihood of the labels given the model's own classes")},
        {"nce", QCoreApplication::translate("ProxyText", "NCE: how well the model's own class tells the label")},
        {"expert-prediction",
         QCoreApplication::translate("ProxyText", "Probability that the pictures are of the expert's branch")},
        {"label-matching",
         QCoreApplication::translate("ProxyText",
                                     "How close what the baseline sees in the pictures is to the expert's branch")},
        {"label-names",
         QCoreApplication::translate("ProxyText", "How close the names of the classes are to those of the branch")},
        {"combined", QCoreApplication::translate(
                         "ProxyText", "Mean of what the other proxies say, each standardised over the models")},
        {"oracle", QCoreApplication::translate("ProxyText", "Validation accuracy once fine-tuned on the task")},
        {"random", QCoreApplication::translate("ProxyText", "A draw by lot, which every proxy has to beat")}};
    for (const auto& [name, summary] : summaries) {
        if (proxy == name) {
            return summary;
        }
    }
    return proxyTitle(proxy);
}

QString proxyScoreText(const std::string& proxy, double score) {
    if (!std::isfinite(score)) {
        return QStringLiteral("–");
    }
    if (isAccuracyProxy(proxy)) {
        return percent(score);
    }
    return qs(scoreText(proxy, score)).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

QString proxyIntervalText(const std::string& proxy, const Interval& interval) {
    return QCoreApplication::translate("ProxyText", "between %1 and %2")
        .arg(proxyScoreText(proxy, interval.low), proxyScoreText(proxy, interval.high));
}

bool isAccuracyProxy(const std::string& proxy) {
    return proxyInfo(proxy).isAccuracy;
}

}  // namespace docent
