// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "serving/ClassifyQueue.h"
#include "serving/ServingMetrics.h"

namespace docent {

class ExportedModel;

struct ClassifyServiceOptions {
    ClassifyQueueOptions queue;
    std::size_t pictures = 64;  ///< of one request at most
    std::uint64_t bodyBytes = std::uint64_t{32}
                              << 20;  ///< of one request at most: the largest camera's JPEG, or a form of phones'
    int top = 5;                      ///< classes to name where a request does not say
};

/// What a server of one model says, whatever brings it the requests. Its functions may be called from several threads
/// at once; they throw RequestError for what is wrong with a request.
class ClassifyService {
public:
    /// Computes once, so that the first request is not the one that waits.
    ClassifyService(const ExportedModel& model, const ClassifyServiceOptions& options);
    ~ClassifyService();
    ClassifyService(const ClassifyService&) = delete;
    ClassifyService& operator=(const ClassifyService&) = delete;

    /// Names the picture that the body is, or those of a multipart/form-data; `top` is the query's text or "". JSON
    /// {"model", "predictions": [{"image", "classes": [{"class", "probability"}]}]}. Of several pictures one that
    /// cannot be read has an "error" and a "hint" instead of its classes.
    [[nodiscard]] std::string classify(ClassifyQueue::Place& place, std::string_view contentType, std::string_view body,
                                       const std::string& top);
    [[nodiscard]] std::string health() const;  ///< JSON {"status", "model", "classes", "uptime_seconds", ...}
    [[nodiscard]] std::string labels() const;  ///< JSON {"model", "labels"}
    [[nodiscard]] std::string metricsText() const;

    [[nodiscard]] ClassifyQueue& queue() { return m_queue; }
    [[nodiscard]] ServingMetrics& metrics() { return m_metrics; }
    [[nodiscard]] const ClassifyServiceOptions& options() const { return m_options; }

private:
    [[nodiscard]] Picture decoded(std::string_view bytes);
    [[nodiscard]] int topOf(const std::string& text) const;

    const ExportedModel& m_model;
    const ClassifyServiceOptions m_options;
    ServingMetrics m_metrics;
    ClassifyQueue m_queue;
    struct Decoders;
    std::unique_ptr<Decoders> m_decoders;
};

/// {"error", "hint"} of an Error.
[[nodiscard]] std::string problemJson(const std::string& error, const std::string& hint);

}  // namespace docent
