// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <vector>

#include "experts/ModelRecord.h"
#include "jobs/JobSpec.h"

namespace docent {

/// A line of what is known of a model.
struct ModelField {
    QString label;
    QString value;
};

/// The few lines that a person looks at first.
[[nodiscard]] QVector<ModelField> mainFields(const ModelRecord& model);
/// All that made the model: every option, the seed, the hashes of what it began from, version and device.
[[nodiscard]] QVector<ModelField> recipeFields(const ModelRecord& model);
/// The lines of recipeFields() as text, a line each.
[[nodiscard]] QString recipeText(const ModelRecord& model);

/// A line in which models differ; `values` are in their order.
struct FieldDifference {
    QString label;
    QStringList values;
};
/// What is not the same in all of them, what came out of the training included.
[[nodiscard]] QVector<FieldDifference> differences(const std::vector<ModelRecord>& models);

/// The job that makes this model again; an expert's name is that of the record too.
[[nodiscard]] JobSpec jobOf(const ModelRecord& model);

}  // namespace docent
