// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "nn/NpyHeader.h"
#include "nn/ZipFile.h"

namespace docent {

/// An array of an npz file.
struct NpzArray {
    std::string name;  ///< of the member, without ".npy"
    NpyHeader header;
    std::uint64_t headerBytes = 0;  ///< in front of its data

    [[nodiscard]] const std::vector<std::int64_t>& shape() const { return header.shape; }
    [[nodiscard]] bool isFloat() const { return header.type != NpyType::Other; }
};

/// Arrays as NumPy's savez writes them: a zip archive of npy files. The constructor reads the headers alone, and checks
/// each against the size of its member before any memory is taken for it. Arrays of Python objects are never loaded.
/// Throws Error with file and byte.
class NpzFile {
public:
    explicit NpzFile(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_zip.path(); }
    [[nodiscard]] const std::vector<NpzArray>& arrays() const { return m_arrays; }
    /// Floats of 2, 4 or 8 bytes, or bfloat16, as floats: the value at [i, j, ...] becomes
    /// out[i * strides[0] + j * strides[1] + ...], so that the order of the indices can be changed on the way. Takes no
    /// further memory that grows with the array. Throws Error for other types, and for NaN and infinity.
    void read(std::size_t array, std::span<float> out, const std::vector<std::int64_t>& strides) const;

private:
    NpzArray readHeader(std::size_t member) const;

    ZipFile m_zip;
    std::vector<NpzArray> m_arrays;
    std::vector<std::size_t> m_memberOf;  ///< of each array
};

/// The strides of an array of this shape whose last index runs fastest.
[[nodiscard]] std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t>& shape);

}  // namespace docent
