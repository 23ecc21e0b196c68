// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <mutex>

#include "data/ImageDecoder.h"
#include "recipes/ClassFiles.h"
#include "recipes/Generators.h"
#include "recipes/Look.h"

namespace docent {

namespace {

struct CropOptions {
    int cells = 6;           ///< a photograph is cut into cells x cells, and a crop lies in one of them
    double cropMin = 0.6;    ///< least side of a crop, as a part of its cell's shorter side
    bool flip = true;        ///< mirrored in half of the cases
    double light = 0.15;     ///< most change of brightness, either way
    double noise = 4;        ///< most deviation of the noise, of 255
    bool shareCell = false;  ///< all cells of a photograph are one group: the class is not the photograph

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("cells", cells, "a side of a photograph is cut into so many");
        visit("crop_min", cropMin, "least side of a crop, as a part of its cell's");
        visit("flip", flip, "mirrored in half of the cases");
        visit("light", light, "most change of brightness");
        visit("noise", noise, "most deviation of the noise, of 255");
        visit("whole_group", shareCell, "all crops of a file are one group");
    }
};

/// Crops of photographs: those of one cell are one group, and cells do not overlap, so that no two splits show the same
/// place.
class CropGenerator final : public Generator {
public:
    explicit CropGenerator(const Yaml& yaml) : m_files(yaml) {
        readFields(yaml, m_options);
        if (m_options.cells < 1 || m_options.cells > 64) {
            yaml.fail("cells", "must be 1 to 64");
        }
        if (m_options.cropMin <= 0 || m_options.cropMin > 1) {
            yaml.fail("crop_min", "must be above 0 and at most 1");
        }
    }

    std::vector<Thing> list(Listing& listing) override {
        std::vector<Thing> things;
        for (const ClassFiles::File& file : m_files.list(listing)) {
            if (!isPictureFile(file.file.path)) {
                continue;
            }
            const auto number = static_cast<std::int64_t>(m_paths.size());
            m_paths.push_back(file.file.path);
            for (int cell = 0; cell < m_options.cells * m_options.cells; ++cell) {
                Thing thing;
                thing.label = file.label;
                thing.origin = file.file.path;
                thing.origin.append(" cell ").append(std::to_string(cell));
                thing.group = m_options.shareCell ? file.file.path : thing.origin;
                thing.package = file.file.package;
                thing.number = number << 32 | cell;
                things.push_back(std::move(thing));
            }
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        const std::shared_ptr<const Layer> photo =
            open(m_paths[static_cast<std::size_t>(thing.number >> 32)], side * m_options.cells);
        const auto cell = static_cast<int>(thing.number & 0xFFFFFFFF);
        const int wide = photo->width / m_options.cells;
        const int high = photo->height / m_options.cells;
        const int shorter = std::min(wide, high);
        const int length = std::max(1, static_cast<int>(shorter * uniformNumber(random, m_options.cropMin, 1)));
        const int x = cell % m_options.cells * wide +
                      static_cast<int>(random.below(static_cast<std::uint64_t>(wide - length + 1)));
        const int y = cell / m_options.cells * high +
                      static_cast<int>(random.below(static_cast<std::uint64_t>(high - length + 1)));
        Canvas canvas(side);
        // A little larger than the picture, as a layer fades where it ends.
        canvas.lay(croppedLayer(*photo, x, y, length, length), {side / 2.0, side / 2.0}, side * (1 + 1.5 / length), 0,
                   m_options.flip && random.below(2) == 0);
        const auto light = static_cast<float>(1 + uniformNumber(random, -m_options.light, m_options.light));
        Canvas lit(side);
        lit.fill([&](double column, double row) {
            const Colour colour = canvas.at(static_cast<int>(column), static_cast<int>(row));
            return Colour{colour.red * light, colour.green * light, colour.blue * light};
        });
        lit.noise(uniformNumber(random, 0, m_options.noise), random);
        Picture picture = lit.picture();
        requireContent(picture);
        return picture;
    }

private:
    /// The shorter side about `side` pixels. Keeps those used last: crops of a file are drawn one after another.
    [[nodiscard]] std::shared_ptr<const Layer> open(const std::string& path, int side) const {
        {
            const std::lock_guard lock(m_mutex);
            for (const auto& [name, layer] : m_open) {
                if (name == path) {
                    return layer;
                }
            }
        }
        const Picture picture = decodePictureFile(path, side);
        Layer layer = opaqueLayer(picture);
        const double scale = static_cast<double>(side) / std::min(layer.width, layer.height);
        if (scale < 1) {
            layer = shrunkLayer(layer, std::max(side, static_cast<int>(layer.width * scale)),
                                std::max(side, static_cast<int>(layer.height * scale)));
        }
        if (std::min(layer.width, layer.height) < 8 * m_options.cells) {
            throw Error("is smaller than " + std::to_string(8 * m_options.cells) + " pixels");
        }
        auto shared = std::make_shared<const Layer>(std::move(layer));
        const std::lock_guard lock(m_mutex);
        m_open.emplace_back(path, shared);
        if (m_open.size() > mostOpen) {
            m_open.erase(m_open.begin());
        }
        return shared;
    }

    static constexpr std::size_t mostOpen = 8;
    ClassFiles m_files;
    CropOptions m_options;
    std::vector<std::string> m_paths;
    mutable std::mutex m_mutex;
    mutable std::vector<std::pair<std::string, std::shared_ptr<const Layer>>> m_open;
};

}  // namespace

std::unique_ptr<Generator> createCropGenerator(const Yaml& yaml) {
    return std::make_unique<CropGenerator>(yaml);
}

}  // namespace docent
