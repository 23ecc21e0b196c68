// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/Catalog.h"
#include "data/ImageSource.h"

namespace docent {

/// The pictures of a catalog whose locations name files under its root, in the archive that its root is, or boxes in
/// such pictures (see boxPlace()).
[[nodiscard]] std::unique_ptr<ImageSource> openPictures(const Catalog& catalog);

}  // namespace docent
