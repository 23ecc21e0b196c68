// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace docent {

namespace fs = std::filesystem;

/// Writes a file so that a reader never sees half of it: temporary name beside it, fsync, rename, fsync of the folder.
/// Throws Error (full disk, read-only folder, ...) and leaves any earlier file untouched.
void writeFileAtomically(const fs::path& path, std::string_view bytes);

/// The same for content that is produced piece by piece: `produce` is called once with a sink.
using ByteSink = std::function<void(const void* data, std::size_t bytes)>;
void writeFileAtomically(const fs::path& path, const std::function<void(const ByteSink&)>& produce);

/// Whole content of a file. Throws Error when it cannot be read or is larger than `maxBytes`.
[[nodiscard]] std::string readFile(const fs::path& path, std::uint64_t maxBytes = std::uint64_t{1} << 32);

/// Whether a regular file is there, or a link to one.
[[nodiscard]] bool isFile(const fs::path& path);

/// ".png" of "a.PNG".
[[nodiscard]] std::string lowerExtension(const fs::path& path);

/// Creates a folder and its parents; throws Error with the reason.
void makeFolder(const fs::path& path);

/// Waits until what was made, renamed or removed in a folder would outlive a power cut. Never throws: a file system
/// that cannot do it is left to itself.
void syncFolder(const fs::path& folder);

/// Throws Error unless files can be made in `folder`.
void requireWritable(const fs::path& folder);

/// A read-only memory map of a whole file.
class MappedFile {
public:
    explicit MappedFile(const fs::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_data, m_size}; }

private:
    const std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// An exclusive lock on a file, held until destruction (also freed by the kernel when the process dies).
class FileLock {
public:
    /// Null when somebody else holds it; `holder` then tells who ("process 812 on host"). Throws Error when the lock
    /// file cannot be made at all.
    static std::unique_ptr<FileLock> tryLock(const fs::path& path, std::string* holder = nullptr);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// "2026-11-24T16:20:05Z"
[[nodiscard]] std::string utcNow();

/// "12.3 MB"
[[nodiscard]] std::string formatBytes(std::uint64_t bytes);

/// "2 h 05 min", "3 min 10 s", "12 s"
[[nodiscard]] std::string formatDuration(double seconds);

}  // namespace docent
