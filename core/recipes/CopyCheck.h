// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/ImageSource.h"

namespace docent {

/// Whether two pictures of one size are near-copies by what data/NearCopies.h compares beside their hashes.
[[nodiscard]] bool areNearCopies(const Picture& a, const Picture& b);

/// Finds pictures by perceptual hashes that differ in few bits, as findNearCopies() does.
class CopyIndex {
public:
    void add(std::uint64_t hash, std::int64_t id);
    /// The first picture of a like hash that `isCopy`, or -1.
    [[nodiscard]] std::int64_t find(std::uint64_t hash, const std::function<bool(std::int64_t)>& isCopy) const;

private:
    static constexpr int bands = 4;
    struct Entry {
        std::uint64_t hash;
        std::int64_t id;
    };
    std::array<std::unordered_map<std::uint64_t, std::vector<Entry>>, bands> m_known;
};

/// A thing alone on white, see Generator::bare().
struct BareThing {
    static constexpr int side = 24;
    std::uint64_t hash = 0;
    Picture picture;  ///< side x side
};
[[nodiscard]] BareThing bareThing(Picture picture);

/// The pictures of a built data set and their hashes, and the things that they show, kept beside them in
/// `fingerprints.bin` and `things.bin`.
class Fingerprints {
public:
    /// Throws Error where the folder has none, or has some of other pictures.
    explicit Fingerprints(const std::filesystem::path& folder);
    static void write(const std::filesystem::path& folder, const std::vector<std::uint64_t>& hashes,
                      const std::vector<BareThing>& things);

    [[nodiscard]] std::size_t size() const { return m_files.size(); }
    /// The picture's file where it is a near-copy of one of these, or "". From several threads at once.
    [[nodiscard]] std::string copyOf(const Picture& picture, std::uint64_t hash) const;
    /// Whether one of these shows the same thing.
    [[nodiscard]] bool hasThing(const BareThing& thing) const;

private:
    std::filesystem::path m_folder;
    std::vector<std::string> m_files;
    CopyIndex m_index;
    std::vector<Picture> m_things;
    CopyIndex m_thingIndex;
};

}  // namespace docent
