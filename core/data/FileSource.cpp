// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/FileSource.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/DatasetReader.h"
#include "data/ImageDecoder.h"

namespace docent {

/// File names in one piece of memory, each folder once: a million pictures take some 25 MB rather than 90.
class FileSource::Locations {
public:
    explicit Locations(const std::vector<ImageRecord>& images) {
        m_files.reserve(images.size());
        std::unordered_map<std::string_view, std::uint32_t> folders;
        std::size_t bytes = 0;
        for (const ImageRecord& image : images) {
            bytes += image.location.size() - nameBegin(image.location);
        }
        m_names.reserve(bytes);
        for (const ImageRecord& image : images) {
            const std::string_view location = image.location;
            const std::size_t begin = nameBegin(location);
            const auto known =
                folders.try_emplace(location.substr(0, begin), static_cast<std::uint32_t>(m_folders.size()));
            if (known.second) {
                m_folders.emplace_back(location.substr(0, begin));
            }
            if (m_files.size() % blockSize == 0) {
                m_blocks.push_back(m_names.size());
            }
            m_files.push_back({static_cast<std::uint32_t>(m_names.size() - m_blocks.back()), known.first->second});
            m_names += location.substr(begin);
        }
    }
    [[nodiscard]] std::size_t size() const { return m_files.size(); }
    [[nodiscard]] std::string at(std::size_t index) const {
        const File& file = m_files.at(index);
        const std::size_t end = index + 1 < m_files.size() ? begin(index + 1) : m_names.size();
        return m_folders[file.folder] + m_names.substr(begin(index), end - begin(index));
    }

private:
    struct File {
        std::uint32_t begin;  ///< of its name, from that of its block; the next one's begin is its end
        std::uint32_t folder;
    };
    static constexpr std::size_t blockSize = 4096;  // so many names have far less than 4 GB
    [[nodiscard]] std::size_t begin(std::size_t index) const {
        return m_blocks[index / blockSize] + m_files[index].begin;
    }
    static std::size_t nameBegin(std::string_view location) {
        const std::size_t slash = location.rfind('/');
        return slash == std::string_view::npos ? 0 : slash + 1;
    }
    std::string m_names;
    std::vector<std::string> m_folders;  ///< with the '/' at their end
    std::vector<std::size_t> m_blocks;
    std::vector<File> m_files;
};

FileSource::FileSource(const Catalog& catalog)
    : m_root(catalog.root), m_locations(std::make_unique<Locations>(catalog.images)) {}

FileSource::~FileSource() = default;

std::int64_t FileSource::size() const {
    return static_cast<std::int64_t>(m_locations->size());
}

Picture FileSource::get(std::int64_t index, int pictureSize) const {
    return decodePictureFile(path(index), pictureSize);
}

std::string FileSource::fingerprint(std::int64_t index) const {
    return fileFingerprint(path(index));
}

std::filesystem::path FileSource::path(std::int64_t index) const {
    return m_root / m_locations->at(static_cast<std::size_t>(index));
}

}  // namespace docent
