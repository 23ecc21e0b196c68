// SPDX-License-Identifier: GPL-3.0-or-later
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/Files.h"
#include "base/Words.h"
#include "data/DatasetReader.h"
#include "data/ImageDecoder.h"
#include "recipes/Generators.h"
#include "recipes/Look.h"

namespace docent {

namespace {

enum class Packing { Idx, Csv };

}  // namespace

template <>
struct EnumNames<Packing> {
    static constexpr std::pair<Packing, std::string_view> values[] = {{Packing::Idx, "idx"}, {Packing::Csv, "csv"}};
};

namespace {

struct PackedOptions {
    std::vector<std::string> files;  ///< patterns: the set's files, in one folder; of a CSV its one file
    Packing format = Packing::Idx;
    int top = 16;                     ///< of a CSV: the value of full ink
    std::vector<std::string> labels;  ///< names of the classes; empty = their numbers

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("files", files, "patterns of the set's files");
        visit("format", format, "idx, or csv: a square of values and the class a line");
        visit("top", top, "of a CSV: the value of full ink");
        visit("names", labels, "of the classes (default: their numbers)");
    }
};

std::string readPacked(const std::string& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (file == nullptr) {
        throw Error("Cannot read " + path);
    }
    constexpr std::size_t most = 256U << 20;
    std::string text;
    std::vector<char> piece(1U << 16);
    for (int got = 0; (got = gzread(file.get(), piece.data(), static_cast<unsigned>(piece.size()))) != 0;) {
        if (got < 0 || text.size() > most) {
            throw Error("Cannot read " + path + ": it is damaged, or too large", "Install its package again");
        }
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
    return text;
}

class PackedGenerator final : public Generator {
public:
    explicit PackedGenerator(const Yaml& yaml) {
        m_look.extentMin = m_look.extentMax = 1;
        m_look.paper = Paper::White;
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.files.empty()) {
            yaml.require("files", m_options.files);
        }
        if (m_options.top < 1) {
            yaml.fail("top", "must be 1 or more");
        }
    }

    std::vector<Thing> list(Listing& listing) override {
        const std::vector<PackageFile> files = listing.files.choose(m_options.files, {}, "Packed pictures");
        return m_options.format == Packing::Idx ? listIdx(files.front(), listing) : listCsv(files.front(), listing);
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        const auto number = static_cast<std::size_t>(thing.number);
        const Picture picture = m_source != nullptr ? m_source->get(thing.number, 0) : m_pictures[number];
        const auto extent =
            static_cast<int>(std::max(8.0, uniformNumber(random, m_look.extentMin, m_look.extentMax) * side));
        LookOptions look = m_look;
        look.extentMin = look.extentMax = static_cast<double>(extent) / side;
        Picture shown = showLayer(opaqueLayer(resizePicture(picture, extent, ResizeRule::Squash)), look, side, random);
        requireContent(shown);
        return shown;
    }

private:
    std::vector<Thing> listIdx(const PackageFile& file, Listing& listing) {
        const fs::path folder = fs::path(file.path).parent_path();
        const auto reader = createDatasetReader(DatasetFormat::Idx, folder);
        const Catalog catalog = reader->read(folder, listing.context);
        m_source = reader->open(catalog);
        std::vector<Thing> things;
        for (std::size_t i = 0; i < catalog.images.size(); ++i) {
            const ImageRecord& image = catalog.images[i];
            Thing thing;
            thing.label = nameOf(catalog.hierarchy.path(image.label));
            thing.origin = folder.string();
            thing.origin.append("/").append(image.location);
            thing.package = file.package;
            thing.number = static_cast<std::int64_t>(i);
            thing.split = image.split == Split::Test ? Split::Test : Split::Train;
            things.push_back(std::move(thing));
        }
        return things;
    }

    [[nodiscard]] std::string nameOf(const std::string& number) const {
        std::size_t label = m_options.labels.size();
        std::from_chars(number.data(), number.data() + number.size(), label);
        return label < m_options.labels.size() ? m_options.labels[label] : number;
    }

    std::vector<Thing> listCsv(const PackageFile& file, Listing& listing) {
        const std::string text = readPacked(file.path);
        std::vector<Thing> things;
        std::int64_t line = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            ++line;
            try {
                if (const std::string row(trimmed(std::string_view(text).substr(at, end - at))); !row.empty()) {
                    addRow(row, file, line, things);
                }
            } catch (const Error& error) {
                listing.skipped.push_back({file.path + ":" + std::to_string(line), error.reason()});
            }
            at = end + 1;
        }
        if (things.empty()) {
            throw Error(file.path + " has no picture");
        }
        return things;
    }

    void addRow(const std::string& row, const PackageFile& file, std::int64_t line, std::vector<Thing>& things) {
        std::vector<double> values;
        for (const char* at = row.data(); at < row.data() + row.size();) {
            double value = 0;
            const auto [end, error] = std::from_chars(at, row.data() + row.size(), value);
            if (error != std::errc{} || (end < row.data() + row.size() && *end != ',')) {
                throw Error("is no line of numbers");
            }
            values.push_back(value);
            at = end + 1;
        }
        int side = 1;
        while (side * side + 1 < static_cast<int>(values.size())) {
            ++side;
        }
        if (side * side + 1 != static_cast<int>(values.size()) || values.back() < 0 || values.back() > 9999) {
            throw Error("is no square of values and a class");
        }
        Picture picture{side, side, {}};
        for (std::size_t i = 0; i + 1 < values.size(); ++i) {
            const double ink = std::clamp(values[i] / m_options.top, 0.0, 1.0);
            picture.pixels.insert(picture.pixels.end(), 3, static_cast<std::uint8_t>(255 - ink * 255));
        }
        Thing thing;
        thing.label = nameOf(std::to_string(static_cast<std::int64_t>(values.back())));
        thing.origin = file.path;
        thing.origin.append(" line ").append(std::to_string(line));
        thing.package = file.package;
        thing.number = static_cast<std::int64_t>(m_pictures.size());
        m_pictures.push_back(std::move(picture));
        things.push_back(std::move(thing));
    }

    PackedOptions m_options;
    LookOptions m_look;
    std::unique_ptr<ImageSource> m_source;
    std::vector<Picture> m_pictures;
};

}  // namespace

std::unique_ptr<Generator> createPackedGenerator(const Yaml& yaml) {
    return std::make_unique<PackedGenerator>(yaml);
}

}  // namespace docent
