// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace docent {

/// What a server has done since it began. Its functions may be called from several threads at once.
class ServingMetrics {
public:
    ServingMetrics();

    /// `path`: of those that there are, or "other".
    void addRequest(const std::string& path, int status, double seconds);
    /// Pictures that were computed together.
    void addBatch(std::size_t pictures);

    [[nodiscard]] double uptimeSeconds() const;
    [[nodiscard]] std::int64_t requests() const;
    [[nodiscard]] std::int64_t pictures() const;
    /// In Prometheus' text format 0.0.4.
    [[nodiscard]] std::string text(const std::string& model, std::size_t requestsInside,
                                   std::size_t picturesWaiting) const;

private:
    struct Histogram {
        std::vector<double> bounds;        ///< upper ones, ascending
        std::vector<std::int64_t> counts;  ///< one more than bounds
        double sum = 0;

        explicit Histogram(std::vector<double> upperBounds);
        void add(double value);
        void write(std::string& text, const std::string& name, const std::string& help) const;
    };

    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    mutable std::mutex m_mutex;  ///< of all below
    std::map<std::pair<std::string, int>, std::int64_t> m_requests;
    Histogram m_seconds;
    Histogram m_batches;
};

}  // namespace docent
