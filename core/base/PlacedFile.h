// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace docent {

/// A file that is read at places, by several threads at once. Unlike a mapped file, one that is cut short meanwhile is
/// an Error and no crash.
class PlacedFile {
public:
    /// Throws Error when it cannot be opened or is no file.
    explicit PlacedFile(const std::filesystem::path& path);
    ~PlacedFile();
    PlacedFile(const PlacedFile&) = delete;
    PlacedFile& operator=(const PlacedFile&) = delete;

    /// As it was when it was opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Fills `out` from byte `at`. Throws Error with the byte where reading fails or the file ends.
    void read(std::uint64_t at, std::span<std::uint8_t> out) const;

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

}  // namespace docent
