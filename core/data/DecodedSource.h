// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/ImageCache.h"
#include "data/ImageSource.h"

namespace docent {

/// What was decoded of the pictures of a catalog, where they themselves are gone: all of the cache's size and square.
class DecodedSource final : public ImageSource {
public:
    explicit DecodedSource(std::shared_ptr<const ImageCache> cache) : m_cache(std::move(cache)) {}
    [[nodiscard]] std::int64_t size() const override { return m_cache->size(); }
    [[nodiscard]] Picture get(std::int64_t index, int size) const override;
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override;

private:
    std::shared_ptr<const ImageCache> m_cache;
};

}  // namespace docent
