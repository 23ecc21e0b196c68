// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "Json.h"
#include "base/Options.h"
#include "jobs/Trial.h"

namespace docent {

/// How the classes of many pictures are written.
enum class PredictionFormat {
    Auto,   ///< as the name of the file says that it goes to, else a table
    Table,  ///< for a person: a line for each class
    Csv,    ///< RFC 4180: a line for each picture
    Jsonl   ///< a JSON object a line for each picture
};
template <>
struct EnumNames<PredictionFormat> {
    static constexpr std::pair<PredictionFormat, std::string_view> values[] = {{PredictionFormat::Auto, "auto"},
                                                                               {PredictionFormat::Table, "table"},
                                                                               {PredictionFormat::Csv, "csv"},
                                                                               {PredictionFormat::Jsonl, "jsonl"}};
};

/// A picture with its classes, the most probable first, or with what is wrong with it.
struct NamedPicture {
    std::string image;
    std::string error;  ///< a whole sentence; "" = none
    std::vector<NamedProbability> classes;
    std::vector<NearPicture> neighbours;  ///< the nearest first; none unless they were asked for
};

/// Writes pictures as they come.
class PredictionWriter {
public:
    virtual ~PredictionWriter() = default;
    PredictionWriter(const PredictionWriter&) = delete;
    PredictionWriter& operator=(const PredictionWriter&) = delete;

    virtual void add(const NamedPicture& picture) = 0;
    /// After the last one.
    virtual void finish() {}

protected:
    PredictionWriter() = default;
};

using TextSink = std::function<void(std::string_view)>;

struct PredictionLayout {
    PredictionFormat format = PredictionFormat::Table;
    std::size_t classes = 0;  ///< that each picture is named with
    /// With which neighbours were asked for: how far apart training pictures are, see TrainingNeighbours; negative:
    /// none were.
    double usualDistance = -1;
};
/// What is not UTF-8 in the path of a picture is written as \xE9, so that every reader takes it.
[[nodiscard]] std::unique_ptr<PredictionWriter> createPredictionWriter(const PredictionLayout& layout, TextSink sink);

/// A picture as --json and jsonl have it.
[[nodiscard]] Json toJson(const NamedPicture& picture);

}  // namespace docent
