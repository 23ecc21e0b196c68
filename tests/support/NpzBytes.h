// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives and NumPy arrays byte by byte, so that any of them can be wrong.
#pragma once

#include <zlib.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace docent {

template <typename Number>
[[nodiscard]] std::string littleEndian(Number value) {
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

/// CRC-32 as zip has it.
[[nodiscard]] inline std::uint32_t zipChecksum(const std::string& bytes) {
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < made.size(); ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit) {
                value = (value & 1) != 0 ? 0xedb88320U ^ value >> 1 : value >> 1;
            }
            made[i] = value;
        }
        return made;
    }();
    std::uint32_t sum = 0xffffffffU;
    for (const char byte : bytes) {
        sum = table[(sum ^ static_cast<unsigned char>(byte)) & 0xff] ^ sum >> 8;
    }
    return ~sum;
}

/// Raw deflate data: what zlib packs, without its header of two bytes and its checksum of four.
[[nodiscard]] inline std::string deflated(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
              static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
    return packed.substr(2, size - 6);
}

/// A member of an archive, and where it lies: what is set replaces what would be true.
struct ZipPart {
    std::string name;
    std::string content;
    bool isDeflated = false;
    std::optional<std::string> localName = {};
    std::optional<std::string> packed = {};
    std::optional<std::uint64_t> bytes = {};        ///< unpacked, in both headers
    std::optional<std::uint64_t> packedBytes = {};  ///< in both headers
    std::optional<std::uint32_t> checksum = {};
    std::optional<std::uint64_t> offset = {};  ///< in the directory
    std::uint16_t flags = 0;
    std::optional<std::uint16_t> method = {};
};

struct ZipOptions {
    bool zip64 = false;  ///< all sizes and offsets in the zip64 fields
    std::string comment = {};
    std::optional<std::uint64_t> entries = {};
    std::optional<std::uint64_t> directoryBytes = {};
    std::optional<std::uint64_t> directoryOffset = {};
};

[[nodiscard]] inline std::string zipBytes(const std::vector<ZipPart>& parts, const ZipOptions& options = {}) {
    using U16 = std::uint16_t;
    using U32 = std::uint32_t;
    using U64 = std::uint64_t;
    constexpr U32 in64 = 0xffffffff;
    std::string file;
    std::string directory;
    const auto small = [&](U64 value) { return littleEndian(options.zip64 ? in64 : static_cast<U32>(value)); };
    for (const ZipPart& part : parts) {
        const std::string packed = part.packed.value_or(part.isDeflated ? deflated(part.content) : part.content);
        const U64 bytes = part.bytes.value_or(part.content.size());
        const U64 packedBytes = part.packedBytes.value_or(packed.size());
        const U64 offset = part.offset.value_or(file.size());
        const std::string common =
            littleEndian(part.flags) + littleEndian(part.method.value_or(part.isDeflated ? U16{8} : U16{0})) +
            littleEndian(U32{0}) + littleEndian(part.checksum.value_or(zipChecksum(part.content))) +
            small(packedBytes) + small(bytes);
        const std::string sizes = littleEndian(bytes) + littleEndian(packedBytes);
        const std::string localExtra =
            options.zip64 ? littleEndian(U16{1}) + littleEndian(U16{16}) + sizes : std::string();
        const std::string extra =
            options.zip64 ? littleEndian(U16{1}) + littleEndian(U16{24}) + sizes + littleEndian(offset) : std::string();
        const std::string localName = part.localName.value_or(part.name);
        directory += littleEndian(U32{0x02014b50}) + littleEndian(U16{45}) + littleEndian(U16{45}) + common +
                     littleEndian(static_cast<U16>(part.name.size())) + littleEndian(static_cast<U16>(extra.size())) +
                     std::string(10, '\0') + small(offset) + part.name + extra;
        file += littleEndian(U32{0x04034b50}) + littleEndian(U16{45}) + common +
                littleEndian(static_cast<U16>(localName.size())) + littleEndian(static_cast<U16>(localExtra.size())) +
                localName + localExtra + packed;
    }
    const U64 entries = options.entries.value_or(parts.size());
    const U64 bytes = options.directoryBytes.value_or(directory.size());
    const U64 offset = options.directoryOffset.value_or(file.size());
    file += directory;
    if (options.zip64) {
        const U64 end64 = file.size();
        file += littleEndian(U32{0x06064b50}) + littleEndian(U64{44}) + littleEndian(U16{45}) + littleEndian(U16{45}) +
                littleEndian(U64{0}) + littleEndian(entries) + littleEndian(entries) + littleEndian(bytes) +
                littleEndian(offset);
        file += littleEndian(U32{0x07064b50}) + littleEndian(U32{0}) + littleEndian(end64) + littleEndian(U32{1});
    }
    const U16 count = options.zip64 ? U16{0xffff} : static_cast<U16>(entries);
    return file + littleEndian(U32{0x06054b50}) + littleEndian(U32{0}) + littleEndian(count) + littleEndian(count) +
           small(bytes) + small(offset) + littleEndian(static_cast<U16>(options.comment.size())) + options.comment;
}

/// An npy array of version 1 with this header.
[[nodiscard]] inline std::string npyBytes(const std::string& header, const std::string& data) {
    std::string padded = header;
    padded.append(63 - (10 + header.size()) % 64, ' ');
    padded += '\n';
    return "\x93NUMPY" + std::string("\1\0", 2) + littleEndian(static_cast<std::uint16_t>(padded.size())) + padded +
           data;
}

[[nodiscard]] inline std::string npyHeader(const std::string& descr, const std::string& shape, bool fortran = false) {
    return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape +
           ", }";
}

template <typename Number>
[[nodiscard]] std::string bytesOf(const std::vector<Number>& values) {
    return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
}

/// A member of 32-bit floats.
[[nodiscard]] inline ZipPart floatPart(const std::string& name, const std::vector<std::int64_t>& shape,
                                       const std::vector<float>& values) {
    std::string tuple = "(";
    for (const std::int64_t extent : shape) {
        tuple += std::to_string(extent) + ", ";
    }
    tuple += ")";
    return {.name = name + ".npy", .content = npyBytes(npyHeader("<f4", tuple), bytesOf(values))};
}

}  // namespace docent
