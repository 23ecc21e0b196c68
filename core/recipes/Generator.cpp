// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Generator.h"

#include "recipes/Generators.h"

namespace docent {

namespace {

using Create = std::unique_ptr<Generator> (*)(const Yaml&);

constexpr std::pair<std::string_view, Create> known[] = {
    {"glyphs", createGlyphGenerator},     {"emoji", createEmojiGenerator},   {"tree", createTreeGenerator},
    {"icons", createIconGenerator},       {"packed", createPackedGenerator}, {"crops", createCropGenerator},
    {"sprites", createSpriteGenerator},   {"scenes", createSceneGenerator},  {"solids", createSolidGenerator},
    {"textures", createTextureGenerator},
};

}  // namespace

std::unique_ptr<Generator> createGenerator(const RecipePart& part) {
    std::string names;
    for (const auto& [name, create] : known) {
        if (name == part.options.generator) {
            return create(*part.yaml);
        }
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    part.yaml->fail("generator", "knows no generator '" + part.options.generator + "'", "Use one of: " + names);
}

}  // namespace docent
