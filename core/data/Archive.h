// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace docent {

/// Names in an archive: what an attacker could fill the memory with. ImageNet has 14 million pictures.
inline constexpr std::int64_t maxArchiveEntries = 20'000'000;
/// A picture in an archive that unpacks to more is none that the decoder would take (100 million pixels).
inline constexpr std::uint64_t maxArchivedPictureBytes = std::uint64_t{512} << 20;

/// Whether there is a file at a path that is a zip, or a tar, plain or packed by gzip, bzip2, xz, zstd or lz4. Told by
/// its bytes, not by its name.
[[nodiscard]] bool isArchive(const std::filesystem::path& path);
/// "zip archive", "tar archive packed by gzip"; "" where it is none.
[[nodiscard]] std::string archiveKind(const std::filesystem::path& path);

/// One thing that an archive names.
struct ArchiveEntry {
    std::string name;  ///< "birds/owl.png": relative, with '/', without "." and ".."; as it stands where it is refused
    std::string refusal;  ///< why it is left out: "is a link", "has a name that leaves the archive"; "" = it is a file
    std::uint64_t bytes = 0;     ///< unpacked, as the archive says
    std::uint64_t position = 0;  ///< of its header in a plain tar, for ArchiveStream's constructor
};

/// The entries of an archive, one after the other, without unpacking it to a disk.
class ArchiveStream {
public:
    /// `position`: of an entry of a plain tar to begin with. Throws Error when it cannot be opened or is no archive.
    explicit ArchiveStream(const std::filesystem::path& path, std::uint64_t position = 0);
    ~ArchiveStream();
    ArchiveStream(const ArchiveStream&) = delete;
    ArchiveStream& operator=(const ArchiveStream&) = delete;

    /// The next one that is no folder; nothing at the end. Throws Error with the byte of the archive where it is
    /// damaged, ends too early, or names more than maxArchiveEntries.
    [[nodiscard]] std::optional<ArchiveEntry> next();
    /// The content of the entry that next() gave, once. Throws Error when it is damaged or unpacks to more than
    /// `maxBytes`.
    [[nodiscard]] std::vector<std::uint8_t> read(std::uint64_t maxBytes);
    /// The same piece by piece.
    void read(std::uint64_t maxBytes, const std::function<void(const void* data, std::size_t bytes)>& sink);

    /// Whether an entry can be reached again by its position.
    [[nodiscard]] bool hasPositions() const;
    /// Of the archive as it lies, that were read so far.
    [[nodiscard]] std::uint64_t bytesRead() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace docent
