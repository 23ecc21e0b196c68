// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "data/ImageSource.h"
#include "serving/ServingMetrics.h"

namespace docent {

class ExportedModel;

struct ClassifyQueueOptions {
    std::size_t batch = 32;             ///< pictures that are computed together at most
    std::chrono::milliseconds wait{5};  ///< how long the first of a batch waits for those that are on their way
    std::size_t requests = 128;         ///< that may be inside at a time
    std::uint64_t bytes = std::uint64_t{512} << 20;  ///< that their bodies may have together
};

/// Requests of many threads, whose pictures one thread computes together.
class ClassifyQueue {
public:
    ClassifyQueue(const ExportedModel& model, const ClassifyQueueOptions& options, ServingMetrics& metrics);
    /// As abandon(); no Place may be left.
    ~ClassifyQueue();
    ClassifyQueue(const ClassifyQueue&) = delete;
    ClassifyQueue& operator=(const ClassifyQueue&) = delete;

    /// One request's, from before its body is read until it is answered. While one is taken and its pictures are not
    /// yet there, those of others wait a little for them.
    class Place {
    public:
        /// Takes it for a body of at most `bytes`; throws RequestError 503 where there is none.
        Place(ClassifyQueue& queue, std::uint64_t bytes);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        /// The probabilities of pictures of any shape, in their order. Once. Throws what the model throws, and
        /// RequestError 503 after abandon().
        [[nodiscard]] std::vector<std::vector<float>> classify(std::vector<Picture> pictures);

    private:
        void arrive();

        ClassifyQueue& m_queue;
        std::uint64_t m_bytes;
        bool m_isOnItsWay = true;
    };

    [[nodiscard]] std::size_t requestsInside() const;
    [[nodiscard]] std::size_t picturesWaiting() const;
    /// Ends the wait of all that are inside, and lets nobody in any more.
    void abandon();

private:
    struct Request {
        std::vector<std::vector<float>> answers;
        std::size_t left = 0;  ///< pictures without an answer
        std::exception_ptr failure;
        std::condition_variable answered;
    };
    struct Item {
        Picture picture;
        Request* request;
        std::size_t index;
        std::chrono::steady_clock::time_point arrived;
    };
    void work();
    void computeBatch(std::unique_lock<std::mutex>& lock);

    const ExportedModel& m_model;
    const ClassifyQueueOptions m_options;
    ServingMetrics& m_metrics;
    mutable std::mutex m_mutex;  ///< of all below
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    std::size_t m_inside = 0;
    std::size_t m_onTheirWay = 0;
    std::uint64_t m_bytes = 0;
    bool m_isAbandoned = false;
    std::thread m_thread;
};

}  // namespace docent
