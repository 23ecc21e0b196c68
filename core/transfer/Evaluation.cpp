// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Evaluation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/Csv.h"
#include "base/Error.h"

namespace docent {

namespace {

void checkSizes(const Matrix& logits, std::size_t labels, std::size_t names) {
    if (logits.rows != static_cast<std::int64_t>(labels) || logits.columns != static_cast<std::int64_t>(names)) {
        throw Error("Outputs of " + std::to_string(logits.rows) + " images and " + std::to_string(logits.columns) +
                    " classes cannot be compared with " + std::to_string(labels) + " labels of " +
                    std::to_string(names) + " classes");
    }
    for (std::int64_t row = 0; row < logits.rows; ++row) {
        const float* values = logits.row(row);
        if (!std::all_of(values, values + logits.columns, [](float value) { return std::isfinite(value); })) {
            throw Error("The model's output for image " + std::to_string(row) + " is not finite",
                        "Train again with a lower learning rate");
        }
    }
}

std::size_t checkedLabel(std::int64_t label, std::size_t classes) {
    if (label < 0 || static_cast<std::size_t>(label) >= classes) {
        throw Error("Label " + std::to_string(label) + " is none of the " + std::to_string(classes) + " classes");
    }
    return static_cast<std::size_t>(label);
}

/// The first of the largest.
std::size_t predictedClass(const Matrix& logits, std::int64_t row) {
    const float* values = logits.row(row);
    return static_cast<std::size_t>(std::max_element(values, values + logits.columns) - values);
}

double logSumExp(const float* values, std::int64_t count) {
    const double largest = *std::max_element(values, values + count);
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        sum += std::exp(static_cast<double>(values[i]) - largest);
    }
    return largest + std::log(sum);
}

double ratio(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// Precision, recall and F1 of each class, and the mean recall of those that have images.
void reportClasses(Evaluation& result) {
    const std::size_t count = result.classes.size();
    double recalls = 0;
    int present = 0;
    for (std::size_t c = 0; c < count; ++c) {
        ClassReport& report = result.classes[c];
        std::int64_t predicted = 0;
        for (std::size_t other = 0; other < count; ++other) {
            report.support += result.confusionAt(c, other);
            predicted += result.confusionAt(other, c);
        }
        const std::int64_t hits = result.confusionAt(c, c);
        report.precision = ratio(hits, predicted);
        report.recall = ratio(hits, report.support);
        report.f1 = ratio(2 * hits, predicted + report.support);
        if (report.support > 0) {
            recalls += report.recall;
            ++present;
        }
    }
    result.balancedAccuracy = present > 0 ? recalls / present : 0;
}

}  // namespace

Matrix softmax(const Matrix& logits) {
    Matrix result = logits;
    for (std::int64_t row = 0; row < logits.rows && logits.columns > 0; ++row) {
        const float* values = logits.row(row);
        const double normaliser = logSumExp(values, logits.columns);
        std::transform(values, values + logits.columns, result.row(row), [normaliser](float value) {
            return static_cast<float>(std::exp(static_cast<double>(value) - normaliser));
        });
    }
    return result;
}

Evaluation evaluateLogits(const Matrix& logits, const std::vector<std::int64_t>& labels,
                          const std::vector<std::string>& names) {
    checkSizes(logits, labels.size(), names.size());
    if (labels.empty()) {
        throw Error("There is no image to evaluate on", "Give the data set a test part");
    }
    Evaluation result;
    result.images = logits.rows;
    result.confusion.assign(names.size() * names.size(), 0);
    for (const std::string& name : names) {
        result.classes.push_back({.name = name});
    }
    std::int64_t hits = 0;
    double loss = 0;
    for (std::int64_t row = 0; row < logits.rows; ++row) {
        const std::size_t truth = checkedLabel(labels[static_cast<std::size_t>(row)], names.size());
        const std::size_t predicted = predictedClass(logits, row);
        ++result.confusion[truth * names.size() + predicted];
        hits += truth == predicted ? 1 : 0;
        loss += logSumExp(logits.row(row), logits.columns) - static_cast<double>(logits.row(row)[truth]);
    }
    result.accuracy = ratio(hits, result.images);
    result.interval = wilsonInterval(hits, result.images);
    result.crossEntropy = loss / static_cast<double>(result.images);
    reportClasses(result);
    return result;
}

std::string predictionsCsv(const std::vector<std::string>& locations, const Matrix& logits,
                           const std::vector<std::int64_t>& labels, const std::vector<std::string>& names) {
    checkSizes(logits, labels.size(), names.size());
    if (locations.size() != labels.size()) {
        throw Error("There are " + std::to_string(locations.size()) + " picture names for " +
                    std::to_string(labels.size()) + " predictions");
    }
    std::string csv = "image,label,predicted,probability,correct\n";
    for (std::int64_t row = 0; row < logits.rows; ++row) {
        const auto index = static_cast<std::size_t>(row);
        const std::size_t truth = checkedLabel(labels[index], names.size());
        const std::size_t predicted = predictedClass(logits, row);
        const double probability =
            std::exp(static_cast<double>(logits.row(row)[predicted]) - logSumExp(logits.row(row), logits.columns));
        char figures[48];
        std::snprintf(figures, sizeof figures, "%.6f,%d\n", probability, truth == predicted ? 1 : 0);
        for (const std::string& field : {locations[index], names[truth], names[predicted]}) {
            appendCsvField(csv, field);
            csv += ',';
        }
        csv += figures;
    }
    return csv;
}

Yaml toYaml(const Evaluation& evaluation) {
    Yaml yaml;
    yaml.set("images", evaluation.images);
    yaml.set("accuracy", evaluation.accuracy);
    yaml.set("interval", std::vector<double>{evaluation.interval.low, evaluation.interval.high});
    yaml.set("balanced_accuracy", evaluation.balancedAccuracy);
    yaml.set("cross_entropy", evaluation.crossEntropy);
    std::vector<Yaml> classes;
    std::vector<std::string> rows;
    for (std::size_t c = 0; c < evaluation.classes.size(); ++c) {
        const ClassReport& report = evaluation.classes[c];
        Yaml item;
        item.set("name", report.name);
        item.set("support", report.support);
        item.set("precision", report.precision);
        item.set("recall", report.recall);
        item.set("f1", report.f1);
        classes.push_back(item);
        // A row is one text, "12 0 3": a line of the file, where a list of lists would take a line a number.
        std::string row;
        for (std::size_t other = 0; other < evaluation.classes.size(); ++other) {
            if (other > 0) {
                row += ' ';
            }
            row += std::to_string(evaluation.confusionAt(c, other));
        }
        rows.push_back(row);
    }
    yaml.set("classes", classes);
    yaml.set("confusion", rows);
    return yaml;
}

Evaluation evaluationFromYaml(const Yaml& yaml) {
    Evaluation evaluation;
    if (yaml.keys().empty()) {
        return evaluation;  // of a run that has not come so far
    }
    yaml.require("images", evaluation.images);
    yaml.require("accuracy", evaluation.accuracy);
    std::vector<double> interval;
    yaml.require("interval", interval);
    if (interval.size() != 2) {
        yaml.fail("interval", "must be two numbers");
    }
    evaluation.interval = {interval[0], interval[1]};
    yaml.require("balanced_accuracy", evaluation.balancedAccuracy);
    yaml.require("cross_entropy", evaluation.crossEntropy);
    for (const Yaml& item : yaml.children("classes")) {
        ClassReport report;
        item.require("name", report.name);
        item.require("support", report.support);
        item.require("precision", report.precision);
        item.require("recall", report.recall);
        item.require("f1", report.f1);
        item.rejectUnknown();
        evaluation.classes.push_back(report);
    }
    std::vector<std::string> rows;
    yaml.require("confusion", rows);
    const std::size_t count = evaluation.classes.size();
    const std::string problem =
        "must be " + std::to_string(count) + " rows of " + std::to_string(count) + " whole numbers";
    if (rows.size() != count) {
        yaml.fail("confusion", problem);
    }
    for (const std::string& row : rows) {
        const char* cursor = row.data();
        const char* const end = row.data() + row.size();
        for (std::size_t c = 0; c < count; ++c) {
            while (cursor != end && *cursor == ' ') {
                ++cursor;
            }
            std::int64_t value = 0;
            const auto [next, failure] = std::from_chars(cursor, end, value);
            if (failure != std::errc() || value < 0 || (next != end && *next != ' ')) {
                yaml.fail("confusion", problem);
            }
            evaluation.confusion.push_back(value);
            cursor = next;
        }
        if (cursor != end) {
            yaml.fail("confusion", problem);
        }
    }
    yaml.rejectUnknown();
    return evaluation;
}

}  // namespace docent
