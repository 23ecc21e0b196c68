// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "base/Options.h"
#include "base/RunContext.h"
#include "data/Catalog.h"
#include "nn/Precision.h"
#include "workspace/Workspace.h"

namespace docent {

/// Which pictures of a data set are embedded.
enum class EmbeddedPart { Train, Test, All };

struct EmbedOptions {
    std::string dataset;
    std::string model;   ///< of the bank, or a run where `isRun`
    bool isRun = false;  ///< a fine-tuned model rather than one of the bank
    EmbeddedPart part = EmbeddedPart::Train;
    std::int64_t most = 50'000;  ///< of a part that has more, so many are taken at even steps, >= 1
    Precision precision = Precision::Auto;
    std::string device = "auto";
};

struct EmbeddedPictures {
    std::vector<std::int64_t> images;  ///< indices in the data set's catalog, ascending
    Matrix embeddings;                 ///< [images, d]
};

/// The pictures as the model sees them, from the cache where they have been embedded before, by a ranking or by this;
/// else computed, and kept. A training part of a task and a test part are kept apart, so that a ranking finds the
/// first. Throws Error for a model without weights, for weights that are not those of the record, and for a part
/// without pictures; Stopped when `context` asks for that.
[[nodiscard]] EmbeddedPictures embedPictures(const Workspace& workspace, const EmbedOptions& options,
                                             RunContext& context);
/// The same where all is in the cache; nothing where it is not. Opens the decoded pictures, and decodes them where that
/// has not been done at the model's size, to know which they are.
[[nodiscard]] std::optional<EmbeddedPictures> cachedEmbeddings(const Workspace& workspace, const EmbedOptions& options,
                                                               RunContext& context);

}  // namespace docent
