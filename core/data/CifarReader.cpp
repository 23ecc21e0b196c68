// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CifarReader.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/PlacedFile.h"
#include "base/Words.h"
#include "data/PicturePlace.h"

namespace docent {

namespace {

constexpr int side = 32;
constexpr std::size_t planeBytes = std::size_t{side} * side;
constexpr std::size_t pictureBytes = 3 * planeBytes;
constexpr std::uint64_t maxNamesBytes = 1U << 20;
constexpr std::size_t recordsAtOnce = 1'000;  // 3 MB
constexpr const char* copyAgain = "Copy or download the file again";

/// One of the two sets, with its files.
struct Layout {
    std::size_t labelBytes = 1;
    std::vector<std::pair<std::string, Split>> files;
    std::string namesFile;
    std::string coarseNamesFile;  ///< "" for CIFAR-10

    [[nodiscard]] std::size_t recordBytes() const { return labelBytes + pictureBytes; }
};

std::optional<Layout> findLayout(const fs::path& folder) {
    Layout layout;
    layout.namesFile = "batches.meta.txt";
    // Any folder is asked, also those of a slow disk: most have neither.
    const bool hasBatches = isFile(folder / layout.namesFile) || isFile(folder / "data_batch_1.bin");
    constexpr int mostBatches = 100;
    for (int i = 1; hasBatches && i <= mostBatches; ++i) {
        const std::string name = "data_batch_" + std::to_string(i) + ".bin";
        if (isFile(folder / name)) {
            layout.files.emplace_back(name, Split::Train);
        }
    }
    if (!layout.files.empty()) {
        if (isFile(folder / "test_batch.bin")) {
            layout.files.emplace_back("test_batch.bin", Split::Test);
        }
        return layout;
    }
    if (isFile(folder / "train.bin") && isFile(folder / "fine_label_names.txt")) {
        layout.labelBytes = 2;
        layout.namesFile = "fine_label_names.txt";
        layout.coarseNamesFile = "coarse_label_names.txt";
        layout.files.emplace_back("train.bin", Split::Train);
        if (isFile(folder / "test.bin")) {
            layout.files.emplace_back("test.bin", Split::Test);
        }
        return layout;
    }
    return std::nullopt;
}

std::vector<std::string> readNames(const fs::path& path) {
    std::istringstream text(readFile(path, maxNamesBytes));
    std::vector<std::string> names;
    for (std::string line; std::getline(text, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
            line.pop_back();
        }
        if (line.find('/') != std::string::npos) {
            throw Error(path.string() + ", line " + std::to_string(names.size() + 1) + ": the name '" + line +
                            "' holds a slash",
                        "Give the class another name");
        }
        if (!line.empty()) {
            names.push_back(line);
        }
    }
    if (names.empty()) {
        throw Error("There are no names of classes in " + path.string(), copyAgain);
    }
    return names;
}

/// The number of whole records.
std::size_t countRecords(const fs::path& path, std::uint64_t fileBytes, std::size_t recordBytes) {
    if (fileBytes == 0 || fileBytes % recordBytes != 0) {
        throw Error("Cannot read " + path.string() + ": it has " + std::to_string(fileBytes) +
                        " bytes, which are no whole number of records of " + std::to_string(recordBytes) +
                        " bytes: the last one ends at byte " + std::to_string(fileBytes / recordBytes * recordBytes),
                    copyAgain);
    }
    return fileBytes / recordBytes;
}

/// Makes the nodes of the hierarchy as labels are met.
class Labels {
public:
    Labels(const fs::path& folder, const Layout& layout, LabelHierarchy& hierarchy)
        : m_fine(readNames(folder / layout.namesFile)), m_hierarchy(hierarchy) {
        if (layout.coarseNamesFile.empty()) {
            for (const std::string& name : m_fine) {
                m_nodes.push_back(hierarchy.addNode(name));
            }
        } else {
            m_coarse = readNames(folder / layout.coarseNamesFile);
            for (const std::string& name : m_coarse) {
                m_parents.push_back(hierarchy.addNode(name));
            }
            m_nodes.assign(m_fine.size(), noNode);
            m_parentOf.assign(m_fine.size(), noNode);
        }
    }

    NodeId nodeOf(std::span<const std::uint8_t> record, const fs::path& path, std::size_t at) {
        const std::size_t fine = m_coarse.empty() ? record[0] : record[1];
        const auto fail = [&](std::size_t byte, const std::string& problem) {
            throw Error("Cannot read " + path.string() + ": " + problem + " at byte " + std::to_string(at + byte),
                        "Use the names and the pictures of one set");
        };
        if (fine >= m_fine.size()) {
            fail(m_coarse.empty() ? 0 : 1, "there is the label " + std::to_string(fine) + ", but the names are " +
                                               std::to_string(m_fine.size()) + ",");
        }
        if (m_coarse.empty()) {
            return m_nodes[fine];
        }
        const std::size_t coarse = record[0];
        if (coarse >= m_coarse.size()) {
            fail(0, "there is the coarse label " + std::to_string(coarse) + ", but the names are " +
                        std::to_string(m_coarse.size()) + ",");
        }
        if (m_nodes[fine] == noNode) {
            m_nodes[fine] = m_hierarchy.addNode(m_fine[fine], m_parents[coarse]);
            m_parentOf[fine] = m_parents[coarse];
        } else if (m_parentOf[fine] != m_parents[coarse]) {
            fail(0, "'" + m_fine[fine] + "' lies under '" + m_coarse[coarse] + "' here and under another coarse label");
        }
        return m_nodes[fine];
    }

private:
    std::vector<std::string> m_fine;
    std::vector<std::string> m_coarse;
    std::vector<NodeId> m_nodes;     ///< of fine labels
    std::vector<NodeId> m_parents;   ///< of coarse labels
    std::vector<NodeId> m_parentOf;  ///< of fine labels
    LabelHierarchy& m_hierarchy;
};

class CifarSource final : public ImageSource {
public:
    CifarSource(const Catalog& catalog, const Layout& layout) : m_layout(layout) {
        std::map<std::string, std::size_t> files;
        m_places.reserve(catalog.images.size());
        for (const ImageRecord& image : catalog.images) {
            const auto packed = packedPlace(image.location);
            if (!packed) {
                throw Error("'" + image.location + "' names no picture of a CIFAR file", "Add the data set again");
            }
            const auto [place, isNew] = files.emplace(packed->file, m_files.size());
            if (isNew) {
                const fs::path path = catalog.root / place->first;
                m_files.push_back(
                    {path, fileFingerprint(path), isFile(path) ? std::make_unique<PlacedFile>(path) : nullptr});
            }
            m_places.emplace_back(place->second, static_cast<std::size_t>(packed->number));
        }
    }

    [[nodiscard]] std::int64_t size() const override { return std::ssize(m_places); }

    [[nodiscard]] Picture get(std::int64_t index, int) const override {
        const auto& [fileIndex, number] = m_places.at(static_cast<std::size_t>(index));
        const File& file = m_files[fileIndex];
        if (!file.opened) {
            throw Error("cannot be read: " + file.path.string() + " is not there");
        }
        if (number >= file.opened->size() / m_layout.recordBytes()) {
            throw Error("lies behind the end of its file");
        }
        std::array<std::uint8_t, pictureBytes> planes;
        file.opened->read(number * m_layout.recordBytes() + m_layout.labelBytes, planes);
        Picture picture{side, side, std::vector<std::uint8_t>(pictureBytes)};
        for (std::size_t i = 0; i < planeBytes; ++i) {
            for (std::size_t channel = 0; channel < 3; ++channel) {
                picture.pixels[3 * i + channel] = planes[channel * planeBytes + i];
            }
        }
        return picture;
    }

    [[nodiscard]] std::string fingerprint(std::int64_t index) const override {
        return m_files[m_places.at(static_cast<std::size_t>(index)).first].fingerprint;
    }

private:
    struct File {
        fs::path path;
        std::string fingerprint;
        std::unique_ptr<PlacedFile> opened;  ///< none where it is not there
    };
    Layout m_layout;
    std::vector<File> m_files;
    std::vector<std::pair<std::size_t, std::size_t>> m_places;
};

}  // namespace

std::optional<std::string> CifarReader::recognise(const std::filesystem::path& path) const {
    if (const auto layout = findLayout(path)) {
        return "it holds " + layout->files.front().first + " of the binary version of CIFAR";
    }
    return std::nullopt;
}

Catalog CifarReader::read(const std::filesystem::path& path, RunContext& context) const {
    const auto layout = findLayout(path);
    if (!layout) {
        throw Error("There is no data set in the binary version of CIFAR in " + path.string() +
                        ": looked for data_batch_1.bin, and for train.bin with fine_label_names.txt",
                    "Give the folder that holds these files");
    }
    Catalog catalog;
    catalog.root = path;
    catalog.format = DatasetFormat::Cifar;
    Labels labels(path, *layout, catalog.hierarchy);
    bool hasTest = false;
    for (const auto& [name, split] : layout->files) {
        const PlacedFile file(path / name);
        const std::size_t count = countRecords(path / name, file.size(), layout->recordBytes());
        hasTest = hasTest || split == Split::Test;
        std::vector<std::uint8_t> records;
        for (std::size_t begin = 0; begin < count; begin += recordsAtOnce) {
            const std::size_t some = std::min(recordsAtOnce, count - begin);
            records.resize(some * layout->recordBytes());
            file.read(begin * layout->recordBytes(), records);
            for (std::size_t i = 0; i < some; ++i) {
                const auto label = std::span(records).subspan(i * layout->recordBytes(), layout->labelBytes);
                catalog.images.push_back({name + "#" + std::to_string(begin + i),
                                          labels.nodeOf(label, path / name, (begin + i) * layout->recordBytes()),
                                          split});
            }
            context.checkStop();
            context.progress({.stage = "Reading " + name,
                              .done = static_cast<std::int64_t>(begin + some),
                              .total = static_cast<std::int64_t>(count)});
        }
    }
    if (!hasTest) {
        for (ImageRecord& image : catalog.images) {
            image.split = Split::Unassigned;
        }
    }
    catalog.hasOwnSplits = hasTest;
    return catalog;
}

std::unique_ptr<ImageSource> CifarReader::open(const Catalog& catalog) const {
    const auto layout = findLayout(catalog.root);
    // Where its files have gone, each picture tells of it.
    Layout known;
    if (!catalog.images.empty() && !catalog.images.front().location.starts_with("data_batch_")) {
        known.labelBytes = 2;
    }
    return std::make_unique<CifarSource>(catalog, layout ? *layout : known);
}

}  // namespace docent
