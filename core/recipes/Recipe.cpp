// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Recipe.h"

#include <algorithm>
#include <set>

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Words.h"
#include "recipes/Generator.h"

namespace docent {

namespace {

void checkRecipe(const Yaml& yaml, const Recipe& recipe) {
    const auto require = [&](bool isRight, const char* key, const std::string& problem) {
        if (!isRight) {
            yaml.fail(key, problem);
        }
    };
    require(recipe.size >= 16 && recipe.size <= 256, "size", "must be 16 to 256 pixels");
    require(recipe.mirror == "yes" || recipe.mirror == "no", "mirror", "must be yes or no");
    require(recipe.maxClass >= 0, "max_class", "must be 0 or more");
    require(recipe.minClass >= 1, "min_class", "must be 1 or more");
    require(recipe.maxClasses >= 0, "max_classes", "must be 0 or more");
    require(recipe.train >= 1, "train", "must be 1 or more");
    require(recipe.test >= 1, "test", "must be 1 or more");
    require(!recipe.parts.empty(), "parts", "has no part");
}

}  // namespace

std::vector<std::string> Recipe::packageNames() const {
    std::vector<std::string> names;
    for (const RecipePackage& package : packages) {
        names.push_back(package.name);
    }
    return names;
}

std::string Recipe::licenceOf(const std::string& package) const {
    for (const RecipePackage& candidate : packages) {
        if (candidate.name == package) {
            return candidate.licence;
        }
    }
    return packages.empty() ? std::string("GPL-3.0-or-later") : std::string();
}

std::string Recipe::licences() const {
    std::set<std::string> all;
    for (const RecipePackage& package : packages) {
        all.insert(package.licence);
    }
    if (all.empty()) {
        all.insert(licenceOf(""));
    }
    return joined({all.begin(), all.end()});
}

Recipe loadRecipe(const fs::path& file) {
    const std::string text = readFile(file);
    const Yaml yaml = Yaml::parse(text, file.string());
    Recipe recipe;
    recipe.name = file.stem().string();
    recipe.file = file;
    recipe.hash = Hasher().add(text).hex();
    yaml.require("title", recipe.title);
    yaml.require("about", recipe.about);
    std::string group;
    yaml.require("group", group);
    try {
        recipe.group = enumValue<RecipeGroup>(group, "group");
    } catch (const Error& error) {
        yaml.fail("group", error.reason(), error.mend());
    }
    const Yaml packages = yaml.child("packages");
    for (const std::string& name : packages.keys()) {
        RecipePackage package{name, ""};
        packages.require(name, package.licence);
        recipe.packages.push_back(std::move(package));
    }
    yaml.get("apart_from", recipe.apartFrom);
    yaml.get("size", recipe.size);
    yaml.get("mirror", recipe.mirror);
    yaml.get("max_class", recipe.maxClass);
    yaml.get("min_class", recipe.minClass);
    yaml.get("max_classes", recipe.maxClasses);
    yaml.get("train", recipe.train);
    yaml.get("test", recipe.test);
    for (Yaml& child : yaml.children("parts")) {
        RecipePart part{{}, std::make_shared<const Yaml>(std::move(child))};
        readFields(*part.yaml, part.options);
        if (part.options.generator.empty()) {
            part.yaml->require("generator", part.options.generator);
        }
        if (part.options.renderings < 1) {
            part.yaml->fail("renderings", "must be 1 or more");
        }
        const std::unique_ptr<Generator> generator = createGenerator(part);  // reads the other keys
        part.yaml->rejectUnknown();
        recipe.parts.push_back(std::move(part));
    }
    yaml.rejectUnknown();
    checkRecipe(yaml, recipe);
    return recipe;
}

std::vector<Recipe> loadRecipes(const fs::path& folder) {
    std::vector<Recipe> recipes;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".yaml") {
            recipes.push_back(loadRecipe(entry->path()));
        }
    }
    if (recipes.empty()) {
        throw Error("There is no recipe in " + folder.string() + (error ? ": " + error.message() : std::string()),
                    "Name a folder of .yaml files; Docent's own are in datasets/recipes");
    }
    std::sort(recipes.begin(), recipes.end(), [](const Recipe& a, const Recipe& b) {
        return a.group != b.group ? a.group < b.group : a.name < b.name;
    });
    return recipes;
}

}  // namespace docent
