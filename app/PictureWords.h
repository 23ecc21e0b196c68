// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "exporting/PictureStream.h"

namespace docent {

/// The pictures that the words of a command line name: files, folders with all picture files below them in the order of
/// their names, and "-" for paths that come on stdin. Hidden files and folders are passed over; other files without a
/// picture's extension are counted.
class PictureWords {
public:
    /// `separator` ends a path on stdin: '\n' or '\0'.
    PictureWords(std::vector<std::string> words, char separator);

    /// See NextPicture. Throws Error for what cannot be a path on stdin.
    bool next(StreamedPicture& picture, const std::function<bool()>& isOver);

    /// How many there are, as far as that is known before they are read: not with "-".
    [[nodiscard]] std::optional<std::int64_t> count() const;
    /// What lies in folders and does not look like a picture; whole once next() said that it was the end.
    struct OtherFiles {
        std::string folder;
        std::int64_t count = 0;
        std::vector<std::string> names;  ///< of the first three, from the folder on
    };
    [[nodiscard]] const std::vector<OtherFiles>& otherFiles() const { return m_otherFiles; }
    /// Whether they are named one by one, as many as there are words.
    [[nodiscard]] bool areFiles() const;

private:
    /// A folder that is being read; links that lead to one that was read already are passed over.
    struct Folder {
        std::filesystem::path path;
        std::vector<std::string> names;  ///< the next one last
    };
    bool enter(const std::filesystem::path& path, std::string& problem);
    bool nextInFolders(StreamedPicture& picture);
    void addOther(const std::filesystem::path& path);
    bool nextOnStdin(StreamedPicture& picture, const std::function<bool()>& isOver);
    bool fill(const std::function<bool()>& isOver);

    std::vector<std::string> m_words;
    char m_separator;
    std::size_t m_at = 0;  ///< of the words
    std::vector<Folder> m_folders;
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_visited;  ///< device and number of the word's folders
    bool m_foundOne = false;                                      ///< in the word's folder
    bool m_hasOther = false;                                      ///< likewise
    std::vector<OtherFiles> m_otherFiles;                         ///< of the word's folder the last, where it has some
    bool m_readsStdin = false;
    std::string m_buffer;
    std::size_t m_bufferAt = 0;
    bool m_stdinEnded = false;
};

}  // namespace docent
