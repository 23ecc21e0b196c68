// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include "jobs/Import.h"

namespace docent {

/// What follows from the options of an import, in a sentence.
struct Consequence {
    QString text;
    bool isWarning = false;
};
[[nodiscard]] QVector<Consequence> consequencesOf(const ImportPreview& preview);

/// "nested folders", "a CSV table"
[[nodiscard]] QString formatWords(DatasetFormat format);
/// "168 pictures in 12 classes"
[[nodiscard]] QString sizeWords(const ImportPreview& preview);
/// How the pictures are divided, in a sentence.
[[nodiscard]] QString divisionWords(const DatasetRecord& record);

}  // namespace docent
