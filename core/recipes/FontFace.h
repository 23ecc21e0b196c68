// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "recipes/Layer.h"

namespace docent {

/// How much of each pixel is covered, [0, 255].
struct Mask {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> cover;
};

/// A letter's place when several are shown: see FontFace::mask().
struct MaskOptions {
    double em = 48;    ///< pixels
    double angle = 0;  ///< radians
    double slant = 0;  ///< of the upright strokes, as a part of their height
    int most = 60;     ///< pixels that neither side may pass; it is made smaller then
    int least = 20;    ///< pixels that the longer side has at least
    int centre = -1;   ///< >= 0: this letter alone is fitted, and lies in the middle of the mask
};

/// A face of a font file, through FreeType. For one thread at a time.
class FontFace {
public:
    /// Throws Error with a reason: it is damaged, or it has no such face.
    FontFace(const std::string& path, int index);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    [[nodiscard]] int faces() const;  ///< in the file
    [[nodiscard]] std::string family() const;
    [[nodiscard]] bool hasOutlines() const;
    [[nodiscard]] bool hasCharacter(char32_t code) const;
    /// Codes of all its characters, ascending.
    [[nodiscard]] std::vector<char32_t> characters() const;
    /// One letter, or several beside one another. Throws Error where it shows nothing.
    [[nodiscard]] Mask mask(const std::vector<char32_t>& text, const MaskOptions& options) const;
    /// The picture of a character of a colour font. Throws Error where it has none.
    [[nodiscard]] Layer colourPicture(char32_t code) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Lends open faces to threads, and keeps those that come back.
class FacePool {
public:
    /// Calls `use` with a face that nobody else uses meanwhile. Throws what FontFace and `use` throw.
    void with(const std::string& path, int index, const std::function<void(const FontFace&)>& use);

private:
    struct Kept {
        std::string path;
        int index;
        std::unique_ptr<FontFace> face;
    };
    static constexpr std::size_t mostKept = 64;
    std::mutex m_mutex;
    std::vector<Kept> m_kept;  ///< the one used last at the end
};

}  // namespace docent
