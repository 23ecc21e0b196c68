// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/Error.h"

namespace docent {

/// The disk does not do what it must, as opposed to a picture that cannot be decoded.
class DiskError final : public Error {
public:
    using Error::Error;
    /// `what`: "write the picture cache /x/images-0000.u8"; `error`: an errno.
    [[nodiscard]] static DiskError from(const std::string& what, int error);
};

/// A file that is written in place, from several threads at once. All throws DiskError that names it.
class CacheFile {
public:
    /// Made when it is not there.
    explicit CacheFile(std::filesystem::path path);
    ~CacheFile();
    CacheFile(const CacheFile&) = delete;
    CacheFile& operator=(const CacheFile&) = delete;

    [[nodiscard]] std::uint64_t size() const;
    /// Whether no other folder has the same file: what is written would change there too.
    [[nodiscard]] bool isOwn() const;
    /// Takes the room on the disk. `all`: what is told where there is too little; 0 = `bytes`.
    void reserve(std::uint64_t bytes, std::uint64_t all = 0);
    void write(const void* data, std::size_t bytes, std::uint64_t place);
    void read(void* data, std::size_t bytes, std::uint64_t place) const;
    /// Waits until the content would outlive a power cut.
    void sync();

private:
    void transfer(char* data, std::size_t bytes, std::uint64_t place, bool isWrite) const;
    [[noreturn]] void fail(const std::string& verb, int error) const;

    std::filesystem::path m_path;
    int m_descriptor = -1;
};

}  // namespace docent
