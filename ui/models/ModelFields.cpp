// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ModelFields.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <algorithm>

#include "support/CoreText.h"
#include "support/OptionWord.h"
#include "support/Text.h"

namespace docent {
namespace {

QString wordsOf(const char* key) {
    QString words = QString::fromLatin1(key).replace(QLatin1Char('_'), QLatin1Char(' '));
    words[0] = words[0].toUpper();
    return words;
}

QString percentOrDash(double fraction) {
    return fraction >= 0 ? percent(fraction) : QStringLiteral("–");
}

/// As the options are written in a record, the shortest text that reads back equal, in the language of the window.
QString optionValue(const Yaml& values, const char* key) {
    std::string text;
    values.get(key, text);
    bool isNumber = false;
    qs(text).toDouble(&isNumber);
    return isNumber ? qs(text).replace(QLatin1Char('.'), QLocale().decimalPoint()) : optionWord(qs(text));
}

QVector<ModelField> resultFields(const ModelRecord& model) {
    const TrainingResult& result = model.result;
    return {
        {QCoreApplication::translate("ModelFields", "Validation accuracy"), percentOrDash(result.validationAccuracy)},
        {QCoreApplication::translate("ModelFields", "Validation loss"),
         result.validationLoss >= 0 ? QLocale().toString(result.validationLoss, 'f', 4) : QStringLiteral("–")},
        {QCoreApplication::translate("ModelFields", "Best epoch"),
         result.bestEpoch > 0 ? number(result.bestEpoch) : QStringLiteral("–")},
        {QCoreApplication::translate("ModelFields", "Steps"), number(result.steps)},
        {QCoreApplication::translate("ModelFields", "Image passes"), number(result.cost.trainingPasses)},
        {QCoreApplication::translate("ModelFields", "Took"),
         result.cost.seconds > 0 ? duration(result.cost.seconds) : QStringLiteral("–")}};
}

QString sliceText(const ModelRecord& model) {
    if (model.isImported()) {
        return QCoreApplication::translate("ModelFields", "imported from %1").arg(qs(model.origin.file));
    }
    return model.node.empty() ? qs(model.source) : QStringLiteral("%1 › %2").arg(qs(model.source), qs(model.node));
}

QVector<ModelField> importFields(const ModelRecord& model) {
    return {{QCoreApplication::translate("ModelFields", "Source"), sliceText(model)},
            {QCoreApplication::translate("ModelFields", "Format"), qs(model.origin.format)},
            {QCoreApplication::translate("ModelFields", "Weights"),
             QCoreApplication::translate("ModelFields", "%1 parameters in %2 tensors")
                 .arg(number(model.origin.parameters), number(model.origin.tensors))},
            {QCoreApplication::translate("ModelFields", "Classes"), number(model.classCount())},
            {QCoreApplication::translate("ModelFields", "Network"), optionWord(qs(model.config.arch))},
            {QCoreApplication::translate("ModelFields", "Picture size"), number(model.imageSize)},
            {QCoreApplication::translate("ModelFields", "Resize"), optionWord(qs(enumName(model.resize)))},
            {QCoreApplication::translate("ModelFields", "Docent"), qs(model.docentVersion)},
            {QCoreApplication::translate("ModelFields", "Made"), localTime(model.created)},
            {QCoreApplication::translate("ModelFields", "Hash of the file"), qs(model.origin.hash)},
            {QCoreApplication::translate("ModelFields", "Hash of the weights"), qs(model.weightsHash)}};
}

}  // namespace

QVector<ModelField> mainFields(const ModelRecord& model) {
    QVector<ModelField> fields{{QCoreApplication::translate("ModelFields", "Source"), sliceText(model)}};
    if (!model.parent.empty()) {
        fields << ModelField{QCoreApplication::translate("ModelFields", "Started from"), qs(model.parent)};
    }
    fields << ModelField{QCoreApplication::translate("ModelFields", "Network"),
                         QCoreApplication::translate("ModelFields", "%1, pictures of %2 x %2 pixels")
                             .arg(optionWord(qs(model.config.arch)))
                             .arg(model.imageSize)};
    if (model.isImported()) {
        return fields << ModelField{QCoreApplication::translate("ModelFields", "Weights"),
                                    QCoreApplication::translate("ModelFields", "%1 parameters in %2 tensors")
                                        .arg(number(model.origin.parameters), number(model.origin.tensors))}
                      << ModelField{QCoreApplication::translate("ModelFields", "Made"), localTime(model.created)};
    }
    fields << ModelField{QCoreApplication::translate("ModelFields", "Recipe"),
                         QCoreApplication::translate(
                             "ModelFields", "%1 epochs, batches of %2, learning rate %3, %4 schedule, seed\u00a0%5")
                             .arg(model.training.epochs)
                             .arg(model.training.batchSize)
                             .arg(QLocale().toString(model.training.learningRate, 'g', 6))
                             .arg(optionWord(qs(enumName(model.training.schedule))))
                             .arg(model.training.seed)};
    if (model.result.steps > 0) {
        fields << ModelField{QCoreApplication::translate("ModelFields", "Took"),
                             QCoreApplication::translate("ModelFields", "%1 steps, %2, %3 image passes, on %4")
                                 .arg(number(model.result.steps), duration(model.result.cost.seconds),
                                      number(model.result.cost.trainingPasses), qs(model.device))};
    }
    if (!model.result.warning.empty()) {
        fields << ModelField{QCoreApplication::translate("ModelFields", "Warning"), coreText(model.result.warning)};
    }
    return fields << ModelField{QCoreApplication::translate("ModelFields", "Made"), localTime(model.created)};
}

QVector<ModelField> recipeFields(const ModelRecord& model) {
    if (model.isImported()) {
        return importFields(model);
    }
    QVector<ModelField> fields{
        {QCoreApplication::translate("ModelFields", "Source"), qs(model.source)},
        {QCoreApplication::translate("ModelFields", "Node"),
         model.node.empty() ? QCoreApplication::translate("ModelFields", "all of it") : qs(model.node)},
        {QCoreApplication::translate("ModelFields", "Training pictures"), number(model.trainImages)},
        {QCoreApplication::translate("ModelFields", "Validation pictures"), number(model.validationImages)},
        {QCoreApplication::translate("ModelFields", "Classes"), number(std::ssize(model.classes))},
        {QCoreApplication::translate("ModelFields", "Started from"),
         model.parent.empty() ? QCoreApplication::translate("ModelFields", "random weights") : qs(model.parent)},
        {QCoreApplication::translate("ModelFields", "Network"), optionWord(qs(model.config.arch))},
        {QCoreApplication::translate("ModelFields", "Picture size"), number(model.imageSize)},
        {QCoreApplication::translate("ModelFields", "Resize"), optionWord(qs(enumName(model.resize)))}};
    if (model.kind == ModelKind::AdapterExpert) {
        fields << ModelField{
            QCoreApplication::translate("ModelFields", "Adapters"),
            QCoreApplication::translate("ModelFields", "%1 parameters, %2 of the network's width")
                .arg(number(model.config.adapterParameterCount()), percent(model.config.adapterRatio))};
    } else if (model.frozenStages > 0) {
        fields << ModelField{QCoreApplication::translate("ModelFields", "Stages of the baseline"),
                             number(model.frozenStages)};
    }
    const Yaml values = fieldsToYaml(model.training);
    TrainingOptions options = model.training;
    options.fields([&](const char* key, const auto&, const char*) {
        fields << ModelField{coreText(wordsOf(key)), optionValue(values, key)};
    });
    fields << ModelField{QCoreApplication::translate("ModelFields", "Trained on"), qs(model.device)}
           << ModelField{QCoreApplication::translate("ModelFields", "Docent"), qs(model.docentVersion)}
           << ModelField{QCoreApplication::translate("ModelFields", "Made"), localTime(model.created)};
    if (!model.parentHash.empty()) {
        fields << ModelField{QCoreApplication::translate("ModelFields", "Hash of the baseline's weights"),
                             qs(model.parentHash)};
    }
    return fields << ModelField{QCoreApplication::translate("ModelFields", "Hash of the pictures"), qs(model.dataHash)}
                  << ModelField{QCoreApplication::translate("ModelFields", "Hash of the weights"),
                                qs(model.weightsHash)};
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
    const QString weights = QCoreApplication::translate("ModelFields", "Hash of the weights");
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
                     .expert = expertOptionsOf(model),
                     .training = model.training};
}

}  // namespace docent
