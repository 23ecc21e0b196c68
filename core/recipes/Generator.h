// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/Random.h"
#include "base/RunContext.h"
#include "data/Catalog.h"
#include "data/ImageSource.h"
#include "recipes/PackageFiles.h"
#include "recipes/Recipe.h"

namespace docent {

/// Something that a generator can show: a character of a font, an icon of a theme, a scene.
struct Thing {
    std::string label;                ///< path below the part's
    std::string group;                ///< things of one group lie in one split; "" = it is alone
    std::string origin;               ///< what it is made of, unlike that of any other: its file, and where in it
    std::string package;              ///< that brings the file; "" = none does
    std::int64_t number = 0;          ///< the generator's own
    Split split = Split::Unassigned;  ///< where its set divides itself
};

/// What a generator lists its things from, and tells what it leaves out.
struct Listing {
    const PackageFiles& files;
    RunContext& context;
    std::vector<SkippedFile> skipped;
};

/// Draws pictures of one kind. One that is not right in a recipe is told by the constructor, one that is not right on
/// the disk by list() or draw().
class Generator {
public:
    virtual ~Generator() = default;
    /// All things that it can show, always in the same order. Called once, before draw(). Throws Error.
    [[nodiscard]] virtual std::vector<Thing> list(Listing& listing) = 0;
    /// A picture of side x side pixels, of the numbers of `random` alone. Called from several threads at once. Throws
    /// Error whose text is the reason why there is none.
    [[nodiscard]] virtual Picture draw(const Thing& thing, int side, Random& random) const = 0;
    /// The thing alone, as large as a white picture, where it is a picture that somebody drew: by this copies are found
    /// whatever paper they are shown on. Nothing for what is drawn by rule, and for characters, which look alike in
    /// many fonts.
    [[nodiscard]] virtual std::optional<Picture> bare(const Thing& /*thing*/, int /*side*/) const {
        return std::nullopt;
    }
};

/// The generator of a part, with its options read. Throws Error with the line for one that is not known.
[[nodiscard]] std::unique_ptr<Generator> createGenerator(const RecipePart& part);

}  // namespace docent
