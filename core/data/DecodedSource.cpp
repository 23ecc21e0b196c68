// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/DecodedSource.h"

namespace docent {

Picture DecodedSource::get(std::int64_t index, int) const {
    const std::span<const std::uint8_t> pixels = m_cache->pixels(index);
    return {.width = m_cache->imageSize(), .height = m_cache->imageSize(), .pixels = {pixels.begin(), pixels.end()}};
}

std::string DecodedSource::fingerprint(std::int64_t index) const {
    return m_cache->hash({index});
}

}  // namespace docent
