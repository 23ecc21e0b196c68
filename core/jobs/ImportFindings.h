// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "data/Catalog.h"
#include "jobs/NearCopyGroups.h"
#include "workspace/DatasetRecord.h"

namespace docent {

struct ImportReading;

/// Why pictures that an import would take cannot be decoded, by location.
using DamagedPictures = std::map<std::string, std::string>;

/// What a look at the pictures of an import has found.
struct ImportFindings {
    DamagedPictures damaged;
    NearCopyPairs copies;      ///< that splits are made by
    NearCopyPairs lateCopies;  ///< found when they were made, and not divided by them

    [[nodiscard]] NearCopyPairs allCopies() const;
    bool operator==(const ImportFindings&) const = default;
};

/// How the pictures of an import are looked at.
struct PictureLook {
    /// Decodes those of a catalog; returns those that are damaged, and may take them out of it.
    std::function<DamagedPictures(Catalog& catalog)> decode;
    /// For each picture of the catalog that was decoded last the first one that it is a near-copy of, or itself.
    std::function<std::vector<std::int64_t>(const Catalog& catalog)> nearCopies;
};

/// What was read, with classes and splits, without what is known to be damaged, and with near-copies in one split as
/// far as they are known. `groupImagesDropped`: takes how many are left out because their group lies in another split.
/// Throws Error where classes or splits cannot be made.
[[nodiscard]] Catalog arrangeImport(const ImportReading& reading, const ImportOptions& options,
                                    const ImportFindings& findings, std::int64_t* groupImagesDropped = nullptr);

/// Makes classes and splits again until no picture of them is damaged, and they divide no near-copies that they need
/// not. Where arrangeImport() throws, `findings` has what was found until then.
[[nodiscard]] Catalog settleImport(const ImportReading& reading, const ImportOptions& options, const PictureLook& look,
                                   ImportFindings& findings);

/// The catalog without those, which it names among what is left out.
[[nodiscard]] Catalog withoutDamaged(Catalog catalog, const DamagedPictures& damaged);

/// How small classes are treated.
[[nodiscard]] ClassOptions classOptions(const ImportOptions& options);

}  // namespace docent
