// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "recipes/BuildPlan.h"

namespace docent {

/// `dataset.yaml` of a built data set: what it was made of, and what of it was left out. Written last: where it is, the
/// rest is there.
struct BuildRecord {
    struct Package {
        std::string name;
        std::string version;
        std::string licence;
        std::int64_t pictures = 0;
    };
    struct Apart {
        std::string name;
        std::int64_t compared = 0;    ///< its pictures; 0 = it was not there to compare with
        std::int64_t nearCopies = 0;  ///< of them that were left out here
    };
    std::string recipe;
    std::string title;
    RecipeGroup group = RecipeGroup::Source;
    std::string build;  ///< of recipe, seed, versions and builder: another one means another data set
    std::string recipeHash;
    std::uint64_t seed = 0;
    int size = 0;
    std::int64_t classes = 0;
    std::int64_t pictures = 0;
    std::int64_t train = 0;  ///< of a task
    std::int64_t test = 0;
    std::vector<Package> packages;
    std::vector<Apart> apartFrom;
    std::vector<LeftOut> leftOut;
    std::int64_t skippedFiles = 0;
    std::vector<SkippedFile> skipped;  ///< the first of them
    double seconds = 0;                ///< that the last run took
    std::string created;

    /// Pictures left out as near-copies, of the sources and between the parts.
    [[nodiscard]] std::int64_t nearCopies() const;
};

inline constexpr const char* buildRecordName = "dataset.yaml";
inline constexpr const char* nearCopyOfTest = "is a near-copy of a picture of the test part";

void saveBuildRecord(const std::filesystem::path& folder, const BuildRecord& record);
/// Nothing where the folder has none. Throws Error for one that is not right.
[[nodiscard]] std::optional<BuildRecord> loadBuildRecord(const std::filesystem::path& folder);

}  // namespace docent
