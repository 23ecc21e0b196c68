// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "recipes/BuildRecord.h"
#include "recipes/Recipe.h"

namespace docent {

struct BuildOptions {
    std::filesystem::path folder;  ///< of this data set alone
    std::uint64_t seed = 0;
    int threads = 0;                               ///< 0 = availableThreads()
    std::filesystem::path dpkg = "/var/lib/dpkg";  ///< dpkg's own folder
    /// Folders of the built sources that the recipe is to be apart from, by their names; one that is not built is
    /// passed over, and the record says so.
    std::vector<std::pair<std::string, std::filesystem::path>> apartFrom;
};

struct BuildResult {
    BuildRecord record;
    bool wasThere = false;    ///< nothing had to be drawn
    std::int64_t reused = 0;  ///< pictures that an earlier run, stopped or killed, had drawn
};

/// Builds a recipe's data set: small PNGs, `pictures.csv`, `fingerprints.bin` and `dataset.yaml`. Goes on where a run
/// of the same recipe, seed and packages was ended, and begins anew after one of others. The bytes of the PNGs depend
/// on recipe, seed and packages alone. Throws Error, and Stopped.
[[nodiscard]] BuildResult buildDataset(const Recipe& recipe, const BuildOptions& options, RunContext& context);

/// What tells one build from another: recipe, seed, versions of the packages and sources to be apart from.
[[nodiscard]] std::string buildHash(const Recipe& recipe, const BuildOptions& options);

/// Throws Error that names all packages that are missing for these recipes, with one command that installs them.
void requirePackages(const std::vector<Recipe>& recipes, const DebianPackages& dpkg);

}  // namespace docent
