// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PicturePlace.h"

#include <array>
#include <charconv>
#include <system_error>

#include "data/Archive.h"

namespace docent {

namespace {

/// Reads a number at the beginning of `text`, and takes it away.
template <typename Number>
bool takeNumber(std::string_view& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

}  // namespace

std::optional<PackedPlace> packedPlace(std::string_view location) {
    const std::size_t hash = location.rfind('#');
    if (hash == std::string_view::npos) {
        return std::nullopt;
    }
    PackedPlace place{.file = location.substr(0, hash)};
    std::string_view rest = location.substr(hash + 1);
    return takeNumber(rest, place.number) && rest.empty() ? std::optional(place) : std::nullopt;
}

std::optional<BoxPlace> boxPlace(std::string_view location) {
    const std::size_t hash = location.rfind('#');
    if (hash == std::string_view::npos) {
        return std::nullopt;
    }
    BoxPlace place{.file = location.substr(0, hash)};
    std::string_view rest = location.substr(hash + 1);
    const std::array<int*, 4> numbers{&place.x, &place.y, &place.width, &place.height};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) {
            if (!rest.starts_with(',')) {
                return std::nullopt;
            }
            rest.remove_prefix(1);
        }
        if (!takeNumber(rest, *numbers[i])) {
            return std::nullopt;
        }
    }
    return rest.empty() && place.width > 0 && place.height > 0 ? std::optional(place) : std::nullopt;
}

PictureFiles::PictureFiles(const Catalog& catalog)
    : m_root(catalog.root), m_format(catalog.format), m_isArchive(isArchive(catalog.root)) {}

std::string_view PictureFiles::of(std::string_view location) const {
    return m_isArchive ? std::string_view() : inside(location);
}

std::string_view PictureFiles::inside(std::string_view location) const {
    switch (m_format) {
        case DatasetFormat::Idx:
        case DatasetFormat::Cifar:
        case DatasetFormat::WebDataset:
            return location.substr(0, location.rfind('#'));
        case DatasetFormat::Coco:
            if (const auto box = boxPlace(location)) {
                return box->file;
            }
            return location;
        default:
            return location;
    }
}

std::filesystem::path PictureFiles::path(std::string_view location) const {
    const std::string_view file = of(location);
    return file.empty() ? m_root : m_root / file;
}

}  // namespace docent
