// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CachePart.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

#include "base/Files.h"
#include "base/LateLibrary.h"
#include "base/Parallel.h"
#include "base/Yaml.h"
#include "data/CacheReuse.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* planName = "plan.u64";
constexpr const char* doneName = "done.u64";
constexpr std::uint64_t word = sizeof(std::uint64_t);
constexpr auto progressInterval = std::chrono::milliseconds(50);
/// Pictures that a thread checks at a time.
constexpr std::int64_t checkedPiece = 64;

/// Before the slots in the plan.
struct PlanHeader {
    std::uint64_t version = cacheVersion;
    std::uint64_t perShard = 0;
    std::uint64_t linked = 0;  ///< shards of other sets, which come first
};

std::string reasonOf(const Error& error) {
    std::string reason = error.reason();
    while (!reason.empty() && reason.back() == '.') {
        reason.pop_back();
    }
    return reason;
}

std::string_view bytesOf(const std::vector<CachedPicture>& pictures) {
    return {reinterpret_cast<const char*>(pictures.data()), pictures.size() * sizeof(CachedPicture)};
}

}  // namespace

DecodedPicture decodeForCache(const ImageSource& source, std::int64_t index, int size, ResizeRule rule) {
    DecodedPicture decoded;
    try {
        decoded.picture = source.get(index, size);
        if (decoded.picture.width != size || decoded.picture.height != size) {
            decoded.picture = resizePicture(decoded.picture, size, rule);
        }
    } catch (const LateLibraryError&) {
        throw;
    } catch (const Error& error) {
        decoded.failure = reasonOf(error);
    } catch (const std::bad_alloc&) {
        decoded.failure = "needs more memory than there is";
    }
    return decoded;
}

struct CachePart::Impl {
    Impl(const fs::path& folder, const fs::path& root, const std::vector<PictureId>& ids, const ImageSource& source,
         const ImageCacheOptions& options, RunContext& context)
        : m_folder(folder),
          m_source(source),
          m_options(options),
          m_context(context),
          m_reuse(root, ids, options),
          m_each(pictureBytes(options.size)),
          m_perShard(picturesPerShard(options.size, options.shardBytes)),
          m_pictures(ids.size()) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            m_pictures[i].id = ids[i];
        }
    }

    std::uint64_t prepare() {
        if (resume()) {
            return 0;
        }
        std::error_code error;
        fs::remove_all(m_folder, error);
        if (error) {
            throw DiskError::from("remove " + m_folder.string(), error.value());
        }
        // What resume() read before it gave up is of no plan any more.
        m_linked = 0;
        for (CachedPicture& picture : m_pictures) {
            picture.slot = 0;
            picture.mark = 0;
        }
        makeFolder(m_folder);
        plan();
        return freshBytes();
    }

    CacheFailures decode() {
        CacheFile done(m_folder / doneName);
        for (std::uint64_t shard = m_linked; shard < m_shards.size(); ++shard) {
            CacheFile file(m_folder / shardName(shard));
            if (!file.isOwn()) {
                throw Error("The unfinished picture cache " + m_folder.string() + " is damaged",
                            "Remove the folder, it is made again");
            }
            file.reserve(m_shards[shard].size() * m_each, freshBytes());
        }
        m_total = static_cast<std::int64_t>(m_pictures.size());
        m_doneAtStart = std::count_if(m_pictures.begin(), m_pictures.end(), [](const auto& p) { return p.mark != 0; });
        m_count = m_doneAtStart;
        report(true);
        for (std::uint64_t shard = m_linked; shard < m_shards.size(); ++shard) {
            std::vector<std::int64_t> todo;
            std::copy_if(m_shards[shard].begin(), m_shards[shard].end(), std::back_inserter(todo),
                         [this](std::int64_t i) { return at(i).mark == 0; });
            if (!todo.empty()) {
                CacheFile file(m_folder / shardName(shard));
                parallelFor(static_cast<std::int64_t>(todo.size()), m_options.threads,
                            [&](std::int64_t i) { fill(todo[static_cast<std::size_t>(i)], file, done); });
            }
        }
        report(true);
        return std::move(m_failures);
    }

    void finish(const CacheFailures& failures, const std::string& key) {
        for (std::uint64_t shard = m_linked; shard < m_shards.size(); ++shard) {
            CacheFile(m_folder / shardName(shard)).sync();
        }
        std::vector<CachedPicture> kept;
        kept.reserve(m_pictures.size() - failures.size());
        for (std::size_t i = 0; i < m_pictures.size(); ++i) {
            if (!failures.contains(static_cast<std::int64_t>(i))) {
                kept.push_back(m_pictures[i]);
            }
        }
        writeFileAtomically(m_folder / cachePicturesName, bytesOf(kept));
        for (const char* name : {planName, doneName}) {
            std::error_code error;
            fs::remove(m_folder / name, error);
            if (error) {
                throw DiskError::from("remove " + (m_folder / name).string(), error.value());
            }
        }
        Yaml index;
        index.set("version", cacheVersion);
        index.set("key", key);
        index.set("count", kept.size());
        index.set("size", m_options.size);
        index.set("resize", std::string(toString(m_options.resize)));
        index.set("shards", m_shards.size());
        index.set("pictures_per_shard", m_perShard);
        writeFileAtomically(m_folder / cacheIndexName, index.text());
    }

private:
    CachedPicture& at(std::int64_t picture) { return m_pictures[static_cast<std::size_t>(picture)]; }

    /// Of the pictures that get a place of their own.
    [[nodiscard]] std::uint64_t freshBytes() const {
        std::uint64_t count = 0;
        for (std::uint64_t shard = m_linked; shard < m_shards.size(); ++shard) {
            count += m_shards[shard].size();
        }
        return count * m_each;
    }

    void sortIntoShards() {
        m_shards.clear();
        for (std::size_t i = 0; i < m_pictures.size(); ++i) {
            const std::uint64_t shard = m_pictures[i].slot / m_perShard;
            m_shards.resize(std::max<std::uint64_t>(m_shards.size(), shard + 1));
            m_shards[shard].push_back(static_cast<std::int64_t>(i));
        }
    }

    /// False where there is nothing to go on with.
    bool resume() {
        PlanHeader header;
        std::vector<std::uint64_t> slots(m_pictures.size());
        std::vector<std::uint64_t> marks(m_pictures.size());
        std::error_code error;
        if (fs::file_size(m_folder / planName, error) != sizeof header + word * slots.size() || error ||
            fs::file_size(m_folder / doneName, error) != word * marks.size() || error) {
            return false;
        }
        const std::string text = readFile(m_folder / planName);
        std::memcpy(&header, text.data(), sizeof header);
        if (header.version != cacheVersion || header.perShard != m_perShard || header.linked > slots.size()) {
            return false;
        }
        std::memcpy(slots.data(), text.data() + sizeof header, word * slots.size());
        CacheFile(m_folder / doneName).read(marks.data(), word * marks.size(), 0);
        const std::uint64_t most = (header.linked + slots.size()) * m_perShard;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i] >= most) {
                return false;
            }
            m_pictures[i].slot = slots[i];
            m_pictures[i].mark = marks[i];
        }
        m_linked = header.linked;
        sortIntoShards();
        for (std::uint64_t shard = 0; shard < m_shards.size(); ++shard) {
            if (!check(shard)) {
                return false;
            }
        }
        return true;
    }

    /// Clears the marks of a shard that do not fit. False where the shard is not one of this plan.
    bool check(std::uint64_t shard) {
        const fs::path path = m_folder / shardName(shard);
        const std::vector<std::int64_t>& pictures = m_shards[shard];
        if (!isFile(path)) {
            return false;
        }
        const CacheFile file(path);
        const std::uint64_t size = file.size();
        const bool isLinked = shard < m_linked;
        if (isLinked ? size % m_each != 0 : (size != pictures.size() * m_each || !file.isOwn())) {
            return false;
        }
        const auto count = static_cast<std::int64_t>(pictures.size());
        parallelFor((count + checkedPiece - 1) / checkedPiece, m_options.threads, [&](std::int64_t p) {
            checkStop();
            std::vector<std::uint8_t> pixels(m_each);
            for (std::int64_t k = p * checkedPiece; k < std::min(count, (p + 1) * checkedPiece); ++k) {
                CachedPicture& picture = at(pictures[static_cast<std::size_t>(k)]);
                const std::uint64_t place = picture.slot % m_perShard * m_each;
                if (picture.mark != 0 && place + m_each <= size) {
                    file.read(pixels.data(), m_each, place);
                    picture.mark = markOf(pixels) == picture.mark ? picture.mark : 0;
                } else {
                    picture.mark = 0;
                }
            }
        });
        return !isLinked || std::all_of(pictures.begin(), pictures.end(), [this](auto i) { return at(i).mark != 0; });
    }

    void plan() {
        std::vector<bool> isPlaced(m_pictures.size(), false);
        const std::uint64_t linked = linkShards(isPlaced);
        const auto fresh = static_cast<std::uint64_t>(std::count(isPlaced.begin(), isPlaced.end(), false));
        if (m_options.maxBytes > 0 && linked + fresh * m_each > m_options.maxBytes) {
            unlinkShards(isPlaced);  // with what it does not need of them it would be too large
        }
        std::uint64_t next = m_linked * m_perShard;
        for (std::size_t i = 0; i < m_pictures.size(); ++i) {
            if (!isPlaced[i]) {
                m_pictures[i].slot = next++;
            }
        }
        sortIntoShards();
        const PlanHeader header{.perShard = m_perShard, .linked = m_linked};
        std::vector<std::uint64_t> slots;
        std::vector<std::uint64_t> marks;
        for (const CachedPicture& picture : m_pictures) {
            slots.push_back(picture.slot);
            marks.push_back(picture.mark);
        }
        CacheFile done(m_folder / doneName);
        done.reserve(word * marks.size());
        done.write(marks.data(), word * marks.size(), 0);
        writeFileAtomically(m_folder / planName, [&](const ByteSink& sink) {
            sink(&header, sizeof header);
            sink(slots.data(), word * slots.size());
        });
    }

    /// Takes over each shard of another set of which this one needs half or more. Returns the bytes of these.
    std::uint64_t linkShards(std::vector<bool>& isPlaced) {
        using Shard = std::pair<std::int32_t, std::uint64_t>;  // cache, number there
        std::map<Shard, std::vector<std::int64_t>> needed;
        for (std::size_t i = 0; i < m_pictures.size(); ++i) {
            const CacheReuse::Place& place = m_reuse.places()[i];
            if (place.cache >= 0 && m_reuse.cacheOf(place).picturesInShard() == m_perShard) {
                const std::uint64_t slot = m_reuse.cacheOf(place).picture(place.index).slot;
                needed[{place.cache, slot / m_perShard}].push_back(static_cast<std::int64_t>(i));
            }
        }
        std::uint64_t bytes = 0;
        for (const auto& [shard, pictures] : needed) {
            if (pictures.size() * 2 < m_perShard) {
                continue;
            }
            const fs::path from =
                m_reuse.caches()[static_cast<std::size_t>(shard.first)]->folder() / shardName(shard.second);
            const fs::path to = m_folder / shardName(m_linked);
            if (::link(from.c_str(), to.c_str()) != 0) {
                continue;  // gone meanwhile, or the disk has no links: its pictures are copied
            }
            // What was linked is looked at, not what was mapped before: that may have been made again meanwhile.
            if (!areWhole(pictures, to)) {
                fs::remove(to);
                continue;
            }
            bytes += fs::file_size(to);
            for (const std::int64_t i : pictures) {
                const CacheReuse::Place& place = m_reuse.places()[static_cast<std::size_t>(i)];
                const CachedPicture there = m_reuse.cacheOf(place).picture(place.index);
                at(i).slot = m_linked * m_perShard + there.slot % m_perShard;
                at(i).mark = there.mark;
                isPlaced[static_cast<std::size_t>(i)] = true;
            }
            ++m_linked;
        }
        return bytes;
    }

    void unlinkShards(std::vector<bool>& isPlaced) {
        for (std::uint64_t shard = 0; shard < m_linked; ++shard) {
            fs::remove(m_folder / shardName(shard));
        }
        m_linked = 0;
        for (std::size_t i = 0; i < isPlaced.size(); ++i) {
            isPlaced[i] = false;
            m_pictures[i].mark = 0;
        }
    }

    /// Whether all these pictures lie in the shard as their set says; those that do not are decoded.
    bool areWhole(const std::vector<std::int64_t>& pictures, const fs::path& shard) {
        const MappedFile file(shard);
        std::vector<std::int64_t> damaged;
        const auto count = static_cast<std::int64_t>(pictures.size());
        parallelFor((count + checkedPiece - 1) / checkedPiece, m_options.threads, [&](std::int64_t p) {
            checkStop();
            for (std::int64_t k = p * checkedPiece; k < std::min(count, (p + 1) * checkedPiece); ++k) {
                const std::int64_t i = pictures[static_cast<std::size_t>(k)];
                const CacheReuse::Place& place = m_reuse.places()[static_cast<std::size_t>(i)];
                const CachedPicture there = m_reuse.cacheOf(place).picture(place.index);
                const std::uint64_t at = there.slot % m_perShard * m_each;
                if (at + m_each > file.bytes().size() || markOf(file.bytes().subspan(at, m_each)) != there.mark) {
                    const std::lock_guard lock(m_mutex);
                    damaged.push_back(i);
                }
            }
        });
        for (const std::int64_t i : damaged) {
            m_reuse.forget(i);
        }
        return damaged.empty();
    }

    void checkStop() {
        const std::lock_guard lock(m_mutex);
        m_context.checkStop();
    }

    void fill(std::int64_t index, CacheFile& file, CacheFile& done) {
        checkStop();
        const CacheReuse::Place& known = m_reuse.places()[static_cast<std::size_t>(index)];
        const bool isKnown = known.cache >= 0 && m_reuse.isWhole(known);
        DecodedPicture decoded;
        std::span<const std::uint8_t> pixels;
        if (isKnown) {
            pixels = m_reuse.cacheOf(known).pixels(known.index);
        } else {
            decoded = decodeForCache(m_source, index, m_options.size, m_options.resize);
            pixels = decoded.picture.pixels;
        }
        if (decoded.failure.empty()) {
            CachedPicture& picture = at(index);
            file.write(pixels.data(), m_each, picture.slot % m_perShard * m_each);
            const std::uint64_t mark = markOf(pixels);
            done.write(&mark, sizeof mark, static_cast<std::uint64_t>(index) * word);
            picture.mark = mark;  // each thread has its own pictures
        }
        const std::lock_guard lock(m_mutex);
        if (!decoded.failure.empty()) {
            m_failures.emplace(index, std::move(decoded.failure));
        }
        ++m_count;
        m_doneAtStart += isKnown ? 1 : 0;  // so that the ETA is that of decoding
        report(false);
    }

    void report(bool now) {
        const auto time = Clock::now();
        if (!now && time - m_reported < progressInterval) {
            return;
        }
        m_reported = time;
        std::string detail;
        if (!m_failures.empty()) {
            detail = std::to_string(m_failures.size()) + " could not be decoded";
        }
        m_context.progress({.stage = "Decoding pictures",
                            .done = m_count,
                            .total = m_total,
                            .doneAtStart = m_doneAtStart,
                            .detail = std::move(detail)});
    }

    const fs::path& m_folder;
    const ImageSource& m_source;
    const ImageCacheOptions& m_options;
    RunContext& m_context;
    CacheReuse m_reuse;
    std::uint64_t m_each;
    std::uint64_t m_perShard;
    std::vector<CachedPicture> m_pictures;            ///< mark 0 = not there yet
    std::uint64_t m_linked = 0;                       ///< shards of other sets
    std::vector<std::vector<std::int64_t>> m_shards;  ///< pictures in each
    std::int64_t m_total = 0;
    std::mutex m_mutex;  ///< of all below, and of the context
    CacheFailures m_failures;
    std::int64_t m_count = 0;
    std::int64_t m_doneAtStart = 0;
    Clock::time_point m_reported{};
};

CachePart::CachePart(const std::filesystem::path& folder, const std::filesystem::path& root,
                     const std::vector<PictureId>& ids, const ImageSource& source, const ImageCacheOptions& options,
                     RunContext& context)
    : m_impl(std::make_unique<Impl>(folder, root, ids, source, options, context)) {}

CachePart::~CachePart() = default;

std::uint64_t CachePart::prepare() {
    return m_impl->prepare();
}

CacheFailures CachePart::decode() {
    return m_impl->decode();
}

void CachePart::finish(const CacheFailures& failures, const std::string& key) {
    m_impl->finish(failures, key);
}

void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        throw DiskError::from("rename " + from.string() + " to " + to.string(), errno);
    }
    syncFolder(to.parent_path());
}

}  // namespace docent
