// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and labels, plain or gzipped.
#include <zlib.h>

#include "data/IdxReader.h"
#include "fuzz/Datasets.h"

namespace docent::fuzz {

namespace {

std::string gzipped(const std::string& content) {
    const std::filesystem::path path = folder() / "seed.gz";
    const gzFile file = ::gzopen(path.c_str(), "wb");
    ::gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
    ::gzclose(file);
    std::string packed(std::filesystem::file_size(path), '\0');
    std::FILE* in = std::fopen(path.c_str(), "rb");
    require(std::fread(packed.data(), 1, packed.size(), in) == packed.size(), "a file can be read");
    std::fclose(in);
    return packed;
}

}  // namespace

void parse(Bytes input) {
    const std::vector<Bytes> parts = cut(input, 2);
    write("train-labels-idx1-ubyte", parts[0]);
    write("train-images-idx3-ubyte", parts[1]);
    const IdxReader reader;
    readAndCheck(reader, folder());
    RunContext context;
    const Catalog catalog = reader.read(folder(), context);
    const auto source = reader.open(catalog);
    const Picture picture = source->get(source->size() - 1, 0);
    require(picture.pixels.size() ==
                std::size_t{3} * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
            "a picture has three bytes a pixel");
}

std::vector<std::string> seeds() {
    const std::string labels = std::string("\0\0\x8\x1\0\0\0\x3", 8) + std::string("\0\1\1", 3);
    const std::string images =
        std::string("\0\0\x8\x3\0\0\0\x3\0\0\0\x2\0\0\0\x2", 16) + std::string("0123456789ab", 12);
    return {joined({labels, images}), joined({gzipped(labels), gzipped(images)}), joined({gzipped(labels), images})};
}

}  // namespace docent::fuzz
