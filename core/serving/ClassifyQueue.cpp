// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/ClassifyQueue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "exporting/ExportedModel.h"
#include "serving/RequestError.h"

namespace docent {

namespace {

constexpr int unavailable = 503;

}  // namespace

ClassifyQueue::Place::Place(ClassifyQueue& queue, std::uint64_t bytes) : m_queue(queue), m_bytes(bytes) {
    const std::scoped_lock lock(queue.m_mutex);
    if (queue.m_isAbandoned) {
        throw RequestError(unavailable, "The server is being stopped", "Ask again once it runs");
    }
    if (queue.m_inside >= queue.m_options.requests || queue.m_bytes + bytes > queue.m_options.bytes) {
        throw RequestError(unavailable, "The server has as much to do as it takes on", "Ask again in a moment");
    }
    ++queue.m_inside;
    ++queue.m_onTheirWay;
    queue.m_bytes += bytes;
}

ClassifyQueue::Place::~Place() {
    const std::scoped_lock lock(m_queue.m_mutex);
    arrive();
    --m_queue.m_inside;
    m_queue.m_bytes -= m_bytes;
}

/// Whoever waits for others waits no longer for this one.
void ClassifyQueue::Place::arrive() {
    if (std::exchange(m_isOnItsWay, false)) {
        --m_queue.m_onTheirWay;
        m_queue.m_changed.notify_all();
    }
}

std::vector<std::vector<float>> ClassifyQueue::Place::classify(std::vector<Picture> pictures) {
    Request request;
    request.answers.resize(pictures.size());
    request.left = pictures.size();
    std::unique_lock lock(m_queue.m_mutex);
    const auto now = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        m_queue.m_items.push_back({std::move(pictures[i]), &request, i, now});
    }
    m_isOnItsWay ? arrive() : m_queue.m_changed.notify_all();
    request.answered.wait(lock, [&] { return request.left == 0; });
    if (request.failure) {
        std::rethrow_exception(request.failure);
    }
    return std::move(request.answers);
}

ClassifyQueue::ClassifyQueue(const ExportedModel& model, const ClassifyQueueOptions& options, ServingMetrics& metrics)
    : m_model(model), m_options(options), m_metrics(metrics), m_thread([this] { work(); }) {}

ClassifyQueue::~ClassifyQueue() {
    abandon();
    m_thread.join();
}

std::size_t ClassifyQueue::requestsInside() const {
    const std::scoped_lock lock(m_mutex);
    return m_inside;
}

std::size_t ClassifyQueue::picturesWaiting() const {
    const std::scoped_lock lock(m_mutex);
    return m_items.size();
}

void ClassifyQueue::abandon() {
    const std::scoped_lock lock(m_mutex);
    m_isAbandoned = true;
    m_changed.notify_all();
}

void ClassifyQueue::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isAbandoned || !m_items.empty(); });
        if (m_isAbandoned) {
            break;
        }
        const auto last = m_items.front().arrived + m_options.wait;
        m_changed.wait_until(
            lock, last, [this] { return m_isAbandoned || m_items.size() >= m_options.batch || m_onTheirWay == 0; });
        if (!m_isAbandoned) {
            computeBatch(lock);
        }
    }
    for (const Item& item : m_items) {
        item.request->failure = std::make_exception_ptr(
            RequestError(unavailable, "The server was stopped before it came to this", "Ask again once it runs"));
        --item.request->left;
        item.request->answered.notify_one();
    }
    m_items.clear();
}

void ClassifyQueue::computeBatch(std::unique_lock<std::mutex>& lock) {
    const std::size_t count = std::min(m_items.size(), m_options.batch);
    const auto end = m_items.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<Item> batch(std::make_move_iterator(m_items.begin()), std::make_move_iterator(end));
    m_items.erase(m_items.begin(), end);
    lock.unlock();
    std::vector<Picture> pictures;
    for (Item& item : batch) {
        pictures.push_back(std::move(item.picture));
    }
    ClassifiedPictures prediction;
    std::exception_ptr failure;
    try {
        prediction = m_model.predict(pictures);
        m_metrics.addBatch(batch.size());
    } catch (...) {
        failure = std::current_exception();
    }
    lock.lock();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        Request& request = *batch[i].request;
        if (failure) {
            request.failure = failure;
        } else {
            const Matrix& rows = prediction.probabilities;
            const float* row = rows.row(static_cast<std::int64_t>(i));
            request.answers[batch[i].index].assign(row, row + rows.columns);
        }
        if (--request.left == 0) {
            request.answered.notify_one();  // under the lock: the request ends with its wait
        }
    }
}

}  // namespace docent
