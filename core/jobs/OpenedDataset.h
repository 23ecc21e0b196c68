// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "workspace/Workspace.h"

namespace docent {

/// The catalog of a data set of the workspace and its decoded pictures at a size, built where missing.
struct OpenedDataset {
    DatasetRecord record;
    Catalog catalog;
    std::shared_ptr<const ImageCache> cache;
};
/// Whether the pictures can lie where they lay: the folder or archive is there, and a folder is not empty, as that is
/// on which a disk is no longer mounted.
[[nodiscard]] bool isSourceThere(const Catalog& catalog);

/// `imageSize` 0 = the data set's own, and so is `resize` where none is given: a model wants its pictures as those that
/// it was trained on. Throws Error when pictures vanished or were damaged since the import.
[[nodiscard]] OpenedDataset openDataset(const Workspace& workspace, const std::string& name, int imageSize,
                                        RunContext& context, std::optional<ResizeRule> resize = std::nullopt);

/// What was decoded of a data set at its own size, without a look at its files, nor whether it is what was written;
/// null where it is not there.
[[nodiscard]] std::shared_ptr<const ImageCache> openDecoded(const Workspace& workspace, const DatasetRecord& record,
                                                            const Catalog& catalog);

}  // namespace docent
