// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace docent {

/// How many pictures of a batch are computed at once: all, until memory runs out; then half as many, a quarter, and so
/// on, for good. As no layer mixes pictures (GroupNorm, not BatchNorm), the result is the same but for rounding.
class MicroBatch {
public:
    /// 0 = whole batches.
    explicit MicroBatch(std::int64_t size = 0) : m_size(size) {}

    [[nodiscard]] std::int64_t size() const { return m_size; }

    /// Calls compute(n) for a batch of `pictures`, n of them at once, and again with half as many when memory runs out.
    /// `compute` must leave nothing behind when it throws. Returns whether it came to that. Throws OutOfMemory when not
    /// even one picture fits.
    bool fit(std::int64_t pictures, const std::function<void(std::int64_t)>& compute);

    /// What to tell a person of batches of `pictures`, for a note: "There was not enough memory for batches of 64: ..."
    [[nodiscard]] std::string note(std::int64_t pictures) const;

private:
    std::int64_t m_size;
};

}  // namespace docent
