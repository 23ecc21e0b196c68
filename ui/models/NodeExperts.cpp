// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NodeExperts.h"

#include <QCoreApplication>

#include "support/Session.h"
#include "support/Text.h"
#include "widgets/JobText.h"

namespace docent {

namespace {

/// By accuracy; what is not trained to its end is behind all that are.
double rankOf(const ModelRecord& model) {
    return model.state == ModelState::Training ? -2 : model.result.validationAccuracy;
}

}  // namespace

QHash<QString, QString> expertStates(const Session& session, const std::string& source) {
    QHash<QString, QString> states;
    QHash<QString, double> best;  // of several models of a node the one that bestModelOf() names
    for (const ModelRecord& model : session.models()) {
        if (model.source != source) {
            continue;
        }
        const double accuracy = rankOf(model);
        const QString node = qs(model.node);
        if (best.contains(node) && accuracy <= best[node]) {
            continue;
        }
        best[node] = accuracy;
        QString text = accuracy >= 0 ? percent(model.result.validationAccuracy)
                                     : QCoreApplication::translate("NodeExperts", "trained");
        if (model.state == ModelState::Training) {
            text = QCoreApplication::translate("NodeExperts", "unfinished");
        } else if (model.state == ModelState::Stopped) {
            text = QCoreApplication::translate("NodeExperts", "%1, stopped").arg(text);
        }
        states[node] = text;
    }
    for (const JobRecord& job : session.jobs()) {
        if (isFinished(job.state)) {
            continue;
        }
        if (const auto* expert = std::get_if<ExpertJob>(&job.spec); expert && expert->source == source) {
            states[qs(expert->node)] = stateText(job.state).toLower();
        } else if (const auto* baseline = std::get_if<BaselineJob>(&job.spec); baseline && baseline->source == source) {
            states[QString()] = stateText(job.state).toLower();
        }
    }
    return states;
}

QString bestModelOf(const Session& session, const std::string& source, const QString& node) {
    QString name;
    double best = 0;
    for (const ModelRecord& model : session.models()) {
        const bool isHere = model.source == source && qs(model.node) == node;
        if (isHere && (name.isEmpty() || rankOf(model) > best)) {
            name = qs(model.name);
            best = rankOf(model);
        }
    }
    return name;
}

}  // namespace docent
