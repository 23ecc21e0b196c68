// SPDX-License-Identifier: GPL-3.0-or-later
#include "PredictionWriter.h"

#include <cstdio>

#include "Table.h"
#include "base/Csv.h"
#include "base/Utf8.h"

namespace docent {

namespace {

/// Pictures of which the table's columns take their widths; a person who names no more gets the whole table at once.
constexpr int tableLead = 30;

/// As many digits as roundedProbability() keeps.
std::string numberText(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string distanceText(double distance) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", distance);
    return text;
}

class TableWriter final : public PredictionWriter {
public:
    TableWriter(double usualDistance, TextSink sink) : m_usualDistance(usualDistance), m_sink(std::move(sink)) {}

    void add(const NamedPicture& picture) override {
        if (!picture.error.empty()) {
            return;  // it is told on stderr
        }
        bool isFirst = true;
        for (const auto& [label, probability] : picture.classes) {
            m_table.add({isFirst ? picture.image : "", label, percent(probability)});
            isFirst = false;
        }
        ++m_count;
        if (m_count >= tableLead) {
            m_sink(m_table.takeText());
        }
        addNeighbours(picture);
    }

    void finish() override {
        if (m_count == 0) {
            return;
        }
        if (m_count < tableLead) {
            m_sink(m_table.takeText());
        }
        if (m_usualDistance >= 0) {
            m_sink("\n" + m_neighbours.text() + (m_far.empty() ? "" : "\n") + m_far);
        }
    }

private:
    /// The nearest training pictures of all pictures, and a line for each that has none near, come at the end.
    void addNeighbours(const NamedPicture& picture) {
        bool isFirst = true;
        for (const NearPicture& near : picture.neighbours) {
            m_neighbours.add({isFirst ? picture.image : "", near.location, near.label, distanceText(near.distance)});
            isFirst = false;
        }
        if (!picture.neighbours.empty() && picture.neighbours.front().distance > m_usualDistance) {
            m_far += picture.image +
                     " is unlike anything in the training pictures: 99 of 100 of these have another one within " +
                     distanceText(m_usualDistance) + "\n";
        }
    }

    double m_usualDistance;
    TextSink m_sink;
    Table m_table{{"picture", "class", "probability>"}};
    int m_count = 0;
    Table m_neighbours{{"picture", "nearest training picture", "class", "distance>"}};
    std::string m_far;
};

class CsvWriter final : public PredictionWriter {
public:
    CsvWriter(std::size_t classes, TextSink sink) : m_classes(classes), m_sink(std::move(sink)) {
        std::string header = "image";
        for (std::size_t i = 0; i < m_classes; ++i) {
            const std::string rank = i == 0 ? "" : std::to_string(i + 1);
            header += ",class" + rank + ",probability" + rank;
        }
        m_sink(header + ",error\r\n");
    }

    void add(const NamedPicture& picture) override {
        std::string row;
        appendCsvField(row, withEscapedBytes(picture.image));
        for (std::size_t i = 0; i < m_classes; ++i) {
            row += ",";
            if (i < picture.classes.size()) {
                appendCsvField(row, picture.classes[i].label);
                row += "," + numberText(picture.classes[i].probability);
            } else {
                row += ",";
            }
        }
        row += ",";
        if (!picture.error.empty()) {
            appendCsvField(row, withEscapedBytes(picture.error));
        }
        m_sink(row + "\r\n");
    }

private:
    std::size_t m_classes;
    TextSink m_sink;
};

class JsonlWriter final : public PredictionWriter {
public:
    explicit JsonlWriter(TextSink sink) : m_sink(std::move(sink)) {}

    void add(const NamedPicture& picture) override {
        NamedPicture readable = picture;
        readable.image = withEscapedBytes(picture.image);
        readable.error = withEscapedBytes(picture.error);
        for (NamedProbability& named : readable.classes) {
            named.probability = roundedProbability(named.probability);
        }
        m_sink(toJson(readable).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    }

private:
    TextSink m_sink;
};

}  // namespace

Json toJson(const NamedPicture& picture) {
    if (!picture.error.empty()) {
        return {{"image", picture.image}, {"error", picture.error}};
    }
    Json classes = Json::array();
    for (const auto& [label, probability] : picture.classes) {
        classes.push_back({{"class", label}, {"probability", probability}});
    }
    Json item = {{"image", picture.image}, {"classes", std::move(classes)}};
    if (!picture.neighbours.empty()) {
        Json neighbours = Json::array();
        for (const NearPicture& near : picture.neighbours) {
            neighbours.push_back({{"image", near.location}, {"class", near.label}, {"distance", near.distance}});
        }
        item["neighbours"] = std::move(neighbours);
    }
    return item;
}

std::unique_ptr<PredictionWriter> createPredictionWriter(const PredictionLayout& layout, TextSink sink) {
    switch (layout.format) {
        case PredictionFormat::Csv:
            return std::make_unique<CsvWriter>(layout.classes, std::move(sink));
        case PredictionFormat::Jsonl:
            return std::make_unique<JsonlWriter>(std::move(sink));
        case PredictionFormat::Auto:
        case PredictionFormat::Table:
            break;
    }
    return std::make_unique<TableWriter>(layout.usualDistance, std::move(sink));
}

}  // namespace docent
