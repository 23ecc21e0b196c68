// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace docent {

/// An epoch of `examples` cut into as few batches of at most `largest` as can be, whose sizes differ by one at most: a
/// last batch of a few examples would take a step as large as the others do, in a direction that is mostly noise.
class EvenBatches {
public:
    EvenBatches(std::int64_t examples, std::int64_t largest)
        : m_examples(examples), m_count((examples + largest - 1) / largest) {}

    [[nodiscard]] std::int64_t count() const { return m_count; }
    /// The first example of a batch, which is the end of the one before; `number` from 0 to count().
    [[nodiscard]] std::int64_t begin(std::int64_t number) const {
        if (m_count == 0) {
            return 0;
        }
        // Not number * examples / count, which overflows for a set of billions.
        const std::int64_t least = m_examples / m_count;
        const std::int64_t larger = m_examples % m_count;
        return number * least + (number < larger ? number : larger);
    }
    [[nodiscard]] std::int64_t size(std::int64_t number) const { return begin(number + 1) - begin(number); }

private:
    std::int64_t m_examples;
    std::int64_t m_count;
};

}  // namespace docent
