// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/PictureCheck.h"

#include <deque>
#include <span>
#include <utility>

#include "base/Options.h"
#include "base/Parallel.h"
#include "data/CachePart.h"
#include "data/DatasetReader.h"
#include "data/ImageCacheBuild.h"
#include "data/NearCopies.h"

namespace docent {

namespace {

/// Of pictures that are kept decoded while they are compared.
constexpr std::size_t mostBytesKept = std::size_t{256} << 20;
/// Comparisons that are remembered for other options.
constexpr std::size_t mostCompared = 1'000'000;

/// Decoded pictures of a source, the last ones asked for.
class PictureShelf {
public:
    PictureShelf(const ImageSource& source, int size, ResizeRule resize)
        : m_source(source), m_size(size), m_resize(resize) {}

    /// Empty for one that can no longer be decoded. Good until the second call after this one.
    [[nodiscard]] std::span<const std::uint8_t> get(std::int64_t index) {
        const std::int64_t before = std::exchange(m_last, index);
        if (const auto kept = m_kept.find(index); kept != m_kept.end()) {
            return kept->second;
        }
        while (m_order.size() > 2 && m_bytes > mostBytesKept) {
            const std::int64_t oldest = m_order.front();
            m_order.pop_front();
            if (oldest == before) {
                m_order.push_back(oldest);
                continue;
            }
            m_bytes -= m_kept.at(oldest).size();
            m_kept.erase(oldest);
        }
        DecodedPicture decoded = decodeForCache(m_source, index, m_size, m_resize);
        m_order.push_back(index);
        std::vector<std::uint8_t>& pixels = m_kept[index];
        if (decoded.failure.empty()) {
            pixels = std::move(decoded.picture.pixels);
        }
        m_bytes += pixels.size();
        return pixels;
    }

private:
    const ImageSource& m_source;
    int m_size;
    ResizeRule m_resize;
    std::unordered_map<std::int64_t, std::vector<std::uint8_t>> m_kept;
    std::deque<std::int64_t> m_order;
    std::size_t m_bytes = 0;
    std::int64_t m_last = -1;  ///< that was asked for
};

std::string textOf(const ImportOptions& options) {
    return fieldsToYaml(options).text();
}

}  // namespace

/// What an import would look at before it makes classes and splits again.
struct PictureCheck::Round {
    const Catalog& catalog;
    int size = 0;
    ResizeRule resize = {};
    bool isFirst = false;
};

PictureCheck::PictureCheck(std::shared_ptr<const ImportReading> reading) : m_reading(std::move(reading)) {}

ImportFindings PictureCheck::found(const ImportOptions& options) const {
    const std::lock_guard lock(m_mutex);
    ImportFindings found = m_found;
    if (m_foundFor != textOf(options)) {
        // Other splits may divide them.
        found.copies = found.allCopies();
        found.lateCopies.clear();
    }
    return found;
}

ImportFindings PictureCheck::run(const ImportOptions& options, RunContext& context) {
    bool isFirst = true;
    const auto roundOf = [&](const Catalog& catalog) {
        return Round{.catalog = catalog,
                     .size = importedSize(*m_reading, options),
                     .resize = options.resize,
                     .isFirst = std::exchange(isFirst, false)};
    };
    ImportFindings findings;
    bool isLooking = false;
    const PictureLook looking{
        .decode =
            [&](Catalog& catalog) {
                isLooking = true;
                DamagedPictures damaged = look(roundOf(catalog), context);
                std::erase_if(damaged, [&](const auto& one) { return findings.damaged.contains(one.first); });
                isLooking = false;
                return damaged;
            },
        .nearCopies =
            [&](const Catalog& catalog) {
                isLooking = true;
                std::vector<std::int64_t> firsts = compare(roundOf(catalog), context);
                isLooking = false;
                return firsts;
            }};
    bool canImport = true;
    try {
        static_cast<void>(settleImport(*m_reading, options, looking, findings));
    } catch (const Error&) {
        if (isLooking) {
            throw;
        }
        canImport = false;  // classes cannot be made, where an import ends too: previewImport() tells why
    }
    const std::lock_guard lock(m_mutex);
    context.checkStop();
    m_found = findings;
    m_foundFor = canImport ? textOf(options) : "";
    m_foundCount = std::ssize(m_found.damaged);
    return findings;
}

/// Decodes what is not known of the pictures of a round; returns all that are known to be damaged.
DamagedPictures PictureCheck::look(const Round& round, RunContext& context) {
    context.checkStop();
    decode(round, lookUp(round), context);
    const std::lock_guard lock(m_mutex);
    context.checkStop();
    if (!m_hasSound && !round.catalog.images.empty()) {
        refuseAllDamaged(round.catalog, m_found.damaged.at(round.catalog.images.front().location));
    }
    return m_found.damaged;
}

/// Takes what is known of the pictures of this round, and returns the others. What an earlier run has found is
/// forgotten only here, so that nobody sees an empty list while one of the same pictures begins.
std::vector<std::size_t> PictureCheck::lookUp(const Round& round) {
    const std::lock_guard lock(m_mutex);
    if (m_size != round.size || m_resize != round.resize) {
        m_known.clear();
        m_compared.clear();
        m_size = round.size;
        m_resize = round.resize;
    }
    if (round.isFirst) {
        m_found = {};
        m_foundFor.clear();
        m_hasSound = false;
    }
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < round.catalog.images.size(); ++i) {
        const std::string& location = round.catalog.images[i].location;
        const auto known = m_known.find(location);
        if (known == m_known.end()) {
            unknown.push_back(i);
        } else if (known->second.failure.empty()) {
            m_hasSound = true;
        } else {
            m_found.damaged.emplace(location, known->second.failure);
        }
    }
    m_foundCount = std::ssize(m_found.damaged);
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
                          .detail = count == 0 ? "" : std::to_string(count) + " could not be decoded",
                          .phase = "decode"});
    };
    tell();
    parallelFor(std::ssize(todo), 0, [&](std::int64_t i) {
        const std::size_t index = todo[static_cast<std::size_t>(i)];
        DecodedPicture decoded = decodeForCache(*source, static_cast<std::int64_t>(index), round.size, round.resize);
        const std::string& location = round.catalog.images[index].location;
        const std::uint64_t hash = decoded.failure.empty() ? perceptualHash(decoded.picture.pixels, round.size) : 0;
        const std::lock_guard lock(m_mutex);  // of the context too
        context.checkStop();
        if (decoded.failure.empty()) {
            m_hasSound = true;
        } else {
            m_found.damaged.emplace(location, decoded.failure);
            m_foundCount = std::ssize(m_found.damaged);
        }
        m_known.emplace(location, Known{.failure = std::move(decoded.failure), .hash = hash});
        ++done;
        tell();
    });
}

/// See findNearCopies(). Pictures whose hashes are alike are decoded again.
std::vector<std::int64_t> PictureCheck::compare(const Round& round, RunContext& context) {
    const std::vector<ImageRecord>& images = round.catalog.images;
    const auto source = m_reading->reader->open(round.catalog);
    std::vector<std::uint64_t> hashes;
    {
        const std::lock_guard lock(m_mutex);
        context.checkStop();
        for (const ImageRecord& image : images) {
            hashes.push_back(m_known.at(image.location).hash);
        }
    }
    PictureShelf shelf(*source, round.size, round.resize);
    const auto isCopy = [&](std::int64_t picture, std::int64_t first) {
        const std::string both = images[static_cast<std::size_t>(picture)].location + '\n' +
                                 images[static_cast<std::size_t>(first)].location;
        {
            const std::lock_guard lock(m_mutex);
            context.checkStop();
            if (const auto known = m_compared.find(both); known != m_compared.end()) {
                return known->second;
            }
        }
        context.progress({.stage = "Looking for near-copies",
                          .done = picture,
                          .total = std::ssize(images),
                          .doneAtStart = 0,
                          .detail = {},
                          .phase = "compare"});
        const std::span<const std::uint8_t> a = shelf.get(picture);
        const std::span<const std::uint8_t> b = shelf.get(first);
        const bool isOne = !a.empty() && a.size() == b.size() && isNearCopy(a, b);
        const std::lock_guard lock(m_mutex);
        if (m_compared.size() < mostCompared) {
            m_compared.emplace(both, isOne);
        }
        return isOne;
    };
    return findNearCopies(hashes, isCopy, context);
}

}  // namespace docent
