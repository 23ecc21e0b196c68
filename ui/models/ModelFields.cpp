// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ModelFields.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>

#include "support/Text.h"

namespace docent {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ModelFields", text);
}

QString wordsOf(const char* key) {
    QString words = QString::fromLatin1(key).replace(QLatin1Char('_'), QLatin1Char(' '));
    words[0] = words[0].toUpper();
    return words;
}

QString percentOrDash(double fraction) {
    return fraction >= 0 ? percent(fraction) : QStringLiteral("–");
}

/// How the options are written in a record: shortest text that reads back equal.
QString optionValue(const Yaml& values, const char* key) {
    std::string text;
    values.get(key, text);
    return qs(text);
}

QVector<ModelField> resultFields(const ModelRecord& model) {
    const TrainingResult& result = model.result;
    return {{tr("Validation accuracy"), percentOrDash(result.validationAccuracy)},
            {tr("Validation loss"),
             result.validationLoss >= 0 ? QString::number(result.validationLoss, 'f', 4) : QStringLiteral("–")},
            {tr("Best epoch"), result.bestEpoch > 0 ? number(result.bestEpoch) : QStringLiteral("–")},
            {tr("Steps"), number(result.steps)},
            {tr("Image passes"), number(result.cost.trainingPasses)},
            {tr("Took"), result.cost.seconds > 0 ? duration(result.cost.seconds) : QStringLiteral("–")}};
}

QString sliceText(const ModelRecord& model) {
    return model.node.empty() ? qs(model.source) : QStringLiteral("%1 › %2").arg(qs(model.source), qs(model.node));
}

}  // namespace

QVector<ModelField> mainFields(const ModelRecord& model) {
    QVector<ModelField> fields{{tr("Source"), sliceText(model)}};
    if (!model.parent.empty()) {
        fields << ModelField{tr("Started from"), qs(model.parent)};
    }
    fields << ModelField{tr("Network"),
                         tr("%1, pictures of %2 x %2 pixels").arg(qs(model.config.arch)).arg(model.imageSize)};
    fields << ModelField{tr("Recipe"), tr("%1 epochs, batches of %2, learning rate %3, %4 schedule, seed\u00a0%5")
                                           .arg(model.training.epochs)
                                           .arg(model.training.batchSize)
                                           .arg(model.training.learningRate)
                                           .arg(qs(enumName(model.training.schedule)))
                                           .arg(model.training.seed)};
    if (model.result.steps > 0) {
        fields << ModelField{tr("Took"), tr("%1 steps, %2, %3 image passes, on %4")
                                             .arg(number(model.result.steps), duration(model.result.cost.seconds),
                                                  number(model.result.cost.trainingPasses), qs(model.device))};
    }
    return fields << ModelField{tr("Made"), localTime(model.created)};
}

QVector<ModelField> recipeFields(const ModelRecord& model) {
    QVector<ModelField> fields{{tr("Source"), qs(model.source)},
                               {tr("Node"), model.node.empty() ? tr("all of it") : qs(model.node)},
                               {tr("Training pictures"), number(model.trainImages)},
                               {tr("Validation pictures"), number(model.validationImages)},
                               {tr("Classes"), number(std::ssize(model.classes))},
                               {tr("Started from"), model.parent.empty() ? tr("random weights") : qs(model.parent)},
                               {tr("Network"), qs(model.config.arch)},
                               {tr("Picture size"), number(model.imageSize)},
                               {tr("Resize"), qs(enumName(model.resize))}};
    const Yaml values = fieldsToYaml(model.training);
    TrainingOptions options = model.training;
    options.fields([&](const char* key, const auto&, const char*) {
        fields << ModelField{wordsOf(key), optionValue(values, key)};
    });
    fields << ModelField{tr("Trained on"), qs(model.device)} << ModelField{tr("Docent"), qs(model.docentVersion)}
           << ModelField{tr("Made"), localTime(model.created)};
    if (!model.parentHash.empty()) {
        fields << ModelField{tr("Hash of the baseline's weights"), qs(model.parentHash)};
    }
    return fields << ModelField{tr("Hash of the pictures"), qs(model.dataHash)}
                  << ModelField{tr("Hash of the weights"), qs(model.weightsHash)};
}

QString recipeText(const ModelRecord& model) {
    QStringList lines{qs(model.name)};
    for (const ModelField& field : recipeFields(model)) {
        lines << QStringLiteral("%1: %2").arg(field.label, field.value);
    }
    return lines.join(QLatin1Char('\n'));
}

QVector<FieldDifference> differences(const std::vector<ModelRecord>& models) {
    // That of the weights differs between any two, which tells nothing.
    const QString weights = tr("Hash of the weights");
    QStringList order;
    QHash<QString, QStringList> values;
    for (std::size_t i = 0; i < models.size(); ++i) {
        for (const ModelField& field : resultFields(models[i]) + recipeFields(models[i])) {
            if (field.label == weights) {
                continue;
            }
            QStringList& row = values[field.label];
            if (row.isEmpty()) {
                order << field.label;
            }
            // A field that an earlier model has not, as a baseline has no parent's hash.
            row.resize(static_cast<qsizetype>(i));
            row << field.value;
        }
    }
    QVector<FieldDifference> found;
    for (const QString& label : std::as_const(order)) {
        QStringList row = values.value(label);
        row.resize(static_cast<qsizetype>(models.size()));
        if (std::any_of(row.cbegin(), row.cend(), [&](const QString& value) { return value != row.constFirst(); })) {
            found << FieldDifference{label, row};
        }
    }
    return found;
}

JobSpec jobOf(const ModelRecord& model) {
    if (model.kind == ModelKind::Baseline) {
        return BaselineJob{.name = model.name,
                           .source = model.source,
                           .arch = model.config.arch,
                           .imageSize = model.imageSize,
                           .training = model.training};
    }
    return ExpertJob{.name = model.name,
                     .source = model.source,
                     .node = model.node,
                     .baseline = model.parent,
                     .training = model.training};
}

}  // namespace docent
