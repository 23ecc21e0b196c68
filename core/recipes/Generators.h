// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "base/Yaml.h"
#include "recipes/Generator.h"

namespace docent {

// One file each. The YAML is a part of a recipe; each reads the keys that are its own.

std::unique_ptr<Generator> createGlyphGenerator(const Yaml& yaml);    ///< characters of fonts
std::unique_ptr<Generator> createEmojiGenerator(const Yaml& yaml);    ///< of a colour font, or a picture each
std::unique_ptr<Generator> createTreeGenerator(const Yaml& yaml);     ///< pictures in folders
std::unique_ptr<Generator> createIconGenerator(const Yaml& yaml);     ///< of freedesktop.org's themes
std::unique_ptr<Generator> createPackedGenerator(const Yaml& yaml);   ///< many small pictures in a file
std::unique_ptr<Generator> createCropGenerator(const Yaml& yaml);     ///< parts of photographs
std::unique_ptr<Generator> createSpriteGenerator(const Yaml& yaml);   ///< one shape: where, how large, how turned
std::unique_ptr<Generator> createSceneGenerator(const Yaml& yaml);    ///< several: how many, how far, which hour
std::unique_ptr<Generator> createSolidGenerator(const Yaml& yaml);    ///< a body in space: seen from where
std::unique_ptr<Generator> createTextureGenerator(const Yaml& yaml);  ///< surfaces

}  // namespace docent
