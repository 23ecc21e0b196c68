// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recipes/Generator.h"
#include "recipes/Recipe.h"

namespace docent {

/// A picture that is to be drawn.
struct PlannedPicture {
    std::size_t part = 0;
    Thing thing;        ///< its label is the whole one, with the part's
    int rendering = 0;  ///< 0 is the thing's first picture
    Split split = Split::Unassigned;
    std::string file;  ///< relative to the data set's folder
    Random random{0};  ///< of this picture alone
};

/// What was left out, and why.
struct LeftOut {
    std::string reason;
    std::int64_t pictures = 0;
};

struct BuildPlan {
    std::vector<PlannedPicture> pictures;  ///< by label; in a class those to keep first
    std::int64_t classes = 0;
    std::int64_t trainOfClass = 0;  ///< of a task: most pictures of a class and split; more are planned, as some fail
    std::int64_t testOfClass = 0;
    std::vector<LeftOut> leftOut;
};

/// Chooses what is drawn of the things of each part. A task's groups are divided into training and test part; a thing
/// is shown again once all of its class are. The same for the same seed. Throws Error where too little is left.
[[nodiscard]] BuildPlan planPictures(const Recipe& recipe, const std::vector<std::vector<Thing>>& things,
                                     std::uint64_t seed);

/// FNV-1a.
[[nodiscard]] std::uint64_t textKey(std::string_view text);

}  // namespace docent
