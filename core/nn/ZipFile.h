// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/Files.h"

namespace docent {

/// A file in a zip archive.
struct ZipMember {
    std::string name;
    bool isDeflated = false;
    std::uint64_t packedBytes = 0;  ///< as it lies in the archive
    std::uint64_t bytes = 0;        ///< unpacked
    std::uint32_t checksum = 0;     ///< CRC-32 of the unpacked bytes
    std::uint64_t headerOffset = 0;
    std::uint64_t dataOffset = 0;  ///< where its packed bytes begin
};

/// Unpacks a member piece by piece, in memory that does not grow with it. Never gives more than the member declares.
class ZipStream {
public:
    ZipStream(const std::filesystem::path& path, const ZipMember& member, std::span<const std::uint8_t> packed);
    ~ZipStream();
    ZipStream(ZipStream&&) noexcept;
    ZipStream& operator=(ZipStream&&) = delete;

    /// Fills `out`; throws Error where the member ends before, or is damaged.
    void read(void* out, std::size_t bytes);
    /// After the last byte that the member declares: throws Error where it goes on, or its checksum is another.
    void finish();
    /// Unpacked bytes that were read.
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    /// " at byte 812", of the archive, or, where it is deflated, of the member's unpacked content.
    [[nodiscard]] std::string place(std::uint64_t position) const;

private:
    [[noreturn]] void fail(const std::string& problem) const;
    std::size_t inflate(void* out, std::size_t bytes);

    struct Inflater;
    const std::filesystem::path& m_path;
    const ZipMember& m_member;
    std::span<const std::uint8_t> m_packed;  ///< what is not yet unpacked
    std::uint64_t m_position = 0;
    unsigned long m_checksum = 0;
    std::unique_ptr<Inflater> m_inflater;  ///< none of a member that is stored
};

/// A zip archive (APPNOTE 6.3, zip64 too) whose members are stored or deflated, mapped into memory. The constructor
/// checks all that the archive says of itself before anything is unpacked: that the directory is whole, each member
/// inside of the file, apart from the others and no larger than deflate can make it, and no name there twice. Throws
/// Error with file and byte.
class ZipFile {
public:
    explicit ZipFile(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const std::vector<ZipMember>& members() const { return m_members; }
    /// The archive must outlive it.
    [[nodiscard]] ZipStream open(std::size_t member) const;

private:
    std::filesystem::path m_path;
    MappedFile m_file;
    std::vector<ZipMember> m_members;
};

}  // namespace docent
