// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// The files that an import left out, each with its reason.
class SkippedDialog final : public QDialog {
    Q_OBJECT
public:
    SkippedDialog(const std::vector<SkippedFile>& skipped, QWidget* parent);
};

}  // namespace docent
