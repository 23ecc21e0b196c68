// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "data/ImageDataset.h"

namespace docent {

struct AugmentOptions {
    bool enabled = false;
    bool flip = true;     ///< mirror half of the pictures left to right
    int cropPadding = 0;  ///< pixels of edge padding for the random crop; 0 = an eighth of the side
    /// Smallest area of a random crop that is resized back, relative to the whole; 1 = shift only.
    double minCropArea = 1.0;
};

struct Batch {
    std::vector<float> pixels;         ///< [n, size, size, 3] (NHWC), (value / 255 - 0.5) / 0.5
    std::vector<std::int64_t> labels;  ///< [n]
    std::int64_t size() const { return static_cast<std::int64_t>(labels.size()); }
};

struct BatchLoaderOptions {
    std::int64_t batchSize = 64;
    bool shuffle = false;  ///< a new order every epoch, a function of (seed, epoch) alone
    bool even = false;     ///< batches of nearly the same size, see EvenBatches; else the last holds what is left
    AugmentOptions augment;
    std::uint64_t seed = 0;
    int prefetch = 2;  ///< batches assembled ahead by a thread of the loader's own; 0 = none, in the caller
};

/// Batches of a dataset, assembled off the training thread. What batch b of epoch e holds depends only on the dataset,
/// the options, e and b, so a run resumes at any (epoch, batch) with the same pictures, augmented in the same way.
class BatchLoader {
public:
    /// `dataset` must outlive the loader.
    BatchLoader(const ImageDataset& dataset, int imageSize, BatchLoaderOptions options);
    ~BatchLoader();
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    [[nodiscard]] std::int64_t batchesPerEpoch() const;
    /// Begins at a batch of an epoch.
    void start(std::int64_t epoch, std::int64_t firstBatch = 0);
    /// The next batch of the epoch; false at its end. `batch`'s buffers are used again.
    bool next(Batch& batch);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace docent
