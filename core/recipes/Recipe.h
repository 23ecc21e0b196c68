// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/Options.h"

namespace docent {

/// What a recipe is for: a source to train experts on, or a task of one of the three groups of VTAB (Zhai et al. 2019,
/// A Large-scale Study of Representation Learning with the Visual Task Adaptation Benchmark).
enum class RecipeGroup { Source, Natural, Specialised, Structured };
template <>
struct EnumNames<RecipeGroup> {
    static constexpr std::pair<RecipeGroup, std::string_view> values[] = {{RecipeGroup::Source, "source"},
                                                                          {RecipeGroup::Natural, "natural"},
                                                                          {RecipeGroup::Specialised, "specialised"},
                                                                          {RecipeGroup::Structured, "structured"}};
};

struct RecipePackage {
    std::string name;
    std::string licence;
};

/// What every part of a recipe has; the other keys are its generator's.
struct PartOptions {
    std::string generator;
    std::string label;   ///< path that its labels begin with; "" = none
    int renderings = 1;  ///< a thing may be shown this often, >= 1
    int maxClass = 0;    ///< most pictures of a class; 0 = the recipe's
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("generator", generator, "what draws it");
        visit("label", label, "path that the labels begin with");
        visit("renderings", renderings, "a thing may be shown this often");
        visit("max_class", maxClass, "most pictures of a class (0: the recipe's)");
    }
};

struct RecipePart {
    PartOptions options;
    std::shared_ptr<const Yaml> yaml;  ///< of the whole part; a copy would not know its lines
};

/// `datasets/recipes/<name>.yaml`: how pictures are made of the files of Debian packages.
struct Recipe {
    std::string name;
    std::filesystem::path file;
    std::string title;
    std::string about;
    RecipeGroup group = RecipeGroup::Source;
    std::vector<RecipePackage> packages;
    std::vector<std::string> apartFrom;  ///< sources that it is to have no near-copy of
    int size = 64;                       ///< side of the pictures, 16 to 256
    std::string mirror = "no";           ///< may they be mirrored in training: yes or no
    int maxClass = 0;                    ///< of a source: most pictures of a class; 0 = all
    int minClass = 2;                    ///< a class with fewer pictures is left out
    int maxClasses = 0;                  ///< of each part: this many classes, those with the most pictures; 0 = all
    std::int64_t train = 1000;           ///< of a task: most pictures to train
    std::int64_t test = 1000;            ///< of a task: most pictures to test
    std::vector<RecipePart> parts;
    std::string hash;  ///< of the file

    [[nodiscard]] bool isSource() const { return group == RecipeGroup::Source; }
    [[nodiscard]] std::vector<std::string> packageNames() const;
    [[nodiscard]] std::string licenceOf(const std::string& package) const;
    /// "GPL-2+, OFL-1.1"
    [[nodiscard]] std::string licences() const;
};

/// Reads a recipe, and has its parts' generators read theirs. Throws Error with file and line for a key or a word that
/// is not known.
[[nodiscard]] Recipe loadRecipe(const std::filesystem::path& file);

/// All recipes of a folder: sources first, then by group and name.
[[nodiscard]] std::vector<Recipe> loadRecipes(const std::filesystem::path& folder);

}  // namespace docent
