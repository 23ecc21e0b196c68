// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <utility>
#include <vector>

namespace docent {

/// A small counter-based generator (SplitMix64). The same seed gives the same numbers on every machine and compiler,
/// and a generator for (seed, epoch, image) costs nothing to make, so nothing needs to be saved to resume.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    /// A generator for one cell of a grid, e.g. {seed, epoch, image}; cells are independent of one another.
    explicit Random(std::initializer_list<std::uint64_t> key) : m_state(0x9e3779b97f4a7c15ULL) {
        for (const std::uint64_t part : key) {
            m_state = mix(m_state ^ mix(part + 0x9e3779b97f4a7c15ULL));
        }
    }

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mix(m_state);
    }
    /// Uniform in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// Uniform in {0, ..., bound - 1}; bound > 0.
    std::uint64_t below(std::uint64_t bound) {
        // Lemire's multiply-shift; the bias is below 2^-32 for any bound that fits in memory.
        return static_cast<std::uint64_t>((static_cast<Wide>(next()) * bound) >> 64);
    }
    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[below(i)]);
        }
    }

private:
    __extension__ using Wide = unsigned __int128;  // every compiler that Docent is built with has it

    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

}  // namespace docent
