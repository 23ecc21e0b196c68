// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace docent {

/// On the CPU a batch is cut into one shard a thread, and each thread takes its own through the whole network. That
/// costs one wait for the other threads a batch instead of one an operation, or several inside a convolution, where
/// a thread that another program has put aside keeps all the others waiting. As no layer mixes pictures (GroupNorm,
/// not BatchNorm), the result is the same but for rounding.
struct Shard {
    std::int64_t begin = 0;  ///< of the batch
    std::int64_t size = 0;
};

/// How many shards this batch is worth: 1 off the CPU, inside of another shard, and where there would be less than two
/// pictures a thread; else the number of Torch's threads.
[[nodiscard]] int shardCount(const torch::Tensor& images);
/// The shard of this index of `count` over a batch of `size`.
[[nodiscard]] Shard shardOf(std::int64_t size, int index, int count);

/// Calls body(index, shard) for all shards of `images`, [n, ...], at the same time, each on a thread of its own with
/// the caller's gradient mode; operations inside use that thread alone.
void forShards(const torch::Tensor& images, int count, const std::function<void(int, const Shard&)>& body);

}  // namespace docent
