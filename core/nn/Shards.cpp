// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/Shards.h"

#include <torch/torch.h>

#include "nn/ShardThreads.h"

namespace docent {

namespace {

/// Pictures of a shard.
constexpr std::int64_t leastPictures = 2;
constexpr std::int64_t leastPicturesInFloat = 16;
constexpr std::int64_t mostPixels = 128 * 128;

}  // namespace

int shardCount(const torch::Tensor& images, torch::ScalarType type) {
    if (!images.device().is_cpu() || at::in_parallel_region() || images.size(2) * images.size(3) > mostPixels) {
        return 1;
    }
    const int threads = at::get_num_threads();
    const std::int64_t least = type == torch::kFloat ? leastPicturesInFloat : leastPictures;
    return images.size(0) >= least * threads ? threads : 1;
}

Shard shardOf(std::int64_t size, int index, int count) {
    const std::int64_t begin = size * index / count;
    return {.begin = begin, .size = size * (index + 1) / count - begin};
}

void forShards(const torch::Tensor& images, int count, const std::function<void(int, const Shard&)>& body) {
    const bool gradients = torch::GradMode::is_enabled();
    onThreads(count, [&](int index) {
        if (count > 1) {
            // Torch gives a new thread its number of threads at the first question, so ask before saying otherwise.
            static_cast<void>(at::get_num_threads());
            useOneThreadHere();
        }
        const torch::AutoGradMode mode(gradients);
        body(index, shardOf(images.size(0), index, count));
    });
}

}  // namespace docent
