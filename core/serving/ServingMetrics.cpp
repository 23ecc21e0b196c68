// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/ServingMetrics.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace docent {

namespace {

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

std::string labelValue(const std::string& text) {
    std::string value;
    for (const char c : text) {
        value += c == '\n' ? "\\n" : c == '"' ? "\\\"" : c == '\\' ? "\\\\" : std::string(1, c);
    }
    return value;
}

void head(std::string& text, const std::string& name, const std::string& type, const std::string& help) {
    text += "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

void gauge(std::string& text, const std::string& name, const std::string& help, double value) {
    head(text, name, "gauge", help);
    text += name + " " + number(value) + "\n";
}

}  // namespace

ServingMetrics::Histogram::Histogram(std::vector<double> upperBounds)
    : bounds(std::move(upperBounds)), counts(bounds.size() + 1, 0) {}

void ServingMetrics::Histogram::add(double value) {
    const auto place = std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin();
    ++counts[static_cast<std::size_t>(place)];
    sum += value;
}

void ServingMetrics::Histogram::write(std::string& text, const std::string& name, const std::string& help) const {
    head(text, name, "histogram", help);
    std::int64_t count = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        count += counts[i];
        const std::string bound = i < bounds.size() ? number(bounds[i]) : "+Inf";
        text += name + "_bucket{le=\"" + bound + "\"} " + std::to_string(count) + "\n";
    }
    text += name + "_sum " + number(sum) + "\n" + name + "_count " + std::to_string(count) + "\n";
}

ServingMetrics::ServingMetrics()
    : m_seconds({0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}),
      m_batches({1, 2, 4, 8, 16, 32, 64, 128}) {}

void ServingMetrics::addRequest(const std::string& path, int status, double seconds) {
    const std::scoped_lock lock(m_mutex);
    ++m_requests[{path, status}];
    if (path == "/classify" && status == 200) {
        m_seconds.add(seconds);
    }
}

void ServingMetrics::addBatch(std::size_t pictures) {
    const std::scoped_lock lock(m_mutex);
    m_batches.add(static_cast<double>(pictures));
}

double ServingMetrics::uptimeSeconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

std::int64_t ServingMetrics::requests() const {
    const std::scoped_lock lock(m_mutex);
    return std::accumulate(m_requests.begin(), m_requests.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& entry) { return sum + entry.second; });
}

std::int64_t ServingMetrics::pictures() const {
    const std::scoped_lock lock(m_mutex);
    return static_cast<std::int64_t>(m_batches.sum);
}

std::string ServingMetrics::text(const std::string& model, std::size_t requestsInside,
                                 std::size_t picturesWaiting) const {
    std::string text;
    head(text, "docent_info", "gauge", "The program and the model that it serves.");
    text += "docent_info{version=\"" DOCENT_VERSION "\",model=\"" + labelValue(model) + "\"} 1\n";
    gauge(text, "docent_uptime_seconds", "Time since the server began.", uptimeSeconds());
    gauge(text, "docent_requests_inside", "Requests to classify that were let in and are not answered.",
          static_cast<double>(requestsInside));
    gauge(text, "docent_queue_pictures", "Decoded pictures that wait for the model.",
          static_cast<double>(picturesWaiting));
    const std::scoped_lock lock(m_mutex);
    head(text, "docent_requests_total", "counter", "Requests by path and HTTP status.");
    for (const auto& [key, count] : m_requests) {
        text += "docent_requests_total{path=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"} " +
                std::to_string(count) + "\n";
    }
    head(text, "docent_pictures_total", "counter", "Pictures that were classified.");
    text += "docent_pictures_total " + number(m_batches.sum) + "\n";
    m_seconds.write(text, "docent_classify_seconds",
                    "From the head of a request to its answer, of those with status 200.");
    m_batches.write(text, "docent_batch_pictures", "Pictures that were computed together.");
    return text;
}

}  // namespace docent
