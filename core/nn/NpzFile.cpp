// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/NpzFile.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/Error.h"
#include "nn/FloatStream.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

static_assert(std::endian::native == std::endian::little, "a big-endian array is one with swapped bytes");

constexpr const char* copyAgain = "Copy or download the file again; it is damaged or of another format";
constexpr std::string_view ending = ".npy";
/// NumPy's own limit for files that are not trusted.
constexpr std::size_t maxHeaderBytes = 10'000;
/// Unpacked at once; holds whole numbers of every type.
constexpr std::size_t pieceBytes = std::size_t{1} << 16;

std::optional<std::size_t> putPiece(const NpyHeader& header, std::span<const std::uint8_t> piece,
                                    ScatteredFloats& out) {
    switch (header.type) {
        case NpyType::F2:
            return putFloats<std::uint16_t>(piece, header.isBigEndian, floatFromHalf, out);
        case NpyType::BF16:
            return putFloats<std::uint16_t>(piece, header.isBigEndian, floatFromBFloat16, out);
        case NpyType::F4:
            return putFloats<float>(
                piece, header.isBigEndian, [](float value) { return value; }, out);
        case NpyType::F8:
            return putFloats<double>(
                piece, header.isBigEndian, [](double value) { return static_cast<float>(value); }, out);
        case NpyType::Other:
            break;
    }
    return 0;
}

}  // namespace

NpzFile::NpzFile(const fs::path& path) : m_zip(path) {
    const std::vector<ZipMember>& members = m_zip.members();
    for (const ZipMember& member : members) {
        if (member.name.ends_with(".pkl")) {
            throw Error("Cannot use " + path.string() + ": it is a PyTorch checkpoint whose " +
                            quotedName(member.name) + " (byte " + std::to_string(member.headerOffset) +
                            ") is a Python pickle, which may run any code when it is loaded; Docent never loads one",
                        "Use the .npz or .safetensors file of the same model");
        }
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].name.ends_with('/') && members[i].bytes == 0) {
            continue;  // a folder
        }
        m_arrays.push_back(readHeader(i));
        m_memberOf.push_back(i);
    }
}

NpzArray NpzFile::readHeader(std::size_t index) const {
    const ZipMember& member = m_zip.members()[index];
    ZipStream stream = m_zip.open(index);
    const auto fail = [&](const std::string& problem, const std::string& mend = {}) {
        throw Error("Cannot read " + path().string() + ": the member " + quotedName(member.name) + " " + problem +
                        stream.place(stream.position()),
                    mend.empty() ? copyAgain : mend);
    };
    const auto attempt = [&fail](const auto& parse) {
        try {
            return parse();
        } catch (const Error& error) {
            fail(error.reason(), error.mend());
            throw;
        }
    };
    if (!member.name.ends_with(ending)) {
        fail("is no NumPy array: its name does not end in .npy; it lies");
    }
    std::string prefix(npyPrefixBytes, '\0');
    stream.read(prefix.data(), prefix.size());
    std::array<std::uint8_t, 4> number{};
    stream.read(number.data(), attempt([&prefix] { return npyLengthBytes(prefix); }));
    const std::size_t length =
        number[0] | std::size_t{number[1]} << 8 | std::size_t{number[2]} << 16 | std::size_t{number[3]} << 24;
    if (length > maxHeaderBytes) {
        fail("has a header of " + std::to_string(length) + " bytes, and " + std::to_string(maxHeaderBytes) +
             " are the most that there can be; it begins");
    }
    std::string text(length, '\0');
    stream.read(text.data(), length);
    NpzArray array{.name = member.name.substr(0, member.name.size() - ending.size()),
                   .header = attempt([&text] { return parseNpyHeader(text); }),
                   .headerBytes = stream.position()};
    const std::uint64_t there = member.bytes - array.headerBytes;
    if (there != array.header.dataBytes) {
        fail("has a header that says " + shapeText(array.header.shape) + " of " + quotedName(array.header.descr) +
             ", which are " + std::to_string(array.header.dataBytes) + " bytes, but " + std::to_string(there) +
             " follow it");
    }
    return array;
}

void NpzFile::read(std::size_t index, std::span<float> out, const std::vector<std::int64_t>& strides) const {
    const NpzArray& array = m_arrays.at(index);
    const std::size_t member = m_memberOf[index];
    const std::string file = path().string();
    const std::string name = quotedName(array.name);
    if (!array.isFloat()) {
        throw Error("Cannot use " + file + ": the array " + name + " holds " + quotedName(array.header.descr) +
                        ", no floating-point numbers",
                    "Use a file of weights");
    }
    if (array.header.dataBytes / array.header.itemBytes != out.size() || strides.size() != array.shape().size()) {
        throw Error("Cannot use " + file + ": the array " + name + " is " + shapeText(array.shape()) +
                    ", which is not what it is read into");
    }
    ZipStream stream = m_zip.open(member);
    std::vector<std::uint8_t> piece(pieceBytes);
    for (std::uint64_t left = array.headerBytes; left > 0;) {
        const auto bytes = static_cast<std::size_t>(std::min<std::uint64_t>(left, pieceBytes));
        stream.read(piece.data(), bytes);
        left -= bytes;
    }
    ScatteredFloats scattered(out, array.shape(), strides, array.header.isFortranOrder);
    for (std::uint64_t left = array.header.dataBytes; left > 0;) {
        const std::uint64_t at = stream.position();
        const auto bytes = static_cast<std::size_t>(std::min<std::uint64_t>(left, pieceBytes));
        stream.read(piece.data(), bytes);
        left -= bytes;
        if (const auto bad = putPiece(array.header, std::span(piece).first(bytes), scattered)) {
            throw Error("Cannot use " + file + ": the array " + name +
                            " holds a weight that is not a finite number (NaN, infinity, or beyond what 32 bits hold)" +
                            stream.place(at + *bad * array.header.itemBytes),
                        "Use a file of weights that were trained to the end");
        }
    }
    stream.finish();
}

std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t>& shape) {
    std::vector<std::int64_t> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;) {
        strides[i - 1] = strides[i] * shape[i];
    }
    return strides;
}

}  // namespace docent
