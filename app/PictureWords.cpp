// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureWords.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/Error.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace fs = std::filesystem;

namespace {

const std::string fromStdin = "-";
/// Many times what a path may have: what is longer is no list of paths.
constexpr std::size_t longestPath = 65536;
constexpr std::size_t readBytes = 65536;
/// How often a stop is looked for while nothing comes.
constexpr int waitMilliseconds = 50;
/// Files that are no pictures of which the names are kept, of each folder.
constexpr std::int64_t namedFiles = 3;

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

}  // namespace

PictureWords::PictureWords(std::vector<std::string> words, char separator)
    : m_words(std::move(words)), m_separator(separator) {}

bool PictureWords::areFiles() const {
    return std::none_of(m_words.begin(), m_words.end(),
                        [](const std::string& word) { return word == fromStdin || isFolder(word); });
}

std::optional<std::int64_t> PictureWords::count() const {
    if (areFiles()) {
        return static_cast<std::int64_t>(m_words.size());
    }
    if (std::find(m_words.begin(), m_words.end(), fromStdin) != m_words.end()) {
        return std::nullopt;
    }
    PictureWords copy(m_words, m_separator);
    std::int64_t count = 0;
    for (StreamedPicture picture; copy.next(picture, [] { return false; });) {
        ++count;
    }
    return count;
}

bool PictureWords::next(StreamedPicture& picture, const std::function<bool()>& isOver) {
    while (true) {
        picture.error.clear();
        picture.mend.clear();
        if (m_readsStdin) {
            if (nextOnStdin(picture, isOver)) {
                return true;
            }
            m_readsStdin = false;
        }
        if (!m_folders.empty()) {
            if (nextInFolders(picture)) {
                return true;
            }
            if (!m_foundOne) {
                picture.path = m_words[m_at - 1];
                picture.error = "it is a folder without a picture";
                picture.mend = "Give another folder";
                return true;
            }
        }
        if (m_at == m_words.size() || isOver()) {
            return false;
        }
        const std::string& word = m_words[m_at++];
        if (word == fromStdin) {
            m_readsStdin = true;
        } else if (isFolder(word)) {
            m_visited.clear();
            m_foundOne = false;
            m_hasOther = false;
            picture.path = word;
            if (!enter(word, picture.error) && !picture.error.empty()) {
                return true;
            }
        } else {
            picture.path = word;
            return true;
        }
    }
}

/// False, without a problem, for one that was read already.
bool PictureWords::enter(const fs::path& path, std::string& problem) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !m_visited.emplace(status.st_dev, status.st_ino).second) {
        return false;
    }
    std::error_code error;
    Folder folder{.path = path, .names = {}};
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (name.front() != '.') {
            folder.names.push_back(std::move(name));
        }
    }
    if (error) {
        problem = "the folder cannot be read: " + error.message();
        return false;
    }
    std::sort(folder.names.begin(), folder.names.end(), std::greater<>());
    m_folders.push_back(std::move(folder));
    return true;
}

bool PictureWords::nextInFolders(StreamedPicture& picture) {
    while (!m_folders.empty()) {
        Folder& folder = m_folders.back();
        if (folder.names.empty()) {
            m_folders.pop_back();
            continue;
        }
        const fs::path path = folder.path / folder.names.back();
        folder.names.pop_back();
        if (isFolder(path)) {
            if (!enter(path, picture.error) && !picture.error.empty()) {
                m_foundOne = true;
                picture.path = path.string();
                return true;
            }
        } else if (isPictureFile(path)) {
            m_foundOne = true;
            picture.path = path.string();
            return true;
        } else {
            addOther(path);  // no picture by its name
        }
    }
    return false;
}

void PictureWords::addOther(const fs::path& path) {
    if (!m_hasOther) {
        m_otherFiles.push_back({.folder = m_words[m_at - 1], .count = 0, .names = {}});
        m_hasOther = true;
    }
    OtherFiles& others = m_otherFiles.back();
    if (++others.count <= namedFiles) {
        others.names.push_back(path.lexically_relative(others.folder).string());
    }
}

bool PictureWords::nextOnStdin(StreamedPicture& picture, const std::function<bool()>& isOver) {
    while (true) {
        std::size_t end = m_buffer.find(m_separator, m_bufferAt);
        while (end == std::string::npos && fill(isOver)) {
            end = m_buffer.find(m_separator, m_bufferAt);
        }
        if (isOver() || (end == std::string::npos && m_bufferAt == m_buffer.size())) {
            return false;
        }
        end = std::min(end, m_buffer.size());
        picture.path = m_buffer.substr(m_bufferAt, end - m_bufferAt);
        m_bufferAt = std::min(end + 1, m_buffer.size());
        if (m_separator == '\n' && picture.path.ends_with('\r')) {
            picture.path.pop_back();
        }
        if (picture.path.find('\0') != std::string::npos) {
            throw Error("There are NULs in the lines on stdin", "Say --null where each path ends with one");
        }
        if (!picture.path.empty()) {
            picture.error = isFolder(picture.path) ? "it is a folder" : "";
            return true;
        }
    }
}

/// Adds what comes; false at the end.
bool PictureWords::fill(const std::function<bool()>& isOver) {
    if (m_stdinEnded) {
        return false;
    }
    m_buffer.erase(0, m_bufferAt);
    m_bufferAt = 0;
    if (m_buffer.size() > longestPath) {
        throw Error("What comes on stdin has no end of a path within " + std::to_string(longestPath) + " bytes",
                    m_separator == '\n' ? "Give a path on each line, or end each with a NUL and say --null"
                                        : "End each path with a NUL, or leave out --null");
    }
    while (!isOver()) {
        pollfd waiting{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, waitMilliseconds) <= 0) {
            continue;
        }
        std::array<char, readBytes> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (count < 0) {
            throw Error(std::string("Cannot read stdin: ") + std::strerror(errno), "Check what is piped into it");
        }
        m_buffer.append(bytes.data(), static_cast<std::size_t>(count));
        m_stdinEnded = count == 0;
        return count > 0;
    }
    return false;
}

}  // namespace docent
