// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ArchiveSource.h"

#include <list>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/Error.h"
#include "data/Archive.h"
#include "data/DatasetReader.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

/// Pictures that are passed over are kept where no more than this many lie between them and the one that is wanted:
/// several threads ask for neighbours, in any order.
constexpr std::int64_t keptDistance = 512;
/// What is kept of them at most; a photograph has some megabytes.
constexpr std::size_t keptBytes = std::size_t{256} << 20;

}  // namespace

/// A way through the archive, which goes back to its beginning where it must.
class ArchiveSource::Passage {
public:
    Passage(std::filesystem::path archive, std::vector<std::string> names)
        : m_archive(std::move(archive)), m_names(std::move(names)), m_places(m_names.size()) {
        m_indices.reserve(m_names.size());
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            m_indices.emplace(m_names[i], static_cast<std::int64_t>(i));
        }
    }

    [[nodiscard]] std::int64_t size() const { return std::ssize(m_names); }

    std::vector<std::uint8_t> bytes(std::int64_t index) {
        const std::lock_guard lock(m_mutex);
        if (const auto kept = m_kept.find(index); kept != m_kept.end()) {
            m_order.erase(kept->second.place);
            m_keptBytes -= kept->second.content.size();
            std::vector<std::uint8_t> content = std::move(kept->second.content);
            m_kept.erase(kept);
            return content;
        }
        try {
            return find(index);
        } catch (const Error&) {
            m_stream.reset();  // it is in no state to go on from
            throw;
        }
    }

private:
    struct Kept {
        std::vector<std::uint8_t> content;
        std::list<std::int64_t>::iterator place;
    };

    /// Where an entry lies.
    struct Place {
        std::int64_t number = unknown;  ///< of the entry in the archive
        std::uint64_t position = 0;     ///< of its header, in a plain tar
    };
    static constexpr std::int64_t unknown = -1;

    void enter(std::uint64_t position, std::int64_t number) {
        m_stream = std::make_unique<ArchiveStream>(m_archive, position);
        m_next = number;
    }

    std::vector<std::uint8_t> find(std::int64_t index) {
        const Place& place = m_places.at(static_cast<std::size_t>(index));
        const bool isBehind = place.number != unknown && place.number < m_next;
        bool isFromBeginning = false;
        if (m_stream && place.number != unknown && m_stream->hasPositions()) {
            enter(place.position, place.number);
        } else if (!m_stream || isBehind) {
            enter(0, 0);
            isFromBeginning = true;
        }
        while (true) {
            const auto entry = m_stream->next();
            if (!entry) {
                if (isFromBeginning) {
                    throw Error("is no longer in the archive");
                }
                enter(0, 0);
                isFromBeginning = true;
                continue;
            }
            const std::int64_t number = m_next++;
            const auto known = m_indices.find(entry->name);
            if (known == m_indices.end() || !entry->refusal.empty()) {
                continue;
            }
            m_places[static_cast<std::size_t>(known->second)] = {number, entry->position};
            if (known->second == index) {
                return m_stream->read(maxArchivedPictureBytes);
            }
            const std::int64_t distance = index - known->second;
            if (distance > 0 && distance <= keptDistance && !m_kept.contains(known->second)) {
                keep(known->second);
            }
        }
    }

    void keep(std::int64_t index) {
        std::vector<std::uint8_t> content = m_stream->read(maxArchivedPictureBytes);
        m_keptBytes += content.size();
        m_order.push_back(index);
        m_kept.emplace(index, Kept{std::move(content), std::prev(m_order.end())});
        while (m_keptBytes > keptBytes) {
            const auto oldest = m_kept.find(m_order.front());
            m_keptBytes -= oldest->second.content.size();
            m_kept.erase(oldest);
            m_order.pop_front();
        }
    }

    std::filesystem::path m_archive;
    std::vector<std::string> m_names;
    std::unordered_map<std::string_view, std::int64_t> m_indices;
    std::mutex m_mutex;           ///< of all below
    std::vector<Place> m_places;  ///< of what was passed
    std::unique_ptr<ArchiveStream> m_stream;
    std::int64_t m_next = 0;  ///< number of the entry that the stream gives next
    std::unordered_map<std::int64_t, Kept> m_kept;
    std::list<std::int64_t> m_order;  ///< of what is kept, the oldest first
    std::size_t m_keptBytes = 0;
};

ArchiveSource::ArchiveSource(std::filesystem::path archive, std::vector<std::string> names)
    : m_fingerprint(fileFingerprint(archive)) {
    m_passage = std::make_unique<Passage>(std::move(archive), std::move(names));
}

ArchiveSource::~ArchiveSource() = default;

std::int64_t ArchiveSource::size() const {
    return m_passage->size();
}

Picture ArchiveSource::get(std::int64_t index, int size) const {
    return decodePicture(m_passage->bytes(index), size);
}

std::string ArchiveSource::fingerprint(std::int64_t) const {
    return m_fingerprint;
}

}  // namespace docent
