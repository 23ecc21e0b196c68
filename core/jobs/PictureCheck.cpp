// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/PictureCheck.h"

#include <utility>

#include "base/Parallel.h"
#include "data/CachePart.h"
#include "data/DatasetReader.h"
#include "data/ImageCacheBuild.h"

namespace docent {

/// What an import would decode before it makes classes and splits again.
struct PictureCheck::Round {
    Catalog catalog;
    int size = 0;
    ResizeRule resize = {};
    bool isFirst = false;
};

PictureCheck::PictureCheck(std::shared_ptr<const ImportReading> reading) : m_reading(std::move(reading)) {}

DamagedPictures PictureCheck::found() const {
    const std::lock_guard lock(m_mutex);
    return m_found;
}

DamagedPictures PictureCheck::run(const ImportOptions& options, RunContext& context) {
    DamagedPictures damaged;
    for (bool isFirst = true;; isFirst = false) {
        Round round{.size = importedSize(*m_reading, options), .resize = options.resize, .isFirst = isFirst};
        try {
            round.catalog = arrangeImport(*m_reading, options, damaged);
        } catch (const Error&) {
            // An import ends here too: previewImport() tells why.
            const std::lock_guard lock(m_mutex);
            context.checkStop();
            m_found = damaged;
            m_foundCount = std::ssize(m_found);
            return damaged;
        }
        context.checkStop();
        decode(round, lookUp(round), context);
        const std::lock_guard lock(m_mutex);
        context.checkStop();
        if (m_found.size() == damaged.size()) {
            return damaged;
        }
        damaged = m_found;
        if (!m_hasSound) {
            refuseAllDamaged(round.catalog, damaged.at(round.catalog.images.front().location));
        }
    }
}

/// Takes what is known of the pictures of this round, and returns the others. What an earlier run has found is
/// forgotten only here, so that nobody sees an empty list while one of the same pictures begins.
std::vector<std::size_t> PictureCheck::lookUp(const Round& round) {
    const std::lock_guard lock(m_mutex);
    if (m_size != round.size || m_resize != round.resize) {
        m_known.clear();
        m_size = round.size;
        m_resize = round.resize;
    }
    if (round.isFirst) {
        m_found.clear();
        m_hasSound = false;
    }
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < round.catalog.images.size(); ++i) {
        const std::string& location = round.catalog.images[i].location;
        const auto known = m_known.find(location);
        if (known == m_known.end()) {
            unknown.push_back(i);
        } else if (known->second.empty()) {
            m_hasSound = true;
        } else {
            m_found.emplace(location, known->second);
        }
    }
    m_foundCount = std::ssize(m_found);
    return unknown;
}

void PictureCheck::decode(const Round& round, const std::vector<std::size_t>& todo, RunContext& context) {
    const auto source = m_reading->reader->open(round.catalog);
    const std::int64_t total = std::ssize(round.catalog.images);
    const std::int64_t before = total - std::ssize(todo);
    std::int64_t done = before;
    const auto tell = [&] {
        const std::int64_t count = m_foundCount;
        context.progress({.stage = "Decoding pictures",
                          .done = done,
                          .total = total,
                          .doneAtStart = before,
                          .detail = count == 0 ? "" : std::to_string(count) + " could not be decoded"});
    };
    tell();
    parallelFor(std::ssize(todo), 0, [&](std::int64_t i) {
        const std::size_t index = todo[static_cast<std::size_t>(i)];
        DecodedPicture decoded = decodeForCache(*source, static_cast<std::int64_t>(index), round.size, round.resize);
        const std::string& location = round.catalog.images[index].location;
        const std::lock_guard lock(m_mutex);  // of the context too
        context.checkStop();
        if (decoded.failure.empty()) {
            m_hasSound = true;
        } else {
            m_found.emplace(location, decoded.failure);
            m_foundCount = std::ssize(m_found);
        }
        m_known.emplace(location, std::move(decoded.failure));
        ++done;
        tell();
    });
}

}  // namespace docent
