// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace docent {

/// On the CPU a batch of small pictures is cut into one shard a thread, and each thread takes its own through the whole
/// network. That costs one wait for the other threads a batch instead of one an operation, or several inside a
/// convolution, where a thread that another program has put aside keeps all the others waiting. As no layer mixes
/// pictures (GroupNorm, not BatchNorm), the result is the same but for rounding.
struct Shard {
    std::int64_t begin = 0;  ///< of the batch
    std::int64_t size = 0;
};

/// How many shards this batch, [n, c, h, w], is worth when a network computes on it in `type`: the number of Torch's
/// threads, or 1 where the operations had better share the threads: for large pictures, whose operations take long and
/// gain from shared caches, and where a shard would have less than 2 pictures, or less than 16 in fp32, for which ATen
/// takes a slow way through 1x1 convolutions on one thread. Also 1 off the CPU and inside of another shard.
[[nodiscard]] int shardCount(const torch::Tensor& images, torch::ScalarType type);
/// The shard of this index of `count` over a batch of `size`.
[[nodiscard]] Shard shardOf(std::int64_t size, int index, int count);

/// Calls body(index, shard) for all shards of `images`, [n, ...], at the same time, each on a thread of its own with
/// the caller's gradient mode; operations inside use that thread alone.
void forShards(const torch::Tensor& images, int count, const std::function<void(int, const Shard&)>& body);

}  // namespace docent
