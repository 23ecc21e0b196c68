// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/Hash.h"

namespace docent {

/// What a safetensors file may hold here.
enum class TensorType { F32, F16, BF16, I64, U8 };
[[nodiscard]] std::size_t bytesPerElement(TensorType type);

/// A named tensor to be written; `data` is contiguous, little-endian, and must live until it is written.
struct TensorView {
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::uint8_t> data;
};

/// Hash over tensors by name, type, shape and data, which are added in the order of their names.
class TensorChecksum {
public:
    TensorChecksum& add(const TensorView& tensor) { return add(tensor, tensor.data); }
    TensorChecksum& add(const TensorView& tensor, std::span<const std::uint8_t> data);
    [[nodiscard]] std::string hex() const { return m_hasher.hex(); }

private:
    Hasher m_hasher;
};

/// Where the metadata of weights have the TensorChecksum of what was written.
inline constexpr const char* checksumKey = "docent_checksum";

/// Writes safetensors (8-byte header length, JSON header, raw data), atomically. `metadata` becomes `__metadata__`.
void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata = {});

/// The same for data that are made one tensor at a time: called once with each of `tensors`, whose own data are not
/// looked at; what it returns must live until the next call.
using TensorProducer = std::function<std::span<const std::uint8_t>(const TensorView&)>;
void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata, const TensorProducer& produce);

/// A memory-mapped safetensors file. The constructor checks everything that the header claims: its length, each type,
/// shape times size against offsets, offsets in bounds, no overlap, no gap, no duplicate name. Throws Error with file
/// and byte.
class SafetensorsFile {
public:
    explicit SafetensorsFile(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] bool has(const std::string& name) const { return m_tensors.contains(name); }
    /// Throws Error that names the file when there is none of that name.
    [[nodiscard]] const TensorView& tensor(const std::string& name) const;
    /// Where the data of one of its tensors begin in the file.
    [[nodiscard]] std::uint64_t byteOf(const TensorView& tensor) const {
        return static_cast<std::uint64_t>(tensor.data.data() - m_file.bytes().data());
    }
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// Throws Error where the data are not those whose checksum stands in the metadata. Reads all of them.
    void requireIntact() const;

private:
    std::filesystem::path m_path;
    MappedFile m_file;
    std::map<std::string, TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

}  // namespace docent
