// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/IdxReader.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "data/ImageDecoder.h"
#include "data/PicturePlace.h"

namespace docent {

namespace {

constexpr std::uint32_t imagesMagic = 0x00000803;
constexpr std::uint32_t labelsMagic = 0x00000801;
constexpr std::int64_t maxSide = 4096;
constexpr std::int64_t maxBytes = std::int64_t{8} << 30;
/// Ten times all of ImageNet. A gzipped file of 8 MB can announce thousands of millions, and a catalog keeps 100 bytes
/// of each.
constexpr std::int64_t maxCount = 100'000'000;
/// Deflate cannot pack more than this many bytes into one.
constexpr std::int64_t maxDeflateRatio = 1040;
constexpr std::int64_t pieceBytes = 1 << 22;
constexpr const char* copyAgain = "Copy or download the file again";

struct IdxData {
    std::int64_t count = 0;
    int width = 1;
    int height = 1;
    /// [entries, height, width] each, or [entries] for labels: pieces, so that memory follows the data that are there
    /// rather than the header, and nothing is copied while it grows.
    std::vector<std::vector<std::uint8_t>> pieces;
    std::int64_t entriesInPiece = 1;  ///< in all but the last

    [[nodiscard]] const std::uint8_t* entry(std::int64_t index) const {
        const std::int64_t bytes = std::int64_t{width} * height;
        return pieces[static_cast<std::size_t>(index / entriesInPiece)].data() + index % entriesInPiece * bytes;
    }
};

/// Reads a file that may be gzipped, and counts the bytes of its content.
class IdxFile {
public:
    explicit IdxFile(const fs::path& path) : m_path(path), m_file(::gzopen(path.c_str(), "rb")) {
        if (m_file == nullptr) {
            throw Error("Cannot read " + path.string() + ": it cannot be opened",
                        "Check that it is there and readable");
        }
        ::gzbuffer(m_file, 1U << 17);
    }
    ~IdxFile() { ::gzclose(m_file); }
    IdxFile(const IdxFile&) = delete;
    IdxFile& operator=(const IdxFile&) = delete;

    /// Reads up to `count` bytes; fewer only at the end.
    std::int64_t read(std::uint8_t* out, std::int64_t count) {
        std::int64_t filled = 0;
        while (filled < count) {
            const auto piece = static_cast<unsigned>(std::min<std::int64_t>(count - filled, 1 << 24));
            const int got = ::gzread(m_file, out + filled, piece);
            int code = Z_OK;
            const char* message = ::gzerror(m_file, &code);
            if (got < 0 || code == Z_BUF_ERROR) {
                fail(code == Z_BUF_ERROR ? "the gzip data are truncated"
                                         : std::string("damaged gzip data (") + message + ")",
                     std::max(got, 0) + filled);
            }
            if (got == 0) {
                break;
            }
            filled += got;
        }
        m_at += filled;
        return filled;
    }

    [[nodiscard]] bool isPlain() const { return ::gzdirect(m_file) != 0; }

    std::uint32_t number() {
        std::array<std::uint8_t, 4> bytes{};
        if (read(bytes.data(), 4) < 4) {
            fail("the file ends within its header");
        }
        return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
    }

    /// The byte of the content that is read next.
    [[nodiscard]] std::int64_t at() const { return m_at; }

    [[noreturn]] void fail(const std::string& problem, std::int64_t further = 0) const {
        throw Error("Cannot read " + m_path.string() + ": " + problem + " at byte " + std::to_string(m_at + further) +
                        (isPlain() ? "" : " of its unpacked content"),
                    copyAgain);
    }

private:
    const fs::path& m_path;
    gzFile m_file;
    std::int64_t m_at = 0;
};

IdxData readIdx(const fs::path& path, std::uint32_t magic, RunContext* context) {
    IdxFile file(path);
    const std::uint32_t found = file.number();
    if (found != magic) {
        char text[80];
        std::snprintf(text, sizeof text, "it begins with 0x%08x instead of 0x%08x,", found, magic);
        file.fail(text, -4);
    }
    IdxData data;
    data.count = file.number();
    if (magic == imagesMagic) {
        const std::int64_t rows = file.number();
        const std::int64_t columns = file.number();
        if (rows < 1 || columns < 1 || rows > maxSide || columns > maxSide) {
            file.fail("the header says " + std::to_string(columns) + " x " + std::to_string(rows) +
                      " pixels a picture");
        }
        data.width = static_cast<int>(columns);
        data.height = static_cast<int>(rows);
    }
    const std::int64_t each = std::int64_t{data.width} * data.height;
    std::error_code error;
    const auto onDisk = static_cast<std::int64_t>(fs::file_size(path, error));
    // Checked before the data are read: a damaged header may announce terabytes.
    if (data.count < 1 || data.count > maxCount || data.count > maxBytes / each) {
        file.fail("the header says " + std::to_string(data.count) + " entries");
    }
    const std::int64_t total = data.count * each;
    const std::int64_t header = file.at();
    const auto failTruncated = [&](std::int64_t further) {
        file.fail("the file is truncated: its header says " + std::to_string(data.count) + " entries, which makes " +
                      std::to_string(header + total) + " bytes, but its data end",
                  further);
    };
    if (!error && file.isPlain()) {
        const std::int64_t there = onDisk - header;
        if (there < total) {
            failTruncated(there);
        }
        if (there > total) {
            file.fail("the file is longer than its header says: it has " + std::to_string(onDisk) +
                          " bytes, and goes on after the " + std::to_string(data.count) + " entries of its header",
                      total);
        }
    } else if (!error && total / maxDeflateRatio > onDisk) {
        file.fail("the header says " + std::to_string(data.count) + " entries, more than a file of " +
                  formatBytes(static_cast<std::uint64_t>(onDisk)) + " can hold,");
    }
    data.entriesInPiece = std::max<std::int64_t>(1, pieceBytes / each);
    for (std::int64_t done = 0; done < data.count; done += data.entriesInPiece) {
        const std::int64_t entries = std::min(data.entriesInPiece, data.count - done);
        std::vector<std::uint8_t>& piece = data.pieces.emplace_back(static_cast<std::size_t>(entries * each));
        if (file.read(piece.data(), entries * each) < entries * each) {
            failTruncated(0);
        }
        if (context != nullptr) {
            context->checkStop();
            context->progress({.stage = "Reading " + path.filename().string(),
                               .done = done + entries,
                               .total = data.count,
                               .doneAtStart = 0,
                               .detail = {}});
        }
    }
    std::uint8_t more = 0;
    if (file.read(&more, 1) != 0) {
        file.fail("the file goes on after the " + std::to_string(data.count) + " entries of its header", -1);
    }
    return data;
}

/// `<folder>/<stem>` in one of the spellings in use, plain or gzipped.
std::optional<fs::path> findFile(const fs::path& folder, const std::string& part, const std::string& what,
                                 const std::string& kind) {
    for (const char* separator : {"-", "."}) {
        for (const char* ending : {"", ".gz"}) {
            fs::path path = folder / (part + "-" + what + separator + kind + "-ubyte" + ending);
            std::error_code error;
            if (fs::is_regular_file(path, error)) {
                return path;
            }
        }
    }
    return std::nullopt;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// The labels beside an images file: the same name with `labels` for `images` and `idx1` for `idx3`.
fs::path labelsBeside(const fs::path& images) {
    std::string name = images.filename().string();
    replaceAll(name, "images", "labels");
    replaceAll(name, "idx3", "idx1");
    const fs::path path = images.parent_path() / name;
    const fs::path other =
        path.extension() == ".gz" ? fs::path(path).replace_extension() : fs::path(path.string() + ".gz");
    for (const fs::path& candidate : {path, other}) {
        std::error_code error;
        if (candidate.filename() != images.filename() && fs::is_regular_file(candidate, error)) {
            return candidate;
        }
    }
    throw Error("The labels of " + images.string() + " were not found: looked for " + path.string() + " and " +
                    other.filename().string(),
                "Put the labels file beside the images file");
}

struct Part {
    fs::path images;
    fs::path labels;
    Split split = Split::Unassigned;
};

std::vector<Part> findParts(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        throw Error("Cannot read the data set " + path.string() + ": there is no such file or folder",
                    "Check the path");
    }
    if (!fs::is_directory(path, error)) {
        return {{path, labelsBeside(path), Split::Unassigned}};
    }
    std::vector<Part> parts;
    for (const auto& [name, split] : {std::pair("train", Split::Train), std::pair("t10k", Split::Test)}) {
        if (const auto images = findFile(path, name, "images", "idx3")) {
            parts.push_back({*images, labelsBeside(*images), split});
        } else if (split == Split::Train) {
            throw Error("The folder " + path.string() +
                            " holds no train-images-idx3-ubyte and no "
                            "train-images-idx3-ubyte.gz",
                        "Give the folder that holds the IDX files, or one images file");
        }
    }
    if (parts.size() == 1) {
        parts.front().split = Split::Unassigned;
    }
    return parts;
}

/// Pictures of the catalog's IDX files, which are read when the first picture is asked for: whoever finds all he needs
/// in a cache never unpacks them.
class IdxSource final : public ImageSource {
public:
    explicit IdxSource(const Catalog& catalog) {
        std::map<std::string, std::size_t> files;
        m_places.reserve(catalog.images.size());
        for (const ImageRecord& image : catalog.images) {
            const auto packed = packedPlace(image.location);
            if (!packed) {
                throw Error("'" + image.location + "' names no picture of an IDX file", "Add the data set again");
            }
            const std::string name(packed->file);
            const auto [place, isNew] = files.emplace(name, m_files.size());
            if (isNew) {
                m_files.push_back(std::make_unique<File>());
                m_files.back()->path = catalog.root / name;
            }
            m_places.emplace_back(place->second, packed->number);
        }
        for (const auto& file : m_files) {
            file->fingerprint = fileFingerprint(file->path);
        }
    }

    [[nodiscard]] std::int64_t size() const override { return static_cast<std::int64_t>(m_places.size()); }

    [[nodiscard]] Picture get(std::int64_t index, int) const override {
        const auto& [fileIndex, number] = m_places.at(static_cast<std::size_t>(index));
        File& file = *m_files[fileIndex];
        std::call_once(file.once, [&file] {
            try {
                file.data = readIdx(file.path, imagesMagic, nullptr);
            } catch (const Error& error) {
                file.problem = error.what();
            }
        });
        if (!file.problem.empty() || number >= file.data.count) {
            throw Error(file.problem.empty() ? "lies behind the end of its file" : file.problem);
        }
        Picture picture{file.data.width, file.data.height, {}};
        const std::size_t pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
        const std::uint8_t* grey = file.data.entry(number);
        picture.pixels.resize(pixels * 3);
        for (std::size_t i = 0; i < pixels * 3; ++i) {
            picture.pixels[i] = grey[i / 3];
        }
        return picture;
    }

    [[nodiscard]] std::string fingerprint(std::int64_t index) const override {
        return m_files[m_places.at(static_cast<std::size_t>(index)).first]->fingerprint;
    }

private:
    struct File {
        fs::path path;
        std::string fingerprint;
        std::once_flag once;
        IdxData data;
        std::string problem;
    };
    std::vector<std::unique_ptr<File>> m_files;
    std::vector<std::pair<std::size_t, std::int64_t>> m_places;
};

}  // namespace

std::optional<std::string> IdxReader::recognise(const std::filesystem::path& path) const {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        if (const auto images = findFile(path, "train", "images", "idx3")) {
            return "it holds " + images->filename().string();
        }
        return std::nullopt;
    }
    if (!fs::is_regular_file(path, error)) {
        return std::nullopt;
    }
    try {
        if (IdxFile(path).number() == imagesMagic) {
            return "it begins like an IDX file of pictures";
        }
    } catch (const Error&) {
        // Not a file of this kind, or not readable; whoever reads it will say which.
    }
    return std::nullopt;
}

Catalog IdxReader::read(const std::filesystem::path& path, RunContext& context) const {
    const std::vector<Part> parts = findParts(path);
    Catalog catalog;
    catalog.root = parts.front().images.parent_path();
    catalog.format = DatasetFormat::Idx;
    std::vector<IdxData> labels;
    std::array<bool, 256> used{};
    for (const Part& part : parts) {
        const std::int64_t images = readIdx(part.images, imagesMagic, &context).count;
        labels.push_back(readIdx(part.labels, labelsMagic, &context));
        if (labels.back().count != images) {
            throw Error(part.images.string() + " holds " + counted(images, "picture", "pictures") + ", but " +
                            part.labels.filename().string() + " holds " + std::to_string(labels.back().count) +
                            " labels (bytes 4 to 7 of each)",
                        "Use files that belong together");
        }
        for (std::int64_t i = 0; i < images; ++i) {
            used[*labels.back().entry(i)] = true;
        }
    }
    std::array<NodeId, 256> nodes{};
    for (std::size_t label = 0; label < used.size(); ++label) {
        nodes[label] = used[label] ? catalog.hierarchy.addNode(std::to_string(label)) : noNode;
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const std::string prefix = parts[p].images.filename().string() + "#";
        for (std::int64_t i = 0; i < labels[p].count; ++i) {
            catalog.images.push_back({prefix + std::to_string(i), nodes[*labels[p].entry(i)], parts[p].split});
        }
    }
    catalog.hasOwnSplits = parts.size() > 1;
    return catalog;
}

std::unique_ptr<ImageSource> IdxReader::open(const Catalog& catalog) const {
    return std::make_unique<IdxSource>(catalog);
}

}  // namespace docent
