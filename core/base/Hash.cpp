// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Hash.h"

#include <xxhash.h>

#include <cstdint>
#include <cstdio>

namespace docent {

Hasher::Hasher() : m_state(XXH3_createState()) {
    XXH3_128bits_reset(static_cast<XXH3_state_t*>(m_state));
}

Hasher::~Hasher() {
    XXH3_freeState(static_cast<XXH3_state_t*>(m_state));
}

Hasher& Hasher::add(const void* data, std::size_t bytes) {
    XXH3_128bits_update(static_cast<XXH3_state_t*>(m_state), data, bytes);
    return *this;
}

Hasher& Hasher::add(std::string_view text) {
    const std::uint64_t length = text.size();
    add(&length, sizeof length);
    return add(text.data(), text.size());
}

std::string Hasher::hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(static_cast<const XXH3_state_t*>(m_state));
    char buffer[33];
    std::snprintf(buffer, sizeof buffer, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return buffer;
}

}  // namespace docent
