// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CocoReader.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "data/FileSource.h"
#include "data/JsonText.h"
#include "data/PictureList.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maxBytes = std::uint64_t{4} << 30;
constexpr std::size_t headBytes = std::size_t{64} << 10;
constexpr const char* correct = "Correct the file";
/// All that is needed; outlines, captions and licences can be a hundred times as much.
constexpr std::array<std::string_view, 19> wantedKeys{
    "images",        "annotations", "categories", "id",    "file_name", "image_id", "category_id",
    "bbox",          "area",        "name",       "split", "kingdom",   "phylum",   "class",
    "supercategory", "order",       "family",     "genus", "iscrowd"};
constexpr std::array<const char*, 6> ranks{"kingdom", "phylum", "class", "order", "family", "genus"};

/// Which category the largest box of a picture has.
struct Largest {
    std::int64_t category = -1;
    double area = -1;
    bool hasOthers = false;
};

std::int64_t integer(const Json& object, const char* key, const std::string& where) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end() || !found->is_number_integer()) {
        throw Error(where + " has no whole number '" + key + "'", correct);
    }
    return found->get<std::int64_t>();
}

std::string text(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A category's name as one level of a label.
std::string level(std::string name) {
    std::replace(name.begin(), name.end(), '/', '-');
    std::replace(name.begin(), name.end(), '|', '-');
    return name;
}

const Json& listOf(const Json& document, const char* key, const std::string& file) {
    const auto found = document.find(key);
    if (found == document.end() || !found->is_array()) {
        throw Error(file + " has no list '" + key + "', as annotations of COCO have",
                    key == std::string_view("annotations") ? "Take the annotations of the training or validation part"
                                                           : correct);
    }
    return *found;
}

std::map<std::int64_t, std::vector<std::string>> readCategories(const Json& document, const std::string& file) {
    std::map<std::int64_t, std::vector<std::string>> levels;
    std::int64_t number = 0;
    for (const Json& category : listOf(document, "categories", file)) {
        const std::string where = file + ", category " + std::to_string(++number);
        std::vector<std::string> path;
        for (const char* rank : ranks) {
            if (const std::string name = text(category, rank); !name.empty()) {
                path.push_back(level(name));
            }
        }
        const std::string above = text(category, "supercategory");
        const std::string name = text(category, "name");
        if (name.empty()) {
            throw Error(where + " has no name", correct);
        }
        if (path.empty() && !above.empty() && above != name && above != "none") {
            path.push_back(level(above));
        }
        path.push_back(level(name));
        levels[integer(category, "id", where)] = std::move(path);
    }
    return levels;
}

double areaOf(const Json& annotation) {
    if (const auto box = annotation.find("bbox"); box != annotation.end() && box->is_array() && box->size() == 4 &&
                                                  (*box)[2].is_number() && (*box)[3].is_number()) {
        return std::max(0.0, (*box)[2].get<double>() * (*box)[3].get<double>());
    }
    const auto area = annotation.find("area");
    return area != annotation.end() && area->is_number() ? std::max(0.0, area->get<double>()) : 0;
}

std::unordered_map<std::int64_t, Largest> largestBoxes(const Json& document, const std::string& file,
                                                       RunContext& context) {
    std::unordered_map<std::int64_t, Largest> byImage;
    std::int64_t number = 0;
    for (const Json& annotation : listOf(document, "annotations", file)) {
        context.checkStop();
        const std::string where = file + ", annotation " + std::to_string(++number);
        Largest& largest = byImage[integer(annotation, "image_id", where)];
        const std::int64_t category = integer(annotation, "category_id", where);
        const double area = areaOf(annotation);
        largest.hasOthers = largest.hasOthers || (largest.category >= 0 && largest.category != category);
        if (area > largest.area) {
            largest.area = area;
            largest.category = category;
        }
    }
    return byImage;
}

}  // namespace

CocoReader::CocoReader(ListOptions options) : m_options(std::move(options)) {}

std::optional<std::string> CocoReader::recognise(const std::filesystem::path& path) const {
    std::error_code error;
    if (path.extension() != ".json" || !fs::is_regular_file(path, error)) {
        return std::nullopt;
    }
    const std::string head = readHead(path, headBytes);
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || head[first] != '{') {
        return std::nullopt;
    }
    for (const char* key : {"\"images\"", "\"annotations\"", "\"categories\""}) {
        if (head.find(key) != std::string::npos) {
            return "it is a JSON object with " + std::string(key) + ", as COCO writes annotations";
        }
    }
    return std::nullopt;
}

Catalog CocoReader::read(const std::filesystem::path& path, RunContext& context) const {
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    if (error) {
        throw Error("Cannot read " + path.string() + ": " + error.message(), "Check the path");
    }
    if (bytes > maxBytes) {
        throw Error(
            path.string() + " has " + formatBytes(bytes) + ", and at most " + formatBytes(maxBytes) + " are read",
            "Split it");
    }
    context.progress({.stage = "Reading the annotations", .done = 0, .total = 0, .doneAtStart = 0, .detail = {}});
    std::ifstream stream(path, std::ios::binary);
    const Json document = parseJson<Json>(stream, path, [&context](const std::string& key) {
        context.checkStop();
        return std::find(wantedKeys.begin(), wantedKeys.end(), key) != wantedKeys.end();
    });
    const std::string file = path.string();
    if (!document.is_object()) {
        throw Error(file + " is no object, as annotations of COCO are", correct);
    }
    const auto categories = readCategories(document, file);
    const auto largest = largestBoxes(document, file, context);
    PictureList list(path, m_options.root.empty() ? fs::absolute(path).parent_path() : m_options.root,
                     !m_options.root.empty());
    std::int64_t number = 0;
    std::int64_t mixed = 0;
    for (const Json& image : listOf(document, "images", file)) {
        context.checkStop();
        const std::string place = "image " + std::to_string(++number);
        const std::int64_t id = integer(image, "id", file + ", " + place);
        const std::string name = text(image, "file_name");
        const auto box = largest.find(id);
        if (box == largest.end()) {
            list.skip(name, "has no annotation", place);
            continue;
        }
        const auto category = categories.find(box->second.category);
        if (category == categories.end()) {
            list.skip(name, "has a category that is not there: " + std::to_string(box->second.category), place);
            continue;
        }
        mixed += box->second.hasOthers ? 1 : 0;
        list.add({.path = name, .levels = category->second, .split = text(image, "split"), .place = place});
    }
    if (mixed > 0) {
        list.note(std::to_string(mixed) + (mixed == 1 ? " picture shows" : " pictures show") +
                  " things of several categories; each counts as that of its largest box.");
    }
    return list.build(DatasetFormat::Coco, context);
}

std::unique_ptr<ImageSource> CocoReader::open(const Catalog& catalog) const {
    return std::make_unique<FileSource>(catalog);
}

}  // namespace docent
