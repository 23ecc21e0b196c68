// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CocoAnnotations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "data/JsonText.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maxBytes = std::uint64_t{4} << 30;
constexpr const char* correct = "Correct the file";
/// Of a picture in pixels; the decoder takes 100 million pixels.
constexpr int maxPictureSide = 1 << 20;
constexpr std::array<const char*, 6> ranks{"kingdom", "phylum", "class", "order", "family", "genus"};

/// The smallest part of a picture that holds the box of a file.
CocoBox pixelBox(const std::array<double, 4>& box, std::int64_t category) {
    const auto pixel = [](double at) { return static_cast<int>(std::clamp(at, 0.0, double{maxPictureSide})); };
    const int x = pixel(std::floor(box[0]));
    const int y = pixel(std::floor(box[1]));
    return {category, x, y, pixel(std::ceil(box[0] + box[2])) - x, pixel(std::ceil(box[1] + box[3])) - y};
}

/// A category's name as one level of a label.
std::string level(std::string name) {
    std::replace(name.begin(), name.end(), '/', '-');
    std::replace(name.begin(), name.end(), '|', '-');
    return name;
}

/// An entry of one of the lists, as far as it has been read.
class Entry {
public:
    void clear() { *this = Entry(); }
    void setText(const std::string& key, const std::string& text) { m_texts[key] = text; }
    void setNumber(const std::string& key, double number, std::optional<std::int64_t> whole) {
        if (whole && (key == "id" || key == "image_id" || key == "category_id")) {
            m_wholes[key] = *whole;
        }
        m_area = key == "area" ? std::max(0.0, number) : m_area;
        m_isCrowd = m_isCrowd || (key == "iscrowd" && number != 0);
    }
    void addToBox(std::optional<double> number) {
        if (number && m_boxParts < m_box.size()) {
            m_box[m_boxParts] = *number;
        }
        m_isBox = m_isBox && number.has_value();
        ++m_boxParts;
    }

    /// `where`: "instances.json, image 3".
    [[nodiscard]] std::int64_t whole(const char* key, const std::string& where) const {
        const auto found = m_wholes.find(key);
        if (found == m_wholes.end()) {
            throw Error(where + " has no whole number '" + key + "'",
                        key == std::string_view("category_id") ? "Give annotations of boxes: captions have no classes"
                                                               : correct);
        }
        return found->second;
    }
    [[nodiscard]] std::string text(const char* key) const {
        const auto found = m_texts.find(key);
        return found == m_texts.end() ? std::string() : found->second;
    }
    [[nodiscard]] double area() const { return hasBox() ? std::max(0.0, m_box[2] * m_box[3]) : m_area; }
    [[nodiscard]] bool hasBox() const { return m_isBox && m_boxParts == m_box.size(); }
    [[nodiscard]] const std::array<double, 4>& box() const { return m_box; }
    /// Whether it outlines many things at once.
    [[nodiscard]] bool isCrowd() const { return m_isCrowd; }

private:
    std::map<std::string, std::string> m_texts;
    std::map<std::string, std::int64_t> m_wholes;
    double m_area = 0;
    std::array<double, 4> m_box{};
    std::size_t m_boxParts = 0;
    bool m_isBox = true;  ///< all parts are numbers
    bool m_isCrowd = false;
};

/// Keeps of a file, while it is read, what counts: outlines, captions and licences can be a hundred times as much.
/// Throws Error.
class Collector final : public nlohmann::json_sax<Json> {
public:
    Collector(std::string file, BoxUse boxes, RunContext& context)
        : m_file(std::move(file)), m_boxes(boxes), m_context(context) {}

    [[nodiscard]] CocoAnnotations result() {
        for (const char* list : {"categories", "annotations", "images"}) {
            if (m_annotations.missing.empty() && !m_counts.contains(list)) {
                m_annotations.missing = list;
            }
        }
        return std::move(m_annotations);
    }

    bool null() override { return other(); }
    bool boolean(bool) override { return other(); }
    bool number_integer(number_integer_t value) override { return number(static_cast<double>(value), value); }
    bool number_unsigned(number_unsigned_t value) override {
        return number(static_cast<double>(value), static_cast<std::int64_t>(value));
    }
    bool number_float(number_float_t value, const string_t&) override { return number(value, std::nullopt); }
    bool binary(binary_t&) override { return other(); }
    bool string(string_t& value) override {
        const bool isId = m_key == "image_id" || m_key == "category_id" || (m_key == "id" && m_list != "annotations");
        if (isField() && isId) {
            const std::int64_t id = idOf(value);
            m_entry.setNumber(m_key, static_cast<double>(id), id);
            return true;
        }
        if (isField() && isWanted()) {
            m_entry.setText(m_key, value);
            return true;
        }
        return other();
    }
    bool key(string_t& key) override {
        if (m_depth == listDepth) {
            m_list = key;
        } else if (m_depth == fieldDepth) {
            m_context.checkStop();
            m_key = key;
        }
        return true;
    }
    bool start_object(std::size_t) override {
        begin(true);
        return true;
    }
    bool start_array(std::size_t) override {
        begin(false);
        return true;
    }
    bool end_object() override {
        if (m_depth == fieldDepth && m_isEntry) {
            take();
            m_isEntry = false;
        }
        --m_depth;
        return true;
    }
    bool end_array() override {
        m_isInList = m_isInList && m_depth != entryDepth;
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
        throw JsonSyntaxError(m_file, jsonProblem(error));
    }

private:
    // How many objects and arrays are open where there is ...
    static constexpr int listDepth = 1;   ///< ... a key of the whole, "images"
    static constexpr int entryDepth = 2;  ///< ... an entry of such a list
    static constexpr int fieldDepth = 3;  ///< ... a key of an entry, "bbox"
    static constexpr int boxDepth = 4;    ///< ... a number of a box

    [[nodiscard]] bool isField() const { return m_depth == fieldDepth && m_isEntry; }
    [[nodiscard]] bool isInBox() const { return m_depth == boxDepth && m_isEntry && m_key == "bbox"; }
    [[nodiscard]] bool isWanted() const {
        const auto is = [this](const char* key) { return m_key == key; };
        return m_list == "categories" ? is("name") || is("supercategory") || std::any_of(ranks.begin(), ranks.end(), is)
                                      : m_list == "images" && (is("file_name") || is("split"));
    }
    [[nodiscard]] bool isKnownList() const {
        return m_list == "images" || m_list == "annotations" || m_list == "categories";
    }
    [[nodiscard]] std::string where() const {
        const char* what = m_list == "images" ? "image" : m_list == "annotations" ? "annotation" : "category";
        return m_file + ", " + what + " " + std::to_string(m_counts.at(m_list));
    }

    /// A number for an id that is a text, as camera traps have them.
    std::int64_t idOf(const std::string& text) {
        std::int64_t id = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
        if (error == std::errc() && end == text.data() + text.size() && std::to_string(id) == text) {
            return id;
        }
        constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min();
        auto& ids = m_annotations.textIds;
        return ids.try_emplace(text, first + static_cast<std::int64_t>(ids.size())).first->second;
    }

    /// An object or an array.
    void begin(bool isObject) {
        if (m_depth == 0 && !isObject) {
            refuseWhole();
        }
        if (m_depth == listDepth && !isObject && isKnownList()) {
            m_isInList = true;
            m_counts.try_emplace(m_list, 0);
        }
        if (m_depth == entryDepth && m_isInList) {
            if (isObject) {
                ++m_counts[m_list];
                m_isEntry = true;
                m_entry.clear();
            } else {
                refuseEntry();
            }
        }
        if (isInBox()) {
            m_entry.addToBox(std::nullopt);
        }
        ++m_depth;
    }
    bool number(double value, std::optional<std::int64_t> whole) {
        if (isField()) {
            m_entry.setNumber(m_key, value, whole);
            return true;
        }
        if (isInBox()) {
            m_entry.addToBox(value);
            return true;
        }
        return other();
    }
    /// A value of which nothing is kept.
    bool other() {
        if (m_depth == 0) {
            refuseWhole();
        }
        if (m_depth == entryDepth && m_isInList) {
            refuseEntry();
        }
        if (isInBox()) {
            m_entry.addToBox(std::nullopt);
        }
        return true;
    }
    [[noreturn]] void refuseWhole() const {
        throw Error(m_file + " is no object, as annotations of COCO are", correct);
    }
    [[noreturn]] void refuseEntry() {
        ++m_counts[m_list];
        throw Error(where() + " is no object", correct);
    }

    void take() {
        if (m_list == "images") {
            m_annotations.pictures.push_back(
                {m_entry.whole("id", where()), m_entry.text("file_name"), m_entry.text("split")});
        } else if (m_list == "annotations") {
            takeAnnotation();
        } else {
            takeCategory();
        }
    }
    void takeAnnotation() {
        const std::int64_t picture = m_entry.whole("image_id", where());
        const std::int64_t category = m_entry.whole("category_id", where());
        if (m_boxes == BoxUse::Crops) {
            std::vector<CocoBox>& boxes = m_annotations.allBoxes[picture];
            if (m_entry.hasBox() && !m_entry.isCrowd()) {
                boxes.push_back(pixelBox(m_entry.box(), category));
            }
            return;
        }
        CocoAnnotations::Largest& largest = m_annotations.largest[picture];
        largest.hasOthers = largest.hasOthers || (largest.area >= 0 && largest.category != category);
        if (const double area = m_entry.area(); area > largest.area) {
            largest.area = area;
            largest.category = category;
        }
    }
    void takeCategory() {
        std::vector<std::string> path;
        for (const char* rank : ranks) {
            if (const std::string name = m_entry.text(rank); !name.empty()) {
                path.push_back(level(name));
            }
        }
        const std::string above = m_entry.text("supercategory");
        const std::string name = m_entry.text("name");
        if (name.empty()) {
            throw Error(where() + " has no name", correct);
        }
        if (path.empty() && !above.empty() && above != name && above != "none") {
            path.push_back(level(above));
        }
        path.push_back(level(name));
        m_annotations.categories[m_entry.whole("id", where())] = std::move(path);
    }

    std::string m_file;
    BoxUse m_boxes;
    RunContext& m_context;
    CocoAnnotations m_annotations;
    std::map<std::string, std::int64_t> m_counts;  ///< entries of each known list so far
    std::string m_list;                            ///< the key of the whole that is being read
    std::string m_key;                             ///< the key of the entry
    Entry m_entry;
    int m_depth = 0;
    bool m_isInList = false;
    bool m_isEntry = false;
};

}  // namespace

CocoAnnotations readCocoAnnotations(const fs::path& path, BoxUse boxes, RunContext& context) {
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
    const std::string stage = "Reading the annotations";
    context.progress({.stage = stage, .done = 0, .total = 0, .doneAtStart = 0, .detail = {}});
    if (isUtf16(path)) {
        throw Error(path.string() + " is in UTF-16, and JSON is UTF-8", "Save it again as UTF-8");
    }
    std::ifstream stream(path, std::ios::binary);
    Collector collector(path.string(), boxes, context);
    Json::sax_parse(stream, &collector);
    return collector.result();
}

std::string CocoAnnotations::idText(std::int64_t id) const {
    const auto text =
        std::find_if(textIds.begin(), textIds.end(), [id](const auto& entry) { return entry.second == id; });
    return text == textIds.end() ? std::to_string(id) : "'" + text->first + "'";
}

void requireCocoLists(const CocoAnnotations& annotations, const fs::path& path) {
    if (!annotations.missing.empty()) {
        throw Error(
            path.string() + " has no list '" + annotations.missing + "', as annotations of COCO have",
            annotations.missing == "annotations" ? "Take the annotations of the training or validation part" : correct);
    }
}

}  // namespace docent
