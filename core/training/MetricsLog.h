// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace docent {

/// One line of a log.jsonl. Absent values are not written.
struct MetricRow {
    std::string series = "train";    ///< "train", or the trial of a sweep: "lr 0.01, 100 steps"
    std::int64_t step = 0;           ///< steps done, >= 1
    double epoch = 0;                ///< passes over the training images done
    double seconds = 0;              ///< time trained so far, all parts of a resumed run together
    std::optional<double> loss;      ///< mean since the last row
    std::optional<double> accuracy;  ///< on the training batches since the last row
    std::optional<double> learningRate;
    std::optional<double> imagesPerSecond;
    std::optional<double> validationLoss;
    std::optional<double> validationAccuracy;
};

/// Appends rows to a log.jsonl, a JSON object a line, each flushed so that others can follow.
class MetricsLog {
public:
    /// An empty path writes nothing. Rows of `series` after `keepUntilStep` are removed first: a resumed run writes
    /// them again.
    MetricsLog(std::filesystem::path path, const std::string& series, std::int64_t keepUntilStep);
    void append(const MetricRow& row);

private:
    std::filesystem::path m_path;
};

/// Follows a log.jsonl that another thread or process writes.
class MetricsReader {
public:
    explicit MetricsReader(std::filesystem::path path) : m_path(std::move(path)) {}
    /// Whole lines that were added since the last call; after the file was shortened or replaced (a resume),
    /// `restarted` is set and all of it is read again. A missing file gives nothing; a line that is not JSON is passed
    /// over.
    std::vector<MetricRow> poll(bool* restarted = nullptr);

private:
    std::filesystem::path m_path;
    std::uint64_t m_offset = 0;
    std::uint64_t m_inode = 0;
};

}  // namespace docent
