// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/SvgFile.h"

#include <librsvg/rsvg.h>

#include <memory>
#include <string>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

constexpr std::uint64_t largestFile = 8U << 20;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

[[noreturn]] void fail(GError* error) {
    std::string reason = "is no SVG";
    if (error != nullptr) {
        reason = "is damaged (" + std::string(error->message) + ")";
        g_error_free(error);
    }
    throw Error(reason.substr(0, 200));
}

}  // namespace

Layer readSvg(const fs::path& path, int side) {
    const std::string bytes = readFile(path, largestFile);
    GError* error = nullptr;
    const std::unique_ptr<RsvgHandle, Unref> handle(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(bytes.data()), static_cast<gsize>(bytes.size()), &error));
    if (handle == nullptr) {
        fail(error);
    }
    double width = 0;
    double height = 0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0 || width <= 0 || height <= 0) {
        // Without a size in pixels the shape of its box of coordinates counts.
        gboolean hasWidth = 0;
        gboolean hasHeight = 0;
        gboolean hasBox = 0;
        RsvgLength wide{};
        RsvgLength high{};
        RsvgRectangle box{};
        rsvg_handle_get_intrinsic_dimensions(handle.get(), &hasWidth, &wide, &hasHeight, &high, &hasBox, &box);
        width = hasBox != 0 && box.width > 0 ? box.width : 1;
        height = hasBox != 0 && box.height > 0 ? box.height : 1;
    }
    const double scale = side / std::max(width, height);
    const int columns = std::max(1, static_cast<int>(width * scale + 0.5));
    const int rows = std::max(1, static_cast<int>(height * scale + 0.5));
    const std::unique_ptr<cairo_surface_t, Destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, columns, rows));
    const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(surface.get()));
    const RsvgRectangle viewport{0, 0, static_cast<double>(columns), static_cast<double>(rows)};
    if (rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, &error) == 0) {
        fail(error);
    }
    cairo_surface_flush(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        throw Error("cannot be drawn");
    }
    return layerFromBgra(cairo_image_surface_get_data(surface.get()), columns, rows,
                         cairo_image_surface_get_stride(surface.get()));
}

}  // namespace docent
