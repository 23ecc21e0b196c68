// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "data/ImageSource.h"

namespace docent {

/// Parts of pictures. The pictures that were decoded last are kept: boxes of one are asked for one after the other.
class BoxSource final : public ImageSource {
public:
    struct Place {
        std::int64_t picture = 0;  ///< in the source of whole pictures
        int x = 0;                 ///< left edge in pixels; what lies outside of the picture is cut off
        int y = 0;
        int width = 0;  ///< 0 = the whole picture
        int height = 0;
    };
    BoxSource(std::unique_ptr<ImageSource> pictures, std::vector<Place> places);
    [[nodiscard]] std::int64_t size() const override;
    [[nodiscard]] Picture get(std::int64_t index, int size) const override;
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override;

private:
    [[nodiscard]] std::shared_ptr<const Picture> whole(std::int64_t picture) const;

    std::unique_ptr<ImageSource> m_pictures;
    std::vector<Place> m_places;
    struct Kept {
        std::int64_t picture;
        std::shared_ptr<const Picture> pixels;
    };
    mutable std::mutex m_mutex;
    mutable std::vector<Kept> m_kept;  ///< the latest last
};

}  // namespace docent
