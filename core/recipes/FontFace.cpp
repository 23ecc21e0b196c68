// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/FontFace.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

constexpr FT_Int32 outlineFlags = FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING;

void require(FT_Error error, const char* what) {
    if (error != 0) {
        throw Error(std::string(what) + " (FreeType's error " + std::to_string(error) + ")");
    }
}

struct Box {
    FT_Pos left = 1L << 30;
    FT_Pos bottom = 1L << 30;
    FT_Pos right = -(1L << 30);
    FT_Pos top = -(1L << 30);
    void add(const FT_BBox& box) {
        left = std::min(left, box.xMin);
        bottom = std::min(bottom, box.yMin);
        right = std::max(right, box.xMax);
        top = std::max(top, box.yMax);
    }
};

FT_Matrix matrixOf(double angle, double slant, double scale) {
    const auto fixed = [&](double value) { return static_cast<FT_Fixed>(std::lround(value * scale * 65536)); };
    return {fixed(std::cos(angle)), fixed(std::cos(angle) * slant - std::sin(angle)), fixed(std::sin(angle)),
            fixed(std::sin(angle) * slant + std::cos(angle))};
}

}  // namespace

struct FontFace::Impl {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    std::unique_ptr<MappedFile> file;

    ~Impl() {
        if (face != nullptr) {
            FT_Done_Face(face);
        }
        if (library != nullptr) {
            FT_Done_FreeType(library);
        }
    }

    /// Loads a letter, moves it by `pen` and transforms it.
    void loadOutline(char32_t code, FT_Pos pen, FT_Matrix matrix) const {
        require(FT_Load_Char(face, code, outlineFlags), "has a damaged character");
        if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
            throw Error("has no outlines");
        }
        FT_Outline_Translate(&face->glyph->outline, pen, 0);
        FT_Outline_Transform(&face->glyph->outline, &matrix);
    }
    [[nodiscard]] Box boxOf(const std::vector<char32_t>& text, FT_Matrix matrix, int only = -1) const {
        Box box;
        FT_Pos pen = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            loadOutline(text[i], pen, matrix);
            if (face->glyph->outline.n_points > 0 && (only < 0 || static_cast<std::size_t>(only) == i)) {
                FT_BBox bounds;
                FT_Outline_Get_CBox(&face->glyph->outline, &bounds);
                box.add(bounds);
            }
            pen += face->glyph->linearHoriAdvance / 1024;  // 16.16 to 26.6
        }
        if (box.right <= box.left || box.top <= box.bottom) {
            throw Error("shows nothing");
        }
        return box;
    }
};

FontFace::FontFace(const std::string& path, int index) : m_impl(std::make_unique<Impl>()) {
    m_impl->file = std::make_unique<MappedFile>(path);
    const auto bytes = m_impl->file->bytes();
    require(FT_Init_FreeType(&m_impl->library), "cannot be opened");
    require(FT_New_Memory_Face(m_impl->library, bytes.data(), static_cast<FT_Long>(bytes.size()), index, &m_impl->face),
            "is damaged, or no font");
    if (FT_Select_Charmap(m_impl->face, FT_ENCODING_UNICODE) != 0) {
        throw Error("does not say which characters it has");
    }
}

FontFace::~FontFace() = default;

int FontFace::faces() const {
    return static_cast<int>(m_impl->face->num_faces);
}

std::string FontFace::family() const {
    return m_impl->face->family_name != nullptr ? m_impl->face->family_name : "";
}

bool FontFace::hasOutlines() const {
    return FT_IS_SCALABLE(m_impl->face);
}

bool FontFace::hasCharacter(char32_t code) const {
    return FT_Get_Char_Index(m_impl->face, code) != 0;
}

std::vector<char32_t> FontFace::characters() const {
    std::vector<char32_t> codes;
    FT_UInt glyph = 0;
    for (FT_ULong code = FT_Get_First_Char(m_impl->face, &glyph); glyph != 0;
         code = FT_Get_Next_Char(m_impl->face, code, &glyph)) {
        codes.push_back(static_cast<char32_t>(code));
    }
    return codes;
}

Mask FontFace::mask(const std::vector<char32_t>& text, const MaskOptions& options) const {
    require(FT_Set_Char_Size(m_impl->face, 0, std::lround(options.em * 64), 72, 72), "cannot be scaled");
    FT_Matrix matrix = matrixOf(options.angle, options.slant, 1);
    Box box = m_impl->boxOf(text, matrix, options.centre);
    const double longer = static_cast<double>(std::max(box.right - box.left, box.top - box.bottom)) / 64;
    const double wanted = std::clamp(longer, static_cast<double>(options.least), static_cast<double>(options.most));
    if (wanted != longer) {
        matrix = matrixOf(options.angle, options.slant, wanted / longer);
        box = m_impl->boxOf(text, matrix, options.centre);
    }
    Mask mask;
    if (options.centre >= 0) {
        // A square around the middle of that letter, as large as a picture of which it may take `most`.
        const FT_Pos half = FT_Pos{64} * options.most;
        const FT_Pos x = (box.left + box.right) / 2;
        const FT_Pos y = (box.bottom + box.top) / 2;
        box.left = x - half;
        box.right = x + half;
        box.bottom = y - half;
        box.top = y + half;
    }
    const FT_Pos left = box.left & ~FT_Pos{63};
    const FT_Pos bottom = box.bottom & ~FT_Pos{63};
    mask.width = static_cast<int>((box.right - left + 63) / 64);
    mask.height = static_cast<int>((box.top - bottom + 63) / 64);
    mask.cover.assign(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height), 0);
    std::vector<std::uint8_t> cover(mask.cover.size());
    FT_Pos pen = 0;
    for (const char32_t code : text) {
        m_impl->loadOutline(code, pen, matrix);
        pen += m_impl->face->glyph->linearHoriAdvance / 1024;
        FT_Outline_Translate(&m_impl->face->glyph->outline, -left, -bottom);
        std::fill(cover.begin(), cover.end(), std::uint8_t{0});
        FT_Bitmap bitmap{};
        bitmap.rows = static_cast<unsigned>(mask.height);
        bitmap.width = static_cast<unsigned>(mask.width);
        bitmap.pitch = mask.width;
        bitmap.buffer = cover.data();
        bitmap.num_grays = 256;
        bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
        require(FT_Outline_Get_Bitmap(m_impl->library, &m_impl->face->glyph->outline, &bitmap), "cannot be drawn");
        std::transform(cover.begin(), cover.end(), mask.cover.begin(), mask.cover.begin(),
                       [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
    }
    if (std::none_of(mask.cover.begin(), mask.cover.end(), [](std::uint8_t value) { return value > 64; })) {
        throw Error("shows nothing");
    }
    return mask;
}

Layer FontFace::colourPicture(char32_t code) const {
    if (m_impl->face->num_fixed_sizes == 0 || !FT_HAS_COLOR(m_impl->face)) {
        throw Error("is no font of coloured pictures");
    }
    require(FT_Select_Size(m_impl->face, m_impl->face->num_fixed_sizes - 1), "has no size");
    require(FT_Load_Char(m_impl->face, code, FT_LOAD_COLOR), "has a damaged picture");
    const FT_Bitmap& bitmap = m_impl->face->glyph->bitmap;
    if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) {
        throw Error("shows nothing");
    }
    return trimmedLayer(
        layerFromBgra(bitmap.buffer, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), bitmap.pitch));
}

void FacePool::with(const std::string& path, int index, const std::function<void(const FontFace&)>& use) {
    std::unique_ptr<FontFace> face;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find_if(m_kept.rbegin(), m_kept.rend(),
                                        [&](const Kept& kept) { return kept.index == index && kept.path == path; });
        if (found != m_kept.rend()) {
            face = std::move(found->face);
            m_kept.erase(std::next(found).base());
        }
    }
    if (face == nullptr) {
        face = std::make_unique<FontFace>(path, index);
    }
    use(*face);
    const std::lock_guard lock(m_mutex);
    m_kept.push_back({path, index, std::move(face)});
    if (m_kept.size() > mostKept) {
        m_kept.erase(m_kept.begin());
    }
}

}  // namespace docent
