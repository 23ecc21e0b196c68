// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/DatasetReader.h"

namespace docent {

/// The reader of a format for what is not in an archive; null for DatasetFormat::Auto.
[[nodiscard]] std::unique_ptr<DatasetReader> createFormatReader(DatasetFormat format, const ListOptions& list);

}  // namespace docent
