// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/PictureStream.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "base/Parallel.h"
#include "data/ImageDecoder.h"
#include "exporting/ExportedModel.h"
#include "exporting/SquareBatches.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

/// How long a picture may wait for others to fill its batch: what a person at a pipe does not notice.
constexpr std::chrono::milliseconds longestWait{100};
/// How often a stop is looked for while there is nothing to do.
constexpr std::chrono::milliseconds stopPeriod{20};
/// Batches of decoded pictures that may wait: enough that a large picture among small ones holds nobody up.
constexpr std::size_t batchesAhead = 4;

struct Slot {
    enum class State { Decoding, Ready, Done } state = State::Decoding;
    StreamedPicture picture;
    Picture square;
};

class Stream {
public:
    Stream(const ExportedModel& model, int threads, const NextPicture& next)
        : m_model(model),
          m_next(next),
          m_batch(squareBatchSize(model.imageSize())),
          m_room(batchesAhead * m_batch + 2 * static_cast<std::size_t>(threads)) {
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this] { decodeAll(); });
        }
    }
    ~Stream() {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
        for (std::thread& thread : m_threads) {
            thread.join();
        }
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    void run(const std::function<void(StreamedPicture&&)>& use, const RunContext& context) {
        while (true) {
            const std::vector<Slot*> batch = waitForBatch(context);
            if (!batch.empty()) {
                classify(batch);
            }
            while (const std::unique_ptr<Slot> slot = takeDone()) {
                use(std::move(slot->picture));
                context.checkStop();
            }
            if (isFinished()) {
                return;
            }
        }
    }

private:
    void decodeAll() {
        try {
            while (Slot* const slot = newSlot()) {
                if (slot->picture.error.empty()) {
                    decode(*slot);
                }
                const std::scoped_lock lock(m_mutex);
                --m_decoding;
                m_ready += slot->picture.error.empty() ? 1 : 0;
                slot->state = slot->picture.error.empty() ? Slot::State::Ready : Slot::State::Done;
                m_changed.notify_all();
            }
        } catch (...) {
            const std::scoped_lock lock(m_mutex);
            m_failure = m_failure ? m_failure : std::current_exception();
            m_changed.notify_all();
        }
    }

    /// Takes its place in the order before another thread asks for the next one; null at the end.
    Slot* newSlot() {
        const std::scoped_lock input(m_inputMutex);
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isOver || m_failure || m_ended || m_slots.size() < m_room; });
            if (m_isOver || m_failure || m_ended) {
                return nullptr;
            }
        }
        auto slot = std::make_unique<Slot>();
        const bool isThere = m_next(slot->picture, [this] { return m_isOver.load(); });
        const std::scoped_lock lock(m_mutex);
        if (!isThere) {
            m_ended = true;
            m_changed.notify_all();
            return nullptr;
        }
        ++m_decoding;
        m_slots.push_back(std::move(slot));
        return m_slots.back().get();
    }

    void decode(Slot& slot) const {
        try {
            const int size = m_model.imageSize();
            slot.square = resizePicture(decodePictureFile(slot.picture.path, size), size, m_model.resizeRule());
        } catch (const Error& error) {
            slot.picture.error = error.reason();
            slot.picture.mend = error.mend();
        }
    }

    /// The pictures to compute next; none where an answer can be given without, or all is done.
    std::vector<Slot*> waitForBatch(const RunContext& context) {
        std::unique_lock lock(m_mutex);
        std::vector<Slot*> batch;
        while (true) {
            if (m_failure) {
                std::rethrow_exception(m_failure);
            }
            context.checkStop();
            const auto now = Clock::now();
            if (m_ready == 0) {
                m_firstReady = now;
            }
            const bool isLast = m_ended && m_decoding == 0;
            if (m_ready >= m_batch || (m_ready > 0 && (isLast || now - m_firstReady >= longestWait))) {
                break;
            }
            if (isLast || (!m_slots.empty() && m_slots.front()->state == Slot::State::Done)) {
                return batch;
            }
            m_changed.wait_for(lock, stopPeriod);
        }
        for (const auto& slot : m_slots) {
            if (slot->state == Slot::State::Ready && batch.size() < m_batch) {
                batch.push_back(slot.get());
            }
        }
        m_ready -= batch.size();
        m_firstReady = Clock::now();
        return batch;
    }

    void classify(const std::vector<Slot*>& batch) {
        std::vector<Picture> squares;
        for (Slot* slot : batch) {
            squares.push_back(std::move(slot->square));
        }
        const ClassifiedPictures prediction = m_model.predict(squares);
        const auto rowOf = [](const Matrix& matrix, std::size_t i) {
            const float* row = matrix.columns > 0 ? matrix.row(static_cast<std::int64_t>(i)) : nullptr;
            return std::vector<float>(row, row + matrix.columns);
        };
        const std::scoped_lock lock(m_mutex);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            batch[i]->picture.probabilities = rowOf(prediction.probabilities, i);
            batch[i]->picture.embedding = rowOf(prediction.embeddings, i);
            batch[i]->state = Slot::State::Done;
        }
    }

    std::unique_ptr<Slot> takeDone() {
        const std::scoped_lock lock(m_mutex);
        if (m_slots.empty() || m_slots.front()->state != Slot::State::Done) {
            return nullptr;
        }
        std::unique_ptr<Slot> slot = std::move(m_slots.front());
        m_slots.pop_front();
        m_changed.notify_all();
        return slot;
    }

    [[nodiscard]] bool isFinished() {
        const std::scoped_lock lock(m_mutex);
        return m_ended && m_slots.empty() && !m_failure;
    }

    const ExportedModel& m_model;
    const NextPicture& m_next;
    const std::size_t m_batch;
    const std::size_t m_room;
    std::mutex m_inputMutex;  ///< taken before m_mutex
    std::mutex m_mutex;       ///< of all below
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Slot>> m_slots;  ///< in the order of the input
    std::size_t m_decoding = 0;
    std::size_t m_ready = 0;
    Clock::time_point m_firstReady{};
    std::exception_ptr m_failure;
    bool m_ended = false;
    std::atomic<bool> m_isOver{false};
    std::vector<std::thread> m_threads;
};

}  // namespace

void classifyPictures(const ExportedModel& model, const PictureStreamOptions& options, const NextPicture& next,
                      const std::function<void(StreamedPicture&&)>& use, RunContext& context) {
    Stream(model, options.threads > 0 ? options.threads : availableThreads(), next).run(use, context);
}

}  // namespace docent
