// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/ClassifyService.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <semaphore>
#include <span>

#include "base/Parallel.h"
#include "data/ImageDecoder.h"
#include "data/PictureHeader.h"
#include "data/UnreadFormat.h"
#include "exporting/ExportedModel.h"
#include "jobs/Trial.h"
#include "serving/MultipartBody.h"
#include "serving/RequestError.h"

namespace docent {

namespace {

using Json = nlohmann::ordered_json;

constexpr int badRequest = 400;
constexpr const char* otherFormat = "Send a PNG, JPEG, WebP, TIFF, BMP or GIF";

std::string textOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json classesOf(const std::vector<NamedProbability>& named) {
    Json classes = Json::array();
    for (const auto& [label, probability] : named) {
        classes.push_back({{"class", label}, {"probability", roundedProbability(probability)}});
    }
    return classes;
}

}  // namespace

/// Pictures that may be decoded at a time: as many as there are cores. A large one takes 300 MB.
struct ClassifyService::Decoders {
    std::counting_semaphore<> free{availableThreads()};

    class Turn {
    public:
        explicit Turn(Decoders& decoders) : m_decoders(decoders) { m_decoders.free.acquire(); }
        ~Turn() { m_decoders.free.release(); }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        Decoders& m_decoders;
    };
};

ClassifyService::ClassifyService(const ExportedModel& model, const ClassifyServiceOptions& options)
    : m_model(model),
      m_options(options),
      m_queue(model, options.queue, m_metrics),
      m_decoders(std::make_unique<Decoders>()) {
    Picture white{model.imageSize(), model.imageSize(), {}};
    white.pixels.assign(static_cast<std::size_t>(white.width) * static_cast<std::size_t>(white.height) * 3, 255);
    static_cast<void>(model.predict({white}));
}

ClassifyService::~ClassifyService() = default;

std::string ClassifyService::classify(ClassifyQueue::Place& place, std::string_view contentType, std::string_view body,
                                      const std::string& top) {
    const int count = topOf(top);
    Json predictions = Json::array();
    std::vector<Picture> pictures;
    std::vector<std::size_t> places;  // of the predictions that are to have classes
    if (const auto boundary = multipartBoundary(contentType)) {
        std::vector<BodyPart> parts = multipartParts(body, *boundary, m_options.pictures);
        std::erase_if(parts, [](const BodyPart& part) { return !part.fileName; });
        if (parts.empty()) {
            throw RequestError(badRequest, "There is no file in the form", otherFormat);
        }
        for (const BodyPart& part : parts) {
            Json prediction = {{"image", *part.fileName}};
            try {
                pictures.push_back(decoded(part.content));
                places.push_back(predictions.size());
            } catch (const RequestError& error) {
                if (parts.size() == 1) {
                    throw;
                }
                prediction["error"] = error.reason() + ".";
                prediction["hint"] = error.mend() + ".";
            }
            predictions.push_back(std::move(prediction));
        }
    } else {
        pictures.push_back(decoded(body));
        places.push_back(0);
        predictions.push_back(Json::object());
    }
    const std::vector<std::vector<float>> answers = place.classify(std::move(pictures));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        predictions[places[i]]["classes"] = classesOf(mostProbable(m_model.classes(), answers[i], count));
    }
    return textOf({{"model", m_model.name()}, {"predictions", std::move(predictions)}});
}

Picture ClassifyService::decoded(std::string_view bytes) {
    const std::span data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const Decoders::Turn turn(*m_decoders);
    try {
        if (!bytes.empty() && readPictureHeader(data).format == PictureFormat::Unknown) {
            const std::string reason = whyFormatIsNotRead(data);
            throw RequestError(
                badRequest,
                reason.empty() ? "What was sent is no picture of a kind that is read" : "What was sent " + reason,
                otherFormat);
        }
        const int size = m_model.imageSize();
        return resizePicture(decodePicture(data, size), size, m_model.resizeRule());
    } catch (const RequestError&) {
        throw;
    } catch (const Error& error) {
        const std::string& reason = error.reason();
        throw RequestError(badRequest, "The picture " + reason.substr(0, reason.find_last_not_of('.') + 1),
                           error.mend().empty() ? "Send another picture" : error.mend());
    }
}

int ClassifyService::topOf(const std::string& text) const {
    if (text.empty()) {
        return m_options.top;
    }
    int top = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), top);
    if (error != std::errc{} || end != text.data() + text.size() || top < 1) {
        throw RequestError(badRequest, "'top' takes a whole number from 1 on", "Write ?top=3, or leave it out");
    }
    return top;
}

std::string ClassifyService::health() const {
    return textOf({{"status", "ok"},
                   {"model", m_model.name()},
                   {"classes", m_model.classes().size()},
                   {"image_size", m_model.imageSize()},
                   {"uptime_seconds", std::round(m_metrics.uptimeSeconds() * 1000) / 1000},
                   {"version", DOCENT_VERSION}});
}

std::string ClassifyService::labels() const {
    return textOf({{"model", m_model.name()}, {"labels", m_model.classes()}});
}

std::string ClassifyService::metricsText() const {
    return m_metrics.text(m_model.name(), m_queue.requestsInside(), m_queue.picturesWaiting());
}

std::string problemJson(const std::string& error, const std::string& hint) {
    return textOf({{"error", error + "."}, {"hint", hint + "."}});
}

}  // namespace docent
