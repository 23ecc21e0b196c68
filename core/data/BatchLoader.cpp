// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/BatchLoader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>
#include <utility>

#include "base/Error.h"
#include "base/Random.h"
#include "data/EvenBatches.h"

namespace docent {

namespace {

// Keys that keep the order of an epoch and the augmentation of an image apart.
constexpr std::uint64_t orderKey = 0x6f72646572ULL;
constexpr std::uint64_t augmentKey = 0x6175676d656e74ULL;

/// (value / 255 - 0.5) / 0.5 for `count` samples. The difference is whole, so there is one rounding only and the bits
/// are the same with and without fused multiply-add.
void normalise(const std::uint8_t* in, std::size_t count, float* out) {
    constexpr float scale = 1.0F / 255.0F;
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = static_cast<float>(2 * static_cast<std::int32_t>(in[i]) - 255) * scale;
    }
}

/// Where a mapped side of the output takes its samples: two neighbours and how much the second one counts.
struct Tap {
    int first;
    int second;
    float weight;
};

/// Bilinear taps that spread `length` samples from `begin` over `size`, pixel centres aligned.
void makeTaps(int begin, int length, int size, std::vector<Tap>& taps) {
    taps.resize(static_cast<std::size_t>(size));
    const float step = static_cast<float>(length) / static_cast<float>(size);
    for (int i = 0; i < size; ++i) {
        const float place =
            std::clamp((static_cast<float>(i) + 0.5F) * step - 0.5F, 0.0F, static_cast<float>(length - 1));
        const int first = static_cast<int>(place);
        taps[static_cast<std::size_t>(i)] = {begin + first, begin + std::min(first + 1, length - 1),
                                             place - static_cast<float>(first)};
    }
}

void mirrorRow(float* row, int size) {
    for (int left = 0, right = size - 1; left < right; ++left, --right) {
        std::swap_ranges(row + left * 3, row + left * 3 + 3, row + right * 3);
    }
}

/// Writes one picture as floats, augmented. Holds buffers, so each thread has its own.
class Augmenter {
public:
    Augmenter(int size, const AugmentOptions& options)
        : m_size(size), m_options(options), m_padding(options.cropPadding > 0 ? options.cropPadding : size / 8) {}

    void write(const std::uint8_t* in, Random random, float* out) {
        const std::size_t samples = static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size) * 3;
        if (!m_options.enabled) {
            normalise(in, samples, out);
            return;
        }
        const bool isFlipped = m_options.flip && (random.next() >> 63) != 0;
        if (m_options.minCropArea < 1) {
            resizedCrop(in, random, out);
        } else {
            const auto range = static_cast<std::uint64_t>(2 * m_padding + 1);
            const int dx = static_cast<int>(random.below(range)) - m_padding;
            const int dy = static_cast<int>(random.below(range)) - m_padding;
            shift(in, dx, dy, out);
        }
        if (isFlipped) {
            for (int y = 0; y < m_size; ++y) {
                mirrorRow(out + static_cast<std::ptrdiff_t>(y) * m_size * 3, m_size);
            }
        }
    }

private:
    /// A crop that lies (dx, dy) beside the picture, whose edge pixels go on outside.
    void shift(const std::uint8_t* in, int dx, int dy, float* out) const {
        const int begin = std::clamp(-dx, 0, m_size);        // first output column inside the picture
        const int end = std::clamp(m_size - dx, 0, m_size);  // one past the last
        for (int y = 0; y < m_size; ++y) {
            const std::uint8_t* row = in + static_cast<std::ptrdiff_t>(std::clamp(y + dy, 0, m_size - 1)) * m_size * 3;
            float* target = out + static_cast<std::ptrdiff_t>(y) * m_size * 3;
            for (int x = 0; x < begin; ++x) {
                normalise(row, 3, target + x * 3);
            }
            if (end > begin) {
                normalise(row + (begin + dx) * 3, static_cast<std::size_t>(end - begin) * 3, target + begin * 3);
            }
            for (int x = end; x < m_size; ++x) {
                normalise(row + (m_size - 1) * 3, 3, target + x * 3);
            }
        }
    }

    /// A crop of random area and shape (aspect 3:4 to 4:3), resized back to the whole.
    void resizedCrop(const std::uint8_t* in, Random& random, float* out) {
        const double side = m_size;
        const double area = side * side * (m_options.minCropArea + (1 - m_options.minCropArea) * random.uniform());
        const double aspect = std::exp(std::log(4.0 / 3.0) * (2 * random.uniform() - 1));
        const auto clampSide = [&](double value) {
            return std::clamp(static_cast<int>(std::lround(value)), 1, m_size);
        };
        const int width = clampSide(std::sqrt(area * aspect));
        const int height = clampSide(std::sqrt(area / aspect));
        const int left = static_cast<int>(random.below(static_cast<std::uint64_t>(m_size - width + 1)));
        const int top = static_cast<int>(random.below(static_cast<std::uint64_t>(m_size - height + 1)));
        makeTaps(left, width, m_size, m_columns);
        makeTaps(top, height, m_size, m_rows);
        const std::size_t rowSamples = static_cast<std::size_t>(m_size) * 3;
        m_blend.resize(rowSamples);
        for (int y = 0; y < m_size; ++y) {
            const Tap& row = m_rows[static_cast<std::size_t>(y)];
            const std::uint8_t* above = in + static_cast<std::size_t>(row.first) * rowSamples;
            const std::uint8_t* below = in + static_cast<std::size_t>(row.second) * rowSamples;
            for (std::size_t i = 0; i < rowSamples; ++i) {
                const auto a = static_cast<float>(above[i]);
                m_blend[i] = a + (static_cast<float>(below[i]) - a) * row.weight;
            }
            float* target = out + static_cast<std::size_t>(y) * rowSamples;
            for (const Tap& column : m_columns) {
                const float* first = m_blend.data() + column.first * 3;
                const float* second = m_blend.data() + column.second * 3;
                for (int c = 0; c < 3; ++c) {
                    const float value = first[c] + (second[c] - first[c]) * column.weight;
                    *target++ = value * (2.0F / 255.0F) - 1.0F;
                }
            }
        }
    }

    int m_size;
    AugmentOptions m_options;
    int m_padding;
    std::vector<Tap> m_columns;
    std::vector<Tap> m_rows;
    std::vector<float> m_blend;
};

void check(const BatchLoaderOptions& options, int imageSize) {
    std::string problem;
    if (options.batchSize < 1) {
        problem = "the batch size must be at least 1";
    } else if (imageSize < 1) {
        problem = "the picture size must be at least 1";
    } else if (options.prefetch < 0) {
        problem = "the number of batches ahead must not be negative";
    } else if (options.augment.cropPadding < 0 || options.augment.cropPadding > imageSize) {
        problem = "the crop padding must be 0 to the side of the picture";
    } else if (!(options.augment.minCropArea > 0 && options.augment.minCropArea <= 1)) {
        problem = "the smallest crop area must be above 0 and at most 1";
    }
    if (!problem.empty()) {
        throw Error("Batches cannot be made: " + problem);
    }
}

}  // namespace

struct BatchLoader::Impl {
    Impl(const ImageDataset& set, int side, BatchLoaderOptions chosen)
        : dataset(set), imageSize(side), options(chosen), augmenter(side, chosen.augment) {
        check(options, imageSize);
    }

    [[nodiscard]] std::int64_t batches() const { return EvenBatches(dataset.size(), options.batchSize).count(); }

    /// Only ever called by one thread at a time: the loader's own, or the caller's where there is none.
    void assemble(std::int64_t ofEpoch, std::int64_t number, Batch& batch) {
        const std::int64_t n = dataset.size();
        if (options.shuffle && orderEpoch != ofEpoch) {
            order.resize(static_cast<std::size_t>(n));
            std::iota(order.begin(), order.end(), std::int64_t{0});
            Random random{options.seed, orderKey, static_cast<std::uint64_t>(ofEpoch)};
            random.shuffle(order);
            orderEpoch = ofEpoch;
        }
        const EvenBatches even(n, options.batchSize);
        const std::int64_t begin = options.even ? even.begin(number) : number * options.batchSize;
        const std::int64_t count = options.even ? even.size(number) : std::min(options.batchSize, n - begin);
        const std::size_t samples = static_cast<std::size_t>(imageSize) * static_cast<std::size_t>(imageSize) * 3;
        batch.pixels.resize(static_cast<std::size_t>(count) * samples);
        batch.labels.resize(static_cast<std::size_t>(count));
        for (std::int64_t k = 0; k < count; ++k) {
            const std::int64_t index = options.shuffle ? order[static_cast<std::size_t>(begin + k)] : begin + k;
            const LabelledImage image = dataset.get(index);
            if (image.pixels.size() != samples) {
                throw Error("Picture " + std::to_string(index) + " has " + std::to_string(image.pixels.size()) +
                            " bytes instead of " + std::to_string(samples));
            }
            augmenter.write(image.pixels.data(),
                            Random{options.seed, augmentKey, static_cast<std::uint64_t>(ofEpoch),
                                   static_cast<std::uint64_t>(index)},
                            batch.pixels.data() + static_cast<std::size_t>(k) * samples);
            batch.labels[static_cast<std::size_t>(k)] = image.label;
        }
    }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [&] {
                return stopping ||
                       (toAssemble < end && ready.size() < static_cast<std::size_t>(options.prefetch) && !failure);
            });
            if (stopping) {
                return;
            }
            const std::int64_t run = generation;
            const std::int64_t ofEpoch = epoch;
            const std::int64_t number = toAssemble++;
            Batch batch;
            if (!spare.empty()) {
                batch = std::move(spare.back());
                spare.pop_back();
            }
            lock.unlock();
            std::exception_ptr problem;
            try {
                assemble(ofEpoch, number, batch);
            } catch (...) {
                problem = std::current_exception();
            }
            lock.lock();
            // start() may have been called meanwhile: then this batch belongs to nobody.
            if (run == generation && problem) {
                failure = problem;
            } else if (run == generation) {
                ready.push_back(std::move(batch));
            } else {
                spare.push_back(std::move(batch));
            }
            arrived.notify_all();
        }
    }

    const ImageDataset& dataset;
    const int imageSize;
    const BatchLoaderOptions options;

    // Of the thread that assembles.
    Augmenter augmenter;
    std::vector<std::int64_t> order;
    std::int64_t orderEpoch = -1;

    std::mutex mutex;  ///< of all below
    std::condition_variable wake;
    std::condition_variable arrived;
    bool isStarted = false;
    bool stopping = false;
    std::int64_t generation = 0;  ///< of start() calls
    std::int64_t epoch = 0;
    std::int64_t toAssemble = 0;
    std::int64_t toReturn = 0;
    std::int64_t end = 0;
    std::deque<Batch> ready;
    std::vector<Batch> spare;
    std::exception_ptr failure;
    std::thread thread;
};

BatchLoader::BatchLoader(const ImageDataset& dataset, int imageSize, BatchLoaderOptions options)
    : m_impl(std::make_unique<Impl>(dataset, imageSize, options)) {
    if (options.prefetch > 0) {
        m_impl->thread = std::thread([impl = m_impl.get()] { impl->work(); });
    }
}

BatchLoader::~BatchLoader() {
    if (m_impl->thread.joinable()) {
        {
            const std::lock_guard lock(m_impl->mutex);
            m_impl->stopping = true;
        }
        m_impl->wake.notify_all();
        m_impl->thread.join();
    }
}

std::int64_t BatchLoader::batchesPerEpoch() const {
    return m_impl->batches();
}

void BatchLoader::start(std::int64_t epoch, std::int64_t firstBatch) {
    const std::int64_t batches = m_impl->batches();
    if (epoch < 0 || firstBatch < 0 || firstBatch > batches) {
        throw Error("There is no batch " + std::to_string(firstBatch) + " in epoch " + std::to_string(epoch) +
                    ", which has " + std::to_string(batches));
    }
    {
        const std::lock_guard lock(m_impl->mutex);
        ++m_impl->generation;
        m_impl->isStarted = true;
        m_impl->epoch = epoch;
        m_impl->toAssemble = firstBatch;
        m_impl->toReturn = firstBatch;
        m_impl->end = batches;
        m_impl->failure = nullptr;
        while (!m_impl->ready.empty()) {
            m_impl->spare.push_back(std::move(m_impl->ready.back()));
            m_impl->ready.pop_back();
        }
    }
    m_impl->wake.notify_all();
}

bool BatchLoader::next(Batch& batch) {
    Impl& impl = *m_impl;
    std::unique_lock lock(impl.mutex);
    if (!impl.isStarted) {
        throw Error("A batch was asked for before an epoch was started");
    }
    if (impl.toReturn >= impl.end) {
        return false;
    }
    if (!impl.thread.joinable()) {
        impl.assemble(impl.epoch, impl.toReturn, batch);
        ++impl.toReturn;
        return true;
    }
    impl.arrived.wait(lock, [&] { return !impl.ready.empty() || impl.failure; });
    if (impl.ready.empty()) {
        std::rethrow_exception(impl.failure);
    }
    std::swap(batch, impl.ready.front());
    impl.spare.push_back(std::move(impl.ready.front()));
    impl.ready.pop_front();
    ++impl.toReturn;
    lock.unlock();
    impl.wake.notify_all();
    return true;
}

}  // namespace docent
