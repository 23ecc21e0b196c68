// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CachePart.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Parallel.h"
#include "data/ImageCacheBuild.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* doneName = "done";
constexpr auto progressInterval = std::chrono::milliseconds(50);

/// A file that is written in place, from several threads at once, with errors that name it.
class PlacedFile {
public:
    explicit PlacedFile(fs::path path) : m_path(std::move(path)) {
        m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (m_descriptor < 0) {
            fail("make", errno);
        }
    }
    ~PlacedFile() { ::close(m_descriptor); }
    PlacedFile(const PlacedFile&) = delete;
    PlacedFile& operator=(const PlacedFile&) = delete;

    [[nodiscard]] std::uint64_t size() const {
        struct stat info {};
        return ::fstat(m_descriptor, &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
    }
    void reserve(std::uint64_t bytes) {
        int error = 0;
        do {
            error = ::posix_fallocate(m_descriptor, 0, static_cast<off_t>(bytes));
        } while (error == EINTR);
        if (error != 0) {
            fail("reserve " + formatBytes(bytes) + " for", error);
        }
    }
    void truncate(std::uint64_t bytes) {
        if (::ftruncate(m_descriptor, static_cast<off_t>(bytes)) != 0) {
            fail("shorten", errno);
        }
    }
    void write(const void* data, std::size_t bytes, std::uint64_t place) {
        transfer(static_cast<char*>(const_cast<void*>(data)), bytes, place, true);
    }
    void read(void* data, std::size_t bytes, std::uint64_t place) {
        transfer(static_cast<char*>(data), bytes, place, false);
    }
    void sync() {
        if (::fdatasync(m_descriptor) != 0) {
            fail("write", errno);
        }
    }

private:
    void transfer(char* data, std::size_t bytes, std::uint64_t place, bool isWrite) {
        while (bytes > 0) {
            const ssize_t count = isWrite ? ::pwrite(m_descriptor, data, bytes, static_cast<off_t>(place))
                                          : ::pread(m_descriptor, data, bytes, static_cast<off_t>(place));
            if (count < 0 && errno == EINTR) {
                continue;
            }
            if (count <= 0) {
                fail(isWrite ? "write" : "read", count == 0 ? EIO : errno);
            }
            data += count;
            place += static_cast<std::uint64_t>(count);
            bytes -= static_cast<std::size_t>(count);
        }
    }
    [[noreturn]] void fail(const std::string& verb, int error) const {
        throw DiskError::from(verb + " the picture cache " + m_path.string(), error);
    }

    fs::path m_path;
    int m_descriptor = -1;
};

std::string reasonOf(const Error& error) {
    std::string reason = error.what();
    while (!reason.empty() && reason.back() == '.') {
        reason.pop_back();
    }
    return reason;
}

}  // namespace

std::uint64_t markOf(std::span<const std::uint8_t> pixels) {
    const std::string hex = Hasher().add(pixels.data(), pixels.size()).hex();
    std::uint64_t mark = 0;
    std::from_chars(hex.data(), hex.data() + 16, mark, 16);
    return mark == 0 ? 1 : mark;
}

DecodedPicture decodeForCache(const ImageSource& source, std::int64_t index, int size, ResizeRule rule) {
    DecodedPicture decoded;
    try {
        decoded.picture = source.get(index, size);
        if (decoded.picture.width != size || decoded.picture.height != size) {
            decoded.picture = resizePicture(decoded.picture, size, rule);
        }
    } catch (const Error& error) {
        decoded.failure = reasonOf(error);
    } catch (const std::bad_alloc&) {
        decoded.failure = "needs more memory than there is";
    }
    return decoded;
}

DiskError DiskError::from(const std::string& what, int error) {
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return DiskError("Cannot " + what + ": " + std::strerror(error),
                     isFull ? "Free some space on that disk, or use smaller pictures"
                            : "Check the permissions of that folder, and the disk");
}

struct CachePart::Impl {
    Impl(const fs::path& folder, const ImageSource& source, const ImageCacheOptions& options, RunContext& context)
        : m_folder(folder),
          m_source(source),
          m_options(options),
          m_context(context),
          m_each(pictureBytes(options.size)),
          m_total(static_cast<std::uint64_t>(source.size())) {
        makeFolder(folder);
    }

    CacheFailures decode() {
        PlacedFile part(m_folder / cachePartName);
        PlacedFile done(m_folder / doneName);
        std::vector<std::uint64_t>& marks = m_marks;
        marks.assign(m_total, 0);
        if (part.size() == m_each * m_total && done.size() == sizeof marks[0] * m_total) {
            done.read(marks.data(), sizeof marks[0] * m_total, 0);
            verify(part, marks);
        } else {
            done.truncate(0);
            part.truncate(0);
            part.reserve(m_each * m_total);
            done.reserve(sizeof marks[0] * m_total);
        }
        std::vector<std::int64_t> todo;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (marks[i] == 0) {
                todo.push_back(static_cast<std::int64_t>(i));
            }
        }
        m_doneAtStart = static_cast<std::int64_t>(m_total - todo.size());
        m_count = m_doneAtStart;
        report(true);
        parallelFor(static_cast<std::int64_t>(todo.size()), m_options.threads,
                    [&](std::int64_t i) { decodeOne(todo[static_cast<std::size_t>(i)], part, done); });
        report(true);
        return std::move(m_failures);
    }

    /// Moves the pictures together where some failed. From here on the part cannot be resumed, so what says that it can
    /// goes first.
    void finish(const CacheFailures& failures) {
        std::error_code error;
        fs::remove(m_folder / doneName, error);
        if (error) {
            throw DiskError::from("remove " + (m_folder / doneName).string(), error.value());
        }
        syncFolder(m_folder);
        PlacedFile part(m_folder / cachePartName);
        std::vector<std::uint8_t> picture(m_each);
        std::uint64_t to = failures.empty() ? m_total : static_cast<std::uint64_t>(failures.begin()->first);
        for (std::uint64_t from = to; from < m_total; ++from) {
            if (!failures.contains(static_cast<std::int64_t>(from))) {
                part.read(picture.data(), m_each, from * m_each);
                part.write(picture.data(), m_each, to * m_each);
                m_marks[to] = m_marks[from];
                ++to;
            }
        }
        part.truncate(to * m_each);
        part.sync();
        m_marks.resize(to);
        writeFileAtomically(m_folder / cacheMarksName,
                            {reinterpret_cast<const char*>(m_marks.data()), m_marks.size() * sizeof m_marks.front()});
    }

    void checkStop() {
        const std::lock_guard lock(m_mutex);
        m_context.checkStop();
    }

    /// Clears the marks that do not fit.
    void verify(PlacedFile& part, std::vector<std::uint64_t>& marks) {
        constexpr std::uint64_t piece = 64;
        parallelFor(static_cast<std::int64_t>((m_total + piece - 1) / piece), m_options.threads, [&](std::int64_t p) {
            checkStop();
            std::vector<std::uint8_t> picture(m_each);
            const std::uint64_t begin = static_cast<std::uint64_t>(p) * piece;
            for (std::uint64_t i = begin; i < std::min(m_total, begin + piece); ++i) {
                if (marks[i] != 0) {
                    part.read(picture.data(), m_each, i * m_each);
                    marks[i] = markOf(picture) == marks[i] ? marks[i] : 0;
                }
            }
        });
    }

    void decodeOne(std::int64_t index, PlacedFile& part, PlacedFile& done) {
        checkStop();
        DecodedPicture decoded = decodeForCache(m_source, index, m_options.size, m_options.resize);
        if (decoded.failure.empty()) {
            const std::vector<std::uint8_t>& pixels = decoded.picture.pixels;
            const auto place = static_cast<std::uint64_t>(index);
            part.write(pixels.data(), m_each, place * m_each);
            const std::uint64_t mark = markOf(pixels);
            done.write(&mark, sizeof mark, place * sizeof mark);
            m_marks[place] = mark;  // each thread has its own places
        }
        const std::lock_guard lock(m_mutex);
        if (!decoded.failure.empty()) {
            m_failures.emplace(index, std::move(decoded.failure));
        }
        ++m_count;
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
                            .total = static_cast<std::int64_t>(m_total),
                            .doneAtStart = m_doneAtStart,
                            .detail = std::move(detail)});
    }

    const fs::path& m_folder;
    const ImageSource& m_source;
    const ImageCacheOptions& m_options;
    RunContext& m_context;
    std::uint64_t m_each;
    std::uint64_t m_total;
    std::vector<std::uint64_t> m_marks;  ///< of each picture; 0 = not decoded
    std::mutex m_mutex;                  ///< of all below, and of the context
    CacheFailures m_failures;
    std::int64_t m_count = 0;
    std::int64_t m_doneAtStart = 0;
    Clock::time_point m_reported{};
};

CachePart::CachePart(const std::filesystem::path& folder, const ImageSource& source, const ImageCacheOptions& options,
                     RunContext& context)
    : m_impl(std::make_unique<Impl>(folder, source, options, context)) {}

CachePart::~CachePart() = default;

CacheFailures CachePart::decode() {
    return m_impl->decode();
}

void CachePart::finish(const CacheFailures& failures) {
    m_impl->finish(failures);
}

void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        throw DiskError::from("rename " + from.string() + " to " + to.string(), errno);
    }
    syncFolder(to.parent_path());
}

}  // namespace docent
