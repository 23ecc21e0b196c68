// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/MetricsLog.h"

#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::streamsize pieceSize = 1 << 18;
/// A row has some 300 bytes; what has no end of a line for so long is no log, and is not kept to wait for one.
constexpr std::size_t maxLineBytes = std::size_t{1} << 20;

std::string toLine(const MetricRow& row) {
    Json json;
    json["series"] = row.series;
    json["step"] = row.step;
    json["epoch"] = row.epoch;
    json["seconds"] = row.seconds;
    const auto put = [&](const char* key, const std::optional<double>& value) {
        if (value) {
            json[key] = *value;
        }
    };
    put("loss", row.loss);
    put("accuracy", row.accuracy);
    put("learning_rate", row.learningRate);
    put("images_per_second", row.imagesPerSecond);
    put("val_loss", row.validationLoss);
    put("val_accuracy", row.validationAccuracy);
    return json.dump() + "\n";
}

/// Fills a row from the members of one flat object. No document is built: a log of a long run has 200,000 lines.
class RowHandler final : public nlohmann::json_sax<Json> {
public:
    explicit RowHandler(MetricRow& row) : m_row(row) {}

    bool null() override { return isOptional(); }
    bool boolean(bool) override { return isOptional(); }
    bool number_integer(std::int64_t value) override { return take(static_cast<double>(value), value); }
    bool number_unsigned(std::uint64_t value) override {
        return take(static_cast<double>(value), static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) override {
        constexpr double most = 9007199254740992;  // up to which a double tells whole numbers apart
        const bool isStep = value >= -most && value <= most;
        return take(value, isStep ? static_cast<std::int64_t>(value) : 0) && (isStep || !isMember() || m_key != "step");
    }
    bool string(std::string& value) override {
        if (isMember() && m_key == "series") {
            m_row.series = std::move(value);
            return true;
        }
        return isOptional();
    }
    bool binary(Json::binary_t&) override { return false; }
    bool start_object(std::size_t) override {
        const bool allowed = m_depth == 0 || isOptional();
        ++m_depth;
        return allowed;
    }
    bool end_object() override { return --m_depth >= 0; }
    bool start_array(std::size_t) override {
        const bool allowed = isOptional();
        ++m_depth;
        return allowed;
    }
    bool end_array() override { return --m_depth >= 0; }
    bool key(std::string& name) override {
        if (m_depth == 1) {
            m_key = name;
        }
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    [[nodiscard]] bool isMember() const { return m_depth == 1; }
    /// A member whose value may be of another kind, and is then not taken: measured values, and what later versions
    /// add.
    [[nodiscard]] bool isOptional() const {
        return m_depth >= 1 && m_key != "series" && m_key != "step" && m_key != "epoch" && m_key != "seconds";
    }
    bool take(double value, std::int64_t whole) {
        if (!isMember()) {
            return isOptional();
        }
        if (m_key == "step") {
            m_row.step = whole;
        } else if (m_key == "epoch") {
            m_row.epoch = value;
        } else if (m_key == "seconds") {
            m_row.seconds = value;
        } else if (m_key == "loss") {
            m_row.loss = value;
        } else if (m_key == "accuracy") {
            m_row.accuracy = value;
        } else if (m_key == "learning_rate") {
            m_row.learningRate = value;
        } else if (m_key == "images_per_second") {
            m_row.imagesPerSecond = value;
        } else if (m_key == "val_loss") {
            m_row.validationLoss = value;
        } else if (m_key == "val_accuracy") {
            m_row.validationAccuracy = value;
        }
        return m_key != "series";
    }

    MetricRow& m_row;
    std::string m_key;
    int m_depth = 0;
};

bool fromLine(std::string_view line, MetricRow& row) {
    RowHandler handler(row);
    return Json::sax_parse(line.begin(), line.end(), &handler);
}

}  // namespace

MetricsLog::MetricsLog(std::filesystem::path path, const std::string& series, std::int64_t keepUntilStep)
    : m_path(std::move(path)) {
    if (m_path.empty() || !std::filesystem::exists(m_path)) {
        return;
    }
    std::istringstream lines(readFile(m_path));
    std::string kept;
    bool dropped = false;
    for (std::string line; std::getline(lines, line);) {
        MetricRow row;
        if (!fromLine(line, row) || (row.series == series && row.step > keepUntilStep)) {
            dropped = true;
        } else {
            kept += line + "\n";
        }
    }
    if (dropped) {
        writeFileAtomically(m_path, kept);
    }
}

void MetricsLog::append(const MetricRow& row) {
    if (m_path.empty()) {
        return;
    }
    std::ofstream out(m_path, std::ios::app | std::ios::binary);
    out << toLine(row);
    out.flush();
    if (!out) {
        throw Error("Cannot write " + m_path.string(), "Check the free space and the permissions of that folder");
    }
}

std::vector<MetricRow> MetricsReader::poll(bool* restarted) {
    if (restarted != nullptr) {
        *restarted = false;
    }
    std::vector<MetricRow> rows;
    struct stat info {};
    if (::stat(m_path.c_str(), &info) != 0) {
        return rows;
    }
    const auto inode = static_cast<std::uint64_t>(info.st_ino);
    if (m_offset > 0 && (inode != m_inode || static_cast<std::uint64_t>(info.st_size) < m_offset)) {
        m_offset = 0;
        if (restarted != nullptr) {
            *restarted = true;
        }
    }
    m_inode = inode;
    if (static_cast<std::uint64_t>(info.st_size) == m_offset) {
        return rows;
    }
    std::ifstream in(m_path, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(m_offset));
    std::string block;  // whole lines, and the half one that waits for its rest
    std::vector<char> piece(pieceSize);
    while (in.read(piece.data(), pieceSize), in.gcount() > 0) {
        block.append(piece.data(), static_cast<std::size_t>(in.gcount()));
        std::size_t begin = 0;
        for (std::size_t end = 0; (end = block.find('\n', begin)) != std::string::npos; begin = end + 1) {
            MetricRow row;
            if (fromLine(std::string_view(block).substr(begin, end - begin), row)) {
                rows.push_back(std::move(row));
            }
        }
        begin = block.size() - begin > maxLineBytes ? block.size() : begin;
        m_offset += begin;
        block.erase(0, begin);
    }
    return rows;
}

}  // namespace docent
