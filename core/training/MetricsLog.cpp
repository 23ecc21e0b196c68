// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/MetricsLog.h"

#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

using Json = nlohmann::ordered_json;

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

bool fromLine(const std::string& line, MetricRow& row) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) {
        return false;
    }
    try {
        row.series = json.value("series", std::string("train"));
        row.step = json.value("step", std::int64_t{0});
        row.epoch = json.value("epoch", 0.0);
        row.seconds = json.value("seconds", 0.0);
        const auto take = [&](const char* key, std::optional<double>& value) {
            if (const auto found = json.find(key); found != json.end() && found->is_number()) {
                value = found->get<double>();
            }
        };
        take("loss", row.loss);
        take("accuracy", row.accuracy);
        take("learning_rate", row.learningRate);
        take("images_per_second", row.imagesPerSecond);
        take("val_loss", row.validationLoss);
        take("val_accuracy", row.validationAccuracy);
    } catch (const Json::exception&) {
        return false;
    }
    return true;
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
    std::ifstream in(m_path, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(m_offset));
    std::string line;
    while (std::getline(in, line) && !in.eof()) {
        m_offset += line.size() + 1;
        MetricRow row;
        if (fromLine(line, row)) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace docent
