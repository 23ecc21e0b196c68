// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace docent {

/// The nouns of WordNet: meanings (synsets), each with its words and the meanings above it. A meaning is named as
/// ImageNet does, "n01440764": its offset in WordNet 3.0's data.noun.
class WordNet {
public:
    struct Meaning {
        std::string id;
        std::vector<std::string> words;    ///< "tench", "Tinca tinca"; the most usual first
        std::vector<std::string> parents;  ///< ids of its hypernyms, of kinds and of instances; several in places
        std::string gloss;                 ///< its definition; "" where the files have none
    };

    /// Reads `data.noun` with `index.noun` (wndb(5WN)), or `wordnet.is_a.txt` with `words.txt` (ImageNet). Throws Error
    /// with file and line for what cannot be read, and for a meaning that lies under itself.
    explicit WordNet(const std::filesystem::path& folder);

    [[nodiscard]] const Meaning* find(std::string_view id) const;
    /// The meanings of a word, the most usual first, as far as the files tell. Case, '_' and '-' do not count, and the
    /// plural's s is tried without.
    [[nodiscard]] std::vector<const Meaning*> meanings(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return m_meanings.size(); }

private:
    void readDatabase(const std::filesystem::path& folder);
    void readLists(const std::filesystem::path& folder);
    Meaning& add(const std::string& id);
    void checkAcyclic(const std::filesystem::path& folder) const;

    std::vector<Meaning> m_meanings;
    std::unordered_map<std::string, std::size_t> m_byId;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byWord;
};

/// "n" and eight digits.
[[nodiscard]] bool isWordNetId(std::string_view name);
/// The folder with WordNet's files: `near`, the one above it, that of the environment's WNSEARCHDIR or WNHOME, or the
/// system's. Nothing where there is none.
[[nodiscard]] std::optional<std::filesystem::path> findWordNet(const std::filesystem::path& near = {});

}  // namespace docent
