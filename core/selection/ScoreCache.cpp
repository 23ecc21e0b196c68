// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/ScoreCache.h"

#include <cstring>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Hash.h"

namespace docent {

namespace {

/// Changes where a proxy is computed otherwise than before.
constexpr std::uint64_t version = 2;

/// A file: this head, then the score, the parts and the resampled scores as doubles.
struct Head {
    std::uint64_t magic = 0x45524f4353434f44;  // "DOCSCORE"
    std::uint64_t parts = 0;
    std::uint64_t resampled = 0;
    char hash[32] = {};  ///< of the doubles
};

std::string hashOf(const std::string& doubles) {
    return Hasher().add(doubles.data(), doubles.size()).hex();
}

}  // namespace

std::string ScoreKey::hash() const {
    return Hasher()
        .add(version)
        .add(embeddingKey)
        .add(dataHash)
        .add(labels.data(), labels.size() * sizeof(std::int64_t))
        .add(classes)
        .add(proxy)
        .add(seed)
        .hex();
}

std::filesystem::path ScoreCache::path(const ScoreKey& key) const {
    return m_folder / (key.hash() + ".score");
}

bool ScoreCache::load(const ScoreKey& key, KnownScore& score) const {
    const std::filesystem::path file = path(key);
    if (std::error_code ignored; !std::filesystem::exists(file, ignored)) {
        return false;
    }
    try {
        const std::string bytes = readFile(file);
        Head head;
        if (bytes.size() < sizeof head) {
            return false;
        }
        std::memcpy(&head, bytes.data(), sizeof head);
        const std::string doubles = bytes.substr(sizeof head);
        const std::uint64_t count = doubles.size() / sizeof(double);
        if (head.magic != Head{}.magic || doubles.size() % sizeof(double) != 0 || head.parts >= count ||
            head.resampled >= count || head.parts + head.resampled + 1 != count ||
            std::string_view(head.hash, sizeof head.hash) != hashOf(doubles)) {
            return false;
        }
        std::vector<double> values(count);
        std::memcpy(values.data(), doubles.data(), doubles.size());
        const auto parts = values.begin() + 1;
        const auto resampled = parts + static_cast<std::ptrdiff_t>(head.parts);
        score = {.score = values.front(), .parts = {parts, resampled}, .resampled = {resampled, values.end()}};
        return true;
    } catch (const Error&) {
        return false;  // computing it again mends it
    }
}

void ScoreCache::save(const ScoreKey& key, const KnownScore& score) const {
    makeFolder(m_folder);
    std::vector<double> values{score.score};
    values.insert(values.end(), score.parts.begin(), score.parts.end());
    values.insert(values.end(), score.resampled.begin(), score.resampled.end());
    std::string doubles(values.size() * sizeof(double), '\0');
    std::memcpy(doubles.data(), values.data(), doubles.size());
    Head head{.parts = score.parts.size(), .resampled = score.resampled.size()};
    std::memcpy(head.hash, hashOf(doubles).data(), sizeof head.hash);
    std::string bytes(sizeof head, '\0');
    std::memcpy(bytes.data(), &head, sizeof head);
    writeFileAtomically(path(key), bytes + doubles);
}

}  // namespace docent
