// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "data/Catalog.h"

namespace docent {

/// A picture in a file that holds many: "train.bin#17".
struct PackedPlace {
    std::string_view file;
    std::int64_t number = 0;
};
/// Nothing for a location that is no such place.
[[nodiscard]] std::optional<PackedPlace> packedPlace(std::string_view location);

/// A part of a picture: "street.jpg#120,40,64,64".
struct BoxPlace {
    std::string_view file;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};
[[nodiscard]] std::optional<BoxPlace> boxPlace(std::string_view location);

/// The files that the pictures of a catalog lie in: each in one of its own, many in one, or all in an archive.
class PictureFiles {
public:
    explicit PictureFiles(const Catalog& catalog);
    /// The file of a picture, relative to the root; "" where the root itself is the file.
    [[nodiscard]] std::string_view of(std::string_view location) const;
    /// The same with the root.
    [[nodiscard]] std::filesystem::path path(std::string_view location) const;
    /// The file in the root, be that a folder or an archive.
    [[nodiscard]] std::string_view inside(std::string_view location) const;

private:
    std::filesystem::path m_root;
    DatasetFormat m_format;
    bool m_isArchive;
};

}  // namespace docent
