// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>

#include "base/Files.h"
#include "base/Hash.h"
#include "nn/WeightFile.h"
#include "selection/Ranking.h"

namespace docent {

namespace {

constexpr const char* tensorName = "embeddings";

std::string contentHash(const void* data, std::size_t bytes) {
    return Hasher().add(data, bytes).hex();
}

}  // namespace

std::filesystem::path EmbeddingCache::path(const std::string& trunkHash, const std::string& dataHash) const {
    return m_folder / (trunkHash + "-" + dataHash + ".safetensors");
}

bool EmbeddingCache::has(const std::string& trunkHash, const std::string& dataHash) const {
    std::error_code ignored;
    return std::filesystem::exists(path(trunkHash, dataHash), ignored);
}

bool EmbeddingCache::load(const std::string& trunkHash, const std::string& dataHash, Matrix& embeddings) const {
    const std::filesystem::path file = path(trunkHash, dataHash);
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return false;
    }
    try {
        const SafetensorsFile stored(file);
        const TensorView& tensor = stored.tensor(tensorName);
        const auto hash = stored.metadata().find("xxh3");
        // The hash tells a copy that lost a bit from a good one: the shape alone would not.
        if (tensor.type != TensorType::F32 || tensor.shape.size() != 2 || hash == stored.metadata().end() ||
            hash->second != contentHash(tensor.data.data(), tensor.data.size())) {
            return false;
        }
        embeddings.rows = tensor.shape[0];
        embeddings.columns = tensor.shape[1];
        embeddings.values.resize(tensor.data.size() / sizeof(float));
        if (!embeddings.values.empty()) {
            std::memcpy(embeddings.values.data(), tensor.data.data(), tensor.data.size());
        }
        return true;
    } catch (const Error&) {
        return false;  // damaged: computing them again mends it
    }
}

void EmbeddingCache::save(const std::string& trunkHash, const std::string& dataHash, const Matrix& embeddings) const {
    makeFolder(m_folder);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(embeddings.values.data());
    const std::size_t count = embeddings.values.size() * sizeof(float);
    writeSafetensors(path(trunkHash, dataHash),
                     {TensorView{tensorName, TensorType::F32, {embeddings.rows, embeddings.columns}, {bytes, count}}},
                     {{"trunk", trunkHash}, {"data", dataHash}, {"xxh3", contentHash(bytes, count)}});
}

}  // namespace docent
