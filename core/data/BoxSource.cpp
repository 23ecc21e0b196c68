// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/BoxSource.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/Error.h"

namespace docent {

namespace {

/// About one for each thread that decodes; a photograph of 12 megapixels takes 36 MB.
constexpr std::size_t mostKept = 4;

}  // namespace

BoxSource::BoxSource(std::unique_ptr<ImageSource> pictures, std::vector<Place> places)
    : m_pictures(std::move(pictures)), m_places(std::move(places)) {}

std::int64_t BoxSource::size() const {
    return std::ssize(m_places);
}

std::shared_ptr<const Picture> BoxSource::whole(std::int64_t picture) const {
    {
        const std::lock_guard lock(m_mutex);
        const auto found =
            std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& kept) { return kept.picture == picture; });
        if (found != m_kept.end()) {
            std::rotate(found, found + 1, m_kept.end());
            return m_kept.back().pixels;
        }
    }
    auto pixels = std::make_shared<const Picture>(m_pictures->get(picture, 0));
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() == mostKept) {
        m_kept.erase(m_kept.begin());
    }
    m_kept.push_back({picture, pixels});
    return pixels;
}

Picture BoxSource::get(std::int64_t index, int size) const {
    const Place& place = m_places.at(static_cast<std::size_t>(index));
    if (place.width == 0) {
        return m_pictures->get(place.picture, size);
    }
    const std::shared_ptr<const Picture> from = whole(place.picture);
    const int left = std::min(place.x, from->width);
    const int top = std::min(place.y, from->height);
    Picture part{std::min(place.width, from->width - left), std::min(place.height, from->height - top), {}};
    if (part.width <= 0 || part.height <= 0) {
        throw Error("has a box outside of its picture, which has " + std::to_string(from->width) + " x " +
                    std::to_string(from->height) + " pixels");
    }
    part.pixels.reserve(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height) * 3);
    for (int y = top; y < top + part.height; ++y) {
        const auto first = from->pixels.begin() + (std::ptrdiff_t{y} * from->width + left) * 3;
        part.pixels.insert(part.pixels.end(), first, first + std::ptrdiff_t{part.width} * 3);
    }
    return part;
}

std::string BoxSource::fingerprint(std::int64_t index) const {
    return m_pictures->fingerprint(m_places.at(static_cast<std::size_t>(index)).picture);
}

}  // namespace docent
